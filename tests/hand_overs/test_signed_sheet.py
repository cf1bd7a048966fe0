"""A photo of the signed sheet: ticked off by buttons or typed numbers, recorded once, with the sheet as its proof."""

import pytest

from simulator.model import Chat, Message
from simulator.people import Actor
from simulator.photos import sample_photo
from sotarsa_bot.records.benefit import Benefit
from sotarsa_bot.records.flag import Flag, FlagKind
from tests.conftest import Stage
from tests.lists.test_recipient_list import listed, own
from tests.the_day import closes, heard, reports, seen

FIVE = "Aminah\nRahmat\nSiti\nBudi\nLina"


async def sends_the_sheet(stage: Stage, who: Actor, chat: Chat, caption: str = "K1 daftar") -> Message:
    sent = who.sends_photo(chat, sample_photo(3), caption=caption)
    await stage.settle()
    return sent


async def ready(stage: Stage, names: str = FIVE) -> None:
    """K1 has a list, and nothing is being asked."""
    await listed(stage, names)
    await stage.acts.taps(stage.cast.member, "Selesai", own(stage))


async def test_numbers_are_ticked_in_place_and_saved_with_the_sheet_as_proof(stage: Stage) -> None:
    cast, chat = stage.cast, own(stage)
    await ready(stage)
    await stage.acts.says(cast.member, chat, "K1 2 terima")
    await stage.acts.says(cast.member, chat, "K1 5 tidak ada")
    await sends_the_sheet(stage, cast.member, chat)
    asked = stage.acts.question(cast.member, chat)
    assert asked.labels[:5] == ["1", "☑ 2", "3", "4", "5"]
    assert "3. Siti" in asked.shown
    for label in ("1", "3", "3", "5"):
        await stage.acts.taps(cast.member, label, chat)
    assert stage.acts.question(cast.member, chat) is asked  # one message, edited
    assert asked.labels[:5] == ["✓ 1", "☑ 2", "3", "4", "✓ 5"]
    await stage.acts.taps(cast.member, "☑ 2", chat)
    assert "sudah tercatat" in cast.member.alerts[-1].text
    await stage.acts.taps(cast.member, "Lanjut", chat)
    assert "2 orang menerima, 2 belum" in asked.shown
    assert "1 sembako: nomor 1, 5" in asked.shown
    assert "tidak hadir atau menolak: nomor 5" in asked.shown
    await stage.acts.taps(cast.member, "Simpan", chat)
    cast.member.press_again()
    await stage.settle()
    assert "2 orang menerima (nomor 1, 5), 2 belum" in seen(cast.member, chat)
    assert "Mana yang berlaku?" in seen(cast.member, cast.team_group)  # 5 was absent, and signed
    assert "3 dari 5 penerima" in stage.acts.card(cast.official, cast.village_group, "K1").shown
    async with stage.engine.store.reading() as books:
        (photo,) = await books.photos.find(kind="sheet")
        assert [d.number for d in await books.deliveries.find(sheet=photo.id)] == [1, 5]
    await stage.acts.taps(cast.member, "Batalkan catatan ini", chat)
    assert "1 dari 5 penerima" in stage.acts.card(cast.official, cast.village_group, "K1").shown


async def test_numbers_are_typed_and_taken_back(stage: Stage) -> None:
    cast, chat = stage.cast, own(stage)
    await ready(stage)
    await sends_the_sheet(stage, cast.member, chat, "k1 lembr ttd")
    for typed, ticked in (("1-3 kecuali 2", "2 (1, 3)"), ("5", "3 (1, 3, 5)"), ("semua kecuali 4", "4 (1–3, 5)")):
        await stage.acts.says(cast.member, chat, typed)
        assert f"Dicentang: {ticked}" in stage.acts.question(cast.member, chat).shown
    await stage.acts.says(cast.member, chat, "9")
    assert "Nomor 9 tidak ada pada daftar ini (nomor terakhirnya 5)" in cast.member.last(chat).shown
    await stage.acts.says(cast.member, chat, "yang hadir saja")
    assert "belum terbaca" in cast.member.last(chat).shown
    await stage.acts.taps(cast.member, "Batalkan yang terakhir", chat)
    assert "Dicentang: 3 (1, 3, 5)" in stage.acts.question(cast.member, chat).shown
    await stage.acts.taps(cast.member, "Semua", chat)
    await stage.acts.taps(cast.member, "Lanjut", chat)
    assert "5 orang menerima, 0 belum" in stage.acts.question(cast.member, chat).shown


