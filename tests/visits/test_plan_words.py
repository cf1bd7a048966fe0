"""A plan is changed, and a checklist ticked, in words below the card; what follows from them is read back first."""

import pytest

from simulator.model import Message
from sotarsa_bot.parsing.checks import read_checks
from sotarsa_bot.parsing.plan_sentences import read_plan_changes
from sotarsa_bot.records.visit import Visit
from tests.conftest import Stage, kept
from tests.notifications.test_reminding import wita
from tests.the_day import begins, heard, own, reports, seen


async def visit(stage: Stage) -> Visit:
    await stage.starts()
    async with stage.engine.store.reading() as books:
        return await books.visits.get(1)


@kept
async def agreed(stage: Stage) -> None:
    await stage.acts.plans()
    await stage.acts.decides()


async def writes(stage: Stage, words: str) -> str:
    """The coordinator replies to the card in the team's group."""
    coordinator, group = stage.cast.coordinator, stage.cast.team_group
    coordinator.replies(stage.acts.card(coordinator, group, "K1"), words)
    await stage.settle()
    return coordinator.last(group).shown


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("bawaannya tambah selimut 10", "barang menjadi 25 paket sembako dan 10 selimut"),
        ("tambah 10 selimut ya pak", "barang menjadi 25 paket sembako dan 10 selimut"),
        ("kendaraannya ganti ambulans", "kendaraan menjadi ambulans"),
        ("ganti mobil ke L300", "kendaraan menjadi L300"),
        ("ketua tim ganti Hendra", "ketua menjadi Hendra Contoh"),
        ("Hendra jadi ketua", "ketua menjadi Hendra Contoh"),
        ("ketuanya Hendro", "ketua menjadi Hendra Contoh"),
        ("Rahmi kada jadi umpat", "tim menjadi Hendra Contoh"),
        ("barang ganti 30 paket sembako", "barang menjadi 30 paket sembako"),
        ("layanan tambah asuransi sosial", "layanan menjadi makanan dan asuransi sosial"),
        ("catatan: bawa KTP", "catatan menjadi bawa KTP"),
        ("catatan bawa parang gasan pohon tumbang", "catatan menjadi bawa parang gasan pohon tumbang"),
        ("barang tambah 10 selimut wan 5 kursi", "barang menjadi 25 paket sembako, 10 selimut, dan 5 kursi"),
        ("tempatnya ganti Posyandu Mawar", "tempat menjadi Posyandu Mawar"),
        ("sembako jadi 30", "barang menjadi 30 paket sembako"),
        ("sembakonya jadi tiga puluh pak", "barang menjadi 30 paket sembako"),
        ("ubah sembako jadi 30 dus", "barang menjadi 30 dus sembako"),
        ("jadi 30 sembako aja", "barang menjadi 30 paket sembako"),
        ("sembako tambah 5", "barang menjadi 30 paket sembako"),
        ("sembako dikurangi 5 paket", "barang menjadi 20 paket sembako"),
        ("kurangi 5 sembako", "barang menjadi 20 paket sembako"),
        (
            "mobil ganti triton DA 8123 YX, barang tambah 10 selimut sama beras 5 karung",
            "kendaraan menjadi triton DA 8123 YX; barang menjadi 25 paket sembako, 10 selimut, dan 5 karung beras",
        ),
        ("mobil ganti ambulans, ketuanya Hendra", "kendaraan menjadi ambulans; ketua menjadi Hendra Contoh"),
    ],
)
async def test_a_line_of_the_plan_is_read_back(stage: Stage, words: str, meant: str) -> None:
    """Once "Barang \\"bawaannya tambah selimut\\" tidak ada", or not understood at all."""
    await agreed(stage)
    before = await visit(stage)
    assert await writes(stage, words) == f"Maksudnya: rencana K1 diubah: {meant}?"
    assert await visit(stage) == before


