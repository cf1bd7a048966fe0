#!/bin/sh
# One would guess: A message that filters.PHOTO lets through has an effective_attachment of photo sizes, the largest
#   of them last.
# What it does: A live photo comes with 'photo' set as well, for older bots; filters.PHOTO lets it through, and
#   effective_attachment is a LivePhoto, which has no [-1]. message.photo holds the sizes.
# Versions: python-telegram-bot 22.8; seen with Python 3.11 on 2026-11-30
# Source: telegram/_message.py (effective_attachment: live_photo comes before photo); the Bot API on
#   Message.live_photo.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  'python-telegram-bot==22.8'
cd "$work"
"$work/venv/bin/python" - <<'END'
from importlib.metadata import version

for package in ("python-telegram-bot",):
    print(package, version(package))


def holds(what, seen, known):
    print(f"{what}: {seen!r}")
    if seen != known:
        raise SystemExit(f"This has changed; it was {known!r}")


import telegram
from telegram.ext import filters

USER = {"id": 7, "is_bot": False, "first_name": "Rahmi"}
CHAT = {"id": -100, "type": "supergroup", "title": "Tapa"}

STILL = [{"file_id": f"s{n}", "file_unique_id": f"u{n}", "width": n, "height": n} for n in (90, 1280)]
LIVE = {"file_id": "v", "file_unique_id": "w", "width": 1280, "height": 1280, "duration": 3, "photo": STILL}
BASE = {"message_id": 5, "date": 1796000000, "chat": CHAT, "from": USER, "caption": "K1 5", "photo": STILL}


def seen(raw):
    message = telegram.Message.de_json(raw, None)
    passes = bool(filters.PHOTO.check_update(telegram.Update(1, message=message)))
    return passes, type(message.effective_attachment).__name__, message.photo[-1].file_id


holds("photo: filters.PHOTO, attachment, largest", seen(BASE), (True, "tuple", "s1280"))
holds("live photo", seen(BASE | {"live_photo": LIVE}), (True, "LivePhoto", "s1280"))
END
