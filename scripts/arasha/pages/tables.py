"""Tables of a text, for readers who hear them or move about without a mouse."""

from __future__ import annotations

import html
import re
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

_TABLE = re.compile(r"(<table\b.*?</table>)", re.DOTALL)


class Cells(Treeprocessor):
    """Says which cells name a column and which name a row, and to which side a column is set.

    A table whose first heading is empty has rows that are named by their first cell: "| | Extradition | Expulsion |".
    Markdown says the side by `align`, which is not of HTML any more (HTML, 16.2): a class says it to every style sheet.
    """

    def run(self, root: Element) -> None:
        """Visit every table."""
        for table in root.iter("table"):
            for cell in (*table.iter("th"), *table.iter("td")):
                if side := cell.attrib.pop("align", ""):
                    cell.set("class", f"{cell.get('class', '')} to-{side}".strip())
            columns = table.findall("thead/tr/th")
            for cell in columns:
                cell.set("scope", "col")
            if columns and not "".join(columns[0].itertext()).strip():
                columns[0].tag = "td"
                del columns[0].attrib["scope"]
                for row in table.findall("tbody/tr"):
                    row[0].tag = "th"
                    row[0].set("scope", "row")


def framed(text: str, name: str) -> str:
    """Every table in a frame that scrolls where it is too wide, by keyboard too (WCAG 2.1.1); `name` is told aloud."""
    frame = f'<div class="table" role="group" aria-label="{html.escape(name)}" tabindex="0">'
    return _TABLE.sub(rf"{frame}\1</div>", text)
