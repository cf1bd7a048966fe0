"""Who is who: names, roles and groups, as the conversations ask for them."""

from typing import Any

from sotarsa_bot.books import Books, OneOf
from sotarsa_bot.records.chats import Chat, ChatKind, Purpose
from sotarsa_bot.records.people import Person, Role


async def with_role(books: Books, *roles: Role, village: str | None = None) -> list[Person]:
    """Everybody who holds one of the roles now (officials: of that village), by name."""
    where: dict[str, Any] = {"village": village} if village else {}
    grants = await books.grants.find(role=OneOf(roles), revoked_at=None, **where)
    ids = tuple({g.person for g in grants})
    return await books.people.find(id=OneOf(ids), order="name") if ids else []


async def name(books: Books, person: int) -> str:
    known = await books.people.first(id=person)
    return known.name if known else "?"


async def team_groups(books: Books) -> list[Chat]:
    return await books.chats.find(purpose=Purpose.TEAM)


async def village_groups(books: Books, village: str) -> list[Chat]:
    return await books.chats.find(purpose=Purpose.VILLAGE, village=village)


async def private_chat(books: Books, person: Person) -> Chat | None:
    """Where the person can be told something alone; None if they never wrote to the bot."""
    if person.telegram_id is None:
        return None
    return await books.chats.first(telegram_id=person.telegram_id, kind=ChatKind.PRIVATE)


async def administrators(books: Books) -> list[Chat]:
    """Where they are told something alone, if they ever wrote to the bot; otherwise the team's groups have to do."""
    found = [await private_chat(books, person) for person in await with_role(books, Role.ADMIN)]
    return [chat for chat in found if chat] or await team_groups(books)
