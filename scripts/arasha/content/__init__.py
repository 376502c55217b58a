"""Content: kinds, front matter with lines, the library of linked items, standings of translations."""

from arasha.content.library import Item, Library, State, Version
from arasha.content.problem import Problem, ProblemError
from arasha.content.reading import Reading, read

__all__ = ["Item", "Library", "Problem", "ProblemError", "Reading", "State", "Version", "read"]