async def test_what_was_confirmed_is_changed_and_told(stage: Stage) -> None:
    cast = stage.cast
    await agreed(stage)
    await writes(stage, "bawaannya tambah selimut 10")
    await stage.acts.taps(cast.coordinator, "Ya", cast.team_group)
    for group in (cast.team_group, cast.village_group):
        card = stage.acts.card(cast.coordinator, group, "K1").shown
        assert "Dibawa: 25 paket sembako dan 10 selimut" in card
    now = "barang menjadi 25 paket sembako dan 10 selimut"
    assert f"✏️ Rencana K1 diubah oleh Rahmi Contoh: {now}" in heard(cast.coordinator, cast.team_group)
    assert f"Rencana kunjungan K1 diubah: {now}" in heard(cast.official, cast.village_group)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("ketua tim ganti Zulkifli", '"Zulkifli" tidak ada di antara anggota tim yang terdaftar'),
        ("hapus selimut", '"selimut" tidak ada di antara barang yang dibawa: 25 paket sembako'),
        ("selimut jadi 10", '"selimut" tidak ada di antara barang yang dibawa: 25 paket sembako'),
        ("kurangi sembako 25", "Sisanya menjadi nol"),
        ("harinya ganti 7-9 desember", "Hari diganti dengan tombol Usulkan hari lain"),
        ("harinya ganti 7 desember", "Maksudnya: tawarkan kepada desa untuk K1: Senin, 7 Desember 2026, 09.00 WITA"),
        ("ganti kendaraan", "Mohon tulis juga gantinya"),
        ("Contoh jadi ketua", '"Contoh" yang mana'),
    ],
)
async def test_what_cannot_be_is_said_with_the_way_to_do_it(stage: Stage, words: str, said: str) -> None:
    await agreed(stage)
    assert said in await writes(stage, words)


@pytest.mark.parametrize(
    "words", ["mobil rusak", "kendaraannya mogok", "ketua tim siapa?", "tim sudah berangkat", "siap"]
)
def test_what_only_tells_of_something_changes_nothing(words: str) -> None:
    assert read_plan_changes(words) == ()


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("selimut kada usah", [("cargo", "hapus", "selimut")]),
        ("ketua hendra, rahmi kada kawa", [("leader", "ganti", "hendra"), ("crew", "hapus", "rahmi")]),
        ("mobil kada jadi hilux, pakai ambulan puskesmas", [("vehicle", "ganti", "ambulan puskesmas")]),
        ("ketua tim sakit", []),
        ("kami tidak bisa", []),
        ("tgl 3 kada usah", []),
    ],
)
def test_a_plan_is_changed_as_people_say_it(words: str, read: list[tuple[str, str, str]]) -> None:
    """Once each was "not understood"."""
    assert [(one.line, str(one.way), one.words) for one in read_plan_changes(words)] == read


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("batalkan sembako, ganti beras 10", "barang menjadi 10 beras?"),
        ("batalkan hilux pakai avanza", "kendaraan menjadi avanza?"),
        ("batal ikut hendra", "tim menjadi Rahmi Contoh?"),
        ("sembako jadi 20 aja krn gudang kosong", "barang menjadi 20 paket sembako? Yang ini tidak ikut"),
        ("gudang kosong, sembako jadi 20", "tidak ikut mengubah rencana: “gudang kosong”"),
        ("kendaraan ganti ambulans, berangkat jam 8", "kendaraan menjadi ambulans? Yang ini tidak ikut"),
        ("kendaraan diganti pickup aja soalnya hilux mogok", "kendaraan menjadi pickup?"),
        ("tempatnya jadi di masjid bukan balai desa, jam 10", "“bukan balai desa, jam 10”"),
        ("Tempat: posyandu kalau hujan", "catatan menjadi Tempat: posyandu kalau hujan?"),
        ("mobil ganti avanza atau innova", "catatan menjadi mobil ganti avanza atau innova?"),
        ("tempat ganti Balai Desa, RT 2", "tempat menjadi Balai Desa, RT 2?"),
        ("tunda selimutnya", '"selimut" tidak ada di antara barang yang dibawa'),
        ("batalkan hilux", "Mohon tulis juga gantinya"),
        ("ketua ganti hendra, tim jadi 2", "ketua menjadi Hendra Contoh? Yang ini"),
        ("tambah hendra", "Belum ada yang diubah"),
        ("rahmi kada umpat diganti hendra", "tim menjadi Hendra Contoh?"),
        ("batalkan, desa tidak jadi", "Maksudnya: K1 dibatalkan, dengan alasan: desa tidak jadi?"),
    ],
)
async def test_every_word_is_accounted_for(stage: Stage, words: str, asked: str) -> None:
    """Once an hour was part of the car, a condition of the place that is announced, and a thing that was called off
    asked about the whole visit."""
    await agreed(stage)
    before = await visit(stage)
    assert asked in await writes(stage, words)
    assert await visit(stage) == before


