"""The village decides time and place by the buttons of the card in its group. Any official may answer; the first answer
wins. (What they type is read by village_replies.py.)"""

from datetime import time, timedelta
from typing import Any, TypeVar

from conversations.button import number
from conversations.conversation import Conversation
from conversations.people import vouching
from conversations.talk import Talk
from conversations.visits import card_buttons, notices, standing, wishes
from sotarsa_bot import wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people import roster
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.visit import Choice, Meeting, Place, Visit, VisitState
from sotarsa_bot.visits import visits

T = TypeVar("T")


async def day(talk: Talk[Any], args: list[str]) -> None:
    """`day | visit | 20261203`"""
    visit = await _visit_to_decide(talk, args)
    if visit and not await _answered_already(talk, visit, visit.choice is not None):
        chosen = _offered({f"{d:%Y%m%d}": d for d in visit.plan.window.days()}, args)
        await choose(talk, visit, Choice(day=chosen, by=talk.by.id))


async def hour(talk: Talk[Any], args: list[str]) -> None:
    """`time | visit | 0900`"""
    visit = await _visit_to_decide(talk, args)
    if visit is None or visit.choice is None:
        return talk.note("common.old_button")
    if not await _answered_already(talk, visit, bool(visit.choice.time)):
        chosen = _offered({t.replace(":", ""): t for t in card_buttons.TIMES}, args)
        await choose(talk, visit, visit.choice.with_(time=chosen, by=talk.by.id))


async def place(talk: Talk[Any], args: list[str]) -> None:
    """`place | visit | number of the usual place, or that which was typed before`"""
    visit = await _visit_to_decide(talk, args)
    if visit is None or visit.choice is None or not visit.choice.time:
        return talk.note("common.old_button")
    village = await talk.books.villages.get(visit.village)
    offered = {str(n): name for n, name in enumerate(village.places or card_buttons.USUAL_PLACES)}
    if visit.choice.place:
        offered[card_buttons.TYPED] = visit.choice.place
    await _placed(talk, visit, Place(name=_offered(offered, args)))


async def start_over(talk: Talk[Any], args: list[str]) -> None:
    if visit := await _visit_to_decide(talk, args):
        await choose(talk, visit, None)


async def other_day(talk: Talk[Any], args: list[str]) -> None:
    """Says how to name another day: by replying to the card, which everybody can do at any time."""
    if visit := await _visit_to_decide(talk, args):
        after = max(visit.plan.window.last, talk.today) + timedelta(days=1)
        talk.note("decide.other_day_how", alert=True, example=wording.day_and_month(after))


async def ask_to_move(talk: Talk[Any], args: list[str]) -> None:
    """Says how to correct what is agreed, or ask for another time: by replying to the card."""
    visit = await visits.get(talk.books, number(args))
    talk.need(Action.DECIDE, visit.village)
    after = (visit.day or talk.today) + timedelta(days=1)
    talk.note("decide.move_how", alert=True, example=wording.day_and_month(after))


async def agreed(talk: Talk[Any], visit: Visit) -> None:
    """Both groups see the same card, the office hears of it, and the village gets what it passes on to its citizens."""
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
        await vouching.ask_to_vouch(talk)
        return None
    if visit.state is not VisitState.PROPOSED:
        who = await roster.name(talk.books, visit.agreed.by) if visit.agreed else ""
        talk.note("decide.decided_by" if who else visit.is_now, alert=True, name=who, code=visit.code)
        return None
    return visit


async def _answered_already(talk: Talk[Any], visit: Visit, answered: bool) -> bool:
    if answered and visit.choice:
        talk.note("decide.answered_by", alert=True, name=await roster.name(talk.books, visit.choice.by))
    return answered


async def choose(talk: Talk[Any], visit: Visit, choice: Choice | None) -> None:
    if choice and choice.day < talk.today:
        raise Mistake("visit.in_the_past")
    await wishes.replaced(talk, visit)
    visit = await visits.choose(talk.acting(), visit, choice)
    talk.note("decide.noted")
    await talk.react()


async def _placed(talk: Talk[Any], visit: Visit, where: Place) -> None:
    if visit.choice is None:
        raise Mistake("common.old_button")
    starts_at = talk.office.at(visit.choice.day, time.fromisoformat(visit.choice.time))
    await agree(talk, visit, Meeting(starts_at=starts_at, place=where, by=talk.by.id))


async def agree(talk: Talk[Any], visit: Visit, meeting: Meeting) -> None:
    """Time and place are settled, and everybody hears of it. What is settled so already is told to nobody anew."""
    if standing.stands(visit, meeting):
        return await standing.say(talk, visit)
    await wishes.replaced(talk, visit)
    visit = await visits.agree(talk.acting(), visit, meeting)
    await talk.react()
    await agreed(talk, visit)


CONVERSATION = Conversation(
    presses=(
        ("day", day),
        ("time", hour),
        ("place", place),
        ("start_over", start_over),
        ("other_day", other_day),
        ("ask_to_move", ask_to_move),
    ),
)
