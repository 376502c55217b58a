"""A colour profile (ICC.1:2022): what colours it means, and whose device it names."""

from __future__ import annotations

import io

from PIL import Image, ImageCms

_TABLE = 128
"""Where the number of tags stands, and behind it the tags, twelve bytes each; a tag's name is the first four (7.3)."""
_OF_ONE_DEVICE = frozenset({b"mmod", b"ndin", b"meta", b"vcgt", b"vcgp", b"targ"})
"""What profiles of one screen, scanner or printer hold: its maker, model and serial number (Apple's `mmod` and `ndin`,
colord's `meta`), how it was calibrated (`vcgt`, `vcgp`), what was measured on it (`targ`). A Mac puts the profile of
its screen into every screenshot."""
_NEARLY = 3
"""Of 255: colours this close look the same."""


def names_a_device(profile: bytes) -> bool:
    """Whether the profile is that of one device, by which its owner can be found, and not of a kind of colours."""
    number = int.from_bytes(profile[_TABLE : _TABLE + 4], "big")
    names = (profile[at : at + 4] for at in range(_TABLE + 4, min(len(profile), _TABLE + 4 + 12 * number), 12))
    return not _OF_ONE_DEVICE.isdisjoint(names)


def in_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """The colours as the profile means them, in the space that is meant where there is no profile (CSS Color 4)."""
    transparency = image.convert("RGBA").getchannel("A") if image.has_transparency_data else None
    plain = image if image.mode in {"L", "RGB", "CMYK"} else image.convert("RGB")
    try:
        made = ImageCms.profileToProfile(
            plain, ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (ImageCms.PyCMSError, OSError, ValueError):  # a damaged profile, or one of other colours than the picture's
        return image
    if made is None:
        return image
    if transparency is not None:
        made.putalpha(transparency)
    return made


def is_srgb(profile: bytes, mode: str) -> bool:
    """Whether the profile changes no colour to be seen: tried on a row of colours, for names tell little."""
    if mode not in {"RGB", "RGBA", "P"}:
        return False
    row = Image.new("RGB", (125, 1))
    row.putdata([(r, g, b) for r in range(0, 256, 63) for g in range(0, 256, 63) for b in range(0, 256, 63)])
    differences = zip(row.tobytes(), in_srgb(row, profile).tobytes(), strict=True)
    return all(abs(one - other) <= _NEARLY for one, other in differences)
