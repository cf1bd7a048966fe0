#!/bin/sh
# One would guess: 'H.' and 'Hj.' (he or she made the pilgrimage) are treated alike, and a degree behind the comma
#   is a suffix.
# What it does: 'Hj.' is a title, 'H.' is the first name, and the person's first name becomes the middle one. 'M.Si'
#   behind a comma is a suffix, 'S.Pd.' with its last dot a title.
# Versions: nameparser 2.6.0; seen with Python 3.11 on 2026-11-30
# Source: nameparser/config/regexes.py (period_abbreviation) and its parser.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  'nameparser==2.6.0'
cd "$work"
"$work/venv/bin/python" - <<'END'
from importlib.metadata import version

for package in ("nameparser",):
    print(package, version(package))


def holds(what, seen, known):
    print(f"{what}: {seen!r}")
    if seen != known:
        raise SystemExit(f"This has changed; it was {known!r}")


from nameparser import HumanName


def read(words):
    name = HumanName(words)
    return {"title": name.title, "first": name.first, "middle": name.middle, "last": name.last, "suffix": name.suffix}


def made(title, first, middle, last, suffix):
    return {"title": title, "first": first, "middle": middle, "last": last, "suffix": suffix}


for words, known in (
    ("Hj. Siti Aminah", made("Hj.", "Siti", "", "Aminah", "")),
    ("H. Abdul Rahman", made("", "H.", "Abdul", "Rahman", "")),
    ("Siti Aminah, M.Si", made("", "Siti", "", "Aminah", "M.Si")),
    ("Siti Aminah, S.Pd.", made("S.Pd.", "Siti", "", "Aminah", "")),
):
    holds(words, read(words), known)
END
