"""A telephone alone is no message to a village's group, and what tells of nobody is sent as it is."""

from tests.conftest import Stage
from tests.the_day import own, seen


async def writes(stage: Stage, words: str) -> str:
    coordinator = stage.cast.coordinator
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.acts.says(coordinator, own(stage, coordinator), words)
    return coordinator.last(own(stage, coordinator)).shown


async def test_a_telephone_alone_is_refused_and_sends_nothing(stage: Stage) -> None:
    """An empty message went out."""
    said = await writes(stage, "K1 sampaikan ke desa: 0812-3333-4444")
    assert "memuat nomor telepon" in said
    assert "untuk kunjungan K1:" not in seen(stage.cast.official, stage.cast.village_group)


async def test_what_tells_of_nobody_goes_as_it_is(stage: Stage) -> None:
    words = "Posyandu Mawar yang di hulu dipakai"
    assert f"pesan untuk Desa Uren: {words}?" in await writes(stage, f"K1 sampaikan ke desa: {words}")
