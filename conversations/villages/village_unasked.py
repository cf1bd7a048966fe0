"""A day and an hour that an official writes without replying to the card: taken for it once they say so."""

import re
from collections.abc import Sequence
from typing import Any

from conversations.conversation import Conversation
from conversations.talk import Talk
from conversations.villages import against_questions, village_replies, village_taken, village_words, withdrawing
from conversations.visits import offers, shut_days, standing
from conversations.visits.village_known import known_so_far
from sotarsa_bot.books import OneOf
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import Moment, read_moment, visit_code
from sotarsa_bot.parsing.calendar_words import WEEKDAYS, month_of
from sotarsa_bot.parsing.place_words import is_place_alone
from sotarsa_bot.parsing.places import read_place
from sotarsa_bot.parsing.refusals import turns_down
from sotarsa_bot.parsing.sentence_kinds import asks, calls_off
from sotarsa_bot.parsing.village_talk import begins_with_its_own_subject, is_of_another_matter
from sotarsa_bot.parsing.words import Words
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.people import Role
from sotarsa_bot.records.visit import OPEN, Visit, VisitState
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits.village_answer import Answer, moment_of, read_answer

_MOVES = re.compile(r"\b(?:di)?(?:pindah|ganti|undur|mundur|maju|geser)(?:kan|akan)?\b", re.IGNORECASE)
_AGREES = re.compile(
    r"\b(?:hakun|setuju|satuju|sepakat|sapakat|cocok|(?:kami|kita|warga|desa)\s+(?:kawa|bisa))\b", re.IGNORECASE
)
_OF_ITS_HOUR = re.compile(r"\b(?:mulai|jam|kunjungan|pelayanan|acara|kegiatan|timnya\s+datang)nya\b", re.IGNORECASE)
""" "Jam 10 haja mulainya": of the visit, though it names no day."""
_ISO = re.compile(r"\b\d{4}-\d\d-\d\d\b")
"""How a day is written that was read back before."""
_DAYS = frozenset({"tgl", "tanggal", "hari", "besok", "bsk", "isuk", "lusa", *WEEKDAYS})


async def heard(talk: Talk[Any]) -> bool:
    """In the village's group it is asked about; in private the way to the card is said. False: it may be about
    anything, or it is not clear which visit is meant."""
    incoming = talk.incoming
    if incoming.reply_to or incoming.picture or not incoming.text or talk.person is None:
        return False
    village = _village(talk)
    named = visit_code(incoming.text) if village else None
    if not named and begins_with_its_own_subject(incoming.text):
        return False
    if named and not incoming.private and names_a_day(incoming.text):
        await village_words.must_be_of_the_village(talk, village, named)
    if village and await _takes_its_wish_back(talk, village):
        return True
    if village and not incoming.private and await _takes_the_offer(talk, village):
        return True
    visit = await _meant(talk, village) if village else None
    if visit is None:
        return await _of_several(talk, village)
    if visit.agreed and not incoming.private:
        return await _of_the_agreed(talk, visit) or await against_questions.heard(talk, visit)
    moments = _moments(talk, visit) or _at_a_place(talk, visit)
    if not moments:
        return await _called_off(talk, visit) or await against_questions.heard(talk, visit)
    if incoming.private:
        await talk.say("decide.answer_in_group", code=visit.code)
    elif talk.confirmed:
        await village_taken.take(talk, visit, moments[0])
        await village_words.pass_on_the_rest(talk, visit, more=village_replies.said_more(talk))
    else:
        more = len(moments) == 1 and read_moment(_without_code(talk, visit), today=talk.today).more
        raise await _asked(talk, visit, moments, more=more)
    return True


async def _takes_its_wish_back(talk: Talk[Any], village: str) -> bool:
    """ "Eh kada jadi tgl 8": the day that the village wished for, and the office has not answered yet."""
    if talk.incoming.private or not (names_a_day(talk.incoming.text) or withdrawing.names_the_wish(talk.incoming.text)):
        return False
    found = await talk.books.visits.find(village=village, state=OneOf((VisitState.PROPOSED, VisitState.AGREED)))
    wished = [visit for visit in found if visit.counter]
    return len(wished) == 1 and await withdrawing.heard(talk, wished[0])


