#!/bin/sh
# One would guess: A library that meets a word newer than itself (a chat member's status, the origin of a forward)
#   hands it on, or all of them refuse it.
# What it does: python-telegram-bot hands the bare base class on, with the new word in it, and api_kwargs for what
#   it does not know. aiogram and pyTelegramBotAPI refuse the whole update, also a message whose text would have
#   been read. A field or a kind of update that is new is taken by all three.
# Versions: python-telegram-bot 22.8, aiogram 3.31.0, pyTelegramBotAPI 4.37.1; seen with Python 3.11 on 2026-11-30
# Source: telegram/_chatmember.py (_class_mapping); aiogram/types/chat_member_updated.py (a pydantic union by tag);
#   telebot/types.py (ChatMember, MessageOrigin).
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

TEXT = {"message_id": 5, "date": 1796000000, "chat": CHAT, "from": USER, "text": "Sudah diterima"}
MEMBER = {"chat": CHAT, "from": USER, "date": 1796000000, "old_chat_member": {"user": USER, "status": "visitor"},
          "new_chat_member": {"user": USER, "status": "member"}}
CASES = {
    "a new status": {"my_chat_member": MEMBER},
    "a new origin": {"message": TEXT | {"forward_origin": {"type": "community", "date": 1796000000}}},
    "a new field": {"message": TEXT | {"something_new": {"a": 1}}},
    "a new kind": {"something_new": {"a": 1}},
}
READERS = {
    "PTB": lambda raw: telegram.Update.de_json(raw, None),
    "aiogram": aiogram.types.Update.model_validate,
    "pyTelegramBotAPI": telebot.types.Update.de_json,
}


def fate(reader, raw):
    try:
        READERS[reader](raw)
    except ValueError as refusal:
        print(f"  {reader}: {type(refusal).__name__}")
        return "refused"
    return "taken"


for case, content in CASES.items():
    known = ["taken", "refused", "refused"] if case in ("a new status", "a new origin") else ["taken"] * 3
    holds(f"{case}: {', '.join(READERS)}", [fate(reader, {"update_id": 1} | content) for reader in READERS], known)
seen = telegram.ChatMember.de_json(MEMBER["old_chat_member"], None)
holds("PTB's object", (type(seen).__name__, seen.status), ("ChatMember", "visitor"))
END
