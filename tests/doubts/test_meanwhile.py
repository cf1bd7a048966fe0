"""Between a question and its yes something else may have changed: a yes stands for what was read aloud, and no more."""

import pytest

from sotarsa_bot.records.visit import VisitState
from tests.conftest import Stage
from tests.the_day import heard, own


async def wishes(stage: Stage, words: str) -> None:
    """The village wishes for another day, and says yes to how it was read."""
    cast = stage.cast
    cast.official.replies(stage.acts.card(cast.official, cast.village_group, "K1"), words)
    await stage.settle()
    await stage.acts.taps(cast.official, "Ya", cast.village_group)


async def test_a_yes_to_one_wish_accepts_no_other(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await wishes(stage, "tgl 10 jam 9 di balai desa")
    me = own(stage, cast.coordinator)
    cast.coordinator.replies(cast.coordinator.last(me), "ok siap")
    await stage.settle()
    asked = next(m for m in reversed(cast.coordinator.sees(me)) if "diterima: Kamis, 10 Desember" in m.shown)
    await wishes(stage, "tgl 11 jam 10 di masjid")
    cast.coordinator.replies(asked, "ya")
    await stage.settle()
    async with stage.engine.store.reading() as books:
        assert (await books.visits.get(1)).agreed is None
    assert "Sementara itu rencananya sudah berubah" in asked.shown
    assert "Jumat, 11 Desember 2026, 10.00 WITA, masjid" in asked.shown
    cast.coordinator.replies(asked, "ya")
    await stage.settle()
    async with stage.engine.store.reading() as books:
        agreed = (await books.visits.get(1)).agreed
    assert agreed is not None
    assert agreed.place is not None
    assert agreed.place.name == "masjid"


async def test_a_change_of_the_plan_is_read_again_beside_anothers(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.decides()
    card = stage.acts.card(cast.coordinator, cast.team_group, "K1")
    cast.coordinator.replies(card, "tambah selimut 10")
    await stage.settle()
    asked = stage.acts.question(cast.coordinator, cast.team_group)
    assert "25 paket sembako dan 10 selimut" in asked.shown
    cast.member.replies(card, "sembako jadi 40")
    await stage.settle()
    await stage.acts.taps(cast.member, "Ya", cast.team_group)
    cast.coordinator.taps("Ya", message=asked)
    await stage.settle()
    assert "40 paket sembako dan 10 selimut" in asked.shown
    assert "Sementara itu" in asked.shown
    cast.coordinator.taps("Ya", message=asked)
    await stage.settle()
    assert "40 paket sembako dan 10 selimut" in stage.acts.card(cast.coordinator, cast.team_group, "K1").shown
    assert "Baik" in heard(cast.coordinator, cast.team_group)


async def test_what_does_not_hang_on_it_is_asked_once(stage: Stage) -> None:
    """A step of the day changes nothing of what was read aloud before."""
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.decides()
    card = stage.acts.card(cast.coordinator, cast.team_group, "K1")
    cast.coordinator.replies(card, "tambah selimut 10")
    await stage.settle()
    asked = stage.acts.question(cast.coordinator, cast.team_group)
    await stage.acts.taps(cast.official, "tempat siap", cast.village_group)
    cast.coordinator.taps("Ya", message=asked)
    await stage.settle()
    assert "Baik" in asked.shown


@pytest.mark.parametrize("words", ["bisa", "ok siap", "tidak bisa", "tidak bisa, mobil dipakai"])
async def test_an_answer_below_a_former_wish_is_read_back_with_the_one_that_stands(stage: Stage, words: str) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await wishes(stage, "tgl 10 jam 9 di balai desa")
    me = own(stage, cast.coordinator)
    former = cast.coordinator.last(me)
    await wishes(stage, "tgl 11 jam 10 di masjid")
    cast.coordinator.replies(former, words)
    await stage.settle()
    assert "Jumat, 11 Desember 2026, 10.00 WITA, masjid" in stage.acts.question(cast.coordinator, me).shown
    async with stage.engine.store.reading() as books:
        visit = await books.visits.get(1)
    assert visit.agreed is None
    assert visit.counter is not None


@pytest.mark.parametrize("way", ["press", "word"])
@pytest.mark.parametrize("then", ["iih", "iih, siap", "ya"])
async def test_after_ubah_no_yes_takes_what_was_turned_down(stage: Stage, way: str, then: str) -> None:
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    cast.official.replies(stage.acts.card(cast.official, group, "K1"), "kamis jam 9 di balai desa")
    await stage.settle()
    asked = stage.acts.question(cast.official, group)
    if way == "press":
        cast.official.taps("Ubah", message=asked)
    else:
        cast.official.replies(asked, "bukan")
    await stage.settle()
    assert "belum dicatat" in asked.shown
    cast.official.replies(asked, then)
    await stage.settle()
    async with stage.engine.store.reading() as books:
        visit = await books.visits.get(1)
    assert (visit.agreed, visit.choice) == (None, None)


async def test_a_member_says_no_yes_for_the_coordinator(stage: Stage) -> None:
    """What a coordinator decides, no member confirms; and "Baik" is not said of what was not done."""
    cast, group = stage.cast, stage.cast.team_group
    await stage.acts.plans()
    await stage.acts.decides()
    cast.coordinator.replies(stage.acts.card(cast.coordinator, group, "K1"), "tunda dulu, hujan lebat")
    await stage.settle()
    asked = stage.acts.question(cast.coordinator, group)
    assert "ditunda" in asked.shown
    cast.member.replies(asked, "ya")
    await stage.settle()
    assert "Baik" not in asked.shown
    cast.coordinator.replies(asked, "ya")
    await stage.settle()
    async with stage.engine.store.reading() as books:
        assert (await books.visits.get(1)).state is VisitState.POSTPONED


async def test_below_the_card_too_a_yes_accepts_no_other_wish(stage: Stage) -> None:
    """There "diterima" is taken without a question, and would be said of whatever wish stands by now."""
    cast, group = stage.cast, stage.cast.team_group
    await stage.acts.plans()
    await wishes(stage, "tgl 10 jam 9 di balai desa")
    cast.coordinator.replies(stage.acts.card(cast.coordinator, group, "K1"), "ok siap")
    await stage.settle()
    asked = stage.acts.question(cast.coordinator, group)
    assert "diterima: Kamis, 10 Desember" in asked.shown
    await wishes(stage, "tgl 11 jam 10 di masjid")
    cast.coordinator.replies(asked, "ya")
    await stage.settle()
    async with stage.engine.store.reading() as books:
        visit = await books.visits.get(1)
    assert (visit.agreed, visit.counter is None) == (None, False)
    assert "Sementara itu" in heard(cast.coordinator, group)
    assert "Baik" not in asked.shown
