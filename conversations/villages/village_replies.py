"""What officials type below the card of a visit: when and where, a wish for another day, a correction.

What a village typed is read back before it is agreed: an announcement to citizens follows from it.
"""

import re
from dataclasses import replace
from typing import Any

from conversations.conversation import Conversation
from conversations.hand_overs import photos
from conversations.papers import approving
from conversations.people import vouching
from conversations.talk import Talk
from conversations.villages import (
    village_certain,
    village_others,
    village_pictures,
    village_spots,
    village_taken,
    village_words,
    withdrawing,
)
from conversations.villages.village_taken import meeting_of
from conversations.visits import decide, notices, offers, standing
from conversations.visits.village_known import asks_place, known_so_far, lacks_its_place, places_of, what_is_missing
from sotarsa_bot import wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import Moment, is_small_talk, read_moment
from sotarsa_bot.parsing.day_readings import Days
from sotarsa_bot.parsing.phones import PHONE
from sotarsa_bot.parsing.places import is_part_of_day
from sotarsa_bot.parsing.refusals import turns_down
from sotarsa_bot.parsing.sentence_kinds import calls_off
from sotarsa_bot.parsing.words import turns
from sotarsa_bot.people import roster
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.slots import SlotKind
from sotarsa_bot.records.visit import Choice, Visit, VisitState
from sotarsa_bot.visits.village_answer import Answer, read_answer

_CODE_FIRST = re.compile(r"^\W*(?:kunjungan\s+)?k\s?\d{1,6}\b[\s,.:]*", re.IGNORECASE)
_MINE = re.compile(r"\brumah(?:\s+(?:ulun|saya|sy|aku|unda)|ku)\b(?!\s+[^\W\d_]{3,})", re.IGNORECASE)
""" "Rumah ulun": citizens would not know whose."""
_STAYS = re.compile(r"\b(?:tetap|tatap|(?:tidak|tdk|gak|kada|kd)\s+jadi|batal|urung)\b", re.IGNORECASE)


async def replied(talk: Talk[Any]) -> bool:
    """Words or a location as a reply to the card, in a village's group."""
    visit = await _visit_replied_to(talk)
    if visit is None or not (talk.incoming.spot or talk.incoming.text):
        return False
    if talk.incoming.picture:
        return await _below_a_picture(talk, visit)
    if talk.incoming.spot:
        return await village_spots.given(talk, visit, talk.incoming.spot)
    if await offers.heard(talk, visit):
        return True
    if is_small_talk(talk.incoming.text) and not _says_when(visit, talk.incoming.text):
        return await village_words.nodded(talk, visit)
    return await _words_given(talk, visit)


async def _below_a_picture(talk: Talk[Any], visit: Visit) -> bool:
    """ "Ini tempatnya, kamis jam 9": the photo is kept, and its words are read like any others."""
    if visit.state not in (VisitState.PROPOSED, VisitState.AGREED) or not talk.allows(Action.DECIDE, visit.village):
        return False
    window = visit.plan.window
    try:
        said = read_moment(talk.answer, today=talk.today, within=(window.first, window.last))
    except Mistake:
        return False
    if not any(one.day or one.at for one in said.options):
        return False
    if village_pictures.comes_before(talk, visit):
        await village_pictures.to_the_office(talk, visit)
    else:
        await photos.keep(talk, visit, worded=True)
    return await _words_given(talk, visit)


def _says_when(visit: Visit, words: str) -> bool:
    """ "Pagi" where the hour is asked for greets nobody: at what hour, is asked."""
    greets = words.strip().casefold().startswith("selamat")
    return bool(visit.choice and not visit.choice.time and not greets and is_part_of_day(words))


async def _visit_replied_to(talk: Talk[Any]) -> Visit | None:
    return None if approving.meant(talk) else await village_words.visit_replied_to(talk)


async def _words_given(talk: Talk[Any], visit: Visit) -> bool:
    """False: they say nothing of when or where, and nothing of the kind is asked."""
    if await withdrawing.heard(talk, visit):
        return True
    if calls_off(talk.answer) and not _names_another_day(talk):
        if other := await village_others.other_by_its_day(talk, visit):
            await village_words.pass_on(talk, other)
            return True
        return False  # the office hears of it (village_words.py)
    asked = visit.state is VisitState.PROPOSED and not visit.counter
    await village_others.must_be_of_this_one(talk, visit)
    known = await known_so_far(talk, visit)
    if talk.confirmed and _wrote_no_hour(talk):
        known = replace(known, at=None)
    place = asks_place(talk, visit) or (bool(talk.instead_of) and lacks_its_place(known))
    words = _MINE.sub(f"rumah {talk.by.name}", talk.answer) if talk.person else talk.answer
    answer = read_answer(words, today=talk.today, window=visit.plan.window, known=known, asks_place=place,
                         places=await places_of(talk, visit))  # fmt: skip
    if not (answer.options or answer.denied):
        if answer.bounded:
            await village_words.pass_on_the_bounds(talk, visit)
            return True
        if asked and talk.allows(Action.DECIDE, visit.village) and await village_words.instead_of_a_day(talk, visit):
            return True
        if talk.allows(Action.DECIDE, visit.village) and (key := what_is_missing(visit, talk.answer, asked=asked)):
            raise Mistake(key, typed=wording.cut(talk.answer), so_far=known.words if talk.instead_of else "")
        return False
    if _too_late(talk, visit, answer) or _only_tells(talk, visit, answer):
        await village_words.pass_on(talk, visit)
        return True
    if visit.state not in (VisitState.PROPOSED, VisitState.AGREED):
        raise Mistake(visit.is_now, code=visit.code)
    if not talk.allows(Action.DECIDE, visit.village):
        await vouching.ask_to_vouch(talk)
        return True
    await village_others.must_not_move_another(talk, visit, answer.denied)
    news = await village_taken.just_decided(talk, visit)
    elsewhere = visit.agreed and visit.day not in answer.denied
    if not answer.options and (elsewhere or not turns_down(talk.answer)):
        await village_words.pass_on(talk, visit)
    elif not answer.options and visit.agreed:
        await _cannot(talk, visit, answer)
    elif not answer.options and visit.choice and visit.choice.day in answer.denied:
        await not_on_the_chosen_day(talk, visit, visit.choice, answer.denied)
    else:
        meant = await village_certain.certain_beside(talk, visit, answer, news, known)
        stays = visit.counter is None and await _stays(talk, visit, meant)
        await village_taken.take(talk, visit, meant)
        await village_words.pass_on_the_rest(talk, visit, more=stays or said_more(talk), read_back=not stays)
    return True


