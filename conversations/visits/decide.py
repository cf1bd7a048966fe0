"""The village decides time and place, on the card in its group. Any official may answer; the first answer wins."""

from datetime import date, datetime, time, timedelta
from typing import Any, TypeVar

from conversations.button import number
from conversations.command import Press
from conversations.incoming import Spot
from conversations.papers import approving
from conversations.people import groups
from conversations.talk import Talk
from conversations.visits import cards, notices, wishes
from sotarsa_bot import texts, wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import clean_name, is_small_talk, parse_moment, parse_time
from sotarsa_bot.people import roster
from sotarsa_bot.people.chats import Purpose
from sotarsa_bot.people.rights import Action
from sotarsa_bot.visits import visits
from sotarsa_bot.visits.visit import Choice, Meeting, Place, Visit, VisitState

T = TypeVar("T")
CROSSING = timedelta(minutes=1)
"""An answer that came so soon after another was typed without knowing of it."""


async def day(talk: Talk[Any], args: list[str]) -> None:
    """`day | visit | 20261203`"""
    visit = await _visit_to_decide(talk, args)
    if visit and not await _answered_already(talk, visit, visit.choice is not None):
        chosen = _offered({f"{d:%Y%m%d}": d for d in visit.plan.window.days()}, args)
        await _choose(talk, visit, Choice(day=chosen, by=talk.by.id))


async def hour(talk: Talk[Any], args: list[str]) -> None:
    """`time | visit | 0900`"""
    visit = await _visit_to_decide(talk, args)
    if visit is None or visit.choice is None:
        return talk.note("common.old_button")
    if not await _answered_already(talk, visit, bool(visit.choice.time)):
        chosen = _offered({t.replace(":", ""): t for t in cards.TIMES}, args)
        await _choose(talk, visit, visit.choice.with_(time=chosen, by=talk.by.id))


async def place(talk: Talk[Any], args: list[str]) -> None:
    """`place | visit | number of the usual place`"""
    visit = await _visit_to_decide(talk, args)
    if visit is None or visit.choice is None or not visit.choice.time:
        return talk.note("common.old_button")
    village = await talk.books.villages.get(visit.village)
    usual = village.places or cards.USUAL_PLACES
    await _agree(talk, visit, Place(name=_offered({str(n): name for n, name in enumerate(usual)}, args)))


async def start_over(talk: Talk[Any], args: list[str]) -> None:
    if visit := await _visit_to_decide(talk, args):
        await _choose(talk, visit, None)


async def other_day(talk: Talk[Any], args: list[str]) -> None:
    """Says how to name another day: by replying to the card, which everybody can do at any time."""
    if await _visit_to_decide(talk, args):
        talk.note("decide.other_day_how", alert=True)


async def replied(talk: Talk[Any]) -> bool:
    """Words or a location as a reply to the card, in a village's group, while it is being decided."""
    visit = await _visit_replied_to(talk)
    if visit is None or talk.incoming.picture:
        return False
    if not (_deciding(talk, visit) or _moving(visit, talk.incoming.text) or _placing(talk, visit)):
        if visit.state is not VisitState.AGREED and _names_a_day(talk):
            raise Mistake(f"visit.is_{visit.state}", code=visit.code)
        return False
    if not talk.allows(Action.DECIDE, visit.village):
        await groups.ask_to_vouch(talk)
    elif visit.agreed and not _moving(visit, talk.incoming.text):
        await _place_given(talk, visit, visit.agreed)
    elif visit.agreed:
        await _must_not_have_crossed(talk, visit)
        await _counter(talk, visit)
    elif talk.incoming.spot:
        await _spot_given(talk, visit)
    elif visit.choice and not visit.choice.time:
        await _choose(talk, visit, visit.choice.with_(time=f"{parse_time(talk.answer):%H:%M}", by=talk.by.id))
    elif visit.choice:
        await _agree(talk, visit, Place(name=clean_name(talk.answer)))
    else:
        await _moment_given(talk, visit)
    return True


