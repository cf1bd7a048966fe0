#!/bin/sh
# One would guess: pint reads '1 ton' of rice as 1000 kg and '500 gr' as half a kilogram, as an Indonesian
#   delivery note means them.
# What it does: 'ton' is the American short ton, 907.18 kg ('tonne' and 't' are metric), and 'gr' is the grain,
#   so that '500 gr' is 32 grams; both without a word. What it lacks (ons, kuintal, sak) it refuses.
# Versions: pint 0.25.3; seen with Python 3.11 on 2026-11-30
# Source: pint's default_en.txt (short_ton = 2000 pound = ton; grain = gr).
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  'pint==0.25.3'
cd "$work"
"$work/venv/bin/python" - <<'END'
from importlib.metadata import version

for package in ("pint",):
    print(package, version(package))


def holds(what, seen, known):
    print(f"{what}: {seen!r}")
    if seen != known:
        raise SystemExit(f"This has changed; it was {known!r}")


import pint

units = pint.UnitRegistry()
for said, known in (("1 ton", 907.185), ("1 tonne", 1000.0), ("1 t", 1000.0), ("500 gr", 0.032), ("500 g", 0.5)):
    holds(f"{said} in kg", round(units(said).to("kg").magnitude, 3), known)
for said in ("1 ons", "1 kuintal", "1 sak"):
    try:
        seen = str(units(said))
    except pint.UndefinedUnitError:
        seen = "unknown"
    holds(said, seen, "unknown")
END