async def test_what_somebody_else_reports_meanwhile_is_not_doubled(stage: Stage) -> None:
    cast, chat = stage.cast, own(stage)
    await ready(stage)
    await sends_the_sheet(stage, cast.member, chat)
    await stage.acts.says(cast.member, chat, "1-3")
    await stage.acts.taps(cast.member, "Lanjut", chat)
    await stage.acts.says(cast.coordinator, cast.team_group, "K1 2 terima")
    await stage.acts.taps(cast.member, "Simpan", chat)
    assert "2 orang menerima (nomor 1, 3)" in heard(cast.member, chat)
    assert "dicatat dua kali" not in seen(cast.member, chat)


async def test_in_the_group_there_are_no_names_and_the_team_ticks_together(stage: Stage) -> None:
    """By button and in words; but only who began it ends it without saving."""
    cast = stage.cast
    await ready(stage)
    await sends_the_sheet(stage, cast.member, cast.team_group)
    asked = stage.acts.question(cast.member, cast.team_group)
    assert asked.labels[:2] == ["1", "2"]
    await stage.acts.taps(cast.coordinator, "1", cast.team_group)
    assert "✓ 1" in stage.acts.question(cast.member, cast.team_group).labels
    await stage.acts.answers(cast.coordinator, cast.team_group, "2-5")
    for way in ("button", "batal"):
        if way == "button":
            await stage.acts.taps(cast.coordinator, "Tutup pertanyaan ini", cast.team_group)
            assert "dibuka Hendra Contoh" in cast.coordinator.alerts[-1].text
        else:
            await stage.acts.answers(cast.coordinator, cast.team_group, way)
            assert "dibuka Hendra Contoh" in cast.coordinator.last(cast.team_group).shown
    await stage.acts.taps(cast.member, "Lanjut", cast.team_group)
    await stage.acts.taps(cast.coordinator, "Simpan", cast.team_group)
    said = seen(cast.coordinator, cast.team_group)
    assert "5 orang menerima (nomor 1–5)" in said
    assert "Aminah" not in said


async def test_what_the_list_does_not_say_is_asked_once(stage: Stage) -> None:
    cast, chat = stage.cast, own(stage)
    await stage.acts.plans(cargo="5 sembako, 5 selimut")
    await stage.acts.decides()
    await stage.later(days=9)
    await stage.acts.says(cast.member, chat, "/daftar k1")
    await stage.acts.says(cast.member, chat, FIVE)
    await stage.acts.taps(cast.member, "Selesai", chat)
    await sends_the_sheet(stage, cast.member, chat)
    await stage.acts.taps(cast.member, "Semua", chat)
    await stage.acts.taps(cast.member, "Lanjut", chat)
    assert "Apa yang mereka terima" in stage.acts.question(cast.member, chat).shown
    await stage.acts.taps(cast.member, "Semuanya", chat)
    assert "1 sembako + 1 selimut: nomor 1–5" in stage.acts.question(cast.member, chat).shown
    await stage.acts.taps(cast.member, "Simpan", chat)
    assert "5 sembako dan 5 selimut" in stage.acts.card(cast.member, cast.team_group, "K1").shown


async def test_a_long_list_has_pages_and_an_album_is_one_sheet(stage: Stage) -> None:
    cast, chat = stage.cast, own(stage)
    await ready(stage, "\n".join(f"Warga {n}" for n in range(1, 96)))
    cast.member.sends_album(chat, 2, captions=["K1 daftar", None])
    await stage.settle()
    asked = stage.acts.question(cast.member, chat)
    assert len([label for label in asked.labels if label.isdigit()]) == 40
    await stage.acts.taps(cast.member, "›", chat)
    await stage.acts.taps(cast.member, "›", chat)
    assert "95" in asked.labels
    await stage.acts.taps(cast.member, "95", chat)
    cast.member.sends_photo(chat)  # a third page
    await stage.settle()
    async with stage.engine.store.reading() as books:
        assert await books.photos.count(kind="sheet", visit=1) == 3
    assert "Untuk kunjungan mana" not in seen(cast.member, chat)


