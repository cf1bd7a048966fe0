"""An incident in one message, and one that was none."""

import pytest

from simulator.model import Message
from tests.conftest import Stage, kept
from tests.the_day import begins, heard, own, seen


@pytest.mark.parametrize(
    "words", ["kendala K1 hujan deras, sungai naik", "K1 kendala hujan deras, sungai naik",
              "kendala: k1 - hujan deras, sungai naik"]
)  # fmt: skip
async def test_it_starts_with_its_words(stage: Stage, words: str) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, words)
    await stage.acts.taps(cast.member, "cuaca", cast.team_group)
    assert "kendala cuaca (dilaporkan Hendra Contoh):\nhujan deras, sungai naik" in heard(cast.member, cast.team_group)


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
    assert f"kendala lainnya (dilaporkan Hendra Contoh):\n{said}" in heard(cast.coordinator, group)
    await stage.acts.taps(cast.member, "jalan", own(stage, cast.member))
    assert f"kendala jalan (dilaporkan Hendra Contoh):\n{said}" in heard(cast.coordinator, group)
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


@kept
async def _open_incident(stage: Stage, words: str = "jembatan putus") -> None:
    await begins(stage)
    await stage.acts.says(stage.cast.member, stage.cast.team_group, f"kendala K1 {words}")


def _told(stage: Stage) -> Message:
    cast = stage.cast
    return next(m for m in cast.coordinator.sees(cast.team_group) if "Lanjutkan atau tunda" in m.shown)


@pytest.mark.parametrize(("words", "then"), [("tunda ja dulu", "⏸ Kunjungan ditunda oleh Rahmi Contoh"),
                                             ("lanjut haja", "▶️ Dilanjutkan, menurut Rahmi Contoh")])  # fmt: skip
async def test_whether_the_visit_goes_on_is_answered_in_words(stage: Stage, words: str, then: str) -> None:
    await _open_incident(stage)
    told = _told(stage)
    stage.cast.coordinator.replies(told, words)
    await stage.settle()
    if "tunda" in words:  # the village is told of that
        assert "K1 ditunda, dengan alasan: jembatan putus?" in stage.cast.coordinator.last(stage.cast.team_group).shown
        await stage.acts.taps(stage.cast.coordinator, "Ya", stage.cast.team_group)
    assert then in told.shown


async def test_whoever_let_it_go_on_may_still_put_the_visit_off(stage: Stage) -> None:
    """ "Pertanyaan ini sudah dijawab", and the visit stayed agreed."""
    await _open_incident(stage)
    told = _told(stage)
    coordinator, group = stage.cast.coordinator, stage.cast.team_group
    for words in ("lanjut haja", "tunda haja"):
        coordinator.replies(told, words)
        await stage.settle()
    await stage.acts.taps(coordinator, "Ya", group)
    assert "⏸ Kunjungan ditunda oleh Rahmi Contoh" in told.shown
    assert "⏸ Ditunda: jembatan putus" in stage.acts.card(coordinator, group, "K1").shown


async def test_a_member_is_not_offered_what_only_a_coordinator_may(stage: Stage) -> None:
    await _open_incident(stage)
    member, group = stage.cast.member, stage.cast.team_group
    member.replies(_told(stage), "tunda haja, bahaya")
    await stage.settle()
    said = member.last(group).shown
    assert said == "Maksudnya: usulan kepada koordinator untuk menunda K1, dengan alasan: bahaya?"
    await stage.acts.taps(member, "Ya", group)
    assert "✅ Disepakati" in stage.acts.card(member, group, "K1").shown
    assert "mengusulkan menunda kunjungan K1" in heard(stage.cast.coordinator, own(stage, stage.cast.coordinator))


async def test_its_kind_is_put_right_in_words(stage: Stage) -> None:
    await _open_incident(stage)
    told = _told(stage)
    stage.cast.member.replies(told, "salah, bukan lainnya tapi jalan")
    await stage.settle()
    assert "kendala jalan" in told.shown


@pytest.mark.parametrize("words", ["K1 kendala selesai", "kendala K1 sudah beres", "K1 jambatan sudah baik, lanjut",
                                   "K1 mobil sudah kaluar, kami bulik"])  # fmt: skip
async def test_that_it_is_over_is_no_new_one(stage: Stage, words: str) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await _open_incident(stage, "mobil tabanam" if "mobil" in words else "jembatan putus")
    await stage.acts.says(cast.member, group, words)
    assert "sudah selesai, kunjungan dilanjutkan?" in cast.member.last(group).shown
    await stage.acts.taps(cast.member, "Ya", group)
    async with stage.engine.store.reading() as books:
        (one,) = await books.incidents.find()
        assert one.resolved_at is not None


async def test_without_one_nothing_is_over(stage: Stage) -> None:
    await begins(stage)
    await stage.acts.says(stage.cast.member, stage.cast.team_group, "K1 kendala selesai")
    assert "tidak ada kendala yang belum selesai" in stage.cast.member.last(stage.cast.team_group).shown


async def test_trouble_beside_a_step_that_is_denied_is_heard(stage: Stage) -> None:
    await begins(stage)
    await stage.acts.says(stage.cast.member, stage.cast.team_group, "K1 belum pulang, jalan putus")
    assert "Catat sebagai kendala K1" in stage.cast.member.last(stage.cast.team_group).shown
