#!/bin/sh
# One would guess: A pattern that is given to format_currency is followed: '#,##0.00' writes two decimals.
# What it does: For IDR it writes none, since the currency's own number of digits (0) is put in the place of the
#   pattern's; currency_digits=False keeps the pattern. Half a rupiah is rounded to the even neighbour: 1500.5 is
#   1.500, 1501.5 is 1.502. The short form of a million and a half is 'Rp2 jt'.
# Versions: babel 2.19.0; seen with Python 3.11 on 2026-11-30
# Source: Babel, babel/numbers.py (format_currency: currency_digits; format_compact_currency: fraction_digits=0).
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


from decimal import Decimal

from babel.numbers import format_compact_currency, format_currency

PATTERN = "#,##0.00"
seen = [format_currency(Decimal(n), "IDR", PATTERN, locale="id") for n in ("1500.5", "1501.5")]
holds("IDR by the pattern", seen, ["1.500", "1.502"])
holds("USD by the pattern", format_currency(Decimal("1500.5"), "USD", PATTERN, locale="id"), "1.500,50")
kept = format_currency(Decimal("1500.5"), "IDR", PATTERN, locale="id", currency_digits=False)
holds("IDR, currency_digits=False", kept, "1.500,50")
holds("a million and a half, short", format_compact_currency(1500000, "IDR", locale="id"), "Rp2\u00a0jt")
END