async def test_in_the_middle_of_something_else_a_button_waits(stage: Stage) -> None:
    cast, chat = stage.cast, own(stage)
    await ready(stage)
    await stage.acts.says(cast.member, chat, "/serah")
    await sends_the_sheet(stage, cast.member, chat)
    assert "bila isian di atas sudah selesai" in heard(cast.member, chat)
    await stage.acts.says(cast.member, chat, "/batal")
    await stage.acts.taps(cast.member, "Centang nomor", chat)
    await stage.acts.says(cast.member, chat, "K1 3 tolak takut")  # a caption meanwhile is a report of its own
    assert "menolak; 1 sembako tidak diserahkan" in heard(cast.member, chat)
    assert "nomor mana yang menerima" in stage.acts.question(cast.member, chat).shown


async def test_without_a_list_or_out_of_its_time_the_sheet_is_kept_all_the_same(stage: Stage) -> None:
    cast, chat = stage.cast, own(stage)
    await stage.acts.plans()
    await sends_the_sheet(stage, cast.member, chat)
    assert "menunggu jawaban desa" in heard(cast.member, chat)
    await stage.acts.decides()
    await stage.later(days=9)
    cast.member.sends_photo(chat, caption="daftar")
    await stage.settle()
    assert "belum punya daftar penerima" in heard(cast.member, chat)
    async with stage.engine.store.reading() as books:
        assert await books.photos.count(state="stored") == 2


async def test_going_on_with_nothing_ticked_is_a_slip(stage: Stage) -> None:
    cast, chat = stage.cast, own(stage)
    await ready(stage)
    await sends_the_sheet(stage, cast.member, chat)
    for label, told in (
        ("Batalkan yang terakhir", "Belum ada centang yang dapat dibatalkan"),
        ("Lanjut", "centang dahulu"),
    ):
        await stage.acts.taps(cast.member, label, chat)
        assert told in cast.member.alerts[-1].text


async def test_a_reply_about_a_visit_needs_no_code(stage: Stage) -> None:
    cast, chat = stage.cast, own(stage)
    """A week before the day no visit is meant by itself."""
    await stage.acts.plans()
    await stage.acts.decides()
    await stage.acts.says(cast.member, chat, "/daftar k1")
    await stage.acts.says(cast.member, chat, FIVE)
    await stage.acts.taps(cast.member, "Paket saku", chat)
    await stage.acts.taps(cast.member, "Selesai", chat)
    pack = next(m for m in cast.member.sees(chat) if "PAKET SAKU" in m.shown.upper() and m.shown)
    cast.member.sends_photo(chat, caption="daftar", reply_to=pack)
    await stage.settle()
    assert "K1 Uren, lembar bertanda tangan" in stage.acts.question(cast.member, chat).shown


async def test_who_checks_sees_the_sheet_and_is_offered_no_picture_that_is_not_there(
    stage: Stage,
) -> None:
    """U13: twelve were ticked off from one sheet; "Lihat fotonya (12)" led to "Tidak ada foto"."""
    cast, chat, private = stage.cast, own(stage), stage.world.private(stage.cast.coordinator.user)
    await ready(stage, "\n".join(f"Contoh {letter * 3}" for letter in "ABCDEFGHIJKL"))
    await sends_the_sheet(stage, cast.member, chat)
    await stage.acts.taps(cast.member, "Semua", chat)
    await stage.acts.taps(cast.member, "Lanjut", chat)
    await stage.acts.taps(cast.member, "Simpan", chat)
    async with stage.engine.store.writing() as books:
        twelve = await books.deliveries.find()
        ids, now = tuple(one.id for one in twelve), stage.clock.now()
        await books.flags.add(Flag(visit=1, kind=FlagKind.FAST, cause="fast:x", deliveries=ids, found_at=now))
    assert len(ids) == 12
    await stage.acts.says(cast.coordinator, private, "/periksa")
    await stage.acts.taps(cast.coordinator, "K1 Uren", private)
    await stage.acts.taps(cast.coordinator, "Lihat fotonya (1)", private)
    assert [m.photo is not None for m in cast.coordinator.sees(private)][-1]


