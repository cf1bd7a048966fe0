"""Files that a worker reads (lists, offline forms): written down at once, shown when read, answered by presses."""

from enum import StrEnum
from typing import Any, TypeVar

from conversations.talk import Talk
from sotarsa_bot.books import Shelf, Taken
from sotarsa_bot.lists.nik import masked
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.names import one_line
from sotarsa_bot.records.form_file import FormFile
from sotarsa_bot.records.list_file import ListFile, ListState

File = TypeVar("File", ListFile, FormFile)


def described(talk: Talk[Any], most: int, too_big: str) -> dict[str, Any]:
    """What is kept of the file in this message. Mistake `too_big` above so many bytes."""
    picture, message = talk.incoming.picture, talk.incoming.message
    assert picture is not None and message is not None  # noqa: S101, PT018 - callers looked
    if picture.size > most:
        raise Mistake(too_big, most=most // 1_000_000)
    return {
        "chat": talk.chat.id, "message": message, "by": talk.by.id, "file_id": picture.file_id,
        "name": masked(one_line(picture.name))[:60], "received_at": talk.incoming.at, "next_try": talk.now,
    }  # fmt: skip


async def keep(shelf: Shelf[File], file: File) -> File | None:
    """Written down; None if this message's file is already."""
    try:
        return await shelf.add(file)
    except Taken:
        return None


async def shown(talk: Talk[Any], shelf: Shelf[File], id_: int, busy: str) -> File:
    """The file that a press is about, where it was sent, while it waits for an answer. Mistake `busy` before."""
    file = await shelf.first(id=id_, chat=talk.chat.id)
    if file is None or not talk.incoming.private:
        raise Mistake("common.old_button")
    if file.state is ListState.PENDING:
        raise Mistake(busy)
    if file.state is not ListState.SHOWN:
        raise Mistake("common.answered_already")
    return file


async def wish(talk: Talk[Any], shelf: Shelf[File], file: File, what: StrEnum) -> None:
    """For the worker, which fetches the file once more."""
    await shelf.change(file.id, state=ListState.PENDING, wish=what, attempts=0, next_try=talk.now)
