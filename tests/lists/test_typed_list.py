"""/daftar, typed: names and what changes them. A command, a correction or a sentence is never somebody on the list."""

import pytest

from simulator.model import Chat
from sotarsa_bot.parsing import typed_names
from sotarsa_bot.parsing.list_commands import ListCommand, read_list_command
from tests.conftest import Stage, kept


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("1. Aminah (RT 2)", ("Aminah (RT 2)",)), ("- Hamdan", ("Hamdan",)), ("*Siti*", ("Siti",)),
        ("1. *Siti* (RT 3)", ("Siti (RT 3)",)), ("*1. Siti*", ("Siti",)), ("Aminah_x000D_", ("Aminah",)),
        ("1\tAminah", ("Aminah",)), ("3 Aluh", ("Aluh",)), ("(1) Aminah", ("Aminah",)), ("5️⃣ Arbain", ("Arbain",)),
        ("Siti, S.Pd", ("Siti, S.Pd",)), ("H. Ahmad, S.Sos, M.Si", ("H. Ahmad, S.Sos, M.Si",)),
        ("Aminah, RT 05 dusun hulu", ("Aminah, RT 05 dusun hulu",)), ("tolong tambahkan Aluh", ("Aluh",)),
        ("nama: Siti", ("Siti",)), ("Galuh, Utuh, Amat dan Siti", ("Galuh", "Utuh", "Amat", "Siti")),
        ("Siti lawan Amat", ("Siti", "Amat")), ("Amat / Imus", ("Amat", "Imus")), ("Amat/Imus", ("Amat", "Imus")),
        ("Siti bin/binti Ali", ("Siti bin/binti Ali",)), ("Aminah RT/RW 1/2", ("Aminah RT/RW 1/2",)),
        ("Aminah 6311********0003", ("Aminah",)),
        ("Galuh 6311054112700001 RT 2", ("Galuh RT 2",)), ("Siti (NIK 6311 0541 1270 0001)", ("Siti",)),
        ("1. Aminah (RT 2) 2 sembako", ("Aminah (RT 2)",)), ("Aminah RT 2 RW 1", ("Aminah RT 2 RW 1",)),
        ("Nini Ijah 70 tahun", ("Nini Ijah",)), ("Idah (2 selimut)", ("Idah",)),
        ("Uma, Acil Idah (2 selimut), 3 lansia", ("Uma", "Acil Idah")),
        # nobody
        ("daftar dari pak kades:", ()), ("berikut nama penerima", ()), ("salah tadi, Utuh bukan di desa ini", ()),
        ("ban bocor", ()), ("25 sembako", ()), ("Terima kasih", ()), ("siapa lagi?", ()), ("Dusun Hulu", ()),
        ("desa uren rt 1", ()), ("Ibu RT 3", ()), ("Ibu2 pengajian 5 orang", ()), ("ibu-ibu yasinan", ()),
        ("RT 01", ()), ("jumlah 6 urang", ()), ("Total: 12", ()),
        ("iih", ()), ("bujur pang", ()), ("ya lah", ()), ("siap haja", ()), ("makasih lah", ()), ("tuntung", ()),
        ("3 wan 4", ()), ("3 lawan 4", ()), ("3 jua wan 4", ()), ("5 lagi", ()), ("Wan Ahmad", ("Ahmad",)),
        ("haja", ()), ("iyih pak", ()), ("barapa", ()), ("dst", ()),
        ("menyusul 5 orang lagi", ()), ("batal", ()), ("hapus Anang", ()),
    ],
)  # fmt: skip
def test_a_line_and_who_is_on_it(line: str, names: tuple[str, ...]) -> None:
    (read,) = typed_names.lines(line)
    assert read.names == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("1. Aminah (janda) 2. Hamdan 3. Acil Irus", ["Aminah (janda)", "Hamdan", "Acil Irus"]),
        ("1) Aminah, 2) Hamdan", ["Aminah", "Hamdan"]), ("4.Aminah 5.Hamdan", ["Aminah", "Hamdan"]),
        ("1. H. Ahmad 2. Hj. Siti, S.Pd", ["H. Ahmad", "Hj. Siti, S.Pd"]), ("1. Aminah RT 2", ["Aminah RT 2"]),
    ],
)  # fmt: skip
def test_numbers_on_one_line_part_its_names(line: str, names: list[str]) -> None:
    assert [name for one in typed_names.lines(line) for name in one.names] == names
    assert all(one.sure for one in typed_names.lines(line))


