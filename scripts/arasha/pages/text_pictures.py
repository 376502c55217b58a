"""Pictures in a text: each is offered in the sizes and formats there are; one that stands alone may have a caption."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from arasha.content.targets import TargetKind
from arasha.pages.pictures.showing import picture_of
from arasha.pages.resolving import Resolving, unmasked
from arasha.pages.views import Picture

SIZES = "(min-width: 46rem) 43rem, calc(100vw - 2rem)"
"""How wide a picture in a text is shown: as the column (`--measure` of the style sheet), else as the page."""


class TextPictures(Resolving):
    """Gives each picture its address from the page, its size, and its variants."""

    def run(self, root: Element) -> None:
        """Visit every picture, and every paragraph that is nothing but one."""
        for parent in list(root.iter()):
            if parent.tag == "p":
                _caption(parent)
            for place, element in enumerate(parent):
                if element.tag == "img" and (picture := self._picture(element)):
                    parent[place] = self._offered(element, picture)

    def _picture(self, image: Element) -> Picture | None:
        written = unmasked(image.get("src", ""))
        target = self._resolve(written)
        if target.kind is TargetKind.FILE:
            folder, _, name = target.folder.rpartition("/")
            return picture_of(self._site, folder, name)
        self.broken.append(written)
        return None

    def _offered(self, image: Element, picture: Picture) -> Element:
        """The image, in a `<picture>` when there are other formats."""
        image.attrib |= {"src": f"{self._root}{picture.address}", "loading": "lazy", "decoding": "async"}
        if picture.width:
            image.attrib |= {"width": str(picture.width), "height": str(picture.height)}
        if not picture.sources:
            return image
        whole = Element("picture")
        for source in picture.sources:
            candidates = ", ".join(f"{self._root}{address} {width}w" for address, width in source.candidates)
            SubElement(whole, "source", {"type": source.media_type, "srcset": candidates, "sizes": SIZES})
        whole.append(image)
        whole.tail, image.tail = image.tail, None
        return whole


def _caption(paragraph: Element) -> None:
    """A paragraph with nothing but a picture that has a title becomes a figure, and the title what stands under it."""
    image = _only_child(paragraph)
    if image is not None and image.tag == "a":
        image = _only_child(image)
    if image is None or image.tag != "img" or not image.get("title", "").strip():
        return
    paragraph.tag = "figure"
    SubElement(paragraph, "figcaption").text = image.attrib.pop("title")


def _only_child(element: Element) -> Element | None:
    """What the element holds, if it is one element and no words."""
    if len(element) != 1 or (element.text or "").strip() or (element[0].tail or "").strip():
        return None
    return element[0]
