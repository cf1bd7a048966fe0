#!/bin/sh
# One would guess: A line of a .env file means the same to the Python packages that read one; between single quotes
#   everything stands for itself.
# What it does: python-dotenv fills ${HOME} in even between single quotes, cuts at ' #', reads \t between double
#   quotes, and leaves a line out whose quotes do not fit (with a warning in the log). python-decouple and starlette
#   do none of this, and keep the quotes when a remark follows them. So a passphrase is another one in each.
# Versions: python-dotenv 1.2.4, python-decouple 3.8, starlette 1.10.0; seen with Python 3.11 on 2026-11-30
# Source: dotenv/parser.py and dotenv/variables.py; decouple.py (RepositoryEnv); starlette/config.py.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  'python-dotenv==1.2.4' 'python-decouple==3.8' 'starlette==1.10.0'
cd "$work"
"$work/venv/bin/python" - <<'END'
from importlib.metadata import version

for package in ("python-dotenv", "python-decouple", "starlette"):
    print(package, version(package))


def holds(what, seen, known):
    print(f"{what}: {seen!r}")
    if seen != known:
        raise SystemExit(f"This has changed; it was {known!r}")


import os

from decouple import RepositoryEnv
from dotenv import dotenv_values
from starlette.config import Config

os.environ["PLACE"] = "Tapa"


def read(raw):
    with open("settings.env", "w", encoding="utf-8") as file:
        file.write(f"FIRST=1\nWORD={raw}\nLAST=2\n")
    by_dotenv = dotenv_values("settings.env").get("WORD", "(left out)")
    return by_dotenv, RepositoryEnv("settings.env").data["WORD"], Config("settings.env").file_values["WORD"]


for raw, *known in (
    ("'a #b'", "a #b", "a #b", "a #b"),
    ("a #b", "a", "a #b", "a #b"),
    ("'${PLACE}'", "Tapa", "${PLACE}", "${PLACE}"),
    ("'x' # remark", "x", "'x' # remark", "'x' # remark"),
    ('"a\\tb"', "a\tb", "a\\tb", "a\\tb"),
    ('"a"b', "(left out)", '"a"b', '"a"b'),
):
    holds(f"WORD={raw}: dotenv, decouple, starlette", read(raw), tuple(known))
END
