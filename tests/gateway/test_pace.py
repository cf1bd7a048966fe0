"""How fast the bot speaks: as fast as Telegram's limits allow, never faster, and answers go before news."""

from datetime import UTC, datetime, timedelta

from benchmarks.pace import fan_out
from sotarsa_bot.running.pace import ALL_LIMIT, GROUP_LIMIT, Pace

NOW = datetime(2026, 11, 24, 1, tzinfo=UTC)


async def test_a_fan_out_takes_what_the_limits_allow_and_answers_overtake_it() -> None:
    """In the strict simulator, by its clock. The full size: `python -m benchmarks pace`."""
    one = await fan_out(groups=60, visits=4)
    assert one.took <= one.least * 1.1
    assert one.answered_after <= timedelta(seconds=2)
    assert one.world.refusals == []


def said(pace: Pace, chat: int, at: datetime, count: int = 1) -> None:
    pace.leaves(count)
    pace.arrived(chat, at, count)


def test_a_group_hears_eighteen_in_a_minute() -> None:
    pace = Pace()
    for n in range(GROUP_LIMIT):
        said(pace, 1, NOW + timedelta(seconds=2 * n))
    now = NOW + timedelta(seconds=40)
    assert pace.ready_at(1, group=True, now=now) == NOW + timedelta(seconds=60)
    assert pace.ready_at(1, group=False, now=now) == now
    assert pace.ready_at(2, group=True, now=now) == now


def test_an_album_needs_room_for_each_of_its_items() -> None:
    pace = Pace()
    for n in range(10):
        said(pace, 1, NOW + timedelta(seconds=2 * n))
    now = NOW + timedelta(seconds=30)
    assert pace.ready_at(1, group=True, now=now, count=8) == now
    assert pace.ready_at(1, group=True, now=now, count=10) == NOW + timedelta(seconds=62)


def test_what_is_on_its_way_counts_until_it_has_arrived() -> None:
    """A slow line must not bunch up what was well spaced when it left."""
    pace = Pace()
    for _ in range(ALL_LIMIT):
        pace.leaves()
    later = NOW + timedelta(seconds=5)
    assert pace.room_at(later) > later
    for chat in range(ALL_LIMIT):
        pace.arrived(chat, later)
    assert pace.room_at(later) == later + timedelta(seconds=1)


def test_told_to_wait_holds_for_that_chat_only() -> None:
    pace = Pace()
    pace.told_to_wait(1, NOW + timedelta(seconds=300), NOW)
    assert pace.ready_at(1, group=True, now=NOW) == NOW + timedelta(seconds=300)
    assert pace.open_at(1, NOW) == NOW + timedelta(seconds=300)
    assert pace.ready_at(2, group=True, now=NOW) == NOW


def test_a_clock_that_is_set_back_makes_no_wait_longer() -> None:
    pace, hour = Pace(), timedelta(hours=1)
    pace.told_to_wait(1, NOW + timedelta(seconds=30), NOW)
    assert pace.open_at(1, NOW + timedelta(seconds=20)) == NOW + timedelta(seconds=30)
    for seconds in (0, 20):
        back = NOW - hour + timedelta(seconds=seconds)
        assert pace.open_at(1, back) == NOW - hour + timedelta(seconds=30)