@pytest.mark.parametrize(
    ("typed", "ticked"),
    [
        (("Semua", "kecuali 2"), "Dicentang: 4 (1, 3–5)"),
        (("semua kecuali 2",), "Dicentang: 4 (1, 3–5)"),
        (("kecuali 2",), "Dicentang: 4 (1, 3–5)"),
        (("1-4", "kecuali 2 dan 3"), "Dicentang: 2 (1, 4)"),
        (("1,2", "hapus 2"), "Dicentang: 1 (1)"),
        (("1,2", "bukan 2 tapi 4"), "Dicentang: 2 (1, 4)"),
        (("1,2", "salah 2"), "Dicentang: 1 (1)"),
        (("1-3 kecuali 2", "5"), "Dicentang: 3 (1, 3, 5)"),
        (("1-3", "5 jua"), "Dicentang: 4 (1–3, 5)"),
        (("1-3", "eh 2 kada"), "Dicentang: 2 (1, 3)"),
        (("1-5", "jangan 2, 3"), "Dicentang: 3 (1, 4–5)"),
        (("1-3", "2 belum"), "Dicentang: 2 (1, 3)"),
        (("1-3", "tambah 5 lagi"), "Dicentang: 4 (1–3, 5)"),
        (("1-3", "maaf 4 juga ya"), "Dicentang: 4 (1–4)"),
    ],
)
async def test_what_is_typed_next_to_the_ticks_changes_them_as_it_reads(
    stage: Stage, typed: tuple[str, ...], ticked: str
) -> None:
    """`Semua`, then `kecuali 2`, used to leave 2 received."""
    cast, chat = stage.cast, own(stage)
    await ready(stage)
    await sends_the_sheet(stage, cast.member, chat)
    for words in typed:
        await stage.acts.says(cast.member, chat, words)
    assert ticked in stage.acts.question(cast.member, chat).shown


async def test_a_sheet_of_a_closed_visit_goes_on_when_that_is_open_again(stage: Stage) -> None:
    cast, chat = stage.cast, own(stage)
    await ready(stage)
    await stage.acts.says(cast.member, cast.team_group, "K1 sembako 25")
    await reports(stage, "Selesai", "Tim sudah pulang")
    await stage.acts.taps(cast.official, "Cocok", cast.village_group)
    await closes(stage)
    await sends_the_sheet(stage, cast.member, chat)
    assert "K1 sudah ditutup. Laporan Anda disimpan" in heard(cast.member, chat)
    private = stage.world.private(cast.coordinator.user)
    await stage.acts.taps(cast.coordinator, "Buka lagi K1", private)
    await stage.acts.gives_reason(cast.coordinator, private, "ada lembar terlambat")
    assert "Lembar bertanda tangan dari Hendra Contoh belum dicentang" in heard(cast.member, chat)
    await stage.acts.taps(cast.member, "Centang nomor", chat)
    await stage.acts.says(cast.member, chat, "1-3")
    await stage.acts.taps(cast.member, "Lanjut", chat)
    await stage.acts.taps(cast.member, "Simpan", chat)
    assert "3 orang menerima (nomor 1–3)" in heard(cast.member, chat)


async def somebody_is_due_what_is_not_carried(stage: Stage) -> Chat:
    cast, chat = stage.cast, own(stage)
    await ready(stage, "Aminah\nRahmat\nSiti")
    async with stage.engine.store.writing() as books:
        await books.listed.change_all({"number": 1}, benefits=(Benefit(item="sembako", amount=1),))
        await books.listed.change_all({"number": 2}, benefits=(Benefit(item="kursi roda"),))
        await books.listed.change_all({"number": 3}, benefits=(Benefit(item="sembako", amount=1),))
    await sends_the_sheet(stage, cast.member, chat)
    await stage.acts.taps(cast.member, "Semua", chat)
    await stage.acts.taps(cast.member, "Lanjut", chat)
    return chat


@pytest.mark.parametrize(
    ("answer", "recorded"),
    [
        ("Tidak menerima: lepas centangnya", [(1, "sembako"), (3, "sembako")]),
        ("Yang menjadi haknya", [(1, "sembako"), (2, "kursi roda"), (3, "sembako")]),
        ("1 sembako sebagai gantinya", [(1, "sembako"), (2, "sembako"), (3, "sembako")]),
    ],
)
async def test_who_is_due_only_what_is_not_carried_is_asked_about(
    stage: Stage, answer: str, recorded: list[tuple[int, str]]
) -> None:
    cast = stage.cast
    chat = await somebody_is_due_what_is_not_carried(stage)
    asked = stage.acts.question(cast.member, chat)
    assert "Nomor 2: menurut daftar berhak atas 1 kursi roda, yang tidak dibawa" in asked.shown
    await stage.acts.taps(cast.member, answer, chat)
    await stage.acts.taps(cast.member, "Simpan", chat)
    async with stage.engine.store.reading() as books:
        assert sorted((one.number or 0, one.item) for one in await books.deliveries.find()) == recorded


