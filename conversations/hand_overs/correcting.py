"""What somebody says anew corrects what was read back: by a reply to it, or by editing the very message.

One way for both: the new record stands in the place of the old, "3 → 2" is shown, and one button brings the old back.
"""

import re
from collections.abc import Sequence
from typing import Any

from conversations import unnamed
from conversations.conversation import Conversation
from conversations.hand_overs import hand_over, read_back, statements
from conversations.hand_overs.delivery_words import for_chat, in_lines
from conversations.pressed import on
from conversations.presses.hand_overs import Uncorrect
from conversations.talk import Talk
from sotarsa_bot import texts
from sotarsa_bot.books import StartsWith
from sotarsa_bot.flags import proxy_letters
from sotarsa_bot.flags.case import message
from sotarsa_bot.hand_overs import corrections, deliveries
from sotarsa_bot.hand_overs.deliveries import HandOver
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import Correction, read_correction
from sotarsa_bot.parsing.corrections import read_one_wrong
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.field import Delivery
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits import visits

INSTEAD, BESIDE, ONLY, OF_ONE = "instead", "beside", "only", "one"
_LED = {INSTEAD: "ganti", BESIDE: "juga", ONLY: "hanya"}
_WISHES = {
    ONLY: re.compile(r"^\W*(?:(?:yang\s+(?:benar|betul)\s+)?(?:hanya|cuma|cuman))\b[\s,.;:]*", re.IGNORECASE),
    INSTEAD: re.compile(
        r"^\W*(?:(?:maaf|mf|salah|keliru|tatukar|tertukar|ralat|koreksi|ganti|perbaiki|perbaikan|ubah|(?:yang|yg|nang)\s+(?:benar|betul|bujur)|"
        r"seharusnya|harusnya|mestinya)\b[\s,.;:]*)+", re.IGNORECASE),
    BESIDE: re.compile(r"^\W*(?:juga|lagi|plus|ditambah|tambah(?:kan|i|akan)?|dan)\b[\s,.;:]*", re.IGNORECASE),
}  # fmt: skip


def wish(talk: Talk[Any], text: str) -> tuple[str, str]:
    """Below what was read back: whether these words come "instead" of it (or of "one" number of it), "beside" it, or
    are the "only" right ones of it, if they say so, and the words without that."""
    if hand_over.meant(talk) and (one := read_one_wrong(text)):
        return OF_ONE, one[1]
    for meant_, opening in _WISHES.items():
        found = opening.match(text) if hand_over.meant(talk) else None
        if found and text[found.end() :].strip():
            return meant_, text[found.end() :]
    return "", text


def as_wished(wish_: str, meanings: Sequence[Meaning]) -> tuple[Meaning, ...]:
    """What may be meant, in words that say the same wish: a yes is not asked once more in whose place it comes."""
    if wish_ not in _LED:
        return tuple(meanings)
    return tuple(
        one
        if any(opening.match(one.words) for opening in _WISHES.values())
        else one._replace(words=f"{_LED[wish_]}: {one.words}")
        for one in meanings
    )


async def meant(talk: Talk[Any], visit: Visit, said: Sequence[HandOver], wished: str) -> list[Delivery]:
    """The records in whose place these hand-overs are said: those of this very message, said again with other words;
    of the message that is replied to, those that can only be corrected. None where they are said beside them.

    Unsure where a reply names somebody else.
    """
    if mine := await of_this_message(talk):
        return mine
    replied = await hand_over.replied_to(talk)
    if replied is None or wished == BESIDE:
        return []
    standing = await proxy_letters.said_with(talk.books, replied)
    found = corrections.corrected(standing, said, visit) if replied.visit == visit.id else []
    if wished == ONLY:
        return standing
    rest = [one for one in standing if one not in found]
    if found and rest and _same(found, said, visit):
        raise _only_these(talk, rest)
    if found or not standing or (talk.incoming.picture and wished != INSTEAD):
        return found  # somebody else's photo is somebody else's hand-over
    if wished == INSTEAD:
        return standing
    raise _instead_or_beside(talk)


def _only_these(talk: Talk[Any], rest: Sequence[Delivery]) -> Unsure:
    """ "1-4 terima" below what was read back of 1 to 5 changes nothing of these four: is it number 5 that is wrong?"""
    what, (_, words) = in_lines(rest, named=talk.chat.private), wish(talk, talk.incoming.text.strip())
    return Unsure(
        Meaning(f"hanya: {words}", texts.plain("deliver.only_these")),
        key="deliver.rest_wrong", what=what,
    )  # fmt: skip


def _instead_or_beside(talk: Talk[Any]) -> Unsure:
    words = talk.incoming.text.strip()
    return Unsure(
        Meaning(f"ganti: {words}", texts.plain("deliver.instead")),
        Meaning(f"juga: {words}", texts.plain("deliver.beside")),
        key="deliver.instead_or_beside",
    )


