"""Who wants to read each morning what waits for them: kept as a note, off until somebody says so."""

from sotarsa_bot.books import Books, StartsWith
from sotarsa_bot.running import notes

_WANTS = "tasks_daily:"


async def wants(books: Books, person: int) -> bool:
    return await notes.get(books, f"{_WANTS}{person}") == "1"


async def put(books: Books, person: int, *, wanted: bool) -> None:
    await notes.put(books, f"{_WANTS}{person}", "1" if wanted else "")


async def everybody(books: Books) -> list[int]:
    """The numbers of those who want it."""
    found = await books.notes.find(key=StartsWith(_WANTS), value="1")
    return [int(one.key.removeprefix(_WANTS)) for one in found]
