#!/bin/sh
# One would guess: With PREFER_DATES_FROM 'future', 'tanggal 5' (the 5th), said on 30 November, is 5 December, as
#   '29 November' is next year's.
# What it does: A day alone stays in the present month, in the past: 5 November 2026. 'tanggal 31' is nothing, as
#   November has no 31st. A day with its month obeys the setting.
# Versions: dateparser 1.5.0; seen with Python 3.11 on 2026-11-30
# Source: dateparser, settings (PREFER_DATES_FROM), dateparser/parser.py.
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

HOW = {"languages": ["id"], "settings": {"RELATIVE_BASE": datetime(2026, 11, 30, 8), "PREFER_DATES_FROM": "future"}}
for words, known in (
    ("29 November", "2027-11-29 00:00:00"),
    ("tanggal 5", "2026-11-05 00:00:00"),
    ("tanggal 31", "None"),
):
    holds(words, str(dateparser.parse(words, **HOW)), known)
END