@pytest.mark.parametrize(
    ("typed", "ticked"),
    [
        ("1 sampai 2 sama 4", "1–2, 4"),
        ("aminah dan lina", "1, 5"),
        ("lina jua", "5"),
        ("semua kecuali 2 dan budi", "1, 3, 5"),
        ("semua, lalu budi belum", "1–3, 5"),
        ("semua, lalu Budi kada", "1–3, 5"),
    ],
)
async def test_names_of_the_list_stand_for_their_numbers(stage: Stage, typed: str, ticked: str) -> None:
    cast = stage.cast
    await ready(stage)
    await sends_the_sheet(stage, cast.member, cast.team_group)
    for one in typed.split(", lalu "):
        await stage.acts.answers(cast.coordinator, cast.team_group, one)
    assert f"({ticked})" in stage.acts.question(cast.member, cast.team_group).shown


@pytest.mark.parametrize("typed", ["4 tidak hadir", "budi tidak hadir", "pak Budi tidak ada"])
async def test_who_did_not_receive_is_reported_beside_the_ticks(stage: Stage, typed: str) -> None:
    cast, chat = stage.cast, own(stage)
    await ready(stage)
    await sends_the_sheet(stage, cast.member, chat)
    await stage.acts.says(cast.member, chat, "1-3")
    await stage.acts.says(cast.member, chat, typed)
    assert "Nomor 4 tidak hadir" in heard(cast.member, chat)
    assert "Dicentang: 3 (1–3)" in stage.acts.question(cast.member, chat).shown


async def test_a_proxy_is_asked_about_beside_the_ticks(stage: Stage) -> None:
    cast, chat = stage.cast, own(stage)
    await ready(stage)
    await sends_the_sheet(stage, cast.member, chat)
    await stage.acts.says(cast.member, chat, "1-3")
    await stage.acts.says(cast.member, chat, "4 diwakilkan anaknya")
    assert "nomor 4 menerima lewat wakilnya" in cast.member.last(chat).shown or "wakil" in cast.member.last(chat).shown
    assert "belum terbaca" not in seen(cast.member, chat)


@pytest.mark.parametrize("caption", ["K1 daftar lembar 2", "K1 lembar 2", "K1 daftar halaman 2", "K1 lembar ke 2"])
async def test_a_page_is_named(stage: Stage, caption: str) -> None:
    cast, chat = stage.cast, own(stage)
    await ready(stage)
    await sends_the_sheet(stage, cast.member, chat, caption)
    assert "lembar bertanda tangan" in stage.acts.question(cast.member, chat).shown


@pytest.mark.parametrize("typed", ["3 balum", "kacuali 3", "jangan 3"])
async def test_what_is_put_right_below_the_preview_is_not_saved(stage: Stage, typed: str) -> None:
    """ "Sudah benar?" is answered by what is not, too."""
    cast, chat = stage.cast, own(stage)
    await ready(stage)
    await sends_the_sheet(stage, cast.member, chat)
    await stage.acts.says(cast.member, chat, "1-4")
    await stage.acts.taps(cast.member, "Lanjut", chat)
    await stage.acts.says(cast.member, chat, typed)
    assert stage.acts.question(cast.member, chat).labels[:5] == ["✓ 1", "✓ 2", "3", "✓ 4", "5"]
    for label in ("Lanjut", "Simpan"):
        await stage.acts.taps(cast.member, label, chat)
    assert "3 orang menerima (nomor 1–2, 4)" in heard(cast.member, chat)


@pytest.mark.parametrize(
    ("typed", "ticked"), [("4 jua", 4), ("eh 3 tu tanda tangannya di bawah, jua", 3), ("3 sudah paraf jua", 3)]
)
async def test_who_signed_too_is_ticked(stage: Stage, typed: str, ticked: int) -> None:
    cast, chat = stage.cast, own(stage)
    await ready(stage)
    await sends_the_sheet(stage, cast.member, chat)
    await stage.acts.says(cast.member, chat, "1-2")
    await stage.acts.says(cast.member, chat, typed)
    assert "tidak ada di tempat" not in seen(cast.member, chat)
    assert f"✓ {ticked}" in stage.acts.question(cast.member, chat).labels
