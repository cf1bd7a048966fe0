"""Small real photos for the demo and the tests: the Meratus mountains, in another light by each seed."""

from __future__ import annotations

import functools
import io
import math
import random

from PIL import Image, ImageDraw

SIZE = (640, 480)
Colour = tuple[int, int, int]
SKIES: tuple[tuple[Colour, Colour], ...] = (
    ((116, 176, 222), (246, 226, 190)),
    ((238, 160, 112), (252, 224, 160)),
    ((150, 190, 214), (230, 240, 238)),
    ((96, 122, 176), (240, 180, 150)),
)


@functools.lru_cache(maxsize=64)
def sample_photo(seed: int, text: str = "") -> bytes:
    """A distinct landscape as JPEG, below 30 kB, with a line of text in its corner."""
    chance = random.Random(seed)
    image = Image.new("RGB", SIZE)
    draw = ImageDraw.Draw(image)
    _sky(draw, *chance.choice(SKIES))
    _sun(draw, chance)
    for layer in range(4):
        _ridge(draw, chance, layer)
    _houses(draw, chance)
    if text:
        draw.rectangle((0, SIZE[1] - 34, SIZE[0], SIZE[1]), fill=(20, 28, 24))
        draw.text((12, SIZE[1] - 28), text, fill=(240, 240, 230), font_size=18)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=72)
    return out.getvalue()


def _sky(draw: ImageDraw.ImageDraw, top: Colour, bottom: Colour) -> None:
    for y in range(SIZE[1]):
        part = y / SIZE[1]
        colour = tuple(round(a + (b - a) * part) for a, b in zip(top, bottom, strict=True))
        draw.line((0, y, SIZE[0], y), fill=colour)


def _sun(draw: ImageDraw.ImageDraw, chance: random.Random) -> None:
    x, y, r = chance.randint(60, 580), chance.randint(50, 150), chance.randint(20, 38)
    draw.ellipse((x - r, y - r, x + r, y + r), fill=(255, 244, 206))


def _ridge(draw: ImageDraw.ImageDraw, chance: random.Random, layer: int) -> None:
    base, height = 210 + 62 * layer, 95 - 16 * layer
    waves = [(chance.uniform(0.004, 0.02), chance.uniform(0, 6.3), chance.uniform(0.3, 1)) for _ in range(4)]
    line = [(x, base - height * sum(a * math.sin(f * x + p) for f, p, a in waves) / 2) for x in range(0, 641, 4)]
    shade = 1 - layer * 0.2
    colour = (round(118 * shade), round((158 + chance.randint(-14, 14)) * shade), round(132 * shade))
    draw.polygon([*line, (SIZE[0], SIZE[1]), (0, SIZE[1])], fill=colour)


def _houses(draw: ImageDraw.ImageDraw, chance: random.Random) -> None:
    for _ in range(chance.randint(2, 5)):
        x, y, w = chance.randint(20, 560), chance.randint(370, 420), chance.randint(34, 62)
        wall = (chance.randint(170, 230), chance.randint(150, 200), chance.randint(120, 170))
        draw.rectangle((x, y, x + w, y + w * 0.6), fill=wall)
        draw.polygon([(x - 6, y), (x + w + 6, y), (x + w / 2, y - w * 0.45)], fill=(120, 62, 48))
