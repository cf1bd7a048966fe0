"""An example office for the demo and the tests: who the example people are, and which groups are bound.

Everything is marked as an example; a real installation starts with the villages' names and codes only.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Protocol

from sotarsa_bot.books import Books
from sotarsa_bot.people import invites
from sotarsa_bot.records.chats import Chat, ChatKind, Purpose
from sotarsa_bot.records.people import Person, Role

TRAVEL = (90, 45, 30)
"""Minutes from the office to the villages with a group, in their order: examples."""


class ExamplePerson(Protocol):
    """`role` and `village` as in the books ("official", "2019")."""

    @property
    def telegram_id(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def phone(self) -> str: ...
    @property
    def role(self) -> str: ...
    @property
    def village(self) -> str | None: ...


class ExampleGroup(Protocol):
    @property
    def telegram_id(self) -> int: ...
    @property
    def title(self) -> str: ...
    @property
    def purpose(self) -> str: ...
    @property
    def village(self) -> str | None: ...


async def furnish(books: Books, people: Iterable[ExamplePerson], groups: Sequence[ExampleGroup], now: datetime) -> None:
    """Registers example people (with their private chats) and binds example groups; travel times are examples."""
    for one in people:
        person = await books.people.add(
            Person(telegram_id=one.telegram_id, name=one.name, phone=one.phone, created_at=now)
        )
        await books.chats.add(
            Chat(telegram_id=one.telegram_id, kind=ChatKind.PRIVATE, title=one.name, sees_photos=True)
        )
        await invites.grant(books, person, Role(one.role), one.village, None, now)
    for group in groups:
        await books.chats.add(
            Chat(
                telegram_id=group.telegram_id,
                kind=ChatKind.GROUP,
                title=group.title,
                purpose=Purpose(group.purpose),
                village=group.village,
                bot_is_admin=True,
                sees_photos=True,
            )
        )
    bound = (group.village for group in groups if group.village)
    for code, minutes in zip(bound, TRAVEL, strict=False):
        await books.villages.change(code, travel_minutes=minutes, road="contoh: jalan tanah", places=())
