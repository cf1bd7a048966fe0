"""Kept pictures made small for paper, as an SVG around a JPEG: so they go to the layout as text, like all data."""

import base64
import io
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageOps

SIDE_PIXELS = 520
"""Pixels of the longer side: about 150 to the inch at 85 mm."""
MOST_BYTES = 40_000
QUALITIES = (65, 50, 35, 20, 8)

FindPicture = Callable[[str], Path]
"""The file of a kept picture, by its SHA-256; FileNotFoundError if there is none."""


def thumbnail(find: FindPicture, sha256: str, side: int = SIDE_PIXELS) -> str:
    """The picture upright, at most `side` pixels long and MOST_BYTES big; empty if it cannot be opened."""
    try:
        with Image.open(find(sha256)) as kept:
            kept.draft("RGB", (side * 2, side * 2))  # a JPEG is read at a fraction of its size
            small = _on_paper(ImageOps.exif_transpose(kept))
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return ""
    small.thumbnail((side, side))
    return _svg(small, _jpeg(small))


def _on_paper(image: Image.Image) -> Image.Image:
    """Without what shines through: a signature on glass is ink on nothing, and nothing is white on paper."""
    if not image.has_transparency_data:
        return image.convert("RGB")
    drawn = image.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", drawn.size, "white"), drawn).convert("RGB")


def _jpeg(image: Image.Image) -> bytes:
    """As good as fits; noise that no quality makes small is made coarser."""
    for quality in QUALITIES:
        out = io.BytesIO()
        image.save(out, "JPEG", quality=quality)
        if out.tell() <= MOST_BYTES:
            return out.getvalue()
    return _jpeg(image.resize((max(1, image.width // 2), max(1, image.height // 2))))


def _svg(image: Image.Image, jpeg: bytes) -> str:
    size = f'width="{image.width}" height="{image.height}"'
    data = base64.b64encode(jpeg).decode()
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}><image {size} href="data:image/jpeg;base64,{data}"/></svg>'
