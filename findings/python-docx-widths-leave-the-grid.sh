#!/bin/sh
# One would guess: Who sets the width of every cell has set the widths of the table's columns.
# What it does: Only w:tcW changes; w:gridCol in w:tblGrid keeps equal widths. Word lays a fixed table out by the
#   cells, LibreOffice by the grid, so that one file has other columns in each. Setting table.columns[i].width as
#   well changes the grid.
# Versions: python-docx 1.2.0; seen with Python 3.11 on 2026-11-30
# Source: python-docx, docx/table.py (_Cell.width, _Column.width); ECMA-376 part 1, 17.4.16 (gridCol) and 17.4.71
#   (tcW).
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  'python-docx==1.2.0'
cd "$work"
"$work/venv/bin/python" - <<'END'
from importlib.metadata import version

for package in ("python-docx",):
    print(package, version(package))


def holds(what, seen, known):
    print(f"{what}: {seen!r}")
    if seen != known:
        raise SystemExit(f"This has changed; it was {known!r}")


from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm


def grid(table):
    return [one.get(qn("w:w")) for one in table._tbl.iter(qn("w:gridCol"))]


def cells(table):
    return [one.get(qn("w:w")) for one in table._tbl.iter(qn("w:tcW"))]


table = Document().add_table(1, 2)
table.autofit = False
for cell, width in zip(table.rows[0].cells, (20, 120)):
    cell.width = Mm(width)
holds("cells (twentieths of a point)", cells(table), ["1134", "6803"])
holds("grid", grid(table), ["4320", "4320"])
for column, width in zip(table.columns, (20, 120)):
    column.width = Mm(width)
holds("grid after the columns were set, too", grid(table), ["1134", "6803"])
END