def _deciding(talk: Talk[Any], visit: Visit) -> bool:
    """While the coordinator's answer to another wish is waited for, only a further wish has a number in it."""
    if visit.counter and not (talk.incoming.spot or any(c.isdecimal() for c in talk.incoming.text)):
        return False
    return visit.state is VisitState.PROPOSED


def _placing(talk: Talk[Any], visit: Visit) -> bool:
    """An agreed visit may lack a place, if the village's own wish or word by telephone named none."""
    if visit.state is not VisitState.AGREED or visit.agreed is None or visit.agreed.place:
        return False
    return bool(talk.incoming.spot or talk.incoming.text.strip()) and not is_small_talk(talk.incoming.text)


def _moving(visit: Visit, words: str) -> bool:
    """Words below an agreed card that hold a number ask for another time; others ("siap, Pak") do not."""
    return visit.state is VisitState.AGREED and any(c.isdecimal() for c in words)


def _names_a_day(talk: Talk[Any]) -> bool:
    try:
        parse_moment(talk.answer, today=talk.today)
    except Mistake:
        return False
    return True


async def _must_not_have_crossed(talk: Talk[Any], visit: Visit) -> None:
    """Two officials who answer at once: the later one is told who was first, and wishes for nothing else by that."""
    decided = await talk.books.audit.first(subject=f"visit:{visit.id}", what="visit.agreed", order="-id")
    if visit.agreed and visit.agreed.by != talk.by.id and decided and talk.incoming.at - decided.at < CROSSING:
        moment = wording.moment(visit.agreed.starts_at, talk.office.zone)
        raise Mistake("decide.crossed", name=await roster.name(talk.books, visit.agreed.by), moment=moment)


async def _spot_given(talk: Talk[Any], visit: Visit) -> None:
    if talk.incoming.spot is None or visit.choice is None or not visit.choice.time:
        raise Mistake("decide.time_first")
    await _agree(talk, visit, _place_of(talk.incoming.spot))


def _place_of(spot: Spot) -> Place:
    name = spot.title or texts.plain("decide.place_on_map", at=f"{spot.latitude:.5f}, {spot.longitude:.5f}")
    return Place(name=name, latitude=spot.latitude, longitude=spot.longitude)


async def _place_given(talk: Talk[Any], visit: Visit, meeting: Meeting) -> None:
    """Where, of what is agreed already; it is announced anew."""
    where = _place_of(talk.incoming.spot) if talk.incoming.spot else Place(name=clean_name(talk.answer))
    visit = await visits.agree(talk.acting(), visit, meeting.with_(place=where))
    await talk.react()
    await agreed(talk, visit)


async def _moment_given(talk: Talk[Any], visit: Visit) -> None:
    """ "3 Desember jam 9, balai desa": as much as it says. A day outside the window is a counter-proposal."""
    chosen_day, chosen_time, rest = parse_moment(talk.answer, today=talk.today)
    if visit.plan.window.first <= chosen_day <= visit.plan.window.last:
        choice = Choice(day=chosen_day, time=f"{chosen_time:%H:%M}" if chosen_time else "", by=talk.by.id)
        if chosen_time and rest:
            await _agree(talk, visit.with_(choice=choice), Place(name=clean_name(rest)))
        else:
            await _choose(talk, visit, choice)
        return
    await _counter(talk, visit)


async def _counter(talk: Talk[Any], visit: Visit) -> None:
    """A wish that the coordinator answers. Where nothing is said about the place, an agreed one stays."""
    chosen_day, chosen_time, rest = parse_moment(talk.answer, today=talk.today)
    if chosen_time is None:
        raise Mistake("decide.counter_needs_time", day=wording.weekday_and_day(chosen_day))
    agreed_place = visit.agreed.place if visit.agreed else None
    where = Place(name=clean_name(rest)) if rest else agreed_place
    meeting = Meeting(starts_at=_instant(talk, chosen_day, chosen_time), place=where, by=talk.by.id)
    if meeting.starts_at <= talk.now:
        raise Mistake("visit.in_the_past")
    instead = await _instead_of(talk, visit)
    visit = await visits.counter(talk.acting(), visit, meeting)
    await cards.show(talk.books, talk.office, visit, talk.now)
    told = wording.listing(await wishes.tell(talk, visit, instead)) or texts.plain("decide.the_team")
    wish = wishes.words(talk.office, visit)
    await talk.say("decide.counter_sent", as_reply=True, wish=wish, instead=instead, told=told)


