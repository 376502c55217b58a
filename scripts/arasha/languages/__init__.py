"""The ground floor: what a language is. Names, interface strings, plural rules, dates, numbers."""

from arasha.languages.dates import PartialDate
from arasha.languages.language import Language, MissingStringsError, load_language

__all__ = ["Language", "MissingStringsError", "PartialDate", "load_language"]
