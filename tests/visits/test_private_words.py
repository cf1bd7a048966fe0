"""Private words: another's telephone is never one's own, one's data are corrected or erased by words, and what names
somebody is not repeated where everybody reads it."""

import pytest

from sotarsa_bot.records.people import Person
from tests.conftest import Stage
from tests.lists.test_list_undone import FIRST, own, sends, taps
from tests.the_day import heard


async def person(stage: Stage, name: str) -> Person:
    await stage.starts()
    async with stage.engine.store.reading() as books:
        found = await books.people.first(name=name)
        assert found
        return found


@pytest.mark.parametrize(
    "words", ["hp pambakal 0813-1111-2222", "nomor hp Alus 0813-9999-8888", "no hp istri pambakal 0813 1111 2222"]
)
async def test_the_telephone_of_another_is_not_ones_own(stage: Stage, words: str) -> None:
    cast = stage.cast
    await stage.acts.plans()
    before = (await person(stage, "Rahmi Contoh")).phone
    await stage.acts.says(cast.coordinator, own(stage), words)
    assert "milik orang lain" in cast.coordinator.last(own(stage)).shown
    await stage.acts.says(cast.coordinator, own(stage), "ya")
    assert (await person(stage, "Rahmi Contoh")).phone == before


@pytest.mark.parametrize(
    "words",
    [
        "nomor hp saya 0812-3456-7890",
        "hp ulun 0812 3456 7890",
        "saya sekdes uren, no hp 0812-3456-7890",
        "no hp baru 0812-3456-7890",
    ],
)
async def test_ones_own_is_read_back(stage: Stage, words: str) -> None:
    await stage.acts.plans()
    await stage.acts.says(stage.cast.coordinator, own(stage), words)
    await stage.acts.says(stage.cast.coordinator, own(stage), "ya")
    assert (await person(stage, "Rahmi Contoh")).phone == "+6281234567890"


@pytest.mark.parametrize("shown", [True, False])
async def test_erasing_is_asked_of_the_office_in_words(stage: Stage, shown: bool) -> None:
    await stage.acts.plans()
    if shown:
        await stage.acts.says(stage.cast.coordinator, own(stage), "/data")
    await stage.acts.says(stage.cast.coordinator, own(stage), "hapus data saya")
    assert "permintaan kepada koordinator: hapus data saya" in stage.cast.coordinator.last(own(stage)).shown
    await taps(stage, "Ya")
    async with stage.engine.store.reading() as books:
        assert [one.words for one in await books.data_requests.find()] == ["hapus data saya"]


async def test_ones_name_is_corrected_in_words(stage: Stage) -> None:
    await stage.acts.plans()
    await stage.acts.says(stage.cast.coordinator, own(stage), "nama saya Rahmi binti Utuh")
    await taps(stage, "Ya")
    assert (await person(stage, "Rahmi binti Utuh")).name


