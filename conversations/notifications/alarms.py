"""Trouble of the machine is told to the administrators: once, until it is over, not at every look."""

from datetime import datetime

from conversations import post
from sotarsa_bot import texts
from sotarsa_bot.books import Books
from sotarsa_bot.people import roster
from sotarsa_bot.running import notes


async def raise_(books: Books, name: str, key: str, now: datetime, *, cause: str = "", **values: object) -> bool:
    """Says the text under `key`, unless this alarm was raised with it for this cause already; whether it was said."""
    said = f"{key} {cause}".strip()
    if await standing(books, name) == said:
        return False
    await notes.put(books, f"alarm:{name}", said)
    await tell(books, key, now, **values)
    return True


async def standing(books: Books, name: str) -> str:
    """What this alarm said last, empty when it is over."""
    return await notes.get(books, f"alarm:{name}")


async def over(books: Books, name: str) -> None:
    """The next time is told again."""
    await books.notes.discard(key=f"alarm:{name}")


async def tell(books: Books, key: str, now: datetime, **values: object) -> None:
    for chat in await roster.administrators(books):
        await post.write(books, chat, texts.html(key, **values), now=now)
