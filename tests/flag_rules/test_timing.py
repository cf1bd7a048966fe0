"""Before the departure, long after the return, faster than anybody hands over; and bursts, which are none of that."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from sotarsa_bot import wording
from sotarsa_bot.flags import timing
from sotarsa_bot.flags.case import Cause
from sotarsa_bot.records.field import Delivery
from sotarsa_bot.records.flag import FlagKind
from sotarsa_bot.records.steps import Step
from sotarsa_bot.running.office import WITA
from tests.flag_rules.cases import DAY, EIGHT, LATER, TEN, TWO, case, delivery, step

MINUTES, HOURS = timedelta(minutes=1), timedelta(hours=1)


def timed(number: int, happened: datetime, **more: Any) -> Delivery:
    """Known when it happened: it arrived in the evening."""
    return delivery(number, at=happened, **more).with_(received_at=TWO + 3 * HOURS)


def test_before_the_departure() -> None:
    """One flag for all of one person's: a departure that was told late makes all of them early."""
    told = [delivery(n, at=EIGHT - 30 * MINUTES) for n in (3, 4)]
    others = [delivery(5, at=EIGHT - 10 * MINUTES), delivery(6, at=TEN), delivery(7, by=2, at=EIGHT - HOURS)]
    assert list(timing.early(case(*told, *others))) == [
        Cause(FlagKind.EARLY, "early:1:20261203", (3, 4)),
        Cause(FlagKind.EARLY, "early:2:20261203", (7,)),
    ]


def test_without_a_word_of_the_departure_the_arrival_counts_and_without_both_nothing() -> None:
    early = delivery(3, at=TEN - HOURS)
    arrived = {Step.ARRIVED: step(Step.ARRIVED, TEN), Step.RETURNED: step(Step.RETURNED, TWO)}
    assert len(list(timing.early(case(early, steps=arrived)))) == 1
    assert list(timing.early(case(early, steps={Step.RETURNED: step(Step.RETURNED, TWO)}))) == []


@pytest.mark.parametrize(("after", "is_late"), [(1 * HOURS, False), (3 * HOURS, False), (25 * HOURS, True)])
def test_what_arrives_after_the_return_may_have_waited_in_a_phone(after: timedelta, is_late: bool) -> None:
    assert bool(list(timing.late(case(delivery(3, at=TWO + after))))) is is_late


def test_what_is_known_to_have_happened_after_the_return_has_not_waited() -> None:
    late = delivery(3, at=TWO + 3 * HOURS).with_(received_at=TWO + 5 * HOURS)
    assert list(timing.late(case(late))) == [Cause(FlagKind.LATE, "late:1:20261203", (3,))]
    assert list(timing.late(case(late, steps={}))) == []


def test_eleven_within_a_minute_by_one_person() -> None:
    told = [timed(n, TEN + n * timedelta(seconds=5)) for n in range(1, 12)]
    assert list(timing.fast(case(*told))) == [Cause(FlagKind.FAST, "fast:1:20261203020005", tuple(range(1, 12)))]
    assert list(timing.fast(case(*told[:10]))) == []


def test_a_whole_list_ticked_at_once_is_one_flag_a_minute() -> None:
    told = [timed(n, TEN + n * timedelta(seconds=1)) for n in range(1, 91)]
    assert [len(cause.deliveries) for cause in timing.fast(case(*told))] == [60, 30]


def test_two_people_may_be_twice_as_fast() -> None:
    told = [timed(n, TEN + n * timedelta(seconds=5), by=n % 2) for n in range(1, 13)]
    assert list(timing.fast(case(*told))) == []


def test_a_phone_that_finds_a_signal_is_not_fast() -> None:
    """300 messages within a second: when they happened, nobody knows."""
    assert list(timing.fast(case(*(delivery(n) for n in range(1, 301))))) == []


def test_a_range_and_a_ticked_sheet_are_one_word() -> None:
    assert list(timing.fast(case(*(timed(n, TEN, source=f"msg:1:7:{n}") for n in range(1, 40))))) == []


def test_a_hand_over_of_which_only_the_day_is_known_was_neither_late_nor_fast() -> None:
    then = wording.hour_unknown(DAY, WITA)
    said = [delivery(n, at=then, received_at=LATER) for n in range(1, 14)]
    assert list(timing.late(case(*said))) == list(timing.fast(case(*said))) == []
