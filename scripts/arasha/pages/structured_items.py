"""What an item is in the words of schema.org, kind by kind, and the structured data of every page."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from arasha.content import Item
from arasha.content.kinds import Module, News
from arasha.content.texts import TrainingTexts
from arasha.pages.cards import kind_label
from arasha.pages.editions import MEDIA_TYPES, Edition, editions_of
from arasha.pages.site import Site
from arasha.pages.structured import Node, as_data_block, filled, frame, licence, node_id, organisation_id, page_type
from arasha.pages.structured_things import event_node, image_url, named, partner_node, place_node, project_node
from arasha.pages.views import Page

HEADLINE = 110
"""Characters of a headline, the limit of Google's "Article structured data"."""


def structured(site: Site, page: Page, item: Item | None = None) -> str:
    """The structured data of an item's page or, without an item, of a list; empty where nothing is to be said."""
    if not page.head.canonical or not page.head.indexed or (item and item.facts.sensitive):
        return Markup()
    tell = _TELLERS.get(item.kind) if item else None
    if item is None or tell is None:
        return as_data_block(frame(site, page, page_type(page, item), **_subject(page, item)))
    main = {"@id": node_id(site, item), "mainEntityOfPage": {"@id": page.head.canonical}}
    told = tell(site, item, page)
    nodes = frame(site, page, page_type(page, item), mainEntity={"@id": main["@id"]})
    return as_data_block([*nodes, filled({"@type": told.pop("@type"), **main, **told})])


def headline(title: str) -> str:
    """A title of at most 110 characters, cut between words."""
    if len(title) <= HEADLINE:
        return title
    cut = title[: HEADLINE - 1]
    return f"{cut.rpartition(' ')[0] or cut}…"


def _subject(page: Page, item: Item | None) -> Node:
    if item is None or item.kind not in ("topic", "country"):
        return {}
    return {"about": {"@type": "Country" if item.kind == "country" else "Thing", "name": page.title}}


def _work(site: Site, item: Item, page: Page) -> Node:
    """What every text tells: its language, its translations or its original, who made it, its licence, corrections."""
    version = item.versions[site.code]
    others = [code for code in site.library.languages if code in item.versions and code != site.code]
    return {
        "description": version.summary,
        "inLanguage": site.code,
        "translationOfWork": {"@id": node_id(site, item, item.original)} if version.source else None,
        "workTranslation": [] if version.source else [{"@id": node_id(site, item, code)} for code in others],
        "dateModified": page.head.lastmod,
        "image": image_url(site, page),
        "author": {"@id": organisation_id(site)},
        "publisher": {"@id": organisation_id(site)},
        "license": licence(site),
        "correction": [
            filled({"@type": "CorrectionComment", "text": one.text, "datePublished": one.moment.iso})
            for one in page.corrections
        ],
    }


def _news(site: Site, item: Item, page: Page) -> Node:
    published = item.facts.date.iso if isinstance(item.facts, News) else None
    return {
        "@type": "NewsArticle",
        "headline": headline(page.title),
        "datePublished": published,
        **_work(site, item, page),
        "about": [{"@id": node_id(site, event)} for event in named(site, item, "events")],
        "contentLocation": place_node(page),
        "keywords": [site.version(topic).title for topic in named(site, item, "topics")],
    }


def _story(site: Site, item: Item, page: Page) -> Node:
    """No word of whose story it is: neither name nor role."""
    return {"@type": "Article", "headline": headline(page.title), **_work(site, item, page)}


def _course(site: Site, item: Item, page: Page) -> Node:
    modules = [module for module in site.library.modules_of(item) if not module.facts.sensitive]
    return {
        "@type": "Course",
        "name": page.title,
        **_training(site, item, page),
        "provider": {"@id": organisation_id(site)},
        "hasPart": [{"@id": node_id(site, module)} for module in modules],
    }


def _module(site: Site, item: Item, page: Page) -> Node:
    facts, course = item.facts, site.library.course_of(item)
    if not isinstance(facts, Module):
        return {"@type": "LearningResource"}
    return {
        "@type": "LearningResource",
        "name": page.title,
        **_training(site, item, page),
        "isPartOf": {"@id": node_id(site, course)} if course and not course.facts.sensitive else None,
        "position": facts.number,
        "learningResourceType": kind_label(site, item),
        "educationalUse": site.text("section_training"),
        "timeRequired": f"PT{round(facts.hours * 60)}M" if facts.hours else None,
        "version": facts.version,
        "datePublished": facts.date.iso if facts.date else None,
    }


def _training(site: Site, item: Item, page: Page) -> Node:
    texts = item.versions[site.code].texts
    audience = texts.audience if isinstance(texts, TrainingTexts) else ""
    return {
        **_work(site, item, page),
        "teaches": list(page.aims),
        "audience": {"@type": "Audience", "audienceType": audience} if audience else None,
        "isAccessibleForFree": True,
        "encoding": [_book(site, one) for one in editions_of(site.editions, item.folder, site.code) if _is_book(one)],
    }


def _is_book(edition: Edition) -> bool:
    """Whether it holds the text that the page has, and not its exercises, or much besides."""
    return edition.kind == "book" and edition.format in MEDIA_TYPES


def _book(site: Site, edition: Edition) -> Node:
    """The text as a file: catalogues of teaching materials lead to it, and can tell one copy from another."""
    return {
        "@type": "MediaObject",
        "contentUrl": site.url(edition.address),
        "encodingFormat": MEDIA_TYPES[edition.format],
        "contentSize": f"{edition.size} B",
        "sha256": edition.sha256,
    }


_TELLERS: dict[str, Callable[[Site, Item, Page], Node]] = {
    "news": _news,
    "story": _story,
    "event": event_node,
    "project": project_node,
    "partner": partner_node,
    "course": _course,
    "module": _module,
}
