"""Somebody to whom the list grants only things that this visit does not carry: "3 terima" says too little of them.

Where the list grants nothing that is carried to anybody, it may only call the same things by other names ("bantuan
pangan"): nobody is asked. It names another thing ("beras", where "sembako" is carried): asked until somebody has said
that what is carried is meant.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from sotarsa_bot import wording
from sotarsa_bot.books import Books, OneOf
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.hand_overs.entitled import Entitled, entitled
from sotarsa_bot.parsing import Statement, lexicon
from sotarsa_bot.parsing.caption_said import meaning
from sotarsa_bot.parsing.statement import Said
from sotarsa_bot.records.field import DeliveryKind
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.register import recipients
from sotarsa_bot.unsure import Unsure

MOST_THINGS = 4


async def ask(books: Books, visit: Visit, said: Sequence[Statement]) -> None:
    """Unsure what they received, if a statement names no thing: what they are entitled to, or what was carried."""
    for n, one in enumerate(said):
        if one.kind is not Said.RECEIVED or one.item or not (one.numbers and deliveries.carried(visit)):
            continue
        listed = await books.listed.find(visit=visit.id, number=OneOf(one.numbers), order="number")
        dues = {line.number: entitled(line, visit) for line in listed}
        for due in dues.values():
            if due and not _carried(due) and await _is_another_thing(books, visit, due):
                alike = tuple(number for number, other in dues.items() if other == due)
                raise _unsure(visit, said, n, alike, due)


async def among(books: Books, visit: Visit, numbers: Collection[int]) -> dict[int, list[Entitled]]:
    """Those of these numbers to whom the list grants only what is not carried, with what it grants them."""
    if not deliveries.carried(visit):
        return {}
    listed = await books.listed.find(visit=visit.id, number=OneOf(tuple(numbers)), order="number")
    dues = {line.number: entitled(line, visit) for line in listed}
    return {
        number: due
        for number, due in dues.items()
        if due and not _carried(due) and await _is_another_thing(books, visit, due)
    }


def _carried(due: Sequence[Entitled]) -> bool:
    return any(thing.carried for thing in due)


async def _is_another_thing(books: Books, visit: Visit, due: Sequence[Entitled]) -> bool:
    if await _others_are_due_what_is_carried(books, visit):
        return True
    loaded = {word for item in deliveries.carried(visit) for word in item.casefold().split()}
    named = {word for thing in due for word in thing.item.casefold().split()} & lexicon.GOODS
    return bool(named) and not named & loaded and not await _was_answered(books, visit)


async def _was_answered(books: Books, visit: Visit) -> bool:
    """Whether one of the list has received what is carried."""
    items = OneOf(tuple(deliveries.carried(visit)))
    found = await books.deliveries.find(visit=visit.id, item=items, kind=DeliveryKind.RECEIVED, withdrawn_at=None)
    return any(one.number is not None for one in found)


async def _others_are_due_what_is_carried(books: Books, visit: Visit) -> bool:
    return any(_carried(entitled(one, visit)) for one in await recipients.of_visit(books, visit))


def _unsure(
    visit: Visit, said: Sequence[Statement], n: int, numbers: tuple[int, ...], due: Sequence[Entitled]
) -> Unsure:
    one = said[n]
    rest = tuple(other for other in one.numbers if other not in numbers)
    before = [*said[:n], *([replace(one, numbers=rest)] if rest else [])]
    theirs = replace(one, numbers=numbers, lacking=())
    ways = [[replace(theirs, item=thing.item, amount=thing.amount, unplanned=True) for thing in due]]
    ways += [[replace(theirs, item=item, amount=1)] for item in deliveries.carried(visit)[:MOST_THINGS]]
    meanings = [meaning([*before, *way, *said[n + 1 :]]) for way in ways]
    items = wording.listing([str(thing) for thing in due])
    return Unsure(*meanings, key="deliver.not_carried", number=wording.spans(numbers), items=items)
