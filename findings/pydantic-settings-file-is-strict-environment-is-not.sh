#!/bin/sh
# One would guess: A name that belongs to no setting is treated alike in the .env file and in the environment.
# What it does: In the file it ends the start (extra_forbidden), even without the prefix, a setting of another
#   programme that shares the file; in the environment nobody notices it, even with the prefix, a misspelt setting.
#   What works with a file therefore hides its slip when it moves to the environment.
# Versions: pydantic-settings 2.16.3, pydantic 2.13.5, python-dotenv 1.2.4; seen with Python 3.11 on 2026-11-30
# Source: pydantic-settings, DotEnvSettingsSource ('extra' applies to the dotenv file).
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  'pydantic-settings==2.16.3' 'pydantic==2.13.5' 'python-dotenv==1.2.4'
cd "$work"
"$work/venv/bin/python" - <<'END'
from importlib.metadata import version

for package in ("pydantic-settings", "pydantic", "python-dotenv"):
    print(package, version(package))


def holds(what, seen, known):
    print(f"{what}: {seen!r}")
    if seen != known:
        raise SystemExit(f"This has changed; it was {known!r}")


import os

from pydantic import ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="OFFICE_", env_file="settings.env")
    village: str = "-"


def read(*lines, **environment):
    with open("settings.env", "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    os.environ.update(environment)
    try:
        return Settings().village
    except ValidationError as error:
        return [(fault["loc"], fault["type"]) for fault in error.errors()]
    finally:
        for name in environment:
            del os.environ[name]


holds("file, another's name", read("OTHER=1"), [(("other",), "extra_forbidden")])
holds("file, misspelt", read("OFFICE_VILAGE=Tapa"), [(("office_vilage",), "extra_forbidden")])
holds("environment, another's name and misspelt", read(OTHER="1", OFFICE_VILAGE="Tapa"), "-")
END