async def test_what_is_noted_in_a_hurry_names_nobody_in_the_group(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await sends(stage, FIRST)
    await taps(stage, "💾 Simpan")
    await stage.acts.decides()
    await stage.acts.says(cast.member, cast.team_group, "K1 usulan Irah: sembako, hp 081234567890")
    told = cast.member.last(cast.team_group).shown
    assert "usulan" in told
    assert "081234567890" not in told
    async with stage.engine.store.reading() as books:
        (noted,) = await books.requests.find()
    assert "081234567890" in noted.name
    assert "081234567890" not in noted.need
    assert "081234567890" in heard(cast.coordinator, own(stage))


async def test_an_obstacle_names_nobody_either_and_those_in_charge_read_it_whole(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await sends(stage, FIRST)
    await taps(stage, "💾 Simpan")
    await stage.acts.says(cast.member, cast.team_group, "kendala K1 jalan putus kata Aminah, hp 081234567890")
    async with stage.engine.store.reading() as books:
        (noted,) = await books.incidents.find()
    assert noted.words == "jalan putus kata penerima nomor 1, hp (nomor telepon disampaikan pribadi)"
    told = " ".join(m.shown for m in cast.member.sees(cast.team_group) if m.sender is stage.world.bot)
    assert "Aminah" not in told
    assert "081234567890" not in told
    assert "jalan putus kata Aminah, hp 081234567890" in heard(cast.coordinator, own(stage))


@pytest.mark.parametrize(
    "words",
    [
        "nomor 3 sudah meninggal, nomor 5 pindah",
        "tambah Zainab RT 2",
        "kapan obat gasan desa kami datang?",
        "minta kursi roda gasan Idah",
    ],
)
@pytest.mark.parametrize("reply", [True, False])
async def test_what_an_official_writes_alone_is_forwarded(stage: Stage, words: str, reply: bool) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await sends(stage, FIRST)
    await taps(stage, "💾 Simpan")
    chat = stage.world.private(cast.official.user)
    await stage.acts.says(cast.official, chat, "/daftar K1")
    cast.official.sends(chat, words, reply_to=cast.official.last(chat) if reply else None)
    await stage.settle()
    assert "diteruskan kepada" in cast.official.last(chat).shown
    assert f"menulis secara pribadi tentang kunjungan K1: {words}" in cast.coordinator.last(own(stage)).shown


@pytest.mark.parametrize("words", ["makasih lah", "ya", "halo assalamualaikum"])
async def test_courtesy_in_private_is_forwarded_to_nobody(stage: Stage, words: str) -> None:
    cast = stage.cast
    await stage.acts.plans()
    before = len(cast.coordinator.sees(own(stage)))
    await stage.acts.says(cast.official, stage.world.private(cast.official.user), words)
    assert len(cast.coordinator.sees(own(stage))) == before


@pytest.mark.parametrize("words", ["nama saya tidak salah", "namaku jangan diubah", "nomor saya bukan 081234567890"])
async def test_a_no_is_no_name_and_no_number(stage: Stage, words: str) -> None:
    """ "tidak salah" was offered as one's name."""
    await stage.acts.plans()
    before = await person(stage, "Alus Contoh")
    alone = stage.cast.official.opens_private()
    await stage.acts.says(stage.cast.official, alone, words)
    assert "Maksudnya" not in stage.cast.official.last(alone).shown
    assert await person(stage, "Alus Contoh") == before


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("ngaran ulun di situ salah, nang bujur Alus Sarkani", "nama Anda pada bot menjadi Alus Sarkani?"),
        ("nama ulun Alus, lain Aluss", "nama Anda pada bot menjadi Alus?"),
        ("tulung hapus data ulun samuanya", "permintaan kepada koordinator: tulung hapus data ulun samuanya?"),
    ],
)
async def test_it_is_read_as_people_write_it(stage: Stage, words: str, meant: str) -> None:
    alone = stage.cast.official.opens_private()
    await stage.acts.says(stage.cast.official, alone, words)
    assert meant in stage.cast.official.last(alone).shown


@pytest.mark.parametrize("words", ["ini nomor pambakal kami 081349990002", "anaknya Galuh, hp 081349990001"])
async def test_anothers_number_from_an_official_reaches_the_office(stage: Stage, words: str) -> None:
    await stage.acts.plans()
    before = await person(stage, "Alus Contoh")
    await stage.acts.says(stage.cast.official, stage.cast.official.opens_private(), words)
    assert words in heard(stage.cast.coordinator, own(stage))
    assert await person(stage, "Alus Contoh") == before


async def test_of_two_numbers_one_is_chosen(stage: Stage) -> None:
    alone = stage.cast.official.opens_private()
    await stage.acts.says(stage.cast.official, alone, "WA ulun 081349990006, nelpon 081349990007")
    assert {"081349990006", "081349990007"} <= {label.split()[-1] for label in stage.cast.official.last(alone).labels}
