"""What is on record of an offline form's records already."""

from collections import defaultdict
from dataclasses import dataclass

from sotarsa_bot.books import Books, StartsWith
from sotarsa_bot.records.field import Delivery
from sotarsa_bot.records.visit import Visit


@dataclass(frozen=True)
class Known:
    """What is on record of one of the phone's records: its newest state, and what of it still stands."""

    rev: int
    standing: tuple[Delivery, ...]


async def known_of(books: Books, visit: Visit, form: int) -> dict[str, Known]:
    """By the phone's id. Sources are `form:<form>:<id>.<rev>:<n>`."""
    revs: defaultdict[str, int] = defaultdict(int)
    standing: defaultdict[str, list[Delivery]] = defaultdict(list)
    for delivery in await books.deliveries.find(visit=visit.id, source=StartsWith(source(form))):
        id_, _, rev = delivery.source.split(":")[2].partition(".")
        revs[id_] = max(revs[id_], int(rev))
        if delivery.withdrawn_at is None or delivery.held:
            standing[id_].append(delivery)
    return {id_: Known(rev, tuple(standing[id_])) for id_, rev in revs.items()}


def source(form: int) -> str:
    return f"form:{form}:"
