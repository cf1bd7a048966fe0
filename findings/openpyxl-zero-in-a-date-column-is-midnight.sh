#!/bin/sh
# One would guess: A 0 in a cell that is formatted as a date (an empty birthday that a formula copied) is read as a
#   date, or as 0.
# What it does: It is read as datetime.time(0, 0), though the format has no hours: a column of dates holds a value
#   of another type, whose str is 00:00:00. python-calamine does the same; a 1 beside it is a date in 1900.
# Versions: openpyxl 3.1.5, xlsxwriter 3.3.1, python-calamine 0.9.1; seen with Python 3.11 on 2026-11-30
# Source: openpyxl/utils/datetime.py (from_excel: values below 1 are times).
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


import datetime

import openpyxl
import python_calamine
import xlsxwriter

book = xlsxwriter.Workbook("list.xlsx")
sheet = book.add_worksheet()
date = book.add_format({"num_format": "dd/mm/yyyy"})
for row, number in enumerate((0, 1, 46358)):
    sheet.write_number(row, 0, number, date)
book.close()

NIGHT = datetime.time(0, 0)
seen = [row[0] for row in openpyxl.load_workbook("list.xlsx").active.values]
holds("openpyxl", seen, [NIGHT, datetime.datetime(1900, 1, 1), datetime.datetime(2026, 12, 2)])
seen = [row[0] for row in python_calamine.CalamineWorkbook.from_path("list.xlsx").get_sheet_by_index(0).to_python()]
holds("calamine", seen, [NIGHT, datetime.date(1900, 1, 1), datetime.date(2026, 12, 2)])
END
