"""Lists that come as files, in private: written down at once, shown when they are read, saved when somebody says so."""

import re
from typing import Any

from conversations.button import number
from conversations.command import Press
from conversations.list_words import slot_of, subject_of, target
from conversations.talk import Talk
from conversations.villages import village_named
from sotarsa_bot import recipients, visits
from sotarsa_bot.books import Taken
from sotarsa_bot.chats import Purpose
from sotarsa_bot.list_file import ListFile, ListState, Wish
from sotarsa_bot.lists.nik import masked
from sotarsa_bot.lists.tables import MOST_BYTES
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.names import one_line
from sotarsa_bot.rights import Action
from sotarsa_bot.visit import Visit

CODE = re.compile(r"\s*k\s?(\d{1,9})\s*", re.IGNORECASE)


async def heard(talk: Talk[Any]) -> bool:
    """A table, or any paper with a visit's code below it, in private. In the team's group: a word about where."""
    picture = talk.incoming.picture
    if picture is None or not (picture.sheet or (picture.paper and CODE.fullmatch(talk.incoming.text))):
        return False
    if talk.incoming.private:
        talk.need(Action.PROPOSE)
        if visit := await visit_named(talk):
            recipients.must_be_open(visit)
            await take(talk, visit.village, visit)
        else:
            await take(talk, await _village_named(talk))
        return True
    if talk.chat.purpose is Purpose.TEAM and talk.allows(Action.PROPOSE):
        raise Mistake("lists.in_private")
    return False


async def visit_named(talk: Talk[Any]) -> Visit | None:
    """The visit whose code stands below the file."""
    code = CODE.fullmatch(talk.incoming.text)
    return await visits.get(talk.books, int(code[1])) if code else None


async def _village_named(talk: Talk[Any]) -> str:
    """The village whose name stands below the file: its register is meant, and no visit's list."""
    if not talk.incoming.text.strip():
        raise Mistake("lists.which_visit")
    return await village_named(talk.books, talk.incoming.text)


async def take(talk: Talk[Any], village: str, visit: Visit | None = None) -> None:
    """Writes down what is to be read; a worker fetches it, and its preview takes the place of these words."""
    picture, message = talk.incoming.picture, talk.incoming.message
    assert picture is not None and message is not None  # noqa: S101, PT018 - callers looked
    if picture.size > MOST_BYTES:
        raise Mistake("lists.too_big", most=MOST_BYTES // 1_000_000)
    file = ListFile(
        chat=talk.chat.id, message=message, village=village, visit=visit.id if visit else None, by=talk.by.id,
        file_id=picture.file_id, name=masked(one_line(picture.name))[:60], received_at=talk.incoming.at,
        next_try=talk.now,
    )  # fmt: skip
    try:
        file = await talk.books.list_files.add(file)
    except Taken:
        return
    await _say(talk, "lists.reading", file)


async def save(talk: Talk[Any], args: list[str]) -> None:
    """`list_save | file`: the worker saves it."""
    file = await shown_file(talk, args)
    if file.visit:
        recipients.must_be_open(await visits.get(talk.books, file.visit))
    await wish(talk, file, Wish.SAVE, "lists.saving")


async def problems(talk: Talk[Any], args: list[str]) -> None:
    """`list_problems | file`: all of them as a workbook."""
    file = await shown_file(talk, args)
    await wish(talk, file, Wish.PROBLEMS)
    talk.note("notice.coming")


async def drop(talk: Talk[Any], args: list[str]) -> None:
    """`list_drop | file`."""
    file = await shown_file(talk, args)
    await talk.books.list_files.change(file.id, state=ListState.DROPPED)
    await talk.say("lists.dropped", slot=slot_of(file), file=file.name)


async def shown_file(talk: Talk[Any], args: list[str]) -> ListFile:
    """The file that a press is about, where it was sent, while it waits for an answer."""
    talk.need(Action.PROPOSE)
    file = await talk.books.list_files.first(id=number(args), chat=talk.chat.id)
    if file is None or not talk.incoming.private:
        raise Mistake("common.old_button")
    if file.state is ListState.PENDING:
        raise Mistake("lists.busy")
    if file.state is not ListState.SHOWN:
        raise Mistake("common.answered_already")
    return file


async def wish(talk: Talk[Any], file: ListFile, what: Wish, key: str = "") -> None:
    """For the worker; what it is at is said where the file was shown."""
    await talk.books.list_files.change(file.id, state=ListState.PENDING, wish=what, attempts=0, next_try=talk.now)
    if key:
        await _say(talk, key, file)


async def _say(talk: Talk[Any], key: str, file: ListFile) -> None:
    named = await target(talk.books, file)
    await talk.say(key, slot=slot_of(file), subject=subject_of(file), file=file.name, target=named)


PRESSES: dict[str, Press] = {"list_save": save, "list_problems": problems, "list_drop": drop}
LISTENERS = (heard,)