@pytest.mark.parametrize(
    ("words", "command"),
    [
        ("hapus Anang", ListCommand("off", names=("Anang",))), ("Anang dihapus", ListCommand("off", names=("Anang",))),
        ("tolong keluarkan Anang dari daftar", ListCommand("off", names=("Anang",))),
        ("coret no 2 sampai 4", ListCommand("off", numbers=(2, 3, 4))),
        ("nomor 3 hapus", ListCommand("off", numbers=(3,))),
        ("hapus Anang, dia sudah pindah", ListCommand("off", names=("Anang",))),
        ("hapus Anang dan Galuh", ListCommand("off", names=("Anang", "Galuh"))),
        ("salah tadi, Utuh bukan di desa ini", ListCommand("off", names=("Utuh",))),
        ("Utuh sudah meninggal", ListCommand("off", names=("Utuh",))), ("hapus yang tadi", ListCommand("off")),
        ("tidak jadi Imus", ListCommand("off", names=("Imus",))),
        ("kada jadi Imus", ListCommand("off", names=("Imus",))),
        ("Udin itu dobel lawan Hamdan, hapus", ListCommand("off", names=("Udin",))),
        ("Udin ganda dengan Hamdan hapus", ListCommand("off", names=("Udin",))),
        ("Anang kada jadi", ListCommand("off", names=("Anang",))), ("hapus semua", ListCommand("off", everybody=True)),
        ("ganti 3 jadi Aluh", ListCommand("rename", numbers=(3,), to="Aluh")),
        ("no 3 salah, yang benar Aluh", ListCommand("rename", numbers=(3,), to="Aluh")),
        ("bukan Anang tapi Ahmad", ListCommand("rename", names=("Anang",), to="Ahmad")),
        ("hapus semua salain Hamdan", ListCommand("off", everybody=True, but_names=("Hamdan",))),
        ("keluarkan semua kecuali nomor 2 dan 4", ListCommand("off", everybody=True, but_numbers=(2, 4))),
        ("semua selain Hamdan dihapus", ListCommand("off", everybody=True, but_names=("Hamdan",))),
        ("hapus no 1-5 kecuali 3", ListCommand("off", numbers=(1, 2, 3, 4, 5), but_numbers=(3,))),
        ("kembalikan semua salain Anang", ListCommand("back", everybody=True, but_names=("Anang",))),
        ("kembalikan Anang", ListCommand("back", names=("Anang",))), ("kembalikan", ListCommand("back")),
    ],
)  # fmt: skip
def test_what_changes_a_list(words: str, command: ListCommand) -> None:
    assert read_list_command(words) == command


@pytest.mark.parametrize(
    "name", ["Anang", "Siti Aminah", "Muhammad Jadi", "Aminah binti Ali", "Jadi Santoso", "Rahmat"]
)
def test_a_name_changes_nothing(name: str) -> None:
    assert read_list_command(name) is None


def own(stage: Stage) -> Chat:
    return stage.world.private(stage.cast.member.user)


def test_whoever_is_ill_is_left_out_and_no_name_is_added() -> None:
    """ "Lagi garing" was offered as a name."""
    command = read_list_command("nang nomor 4 jangan diumpatakan dulu, lagi garing")
    assert command == ListCommand("off", numbers=(4,))


async def listed(stage: Stage) -> list[tuple[int, str]]:
    async with stage.engine.store.reading() as books:
        return [(one.number, one.name) for one in await books.listed.find(order="number")]


async def says(stage: Stage, *words: str) -> str:
    for one in words:
        await stage.acts.says(stage.cast.member, own(stage), one)
    return "\n".join(message.shown for message in stage.cast.member.sees(own(stage))[-3:])


async def taps(stage: Stage, label: str) -> None:
    await stage.acts.taps(stage.cast.member, label, own(stage))


@kept
async def a_list(stage: Stage) -> None:
    """Anang, Galuh and Utuh."""
    await stage.acts.plans()
    await says(stage, "/daftar k1", "Anang\nGaluh\nUtuh")


THREE = [(1, "Anang"), (2, "Galuh"), (3, "Utuh")]


@pytest.mark.parametrize(
    "words",
    ["daftar dari pak kades:", "salah tadi, Amat bukan di desa ini", "hapus Amat", "ban bocor", "ganti 9 jadi Aluh",
     "kapan berangkatnya?", "jangan dulu", "tolong cek nomor 3 pak, sepertinya salah"],
)  # fmt: skip
async def test_no_sentence_comes_onto_the_list(stage: Stage, words: str) -> None:
    await a_list(stage)
    await says(stage, words)
    assert await listed(stage) == THREE


