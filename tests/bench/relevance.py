"""How well a search finds: run `python tests/bench/relevance.py [NEWS]`, 1000 by default.

Forms of the words in `words/` are planted in made-up news (the sentences around them are this repository's own, and
hold such words too). A text is right for a word if any form of it stands there, told by comparing letters alone. Every
word is asked for as the dictionary has it, and in two other forms. R: which share of the right texts is found. P: which
share of what is found is right. P@10: the same of the first ten. Empty: which share of the queries finds nothing.
"""

from __future__ import annotations

import random
import re
import statistics
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from search_corpus import make_searchable
from stemming import gold

sys.path.insert(0, str(Path(__file__).parent.parent))
from arasha.content import read
from arasha.content.moment import now
from arasha.editions.search.writing import SearchWriter
from arasha.languages.stemming import keys
from arasha.mkdocs_plugin.project import read_project
from arasha.mkdocs_plugin.sites import make_sites
from arasha.pages.bodies import Shown
from arasha.pages.site import Site
from search_reader import SearchFiles

PLANTED = 12
"""Forms in each text."""
OTHERS = 2
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def main() -> None:
    """Print the table."""
    news = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    print(f"{'language':<10}{'words':>6}  {'query':<10}{'R':>6}{'P':>6}{'P@10':>6}{'empty':>7}")
    with tempfile.TemporaryDirectory() as name:
        make_searchable(Path(name), news)
        project = read_project(Path(name) / "mkdocs.yml")
        sites = make_sites(project, read(project.docs, project.languages, now()), now())
        for language, site in sites.items():
            _judge(site, Path(name) / "search" / language, dict(gold(language)))


def _judge(site: Site, folder: Path, forms: Mapping[str, Sequence[str]]) -> None:
    words_of = _made(site, folder, forms)
    search = SearchFiles(folder / "search")
    chance = random.Random(site.code)
    asked: dict[str, list[tuple[float, float, float, bool]]] = defaultdict(list)
    for word, known in forms.items():
        alike = {token for form in known for token in _tokens(form)}
        right = {folder for folder, words in words_of.items() if not words.isdisjoint(alike)}
        if not right:
            continue
        others = [form for form in known if form != word]
        for query in (word, *chance.sample(others, min(OTHERS, len(others)))):
            asked["dictionary" if query == word else "inflected"].append(judged(found(search, site.code, query), right))
    for kind, answers in asked.items():
        recall, precision, first = (statistics.mean(one[place] for one in answers) for place in range(3))
        empty = statistics.mean(one[3] for one in answers)
        print(f"{site.code:<10}{len(forms):>6}  {kind:<10}{recall:>6.3f}{precision:>6.3f}{first:>6.3f}{empty:>7.3f}")


def _made(site: Site, folder: Path, forms: Mapping[str, Sequence[str]]) -> dict[str, set[str]]:
    """Write the search of the texts with words planted; gives the words of each text, in small letters."""
    chance = random.Random(f"planted {site.code}")
    every = [form for known in forms.values() for form in known]
    writer, found = SearchWriter(site, folder), {}
    for item in site.library.items.values():
        if site.code not in item.versions or not item.folder:
            continue
        version = item.versions[site.code]
        body = version.body
        if item.slug.startswith("item-"):
            words = body.split(" ")
            for form in chance.sample(every, PLANTED):
                words.insert(chance.randrange(len(words)), form)
            body = " ".join(words)
        view: Any = None  # the writer asks for the text alone
        writer.take(item, Shown(view, "".join(f"<p>{one}</p>" for one in body.split("\n\n"))))
        above = (version.title, version.summary, version.texts.place, *_named(site, item.folder))
        found[item.folder] = set(_tokens(" ".join((body, *above))))
    writer.write()
    return found


def _named(site: Site, folder: str) -> Iterator[str]:
    item = site.library.items[folder]
    for field in ("topics", "countries"):
        yield from (site.version(other).title for other in site.library.named(item, field))
    texts: Any = item.versions[site.code].texts
    yield from getattr(texts, "aims", ())
    yield getattr(texts, "person", "")


def _tokens(text: str) -> list[str]:
    return [token.lower().replace("ё", "е") for token in _TOKEN.findall(text)]


def found(search: SearchFiles, language: str, query: str) -> list[str]:
    """Folders of all that our index has for a word, the best and among equals the newest first."""
    best: dict[int, int] = {}
    for key in keys(query, language):
        for part, impact in search.postings(key).items():
            best[part] = max(impact, best.get(part, 0))
    ranked = sorted(best, key=lambda part: (-best[part], -part))
    return list(dict.fromkeys(search.owners[part] for part in ranked))


def judged(answer: Sequence[str], right: set[str]) -> tuple[float, float, float, bool]:
    """Recall, precision, precision of the first ten, whether nothing was found."""
    hits = [folder in right for folder in answer]
    precision = statistics.mean(hits) if hits else 1.0
    first = statistics.mean(hits[:10]) if hits else 1.0
    return sum(hits) / len(right), precision, first, not hits


if __name__ == "__main__":
    main()
