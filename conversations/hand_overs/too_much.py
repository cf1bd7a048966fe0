"""More of a thing than the list grants somebody, or than was carried: most likely a name is an ordinary word ("10
sembako utuh"), or a number of the list stands where a count was read ("8 selimut"). It is asked."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from conversations.hand_overs import hand_over
from conversations.talk import Talk
from sotarsa_bot import texts
from sotarsa_bot.books import OneOf
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.hand_overs.entitled import entitled
from sotarsa_bot.parsing import Statement
from sotarsa_bot.parsing.caption_said import meaning
from sotarsa_bot.parsing.statement import Said
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.unsure import Unsure


async def ask(talk: Talk[Any], visit: Visit, written: Sequence[Statement], said: Sequence[Statement]) -> None:
    """Unsure, unless that was confirmed. `written`: before each name became a number of the list."""
    counted = [one for one in said if one.kind is Said.RECEIVED and (one.amount or 1) > 1]
    if not counted or talk.confirmed or talk.incoming.edited or talk.again or hand_over.meant(talk):
        return
    for n, (before, one) in enumerate(zip(written, said, strict=True)):
        if one in counted and await _above_the_list(talk, visit, one, named=not before.numbers):
            raise _asked(said, n, await _otherwise(talk, visit, one, named=not before.numbers), "deliver.more_than_due")
    if await _above_the_load(talk, visit, said):
        n = next(n for n, one in enumerate(said) if one in counted)
        raise _asked(said, n, await _otherwise(talk, visit, said[n], named=False), "deliver.more_than_carried")


async def _above_the_list(talk: Talk[Any], visit: Visit, one: Statement, *, named: bool) -> bool:
    """More than is due to one of these; where no list says what is due, several for somebody known by name alone."""
    item = _item(one, visit)
    for row in await talk.books.listed.find(visit=visit.id, number=OneOf(one.numbers)) if one.numbers else []:
        due = entitled(row, visit)
        if due and (one.amount or 1) > sum(thing.amount for thing in due if thing.item == item):
            return True
        if not due and named:
            return True
    return False


async def _above_the_load(talk: Talk[Any], visit: Visit, said: Sequence[Statement]) -> bool:
    loaded: Counter[str] = Counter()
    for cargo in visit.plan.cargo:
        loaded[deliveries.canonical(cargo.item, visit)] += cargo.amount
    new: Counter[str] = Counter()
    for one in said:
        if one.kind is Said.RECEIVED and not one.everyone:
            new[_item(one, visit)] += (one.amount or 1) * max(1, len(one.numbers))
    known = Counter(await deliveries.totals(talk.books, visit))
    return any(loaded[item] and known[item] + amount > loaded[item] for item, amount in new.items())


async def _otherwise(talk: Talk[Any], visit: Visit, one: Statement, *, named: bool) -> list[Statement]:
    """What may have been meant instead: one thing for each, so many for nobody by name, or a number of the list."""
    if one.numbers:
        each = [replace(one, amount=None)]
        return [replace(one, numbers=(), recipient=""), *each] if named else each
    known = await talk.books.listed.first(visit=visit.id, number=one.amount or 0)
    return [replace(one, numbers=(known.number,), amount=None)] if known else []


def _asked(said: Sequence[Statement], n: int, ways: Sequence[Statement], why: str) -> Unsure:
    other = [meaning([*said[:n], way, *said[n + 1 :]]) for way in ways]
    doubt = Unsure(*other, meaning(said), key="unsure.which" if other else "unsure.meant")
    doubt.before = texts.plain(why)
    return doubt


def _item(one: Statement, visit: Visit) -> str:
    carried = deliveries.carried(visit)
    return deliveries.canonical(one.item, visit) if one.item else carried[0] if len(carried) == 1 else ""