@pytest.mark.parametrize(
    "words", ["batalkan perubahan tadi", "batal barang tadi", "batal nang tadi", "kembalikan barang semula"]
)
async def test_the_last_change_is_put_back_in_words(stage: Stage, words: str) -> None:
    """Once each was about the whole visit, or not understood."""
    await agreed(stage)
    assert "belum pernah diubah" in await writes(stage, words)
    await writes(stage, "barang tambah 10 selimut")
    await stage.acts.taps(stage.cast.coordinator, "Ya", stage.cast.team_group)
    assert "kembali seperti sebelum diubah: barang menjadi 25 paket sembako?" in await writes(stage, words)
    assert len((await visit(stage)).plan.cargo) == 2
    await stage.acts.taps(stage.cast.coordinator, "Ya", stage.cast.team_group)
    assert [str(one) for one in (await visit(stage)).plan.cargo] == ["25 paket sembako"]


@pytest.mark.parametrize(
    "words", ["ketuanya jangan Hendra", "kendaraan: bukan avanza", "semua terima, tambah 2 sembako"]
)
def test_what_is_turned_down_or_told_is_no_change(words: str) -> None:
    assert read_plan_changes(words) == ()


async def test_the_plan_is_changed_behind_the_visits_code_too(stage: Stage) -> None:
    """Once "K1 ketua ganti Hendra" was a hand-over that was not understood."""
    cast, group = stage.cast, stage.cast.team_group
    await agreed(stage)
    await stage.acts.says(cast.coordinator, group, "K1 ketua ganti hendra, kendaraan ganti ambulans")
    said = cast.coordinator.last(group).shown
    assert said == "Maksudnya: rencana K1 diubah: ketua menjadi Hendra Contoh; kendaraan menjadi ambulans?"
    await stage.acts.taps(cast.coordinator, "Ya", group)
    card = stage.acts.card(cast.coordinator, group, "K1").shown
    assert "Ketua: Hendra Contoh" in card
    assert "Kendaraan: ambulans" in card


async def test_a_day_below_the_teams_card_is_offered_to_the_village(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await agreed(stage)
    cast.coordinator.replies(stage.acts.card(cast.coordinator, group, "K1"), "salah, tgl 4")
    await stage.settle()
    assert "tawarkan kepada desa untuk K1: Jumat, 4 Desember 2026, 09.00 WITA" in cast.coordinator.last(group).shown


# --- the checklists ---


def village_card(stage: Stage) -> Message:
    return stage.acts.card(stage.cast.official, stage.cast.village_group, "K1")


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("tempat sudah siap min", "✅ tempat siap"),
        ("balai sdh dibersihkan pak", "✅ tempat siap"),
        ("warga sudah diberitahu semua", "✅ warga diberi tahu"),
        ("daftar penerima sdh dicek", "✅ daftar penerima diperiksa"),
    ],
)
async def test_a_line_is_ticked_in_other_words(stage: Stage, words: str, label: str) -> None:
    """Once only the button's very words were understood."""
    cast = stage.cast
    await agreed(stage)
    cast.official.replies(village_card(stage), words)
    await stage.settle()
    assert label in village_card(stage).labels
    assert "Dicentang: " in cast.official.last(cast.village_group).shown


