"""Hand-overs told in the team's group without a code and as a reply to nothing, and what is said there of a record just
made. It may be talk among colleagues: what the readers of captions take is read back first, all else is left alone."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from conversations.conversation import Conversation
from conversations.field import load_said, steps_in_talk
from conversations.hand_overs import captions, hand_over, only_names, read_back, recorded_before, statements
from conversations.hand_overs.delivery_words import for_chat, in_lines
from conversations.talk import Talk
from sotarsa_bot import texts, wording
from sotarsa_bot.books import OneOf
from sotarsa_bot.flags.case import message
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.hand_overs.deliveries import HandOver
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import Statement, parse_caption
from sotarsa_bot.parsing.statement import Said, spans
from sotarsa_bot.parsing.team_talk import may_put_right, may_tell_of_a_hand_over, takes_back_all, tells_of_giving
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.machinery import Slot
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.register import recipients
from sotarsa_bot.register.called import called
from sotarsa_bot.unsure import MOST_MEANINGS, Meaning, Unsure
from sotarsa_bot.visits import underway

ABOUT_THE_LAST_WITHIN = timedelta(minutes=15)
"""So long what somebody says without a reply may be about what they recorded last."""
_OF_A_LOAD, _KNOWN = "parsing.caption_back", "deliver.stands_already"


async def heard(talk: Talk[Any]) -> bool:
    """Unsure for what may be meant for the bot; False for all else: nothing is recorded here."""
    text = talk.incoming.text.strip()
    if not text or not _is_talk(talk):
        return False
    possible = await underway.reportable(talk.books, talk.by.id, talk.today)
    await _of_the_last_record(talk, text, possible)
    found = await steps_in_talk.named(talk, possible, text)
    if not 0 < len(found) <= MOST_MEANINGS:
        return False
    asked = [one for visit in found if (one := await _of(talk, visit, text))]
    if asked:
        first, *more = asked
        raise first.with_(*(meaning for one in more for meaning in one.meanings))
    return False


def _is_talk(talk: Talk[Any]) -> bool:
    incoming = talk.incoming
    apart = not (incoming.picture or incoming.reply_to or incoming.beneath or incoming.edited or talk.again)
    here = talk.chat.private or talk.chat.purpose is Purpose.TEAM
    return apart and here and talk.speaks_for_the_team


async def _of(talk: Talk[Any], visit: Visit, text: str) -> Unsure | None:
    words = f"{visit.code} {text}"
    coded = replace(talk, incoming=replace(talk.incoming, text=words), answer=words)
    await load_said.heard(coded)
    listed = await recipients.of_visit(talk.books, visit)
    names = any(called(word, listed).sure for word in text.split() if word.isalpha() and len(word) > 2)
    names = names or bool(only_names.numbers(text, listed))
    if not (load_said.speaks_of_one(text, visit) or may_tell_of_a_hand_over(text, names)):
        return None
    try:
        _, said = await statements.read(coded, words)
        known = await _unless_known(coded, visit, said, await statements.read_back(coded, words))
        ways: tuple[Meaning, ...] = (known,)
        before = ""
    except Unsure as unsure:
        ways, before = unsure.meanings, unsure.before
    except Mistake as mistake:
        if mistake.key in (_OF_A_LOAD, _KNOWN):
            raise
        return None
    items = deliveries.carried(visit)
    own = [one for one in ways if _is_of_the_list(one.words, visit, items, text)]
    if not own:
        return None
    doubt = Unsure(*(one._replace(said=f"{visit.code} {one.said}") for one in own))
    doubt.before = before
    return doubt


async def _unless_known(talk: Talk[Any], visit: Visit, said: Sequence[HandOver], meant: Meaning) -> Meaning:
    """With the numbers that stand on record already. Mistake if all of them do: nothing is asked then."""
    known = await recorded_before.of_these(talk, visit, said)
    if known and set(known) == {one.number for one in said}:
        raise Mistake(_KNOWN, numbers=spans(known))
    beside = texts.plain("deliver.stands_beside", said=meant.said, numbers=spans(known)) if known else meant.said
    return meant._replace(said=beside)


def _is_of_the_list(words: str, visit: Visit, items: Sequence[str], text: str) -> bool:
    """Whether numbers of the list, all of them, or an amount of what is carried are all that it is about."""
    try:
        found = parse_caption(words, items=items, default_visit=visit.id)
    except (Mistake, Unsure):
        return False
    return all(one.numbers or one.everyone or (_amount(one) and tells_of_giving(text)) for one in found)


def _amount(one: Statement) -> bool:
    more = one.recipient or one.unplanned or one.note or one.reason
    return one.kind is Said.RECEIVED and bool(one.amount) and not more


async def _of_the_last_record(talk: Talk[Any], text: str, possible: Sequence[Visit]) -> None:
    """Unsure for "kecuali nomor 5" soon after one's own record: read as a reply to it, and nothing is changed yet."""
    if not may_put_right(text):
        return
    lately = await _read_back_lately(talk, possible)
    if lately and takes_back_all(text):
        await _whether_all_of_it(talk, lately[0])
    for slot in lately:
        below = replace(talk.incoming, reply_to=slot.message)
        try:
            taken = await captions.captioned(replace(talk, incoming=below, replied=slot))
        except Unsure as unsure:
            unsure.about = below
            raise
        except Mistake:
            continue
        if taken:
            asked = Unsure(Meaning(text, texts.plain("deliver.puts_right", said=wording.cut(text, 60))))
            asked.about = below
            raise asked


async def _whether_all_of_it(talk: Talk[Any], slot: Slot) -> None:
    """ "Batal", "eh salah, kada samuanya": which record is meant is said, and how some of it is put right."""
    below = replace(talk.incoming, reply_to=slot.message)
    standing = await hand_over.recorded_above(replace(talk, incoming=below, replied=slot))
    if not standing:
        return
    what = in_lines(await for_chat(talk.books, talk.chat, standing), named=talk.chat.private)
    asked = Unsure(Meaning("batal", texts.plain("deliver.all_of_it")), key="deliver.take_back_last", what=what)
    asked.about = below
    raise asked


async def _read_back_lately(talk: Talk[Any], possible: Sequence[Visit]) -> list[Slot]:
    """What was read back here of one's own records, the latest first."""
    these = OneOf(tuple(visit.id for visit in possible))
    found = await talk.books.deliveries.find(visit=these, by=talk.by.id, withdrawn_at=None, order="-id")
    late = [one for one in found if talk.incoming.at - one.received_at <= ABOUT_THE_LAST_WITHIN]
    names = dict.fromkeys(read_back.slot_of(message(one)).name for one in late)
    slots = [await talk.books.slots.first(name=name, chat=talk.chat.id) for name in names]
    return [slot for slot in slots if slot and slot.message]


CONVERSATION = Conversation(
    listeners=(heard,),
)
