"""What single objects of a PDF hold besides the pages: entries, annotations, photographs (ISO 32000-2)."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from arasha.checks.media import jpeg
from arasha.checks.media.parts import ICC, BrokenPictureError

Finding = tuple[str, str]
"""Code of a problem, and the name of what was found."""
METADATA, ATTACHMENT, ACTIVE = "pdf-metadata", "pdf-attachment", "pdf-active"

_RUNS = {"JavaScript", "Launch", "SubmitForm", "ImportData", "GoToE", "Rendition", "Sound", "Movie"} | {
    "RichMediaExecute",
    "GoTo3DView",
}
"""Actions that run something, send something or open another file; links to pages and to the web are none of them."""
_KEYS = {
    "/PieceInfo": METADATA,
    "/SpiderInfo": METADATA,
    "/LastModified": METADATA,
    "/EF": ATTACHMENT,
    "/AF": ATTACHMENT,
    "/EmbeddedFiles": ATTACHMENT,
    "/Collection": ATTACHMENT,
    "/AA": ACTIVE,
    "/JS": ACTIVE,
    "/JavaScript": ACTIVE,
    "/Renditions": ACTIVE,
    "/XFA": ACTIVE,
}
"""Entries that have no other meaning wherever they stand."""
_REMARKS = {"Text": METADATA, "Popup": METADATA, "Caret": METADATA, "FileAttachment": ATTACHMENT} | dict.fromkeys(
    ("Sound", "Movie", "Screen", "RichMedia", "3D"), ACTIVE
)
"""Annotations that are not part of the page: reviewers' remarks, files, films."""
_SIGNED = ("/T", "/CreationDate", "/M")
"""Who marked something on a page, and when. In a form's field the first is the field's name."""


def objects(pdf: Pdf) -> Iterator[Dictionary | Stream]:
    """All dictionaries, those too that stand inside others."""
    for thing in pdf.objects:
        inner: list[Object] = [thing]
        while inner:
            one = inner.pop()
            if isinstance(one, Dictionary | Stream):
                yield one
                values = [value for _, value in one.items()]
            elif isinstance(one, Array):
                values = list(one)
            else:
                continue
            inner += [value for value in values if isinstance(value, Dictionary | Array) and not value.is_indirect]


def in_object(holder: Dictionary | Stream, take_out: bool, *, catalog: bool) -> Iterator[Finding]:
    """What one dictionary or stream holds; the catalog's metadata are judged elsewhere."""
    yield from _in_dictionary(holder, take_out, catalog=catalog)
    yield from _in_annotations(holder, take_out)
    yield from _in_photograph(holder, take_out)


def _in_dictionary(holder: Dictionary | Stream, take_out: bool, *, catalog: bool) -> Iterator[Finding]:
    for key, value in list(holder.items()):
        code = _KEYS.get(key)
        label = key.removeprefix("/")
        if code is None and key == "/Metadata" and not catalog:
            code, label = METADATA, "XMP"
        if code is None and (action := _running(value)):
            code, label = ACTIVE, action
        if code:
            yield code, label
            if take_out and key in holder:  # one that says null is listed, but isn't there
                del holder[key]


def _running(value: Object) -> str:
    """Name of the action that runs something, if the value is one, or a row of actions with such a one."""
    for one in [value] if isinstance(value, Dictionary) else value if isinstance(value, Array) else []:
        if isinstance(one, Dictionary) and "/K" not in one and "/P" not in one:  # those are parts of a text's structure
            action = str(one.get("/S", "")).removeprefix("/")
            if action in _RUNS:
                return action
    return ""


def _in_annotations(page: Dictionary | Stream, take_out: bool) -> Iterator[Finding]:
    annotations = page.get("/Annots")
    if not isinstance(annotations, Array):
        return
    kept = []
    for annotation in annotations:
        kind = str(annotation.get("/Subtype", "")).removeprefix("/") if isinstance(annotation, Dictionary) else ""
        if kind in _REMARKS:
            yield _REMARKS[kind], kind
            continue
        kept.append(annotation)
        if kind not in {"", "Widget"} and _SIGNED[0] in annotation:
            yield METADATA, kind
            for key in _SIGNED if take_out else ():
                if key in annotation:
                    del annotation[key]
            if take_out and "/Popup" in annotation:
                del annotation["/Popup"]
    if take_out and len(kept) < len(annotations):
        page["/Annots"] = Array(kept)


def _in_photograph(stream: Dictionary | Stream, take_out: bool) -> Iterator[Finding]:
    """What a camera has written into a photograph that stands on a page."""
    if not isinstance(stream, Stream) or stream.get("/Filter") not in (Name.DCTDecode, Array([Name.DCTDecode])):
        return
    data = stream.read_raw_bytes()
    try:
        parts = list(jpeg.parts(data))
    except BrokenPictureError:
        return
    told = [part for part in parts if part.label and part.label != ICC]
    yield from ((METADATA, part.label) for part in told)
    if told and take_out:
        parameters = stream.get("/DecodeParms")
        kept = b"".join(data[part.start : part.end] for part in parts if part not in told)
        stream.write(kept, filter=Name.DCTDecode)
        if parameters is not None:
            stream["/DecodeParms"] = parameters
