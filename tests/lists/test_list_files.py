"""A list of recipients sent as a file: read, shown, and saved only when somebody says so; in private only."""

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from simulator.model import Chat, Message
from simulator.people import Actor
from sotarsa_bot.records.list_file import ListState
from tests.conftest import Stage, kept
from tests.list_samples import AMINAH, HEADER, RAHMAT, SITI, THREE, Rows, bomb, csv_text, many, workbook
from tests.the_day import begins, comes, seen


def own(stage: Stage, who: Actor | None = None) -> Chat:
    """The member's chat with the bot."""
    return stage.world.private((who or stage.cast.member).user)


@kept
async def asked(stage: Stage) -> None:
    """K1 is planned, and /daftar asks for its names."""
    await stage.acts.plans()
    await stage.acts.says(stage.cast.member, own(stage), "/daftar k1")


async def sends(stage: Stage, content: bytes | Rows, name: str = "daftar.csv", caption: str | None = None) -> Message:
    """The member sends a file in private; returns the newest words of the bot."""
    content = content if isinstance(content, bytes) else csv_text(content).encode()
    stage.cast.member.sends_document(own(stage), name, content, caption=caption)
    await stage.settle()
    return stage.cast.member.last(own(stage))


async def listed(stage: Stage) -> list[Any]:
    async with stage.engine.store.reading() as books:
        return await books.listed.find(order="number")


async def test_a_list_is_shown_before_it_is_saved(stage: Stage) -> None:
    cast = stage.cast
    await asked(stage)
    shown = (await sends(stage, workbook(THREE), "Daftar Uren.xlsx")).shown
    assert "Daftar Uren.xlsx untuk K1 Uren" in shown
    assert "3 orang baru, 0 mendapat bantuan tambahan, 0 berubah, 0 sudah ada" in shown
    assert "baris 2: Aminah · 6311********0003 · beras 10 kg" in shown
    assert "Rahmat <Hidayat>" in shown
    assert AMINAH not in seen(cast.member, own(stage))
    assert await listed(stage) == []
    await stage.acts.taps(cast.member, "Simpan", own(stage))
    assert "Sekarang 3 orang pada daftar" in cast.member.last(own(stage)).shown
    assert cast.member.last(own(stage)).labels == ["↩️ Batalkan berkas ini", "📋 Daftar penerima K1"]
    await stage.acts.says(cast.member, own(stage), "/daftar k1")
    assert "1. Aminah · 6311********0003" in cast.member.last(own(stage)).shown
    assert "3. Siti" in cast.member.last(own(stage)).shown


