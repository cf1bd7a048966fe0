#!/bin/sh
# One would guess: 'full' is the long date with its weekday before it, and ten in the morning is 'pagi'.
# What it does: Indonesian 'long' is 6 Desember 2026, 'full' is Minggu, 06 Desember 2026, with a zero (CLDR has dd
#   there). The flexible period of the day (B) calls 10.00 and 11.00 'siang', and two in the afternoon, too.
# Versions: babel 2.19.0; seen with Python 3.11 on 2026-11-30
# Source: CLDR's id.xml (dateFormats full: EEEE, dd MMMM y) and dayPeriodRules, as Babel carries them.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  'babel==2.19.0'
cd "$work"
"$work/venv/bin/python" - <<'END'
from importlib.metadata import version

for package in ("babel",):
    print(package, version(package))


def holds(what, seen, known):
    print(f"{what}: {seen!r}")
    if seen != known:
        raise SystemExit(f"This has changed; it was {known!r}")


from datetime import date, time

from babel.dates import format_date, format_time

day = date(2026, 12, 6)
holds("long", format_date(day, "long", locale="id"), "6 Desember 2026")
holds("full", format_date(day, "full", locale="id"), "Minggu, 06 Desember 2026")
seen = [format_time(time(hour), "h B", locale="id") for hour in (9, 10, 11, 14, 15, 18)]
holds("h B", seen, ["9 pagi", "10 siang", "11 siang", "2 siang", "3 sore", "6 malam"])
END
