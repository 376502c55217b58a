"""How well the keys of the search join the forms of a word and part other words: run `python tests/bench/stemming.py`.

Every form is asked for, as a reader would type it, in a text that has each form of each word once. Recall: the share of
the forms of its word that it finds; precision: the share of what it finds that are forms of its word. A third of the
words, chosen by a hash, was never looked at while the rules were written: `unseen`.
"""

from __future__ import annotations

import hashlib
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

from kazakh_nouns import nouns

from arasha.languages.stemming import keys
from arasha.languages.stemming.analyser import Analyser

WORDS = Path(__file__).parent / "words"
Word = tuple[str, list[str]]
Keys = Callable[[str], Sequence[str]]


def gold(language: str) -> list[Word]:
    """The words of a language with their forms."""
    path = WORDS / f"{language}.tsv"
    if language == "kk":
        return list(nouns(path))
    lines = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return [(word, forms.split()) for word, forms in lines]


def unseen(word: str) -> bool:
    """Whether a word belongs to the third that the rules were not made from."""
    return int(hashlib.sha256(word.encode()).hexdigest(), 16) % 3 == 0


def judged(words: Sequence[Word], keys_of: Keys) -> tuple[float, float]:
    """Recall and precision, each the mean over all forms."""
    found: defaultdict[str, set[tuple[int, str]]] = defaultdict(set)
    for number, (_, forms) in enumerate(words):
        for form in forms:
            for key in keys_of(form):
                found[key].add((number, form))
    recall = precision = 0.0
    count = 0
    for number, (_, forms) in enumerate(words):
        right = set(forms)
        for form in forms:
            got = {one for key in keys_of(form) for one in found[key]}
            recall += sum(of == number for of, _ in got) / len(right)
            precision += sum(other in right for _, other in got) / len(got)  # a form that two words share is right
            count += 1
    return recall / count, precision / count


def main() -> None:
    """Print the table."""
    print(f"{'':<4}{'words':>8}{'forms':>8}  {'keys':<22}{'recall':>8}{'precision':>11}{'µs a word':>11}")
    for language in sys.argv[1:] or ("kk", "ru", "en"):
        words = gold(language)
        for name, part in (
            ("unseen", [word for word in words if unseen(word[0])]),
            ("seen", [word for word in words if not unseen(word[0])]),
        ):
            _tell(language, name, part, lambda form, code=language: keys(form, code))  # type: ignore[misc]
        _tell(language, "all, first 5 letters", words, lambda form: (form[:5],))
        _tell(language, "all, as written", words, lambda form: (form,))


def _tell(language: str, name: str, words: Sequence[Word], keys_of: Keys) -> None:
    recall, precision = judged(words, keys_of)
    forms = [form for _, each in words for form in each]
    analyser = Analyser(language)
    start = time.process_time()
    for form in forms:
        analyser.keys(form)
    spent = (time.process_time() - start) / len(forms) * 1e6
    print(f"{language:<4}{len(words):>8}{len(forms):>8}  {name:<22}{recall:>8.3f}{precision:>11.3f}{spent:>11.1f}")


if __name__ == "__main__":
    main()
