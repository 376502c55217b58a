"""What an editor does between two builds, each time to another made-up item; works on our content and on Hugo's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from corpus import FIRST_YEAR, ORIGINAL, YEARS, item_folder

TRANSLATION = "kk"
TITLE = "Уточнено"


@dataclass
class Editor:
    """Counts its edits, so that no two are alike.

    Attributes:
        content: folder of the texts.
        news: made-up items there, 20 or more: then one is of the last year.
    """

    content: Path
    news: int
    done: int = 0

    def body(self) -> tuple[str, str]:
        """Add a sentence to a translation; gives the page (`kk/news/…`) and what must stand on it."""
        self.done += 1
        folder = item_folder(self.done * 37 % self.news)
        added = f"Осы сөйлем {self.done}-рет түзетілді."
        path = self.content / folder / f"index.{TRANSLATION}.md"
        path.write_text(f"{path.read_text(encoding='utf-8').rstrip()} {added}\n", encoding="utf-8")
        return f"{TRANSLATION}/{folder}", added

    def title_and_date(self) -> tuple[str, str]:
        """Make an item of the last year the newest, under another title; gives the page and its new title's start."""
        self.done += 1
        last = range(YEARS - 1, self.news, YEARS)
        folder = item_folder(last[self.done % len(last)])
        title = f"{TITLE} {self.done}"
        path = self.content / folder / f"index.{ORIGINAL}.md"
        text = re.sub(r'(?m)^title: "', f'title: "{title}. ', path.read_text(encoding="utf-8"), count=1)
        date = f"{FIRST_YEAR + YEARS - 1}-12-{29 + self.done % 3}"
        text = re.sub(r"(?m)^date: .*", f"date: {date}", text, count=1)
        path.write_text(text, encoding="utf-8")
        return f"{ORIGINAL}/{folder}", title

    def template(self, theme: Path) -> str:
        """Put a word above every article; gives what must stand on every page of one."""
        self.done += 1
        word = f"<p>{TITLE} {self.done}</p>"
        path = theme / "article.html"
        plain = re.sub(rf"<p>{TITLE} \d+</p>", "", path.read_text(encoding="utf-8"))
        path.write_text(plain.replace("<article>", f"<article>{word}", 1), encoding="utf-8")
        return word
