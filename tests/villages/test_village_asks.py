"""What an official says that a citizen needs becomes a request once it was read back, without the name in the group."""

import pytest

from tests.conftest import Stage
from tests.the_day import begins, heard, own, seen
from tests.villages.test_village_halves import replies, told


async def says(stage: Stage, words: str) -> str:
    """An official writes in the group, as a reply to nothing; what the bot says last."""
    official, group = stage.cast.official, stage.cast.village_group
    await stage.acts.says(official, group, words)
    return official.last(group).shown


@pytest.mark.parametrize(
    ("words", "name", "need"),
    [
        ("K1 usulan Kai Bahran: kursi roda", "Kai Bahran", "kursi roda"),
        ("usulan Imah minta kursi roda", "Imah", "minta kursi roda"),
        ("Nini Imah minta kursi roda jua min", "Nini Imah", "kursi roda"),
    ],
)
async def test_it_is_read_back_and_waits_for_its_answer(stage: Stage, words: str, name: str, need: str) -> None:
    """It reached the coordinator as words only, or nobody at all, and /usulan stayed empty."""
    coordinator = stage.cast.coordinator
    await stage.acts.plans()
    await stage.acts.decides()
    assert await says(stage, words) == f"Maksudnya: K1: usulan warga: {need}?"
    await stage.acts.taps(stage.cast.official, "Ya", stage.cast.village_group)
    assert f"Usulan warga U1 dari K1 Uren (dilaporkan Alus Contoh): {name}\n{need}" in told(stage)
    assert name not in seen(stage.cast.official, stage.cast.village_group)
    await stage.acts.says(coordinator, own(stage, coordinator), "/usulan")
    assert "yang menunggu jawaban: 1" in coordinator.last(own(stage, coordinator)).shown


async def test_below_the_card_and_in_private_too(stage: Stage) -> None:
    official = stage.cast.official
    private = official.opens_private()
    await stage.acts.plans()
    await stage.acts.decides()
    assert "usulan warga: minta kursi roda?" in await replies(stage, "usulan Imah minta kursi roda")
    await stage.acts.says(official, private, "Nini Galuh minta tongkat")
    assert "usulan warga: tongkat?" in official.last(private).shown


@pytest.mark.parametrize(
    "words", ["usul kamis jam 9 di balai desa", "usulan pambakal: kamis jam 9", "usulan tadi salah nama, harusnya Ijah"]
)
async def test_what_is_said_of_the_visit_is_no_request(stage: Stage, words: str) -> None:
    await stage.acts.plans()
    assert "usulan warga" not in await replies(stage, words)


async def test_a_visit_that_was_called_off_is_asked_after(stage: Stage) -> None:
    """Silence."""
    coordinator, private = stage.cast.coordinator, own(stage, stage.cast.coordinator)
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.acts.says(coordinator, private, "K1 batal, hujan")
    await stage.acts.taps(coordinator, "Ya", private)
    before = seen(stage.cast.official, stage.cast.village_group)
    await says(stage, "arisan dibatal")
    assert seen(stage.cast.official, stage.cast.village_group) == before
    assert "diteruskan kepada Rahmi Contoh" in await says(stage, "kanapa dibatal padahal kami sudah siap")


async def test_who_is_willing_says_so_in_banjar(stage: Stage) -> None:
    official, group = stage.cast.official, stage.cast.village_group
    await stage.acts.plans()
    assert "Hari kunjungan K1 masih perlu dipilih" in await replies(stage, "hakun")
    assert "Hari apa yang bisa?" in await replies(stage, "kada hakun")
    assert "diteruskan kepada Rahmi Contoh" in await says(stage, "kada hakun kamis")
    assert "Maksudnya: K1: Kamis, 3 Desember 2026?" in await says(stage, "kami hakun haja kamis")
    await stage.acts.taps(official, "Ya", group)
    assert "Dicatat: Kamis, 3 Desember 2026. Jam berapa?" in heard(official, group)


async def test_an_obstacle_that_is_gone_is_asked_about(stage: Stage) -> None:
    """ "Sudah dibersihkan, kawa lewat" was one word more of it, and it stayed open."""
    official, group = stage.cast.official, stage.cast.village_group
    await begins(stage)
    await says(stage, "kendala K1 pohon tumbang di tikungan")
    await stage.acts.taps(official, "Tanpa foto", group)
    below = next(
        m for m in reversed(official.sees(group)) if "pohon tumbang" in m.shown and m.sender is stage.world.bot
    )
    official.replies(below, "sudah dibersihkan, kawa lewat")
    await stage.settle()
    assert "sudah selesai, kunjungan dilanjutkan?" in official.last(group).shown
    await stage.acts.taps(official, "Ya", group)
    assert "Dilanjutkan, menurut Alus Contoh" in heard(official, group)
