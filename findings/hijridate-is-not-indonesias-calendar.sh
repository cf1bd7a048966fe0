#!/bin/sh
# One would guess: A library of the Islamic calendar tells when Idul Fitri is in Indonesia.
# What it does: hijridate computes the Umm al-Qura calendar of Saudi Arabia. Indonesia's decreed days, which the
#   holidays package holds, were a day later in 2023, 2025 and 2026 and the same in 2022 and 2024; Idul Adha
#   differed in 2022, 2023 and 2024 and not in 2026. There is no fixed distance.
# Versions: hijridate 2.3.0, holidays 0.109; seen with Python 3.11 on 2026-11-30
# Source: hijridate's documentation (Umm al-Qura); holidays/countries/indonesia.py (days from the yearly SKB 3
#   Menteri).
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  'hijridate==2.3.0' 'holidays==0.109'
cd "$work"
"$work/venv/bin/python" - <<'END'
from importlib.metadata import version

for package in ("hijridate", "holidays"):
    print(package, version(package))


def holds(what, seen, known):
    print(f"{what}: {seen!r}")
    if seen != known:
        raise SystemExit(f"This has changed; it was {known!r}")


import holidays
from hijridate import Hijri


def distance(hijri, month, day, name):
    """Days from the Umm al-Qura's to Indonesia's."""
    computed = Hijri(hijri, month, day).to_gregorian()
    decreed = holidays.country_holidays("ID", years=computed.year, language="id")
    found = next(one for one, said in sorted(decreed.items()) if name in said)
    print(f"  {name} {hijri}: Umm al-Qura {computed}, Indonesia {found}")
    return (found - computed).days


YEARS = range(1443, 1448)
fitri = [distance(year, 10, 1, "Hari Raya Idul Fitri") for year in YEARS]
holds("Idul Fitri 2022-2026, days later", fitri, [0, 1, 0, 1, 1])
adha = [distance(year, 12, 10, "Hari Raya Idul Adha") for year in YEARS]
holds("Idul Adha 2022-2026, days later", adha, [1, 1, 1, 0, 0])
END
