"""Three walls against hostile texts, each tried alone: with the other two down, no script runs and nobody is asked.

The first wall (the check) and the second (the allow-list) are tried on made-up texts in tests/units/test_fuzz.py too;
here a real browser says what runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

import dangers
from arasha.pages.assets import script
from arasha.pages.headers import FILE, everywhere, script_hash
from browsers import served
from host_rules import parsed
from hostile import CASES, EVIL, PWN, Case
from sites import LANGUAGES, THEME, Project

HEAVY = ("markup-heavy", "file-large")
RUNNING = ("html", "comment", "link-scheme", "attribute")
"""Codes of what could run."""
SHOWN = {name: case for name, case in CASES.items() if case.code not in HEAVY}
RAW = f"""
<script>{PWN}</script><script src="x.js"></script><script type="module">{PWN}</script>
<img src="x" onerror="{PWN}"><svg onload="{PWN}"><script>{PWN}</script></svg>
<svg><a xlink:href="javascript:{PWN}">x</a></svg>
<iframe srcdoc="<script>parent.{PWN}</script>"></iframe><iframe src="javascript:parent.{PWN}"></iframe>
<details open ontoggle="{PWN}">x</details><input autofocus onfocus="{PWN}"><video src="x" onerror="{PWN}"></video>
<object data="data:text/html,<script>parent.{PWN}</script>"></object><embed src="x.js"><audio src="{EVIL}/a"></audio>
<link rel="stylesheet" href="{EVIL}/x.css"><style>body {{ background: url({EVIL}/x.png) }}</style>
<p style="color: red">x
<img src="{EVIL}/x.png"><link rel="preload" as="image" href="{EVIL}/y.png"><base href="{EVIL}/"><body onload="{PWN}">
<a id="go" href="javascript:{PWN}">go</a><a id="click" href="#" onclick="{PWN}">click</a>
<form id="form" action="{EVIL}/"><button id="send">send</button></form>
<meta http-equiv="Content-Security-Policy" content="">
"""
TOUCH = """() => {
    const running = [...document.querySelectorAll("a")].filter(link => /^\\s*javascript:/i.test(link.href));
    const all = [...running, ...document.querySelectorAll("[onclick], #send")];
    all.forEach(one => one.click());
    return all.length;
}"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def requests(page: Page) -> list[str]:
    """Addresses that the page asks for from now on, without those that its policy stops."""
    asked: list[str] = []
    page.on("requestfinished", lambda request: asked.append(request.url))
    page.on("requestfailed", lambda request: None if request.failure == "csp" else asked.append(request.url))
    return asked


def whole(body: str, policy: str = "") -> str:
    """A page around a body."""
    return (
        f'<!doctype html><html><head><meta charset="utf-8">{policy}<title>Good</title></head><body>{body}</body></html>'
    )


def harmed(page: Page) -> bool:
    """Whether a script of the text has run."""
    page.wait_for_timeout(20)
    return bool(page.evaluate("() => Boolean(window.__pwned)")) or page.title() == "pwned"


def touched(page: Page) -> bool:
    """Whether a script has run after everything was tried that a reader can click on to make it run."""
    if page.evaluate(TOUCH):
        page.wait_for_timeout(50)
    return harmed(page)


def is_tried(case: Case) -> bool:
    """Whether a case can run; to go to another page by itself is no script, and no policy forbids it."""
    return case.code in RUNNING and "refresh" not in case.body


def policy() -> str:
    text = (THEME / "partials" / "arasha" / "policy.html").read_text(encoding="utf-8").partition("-#}")[2].strip()
    return text.replace("{{ shell.script_hash }}", script_hash(script(THEME)))


def test_without_walls_the_raw_page_does_harm(page: Page, tmp_path: Path) -> None:
    """Proves that the tests below can fail."""
    (tmp_path / "index.html").write_text(whole(RAW), encoding="utf-8")
    asked = requests(page)
    with served(tmp_path) as url:
        page.goto(url)
        assert harmed(page)
        assert [one for one in asked if one.startswith(EVIL)]


def test_without_walls_a_text_does_harm(page: Page, tmp_path: Path) -> None:
    """The same, from Markdown."""
    one = dangers.renderer(dangers.tiny_site(tmp_path / "site"), wall=False)
    (tmp_path / "index.html").write_text(whole(dangers.render(one, CASES["picture that fails"].body)), encoding="utf-8")
    with served(tmp_path) as url:
        page.goto(url)
        assert harmed(page)


