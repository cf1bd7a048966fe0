"""The rows with problems as a workbook: row number, reason, and the row itself with long numbers masked."""

import io

import xlsxwriter

from sotarsa_bot import texts
from sotarsa_bot.lists.records import ReadList


def problem_file(read: ReadList) -> bytes:
    """An .xlsx. Cells are written as text: nothing in them is ever a formula. Blocks: give it a thread."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    sheet = book.add_worksheet(texts.plain("lists.problem_sheet"))
    bold, sheets = book.add_format({"bold": True}), any(problem.sheet for problem in read.problems)
    first = [texts.plain("lists.row_column"), texts.plain("lists.reason_column")]
    if sheets:
        first.insert(0, texts.plain("lists.sheet_column"))
    sheet.set_column(0, 0, 12)
    sheet.set_column(len(first) - 1, len(first) - 1, 60)
    sheet.freeze_panes(1, 0)
    for column, title in enumerate((*first, *read.columns)):
        sheet.write_string(0, column, title, bold)
    for number, problem in enumerate(read.problems, 1):
        said = [problem.sheet] if sheets else []
        for column, value in enumerate((*said, str(problem.row), problem.reason, *problem.cells)):
            sheet.write_string(number, column, value)
    book.close()
    return target.getvalue()
