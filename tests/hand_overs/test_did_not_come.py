"""Who is on record as served and is said not to have come, and of whom it is said."""

import pytest

from sotarsa_bot.records.field import DeliveryKind
from tests.conftest import Stage
from tests.hand_overs.test_whom_and_when import listed, sends, standing


@pytest.mark.parametrize("words", ["K1 2 salah, sidin kada datang", "K1 2 salah, kada datang"])
async def test_a_record_that_was_wrong_goes_and_that_is_said_first(stage: Stage, words: str) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await listed(stage)
    await sends(stage, "K1 1-3 terima")
    await stage.acts.says(cast.member, group, words)
    asked = stage.acts.question(cast.member, group).shown
    assert "Sebelumnya tercatat:\n• 1 sembako untuk nomor 2" in asked
    assert "nomor 2 tidak ada di tempat, menggantikan catatan itu?" in asked
    await stage.acts.taps(cast.member, "Ya", group)
    kinds = {one.number: one.kind for one in await standing(stage)}
    assert kinds == {1: DeliveryKind.RECEIVED, 3: DeliveryKind.RECEIVED, 2: DeliveryKind.ABSENT}


@pytest.mark.parametrize("words", ["K1 2 sidin kada ada", "K1 2 inya kada ada", "K1 2, beliau kada datang"])
async def test_he_and_she_are_nobody_s_name(stage: Stage, words: str) -> None:
    await listed(stage)
    await stage.acts.says(stage.cast.member, stage.cast.team_group, words)
    (one,) = await standing(stage)
    assert (one.number, one.kind, one.note) == (2, DeliveryKind.ABSENT, "")