async def test_the_saved_list_is_the_one_that_hand_overs_go_by(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await sends(stage, THREE, caption="K1")
    await stage.acts.taps(cast.member, "Simpan", own(stage))
    assert "Daftar: 0 dari 3 penerima" in stage.acts.card(cast.official, cast.village_group, "K1").shown
    await stage.acts.says(cast.coordinator, cast.team_group, "K1 2 terima sembako")
    assert "Daftar: 1 dari 3 penerima" in stage.acts.card(cast.official, cast.village_group, "K1").shown


async def test_the_same_file_twice_changes_nothing(stage: Stage) -> None:
    await asked(stage)
    await sends(stage, THREE)
    await stage.acts.taps(stage.cast.member, "Simpan", own(stage))
    before = await listed(stage)
    said = await sends(stage, workbook(THREE), "lagi.xlsx", caption="k1")
    assert "0 orang baru, 0 mendapat bantuan tambahan, 0 berubah, 3 sudah ada" in said.shown
    assert "Tidak ada yang baru" in said.shown
    assert [button.text for row in said.buttons for button in row] == ["✖️ Batal"]
    assert await listed(stage) == before


async def test_a_list_with_more_adds_only_what_is_new(stage: Stage) -> None:
    """Another programme is a further benefit of the same person; of a namesake somebody says that it is another."""
    await asked(stage)
    await sends(stage, THREE)
    await stage.acts.taps(stage.cast.member, "Simpan", own(stage))
    more = (
        (*HEADER, "Program"), (1, AMINAH, "AMINAH", "", "", "minyak", 2, ""), (2, SITI, "Siti", "", "", "beras", 5, ""),
        (3, RAHMAT, "Orang Lain", "", "", "beras", 5, ""),
    )  # fmt: skip
    shown = (await sends(stage, more, caption="K1")).shown
    assert "0 orang baru, 1 mendapat bantuan tambahan, 0 berubah, 0 sudah ada" in shown
    assert "2 orang mirip dengan yang sudah dikenal" in shown
    await stage.acts.taps(stage.cast.member, "Periksa yang mirip (2)", own(stage))
    pair = stage.cast.member.last(own(stage))
    assert "baris 3: Siti, 3201********0002\n     ≈ Siti, Jl. Balai 3, Bawah" in pair.shown
    assert "baris 4: Orang Lain, 6311********0001\n     ≈ Rahmat <Hidayat>, 6311********0001" in pair.shown
    assert "(NIK sama)" in pair.shown
    assert AMINAH not in pair.shown
    await stage.acts.taps(stage.cast.member, "1. Orang lain", own(stage))
    await stage.acts.taps(stage.cast.member, "Benar, lanjut", own(stage))
    shown = stage.cast.member.last(own(stage)).shown
    assert "1 orang baru, 1 mendapat bantuan tambahan" in shown
    assert "baris 4: NIK sudah dipakai nomor 2 pada daftar, tetapi namanya lain" in shown
    assert "3 baris = 2 diambil + 0 ditanyakan + 1 tidak diambil" in shown
    assert "nomor 2 pada berkas, 4 pada daftar kunjungan" in shown
    await stage.acts.taps(stage.cast.member, "Simpan", own(stage))
    saved = await listed(stage)
    assert [(one.number, one.name) for one in saved][3:] == [(4, "Siti")]
    assert [str(benefit) for benefit in saved[0].benefits] == ["beras 10 kg", "minyak 2"]


async def test_a_nik_that_is_typed_with_a_name_is_not_kept(stage: Stage) -> None:
    await asked(stage)
    await stage.acts.says(stage.cast.member, own(stage), f"Aminah {AMINAH}\nSiti")
    assert [one.name for one in await listed(stage)] == ["Aminah", "Siti"]


async def test_names_typed_before_are_known(stage: Stage) -> None:
    await asked(stage)
    await stage.acts.says(stage.cast.member, own(stage), "Aminah")
    shown = (await sends(stage, (("Nama",), ("AMINAH",), ("Budi",)))).shown
    assert "1 orang baru, 0 mendapat bantuan tambahan, 0 berubah, 1 sudah ada" in shown


async def test_batal_saves_nothing_and_an_old_button_does_nothing(stage: Stage) -> None:
    cast = stage.cast
    await asked(stage)
    await sends(stage, THREE)
    await stage.acts.taps(cast.member, "Batal", own(stage))
    assert "tidak disimpan" in cast.member.last(own(stage)).shown
    preview = cast.member.last(own(stage))
    cast.member.presses_data(own(stage), preview, "1|list_save|1")
    await stage.settle()
    assert "sudah dijawab" in cast.member.alerts[-1].text
    assert await listed(stage) == []


async def test_a_reply_with_the_buttons_words_presses_it_and_a_double_press_saves_once(stage: Stage) -> None:
    cast = stage.cast
    await asked(stage)
    cast.member.replies(await sends(stage, THREE), "simpan")
    await stage.settle()
    assert len(await listed(stage)) == 3
    await sends(stage, (*THREE, (4, "", "Budi", "Jl. 4", "", "", "")), caption="K1")
    cast.member.taps("Simpan", chat=own(stage))
    cast.member.press_again()
    await stage.settle()
    assert len(await listed(stage)) == 4


async def test_all_problems_come_as_a_workbook_on_request(stage: Stage) -> None:
    cast = stage.cast
    await asked(stage)
    rows = [
        HEADER,
        *((n, "12345", f"Warga {n}", "Jl.", "", "", "") for n in range(1, 9)),
        (9, AMINAH, "", "", "", "", ""),
    ]
    shown = (await sends(stage, (*rows, (10, RAHMAT, "Rahmat", "", "", "", "")))).shown
    assert "9 masalah; 1 baris tidak akan disimpan" in shown
    assert "8 orang NIK-nya bermasalah" in shown
    assert "baris 2: NIK harus 16 angka, tertulis 5" in shown
    assert "… 4 masalah lain" in shown
    await stage.acts.taps(cast.member, "Semua masalah (9)", own(stage))
    document = next(m.document for m in cast.member.sees(own(stage)) if m.document and m.sender is stage.world.bot)
    assert document.name == "masalah-K1.xlsx"
    sheet = openpyxl.load_workbook(io.BytesIO(document.content)).worksheets[0]
    found = list(sheet.iter_rows(values_only=True))
    assert len(found) == 10
    assert found[-1][:4] == ("10", "nama kosong", "9", "6311********0003")
    await stage.acts.taps(cast.member, "Jangan diambil", own(stage))
    await stage.acts.taps(cast.member, "Simpan", own(stage))
    assert [one.name for one in await listed(stage)] == ["Rahmat"]


async def test_what_cannot_be_read_is_refused_in_a_sentence_and_the_next_file_is_read(stage: Stage) -> None:
    await asked(stage)
    refusals = {
        "surat.pdf": (b"%PDF-1.7", "bukan berkas daftar"), "bom.xlsx": (bomb(), "terlalu besar"),
        "makro.xlsm": (b"PK\x05\x06" + bytes(18), "bukan berkas daftar"), "rusak.xlsx": (b"PK\x03\x04", "rusak"),
        "lama.xls": (b"\xd0\xcf\x11\xe0" + bytes(600), "Excel lama"), "kolom.csv": (b"a;b\n1;2\n", "Kolom nama"),
    }  # fmt: skip
    for name, (content, words) in refusals.items():
        said = await sends(stage, content, name, caption="K1")
        assert words in said.shown, name
        assert said.labels == ["📋 Daftar penerima K1"]
    assert "3 orang baru" in (await sends(stage, THREE, caption="K1")).shown
    async with stage.engine.store.reading() as books:
        assert await books.photos.count() == 0


@pytest.mark.long
async def test_ten_thousand_rows_are_saved_and_one_more_is_refused(stage: Stage) -> None:
    await asked(stage)
    assert "9.995 orang baru lainnya" in (await sends(stage, workbook(many(10_000)), "banyak.xlsx")).shown
    await stage.acts.taps(stage.cast.member, "Simpan", own(stage))
    assert len(await listed(stage)) == 10_000
    assert "lebih dari 10.000 baris" in (await sends(stage, many(10_001), caption="K1")).shown


async def test_a_file_that_is_too_big_is_refused_before_it_is_fetched(stage: Stage) -> None:
    await asked(stage)
    assert "lebih dari 10 MB" in (await sends(stage, b"a" * 10_000_001)).shown
    async with stage.engine.store.reading() as books:
        assert await books.list_files.count() == 0
    assert "3 orang baru" in (await sends(stage, THREE)).shown


async def test_a_file_without_a_visit_is_asked_for_its_code(stage: Stage) -> None:
    await stage.acts.plans()
    assert "untuk kunjungan mana" in (await sends(stage, THREE)).shown
    assert "K9" in (await sends(stage, THREE, caption="K9")).shown
    assert "3 orang baru" in (await sends(stage, THREE, caption="K1")).shown


async def test_a_visit_that_is_over_takes_no_list(stage: Stage) -> None:
    """Also if it ended between the preview and the word."""
    cast = stage.cast
    await asked(stage)
    await sends(stage, THREE)
    await stage.acts.taps(cast.coordinator, "Batalkan", cast.team_group)
    await stage.acts.gives_reason(cast.coordinator, cast.team_group, "banjir")
    await stage.acts.taps(cast.member, "Simpan", own(stage))
    assert "dibatalkan" in cast.member.alerts[-1].text
    assert await listed(stage) == []


# --- who, and where ---


async def test_only_the_team_sends_lists_and_only_the_sender_saves_them(stage: Stage) -> None:
    cast = stage.cast
    await asked(stage)
    content = csv_text(THREE).encode()
    for who, said in ((cast.official, "dimasukkan oleh koordinator"), (cast.camat, "bukan bagian tugas")):
        who.sends_document(own(stage, who), "daftar.csv", content, caption="K1")
        await stage.settle()
        assert said in who.last(own(stage, who)).shown
    await sends(stage, THREE)
    await stage.acts.says(cast.coordinator, own(stage, cast.coordinator), "/jadwal")
    target = cast.coordinator.last(own(stage, cast.coordinator))
    for name in ("list_save", "list_problems", "list_drop"):
        cast.coordinator.presses_data(own(stage, cast.coordinator), target, f"1|{name}|1")
    await stage.settle()
    async with stage.engine.store.reading() as books:
        assert [file.state for file in await books.list_files.find()] == [ListState.SHOWN]
        assert await books.listed.count() == 0


async def test_a_list_in_the_team_group_is_sent_to_private(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    cast.member.sends_document(cast.team_group, "daftar.csv", csv_text(THREE).encode(), caption="K1")
    await stage.settle()
    assert "kirim ke obrolan pribadi" in cast.member.last(cast.team_group).shown
    async with stage.engine.store.reading() as books:
        assert (await books.list_files.count(), await books.photos.count()) == (0, 0)


async def test_no_number_is_anywhere_but_in_the_vault(
    stage: Stage, home: Path, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither in the database's files, nor in a group, a log, or the audit; names are neither in the last three."""
    cast = stage.cast
    await begins(stage)
    header = (*HEADER, "No KK", "No HP")
    kk, phone = "6311020101100009", "081234567890"
    rows = (
        header,
        (1, AMINAH, "Aminah", f"Jl. {SITI}", RAHMAT, SITI, "", kk, phone),
        (2, RAHMAT, "", "", "", "", "", "", ""),
    )
    await sends(stage, rows, caption="K1")
    await stage.acts.taps(cast.member, "Semua masalah", own(stage))
    await stage.acts.taps(cast.member, "Simpan", own(stage))
    await stage.acts.says(cast.member, own(stage), "/daftar k1")
    assert "6311********0003" in cast.member.last(own(stage)).shown
    kept = b"".join(file.read_bytes() for file in home.rglob("*") if file.is_file())
    assert b"Aminah" in kept
    numbers = [AMINAH, RAHMAT, SITI, kk, phone, "81234567890"]
    assert [number for number in numbers if number.encode() in kept] == []
    async with stage.engine.store.reading() as books:
        audit = str(await books.audit.find())
    assert "list.imported" in audit
    logged = caplog.text + capsys.readouterr().out
    for group in (cast.team_group, cast.village_group):
        audit += seen(cast.coordinator, group)
    assert [word for word in (*numbers, "Aminah") if word in audit + logged] == []


# --- a bad line, a dead process ---


async def test_a_file_is_fetched_when_the_line_allows_and_survives_a_restart(stage: Stage) -> None:
    cast = stage.cast
    await asked(stage)
    stage.world.faults.bad_gateway(n=2, method="getFile")
    assert "sedang dibaca" in (await sends(stage, THREE)).shown
    await stage.reopen()
    await stage.later(minutes=5)
    await stage.later(minutes=5)
    assert "3 orang baru" in cast.member.last(own(stage)).shown
    await stage.reopen()
    await stage.acts.taps(cast.member, "Simpan", own(stage))
    assert len(await listed(stage)) == 3


async def test_a_number_alone_means_what_the_list_grants_where_several_things_are_carried(stage: Stage) -> None:
    """Aminah is to receive two things, Rahmat one; a thing that is named is that thing only."""
    cast = stage.cast
    await stage.acts.plans(cargo="100 kg beras, 10 selimut")
    await stage.acts.decides()
    more = (5, AMINAH, "Aminah", "Jl. Balai 1", "Atas", "selimut", "2")
    await stage.acts.says(cast.member, own(stage), "/daftar k1")
    await sends(stage, [*THREE, more])
    await stage.acts.taps(cast.member, "Simpan", own(stage))
    await comes(stage)
    await stage.acts.says(cast.member, cast.team_group, "K1 1-2 terima")
    said = seen(cast.member, cast.team_group)
    for words in ("10 beras untuk nomor 1", "2 selimut untuk nomor 1", "10 beras untuk nomor 2"):
        assert words in said
    assert "bantuan" not in said
    await stage.acts.taps(cast.member, "Batalkan catatan", cast.team_group)
    await stage.acts.says(cast.member, cast.team_group, "K1 1 terima selimut")
    assert "📦 Diserahkan: 2 selimut" in stage.acts.card(cast.official, cast.village_group, "K1").shown


async def test_serah_offers_the_amount_that_the_list_grants_and_a_part_can_be_said(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans(cargo="100 kg beras")
    await stage.acts.decides()
    await stage.acts.waits_until(stage.acts.starts_at(cast.coordinator, cast.team_group, "K1"))
    await sends(stage, THREE, caption="K1")
    await stage.acts.taps(cast.member, "Simpan", own(stage))
    await stage.acts.says(cast.member, own(stage), "/serah")
    await stage.acts.taps(cast.member, "beras", own(stage))
    await stage.acts.taps(cast.member, "2. Rahmat", own(stage))
    await stage.acts.taps(cast.member, "Diterima sendiri", own(stage))
    assert "10 beras untuk nomor 2" in cast.member.last(own(stage)).shown
    await stage.acts.taps(cast.member, "Simpan", own(stage))
    await stage.acts.says(cast.member, own(stage), "K1 1 terima 4 kg beras\n3 pindah ke Amuntai")
    said = cast.member.last(own(stage)).shown
    assert "4 beras untuk nomor 1" in said
    assert "Nomor 3 sudah pindah; 10 beras tidak diserahkan – ke Amuntai" in said
    await stage.acts.says(cast.member, own(stage), "/serah")
    await stage.acts.taps(cast.member, "beras", own(stage))
    assert [label for label in stage.acts.question(cast.member, own(stage)).labels if label[0].isdigit()] == []


@pytest.mark.parametrize("caption", ["daftar tambahan desa", "K1", None])
async def test_a_villages_own_list_is_answered_and_the_coordinator_hears_of_it(
    stage: Stage, caption: str | None
) -> None:
    """In the village's group it was met by silence, in private by "bukan bagian tugas Anda"."""
    cast = stage.cast
    await stage.acts.plans()
    for chat, words in ((cast.village_group, "tidak dibaca di grup"), (own(stage, cast.official), "belum dimasukkan")):
        cast.official.sends_document(chat, "daftar.csv", csv_text(THREE).encode(), caption=caption)
        await stage.settle()
        assert words in cast.official.last(chat).shown
        assert "Rahmi Contoh, yang sudah diberi tahu" in cast.official.last(chat).shown
        told = cast.coordinator.last(own(stage, cast.coordinator)).shown
        assert "Alus Contoh (Desa Uren) mengirim berkas daftar.csv" in told
        assert (caption or "") in told
    assert await listed(stage) == []


async def test_a_list_of_the_office_in_a_villages_group_is_asked_to_be_taken_away(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    cast.coordinator.sends_document(cast.village_group, "daftar.csv", csv_text(THREE).encode(), caption="K1")
    await stage.settle()
    assert "Mohon hapus berkas itu, lalu kirim ke obrolan pribadi" in cast.coordinator.last(cast.village_group).shown


@pytest.mark.parametrize("caption", ["daftar K1", "ini daftar penerima K1 pak", "K1 Uren"])
async def test_the_code_may_stand_among_words_below_the_file(stage: Stage, caption: str) -> None:
    """'Desa "daftar K1" tidak ada di kecamatan ini'."""
    await asked(stage)
    assert "untuk K1 Uren" in (await sends(stage, THREE, caption=caption)).shown


@pytest.mark.parametrize("caption", ["daftar penerima desa Uren", "data Uren"])
async def test_the_villages_name_may_stand_among_words_below_the_file(stage: Stage, caption: str) -> None:
    await stage.acts.plans()
    assert "untuk Desa Uren" in (await sends(stage, THREE, caption=caption)).shown


async def test_a_list_as_a_text_is_told_where_it_belongs(stage: Stage) -> None:
    """From a village's group there was silence, and the coordinator's was taken for a photo."""
    cast = stage.cast
    await asked(stage)
    cast.official.sends_document(cast.village_group, "warga.docx", b"PK\x03\x04", caption="daftar warga kami")
    await stage.settle()
    assert "Berkas ini tidak dibaca di grup" in cast.official.last(cast.village_group).shown
    said = await sends(stage, b"PK\x03\x04", "warga.docx", "K1 daftar dari pak kades")
    assert "Mohon simpan ulang sebagai .xlsx atau .csv" in said.shown
    assert "foto" not in said.shown
