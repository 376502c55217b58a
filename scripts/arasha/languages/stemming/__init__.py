"""What the search compares instead of words: keys that all forms of a word share, and readings of what was typed.

One table file a language, `tables/<language>.yml`, says how its words are inflected and mistyped. The same functions in
the browser (`overrides/assets/search/`) read the same table. A language without one is only folded.
"""

from arasha.languages.stemming.analyser import Analyser, bare, fold, keys, readings, tokens
from arasha.languages.stemming.readings import Reading
from arasha.languages.stemming.tables import shipped
from arasha.languages.stemming.words import chains

__all__ = ["Analyser", "Reading", "bare", "chains", "fold", "keys", "readings", "shipped", "tokens"]
