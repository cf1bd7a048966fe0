#!/bin/sh
# One would guess: Indonesia's holidays of the package are the days on which its offices are closed, those of the
#   yearly joint decree (SKB 3 Menteri); a year that the package cannot know yet says so.
# What it does: Joint leave (cuti bersama) lies in the category 'government', which is not in the default: 24
#   December 2026 is_working_day. For a year without a decree that category is simply empty, and looks like a year
#   without joint leave.
# Versions: holidays 0.109; seen with Python 3.11 on 2026-11-30
# Source: holidays, holidays/countries/indonesia.py (supported_categories, default_category).
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

DAY = date(2026, 12, 24)
usual = holidays.country_holidays("ID", years=2026, language="id")
offices = holidays.country_holidays("ID", years=2026, language="id", categories=("public", "government"))
holds("24 Dec 2026 in the default", (usual.get(DAY), usual.is_working_day(DAY)), (None, True))
holds("with 'government'", (offices.get(DAY), offices.is_working_day(DAY)), ("Cuti Bersama Hari Raya Natal", False))
holds("days in 2026", (len(usual), len(offices)), (17, 25))
later = holidays.country_holidays("ID", years=2028, language="id", categories=("government",))
holds("joint leave in 2028", dict(later), {})
END
