"""From words to hand-overs: which visit they are about, what each of its numbers received, and who bears a name."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from conversations.choosing.chosen_visit import label, replied_to
from conversations.hand_overs import (
    another_of_these,
    asked_of,
    came_after_all,
    counted_twice,
    did_not_come,
    due,
    happened_at,
    in_light,
    in_part,
    misfits,
    named_proxy,
    names_said,
    no_hand_over,
    nobody_listed,
    not_carried,
    of_a_hamlet,
    only_names,
    own_name,
    recorded_before,
    said_beside,
    too_much,
    who,
)
from conversations.talk import Talk
from conversations.visits import before_day
from sotarsa_bot import texts, wording
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.hand_overs.deliveries import HandOver
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import Statement, on_the_list, one_line, parse_caption, visit_code
from sotarsa_bot.parsing.caption_code import without_code
from sotarsa_bot.parsing.caption_none import QUESTION, rest_not_yet
from sotarsa_bot.parsing.caption_said import meaning
from sotarsa_bot.parsing.hints import hinted
from sotarsa_bot.parsing.persons import is_plausible
from sotarsa_bot.parsing.statement import Said
from sotarsa_bot.records.benefit import ANY_AID
from sotarsa_bot.records.field import DeliveryKind, Listed
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.register import recipients
from sotarsa_bot.unsure import MOST_MEANINGS, Meaning, Unsure
from sotarsa_bot.visits import underway, visits

_LONG_NUMBER = re.compile(r"(?<![\d.])\+?\d(?:[\s.-]?\d){8,}")
"""Of a telephone or a card: not repeated."""


async def read(talk: Talk[Any], text: str) -> tuple[Visit, list[HandOver]]:
    """What the text says. Everything is checked, nothing is written: Mistake for what cannot be recorded, Unsure for
    what may be meant."""
    visit = await visit_meant(talk, text)
    try:
        meant, statements = await _statements(talk, text, visit)
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
    meant, said = await _statements(talk, text, await visit_meant(talk, text))
    return meaning(who.with_numbers(said, await _listed(talk, meant, said)))


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
            meant, said = await _statements(answered, one.words, visit)
            listed = await _listed(talk, meant, said)
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
    listed = await _listed(talk, meant, statements)
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
        for one in hand_overs(statement, meant, happened_at.moment(talk, meant, statements, statement))
        for granted in ([one] if statement.amount else await deliveries.as_granted(talk.books, meant, one))
        for granted in _but(granted, statement, meant)
    ]
    for number in dict.fromkeys(one.number for one in said if one.number is not None):
        await recipients.must_be_listed(talk.books, meant, number)
    await counted_twice.ask(talk, meant, said, meaning(statements))
    await recorded_before.ask(talk, meant, statements, said)
    await came_after_all.ask(talk, meant, said, meaning(statements))
    return said


async def _statements(talk: Talk[Any], text: str, visit: Visit | None) -> tuple[Visit, list[Statement]]:
    """What the words say, on the day that they say, if any."""
    day = happened_at.cut(talk, text)
    if day.day is None:
        return await _on_any_day(talk, text, visit)
    try:
        meant, said = await _on_any_day(talk, day.rest, visit)
    except Unsure as unsure:
        items = deliveries.carried(visit) if visit else []
        if happened_at.dated(unsure, day, items) is None:
            return await _on_any_day(talk, text, visit)
        raise
    if happened_at.is_of_all(day, said):
        return meant, happened_at.with_day(said, day.day)
    return await _on_any_day(talk, text, visit)


async def _on_any_day(talk: Talk[Any], text: str, visit: Visit | None) -> tuple[Visit, list[Statement]]:
    if visit is None and (doubt := await which_visit(talk, text)):
        raise doubt
    items = deliveries.carried(visit) if visit else []
    if visit and (named := named_proxy.told(talk, text, items)):
        return visit, named
    await of_a_hamlet.ask(talk, text, visit)
    if fewer := in_part.but_some(talk, text, items) or in_part.others_instead(talk, text, items):
        raise fewer
    if right := another_of_these.put_right(talk, text, items):
        raise right
    if beside := said_beside.numbers(talk, text, items) or in_light.of_goods(talk, text, items):
        raise beside
    try:
        statements = parse_caption(text, items=items, default_visit=visit.id if visit else None)
    except Unsure as unsure:
        ways = [parse_caption(one.words, items=items, default_visit=None) for one in unsure.meanings]
        await _names_in(talk, text, visit, ways, items)
        beside = in_part.with_the_rest(talk, ways, items) or said_beside.others(talk, text, ways, items)
        unsure = beside or unsure
        await _number(talk, visit, unsure, items)
        raise unsure from None
    except Mistake as mistake:
        await _names_in(talk, text, visit, [], items, mistake)
        doubt = named_proxy.with_what_was_written(talk, text, items) or await _only_names(talk, text, visit, items)
        raise doubt or mistake from None
    await _names_in(talk, text, visit, [statements], items)
    if len({s.visit for s in statements}) > 1:
        raise Mistake("deliver.one_visit_each")
    if rest := in_part.with_the_rest(talk, [statements], items) or said_beside.others(talk, text, [statements], items):
        raise rest
    return await visits.get(talk.books, statements[0].visit), statements


async def _names_in(
    talk: Talk[Any],
    text: str,
    visit: Visit | None,
    ways: Sequence[Sequence[Statement]],
    items: Sequence[str],
    mistake: Mistake | None = None,
) -> None:
    """Unsure or Mistake, where somebody of the list was named and is in none of these ways."""
    if visit is None or talk.confirmed or not names_said.may_name(text):
        return
    doubt = names_said.otherwise(text, await recipients.of_visit(talk.books, visit), ways, items)
    if doubt and not (mistake and isinstance(doubt, Mistake)):
        if isinstance(doubt, Unsure):
            await _number(talk, visit, doubt, items)
        raise doubt


async def _only_names(talk: Talk[Any], text: str, visit: Visit | None, items: Sequence[str]) -> Unsure | None:
    """Names of the list alone: they have most likely received, beside those who were read back."""
    listed = await recipients.of_visit(talk.books, visit) if visit else []
    if visit is None or not listed:
        return None
    named = only_names.numbers(text, listed)
    if not named:
        ways = only_names.perhaps(text, listed)[:MOST_MEANINGS]
        return Unsure(*(meaning([Statement(visit.id, Said.RECEIVED, (one,))]) for one in ways)) if ways else None
    return said_beside.of_these(talk, text, named, items) or Unsure(
        meaning([Statement(visit.id, Said.RECEIVED, named)])
    )


async def _number(talk: Talk[Any], visit: Visit | None, unsure: Unsure, items: Sequence[str]) -> None:
    """In what is read back, a number stands beside each name that plainly is one of the list's."""
    said = [parse_caption(one.words, items=items, default_visit=None) for one in unsure.meanings]
    if visit and (listed := await _listed(talk, visit, [one for each in said for one in each])):
        unsure.meanings = tuple(
            one._replace(said=meaning(who.with_numbers(each, listed)).said)
            for one, each in zip(unsure.meanings, said, strict=True)
        )


