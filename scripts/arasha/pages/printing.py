"""The pages of one language become HTML: facts, rendered text and template put together, whatever drives the build."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

import jinja2
from markupsafe import Markup

from arasha.content import Item
from arasha.pages.bodies import Bodies, Promises, Shown
from arasha.pages.mailboxes import shielded
from arasha.pages.rendering import Renderer
from arasha.pages.shell import shell
from arasha.pages.site import Site
from arasha.pages.transliterated import Twins
from arasha.pages.views import Page
from arasha.pages.ways import way_from

ENTRY = "page.html"
"""Template that hands over to the template of the page's kind."""


@dataclass(frozen=True, slots=True)
class Stand:
    """All that the parts which many pages share may know of a page: they are printed once for all that agree in it.

    Attributes:
        root: the way from the page to the root of the site.
        section: the section it stands in.
        address: its own, where a menu leads to it; else empty.
        twin: whether it is a page in the language's second alphabet.
    """

    root: str
    section: str
    address: str
    twin: bool


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished page.

    Attributes:
        shown: what it was made from.
        html: the page.
        twin: address and HTML of the page in the language's second alphabet, None where there is none.
        promises: what the links of its text promise; None without a text.
    """

    shown: Shown
    html: str
    twin: tuple[str, str] | None
    promises: Promises | None


class Printer:
    """Prints the pages of one language."""

    def __init__(
        self,
        site: Site,
        environment: jinja2.Environment,
        renderer: Renderer,
        lists: Container[str],
        addresses: Container[str],
    ) -> None:
        """Get ready; every value that a template prints will be escaped.

        Args:
            site: the language.
            environment: finds the templates.
            renderer: renders the texts.
            lists: folders of the pages that no text stands for.
            addresses: of the pages that readers read (`plans.read_addresses`).
        """
        environment.autoescape = True
        self._shell = shell(site)
        environment.globals.update(t=site.text, shell=self._shell, shared=self._shared)
        self._site = site
        self._environment = environment
        self._led_to = frozenset(link.address for link in (*self._shell.header, *self._shell.footer))
        self._parts: dict[tuple[str, Stand], Markup] = {}
        self._bodies = Bodies(site, renderer, lists)
        self._twins = Twins(site, addresses)

    def led(self, view: Page) -> Page:
        """The page as it is printed: with the way to its twin."""
        return self._twins.led_to(view)

    def printed(self, view: Page, item: Item | None, file: str) -> Printed:
        """Print a page.

        Args:
            view: its facts, as `led` gives them.
            item: whose page it is; None for one that no text stands for.
            file: its file below the root of the site, from which its links start.
        """
        body, promises = self._bodies.body_of(item, view.address)
        facts = {
            "body": Markup(body.html),  # noqa: S704 - our renderer's output
            "contents": body.contents,
            "to": way_from(file, self._site.settings.url),
        }
        template = self._environment.get_template(ENTRY)
        twin = self._twins.twin_of(view, lambda other: shielded(template.render(facts, view=other)))
        return Printed(Shown(view, body.html), shielded(template.render(facts, view=view)), twin, promises)

    @jinja2.pass_context
    def _shared(self, context: jinja2.runtime.Context, template: str) -> Markup:
        """A part that many pages share, printed for the first of them."""
        view, to = context["view"], context["to"]
        stand = Stand(
            root=to(""),
            section=view.section,
            address=view.address if view.address in self._led_to else "",
            twin=bool(view.transliteration and view.transliteration.note),
        )
        if (template, stand) not in self._parts:
            part = self._environment.get_template(template).render(view=stand, to=to)
            self._parts[template, stand] = Markup(part)  # noqa: S704 - our own template's output
        return self._parts[template, stand]


def file_of(address: str) -> str:
    """The file that a page's address stands for."""
    return address if address.endswith(".html") else f"{address}index.html"