def as_said(one: Delivery) -> HandOver:
    """What was said of it, to be said again otherwise."""
    return HandOver.model_validate({name: getattr(one, name) for name in HandOver.model_fields})


async def of_this_message(talk: Talk[Any]) -> list[Delivery]:
    """What stands (or is held) of what this message said before it had other words."""
    if not (talk.incoming.edited or talk.again):
        return []
    found = await talk.books.deliveries.find(source=StartsWith(f"{statements.source(talk)}:"), order="id")
    return [one for one in found if one.withdrawn_at is None or one.held]


async def correct(talk: Talk[Any], visit: Visit, old: Sequence[Delivery], said: Sequence[HandOver]) -> list[Delivery]:
    """Records what was said in the place of the old, also in another visit. Mistake where somebody else recorded it."""
    before = visit if old[0].visit == visit.id else await visits.get(talk.books, old[0].visit)
    new = await corrections.correct(talk.acting(), visit, old, said, statements.source(talk), talk.incoming.at)
    await read_back.superseded(talk, before, old, new)
    return new


async def undo(talk: Talk[Any], wish: Uncorrect) -> None:
    """The new records are withdrawn, and what stood before them counts again."""
    talk.need(Action.DELIVER)
    first = await talk.books.deliveries.first(id=wish.delivery)
    if first is None or talk.chat.purpose is Purpose.VILLAGE:
        raise Mistake("common.old_button")
    visit = await visits.get(talk.books, first.visit)
    together = [one for one in await proxy_letters.said_with(talk.books, first) if one.id >= first.id]
    withdrawn = await deliveries.withdraw(talk.acting(), visit, [one.source for one in together]) if together else []
    if not withdrawn:
        return talk.note("deliver.withdrawn_already")
    restored = await corrections.restore(talk.acting(), visit, withdrawn)
    if not restored:
        raise Mistake("common.old_button")  # it stands in the place of nothing: it is no correction
    talk.note("deliver.uncorrected_note")
    now = visit if restored[0].visit == visit.id else await visits.get(talk.books, restored[0].visit)
    await _say_restored(talk, now, restored)


async def _say_restored(talk: Talk[Any], visit: Visit, restored: Sequence[Delivery]) -> None:
    here = talk.replied or await talk.pressed_slot()
    base = message(restored[0])
    if here is None or here.name != read_back.slot_of(base).name:
        await read_back.said_again(talk, visit, restored)
    what = in_lines(restored, named=talk.chat.private)
    await talk.say("deliver.uncorrected", slot=here, subject=restored[0].subject,
                   buttons=read_back.undo_rows(base, len(restored)), waits=False, name=talk.by.name, code=visit.code,
                   what=what)  # fmt: skip


async def edited(talk: Talk[Any], text: str) -> bool:
    """This message was recorded, and its words are others now: the record follows, or it is said why not."""
    if not (mine := await of_this_message(talk)):
        return await _taken_back(talk)
    if read_correction(text) == Correction():  # "batal"
        await hand_over.take_back(talk, mine)
        return True
    try:
        visit, said = await statements.read(talk, text)
        new = await correct(talk, visit, mine, said) if not _same(mine, said, visit) else []
    except Mistake as mistake:
        await _not_followed(talk, mine, mistake)
        return True
    if new:
        await hand_over.say_recorded(talk, visit, new, statements.source(talk))
    return True


async def _taken_back(talk: Talk[Any]) -> bool:
    """What it said was withdrawn since: it does not come back by an edit."""
    if not await talk.books.deliveries.count(source=StartsWith(f"{statements.source(talk)}:")):
        return False
    await talk.say("deliver.edit_after_undo", as_reply=True)
    return True


def _same(standing: Sequence[Delivery], said: Sequence[HandOver], visit: Visit) -> bool:
    fields = set(HandOver.model_fields) - {"happened_at", "item"}
    before = [(*(getattr(one, name) for name in fields), one.item) for one in standing]
    return standing[0].visit == visit.id and before == [
        (*(getattr(one, n) for n in fields), deliveries.canonical(one.item, visit)) for one in said
    ]


async def _not_followed(talk: Talk[Any], mine: Sequence[Delivery], why: Mistake) -> None:
    await talk.say("deliver.edit_not_followed", as_reply=True, subject=mine[0].subject,
                   why=texts.html(why.key, **(await unnamed.here(talk, talk.incoming.text)).values(why.values)),
                   what=in_lines(await for_chat(talk.books, talk.chat, mine)))  # fmt: skip


CONVERSATION = Conversation(
    presses=(on(Uncorrect, undo),),
)
