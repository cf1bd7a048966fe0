"""Albums: a photo without words belongs to the caption before it, in whatever order its photos arrive."""

import itertools
from collections.abc import Sequence

import pytest

from simulator.model import Chat
from tests.conftest import Stage
from tests.the_day import begins, heard, own, seen

Captions = Sequence[str | None]
THREE, FOUR = "K1 3 terima", "K1 4 terima"
CASES: list[tuple[Captions, list[int]]] = [
    ([THREE, None, FOUR, None], [3, 3, 4, 4]),
    ([THREE, None, None, FOUR, None, None], [3, 3, 3, 4, 4, 4]),
    ([None, THREE, None, FOUR], [3, 3, 3, 4]),
    ([None, None, THREE, FOUR, None], [3, 3, 3, 4, 4]),
    ([THREE, FOUR, None, None, None], [3, 4, 4, 4, 4]),
]


async def whose(stage: Stage) -> list[int | None]:
    """The numbers of the list that the photos prove, in the order of the photos."""
    async with stage.engine.store.reading() as books:
        photos = await books.photos.find(order="message")
        numbers = {one.id: one.number for one in await books.deliveries.find()}
    return [numbers[photo.delivery] if photo.delivery else None for photo in photos]


def where(stage: Stage, name: str) -> Chat:
    return own(stage, stage.cast.member) if name == "private" else stage.cast.team_group


@pytest.mark.parametrize("chat", ["private", "team"])
@pytest.mark.parametrize(("captions", "numbers"), CASES)
async def test_a_photo_without_words_belongs_to_the_caption_before_it(
    stage: Stage, captions: Captions, numbers: list[int], chat: str
) -> None:
    await begins(stage)
    stage.cast.member.sends_album(where(stage, chat), len(captions), captions=captions)
    await stage.settle()
    assert await whose(stage) == numbers
    said = seen(stage.cast.member, where(stage, chat))
    for number in (3, 4):
        count = numbers.count(number)
        assert f"untuk nomor {number}\n📷 {count} dari {count} foto tersimpan." in said
    assert "Untuk kunjungan mana" not in said


@pytest.mark.parametrize("order", list(itertools.permutations(range(4)))[1::2])
async def test_in_whatever_order_they_arrive(stage: Stage, order: Sequence[int]) -> None:
    """Each photo is settled before the next one comes, so that words and counts have to be mended, too."""
    await begins(stage)
    stage.cast.member.sends_album(stage.cast.team_group, 4, captions=[THREE, None, FOUR, None])
    stage.world.inbox.reorder(list(order))
    await stage.settle()
    assert await whose(stage) == [3, 3, 4, 4]
    said = seen(stage.cast.member, stage.cast.team_group)
    assert said.count("2 dari 2 foto tersimpan") == 2
    assert "dari 1 foto" not in said
    assert "dari 3 foto" not in said


async def test_after_hours_offline(stage: Stage) -> None:
    member, private = stage.cast.member, own(stage, stage.cast.member)
    await begins(stage)
    member.goes_offline()
    member.sends_photo(private, caption="K1 2 terima")
    for captions in ([THREE, None, FOUR, None], [None, "K1 5 terima", None, "K1 6 terima"]):
        member.sends_album(private, 4, captions=captions)
    await stage.later(hours=5)
    member.comes_online()
    await stage.settle()
    assert await whose(stage) == [2, 3, 3, 4, 4, 5, 5, 5, 6]


async def test_below_a_caption_that_is_not_understood_they_wait_for_the_same_answer(stage: Stage) -> None:
    """Not for the record before it: what is asked about the one is asked about all that follow it."""
    member, group = stage.cast.member, stage.cast.team_group
    await begins(stage)
    member.sends_album(group, 4, captions=[THREE, None, "K99 4 terima", None])
    await stage.settle()
    assert await whose(stage) == [3, 3, None, None]
    assert "2 foto sudah disimpan. Untuk kunjungan mana?" in heard(member, group)
    await stage.acts.taps(member, "K1 Uren", group)
    await stage.acts.taps(member, "Foto kegiatan", group)
    assert "2 dari 2 foto tersimpan untuk K1" in heard(member, group)


async def test_pages_of_a_sheet_and_hand_overs_in_one_album(stage: Stage) -> None:
    member, private = stage.cast.member, own(stage, stage.cast.member)
    await begins(stage)
    member.sends_album(private, 4, captions=["K1 daftar", None, THREE, None])
    await stage.settle()
    async with stage.engine.store.reading() as books:
        photos = await books.photos.find(order="message")
        (delivery,) = await books.deliveries.find()
    assert [photo.kind for photo in photos] == ["sheet", "sheet", "proof", "proof"]
    assert [photo.delivery for photo in photos] == [None, None, delivery.id, delivery.id]
