#!/bin/sh
# One would guess: parse_time('2 PM', locale='id') is 14:00 or an error; parse_date refuses 12/31/2026, since
#   Indonesian dates begin with the day.
# What it does: The time is 02:00: the Indonesian pattern has no half of the day, so PM is not looked at. The date
#   is 31 December: a month above 12 is exchanged with the day, without asking, while 12/06/2026 is 12 June.
# Versions: babel 2.19.0; seen with Python 3.11 on 2026-11-30
# Source: Babel, babel/dates.py (parse_time, parse_date).
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


from babel.dates import parse_date, parse_time

for words, known in (("14.05", "14:05:00"), ("2 PM", "02:00:00")):
    holds(f"id, {words}", str(parse_time(words, locale="id")), known)
holds("en, 2 PM", str(parse_time("2 PM", locale="en")), "14:00:00")
for words, known in (("12/06/2026", "2026-06-12"), ("31/12/2026", "2026-12-31"), ("12/31/2026", "2026-12-31")):
    holds(f"id, {words}", str(parse_date(words, locale="id")), known)
END
