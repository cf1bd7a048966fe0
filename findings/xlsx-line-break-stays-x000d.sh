#!/bin/sh
# One would guess: A carriage return that XlsxWriter wrote into a cell comes back as a carriage return.
# What it does: The format keeps it as _x000D_ (ECMA-376, ST_Xstring). python-calamine turns that back; openpyxl
#   hands the seven characters on, in read-only mode or not, so that they stand in the middle of a name. openpyxl
#   does not escape in writing, either: a text _x0041_ that it wrote is an A to calamine.
# Versions: openpyxl 3.1.5, xlsxwriter 3.3.1, python-calamine 0.9.1; seen with Python 3.11 on 2026-11-30
# Source: ECMA-376 part 1, ST_Xstring; openpyxl/cell/_reader and python-calamine's to_python.
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


def first(path):
    return python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()[0][0]


book = xlsxwriter.Workbook("list.xlsx")
book.add_worksheet().write_string(0, 0, "Siti\rAminah")
book.close()
for quick in (False, True):
    seen = next(openpyxl.load_workbook("list.xlsx", read_only=quick).active.values)[0]
    holds(f"openpyxl, read_only={quick}", seen, "Siti_x000D_Aminah")
holds("calamine", first("list.xlsx"), "Siti\rAminah")

book = openpyxl.Workbook()
book.active["A1"] = "_x0041_"
book.save("other.xlsx")
holds("written by openpyxl, read by calamine", first("other.xlsx"), "A")
END
