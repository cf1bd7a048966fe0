"""How the running bot fares, in a file beside the data: `bot.py health` and Docker read it without asking the bot."""

import json
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ValidationError

from sotarsa_bot import texts, wording
from sotarsa_bot.books import AtMost, Books, OneOf
from sotarsa_bot.records.field import PhotoState
from sotarsa_bot.records.machinery import InboxState, PostState
from sotarsa_bot.records.record import Instant
from sotarsa_bot.running.downtime import SHORTEST_SILENCE
from sotarsa_bot.running.health import Finding, broken, good, warning

FILE = "vitals.json"
WRITTEN_EVERY_SECONDS = 10
"""Seconds between two writings."""
STALE_AFTER = timedelta(seconds=60)
LAST_BACKUP, LAST_HEARD = "last_backup", "last_heard"
"""The notes where these moments stand."""


class Vitals(BaseModel):
    """`last_heard`: when Telegram answered last, `last_update`: with something. `oldest_unsent`: of what is due."""

    at: Instant
    last_heard: Instant | None = None
    last_update: Instant | None = None
    inbox: int = 0
    outbox: int = 0
    oldest_unsent: Instant | None = None
    photos: int = 0
    last_backup: Instant | None = None


async def take(books: Books, now: datetime) -> Vitals:
    newest = await books.inbox.first(order="-received_at")
    return Vitals(
        at=now,
        last_heard=await _moment(books, LAST_HEARD),
        last_update=newest.received_at if newest else None,
        inbox=await books.inbox.count(state=InboxState.NEW),
        outbox=await books.outbox.count(state=PostState.QUEUED),
        oldest_unsent=await _oldest_unsent(books, now),
        photos=await books.photos.count(state=PhotoState.PENDING),
        last_backup=await last_backup(books),
    )


async def _oldest_unsent(books: Books, now: datetime) -> datetime | None:
    """Of what is owed to chats that hear us: the others' waits for them."""
    waiting = await books.outbox.least_per("chat", "created_at", state=PostState.QUEUED, due_at=AtMost(now))
    there = OneOf(tuple(chat for chat, _ in waiting))
    reachable = (
        {chat.id for chat in await books.chats.find(id=there, reachable=True, muted_until=None)} if waiting else set()
    )
    return min((created for chat, created in waiting if chat in reachable), default=None)


def write(folder: Path, vitals: Vitals) -> None:
    """Whole or not at all: whoever reads meanwhile sees the one before."""
    part = folder / f"{FILE}.part"
    part.write_text(vitals.model_dump_json(), encoding="utf-8")
    part.replace(folder / FILE)


def forget(folder: Path) -> None:
    """A bot that was stopped is not alive."""
    (folder / FILE).unlink(missing_ok=True)


def read(folder: Path) -> Vitals | None:
    """What was written last; None if nothing readable is there."""
    try:
        return Vitals.model_validate(json.loads((folder / FILE).read_text(encoding="utf-8")))
    except (OSError, ValueError, ValidationError):
        return None


def judge(vitals: Vitals | None, now: datetime, zone: ZoneInfo) -> list[Finding]:
    """The lines of `bot.py health`; the first says whether the bot is alive."""
    if vitals is None:
        return [broken("health.never")]
    age = now - vitals.at
    if not -STALE_AFTER <= age <= STALE_AFTER:
        return [broken("health.dead", moment=wording.moment(vitals.at, zone))]

    def moment(at: datetime | None) -> str:
        return wording.moment(at, zone) if at else texts.plain("health.none_yet")

    silent = vitals.last_heard is not None and now - vitals.last_heard > SHORTEST_SILENCE
    heard = warning if silent else good
    queues = warning if vitals.oldest_unsent and now - vitals.oldest_unsent > timedelta(hours=1) else good
    return [
        good("health.alive", seconds=max(0, round(age.total_seconds()))),
        heard("health.heard", moment=moment(vitals.last_heard), update=moment(vitals.last_update)),
        queues("health.queues", inbox=vitals.inbox, outbox=vitals.outbox, photos=vitals.photos),
        queues("health.oldest", moment=moment(vitals.oldest_unsent)),
        backup(vitals.last_backup, now, zone),
    ]


def backup(last: datetime | None, now: datetime, zone: ZoneInfo) -> Finding:
    """Two nights without a backup are worth a word."""
    if last is None:
        return warning("health.no_backup")
    judged = good if now - last < timedelta(hours=50) else warning
    return judged("health.backup", moment=wording.moment(last, zone))


async def last_backup(books: Books) -> datetime | None:
    """When the last nightly one was made."""
    return await _moment(books, LAST_BACKUP)


async def _moment(books: Books, key: str) -> datetime | None:
    note = await books.notes.first(key=key)
    return datetime.fromisoformat(note.value) if note else None
