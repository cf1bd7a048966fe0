"""A village's word that reached the office by telephone, radio or in person, in one sentence: also below the card, or
behind its code. It is read back: citizens will hear of it."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from conversations.choosing.chosen_visit import replied_to
from conversations.conversation import Conversation
from conversations.talk import Talk
from conversations.visits import kept_out, standing, wishes
from conversations.visits.decide import agreed
from sotarsa_bot import texts, wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import Moment, clean_name, is_small_talk, lexicon, read_moment
from sotarsa_bot.parsing.caption_code import visit_code, without_code
from sotarsa_bot.parsing.conditions import without_conditions
from sotarsa_bot.parsing.heard_by import WAYS, begins_with_way, read_way, without_speaker
from sotarsa_bot.parsing.moments import MomentReading
from sotarsa_bot.parsing.phones import without_phones
from sotarsa_bot.parsing.places import turns_down_place
from sotarsa_bot.parsing.plan_sentences import read_plan_changes
from sotarsa_bot.parsing.sentence_kinds import asks
from sotarsa_bot.parsing.visit_verbs import Verb, read_visit_verb
from sotarsa_bot.parsing.words import Words
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.slots import OF_A_VISIT, SlotKind
from sotarsa_bot.records.visit import AgreedBy, Meeting, Place, Visit, VisitState
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits import visits
from sotarsa_bot.visits.village_answer import read_answer as village_answer
from sotarsa_bot.visits.village_answer import said_before

BY = (AgreedBy.PHONE, AgreedBy.RADIO, AgreedBy.IN_PERSON)
_OPEN = (VisitState.PROPOSED, VisitState.AGREED, VisitState.POSTPONED)
Say = Callable[..., Awaitable[Any]]


async def heard(talk: Talk[Any]) -> bool:
    """ "K1 telepon, jumat jam 9 di balai desa". False where neither a way nor a day is named, or not here."""
    text = talk.incoming.text.strip()
    if not text or talk.incoming.picture or talk.chat.purpose is Purpose.VILLAGE or not talk.allows(Action.COORDINATE):
        return False
    way, words = read_way(without_phones(without_code(text)))
    before = read_way(without_phones(without_code(talk.instead_of))) if talk.instead_of and not way else ("", "")
    way = way or before[0]
    visit = await _meant(talk, text, talk.instead_of) if way and not asks(text) else None
    if visit is None or visit.state not in _OPEN or _tells_of_receivers(words):
        return False
    said = without_speaker(words, (await talk.books.villages.get(visit.village)).name)
    found = read_answer(talk, visit, said, before[1])
    await kept_out.must_be_no_home(talk, visit, found.options)
    if not found.options:
        spoken = said != words or begins_with_way(without_code(text))
        spoken = spoken and (visit_code(text) is not None or _below_its_card(talk))
        return await _is_of_more(talk, visit, way, said, spoken=spoken)
    meant = must_be_whole(talk, visit, found)
    if not talk.confirmed:
        raise doubt(found, [way], said, code=f"{visit.code} ")
    await enter(talk, visit, meeting(talk, visit, AgreedBy(way), meant), talk.say)
    return True


async def _is_of_more(talk: Talk[Any], visit: Visit, way: str, said: str, *, spoken: bool) -> bool:
    """Neither day, hour nor place: the village calls it off, or changes the plan. Unsure; Mistake where it cannot be
    read, and False where nobody of the village is said to have spoken."""
    if not spoken:
        return False
    verb = read_visit_verb(said)
    if verb and verb.verb in (Verb.POSTPONE, Verb.CANCEL) and not verb.conditional:
        reason = verb.reason or texts.plain("coordinate.said_by_village", way=WAYS[way])
        state = VisitState.POSTPONED if verb.verb is Verb.POSTPONE else VisitState.CANCELLED
        readable = await kept_out.for_a_group(talk, visit, reason)
        would = texts.plain(f"coordinate.would_be_{state}", code=visit.code, reason=readable.words)
        raise Unsure(Meaning(f"{visit.code} {verb.verb}: {reason}", would))
    if changes := read_plan_changes(said):
        words = "; ".join(one.said for one in changes)
        raise Unsure(Meaning("\n".join(f"{visit.code} {one.said}" for one in changes), words))
    if is_small_talk(said) or not said:
        return False
    raise Mistake("coordinate.phone_unread", code=visit.code, typed=wording.cut(said), way=WAYS[way])


async def _meant(talk: Talk[Any], text: str, before: str = "") -> Visit | None:
    code = visit_code(text) or visit_code(before)
    if code is not None:
        return await talk.books.visits.first(id=code)
    return await replied_to(talk) if talk.below(*OF_A_VISIT) else None


def _below_its_card(talk: Talk[Any]) -> bool:
    """Below what a village wrote, the words are for the village."""
    return talk.below(SlotKind.CARD)


def _tells_of_receivers(words: str) -> bool:
    return any(lexicon.OUTCOMES.get(word.plain) in ("received", "proxy") for word in Words(words).all)


def read_answer(talk: Talk[Any], visit: Visit, words: str, before: str = "") -> MomentReading:
    """Day, hour and place; what they hang on ("kalau kada hujan") stands in the way of none of them. `before`: what was
    read back and is corrected. Of a visit that is agreed, what is not named stays as it is."""
    window = visit.plan.window
    bare = without_conditions(words)
    within = (window.first, window.last)
    known = said_before(before, talk.today) if before else _agreed(talk, visit)
    found = read_moment(bare, today=talk.today, within=within)
    if before or not found.options:
        known_whole = known if known and known.day and known.at else None
        found = _completed(bare, talk, visit, known_whole) or found
    elif known:
        found = replace(
            found, options=tuple(dict.fromkeys(_as_agreed(one, known, found, bare) for one in found.options))
        )
    return found if bare == " ".join(words.split()) else replace(found, complete=False)


def _agreed(talk: Talk[Any], visit: Visit) -> Moment | None:
    met = visit.agreed if visit.state is VisitState.AGREED else None
    if met is None:
        return None
    starts_at = met.starts_at.astimezone(talk.office.zone)
    return Moment(starts_at.date(), starts_at.time(), met.place.name if met.place else "")


def _as_agreed(said: Moment, known: Moment, found: MomentReading, words: str) -> Moment:
    """Its day, hour and place where none is named; no day or place that is turned down, no hour beside a prayer's."""
    rest = "" if turns_down_place(words) else known.rest
    day = known.day if known.day not in found.denied else None
    return Moment(said.day or day, said.at or (None if found.no_hour else known.at), said.rest or rest)