async def _takes_the_offer(talk: Talk[Any], village: str) -> bool:
    """ "Hakun bu, tapi di balai adat haja", while one offer of the office's waits for its answer."""
    found = await talk.books.visits.find(village=village, state=OneOf(OPEN))
    offered = [(visit, visit.offer) for visit in found if visit.offer]
    return len(offered) == 1 and await offers.elsewhere(talk, *offered[0])


async def _of_several(talk: Talk[Any], village: str) -> bool:
    """Several visits wait for their answer, and none is named: which of them is meant, is asked. Of several that are
    agreed, one may be told by its day."""
    if not village or talk.incoming.private or talk.confirmed:
        return False
    if moved := await _moved(talk, village):
        return await _of_the_agreed(talk, moved)
    found = await talk.books.visits.find(village=village, state=VisitState.PROPOSED, order="id")
    waiting = [visit for visit in found if visit.counter is None and _without_code(talk, visit) == talk.incoming.text]
    each = [(visit, one) for visit in waiting for one in _moments(talk, visit)]
    if len(waiting) < 2 or not each:
        return False
    raise Unsure(*(Meaning(f"{visit.code} {one.words}", f"{visit.code}: {one.said}") for visit, one in each))


async def _moved(talk: Talk[Any], village: str) -> Visit | None:
    """ "Kamis pindah ke Sabtu jam 9": the only visit that is agreed for that Thursday."""
    if not _moves(talk.incoming.text):
        return None
    found = await talk.books.visits.find(village=village, state=VisitState.AGREED)
    meant = [one for one in found if one.agreed and one.agreed.starts_at > talk.now and _turned_down(talk, one)]
    return meant[0] if len(meant) == 1 else None


def _turned_down(talk: Talk[Any], visit: Visit) -> bool:
    window = visit.plan.window
    try:
        said = read_moment(talk.incoming.text, today=talk.today, within=(window.first, window.last))
    except Mistake:
        return False
    return visit.day in said.denied


def _moves(words: str) -> bool:
    """It is to be another day, or cannot be that one."""
    return turns_down(words) or bool(_MOVES.search(words))


async def _called_off(talk: Talk[Any], visit: Visit) -> bool:
    """ "K3 batal", in the group, of a visit that waits for its answer."""
    words = _without_code(talk, visit)
    if talk.incoming.private or words == talk.incoming.text or not (calls_off(words) or turns_down(words)):
        return False
    await village_words.pass_on(talk, visit)
    return True


async def _of_the_agreed(talk: Talk[Any], visit: Visit) -> bool:
    """ "Pa Kamis kada kawa, Jumat ja jam 9", "K1 batal ja": of what is agreed. False unless the visit is named, or its
    day is turned down."""
    words, window = _without_code(talk, visit), visit.plan.window
    named = words != talk.incoming.text
    known = await known_so_far(talk, visit)
    try:
        said = read_answer(_OF_ITS_HOUR.sub(" ", words), today=talk.today, window=window, known=known, asks_place=False)
    except Mistake:
        return False
    offered = visit.offer.starts_at.astimezone(talk.office.zone).date() if visit.offer else visit.day
    down = bool({visit.day, offered} & set(said.denied)) and _moves(words)
    down = down or (bool(_MOVES.search(words)) and names_a_day(words) and bool(said.options))
    if not (named or down or _says_it_otherwise(talk, visit, words, said)):
        return False
    whole = talk.confirmed or names_a_day(words) or _OF_ITS_HOUR.search(words)
    dated = [one for one in said.options if one.day and one.at] if whole else []
    if talk.confirmed and dated:
        await village_taken.take(talk, visit, dated[0])
        await village_words.pass_on_the_rest(talk, visit, more=village_replies.said_more(talk))
    elif dated and (down or not calls_off(words)):
        raise await _asked(talk, visit, dated, more=said.more)
    elif turns_down(words) or calls_off(words):
        await village_words.pass_on(talk, visit)
    else:
        return False
    return True


def _says_it_otherwise(talk: Talk[Any], visit: Visit, words: str, said: Answer) -> bool:
    """ "Jadi kamis jam 9 di balai desa", of a Thursday that is agreed for another hour or place; every word of it."""
    dated = names_a_day(words) or _OF_ITS_HOUR.search(words)
    if is_of_another_matter(words) or asks(words) or not (dated and said.complete):
        return False
    whole = [one for one in said.options if one.day and one.at and (one.day != visit.day or one.rest)]
    if not len(whole) == len(said.options) == 1:
        return False
    return not standing.stands(visit, village_taken.meeting_of(talk, visit, whole[0]))


