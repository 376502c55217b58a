"""Structured data: what a page is about, in the words of schema.org, as JSON-LD 1.1 in a script element.

Such an element is a data block, which a browser neither runs nor holds against the policy on scripts (HTML, 4.12.1.1,
"prepare the script element": the type is looked at first). Only facts that the library has are told. The same thing has
the same name (`@id`) on all pages that speak of it: each version of a text is a work of its own, an event or an
organisation is one whatever the language. Pages that search engines should pass over say nothing, nor do pages marked
`sensitive`, whose title must not turn up where their address is only mentioned.
"""

from __future__ import annotations

import json
import re
from typing import Any

from markupsafe import Markup

from arasha.content import Item
from arasha.pages.site import Site
from arasha.pages.views import Page

Node = dict[str, Any]

CONTEXT = "https://schema.org"
LOGO = "assets/icon.svg"
_PAGE_TYPES = {"about": "AboutPage", "contact": "ContactPage"}
"""Types of standing pages by their folder."""
_WORKS = frozenset({"news", "story", "course", "module"})
"""Kinds of which each version is a work of its own; the others are things that pages in many languages tell of."""
_LICENCE = re.compile(r"https?://[^\s,;]+")
_ESCAPES = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})


def as_data_block(graph: list[Node]) -> Markup:
    """The nodes as JSON that nothing breaks out of: no `<` ends the element, none opens a comment (HTML, 4.12.1.3)."""
    written = json.dumps({"@context": CONTEXT, "@graph": graph}, ensure_ascii=False, separators=(",", ":"))
    return Markup(written.translate(_ESCAPES))  # noqa: S704 - escaped for where it stands


def frame(site: Site, page: Page, type_: str, **more: Any) -> list[Node]:
    """What every page tells: who publishes it, of which site it is, what kind of page, and the way to it."""
    publisher, home, address = organisation_id(site), site.url(site.address("")), page.head.canonical
    about_page = {
        "@type": type_,
        "@id": address,
        "url": address,
        "name": page.title,
        "description": "" if "mainEntity" in more else page.summary,
        "inLanguage": site.code,
        "isPartOf": {"@id": f"{home}#website"},
        "breadcrumb": {"@id": f"{address}#way"} if page.crumbs else None,
        "dateModified": page.head.lastmod,
        **more,
    }
    logo = {"@type": "ImageObject", "url": site.url(LOGO)}
    return [
        {"@type": "Organization", "@id": publisher, "name": site.name, "url": site.settings.url, "logo": logo},
        {
            "@type": "WebSite",
            "@id": f"{home}#website",
            "url": home,
            "name": site.name,
            "inLanguage": site.code,
            "publisher": {"@id": publisher},
        },
        filled(about_page),
        *_way(site, page),
    ]


def page_type(page: Page, item: Item | None) -> str:
    """The type of the page itself, apart from what it is about."""
    if item is None or item.kind in ("topic", "country"):
        return "WebPage" if page.kind == "home" else "CollectionPage"
    return _PAGE_TYPES.get(item.folder, "WebPage")


def organisation_id(site: Site) -> str:
    """The name of the site's publisher."""
    return f"{site.settings.url}#organisation"


def node_id(site: Site, item: Item, language: str = "") -> str:
    """The name of what an item is: of one version's work, or of the thing, which is named by its original page."""
    wanted = language or site.version(item).language
    return f"{site.url(site.address(item.folder, wanted if item.kind in _WORKS else item.original))}#this"


def licence(site: Site) -> str:
    """Address of the licence of the texts; empty when the settings name none."""
    found = _LICENCE.search(site.settings.rights)
    return found[0] if found else ""


def filled(node: Node) -> Node:
    """The node without what is not known."""
    return {key: value for key, value in node.items() if value not in (None, "", [], ())}


def _way(site: Site, page: Page) -> list[Node]:
    """The crumbs and the page itself."""
    if not page.crumbs:
        return []
    steps = [(crumb.text, site.url(crumb.address or "")) for crumb in page.crumbs]
    places = [
        {"@type": "ListItem", "position": place, "name": name, "item": address}
        for place, (name, address) in enumerate([*steps, (page.title, page.head.canonical)], 1)
    ]
    return [{"@type": "BreadcrumbList", "@id": f"{page.head.canonical}#way", "itemListElement": places}]
