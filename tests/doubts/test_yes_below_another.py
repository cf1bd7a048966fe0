"""A yes below a message answers that message, or nothing: whatever else stands open is asked once more."""

import pytest

from simulator.model import Message
from tests.asked import (
    ASKED,
    Asked,
    a_village_asks,
    a_wish,
    a_wish_that_waits,
    an_unvisited_village_asks,
    days_that_passed,
    proposed,
)
from tests.conftest import Stage
from tests.field.test_team_talk import writes
from tests.the_day import begins, heard, reports, seen

DONE = "Nomor 3 menolak"
NO_DAY_YET = (proposed, a_wish, a_wish_that_waits, days_that_passed, a_village_asks, an_unvisited_village_asks)
"""No hand-over is asked about before a day is agreed."""
REFUSED = (
    "K1 jalan rusak parah di km 3",
    "K1 1 2 3 sudah diparaf tapi barangnya balum dibari",
    "K1 bla bla bla",
    "K1 14 15 terima kah?",
    "K1 sertifikat tanah pambakal",
)


async def is_asked(stage: Stage) -> Message | None:
    """An outcome that is read back, and that nobody answers."""
    cast = stage.cast
    cast.member.sends_photo(cast.team_group, caption="K1 3 menolak kayanya")
    await stage.settle()
    found = [m for m in cast.member.sees(cast.team_group) if "nomor 3 menolak" in m.shown and m.buttons]
    await stage.later(minutes=12)
    return found[-1] if found else None


async def says_yes_below(stage: Stage, message: Message, words: str = "iih") -> None:
    stage.cast.member.replies(message, words)
    await stage.settle()


@pytest.mark.parametrize(
    "asked", [one for one in ASKED if one.group == "team_group" and one.scene not in NO_DAY_YET], ids=str
)
async def test_a_yes_below_any_message_answers_no_older_question(stage: Stage, asked: Asked) -> None:
    cast = stage.cast
    await asked.scene(stage)
    assert await is_asked(stage)
    for message in [m for m in cast.member.sees(cast.team_group) if m.sender is cast.member.world.bot]:
        if "nomor 3 menolak" not in message.shown:
            await says_yes_below(stage, message)
    assert DONE not in seen(cast.member, cast.team_group)


@pytest.mark.parametrize("words", REFUSED)
async def test_a_yes_below_a_refusal_says_what_is_open(stage: Stage, words: str) -> None:
    cast = stage.cast
    await begins(stage)
    await is_asked(stage)
    assert await writes(stage, words)
    refusal = cast.member.last(cast.team_group)
    before = len(cast.member.sees(cast.team_group))
    await says_yes_below(stage, refusal)
    assert DONE not in seen(cast.member, cast.team_group)
    added = "\n".join(m.shown for m in cast.member.sees(cast.team_group)[before:])
    assert "nomor 3 menolak" in added
    await stage.acts.answers(cast.member, cast.team_group, "ya")
    assert DONE in heard(cast.member, cast.team_group)


async def test_a_yes_below_a_receipt_records_nothing(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await is_asked(stage)
    await reports(stage, "Berangkat", "Tiba", "Mulai")
    await stage.acts.says(cast.member, cast.team_group, "K1 4 terima")
    await stage.later(minutes=2)
    await says_yes_below(stage, cast.member.last(cast.team_group))
    assert DONE not in seen(cast.member, cast.team_group)


async def test_where_nothing_is_open_it_says_so(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    assert await writes(stage, REFUSED[0])
    await says_yes_below(stage, cast.member.last(cast.team_group))
    assert "tidak menanyakan apa-apa" in seen(cast.member, cast.team_group) or "belum dipahami" in seen(
        cast.member, cast.team_group
    )
