"""/ringkasan: what was done and what needs a decision, of some days, a village or a visit, in one message."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from conversations import album
from conversations.button import Button, button, in_rows, number
from conversations.command import PRIVATE, Command, Press
from conversations.flags import flags
from conversations.news import summary_pictures, summary_words
from conversations.office.villages import page_number, village_named, village_page, village_pressed
from conversations.papers import drafts
from conversations.people.people import wrong_chat
from conversations.talk import Talk
from conversations.visits.chosen_visit import label
from sotarsa_bot import texts
from sotarsa_bot.books import Books
from sotarsa_bot.field import figures
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people.rights import Action
from sotarsa_bot.visits import visits
from sotarsa_bot.visits.visit import Visit

PERIODS = ("today", "week", "month")
MOST_VISITS = 9


async def ask_for(talk: Talk[Any]) -> None:
    """/ringkasan: today, with the ways to more; `/ringkasan K12` for a visit, `/ringkasan uren` for a village."""
    talk.need(Action.SUMMARY)
    words = talk.answer.strip()
    if not talk.incoming.private:
        await wrong_chat(talk, "common.where_private")
    elif words[:1].upper() == "K" and words[1:].isdecimal():
        await _show_visit(talk, await visits.get(talk.books, number([words[1:]])))
    elif words:
        await _show_village(talk, await village_named(talk.books, words))
    else:
        await _show_period(talk, "today")


async def period(talk: Talk[Any], args: list[str]) -> None:
    """`sum | today`"""
    talk.need_alone(Action.SUMMARY)
    if not args or args[0] not in PERIODS:
        raise Mistake("common.old_button")
    await _show_period(talk, args[0])


async def villages(talk: Talk[Any], args: list[str]) -> None:
    """`sum_page | page of the villages`"""
    talk.need_alone(Action.SUMMARY)

    def make(text: str, action: str, value: object) -> Button:
        return button(text, f"sum_{action}", value)

    rows = await village_page(talk.books, page_number(args[0] if args else ""), make)
    await talk.show(texts.html("summary.which_village"), [*rows, _periods()], f"summary:{talk.today.isoformat()}")


async def village(talk: Talk[Any], args: list[str]) -> None:
    """`sum_village | code`"""
    talk.need_alone(Action.SUMMARY)
    await _show_village(talk, await village_pressed(talk.books, args[0] if args else ""))


async def visit(talk: Talk[Any], args: list[str]) -> None:
    """`sum_visit | visit`"""
    talk.need_alone(Action.SUMMARY)
    await _show_visit(talk, await visits.get(talk.books, number(args)))


async def pictures(talk: Talk[Any], args: list[str]) -> None:
    """`pictures | visit | how many were seen`: the next ten; the button then offers those after them."""
    talk.need_alone(Action.SUMMARY)
    meant, seen = await visits.get(talk.books, number(args)), number(args[1:])
    await summary_pictures.send(talk, meant, seen)
    talk.note("notice.coming")
    await _show_visit(talk, meant, seen + album.AT_ONCE)


async def _show_period(talk: Talk[Any], which: str) -> None:
    first, last = days_of(which, talk.today)
    name = texts.plain(f"summary.{which}")
    text = await summary_words.of_days(talk.books, talk.office, first, last, name, talk.now)
    rows = await days_ways(talk.books, first, last)
    await talk.show(text or texts.html("summary.nothing", period=name), rows, f"summary:{last.isoformat()}")


async def _show_village(talk: Talk[Any], code: str) -> None:
    text = await summary_words.of_village(talk.books, talk.office, code, talk.now)
    rows = await _visits(talk.books, await figures.visits_of_village(talk.books, code))
    await talk.show(text, [*rows, _periods(), _to_villages()], f"summary:village:{code}")


async def _show_visit(talk: Talk[Any], meant: Visit, seen: int = 0) -> None:
    text = await summary_words.of_visit(talk.books, talk.office, meant, talk.now)
    review = await flags.way_of(talk.books, meant) if talk.allows(Action.REVIEW) else []
    await talk.show(text, [*review, *await visit_ways(talk.books, meant, seen)], subject_of_visit(meant))


async def days_ways(books: Books, first: date, last: date) -> list[list[Button]]:
    """The buttons below the summary of some days."""
    found, _ = await figures.of_days(books, first, last)
    return [*await _visits(books, found), _periods(), _to_villages()]


async def visit_ways(books: Books, meant: Visit, seen: int = 0) -> list[list[Button]]:
    """The buttons below the summary of a visit."""
    there = await summary_pictures.count(books, meant)
    first = [button(summary_pictures.words(there, seen), "pictures", meant.id, seen if seen < there else 0)]
    here = button(texts.plain("summary.its_village"), "sum_village", meant.village)
    return [*([first] if there else []), *await drafts.ways(books, meant), [here], _periods()]


def subject_of_visit(meant: Visit) -> str:
    return f"summary:visit:{meant.id}"


async def _visits(books: Books, found: Sequence[Visit]) -> list[list[Button]]:
    return in_rows([button(await label(books, one), "sum_visit", one.id) for one in found[:MOST_VISITS]], 3)


def _periods() -> list[Button]:
    return [button(texts.plain(f"summary.{name}").capitalize(), "sum", name) for name in PERIODS]


def _to_villages() -> list[Button]:
    return [button(texts.plain("summary.villages"), "sum_page", 0)]


def days_of(which: str, today: date) -> tuple[date, date]:
    """Monday to Sunday, or the calendar month, that today is in."""
    if which == "week":
        monday = today - timedelta(days=today.weekday())
        return monday, monday + timedelta(days=6)
    if which == "month":
        following = (today.replace(day=28) + timedelta(days=4)).replace(day=1)
        return today.replace(day=1), following - timedelta(days=1)
    return today, today


COMMANDS = (Command("ringkasan", ask_for, frozenset({PRIVATE})),)
PRESSES: dict[str, Press] = {
    "sum": period,
    "sum_page": villages,
    "sum_village": village,
    "sum_visit": visit,
    "pictures": pictures,
}
