"""/daftar, typed: what one person gets is changed by words, read back with what it was; a command is nobody's name."""

import pytest

from sotarsa_bot.lists.typed_aid import read_typed_aid
from sotarsa_bot.parsing import typed_names
from tests.conftest import Stage, kept
from tests.lists.test_list_undone import FIRST, listed, own, replies, sends, taps


@kept
async def on_the_list(stage: Stage) -> None:
    """/daftar is open; the list has 1 Aminah (sembako), 2 Hamdan (sembako), 3 Siti (selimut)."""
    await stage.acts.plans()
    await sends(stage, FIRST)
    await taps(stage, "💾 Simpan")
    await stage.acts.says(stage.cast.coordinator, own(stage), "/daftar K1")


async def says(stage: Stage, words: str) -> str:
    await stage.acts.says(stage.cast.coordinator, own(stage), words)
    return stage.cast.coordinator.last(own(stage)).shown


@pytest.mark.parametrize(
    ("words", "asked", "after"),
    [
        ("Hamdan dapat selimut jua", "nomor 2, Hamdan: sembako → sembako, selimut", {"Hamdan": "sembako, selimut"}),
        ("Hamdan, sembako 2", "nomor 2, Hamdan: sembako → 2 sembako", {"Hamdan": "sembako 2"}),
        ("nomor 2 sembakonya jadi 2", "nomor 2, Hamdan: sembako → 2 sembako", {"Hamdan": "sembako 2"}),
        ("nomor 3 bantuannya sembako", "nomor 3, Siti: selimut → sembako", {"Siti": "sembako"}),
        ("tambah selimut untuk nomor 1", "nomor 1, Aminah: sembako → sembako, selimut", {"Aminah": "sembako, selimut"}),
        ("nomor 1 dan 2 dapat 1 selimut", "nomor 2, Hamdan: sembako → sembako, 1 selimut",
         {"Aminah": "sembako, selimut 1", "Hamdan": "sembako, selimut 1"}),
        ("Galuh, sembako 2", "menambahkan nama Galuh, bantuannya 2 sembako", {"Galuh": "sembako 2"}),
        ("1. Galuh (RT 2) 2 sembako", "menambahkan nama Galuh (RT 2), bantuannya 2 sembako",
         {"Galuh (RT 2)": "sembako 2"}),
    ],
)  # fmt: skip
async def test_what_somebody_gets_is_read_back_and_changed(
    stage: Stage, words: str, asked: str, after: dict[str, str]
) -> None:
    await on_the_list(stage)
    before = await listed(stage)
    assert asked in await says(stage, words)
    assert await listed(stage) == before
    await replies(stage, "iih")
    assert await listed(stage) == before | after


async def test_a_thing_is_taken_away_and_the_register_follows(stage: Stage) -> None:
    await on_the_list(stage)
    await says(stage, "Hamdan dapat selimut jua")
    await replies(stage, "ya")
    assert "nomor 2, Hamdan: sembako, selimut → selimut" in await says(stage, "nomor 2 sembako tidak usah")
    await replies(stage, "ya")
    assert (await listed(stage))["Hamdan"] == "selimut"
    async with stage.engine.store.reading() as books:
        hamdan = await books.recipients.first(name="Hamdan")
        assert hamdan
        assert [one.item for one in await books.entitlements.find(recipient=hamdan.id)] == ["selimut"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("nomor 1 sembako kada usah", "satu-satunya bantuannya"), ("nomor 1 selimut kada usah", "selimut tidak ada"),
        ("Aminah dapat sembako", "Sudah begitu pada daftar"),
        ("Hamdan wakilnya Siti Aisyah", "K1 2 diwakili Siti Aisyah"),
        ("nomor 9 dapat selimut", "9"), ("Hamdan, Uma dapat selimut", "Tidak ada yang bernama Uma"),
    ],
)  # fmt: skip
async def test_what_cannot_be_changed_is_said(stage: Stage, words: str, said: str) -> None:
    await on_the_list(stage)
    before = await listed(stage)
    assert said in await says(stage, words)
    assert await listed(stage) == before


@pytest.mark.parametrize(
    "words", ["kosongkan daftar", "kosongkan", "hapus semua", "bersihkan daftarnya", "hapus nomor 3", "Anang dihapus"]
)
async def test_a_command_on_an_empty_list_is_nobody(stage: Stage, words: str) -> None:
    await stage.acts.plans()
    await stage.acts.says(stage.cast.coordinator, own(stage), "/daftar K1")
    assert "masih kosong" in await says(stage, words)
    assert await listed(stage) == {}


@pytest.mark.parametrize(
    "words", ["urutkan daftar", "kirim ke desa", "tukar nomor 1 lawan 2", "cetak paket saku",
     "formulir", "salah daftar", "tolong simpan", "ambil dari penerima desa", "gabungkan nomor 1 dan 2", "kunci daftar"]
)  # fmt: skip
def test_what_asks_for_something_to_be_done_names_nobody(words: str) -> None:
    assert typed_names.lines(words)[0].names == ()


@pytest.mark.parametrize(
    "words",
    ["25 sembako", "Siti Aminah", "hapus Anang", "ganti nomor 3 jadi Aluh",
     "K1 3 terima sembako",
     "Selimut Contoh", "hapus nomor 3", "nomor 5 kada dapat selimut, tapi sembako",
     "Aminah 2 sembako, Hamdan 1 sembako"],
)  # fmt: skip
def test_what_is_no_change_of_aid(words: str) -> None:
    assert read_typed_aid(words) is None


@pytest.mark.parametrize("words", ["Kai Japri rt 2 sembako lawan selimut", "Kai Japri RT 02 sembako, selimut"])
def test_the_number_of_an_rt_is_no_amount(words: str) -> None:
    read = read_typed_aid(words)
    assert read is not None
    assert [name.casefold().replace("0", "") for name in read.names] == ["kai japri rt 2"]
    assert [(one.item, one.amount) for one in read.things] == [("sembako", None), ("selimut", None)]
