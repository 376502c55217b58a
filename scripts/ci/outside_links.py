"""Asks whether the links that lead out of the site still lead somewhere, and writes down those that don't.

    .venv/bin/python scripts/ci/outside_links.py --site site --output build/links

Each address is asked for once, one at a time and no faster than one a second from the same host; what answered well
within the last days is not asked for again (`.lycheecache` in the output). The report is for the one issue that
`links_issue.py` keeps; it is empty when nothing is dead. Needs lychee, which the test lock brings.
"""

from __future__ import annotations

import argparse
import html
import ipaddress
import json
import re
import socket
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import lxml.html

from arasha.mkdocs_plugin.project import CONFIG, read_project

POLITE = (
    *("--max-concurrency", "4", "--host-concurrency", "1", "--host-request-interval", "1s"),
    *("--timeout", "30", "--max-retries", "2", "--retry-wait-time", "10"),
    *("--cache", "--max-cache-age", "3d", "--cache-exclude-status", "400.."),
)
"""How lychee asks: gently, and not again where all was well."""
DEAD = (404, 410)
"""RFC 9110, 15.5.5 and 15.5.11. Other refusals may be meant for programs: a reader would get the page."""
NO_HOST = "no such host"
MOST_PAGES = 3
MOST_LINKS = 200
"""Of each list: the forge refuses an issue of more than 65,536 characters."""
_UNSAFE = re.compile(r"[`|<>\s\\]")
_LINKS = "//a[@href][not(ancestor::nav[contains(concat(' ', @class, ' '), ' share ')])]/@href"
"""All links but those that pass a page on: they differ from page to page and lead to one service."""
_WORDS = {
    "intro": (
        "Сайттағы мына сыртқы сілтемелер енді ашылмайды. Әрқайсысының жаңа мекенжайын немесе web.archive.org ішіндегі "
        "көшірмесін қойыңыз. Тізім түн сайын жаңарады, бәрі түзелгенде жазба өзі жабылады.",
        "Эти ссылки с сайта больше не открываются. Замените адрес на новый или сошлитесь на копию в web.archive.org. "
        "Список обновляется каждую ночь и закроется сам, когда всё будет исправлено.",
        "These links out of the site no longer open. Put the new address in their place, or link to a copy in "
        "web.archive.org. The list is renewed every night and closes by itself when all is mended.",
    ),
    "dead": ("Бет жоқ", "Страницы нет", "No such page"),
    "silent": ("Жауап белгісіз: браузерден тексеріңіз", "Ответ неясен: проверьте в браузере", "Unclear: try a browser"),
    "columns": ("Сілтеме · Ссылка · Link", "Жауап · Ответ · Answer", "Беттер · Страницы · Pages"),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of asking for an address.

    Attributes:
        code: HTTP's; 0 where there was no answer.
        said: lychee's words for it.
        dead: whether no reader can open it either.
    """

    url: str
    code: int
    said: str
    dead: bool


class NothingAnsweredError(Exception):
    """Not one address could be reached: it is the network here that is down, not they."""


def main() -> int:
    """Collect, ask, write the report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", type=Path, required=True, help="folder of the built site")
    parser.add_argument("--output", type=Path, required=True, help="folder for the report")
    given = parser.parse_args()
    settings = read_project(Path(CONFIG)).settings
    own = [
        address for address in (settings.url, settings.onion, *(mirror.url for mirror in settings.mirrors)) if address
    ]
    pages = {url: found for url, found in links(given.site).items() if worth_asking(url, own)}
    given.output.mkdir(parents=True, exist_ok=True)
    try:
        answers = ask(list(pages), given.output)
    except NothingAnsweredError:
        print("outside_links: no address answered: is there a network?", file=sys.stderr)
        return 1
    (given.output / "report.md").write_text(report(answers, pages), encoding="utf-8")
    print(f"outside_links: {len(pages)} addresses, {sum(one.dead for one in answers)} dead, {len(answers)} in doubt")
    return 0


def links(site: Path) -> dict[str, list[str]]:
    """All addresses with http or https that the site's pages link to, each with the pages that do."""
    found: dict[str, list[str]] = defaultdict(list)
    for file in sorted(site.rglob("*.html")):
        page = file.relative_to(site).as_posix().removesuffix("index.html")
        for link in lxml.html.parse(str(file), lxml.html.HTMLParser(encoding="utf-8")).xpath(_LINKS):
            url = str(link).strip().partition("#")[0]
            if urlsplit(url).scheme in ("http", "https") and page not in found[url]:
                found[url].append(page)
    return dict(found)


def worth_asking(url: str, own: Iterable[str]) -> bool:
    """Whether it leads to another public host."""
    host = urlsplit(url).hostname or ""
    if any(url.startswith(address) for address in own) or "." not in host or host.endswith((".onion", ".example")):
        return False
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        return True


def ask(urls: Sequence[str], folder: Path) -> list[Answer]:
    """Ask for all of them; the answers that were not good, in the order given.

    Raises:
        NothingAnsweredError: no address answered.
    """
    if not urls:
        return []
    page = folder / "links.html"
    page.write_text("".join(f'<a href="{html.escape(url)}">x</a>\n' for url in urls), encoding="utf-8")
    lychee = str(Path(sys.executable).with_name("lychee"))
    done = subprocess.run(  # noqa: S603 - fixed arguments
        [lychee, "--no-progress", "--format", "json", *POLITE, "--", page.name],
        cwd=folder,
        stdout=subprocess.PIPE,
        check=False,
    )
    found = json.loads(done.stdout)
    answers = [_answer(one, urls) for kind in ("error_map", "timeout_map") for one in _all(found[kind])]
    if not found["successful"] and not any(answer.code for answer in answers):
        raise NothingAnsweredError
    return sorted(answers, key=lambda answer: urls.index(answer.url))


def _all(found: Mapping[str, list[dict[str, Any]]]) -> Iterable[dict[str, Any]]:
    return (one for some in found.values() for one in some)


def _answer(found: Mapping[str, Any], urls: Sequence[str]) -> Answer:
    """Lychee writes an address anew; the line tells which of ours it was."""
    status = found["status"]
    url, code = urls[found["span"]["line"] - 1], int(status.get("code", 0))
    if not code and not _host_is_known(url):
        return Answer(url, 0, NO_HOST, dead=True)
    return Answer(url, code, str(status.get("details") or status["text"]), code in DEAD)


def _host_is_known(url: str) -> bool:
    """Whether the host has an address; so too when nobody could tell. Lychee has one word for all that goes wrong."""
    try:
        socket.getaddrinfo(urlsplit(url).hostname, None)
    except socket.gaierror as error:
        return error.errno != socket.EAI_NONAME
    return True


def report(answers: Sequence[Answer], pages: Mapping[str, Sequence[str]]) -> str:
    """The text of the issue; empty when no link is dead."""
    dead, silent = [one for one in answers if one.dead], [one for one in answers if not one.dead]
    if not dead:
        return ""
    parts = [*_WORDS["intro"], f"### {' · '.join(_WORDS['dead'])}", _table(dead, pages)]
    if silent:
        parts += [f"### {' · '.join(_WORDS['silent'])}", _table(silent, pages)]
    return "\n\n".join(parts) + "\n"


def _table(answers: Sequence[Answer], pages: Mapping[str, Sequence[str]]) -> str:
    rows = [f"| {' | '.join(_WORDS['columns'])} |", "|---|---|---|"]
    for answer in answers[:MOST_LINKS]:
        where = pages[answer.url]
        shown = [*(_code(page or "/") for page in where[:MOST_PAGES]), *(["…"] if len(where) > MOST_PAGES else [])]
        rows.append(f"| {_code(answer.url)} | {answer.code or _code(answer.said)} | {' '.join(shown)} |")
    return "\n".join([*rows, *(["| … | | |"] if len(answers) > MOST_LINKS else [])])


def _code(text: str) -> str:
    """Text that Markdown shows as it is and makes no link of: nobody is named or visited by an issue."""
    kept = "".join(letter if letter.isprintable() else "\ufffd" for letter in text)
    return f"`{_UNSAFE.sub(lambda found: quote(found[0]) if found[0] != ' ' else ' ', kept)}`"


if __name__ == "__main__":
    sys.exit(main())
