#!/bin/sh
# One would guess: A thousand is 'seribu' wherever it stands: 1.001.000 is 'satu juta seribu', as one writes it on a
#   receipt.
# What it does: It is 'satu juta satu ribu', and so with every number that has exactly one thousand below millions;
#   below a million it is 'seribu'. A check of receipts up to a million does not meet it.
# Versions: num2words 0.5.14; seen with Python 3.11 on 2026-11-30
# Source: num2words/lang_ID.py.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  'num2words==0.5.14'
cd "$work"
"$work/venv/bin/python" - <<'END'
from importlib.metadata import version

for package in ("num2words",):
    print(package, version(package))


def holds(what, seen, known):
    print(f"{what}: {seen!r}")
    if seen != known:
        raise SystemExit(f"This has changed; it was {known!r}")


from num2words import num2words

for number, known in (
    (1000, "seribu"),
    (1500, "seribu lima ratus"),
    (1001000, "satu juta satu ribu"),
    (2001500, "dua juta satu ribu lima ratus"),
    (1100000, "satu juta seratus ribu"),
):
    holds(str(number), num2words(number, lang="id"), known)
END
