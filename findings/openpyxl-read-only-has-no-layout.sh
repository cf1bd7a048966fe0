#!/bin/sh
# One would guess: read_only=True reads the same sheet with less memory; which cells are merged and which rows
#   hidden can still be asked.
# What it does: The read-only sheet has no merged_cells, row_dimensions or column_dimensions at all. A village's
#   name that stands in a merged cell belongs to its first row only, a hidden row comes like any other, and nothing
#   tells that it is so.
# Versions: openpyxl 3.1.5, xlsxwriter 3.3.1; seen with Python 3.11 on 2026-11-30
# Source: openpyxl, openpyxl/worksheet/_read_only.py (ReadOnlyWorksheet); the sheet is written by XlsxWriter.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  'openpyxl==3.1.5' 'xlsxwriter==3.3.1'
cd "$work"
"$work/venv/bin/python" - <<'END'
from importlib.metadata import version

for package in ("openpyxl", "xlsxwriter"):
    print(package, version(package))


def holds(what, seen, known):
    print(f"{what}: {seen!r}")
    if seen != known:
        raise SystemExit(f"This has changed; it was {known!r}")


import openpyxl
import xlsxwriter

book = xlsxwriter.Workbook("list.xlsx")
sheet = book.add_worksheet()
sheet.write_row(0, 0, ["Nama", "Desa"])
sheet.write_column(1, 0, ["Rahmi", "Siti", "Baso"])
sheet.merge_range("B2:B4", "Tapa")
sheet.set_row(2, None, None, {"hidden": True})
book.close()

PARTS = ("merged_cells", "row_dimensions", "column_dimensions")
whole = openpyxl.load_workbook("list.xlsx").active
quick = openpyxl.load_workbook("list.xlsx", read_only=True).active
holds("whole: merged, row 3 hidden", (str(whole.merged_cells), whole.row_dimensions[3].hidden), ("B2:B4", True))
holds("read-only: has " + ", ".join(PARTS), [hasattr(quick, part) for part in PARTS], [False, False, False])
rows = [("Nama", "Desa"), ("Rahmi", "Tapa"), ("Siti", None), ("Baso", None)]
holds("read-only: rows", list(quick.values), rows)
END
