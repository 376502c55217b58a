"""One thing that is wrong with the content: code, place, and the values its wording needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem, not yet worded: `checks.wording` says it in the editor's language.

    Attributes:
        code: what kind of problem, stable: `date-unreadable`.
        path: the file, relative to the content folder, with `/`.
        line: line in the file, from 1.
        values: what the sentence about it names.
        wording: the catalogue's key, where several codes share one sentence (`date-disagrees`, `budget-disagrees`).
        warning: worth a look, but no reason not to publish.
    """

    code: str
    path: str
    line: int = 1
    values: Mapping[str, Any] = field(default_factory=dict, hash=False)
    wording: str = ""
    warning: bool = False

    @property
    def order(self) -> tuple[str, int, str]:
        """Sort key: by file, then line."""
        return (self.path, self.line, self.code)


class ProblemError(Exception):
    """Carries one problem out of a reader that can't go on."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"{problem.path}:{problem.line} {problem.code}")
        self.problem = problem