async def test_a_reply_to_the_reminder_ticks_too_and_twice_is_once(stage: Stage) -> None:
    cast = stage.cast
    await agreed(stage)
    await stage.acts.waits_until(wita(2, 15, 1, month=12))
    reminder = next(m for m in reversed(cast.official.sees(cast.village_group)) if "🔔" in m.shown)
    for _ in range(2):
        cast.official.replies(reminder, "tempat siap, warga sudah tahu")
        await stage.settle()
    assert {"✅ tempat siap", "✅ warga diberi tahu"} <= set(village_card(stage).labels)


async def test_everything_at_once_and_what_is_said_besides_are_asked(stage: Stage) -> None:
    cast = stage.cast
    await agreed(stage)
    cast.official.replies(village_card(stage), "siap semua pak")
    await stage.settle()
    assert "Maksudnya: dicentang: tempat siap, warga diberi tahu, dan daftar penerima diperiksa?" in (
        cast.official.last(cast.village_group).shown
    )
    await stage.acts.taps(cast.official, "Ya", cast.village_group)
    assert "✅ daftar penerima diperiksa" in village_card(stage).labels


async def test_what_is_not_ready_is_not_ticked_and_the_office_hears_why(stage: Stage) -> None:
    cast = stage.cast
    await agreed(stage)
    cast.official.replies(village_card(stage), "tempat belum siap, dipakai resepsi sampai sore")
    await stage.settle()
    assert "⬜ tempat siap" in village_card(stage).labels
    assert "Baik, belum dicentang: tempat siap" in cast.official.last(cast.village_group).shown
    assert "tempat belum siap, dipakai resepsi" in heard(cast.coordinator, own(stage, cast.coordinator))
    cast.official.replies(village_card(stage), "tempat siap")
    await stage.settle()
    cast.official.replies(village_card(stage), "tempat belum siap")
    await stage.settle()
    assert "✅ tempat siap" in village_card(stage).labels
    await stage.acts.taps(cast.official, "Ya", cast.village_group)
    assert "⬜ tempat siap" in village_card(stage).labels


async def test_the_teams_list_in_words(stage: Stage) -> None:
    cast = stage.cast
    await agreed(stage)
    for words in ("barang sudah dimuat", "mobil siap"):
        cast.member.replies(stage.acts.card(cast.member, cast.team_group, "K1"), words)
        await stage.settle()
    card = stage.acts.card(cast.member, cast.team_group, "K1")
    assert {"✅ barang", "✅ kendaraan", "⬜ daftar"} <= set(card.labels)


@pytest.mark.parametrize(
    "words", ["tempatnya jadi di balai", "balai dipakai resepsi", "warga minta hari kamis", "tempat siap jam 9", "siap"]
)
def test_what_says_something_else_ticks_nothing(words: str) -> None:
    assert read_checks(words, "village") is None


# --- the steps of a proposal ---


async def at_the_services(stage: Stage) -> None:
    coordinator, chat = stage.cast.coordinator, stage.cast.team_group
    await stage.acts.says(coordinator, chat, "/kunjungan")
    await stage.acts.answers(coordinator, chat, "Uren")


async def preview_of(stage: Stage) -> str:
    return stage.acts.question(stage.cast.coordinator, stage.cast.team_group).shown


@pytest.mark.parametrize("words", ["hilux", "tgl 2 sampai 4 des", "25 paket sembako", "jangan dulu"])
async def test_words_of_another_question_are_asked_about(stage: Stage, words: str) -> None:
    """Once "hilux" was a service, and days were a partner."""
    coordinator, chat = stage.cast.coordinator, stage.cast.team_group
    await at_the_services(stage)
    await stage.acts.answers(coordinator, chat, words)
    assert f"Di sini ditanyakan layanan. Benar layanan “{words}”?" in coordinator.last(chat).shown
    await stage.acts.taps(coordinator, "Ya", chat)
    assert f"✅ {words}"[:32] in stage.acts.question(coordinator, chat).labels


