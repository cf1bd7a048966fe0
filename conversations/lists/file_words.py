"""What is written below a list that came as a file, or right after it: "simpan haja", "salah kirim", "sama orangnya".

It does what the button would; a yes that cannot save says so, and never looks taken.
"""

import re
from collections.abc import Sequence
from typing import Any

from conversations import flow, post
from conversations.conversation import Conversation
from conversations.doubts import unsure_asked
from conversations.lists import list_answers, list_files, list_pairs
from conversations.lists.list_words import slot_of
from conversations.presses.lists import (
    ComparePairs,
    DropList,
    OfListFile,
    PairsDecided,
    SaveList,
    TakeRows,
    UndoList,
)
from conversations.talk import Talk
from sotarsa_bot import texts
from sotarsa_bot.books import OneOf
from sotarsa_bot.lists.nik import masked
from sotarsa_bot.lists.records import Why
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.alike_words import read_alike
from sotarsa_bot.parsing.taking_back import takes_back
from sotarsa_bot.parsing.yes_no import after_yes, says_no, says_yes
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.list_file import ListFile, ListState
from sotarsa_bot.records.slots import SlotKind
from sotarsa_bot.unsure import Meaning, Unsure

_POLITE = (
    r"(?:\W+(?:pak|bu|min|ya|lah|aja|ja|saja|haja|am|dong|dulu|semua(?:nya)?|daftar(?:nya)?|data(?:nya)?"
    r"|berkas(?:nya)?|itu|ini|tadi))*\W*"
)
_SAVE = re.compile(
    rf"\W*(?:tolong\W+|mohon\W+|langsung\W+|lanjut\W+)*(?:di)?simpan(?:kan)?{_POLITE}|\W*lanjut(?:kan)?{_POLITE}", re.I
)
_WITHDRAW = re.compile(
    rf"\W*(?:maaf\W+|eh\W+|tolong\W+)*(?:(?:di)?batal(?:kan)?|hapus|buang|tarik|jangan\W+(?:di)?simpan|(?:kada|tidak|tdk)\W+(?:jadi|usah)"
    rf"(?:\W+(?:di)?simpan)?|salah\W+(?:kirim|berkas|file|daftar))(?:\W+(?:file|filenya|kirim|salah|desa))*{_POLITE}",
    re.IGNORECASE,
)
_NAMES_IT = re.compile(r"\bsimpan(?:kan)?\b|\b(?:berkas|file|daftar)(?:nya)?\b|\bsalah\W+kirim\b", re.IGNORECASE)
_OF_A_FILE = re.compile(r"\b(?:berkas|file|daftar|data)(?:nya)?\b|\bsalah\W+kirim\b", re.IGNORECASE)


async def heard(talk: Talk[Any]) -> bool:
    """A reply to what is said of the file; without one, what can only be meant for it while nothing else is asked."""
    words = talk.incoming.text.strip()
    if not talk.incoming.private or talk.incoming.picture or talk.incoming.command or not words:
        return False
    if (file := await _meant(talk, words)) is None or not talk.allows(Action.PROPOSE):
        return False
    if file.state is ListState.SAVED:
        return await _below_saved(talk, file, words)
    if not (_is_answer(words) or (talk.replied and (file.asked or _of_rows(await _offered(talk, file))))):
        return False
    if file.state is ListState.PENDING:
        raise Mistake("lists.busy")
    if _WITHDRAW.fullmatch(words) or takes_back(words):
        await list_files.drop(talk, DropList(file=file.id))
    else:
        await _answered(talk, file, words)
    await talk.react()
    return True


async def _meant(talk: Talk[Any], words: str) -> ListFile | None:
    """The file that the replied message tells of, else the newest one here while it is still of today."""
    living = OneOf((ListState.PENDING, ListState.SHOWN, ListState.SAVED))
    if talk.replied:
        if not talk.below(SlotKind.LIST):
            return None
        return await talk.books.list_files.first(id=int(talk.replied.mark), chat=talk.chat.id, state=living)
    if not _is_answer(words) or await flow.standing(talk) is not None:
        return None
    newest = await talk.books.list_files.first(chat=talk.chat.id, state=living, order="-id")
    if newest is None or talk.incoming.at - newest.received_at > unsure_asked.FRESH:
        return None
    return newest if _NAMES_IT.search(words) or await _is_newest(talk, newest) else None


