"""What is still open when a visit is to be closed, and stands in its way no more than this: it is asked about once."""

import zlib
from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from sotarsa_bot import wording
from sotarsa_bot.books import Books, OneOf, Unlike
from sotarsa_bot.flags import twice
from sotarsa_bot.flags.case import message
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.hand_overs.twins import whom
from sotarsa_bot.records.field import DIFFERENCES, PROVING, Delivery, DeliveryKind, PhotoState
from sotarsa_bot.records.flag import Verdict
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.register import recipients
from sotarsa_bot.summaries import waiting_words

MOST_LETTERS = 200


class Open(NamedTuple):
    """A text's key, how many there are, and which, as far as that can be said in a group."""

    key: str
    many: int
    which: str = ""


async def of_visit(books: Books, visit: Visit) -> list[Open]:
    """How many of each kind; only those that there are."""
    standing = await deliveries.standing(books, visit)
    asked, silent = await waiting_words.of_visit(books, visit), await _unheard_of(books, visit, standing)
    found = [
        Open("closing.unanswered", len(asked), await waiting_words.who(books, asked)),
        Open("closing.unplaced_photos", len(await waiting_words.photos(books, visit, asked))),
        Open("closing.doubles", await _doubles(books, standing)),
        Open("closing.open_numbers", len(silent), wording.cut(wording.spans(silent), MOST_LETTERS)),
        Open("closing.without_photo", await _without_photo(books, visit, standing)),
        Open("closing.broken_photos", await books.photos.count(visit=visit.id, state=PhotoState.BROKEN)),
        Open("closing.incidents", sum(
            one.kind not in DIFFERENCES for one in await books.incidents.find(visit=visit.id, resolved_at=None)
        )),
    ]  # fmt: skip
    return [one for one in found if one.many]


def stamp(found: Sequence[Open]) -> str:
    """Names what was shown, so that a press cannot agree to more."""
    return f"{zlib.crc32(repr(sorted(found)).encode()):08x}"


async def _unheard_of(books: Books, visit: Visit, standing: Sequence[Delivery]) -> list[int]:
    """Numbers of the list of which nothing is on record: neither that they received nor why they did not."""
    known = {one.number for one in standing}
    return [one.number for one in await recipients.of_visit(books, visit) if one.number not in known]


async def _doubles(books: Books, standing: Sequence[Delivery]) -> int:
    """Recipients of whom it was asked which record counts, and nobody has answered."""
    theirs: defaultdict[int | str, list[Delivery]] = defaultdict(list)
    for one in standing:
        if (who := whom(one)) is not None:
            theirs[who].append(one)
    return sum([await _unanswered(books, found) for found in theirs.values() if len(found) > 1])


async def _unanswered(books: Books, found: Sequence[Delivery]) -> bool:
    twins = {twin.id for twin in await deliveries.twins(books, found[0])} | {found[0].id}
    pairs = list(combinations([one for one in found if one.id in twins], 2))
    for cause in filter(None, (twice.cause(one, later) for one, later in pairs)):
        flag = await books.flags.first(visit=found[0].visit, cause=cause.key)
        if flag is None or not (flag.reason or flag.verdict is Verdict.FINE):
            return True
    return False


async def _without_photo(books: Books, visit: Visit, standing: Sequence[Delivery]) -> int:
    """Hand-overs that neither a photo nor a signed sheet shows. A photo shows all that was said with it."""
    received = [one for one in standing if one.kind is DeliveryKind.RECEIVED and not one.sheet]
    photos = await books.photos.find(
        visit=visit.id, kind=OneOf(PROVING), state=Unlike(PhotoState.BROKEN), delivery=Unlike(None)
    )
    shown = {photo.delivery for photo in photos}
    said = {message(one) for one in standing if one.id in shown}
    return sum(one.id not in shown and message(one) not in said for one in received)
