"""The same goods told by numbers and as a count; and what takes back a record without a reply."""

import pytest

from tests.conftest import Stage
from tests.hand_overs.test_corrections import replies
from tests.hand_overs.test_whom_and_when import listed, numbers, sends, standing
from tests.the_day import heard


@pytest.mark.parametrize(
    ("first", "then", "asked"),
    [
        ("K1 1-7 terima", "K1 sembako 7", "sudah dicatat per nomor"),
        ("K1 sembako 7", "K1 semua terima sembako", "sudah dicatat sebagai jumlah"),
    ],
)
async def test_a_count_beside_numbers_is_asked(stage: Stage, first: str, then: str, asked: str) -> None:
    """Both were recorded: 14 parcels, of which the village had seen seven."""
    member, group = stage.cast.member, stage.cast.team_group
    await listed(stage)
    await sends(stage, first)
    before = await standing(stage)
    await sends(stage, then)
    assert await standing(stage) == before
    assert asked in heard(member, group)
    await stage.acts.taps(member, "Ya", group)
    assert sum(one.amount for one in await standing(stage)) == 14


async def test_the_same_count_by_two_people_is_asked_once(stage: Stage) -> None:
    """It was eight parcels, of which four were handed over."""
    coordinator, group = stage.cast.coordinator, stage.cast.team_group
    await listed(stage)
    await sends(stage, "K1 sembako 4")
    await stage.acts.says(coordinator, group, "K1 sembako 4")
    assert "4 sembako sudah dicatat Hendra Contoh" in heard(coordinator, group)
    assert sum(one.amount for one in await standing(stage)) == 4
    await stage.acts.taps(coordinator, "Ya", group)
    assert sum(one.amount for one in await standing(stage)) == 8


async def test_what_photos_prove_one_by_one_is_not_asked(stage: Stage) -> None:
    """Two by number and two as a count, by two people, each with a photo: six parcels, no question."""
    coordinator, group = stage.cast.coordinator, stage.cast.team_group
    await listed(stage)
    for words in ("K1 3 terima", "K1 4 terima", "K1 sembako 2"):
        await sends(stage, words)
    coordinator.sends_photo(group, caption="K1 sembako 2")
    await stage.settle()
    assert sum(one.amount for one in await standing(stage)) == 6


async def test_a_photo_does_not_tell_a_count_from_a_colleague_s_words(stage: Stage) -> None:
    coordinator, group = stage.cast.coordinator, stage.cast.team_group
    await listed(stage)
    await stage.acts.says(coordinator, group, "K1 sembako 4")
    await sends(stage, "K1 sembako 4")
    assert "4 sembako sudah dicatat Rahmi Contoh" in heard(stage.cast.member, group)
    assert sum(one.amount for one in await standing(stage)) == 4


async def test_of_two_numbers_the_wrong_one_is_asked(stage: Stage) -> None:
    """ "Eh bukan 5, 4" took both off, though the one was meant instead of the other."""
    member, group = stage.cast.member, stage.cast.team_group
    await listed(stage)
    await sends(stage, "K1 1-5 terima")
    for words in ("kecuali nomor 5", "eh bukan 5, 4"):
        await stage.acts.says(member, group, words)
    assert await numbers(stage) == [1, 2, 3, 4, 5]
    await stage.acts.taps(member, "catatan nomor 4 dibatalkan", group)
    assert await numbers(stage) == [1, 2, 3, 5]


async def test_other_amounts_are_other_goods(stage: Stage) -> None:
    await listed(stage)
    await sends(stage, "K1 1-3 terima")
    await sends(stage, "K1 sembako 7")
    assert sum(one.amount for one in await standing(stage)) == 10


@pytest.mark.parametrize("words", ["K1 batal nomor 4", "K1 hapus no 4"])
async def test_a_record_is_taken_back_by_its_code_and_number(stage: Stage, words: str) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await listed(stage)
    await sends(stage, "K1 3-5 terima")
    await stage.acts.says(member, group, words)
    assert await numbers(stage) == [3, 4, 5]
    assert "batalkan catatan itu" in heard(member, group)
    await stage.acts.taps(member, "Ya", group)
    assert await numbers(stage) == [3, 5]


async def test_nothing_on_record_under_a_number_is_said(stage: Stage) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await listed(stage)
    await stage.acts.says(member, group, "K1 batal nomor 4")
    assert "Nomor itu tidak ada pada catatan" in heard(member, group)


async def test_words_that_are_changed_to_batal_take_their_record_back(stage: Stage) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await listed(stage)
    said = member.sends(group, "K1 3 terima")
    await stage.settle()
    assert await numbers(stage) == [3]
    member.edits(said, "batal")
    await stage.settle()
    assert await standing(stage) == []


@pytest.mark.parametrize("words", ["nomor 3 salah, harusnya nomor 4", "no 4 bukan 3"])
async def test_the_right_number_in_a_reply_stands_in_the_place_of_the_wrong(stage: Stage, words: str) -> None:
    await listed(stage)
    await sends(stage, "K1 3 terima")
    await replies(stage, words)
    assert await numbers(stage) == [4]
