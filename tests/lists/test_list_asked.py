"""What a list leaves in doubt is asked in the chat, by buttons and by replies, before anything is saved."""

import pytest

from conversations.lists.list_words import whole
from conversations.post import TEXT_LIMIT
from simulator.model import Message
from sotarsa_bot import lists
from sotarsa_bot.lists import Wanted
from sotarsa_bot.texts import Html
from tests.conftest import Stage
from tests.list_samples import AMINAH, HEADER, RAHMAT, SITI, Rows, csv_text, sheet, workbook
from tests.lists.test_list_files import asked, listed, own, sends
from tests.lists.test_register_import import kept, quarter, saves

VILLAGES = (("2005", "Halong"), ("2014", "Liyu"), ("2018", "Karya"), ("2019", "Uren"))
UREN = Wanted(village="2019", villages=VILLAGES)
OFFICES = "NO;PROVINSI;KABUPATEN;KECAMATAN;DESA/KELURAHAN;NIK;NAMA;ALAMAT\r\n"
THREE_OF_TWO = (
    f"{OFFICES}1;KALSEL;BALANGAN;HALONG;UREN;{AMINAH};Aminah;Jl. 1\r\n"
    f"2;KALSEL;BALANGAN;HALONG;LIYU;{RAHMAT};Rahmat;Jl. 2\r\n3;KALSEL;BALANGAN;HALONG;LIYU;{SITI};Siti;Jl. 3\r\n"
).encode()


def labels(said: Message) -> list[str]:
    return [button.text for row in said.buttons for button in row]


# --- another village ---


@pytest.mark.parametrize(
    ("said", "other"),
    [
        ("UREN", ""), ("Desa Uren", ""), ("Uern", ""), ("63.11.02.2019", ""), ("2019", ""), ("Ds. Uren, Kec. Halong",
        ""),
        ("LIYU", "Liyu"), ("6311022014", "Liyu"), ("Desa Atlantis", "Atlantis"), ("Halong", "Halong"),
    ],
)  # fmt: skip
def test_the_village_of_a_row(said: str, other: str) -> None:
    read = lists.read(csv_text((("Nama", "Desa"), ("Aminah", said))).encode(), UREN)
    assert [one.village for one in read.asked] == ([other] if other else [])


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("DAFTAR PENERIMA BANTUAN DESA LIYU", "Liyu"), ("DESA UREN KECAMATAN HALONG KABUPATEN BALANGAN", ""),
        ("KECAMATAN HALONG, DESA : LIYU", "Liyu"), ("Penerima sembako Kec. Halong", ""), ("DAFTAR PENERIMA LIYU 2026",
        "Liyu"),
        ("Uren dan Liyu", ""), ("DANA KARYAWAN", ""), ("Desa Uren, Jl. Karya", ""), ("DAFTAR PENERIMA", ""),
    ],
)  # fmt: skip
def test_the_village_of_a_title(title: str, other: str) -> None:
    read = lists.read(csv_text(((title,), ("Nama", "Alamat"), ("Aminah", "Jl. 1"))).encode(), UREN)
    assert [one.village for one in read.asked] == ([other] if other else [])


def test_the_village_of_a_sheet_or_of_the_file() -> None:
    assert [one.village for one in lists.read(sheet((("Nama",), ("Aminah",)), title="LIYU TW IV"), UREN).asked] == [
        "Liyu"
    ]
    assert lists.read(sheet((("Nama",), ("Aminah",)), title="UREN"), UREN.with_(file="Liyu.xlsx")).asked == ()
    named = lists.read(b"Nama\nAminah\n", UREN.with_(file="daftar_liyu_2026.csv"))
    assert [one.village for one in named.asked] == ["Liyu"]
    rows = (("DESA LIYU", ""), ("Nama", "Desa"), ("Aminah", "Uren"), ("Siti", ""))
    assert [one.row for one in lists.read(csv_text(rows).encode(), UREN).asked] == [4]


