"""A range that was said before in part: "K1 1-10 terima", and later "K1 1-12 terima". Whether numbers 11 and 12 alone
are meant is asked, before anybody stands on record twice."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from conversations.hand_overs import hand_over
from conversations.talk import Talk
from sotarsa_bot import texts
from sotarsa_bot.books import OneOf
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.hand_overs.deliveries import HandOver
from sotarsa_bot.hand_overs.twins import parts_of_one
from sotarsa_bot.parsing import Statement
from sotarsa_bot.parsing.caption_said import meaning
from sotarsa_bot.parsing.statement import spans
from sotarsa_bot.records.field import DeliveryKind
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.unsure import Meaning, Unsure


async def ask(talk: Talk[Any], visit: Visit, statements: Sequence[Statement], said: Sequence[HandOver]) -> None:
    """Unsure, if some of several numbers have received the same thing already and others have not, unless that was
    confirmed. A list that is wholly on record is somebody's second word: both are kept (conflicts.py)."""
    if talk.confirmed or talk.incoming.edited or talk.again or hand_over.meant(talk):
        return
    named = {number for one in statements if len(one.numbers) > 1 for number in one.numbers}
    before = await _have_received(talk, visit, [one for one in said if one.number in named]) if named else set()
    rest = [left for one in statements if (left := _without(one, before))]
    if not before or not any(one.numbers for one in rest):
        return
    new, every = meaning(rest), meaning(statements)
    raise Unsure(
        Meaning(new.words, texts.plain("deliver.only_the_new", said=new.said)),
        Meaning(every.words, texts.plain("deliver.all_again", said=every.said)),
        key="deliver.some_before",
        numbers=spans(tuple(sorted(before))),
    )


async def say_so(unsure: Unsure, talk: Talk[Any], visit: Visit, said: Sequence[HandOver]) -> None:
    """Whoever is asked about hand-overs that stand on record is told so: a yes would record them once more."""
    if numbers := await of_these(talk, visit, said):
        before = texts.plain("deliver.stands_and_again", numbers=spans(numbers))
        unsure.before = "\n".join(part for part in (unsure.before, before) if part)


async def of_these(talk: Talk[Any], visit: Visit, said: Sequence[HandOver]) -> list[int]:
    """The numbers of which these hand-overs stand on record; none where they may correct it."""
    if talk.incoming.edited or talk.again or hand_over.meant(talk):
        return []
    return sorted(await _have_received(talk, visit, said))


def _without(one: Statement, before: set[int]) -> Statement | None:
    if len(one.numbers) < 2:
        return one
    left = tuple(number for number in one.numbers if number not in before)
    return replace(one, numbers=left) if left else None


async def _have_received(talk: Talk[Any], visit: Visit, said: Sequence[HandOver]) -> set[int]:
    """The numbers of which these hand-overs stand on record; a further part of what the list grants does not."""
    new = [one for one in said if one.kind is DeliveryKind.RECEIVED and one.number is not None]
    if not new:
        return set()
    numbers = OneOf(tuple({one.number for one in new}))
    known = await talk.books.deliveries.find(
        visit=visit.id, number=numbers, kind=DeliveryKind.RECEIVED, withdrawn_at=None
    )
    of = defaultdict(list)
    for record in known:
        of[record.number, deliveries.canonical(record.item, visit)].append(record)
    rows = {row.number: row.benefits for row in await talk.books.listed.find(visit=visit.id, number=numbers)}
    return {
        one.number
        for one in new
        if one.number is not None
        and (others := of[one.number, deliveries.canonical(one.item, visit)])
        and not parts_of_one([*others, one], rows.get(one.number, ()))
    }
