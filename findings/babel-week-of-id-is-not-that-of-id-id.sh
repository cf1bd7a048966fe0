#!/bin/sh
# One would guess: 'id' and 'id_ID' say the same, as Indonesian is spoken in Indonesia.
# What it does: Words and patterns do; the week does not. Without a territory Babel takes the world's week (it
#   begins on Monday), with ID Indonesia's (Sunday): the number of the week of a Sunday differs. CLDR's likely
#   territory is not used for this.
# Versions: babel 2.19.0; seen with Python 3.11 on 2026-11-30
# Source: Babel, babel/core.py (Locale.week_data, first_week_day).
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


from datetime import date

from babel import Locale
from babel.dates import format_date

SUNDAY = date(2026, 12, 6)
for name, first, number in (("id", 0, "49"), ("id_ID", 6, "50")):
    locale = Locale.parse(name)
    holds(f"{name}: first day of the week (0 is Monday)", locale.first_week_day, first)
    holds(f"{name}: week of Sunday, {SUNDAY}", format_date(SUNDAY, "w", locale=locale), number)
END
