#!/bin/sh
# One would guess: dateutil reads English months only; with fuzzy=True it leaves an Indonesian one out, and the day
#   stays.
# What it does: '6 Desember 2027' becomes 30 June 2027: with no month that it knows, the 6 is the month, and the day
#   is today's. So April, September and November, whose names begin as in English, are right, and nine months are
#   silently wrong. Without fuzzy these nine are refused.
# Versions: python-dateutil 2.9.0.post0; seen with Python 3.11 on 2026-11-30
# Source: python-dateutil, dateutil/parser/_parser.py (_ymd.resolve_ymd, fuzzy).
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  'python-dateutil==2.9.0.post0'
cd "$work"
"$work/venv/bin/python" - <<'END'
from importlib.metadata import version

for package in ("python-dateutil",):
    print(package, version(package))


def holds(what, seen, known):
    print(f"{what}: {seen!r}")
    if seen != known:
        raise SystemExit(f"This has changed; it was {known!r}")


from datetime import datetime

from dateutil import parser

TODAY = datetime(2026, 11, 30)
MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
right, wrong, refused = [], set(), 0
for number, month in enumerate(MONTHS, 1):
    words = f"6 {month} 2027"
    seen = parser.parse(words, fuzzy=True, default=TODAY)
    if seen == datetime(2027, number, 6):
        right.append(month)
    else:
        wrong.add(f"{seen:%Y-%m-%d}")
    try:
        parser.parse(words, default=TODAY)
    except parser.ParserError:
        refused += 1
holds("right with fuzzy", right, ["April", "September", "November"])
holds("the others with fuzzy", wrong, {"2027-06-30"})
holds("refused without fuzzy", refused, 9)
END
