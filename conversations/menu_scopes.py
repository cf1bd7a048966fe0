"""Which commands Telegram offers in which chat: each person and group sees only theirs."""

from collections.abc import Iterable
from datetime import datetime

from conversations import post
from sotarsa_bot import texts
from sotarsa_bot.books import Books
from sotarsa_bot.chats import Chat, Purpose
from sotarsa_bot.people import Grant
from sotarsa_bot.rights import Action, may

IN_TEAM = ("kunjungan", "jadwal", "lapangan", "serah", "kendala", "desa", "hubungkan", "bantuan", "batal")
IN_VILLAGE = ("jadwal", "kendala", "desa", "hubungkan", "bantuan", "batal")
IN_PRIVATE = (
    ("kunjungan", Action.PROPOSE),
    ("jadwal", Action.SCHEDULE),
    ("lapangan", Action.FIELD),
    ("serah", Action.DELIVER),
    ("kendala", Action.INCIDENT),
    ("ringkasan", Action.SUMMARY),
    ("desa", Action.VILLAGE),
    ("undang", Action.INVITE),
    ("hubungkan", Action.BIND),
    ("bantuan", None),
    ("batal", None),
)


async def offer(books: Books, chat: Chat, now: datetime) -> None:
    """Sets the commands of a group by what it is bound to."""
    names = {Purpose.TEAM: IN_TEAM, Purpose.VILLAGE: IN_VILLAGE}.get(chat.purpose) if chat.purpose else None
    await _offer(books, chat, names or ("bantuan",), now)


async def offer_person(books: Books, chat: Chat, grants: Iterable[Grant], now: datetime) -> None:
    """Sets the commands of a person's private chat by what they may do."""
    names = [name for name, action in IN_PRIVATE if action is None or may(grants, action)]
    await _offer(books, chat, names, now)


async def _offer(books: Books, chat: Chat, names: Iterable[str], now: datetime) -> None:
    commands = [{"command": n, "description": texts.plain(f"menu.{n}")} for n in names]
    await post.owe(books, chat, "setMyCommands", {"commands": commands, "scope": "chat"}, now=now)
