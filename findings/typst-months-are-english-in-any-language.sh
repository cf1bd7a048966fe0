#!/bin/sh
# One would guess: A document with lang: "id" writes its dates in Indonesian, as it does the word for a table of
#   contents.
# What it does: datetime.display writes English months and weekdays whatever the language of the text: 'Sunday, 6
#   December 2026'. Numbers have no thousands marks in any language.
# Versions: typst 0.15.2; seen with Python 3.11 on 2026-11-30
# Source: Typst reference, datetime.display.
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


import typst

with open("paper.typ", "w", encoding="utf-8") as file:
    file.write("""
#set text(lang: "id", region: "ID")
#let day = datetime(year: 2026, month: 12, day: 6)
#metadata(day.display("[weekday], [day padding:none] [month repr:long] [year]")) <date>
#metadata(str(decimal("1500000.50"))) <amount>
#outline()
""")
holds("date", typst.query("paper.typ", "<date>", field="value", one=True), '"Sunday, 6 December 2026"')
holds("amount", typst.query("paper.typ", "<amount>", field="value", one=True), '"1500000.50"')
END
