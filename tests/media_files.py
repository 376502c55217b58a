"""Pictures and PDFs for tests, made when they are needed: clean ones, and ones that tell what they shouldn't."""

import io
import random
import struct
from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image, ImageCms, ImageDraw
from PIL.PngImagePlugin import PngInfo

SIZE = (64, 48)
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></x:xmpmeta>'
ORIENTATION, MAKE, GPS = 0x0112, 0x010F, 0x8825


def drawing(mode: str = "RGB") -> Image.Image:
    """A picture whose four corners differ."""
    image = Image.new("RGB", SIZE)
    for x in range(SIZE[0]):
        for y in range(SIZE[1]):
            image.putpixel((x, y), (x * 4, y * 5, (x + y) * 2))
    return image.convert(mode)


def photograph(kind: str = "JPEG", size: tuple[int, int] = (1600, 1000), mode: str = "RGB", **options: Any) -> bytes:
    """A picture with as much in it as a photograph: the same on every run, too large to be shown as it is."""
    small = (size[0] // 8 or 1, size[1] // 8 or 1)
    grain = Image.frombytes("RGB", small, random.Random(1).randbytes(small[0] * small[1] * 3))
    image = Image.blend(drawing().resize(size), grain.resize(size, Image.Resampling.BICUBIC), 0.3).convert(mode)
    target = io.BytesIO()
    image.save(target, kind, **options)
    return target.getvalue()


def chart(kind: str = "PNG", size: tuple[int, int] = (1600, 1000), mode: str = "RGB") -> bytes:
    """A picture of even areas with sharp edges, large enough to be offered smaller."""
    image = Image.new("RGB", size, "white")
    pen, dice = ImageDraw.Draw(image), random.Random(1)
    for _ in range(size[0] * size[1] // 500):
        x, y = dice.randrange(size[0]), dice.randrange(size[1])
        pen.rectangle((x, y, x + 12, y + 7), fill=dice.choice(("#07596a", "#d98a1f", "#7d3563")))
    target = io.BytesIO()
    image.convert(mode).save(target, kind)
    return target.getvalue()


def cut_out(kind: str = "PNG", size: tuple[int, int] = (800, 500)) -> bytes:
    """A photograph whose left half lets the page through."""
    image = Image.open(io.BytesIO(photograph("PNG", size))).convert("RGBA")
    image.paste((0, 0, 0, 0), (0, 0, size[0] // 2, size[1]))
    target = io.BytesIO()
    image.save(target, kind)
    return target.getvalue()


def picture(kind: str, mode: str = "RGB", **options: Any) -> bytes:
    """A picture in a format of Pillow's; lossless WebP."""
    target = io.BytesIO()
    drawing(mode).save(target, kind, **({"lossless": True} if kind == "WEBP" else {}) | options)
    return target.getvalue()


def exif(orientation: int = 1, place: bool = False) -> bytes:
    """What a camera writes."""
    data = Image.Exif()
    data[MAKE] = "Camera"
    if orientation != 1:
        data[ORIENTATION] = orientation
    if place:
        data.get_ifd(GPS).update({1: "N", 2: (43.0, 15.0, 24.0), 3: "E", 4: (76.0, 55.0, 42.0)})
    return data.tobytes()


def orientation_only(orientation: int = 6) -> bytes:
    """EXIF with nothing but how to turn the picture."""
    data = Image.Exif()
    data[ORIENTATION] = orientation
    return data.tobytes()


def png_texts() -> PngInfo:
    """Texts in a PNG."""
    info = PngInfo()
    info.add_text("Author", "A. Name")
    info.add_text("Comment", "long " * 300, zip=True)
    info.add_itxt("XML:com.adobe.xmp", XMP.decode())
    return info


def srgb() -> bytes:
    """A profile of the colours that the web takes for granted."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def other_colours() -> bytes:
    """A profile in which red and green have changed places."""
    profile = bytearray(srgb())
    places = {}
    for number in range(struct.unpack(">I", profile[128:132])[0]):
        entry = 132 + 12 * number
        places[bytes(profile[entry : entry + 4])] = entry
    red, green = places[b"rXYZ"] + 4, places[b"gXYZ"] + 4
    profile[red : red + 8], profile[green : green + 8] = profile[green : green + 8], profile[red : red + 8]
    return bytes(profile)


def of_one_screen(profile: bytes, tag: bytes = b"mmod") -> bytes:
    """The profile with a tag more, which holds a screen's serial number."""
    number, content = struct.unpack(">I", profile[128:132])[0], tag + bytes(4) + b"SERIAL-C02XK1"
    end = 132 + 12 * number
    tags = b"".join(
        name + struct.pack(">II", at + 12, size) for name, at, size in struct.iter_unpack(">4sII", profile[132:end])
    )
    tags += tag + struct.pack(">II", len(profile) + 12, len(content))
    whole = profile[:128] + struct.pack(">I", number + 1) + tags + profile[end:] + content
    return struct.pack(">I", len(whole)) + whole[4:]


def segment(marker: int, payload: bytes) -> bytes:
    """A JPEG segment, to be put behind the first two bytes."""
    return bytes([0xFF, marker]) + (len(payload) + 2).to_bytes(2, "big") + payload


def with_segment(data: bytes, marker: int, payload: bytes) -> bytes:
    """A JPEG with one segment more."""
    return data[:2] + segment(marker, payload) + data[2:]


def pdf(change: Callable[[Pdf], object] = lambda document: None, **options: Any) -> bytes:
    """A PDF of one page with a title and a language, changed before it is saved."""
    document = Pdf.new()
    document.add_blank_page()
    document.Root["/Lang"] = pikepdf.String("kk")
    document.docinfo["/Title"] = "Есеп"
    change(document)
    target = io.BytesIO()
    document.save(target, **{"deterministic_id": "encryption" not in options} | options)
    return target.getvalue()


def with_author(document: Pdf) -> None:
    document.docinfo["/Author"] = "A. Name"


def with_xmp(document: Pdf) -> None:
    with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as packet:
        packet["dc:title"] = "Есеп"
        packet["dc:creator"] = ["A. Name"]


def with_title_in_xmp(document: Pdf) -> None:
    with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as packet:
        packet["dc:title"] = "Есеп"


def with_attachment(document: Pdf) -> None:
    document.attachments["table.csv"] = b"a,b"


def with_script(document: Pdf) -> None:
    document.Root["/OpenAction"] = action("JavaScript", JS="app.alert(1)")


def with_named_script(document: Pdf) -> None:
    tree = Dictionary(Names=Array(["x", document.make_indirect(action("JavaScript", JS="app.alert(1)"))]))
    document.Root["/Names"] = Dictionary(JavaScript=tree)


def with_launch(document: Pdf) -> None:
    add_annotation(document, Subtype=Name.Link, A=action("Launch", F="cmd.exe"))


def with_page_action(document: Pdf) -> None:
    document.pages[0].obj["/AA"] = Dictionary(O=action("URI", URI="https://example.org"))


def with_remark(document: Pdf) -> None:
    add_annotation(document, Subtype=Name.Text, T="A. Name", Contents="Really?")


def with_signed_mark(document: Pdf) -> None:
    add_annotation(document, Subtype=Name.Highlight, T="A. Name", QuadPoints=[0, 0, 9, 0, 0, 9, 9, 9])


def with_photograph(document: Pdf) -> None:
    """A photograph on the page, as the camera wrote it."""
    photograph = document.make_stream(picture("JPEG", exif=exif(place=True)))
    photograph.write(photograph.read_raw_bytes(), filter=Name.DCTDecode)
    photograph.update(Dictionary(Type=Name.XObject, Subtype=Name.Image, Width=SIZE[0], Height=SIZE[1]))
    photograph.update(Dictionary(ColorSpace=Name.DeviceRGB, BitsPerComponent=8))
    document.pages[0].obj["/Resources"] = Dictionary(XObject=Dictionary(Im0=photograph))


def with_link(document: Pdf) -> None:
    """What any PDF may do: links to the web and to pages, a place to open at."""
    add_annotation(document, Subtype=Name.Link, A=action("URI", URI="https://example.org"))
    document.Root["/OpenAction"] = Array([document.pages[0].obj, Name.Fit])


def action(kind: str, **entries: Any) -> Dictionary:
    """An action of a PDF."""
    return Dictionary(S=Name(f"/{kind}"), **entries)


def add_annotation(document: Pdf, **entries: Any) -> None:
    """Something that stands on the page without being part of it."""
    annotation = document.make_indirect(Dictionary(Type=Name.Annot, Rect=[0, 0, 9, 9], **entries))
    document.pages[0].obj["/Annots"] = Array([annotation])


HARMFUL_PDFS: dict[str, tuple[Callable[[Pdf], None], str]] = {
    "author": (with_author, "pdf-metadata"),
    "xmp": (with_xmp, "pdf-metadata"),
    "remark": (with_remark, "pdf-metadata"),
    "signed mark": (with_signed_mark, "pdf-metadata"),
    "photograph": (with_photograph, "pdf-metadata"),
    "attachment": (with_attachment, "pdf-attachment"),
    "script": (with_script, "pdf-active"),
    "named script": (with_named_script, "pdf-active"),
    "launch": (with_launch, "pdf-active"),
    "page action": (with_page_action, "pdf-active"),
}
"""How to make each, and the code it is refused with."""

PICTURES: dict[str, tuple[str, Callable[[], bytes], set[str]]] = {
    "jpeg exif": (".jpg", lambda: picture("JPEG", exif=exif(place=True)), {"EXIF", "GPS"}),
    "jpeg orientation": (".jpg", lambda: picture("JPEG", exif=orientation_only()), {"EXIF"}),
    "jpeg comment": (".jpg", lambda: picture("JPEG", comment="by A. Name"), {"COM"}),
    "jpeg xmp": (".jpeg", lambda: picture("JPEG", xmp=XMP), {"XMP"}),
    "jpeg iptc": (".jpg", lambda: with_segment(picture("JPEG"), 0xED, b"Photoshop 3.0\0" + bytes(9)), {"IPTC"}),
    "jpeg app": (".jpg", lambda: with_segment(picture("JPEG"), 0xEB, b"JP\0C2PA"), {"APP11 JP"}),
    "jpeg tail": (".JPG", lambda: picture("JPEG") + b"PK\3\4 and more", {"+13 B"}),
    "png text": (".png", lambda: picture("PNG", pnginfo=png_texts()), {"tEXt", "zTXt", "XMP"}),
    "png exif": (".png", lambda: picture("PNG", exif=exif(6, place=True)), {"EXIF", "GPS"}),
    "png palette": (".png", lambda: picture("PNG", "P", exif=exif(6)), {"EXIF"}),
    "webp exif": (".webp", lambda: picture("WEBP", exif=exif(8, place=True), xmp=XMP), {"EXIF", "GPS", "XMP"}),
    "webp lossy": (".webp", lambda: picture("WEBP", lossless=False, exif=exif()), {"EXIF"}),
    "avif exif": (".avif", lambda: picture("AVIF", exif=exif(place=True), xmp=XMP), {"EXIF", "GPS", "XMP"}),
    "gif comment": (".gif", lambda: picture("GIF", comment=b"by A. Name"), {"COM"}),
}
"""Ending, how to make it, and what it tells."""