async def _listed(talk: Talk[Any], visit: Visit, statements: Sequence[Statement]) -> Sequence[Listed]:
    """The visit's list, if it takes a look at it to understand these: it may be long."""
    wanted = any(one.everyone or one.recipient or one.without_names or one.proxy for one in statements)
    return await recipients.of_visit(talk.books, visit) if wanted else []


async def which_visit(talk: Talk[Any], text: str) -> Unsure | None:
    """Of several visits under way, those that the words may be about; None if they say nothing of any."""
    meanings = []
    for visit in await underway.reportable(talk.books, talk.by.id, talk.today):
        if _can_be_read(text, visit):
            words = f"{visit.code}\n{text}" if "\n" in text else f"{visit.code} {text}"
            meanings.append(Meaning(words, f"{await label(talk.books, visit)}: {text}"))
    return Unsure(*meanings, key="deliver.which_visit_meant") if meanings else None


def _can_be_read(text: str, visit: Visit) -> bool:
    try:
        parse_caption(text, items=deliveries.carried(visit), default_visit=visit.id)
    except Unsure:
        return True
    except Mistake:
        return False
    return True


async def names_somebody(talk: Talk[Any], text: str) -> bool:
    """ "Hamdan terima sembako": without a number, a name and what became of it make a hand-over."""
    visit = await visit_meant(talk, text)
    possible = [visit] if visit else await underway.reportable(talk.books, talk.by.id, talk.today)
    if any(_names_somebody(text, one) for one in possible):
        return True
    if visit is None or not talk.incoming.picture:
        return False
    listed = await recipients.of_visit(talk.books, visit)
    return bool(only_names.numbers(text, listed) or only_names.perhaps(text, listed))


