"""How long rulings took."""

from datetime import date, timedelta
from typing import NamedTuple

from sotarsa_bot import texts
from sotarsa_bot.books import AtLeast, Books
from sotarsa_bot.records.ruling import Ruling
from sotarsa_bot.rulings import rulings
from sotarsa_bot.running.office import Office

MINUTES_AN_HOUR, MINUTES_A_DAY = 60, 24 * 60


class Times(NamedTuple):
    """How many were made, how long they took on the average, and how many wait."""

    made: int
    took: timedelta
    waiting: int


async def of_days(books: Books, office: Office, first: date, last: date) -> Times:
    """Those that were made on these days; what waits, waits now."""
    begin, end = office.at(first, office.evening) - timedelta(days=1), office.at(last, office.evening)
    found = await books.rulings.find(decided_at=AtLeast(begin))
    made = [one for one in found if first <= office.today(one.decided_at or end) <= last]
    took = sum((time_to_ruling(one) for one in made), timedelta()) / max(len(made), 1)
    return Times(len(made), took, len(await rulings.open_ones(books)))


def time_to_ruling(ruling: Ruling) -> timedelta:
    return (ruling.decided_at or ruling.asked_at) - ruling.asked_at


def lasting(time: timedelta) -> str:
    """ "40 menit", "3 jam", "4 hari"."""
    minutes = int(time.total_seconds() // 60)
    if minutes < MINUTES_AN_HOUR:
        return texts.plain("rulings.minutes", count=minutes)
    if minutes < 2 * MINUTES_A_DAY:
        return texts.plain("rulings.hours", count=minutes // MINUTES_AN_HOUR)
    return texts.plain("rulings.days", count=minutes // MINUTES_A_DAY)
