#!/bin/sh
# One would guess: 'day in holidays' only asks.
# What it does: Asking for a day of another year computes that year and adds it: the object that was made for 2026
#   then lists 2027 as well, and a loop over it in which another year is asked for ends with 'dictionary changed
#   size during iteration'. expand=False makes it only ask, and then says of every day of another year that it is
#   none.
# Versions: holidays 0.109; seen with Python 3.11 on 2026-11-30
# Source: holidays, HolidayBase.__contains__ and the argument expand.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  'holidays==0.109'
cd "$work"
"$work/venv/bin/python" - <<'END'
from importlib.metadata import version

for package in ("holidays",):
    print(package, version(package))


def holds(what, seen, known):
    print(f"{what}: {seen!r}")
    if seen != known:
        raise SystemExit(f"This has changed; it was {known!r}")


from datetime import date

import holidays

DAY = date(2027, 8, 17)
days = holidays.country_holidays("ID", years=2026, language="id")
before = len(days)
holds("17 Aug 2027 in the days of 2026", DAY in days, True)
holds("days before and after it was asked", (before, len(days)), (17, 35))
fixed = holidays.country_holidays("ID", years=2026, language="id", expand=False)
holds("with expand=False", (DAY in fixed, len(fixed)), (False, 17))
END
