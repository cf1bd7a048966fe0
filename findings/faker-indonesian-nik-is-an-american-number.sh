#!/bin/sh
# One would guess: Faker('id_ID').ssn() gives a NIK: 16 digits, area, day of birth, serial.
# What it does: There is no Indonesian provider of it, and what is missing falls back to en_US: 138-73-1034.
#   None of 2000 is a NIK. Its postcodes begin with any digit (Indonesia's with 1 to 9), and an address puts any
#   city into any of 34 provinces, though there are 38.
# Versions: faker 40.63.0, python-stdnum 2.2; seen with Python 3.11 on 2026-11-30
# Source: Faker's documentation (locale id_ID has no ssn provider); Law 14/2022, 15/2022, 16/2022 and 29/2022
#   (four provinces of Papua).
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  'faker==40.63.0' 'python-stdnum==2.2'
cd "$work"
"$work/venv/bin/python" - <<'END'
from importlib.metadata import version

for package in ("faker", "python-stdnum"):
    print(package, version(package))


def holds(what, seen, known):
    print(f"{what}: {seen!r}")
    if seen != known:
        raise SystemExit(f"This has changed; it was {known!r}")


import re

from faker import Faker
from stdnum.id import nik

Faker.seed(12)
fake = Faker("id_ID")
numbers = [fake.ssn() for _ in range(2000)]
holds("NIK among 2000", sum(nik.is_valid(one) for one in numbers), 0)
holds("of the American shape", all(re.fullmatch(r"\d{3}-\d{2}-\d{4}", one) for one in numbers), True)
holds("a postcode that begins with 0", any(fake.postcode().startswith("0") for _ in range(2000)), True)
holds("provinces", len({fake.state() for _ in range(5000)}), 34)
END