async def test_rows_of_another_village_are_asked_about_and_left_out(stage: Stage) -> None:
    cast = stage.cast
    await asked(stage)
    said = await sends(stage, THREE_OF_TWO)
    assert "2 baris tertulis untuk desa lain (Liyu), sedangkan berkas ini dikirim untuk Uren" in said.shown
    assert "baris 3: Rahmat\nbaris 4: Siti" in said.shown
    assert "3 baris = 1 diambil + 2 ditanyakan + 0 tidak diambil" in said.shown
    assert "Kolom yang tidak disimpan: PROVINSI, KABUPATEN, KECAMATAN." in said.shown
    assert labels(said) == ["Hanya baris Uren", "Semua untuk Uren", "✖️ Batal"]
    await stage.acts.taps(cast.member, "Hanya baris Uren", own(stage))
    said = cast.member.last(own(stage))
    assert "3 baris = 1 diambil + 0 ditanyakan + 2 tidak diambil" in said.shown
    assert "Tidak diambil: baris 3–4" in said.shown
    await stage.acts.taps(cast.member, "Simpan", own(stage))
    assert "3 baris = 1 diambil + 0 ditanyakan + 2 tidak diambil" in cast.member.last(own(stage)).shown
    assert [one.name for one in await listed(stage)] == ["Aminah"]


async def test_they_are_taken_if_somebody_says_so_in_a_reply_and_it_can_be_turned_over(stage: Stage) -> None:
    cast = stage.cast
    await asked(stage)
    cast.member.replies(await sends(stage, THREE_OF_TWO), "semua untuk uren")
    await stage.settle()
    assert "3 orang baru" in cast.member.last(own(stage)).shown
    await stage.acts.taps(cast.member, "Hanya baris Uren", own(stage))
    assert "1 orang baru" in cast.member.last(own(stage)).shown
    await stage.reopen()
    await stage.acts.taps(cast.member, "Semua untuk Uren", own(stage))
    await stage.acts.taps(cast.member, "Simpan", own(stage))
    assert len(await listed(stage)) == 3


async def test_a_list_of_another_village_alone_is_not_saved_by_an_old_button(stage: Stage) -> None:
    cast = stage.cast
    await asked(stage)
    said = await sends(stage, (("DAFTAR PENERIMA BANTUAN DESA LIYU",), ("NIK", "Nama"), (AMINAH, "Aminah")))
    assert "1 baris tertulis untuk desa lain (Liyu)" in said.shown
    cast.member.presses_data(own(stage), said, "1|list_save|1")
    await stage.settle()
    assert "1 baris tertulis untuk desa lain" in cast.member.last(own(stage)).shown
    cast.member.presses_data(own(stage), said, "1|list_rows|1|hidden|7")
    await stage.settle()
    assert await listed(stage) == []


# --- hidden rows ---


async def test_hidden_rows_are_asked_about_and_taken(stage: Stage) -> None:
    cast = stage.cast
    await asked(stage)
    rows = (("No", "NIK", "Nama"), (1, AMINAH, "Aminah"), (2, RAHMAT, "Rahmat"), (3, SITI, "Siti"))
    said = await sends(stage, sheet(rows, hidden=[3]), "daftar.xlsx")
    assert "1 baris tersembunyi dalam berkas" in said.shown
    assert "baris 3: Rahmat" in said.shown
    assert labels(said) == ["Lewati yang tersembunyi", "Ikutkan yang tersembunyi", "✖️ Batal"]
    await stage.acts.taps(cast.member, "Lewati yang tersembunyi", own(stage))
    assert "2 orang baru" in cast.member.last(own(stage)).shown
    await stage.acts.taps(cast.member, "Ikutkan yang tersembunyi", own(stage))
    await stage.acts.taps(cast.member, "Simpan", own(stage))
    assert [(one.number, one.name) for one in await listed(stage)] == [(1, "Aminah"), (2, "Rahmat"), (3, "Siti")]


# --- the list's own numbers ---


