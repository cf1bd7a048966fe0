"""The words above the columns, as offices write them; and columns that are not read are named."""

import pytest

from sotarsa_bot import lists
from sotarsa_bot.lists import Wanted, header
from tests.list_samples import AMINAH, RAHMAT, csv_text, sheet
from tests.lists.test_list_reading import names, read_csv, reasons

WORDS = {
    "nik": ("N.I.K", "N.I.K.", "NIK KTP", "No. KTP", "NO KTP/NIK", "NIK (16 digit)", "No. Induk Kependudukan",
    "NIK_KPM",
            "Nomor Identitas", "No. KTP-el"),
    "name": ("NAMA KPM", "Nama Penerima Manfaat", "Nama Penerima Bantuan", "NAMA LENGKAP (sesuai KTP)", "Nama Peserta",
             "Penerima", "NAMA PENERIMA", "Nama Calon Penerima", "nama kepala keluarga",
             "NAMA LENGKAP/ALIAS", "NM_PENGURUS", "Nama (panggilan)"),
    "kk": ("No. KK", "NO.KK", "Nomor Kartu Keluarga", "NKK", "No KK (16 angka)"),
    "address": ("Alamat (RT/RW)", "ALAMAT LENGKAP", "Alamat Domisili", "Tempat Tinggal"),
    "rt_rw": ("RT/RW", "R.T/R.W", "RT / RW", "RT"),
    "hamlet": ("DUSUN", "Anak Desa/Dusun", "Dusun / Lingkungan"),
    "village": ("DESA/KELURAHAN", "Desa", "Kel./Desa", "NAMA DESA", "Kelurahan/Desa"),
    "phone": ("No. HP", "NO.HP/WA", "Nomor Telepon", "No. Telp/HP", "No WA aktif"),
    "amount": ("JML", "Jumlah", "Jumlah (Kg)", "JUMLAH (Rp)", "Jml. Bantuan", "Qty", "Volume (paket)"),
    "item": ("Jenis Bantuan", "BANTUAN", "Nama Barang", "Bantuan yang diterima"),
    "unit": ("Satuan",),
    "number": ("No", "No.", "NO. URUT", "Nomor", "Nomor Urut", "#"),
    "needs": ("Ket.", "KETERANGAN", "Kategori"),
}  # fmt: skip


@pytest.mark.parametrize(("field", "word"), [(field, word) for field, said in WORDS.items() for word in said])
def test_a_column_is_known_by_its_title(field: str, word: str) -> None:
    assert list(header.columns((word,)).fields) == [field]


@pytest.mark.parametrize(
    "word", ["Berat Badan (kg)", "Umur", "Tanggal Lahir", "Kecamatan", "TTD", "No Rekening", "Harga/kg"]
)
def test_a_column_that_is_none_of_these(word: str) -> None:
    assert header.columns((word,)).count == 0


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("Jenis Bntuan", "item"), ("JENIS BANTUN", "item"), ("Alamt", "address"), ("Jumlh", "amount"), ("Dusn", ""),
        ("Satuann", "unit"), ("Jumlah KK", ""), ("Jenis Kelamin", ""), ("Tanggal Lahir", ""), ("Keterangann", "needs"),
        ("Nomor Hape", ""), ("Usia", ""), ("Pekerjaan", ""), ("Pendidikan", ""), ("Status", ""), ("Tanda Tangan", ""),
    ],
)  # fmt: skip
def test_a_title_that_is_nearly_known_is_named_with_what_it_was_taken_for(title: str, field: str) -> None:
    """ "Jenis Bntuan" once gave everybody the visit's own goods, without a word."""
    read = read_csv((("Nama", title), ("Aminah", "beras"), ("Siti", "minyak")))
    assert bool(read.about_columns.near) is bool(field)
    if field == "item":
        assert [line.benefit.item for line in read.lines] == ["beras", "minyak"]
        assert read.about_columns.near == (f"“{title}” dibaca sebagai jenis bantuan",)
        assert read.about_columns.unread == ()


def test_a_column_of_that_name_beats_one_that_is_nearly_so() -> None:
    read = read_csv((("Nama", "Jenis Bntuan", "Bantuan"), ("Aminah", "x", "beras")))
    assert [line.benefit.item for line in read.lines] == ["beras"]
    assert read.about_columns.near == ()
    assert read.about_columns.unread == ("Jenis Bntuan",)


def test_each_thing_may_have_a_column_of_its_own() -> None:
    rows = (
        ("N.I.K", "NAMA KPM", "Beras (kg)", "Minyak (ltr)", "Selimut", "Jumlah Gula/kg"),
        (AMINAH, "Aminah", "10", "2", "v", "1"), (RAHMAT, "Rahmat", "10 kg", "-", "", "banyak"), ("", "Siti", "", "0",
        "", ""),
    )  # fmt: skip
    read = read_csv(rows)
    assert [(line.row, str(line.benefit)) for line in read.lines] == [
        (2, "beras 10 kg"), (2, "minyak 2 ltr"), (2, "selimut 1"), (2, "gula 1 kg"), (3, "beras 10 kg"), (4, ""),
    ]  # fmt: skip
    assert [problem.reason for problem in read.problems] == [
        "jumlah gula tidak terbaca; disimpan tanpa gula",
        "tidak ada jumlah pada kolom barang; disimpan tanpa jenis bantuan",
    ]