async def test_somebody_leaves_the_list_by_name_and_comes_back(stage: Stage) -> None:
    await a_list(stage)
    assert "Maksudnya: mengeluarkan nomor 1, Anang dari daftar?" in await says(stage, "hapus Anang")
    await taps(stage, "Ya")
    await says(stage, "salah tadi, Utuh bukan di desa ini")
    await taps(stage, "Ya")
    assert await listed(stage) == [(2, "Galuh")]
    await taps(stage, "↩️ Kembalikan nomor 3")
    await says(stage, "kembalikan anang")
    assert await listed(stage) == THREE
    async with stage.engine.store.reading() as books:
        said = [one.what for one in await books.audit.find(order="id")]
    assert (said.count("list.taken_off"), said.count("list.put_back")) == (2, 2)


async def test_somebody_leaves_the_list_by_a_button(stage: Stage) -> None:
    await a_list(stage)
    await taps(stage, "➖ Keluarkan nama")
    await taps(stage, "2")
    assert await listed(stage) == [(1, "Anang"), (3, "Utuh")]
    await taps(stage, "➖ Keluarkan nama")
    await says(stage, "utuh")
    await taps(stage, "Ya")
    assert await listed(stage) == [(1, "Anang")]
    await taps(stage, "↩️ Kembalikan nomor 3")
    await taps(stage, "↩️ Kembalikan nomor 2")
    assert await listed(stage) == THREE


async def test_a_name_of_two_people_is_asked(stage: Stage) -> None:
    await a_list(stage)
    said = await says(stage, "Galuh Sari", "hapus galuh")
    assert "nomor 2, Galuh" in said
    await taps(stage, "Ya")
    assert (2, "Galuh") not in await listed(stage)


async def test_a_name_is_corrected_and_keeps_its_number(stage: Stage) -> None:
    await a_list(stage)
    assert "nomor 3, Utuh, namanya menjadi Aluh?" in await says(stage, "ganti 3 jadi Aluh")
    await taps(stage, "Ya")
    assert await listed(stage) == [*THREE[:2], (3, "Aluh")]
    async with stage.engine.store.reading() as books:
        assert await books.recipients.count(name="Aluh") == 1
        assert await books.recipients.count(name="Utuh") == 0


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("hapus Nurdin", "mengeluarkan nomor 2, Hamdan bin Udin dari daftar?"),
        ("Nurdin alm diganti istrinya Jumiati", "nomor 2, Hamdan bin Udin, namanya menjadi Jumiati?"),
    ],
)
async def test_whose_name_is_only_like_it_is_offered_as_such(stage: Stage, words: str, asked: str) -> None:
    await stage.acts.plans()
    await says(stage, "/daftar K1", "Aminah", "Hamdan bin Udin")
    shown = await says(stage, words)
    assert "Tidak ada yang bernama Nurdin" in shown
    assert asked in shown
    assert await listed(stage) == [(1, "Aminah"), (2, "Hamdan bin Udin")]


async def replies(stage: Stage, words: str) -> str:
    """To the question about the last words; what it says then."""
    member = stage.cast.member
    asked = next(m for m in reversed(member.sees(own(stage))) if m.shown.startswith("Maksudnya"))
    member.replies(asked, words)
    await stage.settle()
    return asked.shown


async def test_a_name_below_a_correction_is_the_right_one(stage: Stage) -> None:
    """ "Bukan, Aluh" became a new recipient; "bukan, nomor 2" was nobody's name, and a later "ya" took number 1 off."""
    await a_list(stage)
    await says(stage, "ganti 3 jadi Alu")
    assert "nomor 3, Utuh, namanya menjadi Aluh?" in await replies(stage, "bukan, Aluh")
    await replies(stage, "ya")
    assert await listed(stage) == [*THREE[:2], (3, "Aluh")]
    await says(stage, "hapus nomor 1")
    assert "mengeluarkan nomor 2, Galuh dari daftar?" in await replies(stage, "bukan, nomor 2")
    await replies(stage, "ya")
    assert await listed(stage) == [(1, "Anang"), (3, "Aluh")]


