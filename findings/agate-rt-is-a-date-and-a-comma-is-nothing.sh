#!/bin/sh
# One would guess: agate (csvkit's tables) leaves a column of text that it does not understand as text: RT/RW,
#   amounts with a comma, hours.
# What it does: It tries types one after the other on the whole column and takes the first that fits each cell,
#   in English. RT/RW 05/02 and 03/01 become dates of the year 1; 1,5 and 2,5 kg become 15 and 25, for a comma
#   parts thousands; 09:00 becomes nine minutes; 03/12/2026 is the 12th of March as long as no day above 12
#   stands in the column, and with one the whole column stays text. Nothing is said.
# Versions: agate 1.14.2; seen with Python 3.11 on 2026-11-30
# Source: agate's documentation (TypeTester, order of types; Number with locale en_US; Date by parsedatetime;
#   TimeDelta by pytimeparse).
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  'agate==1.14.2'
cd "$work"
"$work/venv/bin/python" - <<'END'
from importlib.metadata import version

for package in ("agate",):
    print(package, version(package))


def holds(what, seen, known):
    print(f"{what}: {seen!r}")
    if seen != known:
        raise SystemExit(f"This has changed; it was {known!r}")


from datetime import date, timedelta
from decimal import Decimal

from agate import Table


def column(*cells):
    """What the cells of a column become."""
    return list(Table([[cell] for cell in cells], ["x"]).columns["x"].values())


seen = column("05/02", "03/01")
holds("RT/RW 05/02 and 03/01", [(one.month, one.day) for one in seen], [(5, 2), (3, 1)])
holds("1,5 and 2,5", column("1,5", "2,5"), [Decimal(15), Decimal(25)])
holds("09:00 and 10:30", column("09:00", "10:30"), [timedelta(minutes=9), timedelta(minutes=10, seconds=30)])
holds("03/12/2026", column("03/12/2026", "04/12/2026"), [date(2026, 3, 12), date(2026, 4, 12)])
holds("with a 13/12/2026", column("03/12/2026", "13/12/2026"), ["03/12/2026", "13/12/2026"])
END
