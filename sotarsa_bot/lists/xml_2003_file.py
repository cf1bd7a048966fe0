"""Workbooks in the XML of Excel 2003, as many programs export their lists under the name .xls."""

import io
import re
from collections.abc import Iterator
from datetime import datetime
from xml.etree.ElementTree import Element, ParseError, iterparse

from sotarsa_bot.lists.sheets import MOST_COLUMNS, MOST_ROWS, UNKNOWN, Contents, Merge, Row, Sheet
from sotarsa_bot.mistake import Mistake

_SS = "{urn:schemas-microsoft-com:office:spreadsheet}"
_DECLARATION = re.compile(r"^<\?xml[^>]*\?>")
"""It names the encoding that the text had."""
MOST_EMPTY = 1_100_000


def contents(text: str) -> Contents:
    """Each visible sheet. Mistake `lists.broken`, also for what declares anything (entities that grow)."""
    if "<!DOCTYPE" in text.upper():
        raise Mistake("lists.broken")
    try:
        sheets = list(_sheets(text))
    except (ParseError, ValueError):
        raise Mistake("lists.broken") from None
    shown = [sheet for sheet, visible in sheets if visible]
    return Contents(iter(shown), tuple(sheet.name for sheet, visible in sheets if not visible))


def _sheets(text: str) -> Iterator[tuple[Sheet, bool]]:
    rows: list[Row] = []
    merges: list[Merge] = []
    visible = True
    source = io.BytesIO(_DECLARATION.sub("", text.lstrip(), count=1).encode())
    for _, element in iterparse(source, events=("end",)):  # noqa: S314 - it declares nothing
        name = element.tag.rpartition("}")[2]
        if name == "Row":
            rows += _row(element, rows[-1].number if rows else 0, merges)
            element.clear()
        elif name == "Visible":
            visible = (element.text or "") == "SheetVisible"
        elif name == "Worksheet":
            yield Sheet(element.get(f"{_SS}Name", ""), iter(rows), tuple(merges)), visible
            rows, merges, visible = [], [], True
            element.clear()


def _row(element: Element, before: int, merges: list[Merge]) -> list[Row]:
    number = int(element.get(f"{_SS}Index") or before + 1)
    if number <= before:
        raise Mistake("lists.broken")
    if number > MOST_EMPTY:
        raise Mistake("lists.too_many_rows", most=MOST_ROWS)
    cells: dict[int, object] = {}
    column = 0
    for cell in element.findall(f"{_SS}Cell"):
        column = int(cell.get(f"{_SS}Index") or column + 1)
        cells[column - 1] = _value(cell)
        if (down := int(cell.get(f"{_SS}MergeDown") or 0)) and column <= MOST_COLUMNS:
            merges.append(Merge(column - 1, number, number + down))
        column += int(cell.get(f"{_SS}MergeAcross") or 0)
    if not cells:
        return []
    width = min(max(cells) + 1, MOST_COLUMNS)
    row = tuple(cells.get(n) for n in range(width))
    return [Row(number, row, element.get(f"{_SS}Hidden") == "1")]


def _value(cell: Element) -> object:
    data = cell.find(f"{_SS}Data")
    if data is None:
        return UNKNOWN if cell.get(f"{_SS}Formula") else None
    said, kind = "".join(data.itertext()), data.get(f"{_SS}Type")
    if kind == "Number":
        return float(said) if any(c in said for c in ".eE") else int(said)
    if kind == "DateTime":
        return datetime.fromisoformat(said)
    return UNKNOWN if kind == "Error" else said
