#!/bin/sh
# One would guess: search_dates finds in a sentence the dates that parse reads when they stand alone.
# What it does: With one language and the same settings it gives others. '3 Desember pukul 09.00' (9 o'clock) is in
#   the year 2109, 09 being taken for the year; '02/12/2026' is 12 February, where parse says 2 December; '3
#   Desember jam 9' is 9 December. parse reads none of the last.
# Versions: dateparser 1.5.0; seen with Python 3.11 on 2026-11-30
# Source: dateparser, dateparser/search/search.py.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  'dateparser==1.5.0'
cd "$work"
"$work/venv/bin/python" - <<'END'
from importlib.metadata import version

for package in ("dateparser",):
    print(package, version(package))


def holds(what, seen, known):
    print(f"{what}: {seen!r}")
    if seen != known:
        raise SystemExit(f"This has changed; it was {known!r}")


from datetime import datetime

import dateparser
from dateparser.search import search_dates

HOW = {"languages": ["id"], "settings": {"RELATIVE_BASE": datetime(2026, 11, 30, 8), "PREFER_DATES_FROM": "future"}}


def parsed(words):
    return str(dateparser.parse(words, **HOW))


def searched(words):
    return [str(moment) for _, moment in search_dates(words, **HOW)]


for words, alone, found in (
    ("3 Desember pukul 09.00", "2026-12-03 09:00:00", ["2109-12-03 00:00:00"]),
    ("02/12/2026", "2026-12-02 00:00:00", ["2026-02-12 00:00:00"]),
    ("3 Desember jam 9", "None", ["2026-12-09 00:00:00"]),
):
    holds(f"{words}: parse, search_dates", (parsed(words), searched(words)), (alone, found))
END
