"""An incident in one message, and one that was none."""

import pytest

from tests.conftest import Stage
from tests.the_day import begins, own, seen


@pytest.mark.parametrize(
    "words", ["kendala K1 hujan deras, sungai naik", "K1 kendala hujan deras, sungai naik",
              "kendala: k1 - hujan deras, sungai naik"]
)  # fmt: skip
async def test_it_starts_with_its_words(stage: Stage, words: str) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, words)
    await stage.acts.taps(cast.member, "cuaca", cast.team_group)
    assert "kendala cuaca (dilaporkan Hendra Contoh):\nhujan deras, sungai naik" in seen(cast.member, cast.team_group)


async def test_its_photo_is_kept_with_it(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    cast.member.sends_photo(cast.team_group, caption="K1 kendala mobil amblas")
    await stage.settle()
    await stage.acts.taps(cast.member, "kendaraan", cast.team_group)
    async with stage.engine.store.reading() as books:
        (incident,) = await books.incidents.find()
        assert await books.photos.count(incident=incident.id) == 1


@pytest.mark.parametrize("words", ["salah", "batal", "salah pencet"])
async def test_one_that_was_none_is_taken_back_and_back_again(stage: Stage, words: str) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, own(stage, cast.member), "kendala K1 jembatan putus")
    await stage.acts.taps(cast.member, "jalan", own(stage, cast.member))
    told = next(m for m in cast.coordinator.sees(cast.team_group) if "kendala jalan" in m.shown)
    cast.member.replies(told, words)
    await stage.settle()
    assert "Dibatalkan oleh Hendra Contoh: bukan kendala" in told.shown
    assert "Kendala" not in stage.acts.card(cast.coordinator, cast.team_group, "K1").shown
    cast.member.taps("↩️ Salah: kendala belum selesai", message=told)
    await stage.settle()
    assert "Kendala jalan" in stage.acts.card(cast.coordinator, cast.team_group, "K1").shown


@pytest.mark.parametrize("words", ["kendala K1 sungai naik kada kawa manyubarang", "/kendala ban pecah"])
async def test_it_is_on_record_at_once_and_its_kind_is_named_later(stage: Stage, words: str) -> None:
    """Whoever wrote it may be out of reach before they press a button."""
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.member, own(stage, cast.member), words)
    said = words.removeprefix("kendala K1 ").removeprefix("/kendala ")
    assert f"kendala lainnya (dilaporkan Hendra Contoh):\n{said}" in seen(cast.coordinator, group)
    await stage.acts.taps(cast.member, "jalan", own(stage, cast.member))
    assert f"kendala jalan (dilaporkan Hendra Contoh):\n{said}" in seen(cast.coordinator, group)
    assert "jalan" not in stage.acts.question(cast.member, own(stage, cast.member)).labels
    async with stage.engine.store.reading() as books:
        assert [(one.kind, one.words) for one in await books.incidents.find()] == [("road", said)]


async def test_a_hand_over_below_the_question_which_kind_is_a_hand_over(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.member, group, "/kendala")
    asked = stage.acts.question(cast.member, group)
    cast.member.replies(asked, "K1 4 terima")
    await stage.settle()
    cast.member.replies(asked, "hujan labat")
    await stage.settle()
    async with stage.engine.store.reading() as books:
        assert [one.words for one in await books.incidents.find()] == ["hujan labat"]


async def test_a_second_one_does_not_wipe_the_first(stage: Stage) -> None:
    """ "Jembatan rubuh" was gone when wet parcels were told of a minute later."""
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.member, group, "kendala K1 jembatan rubuh, kada kawa lewat")
    await stage.later(minutes=1)
    await stage.acts.says(cast.member, group, "kendala K1 sembako basah 3")
    assert "kendala lainnya (dilaporkan Hendra Contoh):\njembatan rubuh, kada kawa lewat" in seen(cast.member, group)
    await stage.acts.taps(cast.member, "barang", group)
    async with stage.engine.store.reading() as books:
        assert [(one.kind, one.words) for one in await books.incidents.find(order="id")] == [
            ("other", "jembatan rubuh, kada kawa lewat"), ("goods", "sembako basah 3"),
        ]  # fmt: skip


async def test_the_same_one_again_is_one(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    for _ in range(2):
        await stage.acts.says(cast.member, group, "kendala K1 jembatan rubuh")
        await stage.later(minutes=1)
    await stage.acts.taps(cast.member, "jalan", group)
    async with stage.engine.store.reading() as books:
        assert [one.words for one in await books.incidents.find()] == ["jembatan rubuh"]