async def test_only_those_who_are_named_come_back(stage: Stage) -> None:
    """`kembalikan nomor 3` used to put back everybody who had left with number 3."""
    await a_list(stage)
    await says(stage, "hapus nomor 1, 2 lawan 3")
    await taps(stage, "Ya")
    await says(stage, "kembalikan nomor 3")
    assert await listed(stage) == THREE[2:]
    assert "Yang terakhir dikeluarkan" in await says(stage, "kembalikan nomor 3 dan 1")
    await says(stage, "kembalikan semua salain galuh")
    assert await listed(stage) == [THREE[0], THREE[2]]
    await taps(stage, "↩️ Kembalikan nomor 2")
    assert await listed(stage) == THREE


async def test_all_but_some_leave_the_list(stage: Stage) -> None:
    await a_list(stage)
    said = await says(stage, "hapus semua salain galuh")
    assert "mengeluarkan nomor 1, Anang dan nomor 3, Utuh dari daftar?" in said.replace(", dan", " dan")
    await taps(stage, "Ya")
    assert await listed(stage) == THREE[1:2]
    assert "Tidak ada yang bernama Hamdan" in await says(stage, "hapus semua kecuali Hamdan")
    assert await listed(stage) == THREE[1:2]


@pytest.mark.parametrize("words", ["iih", "iih pak", "bujur", "ya lah", "siap haja", "oke lah", "makasih lah", "haja"])
async def test_a_nod_is_nobody(stage: Stage, words: str) -> None:
    """`iih` below the list used to become number 4."""
    await a_list(stage)
    await says(stage, words)
    assert await listed(stage) == THREE


async def test_what_a_list_of_names_does_not_hold_is_said(stage: Stage) -> None:
    await a_list(stage)
    assert "menambahkan nama Aminah (RT 2), bantuannya 2 sembako" in await says(stage, "1. Aminah (RT 2) 2 sembako")
    await taps(stage, "Ya")
    assert (await listed(stage))[-1] == (4, "Aminah (RT 2)")
    assert "NIK dan nomor lain tidak disimpan" in await says(stage, "Idah 6311054112700001 RT 2")
    assert (await listed(stage))[-1] == (5, "Idah RT 2")


@pytest.mark.parametrize("words", ["kembalikan semua", "kembalikan"])
async def test_an_emptied_list_comes_back(stage: Stage, words: str) -> None:
    await a_list(stage)
    await taps(stage, "🗑 Kosongkan daftar")
    await taps(stage, "Ya, kosongkan")
    assert await listed(stage) == []
    await says(stage, words)
    assert await listed(stage) == THREE


async def test_all_who_were_taken_off_come_back_together(stage: Stage) -> None:
    await a_list(stage)
    for words in ("hapus nomor 1", "hapus nomor 2 dan 3"):
        await says(stage, words)
        await taps(stage, "Ya")
    await says(stage, "kembalikan keduanya")
    assert await listed(stage) == THREE[1:]
    assert "Yang terakhir dikeluarkan: nomor 1, Anang" in await says(stage, "kembalikan udin")
    await says(stage, "hapus galuh")
    await taps(stage, "Ya")
    await says(stage, "kembalikan semua")
    assert await listed(stage) == THREE


async def test_what_somebody_gets_is_no_part_of_their_name(stage: Stage) -> None:
    await a_list(stage)
    said = await says(stage, "tolong tambahkan nini Ijah dusun hulu dapat selimut")
    assert "menambahkan nama nini Ijah dusun hulu, bantuannya selimut" in said
    said = await says(stage, "nini Ijah, umur 70 tahun, dapat rumah")
    assert "tidak ikut; bantuan seseorang ditulis sesudahnya" in said
    assert "sepertinya bukan nama" in await says(stage, "jumlah 6 urang")


async def test_names_on_one_line_are_asked(stage: Stage) -> None:
    await a_list(stage)
    said = await says(stage, "Aluh, Amat dan Siti")
    assert "menambahkan 3 nama: Aluh; Amat; Siti" in said
    await taps(stage, "1")
    assert [name for _, name in await listed(stage)][3:] == ["Aluh", "Amat", "Siti"]
    await says(stage, "Ali, Budi")
    await taps(stage, "menambahkan 1 nama")
    assert (await listed(stage))[-1] == (7, "Ali, Budi")


async def test_a_pasted_list_is_taken_without_what_stands_around_it(stage: Stage) -> None:
    await a_list(stage)
    said = await says(stage, "Assalamualaikum pak, berikut daftarnya:\n\n1. *Udin* (RT 2)\n2. Inah\n\nTerima kasih pak")
    assert [name for _, name in await listed(stage)][3:] == ["Udin (RT 2)", "Inah"]
    assert "Tidak dimasukkan, karena bukan nama (2 baris)" in said


