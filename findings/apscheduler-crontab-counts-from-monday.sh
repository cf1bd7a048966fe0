#!/bin/sh
# One would guess: CronTrigger.from_crontab reads a line as cron does: 1 is Monday, and a day of the month beside a
#   weekday means either.
# What it does: 1 is Tuesday: APScheduler counts from Monday as 0, and changes no numbers of the line; 1-5 is
#   Tuesday to Saturday, 7 is refused. A day of the month and a weekday must both be true, where cron (here
#   croniter) takes either.
# Versions: apscheduler 3.11.3, croniter 7.0.0; seen with Python 3.11 on 2026-11-30
# Source: APScheduler 3 user guide, from_crontab; apscheduler/triggers/cron/expressions.py (WEEKDAYS); crontab(5).
#   PTB's JobQueue.run_daily counts from Sunday on top of it.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  'apscheduler==3.11.3' 'croniter==7.0.0'
cd "$work"
"$work/venv/bin/python" - <<'END'
from importlib.metadata import version

for package in ("apscheduler", "croniter"):
    print(package, version(package))


def holds(what, seen, known):
    print(f"{what}: {seen!r}")
    if seen != known:
        raise SystemExit(f"This has changed; it was {known!r}")


from datetime import datetime, timezone

from apscheduler.triggers.cron import CronTrigger
from croniter import croniter

NOW = datetime(2026, 11, 28, tzinfo=timezone.utc)  # a Saturday


def fires(line):
    by_apscheduler = CronTrigger.from_crontab(line, timezone=timezone.utc).get_next_fire_time(None, NOW)
    return f"{by_apscheduler:%a %d %b %Y}", f"{croniter(line, NOW).get_next(datetime):%a %d %b %Y}"


for line, known in (
    ("0 8 * * mon", ("Mon 30 Nov 2026", "Mon 30 Nov 2026")),
    ("0 8 * * 1", ("Tue 01 Dec 2026", "Mon 30 Nov 2026")),
    ("0 8 5 * mon", ("Mon 05 Apr 2027", "Mon 30 Nov 2026")),
):
    holds(f"{line}: APScheduler, cron", fires(line), known)
END
