"""What openpyxl's row by row reading does not tell of a sheet: merged cells, hidden rows, formulas without a value, and
what is struck through.

It is read from the sheet's own XML, piece by piece; xlsx_gate.py has seen that this declares nothing.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO
from xml.etree.ElementTree import Element, fromstring, iterparse

from sotarsa_bot.lists.sheets import MOST_COLUMNS, MOST_ROWS, Merge
from sotarsa_bot.mistake import Mistake

MOST_MARKS = 200_000
"""Merged ranges, hidden rows and formulas without a value that are remembered of a sheet."""
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_TRUE = ("1", "true")


@dataclass
class Layout:
    """Rows count from 1, columns from 0."""

    merges: list[Merge] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    unknown: dict[int, list[int]] = field(default_factory=dict)
    concealed: set[int] = field(default_factory=set)
    wider: bool = False
    struck: dict[int, list[int]] = field(default_factory=dict)


def layouts(content: bytes) -> dict[str, Layout]:
    """By the sheet's name. Mistake `lists.too_many_rows` for more than any list has."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        struck = _struck_styles(archive)
        for name, part in _parts(archive):
            with archive.open(part) as opened:
                found[name] = _layout(opened, struck)
    return found


def _parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    rels = {one.get("Id"): one.get("Target", "") for one in _small(archive, "xl/_rels/workbook.xml.rels")}
    for one in _small(archive, "xl/workbook.xml").iter():
        if _local(one) != "sheet":
            continue
        link = next((value for name, value in one.attrib.items() if name.endswith("}id")), "")
        target = rels.get(link, "")
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if part in archive.namelist():
            yield one.get("name", ""), part


def _small(archive: zipfile.ZipFile, name: str) -> Element:
    return fromstring(archive.read(name))  # noqa: S314 - it is small, and declares nothing


def _struck_styles(archive: zipfile.ZipFile) -> frozenset[str]:
    """The numbers of the cells' styles whose font is struck through."""
    if "xl/styles.xml" not in archive.namelist():
        return frozenset()
    parts = {_local(one): one for one in _small(archive, "xl/styles.xml")}
    fonts = [
        any(_local(one) == "strike" and one.get("val") not in ("0", "false") for one in font)
        for font in parts.get("fonts", ())
    ]
    styles = (int(one.get("fontId", "0")) for one in parts.get("cellXfs", ()))
    return frozenset(str(n) for n, font in enumerate(styles) if font < len(fonts) and fonts[font])


def _layout(source: IO[bytes], struck: frozenset[str]) -> Layout:
    found, number = Layout(), 0
    for element in _whole(source):
        name = _local(element)
        if name == "row":
            number = _following(number, element)
            _row(found, number, element, struck)
        elif name == "col" and element.get("hidden") in _TRUE:
            first, last = int(element.get("min", "1")), int(element.get("max", "1"))
            found.concealed.update(range(first - 1, min(last, MOST_COLUMNS)))
        elif name == "mergeCell":
            found.merges += _down(element.get("ref", ""))
        if len(found.merges) + len(found.hidden) + len(found.unknown) > MOST_MARKS:
            raise Mistake("lists.too_many_rows", most=MOST_ROWS)
    return found


def _whole(source: IO[bytes]) -> Iterator[Element]:
    """Each row with its cells, and every other element alone; what was seen is let go, so that memory stays small."""
    above: list[Element] = []
    rows = 0
    for event, element in iterparse(source, events=("start", "end")):  # noqa: S314 - it declares nothing
        is_row = _local(element) == "row"
        if event == "start":
            above.append(element)
            rows += is_row
            continue
        above.pop()
        rows -= is_row
        if not rows:
            yield element
            if above:
                above[-1].clear()


def _following(before: int, row: Element) -> int:
    """Mistake for a row that is out of its order: openpyxl passes over it without a word."""
    number = int(row.get("r") or before + 1)
    if number <= before:
        raise Mistake("lists.broken")
    return number


def _row(found: Layout, number: int, row: Element, struck: frozenset[str]) -> None:
    if row.get("hidden") in _TRUE or (row.get("ht") in ("0", "0.0") and row.get("customHeight") in _TRUE):
        found.hidden.add(number)
    for place, cell in enumerate(row):
        at = _CELL.fullmatch(cell.get("r", ""))
        column = _column(at[1]) if at else place
        if column >= MOST_COLUMNS:
            found.wider = found.wider or len(cell) > 0
            continue
        if _is_unknown(cell):
            found.unknown.setdefault(number, []).append(column)
        if cell.get("s") in struck and len(cell) > 0:
            found.struck.setdefault(number, []).append(column)


def _is_unknown(cell: Element) -> bool:
    """A formula with no value beside it; an empty word is one."""
    parts = {_local(one): one for one in cell}
    if "f" not in parts:
        return False
    value = parts.get("v")
    return value is None or (not value.text and cell.get("t") != "str")


def _down(ref: str) -> list[Merge]:
    first, _, last = ref.partition(":")
    top, bottom = _CELL.fullmatch(first), _CELL.fullmatch(last)
    if not (top and bottom) or int(bottom[2]) <= int(top[2]) or _column(top[1]) >= MOST_COLUMNS:
        return []
    return [Merge(_column(top[1]), int(top[2]), int(bottom[2]))]


def _column(letters: str) -> int:
    column = 0
    for one in letters:
        column = column * 26 + ord(one) - 64
    return column - 1


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