async def _instead_of(talk: Talk[Any], visit: Visit) -> str:
    """What another official wished for just before is not overwritten in silence."""
    before = visit.counter
    if before is None or before.by == talk.by.id:
        return ""
    moment = wording.moment(before.starts_at, talk.office.zone)
    return texts.plain("decide.counter_instead", name=await roster.name(talk.books, before.by), moment=moment)


async def ask_to_move(talk: Talk[Any], args: list[str]) -> None:
    """Says how to ask for another time when one is agreed: by replying to the card."""
    visit = await visits.get(talk.books, number(args))
    talk.need(Action.DECIDE, visit.village)
    talk.note("decide.move_how", alert=True)


async def agreed(talk: Talk[Any], visit: Visit) -> None:
    """Both groups see the same card, the office hears of it, and the village gets what it passes on to its citizens."""
    await cards.show(talk.books, talk.office, visit, talk.now)
    talk.note("decide.agreed")
    await notices.announce(talk, visit)
    await notices.tell_office(talk, visit)


def _offered(choices: dict[str, T], args: list[str]) -> T:
    """What a button of the card means; Mistake for a value that the card does not offer."""
    if len(args) < 2 or args[1] not in choices:
        raise Mistake("common.old_button")
    return choices[args[1]]


async def _visit_to_decide(talk: Talk[Any], args: list[str]) -> Visit | None:
    """The visit that was pressed, if this chat is its village's and the person one of its officials."""
    visit = await visits.get(talk.books, number(args))
    if talk.chat.purpose is not Purpose.VILLAGE or talk.chat.village != visit.village:
        raise Mistake("common.not_yours")
    if not talk.allows(Action.DECIDE, visit.village):
        await groups.ask_to_vouch(talk)
        return None
    if visit.state is not VisitState.PROPOSED:
        who = await roster.name(talk.books, visit.agreed.by) if visit.agreed else ""
        talk.note("decide.decided_by" if who else f"visit.is_{visit.state}", alert=True, name=who, code=visit.code)
        return None
    return visit


async def _visit_replied_to(talk: Talk[Any]) -> Visit | None:
    subject = talk.replied.subject if talk.replied else ""
    if talk.chat.purpose is not Purpose.VILLAGE or not subject.startswith("visit:") or approving.meant(talk):
        return None
    visit = await visits.get(talk.books, int(subject.removeprefix("visit:")))
    return visit if visit.village == talk.chat.village else None


async def _answered_already(talk: Talk[Any], visit: Visit, answered: bool) -> bool:
    if answered and visit.choice:
        talk.note("decide.answered_by", alert=True, name=await roster.name(talk.books, visit.choice.by))
    return answered


async def _choose(talk: Talk[Any], visit: Visit, choice: Choice | None) -> None:
    if choice and choice.day < talk.today:
        raise Mistake("visit.in_the_past")
    visit = await visits.choose(talk.acting(), visit, choice)
    await cards.show(talk.books, talk.office, visit, talk.now)
    talk.note("decide.noted")
    await talk.react()


async def _agree(talk: Talk[Any], visit: Visit, where: Place) -> None:
    if visit.choice is None:
        raise Mistake("common.old_button")
    starts_at = _instant(talk, visit.choice.day, time.fromisoformat(visit.choice.time))
    visit = await visits.agree(talk.acting(), visit, Meeting(starts_at=starts_at, place=where, by=talk.by.id))
    await talk.react()
    await agreed(talk, visit)


def _instant(talk: Talk[Any], on: date, at: time) -> datetime:
    return talk.office.at(on, at)


PRESSES: dict[str, Press] = {
    "day": day,
    "time": hour,
    "place": place,
    "start_over": start_over,
    "other_day": other_day,
    "ask_to_move": ask_to_move,
}
LISTENERS = (replied,)
