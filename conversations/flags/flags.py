"""/periksa: what should be looked at, one thing at a time, by coordinators, in private."""

from typing import Any

from conversations.button import Button
from conversations.choosing.chosen_visit import label
from conversations.command import PRIVATE, Command
from conversations.conversation import Conversation
from conversations.flags import flag_pictures, flag_why, flag_words, photo_asks
from conversations.people.people import wrong_chat
from conversations.pressed import on
from conversations.presses.flags import (
    AnswerFlagAgain,
    FlagIsFine,
    FlagToCheck,
    ListFlags,
    LookAtVisit,
    LookAtVisitHere,
    NextFlag,
    SeeFlagged,
)
from conversations.talk import Talk
from sotarsa_bot import texts
from sotarsa_bot.books import Books, OneOf
from sotarsa_bot.flags import review
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.flag import STANDING, Flag, Verdict
from sotarsa_bot.records.slots import Subject, SubjectKind
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.texts import Html

MOST_VISITS = 12
SUBJECT = Subject(SubjectKind.FLAGS)


async def begin(talk: Talk[Any]) -> None:
    talk.need(Action.REVIEW)
    if not talk.incoming.private:
        return await wrong_chat(talk, "common.where_private")
    await talk.show(*await _visits(talk.books), SUBJECT, anew=True)


async def visits(talk: Talk[Any], _wish: ListFlags) -> None:
    talk.need_alone(Action.REVIEW)
    await talk.show(*await _visits(talk.books), SUBJECT)


async def of_visit(talk: Talk[Any], wish: LookAtVisit) -> None:
    """The first that waits, in a message of its own."""
    talk.need_alone(Action.REVIEW)
    await _first_of(talk, wish.visit, in_place=False)


async def of_visit_in_place(talk: Talk[Any], wish: LookAtVisitHere) -> None:
    talk.need_alone(Action.REVIEW)
    await _first_of(talk, wish.visit, in_place=True)


async def following(talk: Talk[Any], wish: NextFlag) -> None:
    """The next one of its visit that is not looked at, else simply the next."""
    flag = await _flag(talk, wish.flag)
    found = await review.of_visit(talk.books, flag.visit)
    after = [f for f in found if f.id > flag.id] + [f for f in found if f.id <= flag.id]
    chosen = next((f for f in after if f.verdict is Verdict.OPEN and f.id != flag.id), after[0])
    await _show_flag(talk, chosen, len(found), in_place=True)


async def pictures(talk: Talk[Any], wish: SeeFlagged) -> None:
    """Side by side, when asked for: data is dear."""
    await flag_pictures.send(talk, await _flag(talk, wish.flag))
    talk.note("notice.coming")


async def fine(talk: Talk[Any], wish: FlagIsFine) -> None:
    await flag_why.begin(talk, await _flag(talk, wish.flag), Verdict.FINE)


async def check(talk: Talk[Any], wish: FlagToCheck) -> None:
    await flag_why.begin(talk, await _flag(talk, wish.flag), Verdict.CHECK)


async def answer_again(talk: Talk[Any], wish: AnswerFlagAgain) -> None:
    """The answer was a mistake: it waits for another, and a photo is no longer asked for."""
    flag = await _flag(talk, wish.flag)
    if flag.verdict not in review.ANSWERS:
        raise Mistake("flags.not_answered")
    flag = await review.take_back(talk.acting(), flag)
    await photo_asks.withdraw(talk.books, flag, talk.now)
    talk.note("flags.answer_taken_back")
    await _show_flag(talk, flag, len(await review.of_visit(talk.books, flag.visit)), in_place=True)
    await flag_words.tell(talk.books, await talk.books.visits.get(flag.visit), talk.now)


async def way_of(books: Books, visit: Visit) -> list[list[Button]]:
    """Below a visit's summary, for those who review."""
    found = await review.of_visit(books, visit.id)
    if not found:
        return []
    waiting = sum(flag.verdict in review.WAITING for flag in found)
    said = texts.plain("flags.button", count=waiting) if waiting else texts.plain("flags.button_done")
    return [[LookAtVisit(visit=visit.id).labelled(said)]]


async def _flag(talk: Talk[Any], flag_id: int) -> Flag:
    talk.need_alone(Action.REVIEW)
    flag = await talk.books.flags.first(id=flag_id, verdict=OneOf(STANDING))
    if flag is None:
        raise Mistake("flags.gone")
    return flag


async def _first_of(talk: Talk[Any], visit: int, *, in_place: bool) -> None:
    found = await review.of_visit(talk.books, visit)
    order = sorted(found, key=lambda flag: (STANDING.index(flag.verdict), flag.id))
    if not order:
        meant = await talk.books.visits.first(id=visit)
        said = texts.html("flags.nothing_here", visit=await label(talk.books, meant)) if meant else None
        await talk.show(said or texts.html("flags.nothing"), [], SUBJECT, anew=not in_place)
        return
    await _show_flag(talk, order[0], len(found), in_place=in_place)


async def _show_flag(talk: Talk[Any], flag: Flag, of_all: int, *, in_place: bool) -> None:
    text = await flag_words.card(talk.books, talk.office, flag, talk.now)
    rows = flag_words.rows(flag, of_all, await flag_pictures.count(talk.books, flag))
    await talk.show(text, rows, SUBJECT, anew=not in_place)


async def _visits(books: Books) -> tuple[Html, list[list[Button]]]:
    """The latest visits that have flags, those that wait first."""
    by_visit: dict[int, list[Flag]] = {}
    for flag in await books.flags.find(verdict=OneOf(review.WAITING)):
        by_visit.setdefault(flag.visit, []).append(flag)
    answered = await books.flags.find(verdict=Verdict.FINE, order="-visit", limit=200)
    waiting = sorted(by_visit, reverse=True)
    done = [visit for visit in dict.fromkeys(flag.visit for flag in answered) if visit not in by_visit]
    made = [[await _for_visit(books, visit, by_visit.get(visit, []))] for visit in [*waiting, *done][:MOST_VISITS]]
    return texts.html("flags.which_visit" if waiting else "flags.nothing"), made


async def _for_visit(books: Books, visit: int, found: list[Flag]) -> Button:
    name = await label(books, await books.visits.get(visit))
    return LookAtVisitHere(visit=visit).labelled(flag_words.visit_button(name, found))


CONVERSATION = Conversation(
    commands=(Command("periksa", begin, frozenset({PRIVATE})),),
    flows=(flag_why.FLOW,),
    presses=(
        on(ListFlags, visits),
        on(LookAtVisit, of_visit),
        on(LookAtVisitHere, of_visit_in_place),
        on(NextFlag, following),
        on(SeeFlagged, pictures),
        on(FlagIsFine, fine),
        on(FlagToCheck, check),
        on(AnswerFlagAgain, answer_again),
    ),
    undoes=frozenset({AnswerFlagAgain}),
)
