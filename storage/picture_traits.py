"""What a picture tells of itself: how it looks, and what the camera wrote into it."""

from contextlib import suppress
from datetime import datetime
from itertools import pairwise
from typing import Any

from PIL import ExifTags, Image, ImageOps

from sotarsa_bot.running.pictures import Traits

SMALL = (128, 128)
"""What a picture is looked at in."""
PLAIN = 8
"""A hash with fewer rising (or falling) steps than this is of a picture without structure: a wall, the sky, the dark.
All of those look alike."""
TAKEN, ZONE, CHANGED = 36867, 36881, 306
"""DateTimeOriginal and OffsetTimeOriginal of the camera, DateTime of the file."""


def traits(image: Image.Image) -> Traits:
    """Of an image that is loaded; changes it."""
    told = Traits()
    with suppress(Exception):  # EXIF is a stranger's bytes, and a bonus: nothing that is wrong there loses a photo
        told = _told(image.getexif())
    return told._replace(dhash=_dhash(image))


def _dhash(image: Image.Image) -> str:
    """Difference hashes: 64 bits to search by, then 256 to be sure, in hex. Each bit says whether a pixel of a tiny
    grey copy is brighter than the next one, which stays so in other sizes, qualities and lights."""
    image.thumbnail(SMALL, Image.Resampling.BOX)
    with suppress(Exception):  # as above
        image = ImageOps.exif_transpose(image)
    grey = image.convert("L")
    coarse, fine = _steps(grey, 8), _steps(grey, 16)
    plain = not PLAIN <= coarse.bit_count() <= 64 - PLAIN
    return "" if plain else f"{coarse:016x}{fine:064x}"


def _steps(grey: Image.Image, side: int) -> int:
    pixels = grey.resize((side + 1, side), Image.Resampling.BOX).tobytes()
    rows = [pixels[start : start + side + 1] for start in range(0, len(pixels), side + 1)]
    found = 0
    for row in rows:
        for left, right in pairwise(row):
            found = found << 1 | (left > right)
    return found


def _told(exif: Image.Exif) -> Traits:
    camera, gps = exif.get_ifd(ExifTags.IFD.Exif), exif.get_ifd(ExifTags.IFD.GPSInfo)
    latitude, longitude = _degrees(gps, 1, "S"), _degrees(gps, 3, "W")
    there = latitude is not None and longitude is not None and (latitude, longitude) != (0, 0)
    taken = _moment(camera.get(TAKEN) or exif.get(CHANGED), camera.get(ZONE))
    return Traits("", taken, latitude if there else None, longitude if there else None)


def _moment(written: Any, zone: Any) -> datetime | None:
    """ "2026:12:03 10:02:11", with "+08:00" if the camera knew; None for what was never set."""
    with suppress(TypeError, ValueError):
        if isinstance(zone, str):
            return datetime.strptime(f"{written} {zone.strip()}", "%Y:%m:%d %H:%M:%S %z")
    with suppress(TypeError, ValueError):
        return datetime.strptime(str(written).strip("\0 "), "%Y:%m:%d %H:%M:%S")
    return None


def _degrees(gps: dict[int, Any], which: int, negative: str) -> float | None:
    """Tag `which` is the half of the globe, the next one (degrees, minutes, seconds)."""
    if which + 1 not in gps:
        return None
    degrees, minutes, seconds = (float(part) for part in gps[which + 1])
    value = degrees + minutes / 60 + seconds / 3600
    if not 0 <= value <= 180:  # also what is no number
        return None
    return -value if str(gps.get(which)).startswith(negative) else value
