"""What the coordinator does on the card: enters a village's word by phone, proposes other days, postpones, cancels."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from pydantic import BaseModel

from conversations import flow, reasons
from conversations.conversation import Conversation
from conversations.flow import DONE, Flow, FlowStep, question, tapped, typed
from conversations.pressed import OfVisit, on
from conversations.presses.visits import CancelVisit, Enter, Fold, Postpone, ProposeAgain, Unfold
from conversations.talk import Talk
from conversations.visits import breaking_off, card_buttons, cards, kept_out, notices, offers, told_by_phone
from sotarsa_bot import texts, wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import Moment, clean_name, parse_window
from sotarsa_bot.parsing.heard_by import read_way
from sotarsa_bot.parsing.phones import without_phones
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.visit import AgreedBy, Visit, VisitState
from sotarsa_bot.records.window import Window
from sotarsa_bot.texts import Html
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits import caveats, visits

MOST_CAVEATS = 6


class At(FlowStep):
    HOW = "how"
    WHEN = "when"
    WINDOW = "window"
    CONFIRM = "confirm"
    WHY = "why"


class Draft(BaseModel):
    visit: int = 0
    how: AgreedBy = AgreedBy.PHONE
    state: VisitState = VisitState.POSTPONED
    window: Window | None = None


async def _how(talk: Talk[Draft]) -> None:
    buttons = [flow.choice(talk, texts.plain(f"coordinate.{how}"), "how", how) for how in told_by_phone.BY]
    await flow.ask(talk, "coordinate.how", [buttons], code=f"K{talk.draft.visit}")


async def _how_chosen(talk: Talk[Draft]) -> FlowStep:
    talk.draft.how = AgreedBy(talk.answer)
    return At.WHEN


async def _said_at_once(talk: Talk[Draft]) -> FlowStep:
    """The whole answer in one sentence: how it came, when and where. It is read back: citizens will hear of it."""
    way, words = read_way(without_phones(talk.answer))
    visit = await visits.get(talk.books, talk.draft.visit)
    found = told_by_phone.read_answer(talk, visit, words)
    await kept_out.must_be_no_home(talk, visit, found.options)
    if not found.options:
        if not way or words:
            raise Mistake("coordinate.how_then")
        talk.draft.how = AgreedBy(way)
        return At.WHEN
    meant = told_by_phone.must_be_whole(talk, visit, found)
    if talk.confirmed and way:
        talk.draft.how = AgreedBy(way)
        return await _agreed(talk, meant)
    raise told_by_phone.doubt(found, [way] if way else [str(one) for one in told_by_phone.BY], words)


async def _when(talk: Talk[Draft]) -> None:
    visit = await visits.get(talk.books, talk.draft.visit)
    await flow.ask(talk, "coordinate.when", example=wording.day_and_month(max(visit.plan.window.first, talk.today)))


async def _when_typed(talk: Talk[Draft]) -> FlowStep:
    visit = await visits.get(talk.books, talk.draft.visit)
    found = told_by_phone.read_answer(talk, visit, talk.answer)
    if not any(one.day for one in found.options):
        raise Mistake("parsing.date_unreadable", typed=wording.cut(talk.answer))
    await kept_out.must_be_no_home(talk, visit, found.options)
    told_by_phone.must_be_whole(talk, visit, found)
    return await _agreed(talk, found.taken())


async def _agreed(talk: Talk[Draft], meant: Moment) -> FlowStep:
    """As the village has said; Unsure until it was read back, for it will be announced to citizens."""
    visit = await visits.get(talk.books, talk.draft.visit)
    meeting = told_by_phone.meeting(talk, visit, talk.draft.how, meant)
    if not talk.confirmed:
        raise Unsure(Meaning(meant.words, meant.said))
    await told_by_phone.enter(talk, visit, meeting, partial(flow.finish, talk))
    return DONE


async def _which_window(talk: Talk[Draft]) -> None:
    await flow.ask(talk, "coordinate.which_window", code=f"K{talk.draft.visit}")


async def _window_typed(talk: Talk[Draft]) -> FlowStep:
    """Days only: an hour or a reason beside them reaches nobody, which is said."""
    try:
        talk.draft.window = parse_window(talk.answer, today=talk.today)
    except Unsure as doubt:
        doubt.before = texts.plain("coordinate.only_days", typed=wording.cut(talk.answer))
        raise
    return At.CONFIRM


async def _confirm_window(talk: Talk[Draft]) -> None:
    visit, window = await visits.get(talk.books, talk.draft.visit), _window(talk)
    found = await caveats.of_days(talk.books, caveats.needs_of(visit), window.days(), talk.today)
    lines = Html("".join(f"\n{texts.html(c.key, **c.values)}" for c in found[:MOST_CAVEATS]))
    days = wording.span(window.first, window.last)
    rows = [[flow.choice(talk, texts.plain("coordinate.send"), "send")]]
    await flow.ask(talk, "coordinate.confirm_window", rows, code=visit.code, window=days, caveats=lines)


async def _window_sent(talk: Talk[Draft]) -> FlowStep:
    visit, window = await visits.get(talk.books, talk.draft.visit), _window(talk)
    visit = await visits.propose_again(talk.acting(), visit, visit.plan.with_(window=window))
    days = wording.span(window.first, window.last)
    await flow.finish(talk, "coordinate.proposed_again", code=visit.code, window=days)
    await notices.void_announcements(talk, visit)
    await offers.gone(talk, visit)
    await notices.to_village(talk, visit, "coordinate.told_proposed", window=days)
    return DONE


def _window(talk: Talk[Draft]) -> Window:
    if talk.draft.window is None:
        raise Mistake("plan.window_first")
    return talk.draft.window


async def _why(talk: Talk[Draft]) -> None:
    await flow.ask(talk, f"coordinate.why_{talk.draft.state}", code=f"K{talk.draft.visit}")


async def _why_typed(talk: Talk[Draft]) -> FlowStep:
    visit = await visits.get(talk.books, talk.draft.visit)
    open_ = await kept_out.for_a_group(talk, visit, talk.answer)
    reason = clean_name(open_.words, limit=200).rstrip(".") or open_.words
    said = texts.plain(f"coordinate.would_be_{talk.draft.state}", code=f"K{talk.draft.visit}", reason=reason)
    if not await reasons.given(talk, said, before=open_.warning):
        return DONE
    visit = await visits.put_off(talk.acting(), visit, talk.draft.state, reason)
    if talk.incoming.private:
        await flow.finish(
            talk,
            visit.is_now,
            code=visit.code,
            buttons=[card_buttons.back(visit)],
            waits=False,
            subject=visit.subject,
        )
    await breaking_off.tell(talk, visit)
    return DONE


async def unfold(talk: Talk[Any], wish: Unfold) -> None:
    await _turn(talk, wish, cards.unfold)


async def fold(talk: Talk[Any], wish: Fold) -> None:
    await _turn(talk, wish, cards.fold)


async def _turn(talk: Talk[Any], wish: OfVisit, side: Callable[..., Awaitable[None]]) -> None:
    talk.need(Action.PROPOSE)
    await side(talk.books, talk.office, await visits.get(talk.books, wish.visit), talk.chat, talk.now)


async def enter(talk: Talk[Any], wish: Enter) -> None:
    await _begin(talk, wish, ENTER, VisitState.AGREED)


async def propose_again(talk: Talk[Any], wish: ProposeAgain) -> None:
    await _begin(talk, wish, OTHER_DAYS, VisitState.PROPOSED)


async def postpone(talk: Talk[Any], wish: Postpone) -> None:
    await _begin(talk, wish, PUT_OFF, VisitState.POSTPONED)


async def cancel_visit(talk: Talk[Any], wish: CancelVisit) -> None:
    await _begin(talk, wish, PUT_OFF, VisitState.CANCELLED)


async def _begin(talk: Talk[Any], wish: OfVisit, which: Flow, state: VisitState) -> None:
    """Opens the conversation only for a visit that may still become what is wanted."""
    talk.need(Action.COORDINATE)
    visit = await visits.get(talk.books, wish.visit)
    visits.may_become(visit, state)
    await flow.start(talk, which, Draft(visit=visit.id, state=state))


async def begin(talk: Talk[Any], visit: Visit, state: VisitState) -> None:
    """Asks why it is to be put off."""
    await flow.start(talk, PUT_OFF, Draft(visit=visit.id, state=state))


ENTER = Flow(
    "catat",
    may=Action.COORDINATE,
    draft=Draft,
    first=At.HOW,
    steps={
        At.HOW: question(_how, tapped("how", _how_chosen), typed(_said_at_once)),
        At.WHEN: question(_when, typed(_when_typed)),
    },
)
OTHER_DAYS = Flow(
    "hari-lain",
    may=Action.COORDINATE,
    draft=Draft,
    first=At.WINDOW,
    steps={
        At.WINDOW: question(_which_window, typed(_window_typed)),
        At.CONFIRM: question(_confirm_window, tapped("send", _window_sent), typed(_window_typed)),
    },
)
PUT_OFF = Flow(
    "tunda", may=Action.COORDINATE, draft=Draft, first=At.WHY, steps={At.WHY: question(_why, typed(_why_typed))}
)


CONVERSATION = Conversation(
    flows=(ENTER, OTHER_DAYS, PUT_OFF),
    presses=(
        on(Unfold, unfold),
        on(Fold, fold),
        on(Enter, enter),
        on(ProposeAgain, propose_again),
        on(Postpone, postpone),
        on(CancelVisit, cancel_visit),
    ),
)
