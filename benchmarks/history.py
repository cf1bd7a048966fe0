"""What an office has behind it: closed visits with their hand-overs, photos, and all that was said about them."""

import hashlib
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Table, insert
from sqlalchemy.ext.asyncio import AsyncConnection

from benchmarks.crowd import START
from benchmarks.office import database_url
from sotarsa_bot.records.slots import SlotKey, SlotKind, Subject
from sotarsa_bot.running.district import read_district
from storage import tables
from storage.engine import open_engine

A_VISIT = 250
"""Hand-overs of one visit."""
HAND_OVERS_A_YEAR = 72_000
"""24 villages visited monthly: 288 visits."""
CODES = tuple(read_district().villages)
FIRST = 1_000_000
"""Numbers of old rows begin here, those of new ones therefore above them."""
ROWS_AT_ONCE = 10_000
LAST_DAY = START - timedelta(days=1)

Row = dict[str, Any]


async def remember(folder: Path, deliveries: int) -> None:
    """Puts so many hand-overs of the past, and what goes with them, into a furnished office's database."""
    engine = open_engine(database_url(folder))
    async with engine.begin() as connection:
        for table, made in ROWS.items():
            count = deliveries // A_VISIT if table in (tables.visits, tables.reminders) else deliveries
            await _insert(connection, table, (row for n in range(count) for row in made(n)))
    await engine.dispose()


async def await_reminders(folder: Path, count: int) -> None:
    """Puts so many reminders of the next ten years into the database."""
    engine = open_engine(database_url(folder))
    async with engine.begin() as connection:
        await _insert(connection, tables.reminders, (_future(n) for n in range(count)))
    await engine.dispose()


async def _insert(connection: AsyncConnection, table: Table, rows: Iterator[Row]) -> None:
    while some := list(islice(rows, ROWS_AT_ONCE)):
        await connection.execute(insert(table), some)


def _visit(n: int) -> list[Row]:
    day = LAST_DAY.date() - timedelta(days=n % 3650)
    window = {"first": day.isoformat(), "last": day.isoformat()}
    cargo = [{"item": "sembako", "amount": A_VISIT, "unit": "paket"}]
    return [{
        "id": FIRST + n, "version": 7, "state": "closed", "village": CODES[n % len(CODES)],
        "plan": {"services": ["makanan"], "window": window, "leader": 1, "cargo": cargo},
        "day": day, "reason": "", "proposed_by": 1, "proposed_at": LAST_DAY, "closed_at": LAST_DAY,
    }]  # fmt: skip


def _delivery(n: int) -> list[Row]:
    return [{
        "id": FIRST + n, "source": f"msg:old:{n}", "visit": FIRST + n // A_VISIT, "kind": "received",
        "item": "sembako", "amount": 1, "number": n % A_VISIT, "recipient": "", "proxy_name": "", "proxy_relation": "",
        "note": "", "by": 1, "happened_at": LAST_DAY, "received_at": LAST_DAY,
    }]  # fmt: skip


def _photo(n: int) -> list[Row]:
    return [{
        "id": FIRST + n, "chat": 1, "message": FIRST + n, "file_id": f"AgPCAgUAAxold{n:060}", "size": 90_000,
        "file_unique_id": f"AQADold{n}", "as_file": False, "visit": FIRST + n // A_VISIT, "delivery": FIRST + n,
        "by": 1, "received_at": LAST_DAY, "state": "stored", "sha256": f"{n:064x}", "dhash": some_hash(n),
        "problem": "", "attempts": 0, "next_try": LAST_DAY,
    }]  # fmt: skip


def some_hash(n: int) -> str:
    """What no other photo looks like."""
    return hashlib.sha512(str(n).encode()).hexdigest()[:80]


def _slots(n: int) -> list[Row]:
    keys = (SlotKey.only(SlotKind.READ_BACK, f"msg:old:{n}"), SlotKey.only(SlotKind.PHOTOS, f"old:{n}"))
    return [
        {**key._asdict(), "chat": 1, "message": FIRST + 2 * n + k, "buttons": [["Batalkan catatan", f"1|undo|{n}"]],
         "subject": Subject.delivery(FIRST + n), "fingerprint": f"{n:016x}"}
        for k, key in enumerate(keys)
    ]  # fmt: skip


def _posts(n: int) -> list[Row]:
    """The reaction, what was understood, and the count."""
    said = (("setMessageReaction", None), ("sendMessage", f"delivery:msg:old:{n}"), ("sendMessage", f"photos:old:{n}"))
    return [
        {"id": FIRST + 3 * n + k, "chat": 1, "method": method, "payload": {}, "slot": slot, "sort": 0, "state": "sent",
         "due_at": LAST_DAY, "attempts": 0, "message": None, "problem": "", "created_at": LAST_DAY}
        for k, (method, slot) in enumerate(said)
    ]  # fmt: skip


def _audit(n: int) -> list[Row]:
    return [{
        "id": FIRST + n, "at": LAST_DAY, "by": 1, "chat": 1, "what": "delivery.confirmed",
        "subject": f"visit:{FIRST + n // A_VISIT}", "detail": {"delivery": FIRST + n},
    }]  # fmt: skip


def _reminders(n: int) -> list[Row]:
    return [
        {"id": FIRST + 4 * n + k, "key": f"visit:old:{n}:H-{k}", "kind": "before", "visit": FIRST + n,
         "due_at": LAST_DAY, "stale_at": LAST_DAY, "state": "sent", "settled_at": LAST_DAY}
        for k in range(4)
    ]  # fmt: skip


def _future(n: int) -> Row:
    due = START + timedelta(days=2, minutes=n * 50)
    return {
        "key": f"future:{n}", "kind": "before", "visit": n % 24 + 1, "due_at": due,
        "stale_at": due + timedelta(days=1), "state": "pending",
    }  # fmt: skip


ROWS: dict[Table, Callable[[int], list[Row]]] = {
    tables.visits: _visit,
    tables.deliveries: _delivery,
    tables.photos: _photo,
    tables.slots: _slots,
    tables.outbox: _posts,
    tables.audit: _audit,
    tables.reminders: _reminders,
}
