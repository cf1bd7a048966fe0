#!/bin/sh
# One would guess: hh:mm a in arrow's Indonesian writes some word for the half of the day, or falls back to AM and
#   PM.
# What it does: It writes nothing: 02.05 and 14.05 are the same text, '02:05 '. pendulum writes PM.
# Versions: arrow 1.4.0, pendulum 3.3.0; seen with Python 3.11 on 2026-11-30
# Source: arrow/locales.py (IndonesianLocale.meridians are empty).
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  'arrow==1.4.0' 'pendulum==3.3.0'
cd "$work"
"$work/venv/bin/python" - <<'END'
from importlib.metadata import version

for package in ("arrow", "pendulum"):
    print(package, version(package))


def holds(what, seen, known):
    print(f"{what}: {seen!r}")
    if seen != known:
        raise SystemExit(f"This has changed; it was {known!r}")


import arrow
import pendulum

night, noon = arrow.get(2026, 12, 2, 2, 5), arrow.get(2026, 12, 2, 14, 5)
for style in ("hh:mm a", "hh:mm A"):
    seen = [moment.format(style, locale="id") for moment in (night, noon)]
    holds(f"arrow, {style}, at night and at noon", seen, ["02:05 ", "02:05 "])
holds("arrow, English", noon.format("hh:mm a", locale="en"), "02:05 pm")
holds("pendulum", pendulum.datetime(2026, 12, 2, 14, 5).format("hh:mm A", locale="id"), "02:05 PM")
END
