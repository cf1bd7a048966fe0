"""Workbooks, read row by row, never wholly in memory."""

import io
from collections.abc import Iterator
from typing import Any

import openpyxl

from sotarsa_bot.lists import header
from sotarsa_bot.lists.xlsx_gate import must_be_harmless

OLD_EXCEL = b"\xd0\xcf\x11\xe0"

Tables = Iterator[tuple[str, Iterator[tuple[int, tuple[Any, ...]]]]]


def tables(content: bytes) -> Tables:
    """Each visible sheet by its name, with its rows numbered; formulas by the values they had.

    Mistake as of `must_be_harmless`.
    """
    must_be_harmless(content)
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            sheet.reset_dimensions()  # what it says about its size may be untrue
            yield sheet.title, enumerate(sheet.iter_rows(values_only=True, max_col=header.WIDTH), 1)