async def test_known_words_and_new_names_are_taken(stage: Stage) -> None:
    coordinator, chat = stage.cast.coordinator, stage.cast.team_group
    await at_the_services(stage)
    await stage.acts.answers(coordinator, chat, "makanan dan asuransi sosial, Dongeng Anak")
    labels = stage.acts.question(coordinator, chat).labels
    assert {"✅ makanan", "✅ asuransi sosial", "✅ Dongeng Anak"} <= set(labels)
    await stage.acts.answers(coordinator, chat, "siap pak")
    assert "Mohon pilih layanan" in coordinator.last(chat).shown
    await stage.acts.answers(coordinator, chat, "itu saja")
    assert "Kapan tim bisa datang?" in stage.acts.question(coordinator, chat).shown


@pytest.mark.parametrize(
    ("words", "crew"),
    [
        ("Hendra", {"Hendra"}),
        ("saya dan pak Hendra ikut", {"Rahmi", "Hendra"}),
        ("semua", {"Rahmi", "Hendra"}),
    ],
)
async def test_who_goes_is_typed(stage: Stage, words: str, crew: set[str]) -> None:
    """Once the names were silently not understood: only buttons were."""
    coordinator, chat = stage.cast.coordinator, stage.cast.team_group
    await at_the_services(stage)
    for answer in ("makanan", "itu saja", "1-5 Desember", words):
        await stage.acts.answers(coordinator, chat, answer)
    labels = stage.acts.question(coordinator, chat).labels
    assert {label.split()[1] for label in labels if label.startswith("✅")} == crew


async def test_a_name_that_is_nearly_somebodys_is_asked_and_nobodys_is_said(stage: Stage) -> None:
    coordinator, chat = stage.cast.coordinator, stage.cast.team_group
    await at_the_services(stage)
    for answer in ("makanan", "itu saja", "1-5 Desember", "Hendro"):
        await stage.acts.answers(coordinator, chat, answer)
    assert coordinator.last(chat).shown == "Maksudnya: Hendra Contoh?"
    coordinator.replies(next(m for m in reversed(coordinator.sees(chat)) if "berangkat?" in m.shown), "Zulkifli")
    await stage.settle()
    assert '"Zulkifli" tidak ada di antara anggota tim' in coordinator.last(chat).shown


async def test_the_load_is_changed_in_the_guides_words_on_the_day_too(stage: Stage) -> None:
    """A bug: "barang tambah 10 selimut" was no plan any more once the team had left."""
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    await reports(stage, "Berangkat")
    cast.coordinator.replies(stage.acts.card(cast.coordinator, group, "K1"), "barang tambah 10 selimut")
    await stage.settle()
    assert "10 selimut" in cast.coordinator.last(group).shown
    await stage.acts.taps(cast.coordinator, "Ya", group)
    assert "25 paket sembako dan 10 selimut" in stage.acts.card(cast.coordinator, group, "K1").shown
    cast.coordinator.replies(stage.acts.card(cast.coordinator, group, "K1"), "tambah 2 sembako")
    await stage.settle()
    assert "27 paket sembako" not in cast.coordinator.last(group).shown


@pytest.mark.parametrize("way", ["batal", "salah pak", "↩️"])
async def test_a_changed_plan_is_put_back_below_what_tells_of_it(stage: Stage, way: str) -> None:
    """ "batal" asked why the whole visit was called off."""
    await begins(stage)
    cast, group = stage.cast, stage.cast.team_group
    cast.coordinator.replies(stage.acts.card(cast.coordinator, group, "K1"), "kendaraan ganti ambulans")
    await stage.settle()
    await stage.acts.taps(cast.coordinator, "Ya", group)
    told = next(m for m in cast.coordinator.sees(group) if "Rencana K1 diubah" in m.shown)
    if way == "↩️":
        cast.coordinator.taps(told.labels[0], message=told)
    else:
        cast.coordinator.replies(told, way)
    await stage.settle()
    card = stage.acts.card(cast.coordinator, group, "K1").shown
    assert "Kendaraan: Hilux DA 1234 XX" in card
    assert "✅ Disepakati" in card
    assert "Mengapa" not in seen(cast.coordinator, group)
    cast.coordinator.replies(told, "batal")
    await stage.settle()
    assert "sudah diubah lagi sesudah itu" in cast.coordinator.last(group).shown
    assert "Hilux DA 1234 XX" in stage.acts.card(cast.coordinator, group, "K1").shown


