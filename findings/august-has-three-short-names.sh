#!/bin/sh
# One would guess: Libraries that know Indonesian agree on the short names of its months, so that what one writes
#   another reads.
# What it does: August is 'Agu' to Babel (CLDR), 'Ags' to arrow, 'Agt' to pendulum; September is 'Sep' or (arrow)
#   'Sept'. arrow does not read what Babel and pendulum write, dateparser not what arrow writes; ten months pass, so
#   that a test in another month finds nothing.
# Versions: babel 2.19.0, arrow 1.4.0, pendulum 3.3.0, dateparser 1.5.0; seen with Python 3.11 on 2026-11-30
# Source: CLDR's id.xml in Babel; arrow/locales.py (IndonesianLocale); pendulum/locales/id;
#   dateparser/data/date_translation_data/id.py.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  'babel==2.19.0' 'arrow==1.4.0' 'pendulum==3.3.0' 'dateparser==1.5.0'
cd "$work"
"$work/venv/bin/python" - <<'END'
from importlib.metadata import version

for package in ("babel", "arrow", "pendulum", "dateparser"):
    print(package, version(package))


def holds(what, seen, known):
    print(f"{what}: {seen!r}")
    if seen != known:
        raise SystemExit(f"This has changed; it was {known!r}")


from datetime import date

import arrow
import dateparser
import pendulum
from babel.dates import format_date


def by_arrow(words):
    try:
        return str(arrow.get(words, "D MMM YYYY", locale="id").date())
    except arrow.parser.ParserError:
        return None


def by_dateparser(words):
    read = dateparser.parse(words, languages=["id"])
    return str(read.date()) if read else None


different = []
for month in range(1, 13):
    day = date(2027, month, 2)
    babel = format_date(day, "d MMM y", locale="id")
    written = (babel, arrow.get(day).format("D MMM YYYY", locale="id"),
               pendulum.date(2027, month, 2).format("D MMM YYYY", locale="id"))
    if len(set(written)) > 1:
        different.append(month)
        print(" ", written, "arrow:", [by_arrow(w) for w in written], "dateparser:", [by_dateparser(w) for w in written])
holds("months that differ", different, [8, 9])
holds("arrow reads 'Agu', 'Ags', 'Agt'", [by_arrow(f"2 {m} 2027") for m in ("Agu", "Ags", "Agt")], [None, "2027-08-02", None])
seen = [by_dateparser(f"2 {m} 2027") for m in ("Agu", "Ags", "Agt")]
holds("dateparser reads them", seen, ["2027-08-02", None, "2027-08-02"])
END
