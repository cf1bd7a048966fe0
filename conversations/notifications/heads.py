"""Those who answer for the programme: where they are told something alone."""

from sotarsa_bot.books import Books
from sotarsa_bot.people import roster
from sotarsa_bot.records.chats import Chat
from sotarsa_bot.records.people import Role


async def chats(books: Books, *roles: Role) -> list[Chat]:
    """Of everybody who holds one of the roles. If no coordinator is reached alone, the team's groups have to do."""
    found = [await roster.private_chat(books, person) for person in await roster.with_role(books, *roles)]
    told = [chat for chat in found if chat is not None]
    if Role.COORDINATOR in roles and not any(chat.reachable for chat in told):
        told += await roster.team_groups(books)
    return told