def test_the_unit_stands_in_the_title_or_in_a_column() -> None:
    rows = (("Nama", "Jenis Bantuan", "Jumlah (Kg)"), ("Aminah", "beras", "10"), ("Siti", "beras", "1 karung"))
    assert [str(line.benefit) for line in read_csv(rows).lines] == ["beras 10 kg", "beras 1 karung"]
    column = (
        ("Nama", "Jenis Bantuan", "Jumlah", "Satuan"),
        ("Aminah", "beras", "10", "Kg"),
        ("Siti", "beras", "", "Kg"),
    )
    assert [str(line.benefit) for line in read_csv(column).lines] == ["beras 10 kg", "beras"]


def test_things_below_one_amount() -> None:
    rows = (("Nama", "Jumlah (kg)", None), (None, "Beras", "Gula"), ("Aminah", 10, 1))
    lines = lists.read(sheet(rows, merged=["A1:A2", "B1:C1"])).lines
    assert [str(line.benefit) for line in lines] == ["beras 10 kg", "gula 1 kg"]


def test_a_header_that_stands_between_two_lines() -> None:
    """The lower line names the person; what is merged over both stands in the upper one."""
    rows = (
        ("No", "IDENTITAS", None, "Alamat", "JML"),
        (None, "NIK", "Nama", None, None),
        (1, AMINAH, "Aminah", "Jl. 1", 3),
    )
    line = lists.read(sheet(rows, merged=["A1:A2", "B1:C1", "D1:D2", "E1:E2"])).lines[0]
    assert (line.number, line.nik, line.address, line.benefit.amount) == (1, AMINAH, "Jl. 1", 3)


def test_columns_that_are_not_read_are_named_if_they_hold_anything() -> None:
    rows = (
        ("NIK", "Nama", "PROVINSI", "Alamat", "Alamat Domisili", "Tanda Tangan", "", "Dusun"),
        (AMINAH, "Aminah", "Kalsel", "Jl. 1", "Jl. 2", "", "x", "Atas"),
    )  # fmt: skip
    read = read_csv(rows)
    assert read.about_columns.unread == ("PROVINSI", "Alamat Domisili", "kolom G tanpa judul")
    wide = read_csv((("Nama", *[""] * 44, "Beras (kg)"), ("Aminah", *[""] * 44, "10")))
    assert wide.about_columns.unread == ("kolom setelah AN",)


def test_a_second_header_on_the_same_sheet_begins_a_table_of_its_own() -> None:
    rows = (
        ("DUSUN ATAS", "", ""), ("No", "Nama", "Dusun"), (1, "Aminah", "Atas"), ("", "JUMLAH", "1"),
        ("DUSUN BAWAH", "", ""), ("No", "Dusun", "Nama"), (1, "Bawah", "Siti"),
    )  # fmt: skip
    read = read_csv(rows)
    assert [(line.row, line.name, line.hamlet) for line in read.lines] == [(3, "Aminah", "Atas"), (7, "Siti", "Bawah")]
    assert (reasons(read), read.closing) == ([], (("", 4),))


def test_a_remark_that_somebody_is_gone_is_shown() -> None:
    rows = (("Nama", "Ket."), ("Aminah", "Meninggal 2025"), ("Siti", "lansia"), ("Budi", "petani"))
    assert [(one.row, one.reason) for one in read_csv(rows).asked] == [(2, "Meninggal 2025")]
    read = lists.read(csv_text(rows).encode(), Wanted(gone=True))
    assert read.about_columns.unread == ("Ket. (selain kebutuhan khusus)",)
    assert read_csv((("Nama", "Ket."), ("Siti", "lansia"), ("Budi", "-"))).about_columns.unread == ()
    assert names(read) == ["Aminah", "Siti", "Budi"]
    assert [(one.row, one.left_out, one.reason) for one in read.problems] == [
        (2, False, "keterangannya “Meninggal 2025”; tetap disimpan, mohon diperiksa")
    ]


@pytest.mark.parametrize(
    ("title", "field"),
    [("NM KPM", "name"), ("NMA PENERIMA", "name"), ("JNS BANTUAN", "item"), ("RT/DSN", "address"), ("JMLH", "amount"),
     ("ALMT", "address"), ("Nm. Lengkap", "name"), ("NAMA DSN", "hamlet"), ("SAT", "unit")],
)  # fmt: skip
def test_a_shortened_title_is_read(title: str, field: str) -> None:
    """ "Kolom nama tidak ditemukan", under a title as clerks write it."""
    assert header.columns([title]).fields == {field: 0}


def test_a_header_of_short_words_is_one() -> None:
    assert header.is_header(["NO", "NM KPM", "NIK", "RT/DSN", "JNS BNTUAN"])
