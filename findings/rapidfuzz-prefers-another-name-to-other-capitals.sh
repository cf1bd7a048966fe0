#!/bin/sh
# One would guess: As in fuzzywuzzy, where these functions come from, capitals and dots do not count: 'rahmi' is
#   found as 'RAHMI'.
# What it does: Since rapidfuzz 3 nothing is done to the words unless processor= is given: 'rahmi' and 'RAHMI' are 0
#   alike, and the best match in a list is another person, 'Rahma', with 60.
# Versions: rapidfuzz 3.14.6; seen with Python 3.11 on 2026-11-30
# Source: rapidfuzz, changelog of 3.0.0; utils.default_process.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  'rapidfuzz==3.14.6'
cd "$work"
"$work/venv/bin/python" - <<'END'
from importlib.metadata import version

for package in ("rapidfuzz",):
    print(package, version(package))


def holds(what, seen, known):
    print(f"{what}: {seen!r}")
    if seen != known:
        raise SystemExit(f"This has changed; it was {known!r}")


from rapidfuzz import fuzz, process, utils

NAMES = ["RAHMI", "Rahma"]
holds("WRatio of rahmi and RAHMI", fuzz.WRatio("rahmi", "RAHMI"), 0.0)
holds("extractOne", process.extractOne("rahmi", NAMES), ("Rahma", 60.0, 1))
seen = process.extractOne("rahmi", NAMES, processor=utils.default_process)
holds("extractOne with default_process", seen, ("RAHMI", 100.0, 0))
END
