#!/bin/sh
# One would guess: Two messages with other words are two messages to a set or a dictionary.
# What it does: python-telegram-bot compares by chat and message_id. Ephemeral messages (Bot API 10.2) all have
#   message_id 0, and their ephemeral_message_id, which 22.8 (Bot API 10.0) does not know, lies in api_kwargs: all
#   of a chat are equal and a set keeps one.
# Versions: python-telegram-bot 22.8, aiogram 3.31.0; seen with Python 3.11 on 2026-11-30
# Source: telegram/_message.py (_id_attrs); the description of Message.message_id in Bot API 10.3, as aiogram 3.31.0
#   carries it, printed below.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  'python-telegram-bot==22.8' 'aiogram==3.31.0'
cd "$work"
"$work/venv/bin/python" - <<'END'
from importlib.metadata import version

for package in ("python-telegram-bot", "aiogram"):
    print(package, version(package))


def holds(what, seen, known):
    print(f"{what}: {seen!r}")
    if seen != known:
        raise SystemExit(f"This has changed; it was {known!r}")


import inspect
import re

import aiogram.types
import telegram

USER = {"id": 7, "is_bot": False, "first_name": "Rahmi"}
CHAT = {"id": -100, "type": "supergroup", "title": "Tapa"}


def message(number, words):
    raw = {"message_id": 0, "ephemeral_message_id": number, "date": 1796000000, "chat": CHAT, "from": USER, "text": words}
    return telegram.Message.de_json(raw, None)


told = re.search(r"0 for ephemeral messages", inspect.getsource(aiogram.types.Message))
holds("the Bot API says of message_id", told and told[0], "0 for ephemeral messages")
one, other = message(1, "Siapa yang menerima?"), message(2, "Berapa paket?")
holds("equal, in a set", (one == other, len({one, other})), (True, 1))
holds("what tells them apart", [dict(each.api_kwargs) for each in (one, other)],
      [{"ephemeral_message_id": 1}, {"ephemeral_message_id": 2}])
END