async def _is_newest(talk: Talk[Any], file: ListFile) -> bool:
    """Whether nothing was said here since: a plain yes answers the last message."""
    slot = await post.lives(talk.books, slot_of(file))
    after = await talk.books.slots.find(chat=talk.chat.id)
    return slot is not None and not any((one.message or 0) > (slot.message or 0) for one in after)


def _is_answer(words: str) -> bool:
    said = after_yes(words) or words
    return says_yes(words) or says_no(words) or _saves(words) or _WITHDRAW.fullmatch(said) is not None


async def _below_saved(talk: Talk[Any], file: ListFile, words: str) -> bool:
    """A yes once more is thanked for; taking the file back is asked about first, unless it was confirmed."""
    if says_yes(words) or _saves(words):
        if not (talk.replied or _saves(words)):
            return False
        await talk.say("lists.saved_already", file=file.name, as_reply=True)
        return True
    if not _WITHDRAW.fullmatch(words) or not (talk.replied or _OF_A_FILE.search(words)):
        return False
    if not talk.confirmed:
        raise Unsure(Meaning(words, texts.plain("lists.undoing", file=file.name)))
    await list_files.undo(talk, UndoList(file=file.id))
    return True


async def _offered(talk: Talk[Any], file: ListFile) -> list[OfListFile]:
    """What the buttons below the file do just now."""
    slot = await post.lives(talk.books, slot_of(file))
    kinds: tuple[type[OfListFile], ...] = (SaveList, ComparePairs, PairsDecided, TakeRows)
    return [press for _, data in (slot.buttons if slot else ()) for kind in kinds if (press := kind.of(data))]


def _of_rows(offered: Sequence[OfListFile]) -> Why | None:
    """Why rows of the file are asked about just now, if they are."""
    if any(isinstance(press, SaveList | ComparePairs) for press in offered):
        return None
    return next((press.why for press in offered if isinstance(press, TakeRows)), None)


async def _answered(talk: Talk[Any], file: ListFile, words: str) -> None:
    """By what waits: the question about rows, that about people who are alike, or the saving itself."""
    offered = await _offered(talk, file)
    kinds = {type(press) for press in offered}
    yes, no = says_yes(words), says_no(words)
    if PairsDecided in kinds:
        await _of_pairs(talk, file, words)
    elif SaveList in kinds and not no:
        await list_files.save(talk, SaveList(file=file.id))
    elif why := _of_rows(offered):
        if not (yes or no) or _saves(words):  # to save answers no question about rows
            village = (await talk.books.villages.get(file.village)).name
            ways = [texts.plain(f"lists.{why}_{one}", village=village) for one in ("leave", "take")]
            raise Mistake("lists.rows_first", ways=" / ".join(ways))
        await list_answers.answer(talk, TakeRows(file=file.id, why=why, take=yes))
    elif ComparePairs in kinds and not no:
        await list_pairs.begin(talk, ComparePairs(file=file.id))
    else:
        raise Mistake("lists.nothing_to_save" if not no else "lists.how_to_drop", file=masked(file.name))


def _saves(words: str) -> bool:
    """ "Simpan haja", "ya, simpan"."""
    return any(_SAVE.fullmatch(one) for one in (words, after_yes(words)))


async def _of_pairs(talk: Talk[Any], file: ListFile, words: str) -> None:
    """ "Sama", "1 sama, 2 orang lain", or a yes where one guess stands for all of them."""
    if says_yes(words) and all(choice.same for choice in file.asked):
        return await list_pairs.decide(talk, PairsDecided(file=file.id))
    for place, same in read_alike(words, len(file.asked)).items():
        file = await list_pairs.set_same(talk, file, [file.asked[place]], same=same)
    return await list_pairs.decide(talk, PairsDecided(file=file.id))


CONVERSATION = Conversation(
    listeners=(heard,),
)
