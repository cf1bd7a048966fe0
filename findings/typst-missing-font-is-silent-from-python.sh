#!/bin/sh
# One would guess: A font that is not installed stops the paper, or is at least told, as the command line tells it.
# What it does: typst.compile returns a PDF in another font and says nothing: warnings go only to who calls
#   compile_with_warnings.
# Versions: typst 0.15.2; seen with Python 3.11 on 2026-11-30
# Source: typst-py's README (compile_with_warnings).
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  'typst==0.15.2'
cd "$work"
"$work/venv/bin/python" - <<'END'
from importlib.metadata import version

for package in ("typst",):
    print(package, version(package))


def holds(what, seen, known):
    print(f"{what}: {seen!r}")
    if seen != known:
        raise SystemExit(f"This has changed; it was {known!r}")


import contextlib
import io
import warnings

import typst

with open("paper.typ", "w", encoding="utf-8") as file:
    file.write('#set text(font: "Font of the Regency")\nBerita acara')
told = io.StringIO()
with warnings.catch_warnings(record=True) as warned, contextlib.redirect_stderr(told):
    made = typst.compile("paper.typ", format="pdf")
holds("compile: a PDF, warnings, words", (made[:4], len(warned), told.getvalue()), (b"%PDF", 0, ""))
_, told = typst.compile_with_warnings("paper.typ", format="pdf")
holds("compile_with_warnings", [one.message for one in told], ["unknown font family: font of the regency"])
END
