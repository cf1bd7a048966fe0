#!/bin/sh
# One would guess: get_birth_date(number, minyear=...) gives a year from minyear on: a NIK of a child with year 21
#   is of 2021.
# What it does: minyear is not used. The year is always 19xx, and 20xx only where that day did not exist in 19xx: 29
#   February 00 is in 2000, 28 February 00 in 1900. Every child on a list is a hundred years old. The numbers are
#   made up.
# Versions: python-stdnum 2.2; seen with Python 3.11 on 2026-11-30
# Source: python-stdnum, stdnum/id/nik.py (get_birth_date).
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  'python-stdnum==2.2'
cd "$work"
"$work/venv/bin/python" - <<'END'
from importlib.metadata import version

for package in ("python-stdnum",):
    print(package, version(package))


def holds(what, seen, known):
    print(f"{what}: {seen!r}")
    if seen != known:
        raise SystemExit(f"This has changed; it was {known!r}")


from stdnum.id import nik

for number, known in (
    ("7371011005210001", "1921-05-10"),
    ("7371012802000001", "1900-02-28"),
    ("7371012902000001", "2000-02-29"),
):
    for least in (1920, 1990, 2000):
        holds(f"{number}, minyear={least}", str(nik.get_birth_date(number, minyear=least)), known)
END
