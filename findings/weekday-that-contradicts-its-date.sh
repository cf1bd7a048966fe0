#!/bin/sh
# One would guess: A reader that takes the weekday of 'Kamis, 2 Desember 2026' notices that this day is a Wednesday.
# What it does: arrow (whose format was told dddd) and dateparser both read the weekday, check it against nothing,
#   and give 2 December. The most likely slip in an invitation passes.
# Versions: arrow 1.4.0, dateparser 1.5.0; seen with Python 3.11 on 2026-11-30
# Source: arrow/parser.py (the weekday counts only where no date is given); dateparser/parser.py.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  'arrow==1.4.0' 'dateparser==1.5.0'
cd "$work"
"$work/venv/bin/python" - <<'END'
from importlib.metadata import version

for package in ("arrow", "dateparser"):
    print(package, version(package))


def holds(what, seen, known):
    print(f"{what}: {seen!r}")
    if seen != known:
        raise SystemExit(f"This has changed; it was {known!r}")


import arrow
import dateparser

for day in ("Rabu", "Kamis"):
    words = f"{day}, 2 Desember 2026"
    holds(f"arrow, {words}", str(arrow.get(words, "dddd, D MMMM YYYY", locale="id").date()), "2026-12-02")
    holds(f"dateparser, {words}", str(dateparser.parse(words, languages=["id"]).date()), "2026-12-02")
END
