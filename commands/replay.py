"""`bot.py replay N`: works an update that failed once more, in a copy of the books; Telegram hears nothing of it."""

import argparse
import asyncio
import tempfile
from pathlib import Path

import httpx
from pydantic_core import to_json

from commands.database import sound_database
from commands.refused import Refused
from conversations.engine import make_bot
from conversations.gateway.worker import Worker
from conversations.routing.following import FollowedStore
from sotarsa_bot import texts
from sotarsa_bot.books import AtLeast
from sotarsa_bot.privacy.masking import masked
from sotarsa_bot.records.machinery import InboxState
from sotarsa_bot.running.clock import wall_clock
from sotarsa_bot.running.health import Level
from sotarsa_bot.running.settings import Settings
from storage import backup, sqlite_file
from storage.store import SqlStore


async def play(args: argparse.Namespace, found: Settings) -> int:
    """Prints what became of it and what would be said, a line of JSON each; what went wrong stands in the log.

    Refused if there is no such update, or its words are not kept any more, as it was worked."""
    await sound_database(found.database, Level.GOOD)
    with tempfile.TemporaryDirectory(prefix="sotarsa-replay-") as folder:
        copy = Path(folder, "sotarsa.sqlite3")
        await asyncio.to_thread(sqlite_file.copy, sqlite_file.file_of(found.database), copy, backup.never)
        store = SqlStore.open(f"sqlite+aiosqlite:///{copy}", plain=True)
        try:
            for line in await _worked(store, found, args.number, words=args.words):
                print(line)
        finally:
            await store.close()
    return 0


async def _worked(store: SqlStore, found: Settings, number: int, *, words: bool) -> list[str]:
    async with store.writing() as books:
        arrival = await books.inbox.first(update_id=number)
        if arrival is None or not arrival.raw:
            raise Refused(texts.plain("bot.no_update", number=number))
        await books.inbox.change_all({"state": InboxState.NEW}, state=InboxState.DONE)
        await books.inbox.change(number, state=InboxState.NEW, problem="")
        last = await books.outbox.first(order="-id")
    bot = make_bot(found.token, found.api_url, httpx.MockTransport(_taken))
    followed = FollowedStore(store, found.office(), wall_clock)
    worker = Worker(bot, followed, wall_clock, found.office(), lambda: None)
    await worker.work()
    await worker.finish()
    async with store.reading() as books:
        after = await books.inbox.get(number)
        posts = await books.outbox.find(id=AtLeast(last.id + 1 if last else 1), order="id")
    said = [{"chat": p.chat, "method": p.method, "slot": p.slot, "payload": p.payload} for p in posts]
    lines = [{"state": after.state, "problem": after.problem}, *said]
    return [to_json(line if words else masked(line)).decode() for line in lines]


def _taken(_request: httpx.Request) -> httpx.Response:
    return httpx.Response(200, json={"ok": True, "result": True})
