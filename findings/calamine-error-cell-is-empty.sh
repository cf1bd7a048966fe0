#!/bin/sh
# One would guess: A cell that shows #N/A (a lookup that found nobody) can be told from an empty one.
# What it does: python-calamine's to_python gives an empty string for both, whatever the error. openpyxl gives the
#   error's text.
# Versions: python-calamine 0.9.1, openpyxl 3.1.5, xlsxwriter 3.3.1; seen with Python 3.11 on 2026-11-30
# Source: python-calamine, CalamineSheet.to_python; openpyxl, cell type 'e'.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  'python-calamine==0.9.1' 'openpyxl==3.1.5' 'xlsxwriter==3.3.1'
cd "$work"
"$work/venv/bin/python" - <<'END'
from importlib.metadata import version

for package in ("python-calamine", "openpyxl", "xlsxwriter"):
    print(package, version(package))


def holds(what, seen, known):
    print(f"{what}: {seen!r}")
    if seen != known:
        raise SystemExit(f"This has changed; it was {known!r}")


import openpyxl
import python_calamine
import xlsxwriter

book = xlsxwriter.Workbook("list.xlsx")
sheet = book.add_worksheet()
sheet.write_row(0, 0, ["Nama", "Desa"])
sheet.write_string(1, 0, "Rahmi")
sheet.write_formula(1, 1, '=VLOOKUP("Rahmi",D:E,2,FALSE)', None, "#N/A")
sheet.write_string(2, 0, "Siti")
book.close()

seen = python_calamine.CalamineWorkbook.from_path("list.xlsx").get_sheet_by_index(0).to_python()
holds("calamine", seen, [["Nama", "Desa"], ["Rahmi", ""], ["Siti", ""]])
seen = list(openpyxl.load_workbook("list.xlsx", data_only=True).active.values)
holds("openpyxl", seen, [("Nama", "Desa"), ("Rahmi", "#N/A"), ("Siti", None)])
END
