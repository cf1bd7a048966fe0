#!/bin/sh
# One would guess: Two empty texts are alike to every function of fuzz, or to none.
# What it does: ratio, partial_ratio, token_sort_ratio and token_ratio give 100, token_set_ratio, WRatio and QRatio
#   give 0. So two people without a name are the same person or strangers by the function that was taken; None gives
#   0 everywhere.
# Versions: rapidfuzz 3.14.6; seen with Python 3.11 on 2026-11-30
# Source: rapidfuzz/fuzz_py.py.
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


from rapidfuzz import fuzz

NAMES = ("ratio", "partial_ratio", "token_sort_ratio", "token_ratio", "token_set_ratio", "WRatio", "QRatio")
seen = {name: getattr(fuzz, name)("", "") for name in NAMES}
holds("two empty texts", [name for name, value in seen.items() if value == 100], list(NAMES[:4]))
holds("the others", [seen[name] for name in NAMES[4:]], [0, 0, 0])
holds("None", {getattr(fuzz, name)(None, None) for name in NAMES}, {0})
END