async def test_a_bad_row_shifts_nobodys_number(stage: Stage) -> None:
    """The office's "No" stays, gaps and all; who comes later, by hand or by a file, gets the next one, or their own."""
    cast = stage.cast
    await asked(stage)
    rows = [
        HEADER,
        *((n, nik, f"Warga {n}", "Jl.", "", "beras", 5) for n, nik in enumerate((AMINAH, "123", RAHMAT, SITI), 1)),
    ]
    said = await sends(stage, rows)
    assert "baris 3: Warga 2: NIK harus 16 angka" in said.shown
    await stage.acts.taps(cast.member, "Jangan diambil", own(stage))
    assert "Tidak diambil: baris 3" in cast.member.last(own(stage)).shown
    await stage.acts.taps(cast.member, "Simpan", own(stage))
    assert [(one.number, one.name) for one in await listed(stage)] == [(1, "Warga 1"), (3, "Warga 3"), (4, "Warga 4")]
    mended = [HEADER, *((n, "", f"Warga {n}", "Jl.", "", "beras", 5) for n in (2, 4))]
    said = await sends(stage, mended, caption="K1")
    await stage.acts.says(cast.member, own(stage), "/daftar k1")
    await stage.acts.says(cast.member, own(stage), "Budi")
    assert [(one.number, one.name) for one in await listed(stage)][-1] == (5, "Budi")


async def test_a_number_that_is_taken_twice_is_said(stage: Stage) -> None:
    cast = stage.cast
    await asked(stage)
    rows = (
        ("No", "Nama", "Dusun"),
        (1, "Aminah", "Atas"),
        (7, "Rahmat", "Atas"),
        (1, "Siti", "Bawah"),
        ("", "Budi", "Bawah"),
    )
    said = await sends(stage, rows)
    assert "2 orang mendapat nomor lain daripada pada berkas" in said.shown
    assert "baris 4: nomor 1 pada berkas, 8 pada daftar kunjungan" in said.shown
    assert "baris 5: tanpa nomor pada berkas, 9 pada daftar kunjungan" in said.shown
    await stage.acts.taps(cast.member, "Simpan", own(stage))
    assert [(one.number, one.name) for one in await listed(stage)] == [
        (1, "Aminah"),
        (7, "Rahmat"),
        (8, "Siti"),
        (9, "Budi"),
    ]


# --- one NIK, a fuller name ---


@pytest.mark.parametrize("name", ["AMINAH BINTI ALI", "AMINAH (JANDA)", "Aminah Rahmawati", "AMINAH B. ALI"])
async def test_the_same_nik_with_a_fuller_name_is_asked_and_gets_what_the_new_list_grants(
    stage: Stage, name: str
) -> None:
    cast = stage.cast
    await saves(stage, quarter(((AMINAH, "Aminah", "Jl. 1", "beras", "10 kg", ""),), title="Triwulan III 2026"))
    await stage.acts.plans()
    rows = ((AMINAH, name, "Jl. 1", "beras", "10 kg", ""),)
    cast.member.sends_document(own(stage), "tw4.csv", quarter(rows, title="Triwulan IV 2026"), caption="K1")
    await stage.settle()
    assert "1 baris = 0 diambil + 1 ditanyakan + 0 tidak diambil" in cast.member.last(own(stage)).shown
    await stage.acts.taps(cast.member, "Periksa yang mirip (1)", own(stage))
    assert "✅ 1. Sama orangnya" in labels(cast.member.last(own(stage)))
    assert "(NIK sama)" in cast.member.last(own(stage)).shown
    await stage.acts.taps(cast.member, "Benar, lanjut", own(stage))
    assert "0 orang baru, 1 mendapat bantuan tambahan, 1 berubah" in cast.member.last(own(stage)).shown
    await stage.acts.taps(cast.member, "Simpan", own(stage))
    assert [one.period for one in await kept(stage, "entitlements")] == ["Triwulan III 2026", "Triwulan IV 2026"]
    assert [(one.recipient, one.name) for one in await listed(stage)] == [(1, name)]


