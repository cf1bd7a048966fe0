"""Which characters our fonts can draw. What they cannot (emoji, foreign scripts) is replaced where it can be seen."""

import re
import struct
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
JOINERS = "[\u200c\u200d\ufe00-\ufe0f]"
"""Join the parts of one emoji."""
UNKNOWN = "[?]"
"""Stands for each run of what no font of ours holds: a reader sees that something is missing, and asks."""


def drawable(text: str) -> str:
    """The text with every run of characters that no font of ours has as UNKNOWN."""
    return _foreign().sub(UNKNOWN, text)


@cache
def _foreign() -> re.Pattern[str]:
    known = sorted(set(range(0x20, 0x7F)).union({0x09, 0x0A}, *(_characters(f) for f in FONTS.glob("*Regular.ttf"))))
    ranges = "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in _runs(known))
    return re.compile(f"(?:[^{ranges}]{JOINERS}*)+")


def _runs(numbers: list[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


def _characters(font: Path) -> set[int]:
    """The code points of a TrueType font: those of its `cmap` tables of formats 4 and 12."""
    data = font.read_bytes()
    tables = {data[at : at + 4]: at for at in range(12, 12 + 16 * struct.unpack_from(">H", data, 4)[0], 16)}
    cmap = struct.unpack_from(">I", data, tables[b"cmap"] + 8)[0]
    found: set[int] = set()
    for n in range(struct.unpack_from(">H", data, cmap + 2)[0]):
        table = cmap + struct.unpack_from(">I", data, cmap + 8 + 8 * n)[0]
        for first, last in _ranges(data, table):
            found.update(range(first, last + 1))
    return found - {0xFFFF}


def _ranges(data: bytes, table: int) -> list[tuple[int, int]]:
    kind = struct.unpack_from(">H", data, table)[0]
    if kind == 4:
        double = struct.unpack_from(">H", data, table + 6)[0]
        ends = struct.unpack_from(f">{double // 2}H", data, table + 14)
        starts = struct.unpack_from(f">{double // 2}H", data, table + 16 + double)
        return list(zip(starts, ends, strict=True))
    if kind == 12:
        groups = struct.unpack_from(">I", data, table + 12)[0]
        return [struct.unpack_from(">II", data, table + 16 + 12 * n) for n in range(groups)]
    return []