async def test_what_was_just_typed_is_taken_back_by_a_word(stage: Stage) -> None:
    """`batal` used to become a name, and then to close the question without a word of the names."""
    await a_list(stage)
    await says(stage, "Inah", "batal")
    await taps(stage, "1")
    assert await listed(stage) == THREE
    assert "Ditutup" in await says(stage, "batal")


async def test_what_is_hardly_a_name_is_asked_and_may_be_one(stage: Stage) -> None:
    await a_list(stage)
    assert "menambahkan nama Utuh Mobil" in await says(stage, "Utuh Mobil")
    await taps(stage, "Ya")
    assert (await listed(stage))[-1] == (4, "Utuh Mobil")


async def test_who_came_by_a_file_keeps_the_name_that_the_file_gave(stage: Stage) -> None:
    await a_list(stage)
    stage.cast.member.sends_document(own(stage), "d.csv", b"No;Nama;Dusun\n4;Siti;Hulu\n", caption="K1")
    await stage.settle()
    await taps(stage, "💾 Simpan")
    await says(stage, "/daftar k1", "ganti 4 jadi Aluh")
    assert (4, "Siti") in await listed(stage)
    assert any("Namanya dibetulkan" in message.shown for message in stage.cast.member.sees(own(stage)))


@pytest.mark.parametrize(
    "command", ["daftar K1: Aminah, Hamdan", "/daftar K1: Aminah, Hamdan", "daftar k1 - Aminah, Hamdan"]
)
async def test_names_behind_the_code_are_read_back_and_taken(stage: Stage, command: str) -> None:
    """The visit and the names were both lost: "Daftar penerima kunjungan mana?"."""
    coordinator = stage.cast.coordinator
    private = coordinator.opens_private()
    await stage.acts.plans()
    await stage.acts.says(coordinator, private, command)
    assert coordinator.last(private).shown == "Yang mana maksudnya?"
    await stage.acts.taps(coordinator, "K1: menambahkan 2 nama: Aminah; Hamdan", private)
    assert "1. Aminah\n2. Hamdan" in coordinator.last(private).shown


@pytest.mark.parametrize(
    "words",
    ["anang 1 haja", "anang NIK nya 6311010401600004", "anang dapat selimut ja, sembakonya kada", "anang sudah",
     "eh anang jangan dulu", "anang pindah ke RT 3", "Anang haja"],
)  # fmt: skip
async def test_words_about_somebody_listed_are_no_new_name(stage: Stage, words: str) -> None:
    await a_list(stage)
    said = await says(stage, words)
    assert "Nomor 1, Anang sudah ada di daftar" in said
    assert "menambahkan nama" not in said
    assert await listed(stage) == THREE


@pytest.mark.parametrize("words", ["Anang lumpuh", "Anang janda", "Anang RT 2", "Nurdin jua", "mushalla"])
async def test_what_may_be_no_new_name_is_asked(stage: Stage, words: str) -> None:
    await a_list(stage)
    assert "Maksudnya: menambahkan nama" in await says(stage, words)
    assert await listed(stage) == THREE
    await taps(stage, "Ya")
    assert len(await listed(stage)) == 4


@pytest.mark.parametrize("words", ["pak camat minta daftarnya dikirim hari ini", "tes", "pambakal"])
async def test_no_office_and_no_trial_is_a_name(stage: Stage, words: str) -> None:
    await a_list(stage)
    assert "menambahkan nama" not in await says(stage, words)
    assert await listed(stage) == THREE


@pytest.mark.parametrize("words", ["undo", "kambaliakan", "balikin"])
async def test_who_left_comes_back_by_any_word_for_it(stage: Stage, words: str) -> None:
    await a_list(stage)
    await says(stage, "hapus Anang")
    await taps(stage, "Ya")
    await says(stage, words)
    assert await listed(stage) == THREE


async def test_a_name_that_was_wrong_is_put_right_by_its_number(stage: Stage) -> None:
    await a_list(stage)
    said = await says(stage, "nomor 2 namanya salah, yang benar Sahrani bin Usup")
    assert "Maksudnya: nama nomor 2" in said or "Sahrani bin Usup" in said
    await taps(stage, "Ya")
    assert (2, "Sahrani bin Usup") in await listed(stage)


async def test_why_somebody_gets_more_is_no_part_of_it(stage: Stage) -> None:
    await a_list(stage)
    assert "bantuan nomor 1, Anang" in await says(stage, "anang 2 sembako karna kembar anaknya")
