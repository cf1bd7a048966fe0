#!/bin/sh
# One would guess: The first day of Idul Fitri is found by its name, once a year; a year that has Isra Mikraj has it
#   once.
# What it does: When two holidays fall on one day their names are joined with '; ', so that the day is not found by
#   comparing the name: 13 May 2021 was Idul Fitri and Ascension. And a year of the sun may hold a holiday of the
#   moon's year twice: 2027 has Isra Mikraj in January and in December, so that a dictionary by name loses one.
# Versions: holidays 0.109; seen with Python 3.11 on 2026-11-30
# Source: holidays, HOLIDAY_NAME_DELIMITER, get_list; holidays/countries/indonesia.py.
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


import holidays

FITRI, ISRA = "Hari Raya Idul Fitri", "Isra Mikraj Nabi Muhammad"


def on(year, name):
    days = holidays.country_holidays("ID", years=year, language="id")
    return [f"{day}" for day, said in sorted(days.items()) if said == name]


holds("Idul Fitri in 2022, 2021", (on(2022, FITRI), on(2021, FITRI)), (["2022-05-02"], []))
days = holidays.country_holidays("ID", years=2021, language="id")
holds("13 May 2021", days["2021-05-13"], "Hari Raya Idul Fitri; Kenaikan Yesus Kristus")
holds("as a list", days.get_list("2021-05-13"), ["Hari Raya Idul Fitri", "Kenaikan Yesus Kristus"])
holds("Isra Mikraj in 2026, 2027", (on(2026, ISRA), on(2027, ISRA)), (["2026-01-16"], ["2027-01-05", "2027-12-26"]))
END
