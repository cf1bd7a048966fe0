"""Signed sheets that came while their visit was closed: they are ticked off once it is open again."""

from datetime import datetime
from typing import Any

from conversations.presses.hand_overs import OpenSheet
from conversations.talk import Talk
from sotarsa_bot.books import AtLeast
from sotarsa_bot.people import roster
from sotarsa_bot.records.field import PhotoKind
from sotarsa_bot.records.visit import Visit


async def offer(talk: Talk[Any], visit: Visit, since: datetime) -> None:
    """Where each was sent; of an album once."""
    sheets = await talk.books.photos.find(visit=visit.id, kind=PhotoKind.SHEET, received_at=AtLeast(since), order="id")
    for sheet in {(one.chat, one.album or one.id): one for one in sheets}.values():
        if await talk.books.deliveries.count(visit=visit.id, sheet=sheet.id):
            continue
        chat = await talk.books.chats.get(sheet.chat)
        rows = [[OpenSheet(photo=sheet.id).button("sheet.open")]]
        name = await roster.name(talk.books, sheet.by)
        await talk.say("sheet.kept_late", to=None if chat.id == talk.chat.id else chat, buttons=rows, waits=True,
                       subject=visit.subject, code=visit.code, name=name)  # fmt: skip
