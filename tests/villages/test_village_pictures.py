"""What officials photograph: before the day, and of letters, it is for the office; on the day it is of the visit."""

import pytest

from sotarsa_bot.records.field import PhotoKind
from tests.conftest import Stage
from tests.the_day import begins, heard, own, seen
from tests.villages.test_village_halves import told

HERE = "Foto itu diteruskan kepada Rahmi Contoh, dan tidak dihitung sebagai foto kunjungan K1."


async def sends(stage: Stage, words: str, *, reply: bool = True) -> str:
    """An official's photo, below the card or not; what the bot says last."""
    official, group = stage.cast.official, stage.cast.village_group
    below = stage.acts.card(official, group, "K1") if reply else None
    official.sends_photo(group, caption=words or None, reply_to=below)
    await stage.settle()
    return official.last(group).shown


async def proofs(stage: Stage) -> int:
    async with stage.engine.store.reading() as books:
        return await books.photos.count(visit=1, kind=PhotoKind.PROOF)


@pytest.mark.parametrize("words", ["surat dari pambakal", "ini balai desanya", ""])
@pytest.mark.parametrize("agreed", [False, True])
async def test_before_the_day_a_photo_goes_to_the_office_and_proves_nothing(
    stage: Stage, words: str, agreed: bool
) -> None:
    """A letter counted as one of the visit's photos, and nobody at the office heard of it."""
    coordinator = stage.cast.coordinator
    await stage.acts.plans()
    if agreed:
        await stage.acts.decides()
    assert await sends(stage, words) == HERE
    assert f"mengirim foto tentang kunjungan K1: {words or '(tanpa keterangan)'}" in told(stage)
    assert any(m.photo for m in coordinator.sees(own(stage, coordinator)))
    assert await proofs(stage) == 0


async def test_a_letter_needs_no_reply_and_is_one_on_the_day_too(stage: Stage) -> None:
    await begins(stage)
    assert await sends(stage, "surat pambakal minta diundur", reply=False) == HERE
    assert await sends(stage, "surat dari pambakal") == HERE
    assert await proofs(stage) == 0


async def test_the_answer_to_a_photo_reaches_the_village(stage: Stage) -> None:
    coordinator = stage.cast.coordinator
    await stage.acts.plans()
    await stage.acts.decides()
    await sends(stage, "surat dari pambakal")
    below = next(m for m in reversed(coordinator.sees(own(stage, coordinator))) if "mengirim foto" in m.shown)
    coordinator.replies(below, "baik kami baca dahulu suratnya")
    await stage.settle()
    assert "baik kami baca dahulu suratnya" in heard(stage.cast.official, stage.cast.village_group)


@pytest.mark.parametrize("words", ["ini fotonya min", "dokumentasi kegiatan", "warga sudah kumpul"])
async def test_on_the_day_a_photo_beside_the_card_is_asked_about(stage: Stage, words: str) -> None:
    """It was met by silence."""
    await begins(stage)
    assert await sends(stage, words, reply=False) == "Maksudnya: foto kunjungan K1?"
    assert await proofs(stage) == 0
    await stage.acts.taps(stage.cast.official, "Ya", stage.cast.village_group)
    assert await proofs(stage) == 1


async def test_with_the_code_it_is_kept_and_its_words_are_passed_on(stage: Stage) -> None:
    await begins(stage)
    await sends(stage, "K1 penyerahan ke nini Galuh", reply=False)
    assert await proofs(stage) == 1
    assert "K1 penyerahan ke nini Galuh" in told(stage)


async def test_what_villagers_show_each_other_is_their_own_affair(stage: Stage) -> None:
    await begins(stage)
    before = seen(stage.cast.official, stage.cast.village_group)
    for words in ("anak ulun ulang tahun", "makan siang di rumah julak"):
        await sends(stage, words, reply=False)
    assert seen(stage.cast.official, stage.cast.village_group) == before


@pytest.mark.parametrize("words", ["titian rubuh pak", "nang ini Kai Anang handak kursi roda"])
async def test_a_photo_whose_words_tell_something_goes_to_the_office_below_nothing_too(
    stage: Stage, words: str
) -> None:
    """Once there was silence."""
    await stage.acts.plans()
    await stage.acts.decides()
    assert await sends(stage, words, reply=False) == HERE
    assert f"K1: {words}" in told(stage)


async def test_on_the_day_it_goes_there_too_and_a_hand_over_s_photo_is_asked(stage: Stage) -> None:
    await begins(stage)
    assert await sends(stage, "banyu sudah sampai halaman balai", reply=False) == HERE
    assert "Maksudnya: foto kunjungan K1?" in await sends(stage, "penyerahan sembako", reply=False)


async def test_the_villagers_own_pictures_stay_theirs(stage: Stage) -> None:
    await stage.acts.plans()
    await stage.acts.decides()
    before = len(stage.cast.official.sees(stage.cast.village_group))
    await sends(stage, "kawanan di pasar", reply=False)
    assert len(stage.cast.official.sees(stage.cast.village_group)) == before + 1


@pytest.mark.parametrize("words", ["ini balainya, sudah siap", "jambatan handak roboh", "wadahnya sudah bersih"])
async def test_what_a_photo_shows_of_the_place_or_the_way_needs_no_reply(stage: Stage, words: str) -> None:
    await stage.acts.plans()
    await stage.acts.decides()
    assert await sends(stage, words, reply=False) == HERE
    assert f"mengirim foto tentang kunjungan K1: {words}" in told(stage)


async def test_an_album_goes_to_the_office_whole(stage: Stage) -> None:
    """Its first picture alone went, and the third caption was lost."""
    official, coordinator, group = stage.cast.official, stage.cast.coordinator, stage.cast.village_group
    await stage.acts.plans()
    await stage.acts.decides()
    official.sends_album(group, 3, captions=["jalan rusak", None, "jambatan handak roboh"])
    await stage.settle()
    for words in ("jalan rusak", "(tanpa keterangan)", "jambatan handak roboh"):
        assert f"mengirim foto tentang kunjungan K1: {words}" in told(stage)
    assert len([m for m in coordinator.sees(own(stage, coordinator)) if m.photo]) == 3
    assert "tidak disimpan" not in seen(official, group)
