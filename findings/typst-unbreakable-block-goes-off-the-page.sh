#!/bin/sh
# One would guess: A block that is not to be broken over pages and is higher than a page is broken all the same, or
#   typst warns; and a test that finds every line in the PDF's text has seen that every line can be read.
# What it does: Typst makes one page and draws the rest below its lower edge, without a warning or an error. Reading
#   the text back finds all forty lines; twenty-two of them lie outside of the paper.
# Versions: typst 0.15.2, pypdf 7.1.1; seen with Python 3.11 on 2026-11-30
# Source: typst's reference of block, parameter "breakable", says that it tells whether the block can be broken; of a
#   block that does not fit it says nothing.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check 'typst==0.15.2' 'pypdf==7.1.1'
cd "$work"
"$work/venv/bin/python" - <<'END'
import io
from importlib.metadata import version

import pypdf
import typst

for package in ("typst", "pypdf"):
    print(package, version(package))


def holds(what, seen, known):
    print(f"{what}: {seen!r}")
    if seen != known:
        raise SystemExit(f"This has changed; it was {known!r}")


def lines(breakable):
    """Pages, lines in the text, and lines below the paper's edge."""
    source = f"""#set page(width: 148mm, height: 105mm, margin: 15mm)
#block(breakable: {breakable})[
#for n in range(1, 41) [baris-#n #linebreak() ]
]
"""
    found = []
    pages = pypdf.PdfReader(io.BytesIO(typst.compile(source.encode()))).pages
    for page in pages:
        page.extract_text(visitor_text=lambda text, cm, tm, font, size: found.extend([cm[5]] * len(text.split())))
    return len(pages), len(found), sum(height < 0 for height in found)


holds("may be broken: pages, lines read, lines off the page", lines("true"), (3, 40, 0))
holds("may not be broken", lines("false"), (1, 40, 22))
END