def _completed(words: str, talk: Talk[Any], visit: Visit, known: Moment | None) -> MomentReading | None:
    """What is named takes the place of that part of what is known. None where nothing is."""
    if known is None:
        return None
    answer = village_answer(words, today=talk.today, window=visit.plan.window, known=known, asks_place=False)
    return MomentReading(answer.options, answer.complete, answer.denied) if answer.options else None


def must_be_whole(talk: Talk[Any], visit: Visit, found: MomentReading) -> Moment:
    """The first meaning; Mistake where an hour lacks."""
    if any(one.day is None or one.at is None for one in found.options):
        day = wording.day_and_month(found.options[0].day or max(visit.plan.window.first, talk.today))
        raise Mistake("coordinate.needs_time", day=day)
    return found.options[0]


def doubt(found: MomentReading, ways: list[str], words: str, code: str = "") -> Unsure:
    """Each meaning with each way, and what is said besides."""
    asked = Unsure(
        *(
            Meaning(f"{code}{WAYS[one]} {meant.words}", f"{texts.plain(f'coordinate.{one}')}: {meant.said}")
            for meant in found.options
            for one in ways
        )
    )
    asked.before = "" if found.complete else texts.plain("coordinate.not_all", typed=wording.cut(words))
    return asked


def meeting(talk: Talk[Any], visit: Visit, how: AgreedBy, meant: Moment) -> Meeting:
    """As the village has said. Mistake for what is past."""
    if meant.day is None or meant.at is None:
        raise Mistake("parsing.date_unreadable", typed=wording.cut(talk.answer))
    stays = visit.agreed.place if visit.agreed else None
    place = Place(name=clean_name(meant.rest)) if meant.rest else None
    if place and stays and place.name == clean_name(stays.name):
        place = stays  # with its point on the map
    met = Meeting(starts_at=talk.office.at(meant.day, meant.at), place=place, by=talk.by.id, how=how)
    visits.must_be_to_come(met, talk.now)
    return met


async def enter(talk: Talk[Any], visit: Visit, meant: Meeting, say: Say) -> None:
    """`say` ends the conversation, or only says it."""
    if standing.stands(visit, meant):
        await say("decide.stands", code=visit.code, moment=wishes.said(talk.office, meant), withdrawn="")
        return
    visit = await visits.agree(talk.acting(), visit, meant)
    await say("coordinate.entered", code=visit.code)
    await agreed(talk, visit)


CONVERSATION = Conversation(
    listeners=(heard,),
)
