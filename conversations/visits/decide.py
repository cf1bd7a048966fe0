"""The village decides time and place by the buttons of the card in its group. Any official may answer; the first answer
wins. (What they type is read by village_replies.py.)"""

from datetime import time, timedelta
from typing import Any

from conversations.conversation import Conversation
from conversations.people import vouching
from conversations.pressed import OfVisit, on
from conversations.presses.visits import TYPED, AskToMove, ChooseDay, ChooseHour, ChoosePlace, NameAnotherDay, StartOver
from conversations.talk import Talk
from conversations.visits import card_buttons, notices, standing, wishes
from sotarsa_bot import wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people import roster
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.visit import Choice, Meeting, Place, Visit, VisitState
from sotarsa_bot.visits import visits


async def day(talk: Talk[Any], wish: ChooseDay) -> None:
    visit = await _visit_to_decide(talk, wish)
    if visit and not await _answered_already(talk, visit, visit.choice is not None):
        if wish.day not in visit.plan.window.days():
            raise Mistake("common.old_button")
        await choose(talk, visit, Choice(day=wish.day, by=talk.by.id))


async def hour(talk: Talk[Any], wish: ChooseHour) -> None:
    visit = await _visit_to_decide(talk, wish)
    if visit is None or visit.choice is None:
        return talk.note("common.old_button")
    if not await _answered_already(talk, visit, bool(visit.choice.time)):
        if wish.hour not in card_buttons.HOURS:
            raise Mistake("common.old_button")
        await choose(talk, visit, visit.choice.with_(time=f"{wish.hour:%H:%M}", by=talk.by.id))


async def place(talk: Talk[Any], wish: ChoosePlace) -> None:
    visit = await _visit_to_decide(talk, wish)
    if visit is None or visit.choice is None or not visit.choice.time:
        return talk.note("common.old_button")
    village = await talk.books.villages.get(visit.village)
    offered: dict[int | str, str] = dict(enumerate(village.places or card_buttons.USUAL_PLACES))
    if visit.choice.place:
        offered[TYPED] = visit.choice.place
    if wish.place not in offered:
        raise Mistake("common.old_button")
    await _placed(talk, visit, Place(name=offered[wish.place]))


async def start_over(talk: Talk[Any], wish: StartOver) -> None:
    if visit := await _visit_to_decide(talk, wish):
        await choose(talk, visit, None)


async def other_day(talk: Talk[Any], wish: NameAnotherDay) -> None:
    """Says how to name another day: by replying to the card, which everybody can do at any time."""
    if visit := await _visit_to_decide(talk, wish):
        after = max(visit.plan.window.last, talk.today) + timedelta(days=1)
        talk.note("decide.other_day_how", alert=True, example=wording.day_and_month(after))


async def ask_to_move(talk: Talk[Any], wish: AskToMove) -> None:
    """Says how to correct what is agreed, or ask for another time: by replying to the card."""
    visit = await visits.get(talk.books, wish.visit)
    talk.need(Action.DECIDE, visit.village)
    after = (visit.day or talk.today) + timedelta(days=1)
    talk.note("decide.move_how", alert=True, example=wording.day_and_month(after))


async def agreed(talk: Talk[Any], visit: Visit) -> None:
    """Both groups see the same card, the office hears of it, and the village gets what it passes on to its citizens."""
    talk.note("decide.agreed")
    await notices.announce(talk, visit)
    await notices.tell_office(talk, visit)


async def _visit_to_decide(talk: Talk[Any], wish: OfVisit) -> Visit | None:
    """The visit that was pressed, if this chat is its village's and the person one of its officials."""
    visit = await visits.get(talk.books, wish.visit)
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
        on(ChooseDay, day),
        on(ChooseHour, hour),
        on(ChoosePlace, place),
        on(StartOver, start_over),
        on(NameAnotherDay, other_day),
        on(AskToMove, ask_to_move),
    ),
)
