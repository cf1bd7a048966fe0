#!/bin/sh
# One would guess: parse_decimal with locale='id' refuses a number that is written the English way.
# What it does: It takes away every dot wherever it stands and reads the comma: 1,500.50 becomes 1.50050, 12.34
#   becomes 1234. strict=True refuses these two, and still takes 1,500 for one and a half.
# Versions: babel 2.19.0; seen with Python 3.11 on 2026-11-30
# Source: Babel, babel/numbers.py (parse_decimal).
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


from babel.numbers import NumberFormatError, parse_decimal


def strictly(words):
    try:
        return str(parse_decimal(words, locale="id", strict=True))
    except NumberFormatError:
        return "refused"


for words, known in (
    ("1.500,50", ("1500.50", "1500.50")),
    ("1,500.50", ("1.50050", "refused")),
    ("12.34", ("1234", "refused")),
    ("1,500", ("1.500", "1.500")),
):
    holds(f"{words}: as usual, strict", (str(parse_decimal(words, locale="id")), strictly(words)), known)
END