async def _stays(talk: Talk[Any], visit: Visit, meant: Moment) -> bool:
    """ "Kada jadi pindah, tatap kamis": nothing changes, and the office, which has read otherwise, is to know."""
    passed_on = notices.passed_on(await talk.books.slots.find(subject=visit.subject))
    if not passed_on or not visit.agreed or meant.day is None or meant.at is None:
        return False
    said = talk.written or talk.answer
    return bool(_STAYS.search(said)) and standing.stands(visit, meeting_of(talk, visit, meant))


def _names_another_day(talk: Talk[Any]) -> bool:
    """ "Tgl 3 batal, tgl 4 jam 9": one day is called off, and another named."""
    try:
        said = read_moment(talk.answer, today=talk.today)
    except Mistake:
        return False
    return bool(said.denied) and any(one.day for one in said.options)


def _wrote_no_hour(talk: Talk[Any]) -> bool:
    """ "Habis jumatan": the hour that is agreed does not go with it."""
    try:
        return read_moment(talk.written, today=talk.today).no_hour
    except Mistake:
        return False


def said_more(talk: Talk[Any]) -> bool:
    """Whether the words that were read back held more than was asked about."""
    both = (_CODE_FIRST.sub("", words) for words in (talk.written, talk.answer))
    try:
        wrote, taken = (read_moment(words, today=talk.today) for words in both)
    except Mistake:
        return False
    dropped = any(one.rest for one in wrote.options) and not any(one.rest for one in taken.options)
    more = wrote.more or dropped or bool(PHONE.search(talk.written))
    return (talk.confirmed or bool(talk.instead_of)) and more


def _only_tells(talk: Talk[Any], visit: Visit, answer: Answer) -> bool:
    """ "Jam 9 warga sudah kumpul": what is agreed already, and something about it."""
    if not visit.agreed or visit.counter or not answer.more or talk.confirmed or turns(talk.answer):
        return False
    return all(one.day and one.at and standing.stands(visit, meeting_of(talk, visit, one)) for one in answer.options)


def _too_late(talk: Talk[Any], visit: Visit, answer: Answer) -> bool:
    """Nothing of it can be changed by the village any more, but the team should know."""
    if visit.state in (VisitState.UNDER_WAY, VisitState.RETURNED, VisitState.POSTPONED):
        return True
    begun = visit.state is VisitState.AGREED and visit.agreed is not None and visit.agreed.starts_at <= talk.now
    return begun and all(one.day == visit.day for one in answer.options)


async def not_on_the_chosen_day(talk: Talk[Any], visit: Visit, choice: Choice, denied: Days = ()) -> None:
    """Who chose it, and the office, are told; the next press may not agree upon it as if nobody had objected."""
    await decide.choose(talk, visit, None)
    told = await notices.to_coordinators(talk, visit, "passed.came", kind=SlotKind.WORDS,
                                         name=await notices.writer_name(talk),
                                         words=wording.cut(talk.answer, 300))  # fmt: skip
    name, days = (
        await roster.name(talk.books, choice.by),
        village_certain.other_days(talk, visit, denied or (choice.day,)),
    )
    await talk.say(
        "decide.choice_undone", as_reply=True, subject=visit.subject, told=told, code=visit.code, name=name, **days
    )


async def _cannot(talk: Talk[Any], visit: Visit, answer: Answer) -> None:
    """The day that is agreed does not suit any more, and no other is named: the office must know at once, and why."""
    await notices.to_coordinators(
        talk,
        visit,
        "decide.cannot_came",
        kind=SlotKind.WORDS,
        name=await notices.writer_name(talk),
        words=wording.cut(talk.answer, 300),
    )
    await talk.say(
        "decide.told_cannot",
        as_reply=True,
        subject=visit.subject,
        **village_certain.other_days(talk, visit, answer.denied),
    )


CONVERSATION = Conversation(
    listeners=(replied,),
)
