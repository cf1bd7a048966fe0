"""The ways in which a line may be meant: which of several things, which of several people, each as its statements; and
what a line would mean if it were written otherwise."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import product

from sotarsa_bot import wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.caption_reading import Reading, names
from sotarsa_bot.parsing.caption_said import meaning
from sotarsa_bot.parsing.statement import Said, Statement
from sotarsa_bot.texts import EXAMPLE
from sotarsa_bot.unsure import Meaning, Unsure

Statements = list[Statement]


def the_one(ways: list[Statements], reading: Reading) -> Statements:
    """The only way; Unsure of several, Mistake without any."""
    if len(ways) == 1 and not (reading.doubtful or reading.nameless):
        return ways[0]
    if not ways:
        raise unreadable(reading)
    if reading.nameless and len(ways) == 1:
        raise Unsure(meaning(ways[0]), key="caption.proxy_nameless", k=EXAMPLE)
    raise Unsure(*map(meaning, ways))


def complete(reading: Reading, one: Statement) -> list[Statements]:
    """The ways in which the things that are named may be meant, each as its statements."""
    people = names(reading) if reading.others else [one.recipient]
    return [[replace(said, recipient=name) for name in people for said in way] for way in _of_things(reading, one)]


def _of_things(reading: Reading, one: Statement) -> list[Statements]:
    if one.kind is not Said.RECEIVED:
        return [[one]] if one.numbers or one.recipient or one.everyone else []
    if any(not good.items for good in reading.goods) and not reading.items:
        raise Mistake("parsing.caption_which_item", items="")
    named = [[(item, good.amount) for item in good.items or reading.items] for good in reading.goods]
    ways = product(product(*named), product(*reading.excepted.items))
    found = [_one_way(one, goods, lacking, reading.items) for goods, lacking in ways]
    return [way for way in found if way]


def _one_way(
    one: Statement, goods: Sequence[tuple[str, int | None]], lacking: Sequence[str], items: Sequence[str]
) -> Statements:
    things = [item for item, _ in goods]
    if len(set(things)) < len(things) or set(things) & set(lacking) or set(lacking) - set(items):
        return []  # who lacks what is not carried may have got anything
    somebody = one.numbers or one.recipient or one.everyone
    if goods:
        found = [replace(one, item=item, amount=amount, unplanned=item not in items) for item, amount in goods]
        return found if somebody or all(amount for _, amount in goods) else []
    rest = [item for item in items if item not in lacking]
    if not (somebody and rest) and (lacking or not somebody):
        return []
    if lacking:
        return [replace(one, item=rest[0]) if len(rest) == 1 else replace(one, lacking=tuple(dict.fromkeys(lacking)))]
    return [one]


def unreadable(reading: Reading) -> Mistake:
    """Mistake with the line as it was typed."""
    return Mistake("parsing.caption_unreadable", typed=wording.cut(reading.line.text(range(len(reading.line.pieces)))))


def offers(reading: Reading, texts: Iterable[str]) -> list[Meaning]:
    """What these would mean, written instead of the line."""
    found: list[Meaning] = []
    for text in texts:
        try:
            found.append(meaning(reading.again(reading, text)))
        except Unsure as unsure:
            found += unsure.meanings
        except Mistake:
            continue
    return found


def together(ways: Sequence[Sequence[Meaning]]) -> Unsure | None:
    """One meaning of each clause, in all combinations."""
    if not ways or not all(ways):
        return None
    return Unsure(*(Meaning("\n".join(m.words for m in way), "; ".join(m.said for m in way)) for way in product(*ways)))
