#!/bin/sh
# One would guess: The names of Indonesia's holidays are in Indonesian, the language that the class gives as its
#   default_language, or in the language that was asked for.
# What it does: Without language= they follow the LANGUAGE or LC_ALL of the process: the same line gives Indonesian
#   in one service and Thai in the next. A language that is not there ('ind') is no error: it is as if none had been
#   asked for.
# Versions: holidays 0.109; seen with Python 3.11 on 2026-11-30
# Source: holidays, holidays/holiday_base.py (the translation is looked up by gettext).
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  'holidays==0.109'
cd "$work"
"$work/venv/bin/python" - <<'END'
from importlib.metadata import version

for package in ("holidays",):
    print(package, version(package))


def holds(what, seen, known):
    print(f"{what}: {seen!r}")
    if seen != known:
        raise SystemExit(f"This has changed; it was {known!r}")


import os
import subprocess
import sys

CODE = "import holidays; h = holidays.country_holidays('ID', years=2026{}); print(h.default_language, list(h.values())[0])"


def first(more="", **environment):
    kept = {"PATH": os.environ["PATH"], "PYTHONIOENCODING": "utf-8", **environment}
    told = subprocess.run([sys.executable, "-c", CODE.format(more)], env=kept, capture_output=True, check=True)
    return told.stdout.decode().strip()


holds("no language in the environment", first(LC_ALL="C"), "id Tahun Baru Masehi")
holds("LANGUAGE=th", first(LANGUAGE="th"), "id วันขึ้นปีใหม่")
holds("LC_ALL=uk_UA.UTF-8", first(LC_ALL="uk_UA.UTF-8"), "id Новий рік")
holds("LANGUAGE=th, language='id'", first(", language='id'", LANGUAGE="th"), "id Tahun Baru Masehi")
holds("LANGUAGE=th, language='ind'", first(", language='ind'", LANGUAGE="th"), "id วันขึ้นปีใหม่")
END
