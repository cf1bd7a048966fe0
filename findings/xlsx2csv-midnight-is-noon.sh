#!/bin/sh
# One would guess: xlsx2csv writes a date with a time as the sheet shows it.
# What it does: A cell in openpyxl's own format for a date with a time (yyyy-mm-dd h:mm:ss, without AM/PM: 0 to
#   23 hours) is written with hours of 12 and no word for the half of the day: a day without an hour (midnight)
#   becomes 12:00:00, as if it were noon, and 14:30 becomes 02:29:59. A list that a program has saved comes out
#   with other hours than it had. The same moment in the format dd/mm/yyyy hh:mm keeps its 14 hours, but loses a
#   second, and with it a minute.
# Versions: xlsx2csv 0.8.6 with openpyxl 3.1.5; seen with Python 3.11 on 2026-11-30
# Source: ECMA-376 part 1, 18.8.31 (h without AM/PM is of 24 hours).
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  'xlsx2csv==0.8.6' 'openpyxl==3.1.5'
cd "$work"
"$work/venv/bin/python" - <<'END'
from importlib.metadata import version

for package in ("xlsx2csv", "openpyxl"):
    print(package, version(package))


def holds(what, seen, known):
    print(f"{what}: {seen!r}")
    if seen != known:
        raise SystemExit(f"This has changed; it was {known!r}")


import csv
from datetime import datetime

from openpyxl import Workbook
from xlsx2csv import Xlsx2csv

book = Workbook()
sheet = book.active
sheet.append(["berangkat", "berangkat"])
for hour, minute in ((0, 0), (9, 0), (14, 30)):
    when = datetime(2026, 12, 3, hour, minute)
    sheet.append([when, when])
for row in sheet.iter_rows(min_row=2, min_col=2):
    row[0].number_format = "dd/mm/yyyy hh:mm"
holds("format of column A", sheet["A2"].number_format, "yyyy-mm-dd h:mm:ss")
book.save("hari.xlsx")
Xlsx2csv("hari.xlsx").convert("hari.csv")
rows = list(csv.reader(open("hari.csv")))[1:]
holds("midnight", rows[0], ["2026-12-03 12:00:00", "03/12/2026 00:00"])
holds("09.00", rows[1], ["2026-12-03 09:00:00", "03/12/2026 09:00"])
holds("14.30", rows[2], ["2026-12-03 02:29:59", "03/12/2026 14:29"])
END
