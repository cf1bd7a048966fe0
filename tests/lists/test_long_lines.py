"""However long and odd a message is, its readers come to an end: while one is read, everybody waits."""

import signal
from collections.abc import Callable, Iterator
from datetime import timedelta
from types import FrameType

import pytest

from simulator.model import Message
from sotarsa_bot.parsing import visible
from sotarsa_bot.records.machinery import InboxState
from tests.conftest import Stage
from tests.the_day import begins

LONG = [
    ", " * 2000, " " * 4000 + "x", "\n" * 4000 + "x", "- " * 2000, "." * 4000, "1-" * 2000, "a, " * 1300,
    "salah, " * 500, "hapus a " * 500, "1 terima " * 450, "siti (anak) " * 340, "3 desember " * 370,
    "bukan 3 tapi " * 300, "0812 " * 800, "rusak 1 " * 500, "terima kasih " * 300,
]  # fmt: skip
"""Each a piece that some reader knows, or a sign, many times. One of them once held the bot for minutes."""
FOR_EVER = 300
"""Seconds: a reader that tries every way needs years, all these together some seconds."""


@pytest.fixture
def ends() -> Iterator[None]:
    """What is not over after all that time is stopped, and has failed."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError("a reader did not come to an end")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, FOR_EVER, 1)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)


Send = Callable[[str], Message]


async def _all_sent(stage: Stage, *ways: Send) -> None:
    for words in LONG:
        for send in ways:
            send(words)
            await stage.settle()
        stage.clock.advance(timedelta(minutes=2))
    async with stage.engine.store.reading() as books:
        assert await books.inbox.count(state=InboxState.DEAD) == 0
        assert await books.inbox.count(state=InboxState.NEW) == 0


@pytest.mark.usefixtures("ends")
@pytest.mark.long
async def test_before_the_day(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    alone = stage.world.private(cast.coordinator.user)
    await stage.acts.says(cast.coordinator, alone, "/daftar K1")
    village = stage.acts.card(cast.official, cast.village_group, "K1")
    team = stage.acts.card(cast.coordinator, cast.team_group, "K1")
    await _all_sent(
        stage,
        lambda words: cast.official.sends(cast.village_group, words, reply_to=village),
        lambda words: cast.coordinator.sends(alone, words),
        lambda words: cast.coordinator.sends(cast.team_group, words, reply_to=team),
    )


@pytest.mark.usefixtures("ends")
@pytest.mark.long
async def test_on_the_day(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, "/lapangan")
    panel = cast.member.last(cast.team_group)
    await _all_sent(
        stage,
        lambda words: cast.member.sends(cast.team_group, words, reply_to=panel),
        lambda words: cast.member.sends_photo(cast.team_group, caption=f"K1 {words}"[:1024]),
        lambda words: cast.member.sends(cast.team_group, f"K1 {words}"[:4096]),
    )


def test_what_is_cut_are_signs_and_no_words() -> None:
    assert visible("1. Aminah\n==============\n2. Hamdan") == "1. Aminah\n========\n2. Hamdan"
    assert visible("tiba\n\n\n\n\n\nselesai") == "tiba\n\n\nselesai"
    assert visible("nama: ____________________ (anak)") == "nama: ____________________ (anak)"
    assert visible("Aminah .......... Hulu,   RT 2") == "Aminah ...... Hulu,   RT 2"
    assert visible("terima kasih 🙏🙏🙏") == "terima kasih 🙏🙏🙏"
