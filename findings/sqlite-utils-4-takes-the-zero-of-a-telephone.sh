#!/bin/sh
# One would guess: sqlite-utils inserts the cells of a CSV file as text unless it is asked to find types, as in
#   its releases 1 to 3.
# What it does: Release 4 finds types by itself. A column of telephone numbers becomes INTEGER and loses its
#   leading zero, RT 005 becomes 5. A NIK stays whole as long as each is of 16 digits; where one cell is longer
#   (two numbers in one, say) it does not fit 64 bits and is kept as a rounded REAL, while its neighbours stay
#   numbers. --no-detect-types keeps all as text.
# Versions: sqlite-utils 3.39 and 4.2.1; seen with Python 3.11 on 2026-11-30
# Source: sqlite-utils' changelog for 4.0; SQLite's documentation, datatype3 (3.1, affinity).
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  'sqlite-utils==4.2.1'
cd "$work"
"$work/venv/bin/python" - <<'END'
from importlib.metadata import version

for package in ("sqlite-utils",):
    print(package, version(package))


def holds(what, seen, known):
    print(f"{what}: {seen!r}")
    if seen != known:
        raise SystemExit(f"This has changed; it was {known!r}")


import json
import subprocess
import sys

open("warga.csv", "w").write("nama,hp,rt,nik\nAminah,081234500011,005,6311021203560003\n")
open("dobel.csv", "w").write("nama,nik\nAminah,6311021203560003\nHamdan,63110212035600031234\n")


def rows(python, file, *flags):
    """What stands in a table that the command made from this file."""
    run = [python, "-m", "sqlite_utils"]
    subprocess.run([*run, "insert", "a.db", "t", file, "--csv", "--replace", "--pk", "nama", *flags], check=True)
    told = subprocess.run([*run, "rows", "a.db", "t"], check=True, capture_output=True, text=True).stdout
    subprocess.run([*run, "drop-table", "a.db", "t"], check=True)
    return json.loads(told)


taken = rows(sys.executable, "warga.csv")[0]
holds("hp, rt, nik", (taken["hp"], taken["rt"], taken["nik"]), (81234500011, 5, 6311021203560003))
kept = rows(sys.executable, "warga.csv", "--no-detect-types")[0]
holds("--no-detect-types", (kept["hp"], kept["rt"], kept["nik"]), ("081234500011", "005", "6311021203560003"))
holds("beside a longer one", [one["nik"] for one in rows(sys.executable, "dobel.csv")], [6311021203560003, 6.311021203560003e19])

subprocess.run([sys.executable, "-m", "venv", "old"], check=True)
quiet = ["install", "--quiet", "--disable-pip-version-check"]
subprocess.run(["old/bin/python", "-m", "pip", *quiet, "sqlite-utils==3.39"], check=True)
before = rows("old/bin/python", "warga.csv")[0]
holds("3.39: hp, rt, nik", (before["hp"], before["rt"], before["nik"]), ("081234500011", "005", "6311021203560003"))
END