async def test_batal_below_what_changes_nothing_is_not_about_the_visit(stage: Stage) -> None:
    await begins(stage)
    coordinator, group = stage.cast.coordinator, stage.cast.team_group
    told = next(m for m in coordinator.sees(group) if "menyepakati" in m.shown)
    coordinator.replies(told, "batal")
    await stage.settle()
    assert "Mengapa" not in seen(coordinator, group)


@pytest.mark.parametrize(
    ("words", "changes"),
    [
        (
            "tempatnya pindah ka posyandu tagal balai desa kena banjir",
            [("place", "posyandu", "tagal balai desa kena banjir")],
        ),
        ("tempatnya di posyandu ja lah", [("place", "posyandu", "")]),
        ("hendra jadi ketua ja", [("leader", "hendra", "")]),
        ("kandaraan ganti ambulan puskesmas ja", [("vehicle", "ambulan puskesmas", "")]),
        ("ulun kada kawa umpat, ganti wan Hendra", [("crew", "ulun", ""), ("crew", "Hendra", "")]),
        ("sembako 30 jadinya, beras kada jadi", [("cargo", "30 sembako", ""), ("cargo", "beras", "")]),
        ("sembako jadi 30, kada 25", [("cargo", "30 sembako", "")]),
        ("sembako jadi 30 paket, bukan 25 paket", [("cargo", "30 paket sembako", "")]),
        ("sembako bukan 25 tapi 30", [("cargo", "30 sembako", "")]),
        ("tambah selimut 10, kursi roda 1 gasan nini Galuh", [("cargo", "selimut 10, kursi roda 1", "gasan …")]),
        ("tambah kursi roda 1 untuk pak Hamdan dan selimut 2", None),
        ("tambah 10 susu untuk balita", [("cargo", "10 susu untuk balita", "")]),
    ],
)
def test_every_word_of_a_change_is_accounted_for(words: str, changes: list[tuple[str, str, str]] | None) -> None:
    read = read_plan_changes(words)
    if changes is None:
        assert all("Hamdan" not in one.words for one in read)
    else:
        assert [(one.line, one.words, one.besides) for one in read] == changes


async def test_a_recipient_s_name_never_stands_in_the_goods(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await stage.acts.plans()
    await stage.acts.decides()
    cast.coordinator.replies(
        stage.acts.card(cast.coordinator, group, "K1"), "tambah selimut 10, kursi roda 1 gasan nini Galuh"
    )
    await stage.settle()
    assert "Galuh" not in cast.coordinator.last(group).shown
    await stage.acts.answers(cast.coordinator, group, "iih")
    assert "10 selimut, dan 1 kursi roda" in stage.acts.card(cast.coordinator, group, "K1").shown
    assert "Galuh" not in stage.acts.card(cast.official, cast.village_group, "K1").shown


async def test_who_writes_that_he_stays_is_replaced(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await stage.acts.plans()
    cast.coordinator.replies(stage.acts.card(cast.coordinator, group, "K1"), "ulun kada kawa umpat, ganti wan Hendra")
    await stage.settle()
    await stage.acts.answers(cast.coordinator, group, "ya")
    assert "Tim: Hendra Contoh\n" in stage.acts.card(cast.coordinator, group, "K1").shown


async def test_a_note_behind_the_code_is_no_incident(stage: Stage) -> None:
    """It was offered as one, and its yes rang at everybody's."""
    coordinator, private = stage.cast.coordinator, stage.world.private(stage.cast.coordinator.user)
    await agreed(stage)
    for note in ("bawa parang gasan pohon tumbang", "bawa terpal"):
        await stage.acts.says(coordinator, private, f"K1 catatan {note}")
        assert "rencana K1 diubah: catatan menjadi" in coordinator.last(private).shown
        await stage.acts.taps(coordinator, "Ya", private)
    assert (await visit(stage)).plan.note == "bawa parang gasan pohon tumbang; bawa terpal"
