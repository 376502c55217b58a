"""The state of translations as a terminal shows it: two tables, and what has changed in the originals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from arasha.content.status import STATES, Cell, Status
from arasha.languages import Language, PartialDate
from arasha.languages.formats import date_text

_STYLES = {"behind": "yellow", "summary_behind": "yellow", "missing": "red", "original": "bold"}
_WIDTH = 120
"""Where nobody has told the width of the terminal."""


def show(found: Status, changes: Mapping[str, Sequence[str] | None], words: Language) -> None:
    """Print the state of all items, then the changes of each translation that is behind; None where none are known."""
    screen = Console(width=None if Console().is_terminal else _WIDTH, highlight=False)
    screen.print(_table(found, words))
    screen.print(_totals(found, words))
    for path, lines in changes.items():
        _show_changes(path, lines, screen, words)


def _table(found: Status, words: Language) -> Table:
    first = Column(words.text("status_item"), overflow="fold")
    table = Table(first, *found.languages, title=words.text("status_title"))
    for row in found.rows:
        cells = (_cell(row.cells[code], words) for code in found.languages)
        table.add_row(Text(row.item.folder or words.text("home")), *cells)
    return table


def _totals(found: Status, words: Language) -> Table:
    table = Table(words.text("status_total"), *found.languages)
    for state in STATES:
        counts = [found.totals[code][state] for code in found.languages]
        if any(counts):
            table.add_row(words.text(f"state_{state}"), *(str(count) for count in counts))
    return table


def _cell(cell: Cell, words: Language) -> Text:
    text = words.text(f"state_{cell.state}")
    if cell.since:
        text += "\n" + words.text("state_since", date=date_text(words, PartialDate.parse(cell.since)))
    return Text(text, style=_STYLES.get(cell.state, ""))


def _show_changes(path: str, lines: Sequence[str] | None, screen: Console, words: Language) -> None:
    """Print them; what is no letter could be a command to the terminal and is not passed on."""
    key = "status_no_history" if lines is None else "status_changes"
    screen.print(Text(f"\n{words.text(key, file=path)}", style="bold"), soft_wrap=True)
    for line in lines or ():
        style = {"+": "green", "-": "red", "@": "cyan"}.get(line[:1], "")
        shown = "".join(letter if letter.isprintable() or letter == "\t" else "\ufffd" for letter in line)
        screen.print(Text(shown, style=style), soft_wrap=True)
