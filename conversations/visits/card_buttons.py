"""The buttons of a visit's card, by its state and by whose group it stands in."""

from collections.abc import Iterable
from datetime import datetime

from conversations.button import Button, button, in_rows, read_press
from conversations.visits import wishes
from sotarsa_bot import texts, wording
from sotarsa_bot.books import Books
from sotarsa_bot.records.chats import Chat, Purpose
from sotarsa_bot.records.visit import Visit, VisitState
from sotarsa_bot.running.office import Office
from sotarsa_bot.visits import visits
from sotarsa_bot.visits.visits import TEAM_LIST, VILLAGE_LIST

DAYS_SHOWN = 10
TIMES = ("08:00", "09:00", "10:00", "13:30", "15:00")
TYPED = "typed"
"""Stands for the place that was typed before, in a press."""
USUAL_PLACES = ("Balai Desa", "Kantor Desa", "Posyandu")
UNFOLD, FOLD = "unfold", "fold"
"""The presses that show what a coordinator does with an agreed visit, and the card's first buttons again."""
COORDINATORS = ("replan", "enter", "propose_again", "postpone", "cancel_visit")


async def of_card(books: Books, office: Office, visit: Visit, chat: Chat, now: datetime) -> list[list[Button]]:
    """The card's buttons in this chat, by state."""
    if visit.state is VisitState.PROPOSED:
        if chat.purpose is Purpose.VILLAGE:
            return await _for_deciding(books, office, visit, now)
        return _for_coordinating(visit)
    if visit.state is VisitState.AGREED:
        return [*(_offered(visit, office) if chat.purpose is Purpose.VILLAGE else []),
                *await _when_agreed(books, visit, chat)]  # fmt: skip
    if visit.state is VisitState.POSTPONED and chat.purpose is not Purpose.VILLAGE:
        return [
            [_press("propose_again", visit), _press("replan", visit)],
            [_press("enter", visit), _press("cancel_visit", visit)],
            back(visit),
        ]
    if visit.state in (VisitState.UNDER_WAY, VisitState.RETURNED) and chat.purpose is not Purpose.VILLAGE:
        return [[_press("replan", visit)]]
    if visit.state is VisitState.CLOSED and chat.purpose is not Purpose.VILLAGE and not visit.erased_at:
        return [[button(texts.plain("closing.reopen", code=visit.code), "reopen", visit.id)]]
    if visit.state is VisitState.CANCELLED and chat.purpose is not Purpose.VILLAGE:
        return [back(visit)]
    return []


async def _for_deciding(books: Books, office: Office, visit: Visit, now: datetime) -> list[list[Button]]:
    if visit.counter:
        return []
    if visits.is_over(office, visit, now):
        return [*_offered(visit, office), [_press("other_day", visit)]]
    if visit.choice is None:
        days = visits.days_to_come(office, visit, now)[:DAYS_SHOWN]
        made = [button(wording.short_day(d), "day", visit.id, f"{d:%Y%m%d}") for d in days]
        return [*_offered(visit, office), *in_rows(made), [_press("other_day", visit)]]
    if not visit.choice.time:
        made = [button(t.replace(":", "."), "time", visit.id, t.replace(":", "")) for t in TIMES]
        return [*in_rows(made, 3), [_press("start_over", visit)]]
    village = await books.villages.get(visit.village)
    said, usual = visit.choice.place, (village.places or USUAL_PLACES)[:6]
    places = [button(said, "place", visit.id, TYPED)] if said else []
    places += [button(p, "place", visit.id, n) for n, p in enumerate(usual) if p.casefold() != said.casefold()]
    return [*in_rows(places), [_press("start_over", visit)]]


async def _when_agreed(books: Books, visit: Visit, chat: Chat) -> list[list[Button]]:
    """The checklist of this side, and what is given out on request."""
    which, items = ("village", VILLAGE_LIST) if chat.purpose is Purpose.VILLAGE else ("team", TEAM_LIST)
    ticked = {t.item for t in await books.ticks.find(visit=visit.id, list=which)}
    marks = [
        button(f"{'✅' if item in ticked else '⬜'} {texts.plain(f'check.{item}')}", "tick", visit.id, which, item)
        for item in items
    ]
    rows = [*in_rows(marks), [_press("announcement", visit), _press("calendar", visit)]]
    if visit.agreed and visit.agreed.place and visit.agreed.place.latitude is not None:
        rows[-1].append(_press("map", visit))
    if which == "village":
        return [*rows, [button(texts.plain("card.read_list"), "list_read", visit.id), _press("ask_to_move", visit)]]
    return [*_answers_to_counter(visit), *rows, [_press("list", visit)], [_press(UNFOLD, visit)]]


def _for_coordinating(visit: Visit) -> list[list[Button]]:
    return [*_answers_to_counter(visit), *_coordinators(visit)]


def _offered(visit: Visit, office: Office) -> list[list[Button]]:
    return [wishes.offered(visit, office)] if visit.offer else []


def _answers_to_counter(visit: Visit) -> list[list[Button]]:
    return [wishes.answers(visit)] if visit.counter else []


def unfolded(visit: Visit) -> list[list[Button]]:
    """What stands behind "Ubah, tunda, batalkan", and the way back to the card's first buttons."""
    return [*_coordinators(visit), [_press(FOLD, visit)]]


def behind(shown: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Label and press of what is folded away on a card that shows these: a reply with its words presses it, too."""
    codes = [press[1][0] for _, data in shown if (press := read_press(data)) and press[0] == UNFOLD and press[1]]
    return [(texts.plain(f"card.{name}"), button("", name, code).data) for code in codes[:1] for name in COORDINATORS]


def _coordinators(visit: Visit) -> list[list[Button]]:
    return [
        [_press("replan", visit)],
        [_press("enter", visit), _press("propose_again", visit)],
        [_press("postpone", visit), _press("cancel_visit", visit)],
    ]


def back(visit: Visit) -> list[Button]:
    """What takes back that it was put off, for those who may."""
    return [button(texts.plain("coordinate.restore", code=visit.code), "restore", visit.id)]


def _press(name: str, visit: Visit) -> Button:
    return button(texts.plain(f"card.{name}"), name, visit.id)
