#!/bin/sh
# One would guess: After activate('id_ID') numbers and days come out as Indonesians write them.
# What it does: Durations and 'besok' are Indonesian; numbers keep the English marks (1,500,000, which an Indonesian
#   reads as one and a half, and '1.5 juta'), days further off stay 'Dec 03', dates 'May 03 2025', the third is
#   '3.'.
# Versions: humanize 4.17.0; seen with Python 3.11 on 2026-11-30
# Source: humanize, humanize/i18n.py (thousands and decimal separators are known of a few languages only),
#   humanize/time.py (naturalday by strftime).
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  'humanize==4.17.0'
cd "$work"
"$work/venv/bin/python" - <<'END'
from importlib.metadata import version

for package in ("humanize",):
    print(package, version(package))


def holds(what, seen, known):
    print(f"{what}: {seen!r}")
    if seen != known:
        raise SystemExit(f"This has changed; it was {known!r}")


import datetime

import humanize

humanize.activate("id_ID")
day = datetime.date.today() + datetime.timedelta(days=1)
holds("naturalday of tomorrow", humanize.naturalday(day), "besok")
holds("naturaldelta of 8 days", humanize.naturaldelta(datetime.timedelta(days=8)), "8 hari")
holds("intcomma", humanize.intcomma(1500000), "1,500,000")
holds("intword", humanize.intword(1500000), "1.5 juta")
holds("naturaldate", humanize.naturaldate(datetime.date(2020, 5, 3)), "May 03 2020")
holds("ordinal", humanize.ordinal(3), "3.")
END
