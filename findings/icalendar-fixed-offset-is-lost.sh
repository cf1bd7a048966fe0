#!/bin/sh
# One would guess: A moment at +08:00, written into a calendar and read again, is the same moment.
# What it does: datetime.timezone becomes TZID="UTC+08:00", for which add_missing_timezones makes no VTIMEZONE; read
#   again the moment has no zone. A name given to it (WITA) fares the same. With ZoneInfo('Asia/Makassar') or in UTC
#   it comes back.
# Versions: icalendar 7.3.2, tzdata 2026.6; seen with Python 3.11 on 2026-11-30
# Source: icalendar/timezone/tzid.py (tzid_from_dt); RFC 5545, 3.2.19 (a TZID needs its VTIMEZONE).
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  'icalendar==7.3.2' 'tzdata==2026.6'
cd "$work"
"$work/venv/bin/python" - <<'END'
from importlib.metadata import version

for package in ("icalendar", "tzdata"):
    print(package, version(package))


def holds(what, seen, known):
    print(f"{what}: {seen!r}")
    if seen != known:
        raise SystemExit(f"This has changed; it was {known!r}")


from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

EIGHT = timedelta(hours=8)


def again(zone):
    event = Event()
    event.add("dtstart", datetime(2026, 12, 2, 10, tzinfo=zone))
    calendar = Calendar()
    calendar.add_component(event)
    calendar.add_missing_timezones()
    written = calendar.to_ical().decode()
    print(" ", next(line for line in written.splitlines() if line.startswith("DTSTART") and "20261202" in line))
    return "VTIMEZONE" in written, Calendar.from_ical(written).events[0].start.utcoffset()


holds("Asia/Makassar: VTIMEZONE, offset", again(ZoneInfo("Asia/Makassar")), (True, EIGHT))
holds("UTC", again(timezone.utc), (False, timedelta(0)))
holds("+08:00", again(timezone(EIGHT)), (False, None))
holds("+08:00 named WITA", again(timezone(EIGHT, "WITA")), (False, None))
END