def test_the_first_wall_alone_lets_no_script_through(page: Page, tmp_path: Path) -> None:
    """What the check does not refuse is rendered by plain Markdown and shown without a policy."""
    one = dangers.renderer(dangers.tiny_site(tmp_path / "site"), wall=False)
    bodies = [case.body for case in CASES.values() if not dangers.refused(dangers.file_of(case.body))]
    assert len(bodies) > 3
    shown = "\n".join(dangers.render(one, body) for body in bodies)
    (tmp_path / "index.html").write_text(whole(shown), encoding="utf-8")
    asked = requests(page)
    with served(tmp_path) as url:
        page.goto(url)
        assert not harmed(page)
        assert [one for one in asked if not one.startswith(url)] == []


def test_the_second_wall_alone_lets_nothing_through(page: Page, tmp_path: Path) -> None:
    """All hostile texts, unchecked, on one page without a policy."""
    one = dangers.renderer(dangers.tiny_site(tmp_path / "site"), wall=True)
    shown = "\n".join(dangers.render(one, case.body) for case in SHOWN.values()) + dangers.clean(RAW)
    (tmp_path / "index.html").write_text(whole(shown), encoding="utf-8")
    asked = requests(page)
    with served(tmp_path) as url:
        page.goto(url)
        for link in page.locator("a").all():
            assert not re.match(r"\s*(?:javascript|data|vbscript|blob|file):", link.get_attribute("href") or "", re.I)
        assert not harmed(page)
        assert [one for one in asked if not one.startswith(url)] == []


def test_the_third_wall_alone_lets_no_script_run(page: Page, tmp_path: Path) -> None:
    """The rawest page, and all hostile texts rendered without the second wall, with the policy that every page has."""
    one = dangers.renderer(dangers.tiny_site(tmp_path / "site"), wall=False)
    shown = [RAW, *(dangers.render(one, case.body) for case in CASES.values() if is_tried(case))]
    (tmp_path / "x.js").write_text(PWN, encoding="utf-8")
    for number, body in enumerate(shown):
        (tmp_path / f"{number}.html").write_text(whole(body, policy()), encoding="utf-8")
    asked = requests(page)
    with served(tmp_path) as url:
        for number in range(len(shown)):
            page.goto(f"{url}{number}.html")
            assert not touched(page), shown[number]
            page.goto("about:blank")
    assert [one for one in asked if EVIL in one] == []


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = Project(tmp_path_factory.mktemp("hostile"))
    project.item("")
    project.item("about")
    project.built()
    return project


def test_a_built_page_runs_its_own_script_and_none_that_gets_in(hostile: Project, page: Page) -> None:
    file = hostile.site / "ru" / "about" / "index.html"
    (file.parent / "x.js").write_text(PWN, encoding="utf-8")
    file.write_text(file.read_text(encoding="utf-8").replace("<main", f"{RAW}<main", 1), encoding="utf-8")
    asked = requests(page)
    with served(hostile.site) as url:
        page.goto(f"{url}ru/about/")
        assert page.locator("#palette").is_visible()
        assert not touched(page)
    assert [one for one in asked if EVIL in one or one.endswith(".js")] == []


def test_every_page_has_the_policy_and_the_root_has_the_headers(hostile: Project) -> None:
    (everywhere_said, *_) = parsed((hostile.site / FILE).read_text(encoding="utf-8"))
    assert everywhere_said == ("/*", everywhere(script(THEME)))
    for path in hostile.site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert text.count(policy()) == 1, path
        assert text.index(policy()) < text.index("<title>"), path
        assert "nonce" not in text, path


@pytest.mark.parametrize("path", ["index.html", "404.html", *(f"{code}/index.html" for code in LANGUAGES)])
def test_a_page_from_disk_gets_its_style_and_fonts(hostile: Project, page: Page, path: str) -> None:
    refused: list[str] = []
    finished: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.on("requestfinished", lambda request: finished.append(request.url))
    page.goto((hostile.site / path).as_uri())
    page.evaluate("() => document.fonts.ready.then(() => 1)")
    if path != "404.html":  # its links start at a server's root
        assert [url for url in finished if url.endswith(".css")]
        assert [url for url in finished if url.endswith(".woff2")]
    assert [text for text in refused if "Content Security Policy" in text] == []


def test_a_file_from_outside_the_content_is_refused_with_its_line(tmp_path: Path) -> None:
    """By the links' own rule: the walls look at no files."""
    project = Project(tmp_path)
    project.item("")
    project.item("news/2024/x", {"date": "2024"}, ru=f"Text.\n\n{CASES['file from outside'].body}")
    done = project.build()
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert done.stderr.count("docs/news/2024/x/index.ru.md:9  link-broken") == 2
    assert not project.site.exists()
