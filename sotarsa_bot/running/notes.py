"""Small facts of the machine that must outlive it."""

from sotarsa_bot.books import Books
from sotarsa_bot.records.machinery import Note


async def put(books: Books, key: str, value: str) -> None:
    if not await books.notes.change(key, value=value):
        await books.notes.add(Note(key=key, value=value))


async def get(books: Books, key: str) -> str:
    """Its value; empty if there is no such note."""
    note = await books.notes.first(key=key)
    return note.value if note else ""