async def test_somebody_else_with_the_same_nik_is_left_out_with_the_reason(stage: Stage) -> None:
    cast = stage.cast
    await saves(stage, quarter(((AMINAH, "Aminah", "Jl. 1", "beras", "10 kg", ""),)))
    rows: Rows = (("NIK", "Nama"), (AMINAH, "Aminah Rahmawati"))
    await sends(stage, rows, caption="Uren")
    await stage.acts.taps(cast.member, "Periksa yang mirip (1)", own(stage))
    await stage.acts.taps(cast.member, "1. Orang lain", own(stage))
    await stage.acts.taps(cast.member, "Benar, lanjut", own(stage))
    said = cast.member.last(own(stage)).shown
    assert "baris 2: NIK sudah dipakai Aminah di desa ini, tetapi namanya lain" in said
    assert "1 baris = 0 diambil + 0 ditanyakan + 1 tidak diambil" in said


async def test_one_nik_with_two_names_in_one_file_is_one_person_if_one_name_holds_the_other(stage: Stage) -> None:
    await asked(stage)
    rows = (
        ("NIK", "Nama", "Program"), (AMINAH, "Aminah", "PKH"), (AMINAH, "AMINAH BINTI ALI", "BPNT"),
        (AMINAH, "Rahmat", "PKH"),
    )  # fmt: skip
    said = (await sends(stage, rows)).shown
    assert "1 orang baru" in said
    assert "baris 3: NIK sama dengan baris 2; AMINAH BINTI ALI dan Aminah dicatat sebagai satu orang" in said
    assert "baris 4: NIK sama dengan baris 2, tetapi namanya lain" in said
    assert "3 baris = 2 diambil + 0 ditanyakan + 1 tidak diambil" in said


# --- what is said of the rest ---


async def test_what_was_filled_in_and_what_is_not_kept_is_said(stage: Stage) -> None:
    await asked(stage)
    rows = (
        ("NIK", "Nama", "Dusun", "Umur"),
        (AMINAH, "Aminah", "Atas", 70),
        (RAHMAT, "Rahmat", None, 71),
        ("", "JUMLAH", "", 2),
    )
    said = (await sends(stage, sheet(rows, merged=["C2:C3"]), "daftar.xlsx")).shown
    assert "diisi ke bawah: Dusun (baris 3)." in said
    assert "Kolom yang tidak disimpan: Umur." in said
    assert "3 baris = 2 diambil + 0 ditanyakan + 1 tidak diambil" in said
    assert "Diambil: baris 2–3" in said
    assert "Bukan orang (jumlah, tanda tangan, judul, kosong): baris 4" in said


async def test_rows_are_named_with_their_sheets(stage: Stage) -> None:
    await asked(stage)
    said = (
        await sends(stage, workbook((("Nama",), ("Budi",), ("Idris",)), further=(("Nama",), ("Esah",))), "a.xlsx")
    ).shown
    assert "Diambil: baris Lain: 2; Uren: 2–3" in said


async def test_what_is_asked_stands_there_however_much_there_is_to_say(stage: Stage) -> None:
    """Long names, many columns that are not kept, problems, and rows here and there."""
    await asked(stage)
    columns = tuple(f"Kolom tambahan yang panjang judulnya {n}" for n in range(30))
    rows = [("No", "Nama", "Dusun", "No HP", *columns)]
    for n in range(400):
        rows.append((str(n % 7), f"Warga {n} " + "Panjang " * 8, "Dusun " + "Jauh " * 12, "x" * 30, *["&" * 5] * 30))
    said = await sends(stage, sheet(rows, hidden=range(3, 400, 3)), "daftar.xlsx")
    assert "133 baris tersembunyi dalam berkas" in said.shown
    assert "400 baris = 267 diambil + 133 ditanyakan + 0 tidak diambil" in said.shown
    assert labels(said)[:2] == ["Lewati yang tersembunyi", "Ikutkan yang tersembunyi"]


def test_of_too_much_for_one_message_the_end_stays() -> None:
    parts, ends = [Html(f"baris {n}: " + "x" * 90) for n in range(60)], [Html("jumlah"), Html("pertanyaan?")]
    said = whole(parts, ends)
    assert len(said) <= TEXT_LIMIT
    assert said.startswith(parts[0])
    assert said.endswith("\n…\njumlah\npertanyaan?")
    assert whole(parts[:2], ends) == "\n".join((*parts[:2], *ends))
