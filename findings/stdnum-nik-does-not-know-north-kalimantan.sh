#!/bin/sh
# One would guess: stdnum.id.nik, which looks the place of registration up, knows the provinces of Indonesia.
# What it does: Its list has no 65 (Kalimantan Utara, a province since 2012) and no 92, 93, 95, 96 (Papua's):
#   whoever is registered there has an invalid NIK. The place is compared by its province only: a regency that is on
#   no list (7300) is valid. The numbers below are made up.
# Versions: python-stdnum 2.2; seen with Python 3.11 on 2026-11-30
# Source: python-stdnum, stdnum/id/nik.py and stdnum/id/loc.dat; the Ministry of Home Affairs' codes of regions
#   (Permendagri 72/2019: 65.01 Bulungan).
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

seen = [place for place in ("6401", "6501", "7300", "9201", "9301", "9501", "9601") if nik.is_valid(f"{place}010101900001")]
holds("places of which a NIK is valid", seen, ["6401", "7300"])
END