def _names_somebody(text: str, visit: Visit) -> bool:
    try:
        found = parse_caption(text, items=deliveries.carried(visit), default_visit=visit.id)
    except (Mistake, Unsure):
        return False
    return all((one.recipient and is_plausible(one.recipient)) or one.everyone for one in found)


async def names_a_thing(talk: Talk[Any], text: str) -> bool:
    """ "buka lagi, lupa mencatat 2 sembako": all that could be read of it has words for a name that are nobody's."""
    visit = await visit_meant(talk, text)
    if visit is None:
        return False
    items = deliveries.carried(visit)
    try:
        ways = [parse_caption(text, items=items, default_visit=visit.id)]
    except Unsure as unsure:
        ways = [parse_caption(one.words, items=items, default_visit=visit.id) for one in unsure.meanings]
    except Mistake:
        return False
    return all(any(one.recipient and not is_plausible(one.recipient) for one in way) for way in ways)


def _but(granted: HandOver, statement: Statement, visit: Visit) -> list[HandOver]:
    """Without what was lacking ("3 terima kecuali selimut"): where no list says what is due, the rest of the load."""
    if not statement.lacking:
        return [granted]
    rest = [item for item in deliveries.carried(visit) if item not in statement.lacking]
    if granted.item == ANY_AID:
        return [granted.model_copy(update={"item": item}) for item in rest]
    return [granted] if deliveries.canonical(granted.item, visit) in rest else []


async def visit_meant(talk: Talk[Any], text: str) -> Visit | None:
    """The visit whose items the caption speaks of: by its code, by what it replies to, else the only one under way."""
    if code := visit_code(text) or visit_code(talk.instead_of):
        return await visits.get(talk.books, code)
    if visit := await replied_to(talk):
        return visit
    possible = await underway.reportable(talk.books, talk.by.id, talk.today)
    return possible[0] if len(possible) == 1 else None


def hand_overs(statement: Statement, visit: Visit, at: datetime | None = None) -> list[HandOver]:
    """One hand-over for each number that was named; one without numbers. `at`: when it happened, if it was said."""
    note = "; ".join(part for part in (statement.reason, statement.note) if part)
    if not 0 < (statement.amount or 1) <= deliveries.MOST_AMOUNT:
        raise Mistake("deliver.amount_odd", most=deliveries.MOST_AMOUNT)
    said = HandOver(
        item=statement.item or usual_item(visit),
        amount=statement.amount or 1,
        kind=DeliveryKind(statement.kind),
        recipient=statement.recipient or "",
        proxy_name=statement.proxy.name if statement.proxy else "",
        proxy_relation=statement.proxy.relation if statement.proxy else "",
        note=note,
        happened_at=at,
    )
    return [said.model_copy(update={"number": n}) for n in statement.numbers] or [said]


def usual_item(visit: Visit) -> str:
    """What "3 terima" means: the only thing that is carried, else aid in general (then which_item.py asks)."""
    items = deliveries.carried(visit)
    return items[0] if len(items) == 1 else ANY_AID


def source(talk: Talk[Any]) -> str:
    """Telegram's own chat id: it changes with a supergroup, whose messages are numbered afresh."""
    return f"msg:{talk.incoming.chat}:{talk.incoming.message}"
