"""What a village's typed answer does once it is certain: chosen, agreed, corrected, or a wish for the coordinator."""

from datetime import date, timedelta
from typing import Any

from conversations.talk import Talk
from conversations.visits import answered, decide, wishes
from sotarsa_bot import texts, wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import Moment, clean_name
from sotarsa_bot.people import roster
from sotarsa_bot.records.machinery import AuditEntry
from sotarsa_bot.records.visit import AgreedBy, Choice, Meeting, Place, Visit
from sotarsa_bot.visits import visits
from sotarsa_bot.visits.village_answer import moment_of

CROSSING = timedelta(minutes=1)
"""An answer that came so soon after another was typed without knowing of it."""
SLIP = timedelta(hours=1)
"""So long after an agreement another time within the team's days corrects a slip; later it is a wish."""


async def take(talk: Talk[Any], visit: Visit, meant: Moment) -> None:
    """As much as was said: chosen, agreed, corrected, or a wish that the coordinator answers."""
    if meant.day is None:
        example = wording.weekday_and_day(max(visit.plan.window.first, talk.today))
        raise Mistake("decide.which_day", said=meant.said, example=example, so_far=meant.words)
    if visit.agreed and await _corrects(talk, visit, visit.agreed, meant):
        await decide.agree(talk, visit, meeting_of(talk, visit, meant))
    elif visit.agreed or not is_offered(visit, meant):
        await _wish(talk, visit, meant)
    elif meant.at and meant.rest:
        await decide.agree(talk, visit, meeting_of(talk, visit, meant))
    else:
        await _choose(talk, visit, meant, meant.day)


async def _choose(talk: Talk[Any], visit: Visit, meant: Moment, day: date) -> None:
    """The day, perhaps the hour; a place that is named before the hour is kept, and offered when it is asked for. What
    is still open is asked below the words: the card may stand far above."""
    before = visit.choice
    by = before.by if before and (before.day, meant.at) == (day, None) else talk.by.id
    place = clean_name(meant.rest) if meant.rest else ""
    chosen = Choice(day=day, time=f"{meant.at:%H:%M}" if meant.at else "", place=place, by=by)
    await decide.choose(talk, visit, chosen)
    said = moment_of(day, chosen.time, wording.cut(place)).said
    await talk.say("decide.where_next" if chosen.time else "decide.hour_next", as_reply=True,
                   subject=visit.subject, said=said)  # fmt: skip


async def _corrects(talk: Talk[Any], visit: Visit, agreed: Meeting, meant: Moment) -> bool:
    """Another place, or soon after the agreement another of the team's times: the village decides these alone."""
    if meeting_of(talk, visit, meant).starts_at == agreed.starts_at:
        return True
    decided = await _decided(talk, visit)
    return is_offered(visit, meant) and decided is not None and talk.incoming.at - decided.at < SLIP


async def _decided(talk: Talk[Any], visit: Visit) -> AuditEntry | None:
    return await talk.books.audit.first(subject=f"visit:{visit.id}", what="visit.agreed", order="-id")


async def just_decided(talk: Talk[Any], visit: Visit) -> str:
    """Two officials who answer at once: the later one is told who was first."""
    if visit.counter or visit.agreed is None or visit.agreed.by == talk.by.id:
        return ""  # a wish came after that, and this answer is to it
    decided = await _decided(talk, visit)
    if decided is None or talk.incoming.at - decided.at >= CROSSING:
        return ""
    moment, name = wishes.said(talk.office, visit.agreed), await roster.name(talk.books, visit.agreed.by)
    if visit.agreed.how is AgreedBy.GROUP:
        return texts.plain("decide.just_decided", name=name, moment=moment)
    key, values = answered.said(visit.agreed, name)
    return texts.plain("decide.just_entered", how=texts.plain(key, **values), moment=moment)


async def _wish(talk: Talk[Any], visit: Visit, meant: Moment) -> None:
    """A wish that the coordinator answers. Where nothing is said about the place, an agreed one stays."""
    meeting = meeting_of(talk, visit, meant)
    instead = await _instead_of(talk, visit)
    visit = await visits.counter(talk.acting(), visit, meeting)
    told = wording.listing(await wishes.tell(talk, visit, instead)) or texts.plain("decide.the_team")
    wish = wishes.words(talk.office, visit)
    await talk.say("decide.counter_sent", as_reply=True, subject=visit.subject, wish=wish, instead=instead, told=told)


async def _instead_of(talk: Talk[Any], visit: Visit) -> str:
    """What another official wished for just before is not overwritten in silence."""
    before = visit.counter
    if before is None or before.by == talk.by.id:
        return ""
    moment = wording.moment(before.starts_at, talk.office.zone)
    return texts.plain("decide.counter_instead", name=await roster.name(talk.books, before.by), moment=moment)


def is_offered(visit: Visit, meant: Moment) -> bool:
    return meant.day is not None and visit.plan.window.first <= meant.day <= visit.plan.window.last


def meeting_of(talk: Talk[Any], visit: Visit, meant: Moment) -> Meeting:
    if meant.day is None or meant.at is None:
        raise Mistake("decide.counter_needs_time", said=meant.said, so_far=meant.words)
    where = visit.agreed.place if visit.agreed else None
    if meant.rest and (where is None or where.name.casefold() != meant.rest.casefold()):
        where = Place(name=clean_name(meant.rest))
    return Meeting(starts_at=talk.office.at(meant.day, meant.at), place=where, by=talk.by.id)
