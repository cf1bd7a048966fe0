"""Workbooks, read row by row, never wholly in memory."""

import io
from collections.abc import Iterator
from typing import Any

import openpyxl
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from sotarsa_bot.lists.sheets import MOST_COLUMNS, UNKNOWN, Contents, Row, Sheet
from sotarsa_bot.lists.xlsx_gate import must_be_harmless
from sotarsa_bot.lists.xlsx_layout import Layout, layouts

ERRORS = {"#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#GETTING_DATA"}


def contents(content: bytes) -> Contents:
    """Each visible sheet, its formulas by the values they had. Mistake as of `must_be_harmless`."""
    must_be_harmless(content)
    said = layouts(content)
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    hidden = tuple(sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible")
    return Contents((_sheet(sheet, said.get(sheet.title, Layout())) for sheet in shown), hidden)


def _sheet(sheet: ReadOnlyWorksheet, said: Layout) -> Sheet:
    return Sheet(sheet.title, _rows(sheet, said), tuple(said.merges), frozenset(said.concealed), said.wider)


def _rows(sheet: ReadOnlyWorksheet, said: Layout) -> Iterator[Row]:
    sheet.reset_dimensions()  # what it says about its size may be untrue
    for number, cells in enumerate(sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS), 1):
        unknown = said.unknown.get(number, ())
        if not unknown and cells.count(None) == len(cells):
            yield Row(number, ())  # there may be a million of them above a cell far away
            continue
        if unknown or any(isinstance(cell, str) and cell in ERRORS for cell in cells):
            cells = tuple(_known(cell, place in unknown) for place, cell in enumerate(cells))
        yield Row(number, cells, number in said.hidden, frozenset(said.struck.get(number, ())))


def _known(cell: Any, unknown: bool) -> Any:
    return UNKNOWN if unknown or (isinstance(cell, str) and cell in ERRORS) else cell
