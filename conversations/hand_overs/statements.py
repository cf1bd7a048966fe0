"""From words to hand-overs: which visit they are about, what each of its numbers received, and who bears a name."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from conversations.hand_overs import (
    as_hand_overs,
    asked_of,
    came_after_all,
    counted_twice,
    did_not_come,
    due,
    happened_at,
    misfits,
    no_hand_over,
    nobody_listed,
    not_carried,
    own_name,
    recorded_before,
    statement_visit,
    statements_said,
    too_much,
    who,
)
from conversations.talk import Talk
from conversations.visits import before_day
from sotarsa_bot import texts, wording
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.hand_overs.deliveries import HandOver
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import Statement, on_the_list, one_line
from sotarsa_bot.parsing.caption_code import without_code
from sotarsa_bot.parsing.caption_none import QUESTION, rest_not_yet
from sotarsa_bot.parsing.caption_said import meaning
from sotarsa_bot.parsing.hints import hinted
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.register import recipients
from sotarsa_bot.unsure import MOST_MEANINGS, Meaning, Unsure

_LONG_NUMBER = re.compile(r"(?<![\d.])\+?\d(?:[\s.-]?\d){8,}")
"""Of a telephone or a card: not repeated."""


async def read(talk: Talk[Any], text: str) -> tuple[Visit, list[HandOver]]:
    """What the text says. Everything is checked, nothing is written: Mistake for what cannot be recorded, Unsure for
    what may be meant."""
    visit = await statement_visit.visit_meant(talk, text)
    try:
        meant, statements = await statements_said.said(talk, text, visit)
        no_hand_over.must_be_one(text, meant, statements)
        return meant, await _checked(talk, meant, statements)
    except Mistake as mistake:
        mistake.values.setdefault("k", visit.code if visit else texts.EXAMPLE)
        if visit and mistake.key == QUESTION:
            mistake.values["known"] = await asked_of.known(talk.books, visit, text)
        _as_written(mistake, text)
        hinted(mistake, without_code(text), of_somebody=await _names_anybody(talk, text, visit))
        raise
    except Unsure as unsure:
        if "k" in unsure.values and visit:
            unsure.values["k"] = visit.code
        await _offer_only_what_can_be_done(talk, text, visit, unsure)
        await before_day.add_to(unsure, talk, visit)
        if rest_not_yet(text):
            unsure.before = "\n".join(part for part in (unsure.before, texts.plain("caption.rest_not_yet")) if part)
        raise


async def _names_anybody(talk: Talk[Any], text: str, visit: Visit | None) -> bool:
    """Whether a name of the list, or a number at the beginning, says that it is about a recipient."""
    bare = without_code(text).strip()
    if bare[:1].isdigit() or visit is None:
        return bare[:1].isdigit()
    words = set(re.findall(r"[^\W\d_]+", bare.casefold()))
    return any(set(row.name.casefold().split()) <= words for row in await recipients.of_visit(talk.books, visit))


async def read_back(talk: Talk[Any], text: str) -> Meaning:
    """What the text says without doubt (`read` took it), for people to read before it is recorded."""
    meant, said = await statements_said.said(talk, text, await statement_visit.visit_meant(talk, text))
    return meaning(who.with_numbers(said, await statements_said.listed_if_needed(talk, meant, said)))


def _as_written(mistake: Mistake, text: str) -> None:
    """What was read may have been put otherwise first ("tiba 2 hujan"): people are shown the words that they wrote,
    without a number that names somebody."""
    typed = mistake.values.get("typed")
    if not isinstance(typed, str):
        return
    if not typed or typed.casefold().rstrip("…").strip() not in one_line(text).casefold():
        typed = wording.cut(without_code(one_line(text)) or text)
    mistake.values["typed"] = _LONG_NUMBER.sub("…", typed)


async def _offer_only_what_can_be_done(talk: Talk[Any], text: str, visit: Visit | None, unsure: Unsure) -> None:
    """A yes does what was read aloud: what could not be recorded is not offered. Mistake, if that leaves nothing."""
    answered, wrong = replace(talk, confirmed=True), []
    can_be: list[Meaning] = []
    checked: list[HandOver] = []
    doubtful: Statement | None = None
    more: Unsure | None = None
    names: set[str] = set()
    for one in unsure.meanings:
        try:
            meant, said = await statements_said.said(answered, one.words, visit)
            listed = await statements_said.listed_if_needed(talk, meant, said)
            names |= misfits.names_in(said)
            fitting = misfits.kept_as_said(said, listed)
            if fitting != said:
                doubtful = fitting[0] if len(fitting) == 1 else None
                said, one = fitting, meaning(fitting)
            if not doubtful and len(said) == 1 and said[0].reason.casefold() in names:
                continue  # "5 anang" says who number 5 is, and not why they are away
            no_hand_over.must_be_one(text, meant, said)
            checked = await _checked(answered, meant, said)
        except Unsure as further:
            if further.key in who.OF_NAMES:
                can_be += further.meanings  # asked at once: a yes that only asks again is none
                more = further
                continue
        except Mistake as mistake:
            wrong.append(mistake)
            continue
        can_be.append(one)
    if not can_be:
        raise wrong[0]
    if more and set(can_be) <= set(more.meanings):
        unsure.key, unsure.values = more.key, more.values
    unsure.meanings = tuple(dict.fromkeys(can_be))[:MOST_MEANINGS]
    if doubtful and (asked := misfits.what_happened(text, doubtful)):
        unsure.meanings, unsure.key = tuple(asked), "caption.what_happened"
        unsure.values = {"number": doubtful.numbers[0], "typed": doubtful.note or doubtful.reason}
    elif len(unsure.meanings) == 1 and unsure.key in ("unsure.which", "caption.not_received"):
        unsure.key = "unsure.meant"
    if visit and len(unsure.meanings) == 1 and unsure.key == "unsure.meant":
        await recorded_before.say_so(unsure, talk, visit, checked)
        await did_not_come.said_instead(talk, visit, checked, unsure)


async def _checked(talk: Talk[Any], meant: Visit, statements: Sequence[Statement]) -> list[HandOver]:
    deliveries.may_be_reported(meant)
    happened_at.must_have_come(talk, meant, statements)
    listed = await statements_said.listed_if_needed(talk, meant, statements)
    numbers = [row.number for row in listed]
    statements = who.excepted(talk, statements, listed)
    statements = await due.without_news(talk, meant, statements, listed)
    statements = due.of_all(talk, meant, statements, listed)
    written = [on_the_list(one, numbers) for one in statements]
    statements = who.named(talk, written, listed)
    own_name.ask(talk, statements, listed)
    await nobody_listed.ask(talk, meant, statements, listed)
    await too_much.ask(talk, meant, written, statements)
    await not_carried.ask(talk.books, meant, statements)
    await before_day.ask(talk, meant, meaning(statements))
    said = [
        granted
        for statement in statements
        for one in as_hand_overs.hand_overs(statement, meant, happened_at.moment(talk, meant, statements, statement))
        for granted in ([one] if statement.amount else await deliveries.as_granted(talk.books, meant, one))
        for granted in as_hand_overs.without_lacking(granted, statement, meant)
    ]
    for number in dict.fromkeys(one.number for one in said if one.number is not None):
        await recipients.must_be_listed(talk.books, meant, number)
    await counted_twice.ask(talk, meant, said, meaning(statements))
    await recorded_before.ask(talk, meant, statements, said)
    await came_after_all.ask(talk, meant, said, meaning(statements))
    return said


def source(talk: Talk[Any]) -> str:
    """Telegram's own chat id: it changes with a supergroup, whose messages are numbered afresh."""
    return f"msg:{talk.incoming.chat}:{talk.incoming.message}"
