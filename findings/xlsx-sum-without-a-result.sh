#!/bin/sh
# One would guess: A formula that no spreadsheet programme has worked out yet reads the same whoever wrote the file:
#   as nothing.
# What it does: It depends on the writer. XlsxWriter writes the result 0, and every reader takes it for a real 0.
#   openpyxl writes no result: openpyxl with data_only=True reads None, as of an empty cell, and python-calamine
#   gives a shorter row. So a total that was never worked out is 0 or nothing, and neither looks like what it is.
# Versions: openpyxl 3.1.5, xlsxwriter 3.3.1, python-calamine 0.9.1; seen with Python 3.11 on 2026-11-30
# Source: XlsxWriter, 'Working with Formulas' (Formula Results); openpyxl, load_workbook(data_only);
#   python-calamine's to_python.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  'openpyxl==3.1.5' 'xlsxwriter==3.3.1' 'python-calamine==0.9.1'
cd "$work"
"$work/venv/bin/python" - <<'END'
from importlib.metadata import version

for package in ("openpyxl", "xlsxwriter", "python-calamine"):
    print(package, version(package))


def holds(what, seen, known):
    print(f"{what}: {seen!r}")
    if seen != known:
        raise SystemExit(f"This has changed; it was {known!r}")


import openpyxl
import python_calamine
import xlsxwriter

book = xlsxwriter.Workbook("a.xlsx")
sheet = book.add_worksheet()
sheet.write_row(0, 0, [2, 3])
sheet.write_formula(0, 2, "=A1+B1")
book.close()

book = openpyxl.Workbook()
book.active.append([2, 3, "=A1+B1"])
book.save("b.xlsx")

for path, by_openpyxl, by_calamine in (("a.xlsx", (2, 3, 0), [2, 3, 0]), ("b.xlsx", (2, 3, None), [2, 3])):
    holds(f"{path} by openpyxl", next(openpyxl.load_workbook(path, data_only=True).active.values), by_openpyxl)
    sheet = python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0)
    holds(f"{path} by calamine", sheet.to_python()[0], by_calamine)
END
