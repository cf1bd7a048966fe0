"""Which commands Telegram offers in which chat: each person and group sees only theirs."""

from collections.abc import Iterable
from datetime import datetime

from conversations import post
from sotarsa_bot import texts
from sotarsa_bot.books import Books
from sotarsa_bot.people.rights import Action, may
from sotarsa_bot.records.chats import Chat, Purpose
from sotarsa_bot.records.people import Grant
from sotarsa_bot.running import notes

IN_TEAM = ("kunjungan", "jadwal", "tugas", "lapangan", "serah", "kendala", "bast", "desa", "bantuan", "batal")
IN_VILLAGE = ("jadwal", "tugas", "kendala", "bast", "desa", "bantuan", "batal")
IN_GROUP: dict[Purpose | None, tuple[str, ...]] = {Purpose.TEAM: IN_TEAM, Purpose.VILLAGE: IN_VILLAGE}
IN_PRIVATE: tuple[tuple[str, Action | None], ...] = (
    ("kunjungan", Action.PROPOSE),
    ("jadwal", Action.SCHEDULE),
    ("tugas", Action.TASKS),
    ("lapangan", Action.FIELD),
    ("serah", Action.DELIVER),
    ("daftar", Action.READ_LIST),
    ("kendala", Action.INCIDENT),
    ("rapat", Action.MEET),
    ("usulan", Action.COORDINATE),
    ("ringkasan", Action.SUMMARY),
    ("keputusan", Action.SUMMARY),
    ("periksa", Action.REVIEW),
    ("bast", Action.SUMMARY),
    ("desa", Action.VILLAGE),
    ("kontak", Action.VILLAGE),
    ("libur", Action.HOLIDAYS),
    ("kantor", Action.OFFICE),
    ("undang", Action.INVITE),
    ("sk", Action.DECREE),
    ("plt", Action.DELEGATE),
    ("hubungkan", Action.BIND),
    ("data", Action.OWN_DATA),
    ("bantuan", None),
    ("batal", None),
)


def offered(chat: Chat, grants: Iterable[Grant]) -> list[str]:
    """The commands that fit a chat: a group's by what it is bound to, a person's by what they may do."""
    if chat.private:
        return [name for name, action in IN_PRIVATE if action is None or may(grants, action)]
    names = IN_GROUP.get(chat.purpose, ("bantuan",))
    return [*names, "hubungkan"] if may(grants, Action.BIND) else [*names]


async def offer(books: Books, chat: Chat, grants: Iterable[Grant], now: datetime) -> None:
    """Sets what Telegram offers in this chat, unless it offers just that already."""
    names = offered(chat, grants)
    key, value = f"menu:{chat.id}", " ".join(names)
    if await notes.get(books, key) == value:
        return
    await notes.put(books, key, value)
    commands = [{"command": name, "description": texts.plain(f"menu.{name}")} for name in names]
    await post.owe(books, chat, "setMyCommands", {"commands": commands, "scope": "chat"}, now=now)


async def offer_anew(books: Books, chat: Chat, now: datetime) -> None:
    """In a chat that was given another number, for which Telegram knows of no offer."""
    await books.notes.discard(key=f"menu:{chat.id}")
    await offer(books, chat, (), now)


async def offer_all(books: Books, now: datetime) -> None:
    """At a start: a newer version may know other commands than Telegram was told of."""
    for chat in await books.chats.find(reachable=True):
        if chat.private:
            person = await books.people.first(telegram_id=chat.telegram_id)
            grants = await books.grants.find(person=person.id, revoked_at=None) if person else []
            if grants:
                await offer(books, chat, grants, now)
        elif chat.purpose:
            await offer(books, chat, (), now)
