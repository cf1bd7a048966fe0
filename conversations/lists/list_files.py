"""Lists that come as files, in private: written down at once, shown when they are read, saved when somebody says so."""

import re
from typing import Any

from conversations.choosing.chosen_village import village_named
from conversations.choosing.chosen_visit import code_of
from conversations.conversation import Conversation
from conversations.files import sent_files
from conversations.lists.list_words import slot_of, subject_of, target, to_the_list
from conversations.pressed import on
from conversations.presses.lists import DropList, ListProblems, OfListFile, SaveList, UndoList
from conversations.talk import Talk
from conversations.visits import notices
from sotarsa_bot.lists.nik import masked
from sotarsa_bot.lists.tables import MOST_BYTES
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.names import one_line
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.list_file import ListFile, ListState, Wish
from sotarsa_bot.records.people import Role
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.register import list_undoing, recipients
from sotarsa_bot.visits import visits

_CODE = re.compile(r"\bk\s?(\d{1,9})\b", re.IGNORECASE)
_A_TEXT = re.compile(r"\.(?:docx?|odt|rtf)$", re.IGNORECASE)
_CALLED_SO = re.compile(r"\b(?:daftar|list|data)\b(?!\s+(?:hadir|tanda|bertanda|ttd))", re.IGNORECASE)
_OF_A_LIST = re.compile(
    r"\b(?:ini|berikut|daftar|data|nama|list|penerima|kpm|bantuan|untuk|utk|desa|dari|pak|bu|kunjungan)\b",
    re.IGNORECASE,
)
"""What is said with the village's name and names none."""


async def heard(talk: Talk[Any]) -> bool:
    """A table, or any paper with a visit's code below it, in private. In a group, or from whom it is not taken: a word
    about where."""
    picture = talk.incoming.picture
    if picture is None or not (picture.sheet or (picture.paper and _is_of_a_list(picture.name, talk.incoming.text))):
        return False
    if not talk.allows(Action.PROPOSE):
        return await _not_taken(talk)
    if not talk.incoming.private:
        if talk.chat.purpose is None:
            return False
        raise Mistake("lists.in_private")
    if visit := await _visit_named(talk):
        recipients.must_be_open(visit)
        await take(talk, visit.village, visit)
    else:
        await take(talk, await _village_named(talk))
    return True


def _is_of_a_list(name: str, words: str) -> bool:
    """A paper with no more than a visit's code; a text of an office's, which is called a list."""
    return code_of(words) is not None or bool(_A_TEXT.search(name) and _CALLED_SO.search(words))


async def _visit_named(talk: Talk[Any]) -> Visit | None:
    """The visit whose code stands below the file, also among words that say no more than that it is its list."""
    codes = {int(code) for code in _CODE.findall(talk.incoming.text)}
    return await visits.get(talk.books, codes.pop()) if len(codes) == 1 else None


async def _not_taken(talk: Talk[Any]) -> bool:
    """A village's own list: whoever sent it hears who enters it, and these that it is there."""
    village = next((one.village for one in talk.grants if one.role is Role.OFFICIAL and one.village), None)
    if village is None:
        if talk.incoming.private or talk.has(*Role):
            talk.need(Action.PROPOSE)
        return False
    chats, names = await notices.coordinators(talk)
    where = (await talk.books.villages.get(village)).name
    for chat in chats:
        await talk.say("lists.somebody_sent", to=chat, name=talk.by.name, village=where,
                       file=masked(one_line(talk.incoming.picture.name if talk.incoming.picture else ""))[:60],
                       words=masked(one_line(talk.incoming.text))[:300])  # fmt: skip
    key = "lists.sent_alone" if talk.incoming.private else "lists.sent_in_group"
    await talk.say(key, as_reply=True, told=notices.in_words(names))
    return True


async def _village_named(talk: Talk[Any]) -> str:
    """The village whose name stands below the file: its register is meant, and no visit's list."""
    if not talk.incoming.text.strip():
        raise Mistake("lists.which_visit")
    return await village_named(
        talk.books, _OF_A_LIST.sub(" ", talk.incoming.text).strip(" .,:;-") or talk.incoming.text
    )


async def take(talk: Talk[Any], village: str, visit: Visit | None = None) -> None:
    """Writes down what is to be read; a worker fetches it, and its preview takes the place of these words."""
    sent = sent_files.described(talk, MOST_BYTES, "lists.too_big")
    file = ListFile(village=village, visit=visit.id if visit else None, **sent)
    if kept := await sent_files.keep(talk.books.list_files, file):
        await _say(talk, "lists.reading", kept)


async def save(talk: Talk[Any], press: SaveList) -> None:
    """The worker saves it."""
    file = await shown_file(talk, press)
    if file.visit:
        recipients.must_be_open(await visits.get(talk.books, file.visit))
    await wish(talk, file, Wish.SAVE, "lists.saving")


async def problems(talk: Talk[Any], press: ListProblems) -> None:
    file = await shown_file(talk, press)
    await wish(talk, file, Wish.PROBLEMS)
    talk.note("notice.coming")


async def drop(talk: Talk[Any], press: DropList) -> None:
    file = await shown_file(talk, press)
    await talk.books.list_files.change(file.id, state=ListState.DROPPED)
    rows = await to_the_list(talk.books, file.visit)
    await talk.say("lists.dropped", slot=slot_of(file), buttons=rows, waits=False, file=file.name)


async def undo(talk: Talk[Any], press: UndoList) -> None:
    """Names and addresses that it changed of people who were known before stay."""
    talk.need(Action.PROPOSE)
    file = await talk.books.list_files.first(id=press.file, chat=talk.chat.id)
    if file is None or not talk.incoming.private:
        raise Mistake("common.old_button")
    if file.state is not ListState.SAVED:
        raise Mistake("common.answered_already")
    count = await list_undoing.undo(talk.acting(), file)
    await talk.books.list_files.change(file.id, state=ListState.DROPPED)
    rows, named = await to_the_list(talk.books, file.visit), await target(talk.books, file)
    key = "lists.undone_but" if file.tally.changed else "lists.undone"
    said: dict[str, Any] = {"file": file.name, "target": named, "count": count, "changed": file.tally.changed}
    await talk.say(key, slot=slot_of(file), buttons=rows, waits=False, subject=subject_of(file), **said)


async def shown_file(talk: Talk[Any], press: OfListFile) -> ListFile:
    """The file that a press is about, where it was sent, while it waits for an answer."""
    talk.need(Action.PROPOSE)
    return await sent_files.shown(talk, talk.books.list_files, press.file, "lists.busy")


async def wish(talk: Talk[Any], file: ListFile, what: Wish, key: str = "") -> None:
    """For the worker; what it is at is said where the file was shown."""
    await sent_files.wish(talk, talk.books.list_files, file, what)
    if key:
        await _say(talk, key, file)


async def _say(talk: Talk[Any], key: str, file: ListFile) -> None:
    named = await target(talk.books, file)
    await talk.say(key, slot=slot_of(file), subject=subject_of(file), file=file.name, target=named)


CONVERSATION = Conversation(
    presses=(on(SaveList, save), on(UndoList, undo), on(ListProblems, problems), on(DropList, drop)),
    listeners=(heard,),
    undoes=frozenset({UndoList}),
)
