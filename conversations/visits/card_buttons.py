"""The buttons of a visit's card, by its state and by whose group it stands in."""

from collections.abc import Iterable
from datetime import datetime, time

from conversations.button import Button, in_rows
from conversations.pressed import OfVisit
from conversations.presses.closing import OpenAgain
from conversations.presses.lists import ReadList, ToTheList
from conversations.presses.villages import Tick
from conversations.presses.visits import (
    TYPED,
    Announcement,
    AskToMove,
    Calendar,
    CancelVisit,
    ChooseDay,
    ChooseHour,
    ChoosePlace,
    Enter,
    Fold,
    NameAnotherDay,
    Postpone,
    ProposeAgain,
    Replan,
    Restore,
    ShowMap,
    ShowMarks,
    StartOver,
    Unfold,
)
from conversations.visits import wishes
from sotarsa_bot import texts, wording
from sotarsa_bot.books import Books
from sotarsa_bot.records.chats import Chat, Purpose
from sotarsa_bot.records.paperwork import Side
from sotarsa_bot.records.visit import Visit, VisitState
from sotarsa_bot.running.office import Office
from sotarsa_bot.visits import visits
from sotarsa_bot.visits.checklist import TEAM_LIST, VILLAGE_LIST

DAYS_SHOWN = 10
HOURS = (time(8), time(9), time(10), time(13, 30), time(15))
USUAL_PLACES = ("Balai Desa", "Kantor Desa", "Posyandu")
COORDINATORS: tuple[type[OfVisit], ...] = (Replan, Enter, ProposeAgain, Postpone, CancelVisit)
"""What a coordinator does with an agreed visit: folded away behind one button."""


async def of_card(books: Books, office: Office, visit: Visit, chat: Chat, now: datetime) -> list[list[Button]]:
    """The card's buttons in this chat, by state."""
    if visit.state is VisitState.PROPOSED:
        if chat.purpose is Purpose.VILLAGE:
            return await _for_deciding(books, office, visit, now)
        return _for_coordinating(visit)
    if visit.state is VisitState.AGREED:
        return [*(_offered(visit, office) if chat.purpose is Purpose.VILLAGE else []),
                *await _when_agreed(books, visit, chat)]  # fmt: skip
    if visit.state is VisitState.POSTPONED and chat.purpose is Purpose.VILLAGE:
        return _offered(visit, office)
    if visit.state is VisitState.POSTPONED:
        return [
            [_press(ProposeAgain, visit), _press(Replan, visit)],
            [_press(Enter, visit), _press(CancelVisit, visit)],
            back(visit),
        ]
    if visit.state in (VisitState.UNDER_WAY, VisitState.RETURNED) and chat.purpose is not Purpose.VILLAGE:
        return [[_press(Replan, visit)]]
    if visit.state is VisitState.CLOSED and chat.purpose is not Purpose.VILLAGE and not visit.erased_at:
        return [[OpenAgain(visit=visit.id).button("closing.reopen", code=visit.code)]]
    if visit.state is VisitState.CANCELLED and chat.purpose is not Purpose.VILLAGE:
        return [back(visit)]
    return []


async def _for_deciding(books: Books, office: Office, visit: Visit, now: datetime) -> list[list[Button]]:
    if visit.counter:
        return []
    if visits.is_over(office, visit, now):
        return [*_offered(visit, office), [_press(NameAnotherDay, visit)]]
    if visit.choice is None:
        days = visits.days_to_come(office, visit, now)[:DAYS_SHOWN]
        made = [ChooseDay(visit=visit.id, day=day).labelled(wording.short_day(day)) for day in days]
        marks = [ShowMarks(visit=visit.id).button("day_marks.button")] if len(days) > 1 else []
        return [*_offered(visit, office), *in_rows(made), [_press(NameAnotherDay, visit), *marks]]
    if not visit.choice.time:
        made = [ChooseHour(visit=visit.id, hour=hour).labelled(f"{hour:%H.%M}") for hour in HOURS]
        return [*in_rows(made, 3), [_press(StartOver, visit)]]
    village = await books.villages.get(visit.village)
    said, usual = visit.choice.place, (village.places or USUAL_PLACES)[:6]
    places = [ChoosePlace(visit=visit.id, place=TYPED).labelled(said)] if said else []
    places += [
        ChoosePlace(visit=visit.id, place=n).labelled(p) for n, p in enumerate(usual) if p.casefold() != said.casefold()
    ]
    return [*in_rows(places), [_press(StartOver, visit)]]


async def _when_agreed(books: Books, visit: Visit, chat: Chat) -> list[list[Button]]:
    """The checklist of this side, and what is given out on request."""
    side, items = (Side.VILLAGE, VILLAGE_LIST) if chat.purpose is Purpose.VILLAGE else (Side.TEAM, TEAM_LIST)
    ticked = {t.item for t in await books.ticks.find(visit=visit.id, list=side)}
    marks = [
        Tick(visit=visit.id, side=side, item=item).labelled(
            f"{'✅' if item in ticked else '⬜'} {texts.plain(f'check.{item}')}"
        )
        for item in items
    ]
    rows = [*in_rows(marks), [_press(Announcement, visit), _press(Calendar, visit)]]
    if visit.agreed and visit.agreed.place and visit.agreed.place.latitude is not None:
        rows[-1].append(_press(ShowMap, visit))
    if side is Side.VILLAGE:
        return [*rows, [ReadList(visit=visit.id).button("card.read_list"), _press(AskToMove, visit)]]
    return [*_answers_to_counter(visit), *rows, [_press(ToTheList, visit)], [_press(Unfold, visit)]]


def _for_coordinating(visit: Visit) -> list[list[Button]]:
    return [*_answers_to_counter(visit), *_coordinators(visit)]


def _offered(visit: Visit, office: Office) -> list[list[Button]]:
    return [wishes.offered(visit, office)] if visit.offer else []


def _answers_to_counter(visit: Visit) -> list[list[Button]]:
    return [wishes.answers(visit)] if visit.counter else []


def unfolded(visit: Visit) -> list[list[Button]]:
    """What stands behind "Ubah, tunda, batalkan", and the way back to the card's first buttons."""
    return [*_coordinators(visit), [_press(Fold, visit)]]


def behind(shown: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Label and press of what is folded away on a card that shows these: a reply with its words presses it, too."""
    folded = [press.visit for _, data in shown if (press := Unfold.of(data))][:1]
    made = [kind(visit=visit).button(f"card.{kind.NAME}") for visit in folded for kind in COORDINATORS]
    return [(one.label, one.data) for one in made]


def _coordinators(visit: Visit) -> list[list[Button]]:
    return [
        [_press(Replan, visit)],
        [_press(Enter, visit), _press(ProposeAgain, visit)],
        [_press(Postpone, visit), _press(CancelVisit, visit)],
    ]


def back(visit: Visit) -> list[Button]:
    """What takes back that it was put off, for those who may."""
    return [Restore(visit=visit.id).button("coordinate.restore", code=visit.code)]


def _press(kind: type[OfVisit], visit: Visit) -> Button:
    return kind(visit=visit.id).button(f"card.{kind.NAME}")
