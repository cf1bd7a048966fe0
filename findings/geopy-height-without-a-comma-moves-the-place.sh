#!/bin/sh
# One would guess: geopy's Point reads '-2.2447 115.6131 210m' as a place 210 metres high, as telephones show
#   one, or refuses it.
# What it does: Where no comma stands before the height, 'm' is read as minutes of arc of the longitude:
#   115.6131 becomes 119.1131, which is 389 km further east, on Sulawesi. With a comma it is a height. Decimal
#   commas (-2,2447) are refused with a word about the latitude's range, and LS and BT are unknown.
# Versions: geopy 2.5.0; seen with Python 3.11 on 2026-11-30
# Source: geopy's documentation (Point.from_string: altitude is parted by a comma).
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  'geopy==2.5.0'
cd "$work"
"$work/venv/bin/python" - <<'END'
from importlib.metadata import version

for package in ("geopy",):
    print(package, version(package))


def holds(what, seen, known):
    print(f"{what}: {seen!r}")
    if seen != known:
        raise SystemExit(f"This has changed; it was {known!r}")


from geopy import Point
from geopy.distance import distance

as_shown, with_comma = Point("-2.2447 115.6131 210m"), Point("-2.2447, 115.6131, 210m")
holds("without a comma", tuple(round(one, 4) for one in as_shown), (-2.2447, 119.1131, 0.0))
holds("with commas: height in km", tuple(round(one, 4) for one in with_comma), (-2.2447, 115.6131, 0.21))
holds("km between the two", round(distance(tuple(as_shown)[:2], tuple(with_comma)[:2]).km), 389)
for said in ("-2,2447 115,6131", "2.2447 LS 115.6131 BT"):
    try:
        seen = str(Point(said))
    except ValueError:
        seen = "refused"
    holds(said, seen, "refused")
END
