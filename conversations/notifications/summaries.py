"""/ringkasan: what was done and what needs a decision, of some days, a village or a visit, in one message."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from conversations import album
from conversations.button import Button, in_rows, number
from conversations.choosing.chosen_village import page_number, village_named, village_page, village_pressed
from conversations.choosing.chosen_visit import label
from conversations.command import PRIVATE, Command
from conversations.conversation import Conversation
from conversations.flags import flags
from conversations.notifications import summary_periods, summary_pictures, summary_trail, summary_words
from conversations.notifications.summary_periods import Days
from conversations.notifications.summary_trail import Trail
from conversations.papers import drafts
from conversations.people.people import wrong_chat
from conversations.pressed import on
from conversations.presses.notifications import (
    Period,
    SeePictures,
    SummaryBefore,
    SummaryOfDays,
    SummaryOfVillage,
    SummaryOfVisit,
    SummaryVillages,
)
from conversations.talk import Talk
from sotarsa_bot import texts
from sotarsa_bot.books import Books
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.slots import Subject, SubjectKind
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.summaries import figures
from sotarsa_bot.visits import visits

MOST_VISITS = 9


async def ask_for(talk: Talk[Any]) -> None:
    """/ringkasan: today, with the ways to more; `/ringkasan K12` for a visit, `/ringkasan uren` for a village,
    `/ringkasan 2026` for a year."""
    talk.need(Action.SUMMARY)
    words = talk.answer.strip()
    if not talk.incoming.private:
        await wrong_chat(talk, "common.where_private")
    elif words[:1].upper() == "K" and words[1:].isdecimal():
        await _show_visit(talk, await visits.get(talk.books, number([words[1:]])), ())
    elif days := summary_periods.read(words, talk.today):
        await _show_days(talk, days)
    elif summary_periods.is_ahead(words):
        raise Mistake("summary.ahead")
    else:
        await _show_village(talk, await village_named(talk.books, words), ())


async def period(talk: Talk[Any], wish: SummaryOfDays) -> None:
    talk.need_alone(Action.SUMMARY)
    await _show_days(talk, summary_periods.days_of(wish.period, talk.today))


async def villages(talk: Talk[Any], wish: SummaryVillages) -> None:
    talk.need_alone(Action.SUMMARY)
    await _show_villages(talk, wish.page, summary_trail.read(wish.trail))


async def village(talk: Talk[Any], wish: SummaryOfVillage) -> None:
    talk.need_alone(Action.SUMMARY)
    code = await village_pressed(talk.books, wish.village)
    await _show_village(talk, code, summary_trail.read(wish.trail))


async def visit(talk: Talk[Any], wish: SummaryOfVisit) -> None:
    talk.need_alone(Action.SUMMARY)
    await _show_visit(talk, await visits.get(talk.books, wish.visit), summary_trail.read(wish.trail))


async def pictures(talk: Talk[Any], wish: SeePictures) -> None:
    """The next ten; the button then offers those after them."""
    talk.need_alone(Action.SUMMARY)
    meant = await visits.get(talk.books, wish.visit)
    await summary_pictures.send(talk, meant, wish.seen)
    talk.note("notice.coming")
    await _show_visit(talk, meant, summary_trail.read(wish.trail), wish.seen + album.ALBUM_SIZE)


async def back(talk: Talk[Any], wish: SummaryBefore) -> None:
    talk.need_alone(Action.SUMMARY)
    place, *rest = [*summary_trail.read(wish.trail), ""]
    kind, where, further = place[:1], place[1:], summary_trail.read(tuple(rest))
    if kind == "k":
        await _show_visit(talk, await visits.get(talk.books, number([where])), further)
    elif kind == "v":
        await _show_village(talk, await village_pressed(talk.books, where), further)
    elif kind == "p":
        await _show_villages(talk, page_number(where), further)
    elif kind == "d" and (days := summary_periods.pressed(where)):
        await _show_days(talk, days)
    else:
        raise Mistake("common.old_button")


async def _show_days(talk: Talk[Any], days: Days) -> None:
    name = summary_periods.name(days, talk.today)
    text = await summary_words.of_days(talk.books, talk.office, *days, name, talk.now)
    rows = await days_ways(talk.books, *days)
    subject = Subject(SubjectKind.SUMMARY_DAYS, summary_periods.said(days))
    await talk.show(text or texts.html("summary.nothing", period=name), rows, subject)


async def _show_villages(talk: Talk[Any], page: int, trail: Trail) -> None:
    here = summary_trail.going_on(f"p{page}", trail)

    def make(text: str, action: str, value: object) -> Button:
        if action == "village":
            return summary_trail.to(text, SummaryOfVillage(village=str(value)), here)
        return summary_trail.to(text, SummaryVillages(page=int(str(value))), trail)

    rows = await village_page(talk.books, page, make)
    ways = [*rows, *summary_trail.back(trail), _periods()]
    await talk.show(texts.html("summary.which_village"), ways, Subject.of(SubjectKind.SUMMARY, talk.today))


async def _show_village(talk: Talk[Any], code: str, trail: Trail) -> None:
    text = await summary_words.of_village(talk.books, talk.office, code, talk.now)
    found = await figures.visits_of_village(talk.books, code)
    rows = await _visits(talk.books, found, summary_trail.going_on(f"v{code}", trail))
    await talk.show(
        text,
        [*rows, *summary_trail.back(trail), _periods(), _to_villages(trail)],
        Subject(SubjectKind.SUMMARY_VILLAGE, code),
    )


async def _show_visit(talk: Talk[Any], meant: Visit, trail: Trail, seen: int = 0) -> None:
    text = await summary_words.of_visit(talk.books, talk.office, meant, talk.now)
    review = await flags.way_of(talk.books, meant) if talk.allows(Action.REVIEW) else []
    await talk.show(text, [*review, *await visit_ways(talk.books, meant, seen, trail)], subject_of_visit(meant))


async def days_ways(books: Books, first: date, last: date) -> list[list[Button]]:
    """The buttons below the summary of some days."""
    found, _ = await figures.of_days(books, first, last)
    here = summary_trail.going_on(f"d{summary_periods.said((first, last))}", ())
    return [*await _visits(books, found, here), _periods(), _to_villages(here)]


async def visit_ways(books: Books, meant: Visit, seen: int = 0, trail: Trail = ()) -> list[list[Button]]:
    """The buttons below the summary of a visit."""
    there = await summary_pictures.count(books, meant)
    words, after = summary_pictures.words(there, seen), seen if seen < there else 0
    first = [summary_trail.to(words, SeePictures(visit=meant.id, seen=after), trail)]
    here = summary_trail.going_on(f"k{meant.id}", trail)
    its_village = summary_trail.to(texts.plain("summary.its_village"), SummaryOfVillage(village=meant.village), here)
    return [
        *([first] if there else []), *await drafts.ways(books, meant), [its_village], *summary_trail.back(trail),
        _periods(),
    ]  # fmt: skip


def subject_of_visit(meant: Visit) -> Subject:
    return Subject.of(SubjectKind.SUMMARY_VISIT, meant.id)


async def _visits(books: Books, found: Sequence[Visit], trail: Trail) -> list[list[Button]]:
    return in_rows(
        [summary_trail.to(await label(books, one), SummaryOfVisit(visit=one.id), trail) for one in found[:MOST_VISITS]],
        3,
    )


def _periods() -> list[Button]:
    return [SummaryOfDays(period=one).labelled(texts.plain(f"summary.{one}").capitalize()) for one in Period]


def _to_villages(trail: Trail) -> list[Button]:
    return [summary_trail.to(texts.plain("summary.villages"), SummaryVillages(page=0), trail)]


CONVERSATION = Conversation(
    commands=(Command("ringkasan", ask_for, frozenset({PRIVATE})),),
    presses=(
        on(SummaryOfDays, period),
        on(SummaryVillages, villages),
        on(SummaryOfVillage, village),
        on(SummaryOfVisit, visit),
        on(SummaryBefore, back),
        on(SeePictures, pictures),
    ),
)