def names_a_day(words: str) -> bool:
    """More than by a bare number, which may be somebody's on the list."""
    said = [word.plain for word in Words(words).all]
    return bool(_ISO.search(words)) or any(word in _DAYS or month_of(word) is not None for word in said)


async def _asked(talk: Talk[Any], visit: Visit, moments: Sequence[Moment], *, more: bool) -> Unsure:
    key = "decide.and_more" if more and len(moments) == 1 else ""
    doubt = Unsure(*(Meaning(f"{visit.code} {one.words}", f"{visit.code}: {one.said}") for one in moments), key=key)
    doubt.before = await shut_days.warning(talk, visit.village, [one.day for one in moments])
    return doubt


def _without_code(talk: Talk[Any], visit: Visit) -> str:
    return re.sub(rf"^\W*(?:kunjungan\s+)?{visit.code}\b[\s,.:]*", "", talk.incoming.text, flags=re.IGNORECASE)


def _village(talk: Talk[Any]) -> str:
    """Where this person is one of the officials: of this group, or in private of the only village they have."""
    if talk.chat.purpose is Purpose.VILLAGE and talk.chat.village:
        return talk.chat.village if talk.allows(Action.DECIDE, talk.chat.village) else ""
    mine = {grant.village for grant in talk.grants if grant.role is Role.OFFICIAL and grant.village}
    return next(iter(mine)) or "" if talk.incoming.private and len(mine) == 1 else ""


async def _meant(talk: Talk[Any], village: str) -> Visit | None:
    """The visit that the words name, else the only one that waits for its answer, else in the group the only one that
    is agreed and to come."""
    found = await talk.books.visits.find(village=village, state=OneOf((VisitState.PROPOSED, VisitState.AGREED)))
    named = [visit for visit in found if _without_code(talk, visit) != talk.incoming.text]
    waiting = [visit for visit in found if visit.counter is None and visit.agreed is None]
    to_come = [visit for visit in found if visit.agreed and visit.agreed.starts_at > talk.now]
    meant = named or waiting or ([] if talk.incoming.private else to_come)
    return meant[0] if len(meant) == 1 else None


def _at_a_place(talk: Talk[Any], visit: Visit) -> tuple[Moment, ...]:
    """ "Di balai desa" of whoever saw the question "Di mana?" and wrote below it."""
    choice, words = visit.choice, talk.incoming.text.strip()
    if choice is None or not choice.time or talk.incoming.private or talk.confirmed or asks(words):
        return ()
    named = read_place(words, led=not is_place_alone(words))
    if not named.place or not named.complete:
        return ()
    return (moment_of(choice.day, choice.time, named.place),)


def _moments(talk: Talk[Any], visit: Visit) -> tuple[Moment, ...]:
    """A day of those that were proposed, with an hour, and perhaps a place; no other talk of days is meant for the
    bot. Any day where the visit is named."""
    window, words = visit.plan.window, _without_code(talk, visit)
    named = words != talk.incoming.text
    try:
        reading = read_moment(words.strip(" ,.:"), today=talk.today, within=(window.first, window.last))
    except Mistake:
        return ()
    if named and not (talk.confirmed or names_a_day(words)):
        return ()  # "K1 3 terima"
    dated = [one for one in reading.options if one.day and one.at]
    agrees = _AGREES.search(words) and names_a_day(words) and not (turns_down(words) or named)
    if not dated and (talk.confirmed or agrees):
        dated = [one for one in reading.options if one.day]  # "kami hakun haja kamis"
    whole = reading.complete and not is_of_another_matter(words)  # a day of their own, with its hour and place
    fits = [one for one in dated if named or (one.day and window.first <= one.day <= window.last)
            or (whole and one.at and one.rest and one.day and one.day >= talk.today)]  # fmt: skip
    one_time = len({(one.day, one.at) for one in reading.options}) == 1
    return tuple(fits) if one_time or (named and len(fits) == len(reading.options)) else ()


CONVERSATION = Conversation(
    listeners=(heard,),
)
