#!/bin/sh
# One would guess: The message of a button that Telegram will not show any more (date 0) is an InaccessibleMessage,
#   the class that the library has for it, so that isinstance tells.
# What it does: Within a CallbackQuery python-telegram-bot makes a Message of it, from 1970 and without text; only
#   is_accessible tells. MaybeInaccessibleMessage.de_json makes the right class. aiogram and pyTelegramBotAPI make
#   an InaccessibleMessage.
# Versions: python-telegram-bot 22.8, aiogram 3.31.0, pyTelegramBotAPI 4.37.1; seen with Python 3.11 on 2026-11-30
# Source: telegram/_callbackquery.py (de_json reads Message), telegram/_message.py.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  'python-telegram-bot==22.8' 'aiogram==3.31.0' 'pyTelegramBotAPI==4.37.1'
cd "$work"
"$work/venv/bin/python" - <<'END'
from importlib.metadata import version

for package in ("python-telegram-bot", "aiogram", "pyTelegramBotAPI"):
    print(package, version(package))


def holds(what, seen, known):
    print(f"{what}: {seen!r}")
    if seen != known:
        raise SystemExit(f"This has changed; it was {known!r}")


import aiogram.types
import telebot.types
import telegram

USER = {"id": 7, "is_bot": False, "first_name": "Rahmi"}
CHAT = {"id": -100, "type": "supergroup", "title": "Tapa"}

GONE = {"message_id": 5, "date": 0, "chat": CHAT}
PRESS = {"id": "1", "from": USER, "chat_instance": "1", "data": "ok", "message": GONE}

seen = telegram.CallbackQuery.de_json(PRESS, None).message
holds("PTB: class, accessible, year", (type(seen).__name__, seen.is_accessible, seen.date.year), ("Message", False, 1970))
alone = telegram.MaybeInaccessibleMessage.de_json(GONE, None)
holds("PTB, read as MaybeInaccessibleMessage", type(alone).__name__, "InaccessibleMessage")
seen = aiogram.types.CallbackQuery.model_validate(PRESS).message
holds("aiogram", type(seen).__name__, "InaccessibleMessage")
seen = telebot.types.CallbackQuery.de_json(PRESS).message
holds("pyTelegramBotAPI", type(seen).__name__, "InaccessibleMessage")
END
