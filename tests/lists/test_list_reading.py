"""Lists of recipients are read as offices make them: every row becomes a line, or a problem with its number."""

import csv
import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from hypothesis import example, given
from hypothesis import strategies as st

from sotarsa_bot import lists
from sotarsa_bot.lists import cells
from sotarsa_bot.lists.nik import masked
from sotarsa_bot.lists.tables import MOST_BYTES
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.records.benefit import Benefit
from tests.list_samples import (
    AMINAH,
    HEADER,
    RAHMAT,
    SITI,
    THREE,
    Rows,
    bomb,
    csv_text,
    many,
    with_part,
    workbook,
    zipped,
)


def read_csv(rows: Rows, delimiter: str = ";") -> lists.ReadList:
    return lists.read(csv_text(rows, delimiter).encode())


def names(read: lists.ReadList) -> list[str]:
    return [line.name for line in read.lines]


def reasons(read: lists.ReadList) -> list[tuple[int, str]]:
    return [(problem.row, problem.key.removeprefix("lists.")) for problem in read.problems]


def refused(content: bytes) -> str:
    with pytest.raises(Mistake) as mistake:
        lists.read(content)
    return mistake.value.key.removeprefix("lists.")


def said(reader: Callable[[Any], object], value: object) -> str:
    """The key of what it says about this; of nothing, if it reads it."""
    try:
        reader(value)
    except Mistake as mistake:
        return mistake.key
    return "lists."


# --- kinds of files ---


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_every_delimiter_and_encoding_gives_the_same(delimiter: str, encoding: str) -> None:
    read = lists.read(csv_text(THREE, delimiter).encode(encoding))
    assert names(read) == ["Aminah", "Rahmat <Hidayat>", "Siti"]
    assert [line.nik for line in read.lines] == [AMINAH, RAHMAT, ""]
    assert read.lines[0].benefit == Benefit(item="beras", amount=10, unit="kg")
    assert not read.problems


def test_an_old_excel_writes_cp1252() -> None:
    read = lists.read("NIK;Nama;Alamat\r\n;René Noor;Jl. “Melati” – atas\r\n".encode("cp1252"))
    assert (read.lines[0].name, read.lines[0].address) == ("René Noor", "Jl. “Melati” – atas")


def test_a_workbook_gives_the_same_and_its_hidden_sheets_are_skipped() -> None:
    read = lists.read(workbook(THREE, hidden=(("NIK", "Nama"), (SITI, "Orang Lama"))))
    assert names(read) == ["Aminah", "Rahmat <Hidayat>", "Siti"]


def test_every_visible_sheet_with_a_header_is_read_and_the_others_are_named() -> None:
    read = lists.read(workbook(THREE, further=(("Nama", "Dusun"), ("Budi", "Atas"))))
    assert [(line.sheet, line.row, line.name) for line in read.lines[-2:]] == [("Uren", 4, "Siti"), ("Lain", 2, "Budi")]
    assert lists.read(workbook(THREE, further=(("Petunjuk pengisian",),))).unread == ("Lain",)


def test_formulas_count_by_the_value_they_had() -> None:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ("NIK", "Nama", "Jumlah"))
    sheet.write_string(1, 0, AMINAH)
    sheet.write_formula(1, 1, '=UPPER("aminah")', None, "AMINAH")
    sheet.write_formula(1, 2, "=5+5", None, 10)
    book.close()
    line = lists.read(target.getvalue()).lines[0]
    assert (line.name, line.benefit.amount) == ("AMINAH", 10)


# --- above, between and below the rows ---


def test_period_data_date_and_needs_are_read_above_the_rows_or_in_them() -> None:
    rows = (
        ("DAFTAR PENERIMA, PERIODE TRIWULAN IV 2026", "", "", "", ""),
        ("Data per tanggal 1 Oktober 2026", "", "", "", ""),
        ("Nama", "Alamat", "Periode", "Tgl Data", "Kategori"),
        ("Aminah", "Jl. 1", "", "", "Lansia, disabilitas fisik"),
        ("Siti", "Jl. 2", "Triwulan I 2027", "05/01/2027", "petani"),
        ("Budi", "Jl. 3", "", "kemarin", ""),
    )
    read = read_csv(rows)
    assert [(line.period and line.period.starts, line.data_date) for line in read.lines] == [
        (date(2026, 10, 1), date(2026, 10, 1)),
        (date(2027, 1, 1), date(2027, 1, 5)),
        (date(2026, 10, 1), date(2026, 10, 1)),
    ]
    assert [line.needs for line in read.lines] == [("elderly", "disabled"), (), ()]
    assert [(problem.row, problem.key, problem.left_out) for problem in read.problems] == [
        (6, "lists.data_date_unreadable", False)
    ]


def test_one_person_for_two_periods_is_one_with_two_grants() -> None:
    rows = (("NIK", "Nama", "Bantuan", "Periode"), *((AMINAH, "Aminah", "beras", f"{m} 2026") for m in ("Okt", "Nov")))
    assert (len(read_csv(rows).lines), read_csv(rows).problems) == (2, ())


@pytest.mark.parametrize("mark", ['"', "sda", "s.d.a", "Idem", "〃", "ditto", "sama dgn di atas", '-"-', "''"])
def test_a_mark_repeats_what_stands_above_and_that_is_said(mark: str) -> None:
    """Never a name or a NIK; in a text file the mark opens no quotation."""
    rows = (HEADER, (1, AMINAH, "Aminah", "Jl. Balai 1", "Atas", "beras", "10 kg"),
            (2, RAHMAT, "Rahmat", mark, mark, mark, mark),
            (3, "", mark, "Jl. Balai 3", "Bawah", "beras", "5 kg"))  # fmt: skip
    for read in (lists.read(workbook(rows)), read_csv(rows)):
        first, second = read.lines
        assert (second.address, second.hamlet, second.benefit) == (first.address, first.hamlet, first.benefit)
        assert read.about_columns.poured == ("Alamat", "Dusun", "Jenis Bantuan", "Jumlah")
        assert [place.row for place in read.about_columns.poured_rows] == [3]
        assert reasons(read) == [(4, "name_missing")]


def test_titles_above_the_header_numbering_below_it_empty_rows_and_totals() -> None:
    read = read_csv((
        ("DAFTAR PENERIMA BANTUAN DESA UREN",), ("Data per 1 Oktober 2026",), (),
        ("Nomor", "No. KTP", "NAMA PENERIMA", "Alamat", "Jumlah"), ("(1)", "(2)", "(3)", "(4)", "(5)"),
        (1, AMINAH, "Aminah", "", 10), ("", "", "", "", ""), (2, RAHMAT, "Rahmat", "", 10),
        ("", "", "JUMLAH", "", 20), ("Halong, 24 November 2026",), ("Mengetahui,", "", "", "Kepala Desa", ""),
        ("", "", "Budi Santoso", "", ""),
    ))  # fmt: skip
    assert [(line.row, line.name) for line in read.lines] == [(6, "Aminah"), (8, "Rahmat")]
    assert reasons(read) == [(12, "after_total")]  # perhaps who signed, perhaps somebody who would be forgotten


def test_a_header_of_two_lines() -> None:
    read = lists.read(workbook((
        ("No", "NIK", "Nama", "Bantuan", None), (None, None, None, "Jenis Bantuan", "Jumlah"),
        (1, AMINAH, "Aminah", "beras", 5),
    )))  # fmt: skip
    assert read.lines[0].benefit == Benefit(item="beras", amount=5)
    assert read.columns[3:] == ("Bantuan Jenis Bantuan", "Jumlah")


@pytest.mark.parametrize(
    "word", ["NIK", "nik", "No. KTP", "Nomor KTP", "No. NIK", "NIK/KTP", "Nomor Induk Kependudukan"]
)
def test_words_for_the_nik(word: str) -> None:
    assert read_csv(((word, "Nama"), (AMINAH, "Aminah"))).lines[0].nik == AMINAH


@pytest.mark.parametrize("word", ["Nama", "NAMA LENGKAP", "Nama_Lengkap", "Nama Penerima Manfaat", "Nama KPM"])
def test_words_for_the_name(word: str) -> None:
    assert names(read_csv((("Alamat", word), ("Jl. Balai", "Aminah")))) == ["Aminah"]


def test_all_other_columns() -> None:
    header = (
        "Nama",
        "No KK",
        "Alamat",
        "RT",
        "RW",
        "Anak Desa",
        "No. HP/WA",
        "Program",
        "Jenis Bantuan",
        "Jumlah (Rp)",
    )
    row = (
        "Aminah",
        "6311020101100001",
        "Jl. Balai",
        "01",
        "02",
        "Atas",
        "81234567890",
        "BPNT",
        "beras",
        "Rp 600.000,00",
    )
    line = read_csv((header, row)).lines[0]
    assert (line.kk, line.address, line.hamlet) == ("6311020101100001", "Jl. Balai RT 01 RW 02", "Atas")
    assert line.phone == "+6281234567890"
    assert line.benefit == Benefit(programme="BPNT", item="beras", amount=600_000)


def test_a_list_of_names_alone() -> None:
    assert names(read_csv((("No", "Nama"), (1, "Aminah"), (2, "Budi, S.Pd")))) == ["Aminah", "Budi, S.Pd"]


def test_rt_rw_that_excel_took_for_a_date() -> None:
    assert cells.rt_rw(datetime(2026, 2, 1)) == ("01/02", True)


# --- NIK and other numbers ---


@pytest.mark.parametrize(
    "written", [AMINAH, f"'{AMINAH}", f"\u00a0{AMINAH}\u00a0", "6311 0212 0356 0003", "631102-120356-0003", int(AMINAH)]
)
def test_a_nik_as_it_is_written(written: object) -> None:
    assert cells.nik(written, rounded=False) == AMINAH


@pytest.mark.parametrize("written", ["", None, "-", "belum ada NIK", "Belum ada", "tidak ada", 0])
def test_nobody_is_refused_for_having_no_nik_yet(written: object) -> None:
    assert cells.nik(written, rounded=False) == ""


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("631102120356000", "nik_length"), ("63110212035600031", "nik_length"), ("6311023203560003", "nik_date"),
        ("6311027203560003", "nik_date"), ("6311021213560003", "nik_date"), ("6311023102560003", "nik_date"),
        ("6311021203560000", "nik_serial"), ("6,31102E+15", "nik_rounded"), ("6.311021203560e15", "nik_rounded"),
        ("6311O21203560003", "nik_unreadable"), ("6311********0003", "nik_unreadable"), ("²³", "nik_unreadable"),
    ],
)  # fmt: skip
def test_what_is_no_nik(written: str, key: str) -> None:
    with pytest.raises(Mistake, match=f"lists.{key}"):
        cells.nik(written, rounded=False)


def test_a_nik_that_excel_has_rounded_is_noticed() -> None:
    """As a number it ends in 0 in every row; where one row ends otherwise, nothing was rounded."""
    rows = (("NIK", "Nama"), (int(AMINAH) // 10 * 10 + 10, "Aminah"), (int(RAHMAT) // 10 * 10 + 20, "Rahmat"))
    assert reasons(lists.read(workbook(rows))) == [(2, "nik_rounded"), (3, "nik_rounded")]
    assert not lists.read(workbook((*rows, (int(SITI), "Siti")))).problems


def test_a_kk_that_excel_has_rounded_costs_only_the_kk() -> None:
    read = lists.read(workbook((("Nama", "NIK", "No KK"), ("Aminah", AMINAH, 6311020101100000))))
    assert [(line.nik, line.kk) for line in read.lines] == [(AMINAH, "")]
    assert reasons(read) == [(2, "kk_rounded")]


@given(st.dates(), st.booleans(), st.integers(1, 9999), st.integers(110000, 979999))
def test_every_nik_that_can_be_is_taken(born: date, woman: bool, serial: int, area: int) -> None:
    """Of any area: where somebody was registered first says nothing about where they live."""
    number = f"{area}{born.day + 40 * woman:02}{born:%m}{born.year % 100:02}{serial:04}"
    assert cells.nik(number, rounded=False) == number


@given(st.text() | st.integers() | st.floats() | st.none() | st.datetimes())
@example("0" * 16)
def test_whatever_stands_in_a_cell_is_read_or_refused_in_words(value: object) -> None:
    for reader in (partial(cells.nik, rounded=True), partial(cells.kk, rounded=True), cells.phone, cells.amount):
        assert said(reader, value).startswith("lists.")


def test_what_is_beside_the_person_costs_nobody_their_place() -> None:
    read = read_csv((("Nama", "No KK", "HP", "Jumlah"), ("Aminah", "123", "kosong ya", "secukupnya")))
    line = read.lines[0]
    assert (line.kk, line.phone, line.benefit.amount) == ("", "", None)
    assert reasons(read) == [(2, "kk_unreadable"), (2, "phone_unreadable"), (2, "amount_unreadable")]
    assert not any(problem.left_out for problem in read.problems)


# --- who is who ---


def test_two_people_never_share_a_nik() -> None:
    read = read_csv((("NIK", "Nama"), (AMINAH, "Aminah"), (AMINAH, "Rahmat"), (RAHMAT, "Rahmat")))
    assert names(read) == ["Aminah", "Rahmat"]
    assert [p.reason for p in read.problems] == ["NIK sama dengan baris 2, tetapi namanya lain"]


def test_the_same_person_twice_is_one_row_unless_for_two_things() -> None:
    read = read_csv((
        ("NIK", "Nama", "Alamat", "Program"), (AMINAH, "Aminah", "", "PKH"), (AMINAH, "AMINAH", "", "BPNT"),
        (AMINAH, "Aminah", "", "pkh"), ("", "Siti", "Jl. 1", "PKH"), ("", "Siti", "Jl. 1", "BPNT"),
        ("", "Siti", "Jl. 2", "PKH"), ("", "Budi", "", "PKH"), ("", "Budi", "", "BPNT"),
    ))  # fmt: skip
    assert [line.row for line in read.lines] == [2, 3, 5, 6, 7, 8]
    assert reasons(read) == [(4, "row_repeated"), (9, "name_repeated")]


def test_a_row_without_a_name_or_with_a_number_for_it_is_a_problem() -> None:
    read = read_csv((("NIK", "Nama"), (AMINAH, ""), (RAHMAT, f"Rahmat {RAHMAT}")))
    assert reasons(read) == [(2, "name_missing"), (3, "name_number")]


def test_the_problems_come_as_a_workbook_with_reasons_and_no_number_in_full() -> None:
    read = read_csv((HEADER, (1, AMINAH, "", "=1+1", "", "", ""), (2, "12", "Budi", "Jl. Balai", "", "", "")))
    content = lists.problem_file(read)
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][:4] == ("Baris", "Alasan", "No", "NIK")
    assert rows[1][:6] == ("2", "nama kosong", "1", "6311********0003", "", "=1+1")
    assert sheet["F2"].data_type == "s"  # words, never a formula
    assert rows[2][:4] == ("3", "NIK harus 16 angka, tertulis 2", "2", "12")


@given(st.text("0123456789 .-'", max_size=30))
def test_no_long_number_is_left_in_full(text: str) -> None:
    assert cells.nik(AMINAH, rounded=False) not in masked(f"{text} {AMINAH}")


# --- what is refused, in a sentence ---


def test_what_is_no_list_is_refused() -> None:
    book = workbook(THREE)
    assert refused(b"") == "empty"
    assert refused(b"  \r\n ") == "empty"
    assert refused(b"Desa;Jumlah\r\nUren;20\r\n") == "no_header"
    assert refused(b"%PDF-1.7 ...") == "not_a_list"
    assert refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)) == "old_excel"
    assert refused(bytes(range(256)) * 20) == "broken"
    assert refused(zipped({"word/document.xml": b"<x/>"})) == "not_a_list"
    assert refused(book[: len(book) // 2]) == "broken"
    assert refused(with_part(book, "xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row")) == "broken"
    assert refused(with_part(book, "xl/workbook.xml", b"")) == "broken"
    assert refused(with_part(book, "xl/vbaProject.bin", b"x")) == "macros"
    assert refused(b"a" * (MOST_BYTES + 1)) == "too_big"


def test_a_bomb_is_refused_before_it_is_opened() -> None:
    assert len(bomb()) < 200_000
    assert refused(bomb()) == "unpacks_too_big"


def test_what_is_read_whole_has_to_be_small() -> None:
    """A style sheet of 20 MB would take 1.4 GB; it is not read under a sheet's name either."""
    book, styles = workbook(THREE), b"<styleSheet><fonts>" + b"<font/>" * 200_000 + b"</fonts></styleSheet>"
    assert refused(with_part(book, "xl/styles.xml", styles)) == "unpacks_too_big"
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        types, rels = (archive.read(name) for name in ("[Content_Types].xml", "xl/_rels/workbook.xml.rels"))
    posing = types.replace(b"/xl/workbook.xml", b"/xl/worksheets/book.xml")
    assert posing != types
    assert refused(with_part(book, "[Content_Types].xml", posing)) == "broken"
    posing = types.replace(b"/xl/workbook.xml", b"/xl/sharedStrings.xml")
    assert refused(with_part(book, "[Content_Types].xml", posing)) == "broken"
    posing = rels.replace(b"relationships/worksheet", b"relationships/chartsheet")
    assert posing != rels
    assert refused(with_part(book, "xl/_rels/workbook.xml.rels", posing)) == "broken"


def test_a_zip_that_lies_about_its_size_gives_no_more_than_it_declared() -> None:
    """The 30 MB part says in the zip's directory, and in its own header, that it is 3 bytes long."""
    content, size = bomb(), (30_000_000).to_bytes(4, "little")
    assert content.count(size) == 2
    assert refused(content.replace(size, (3).to_bytes(4, "little"))) == "broken"


def test_entities_that_grow_are_refused() -> None:
    with zipfile.ZipFile(io.BytesIO(workbook(THREE))) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    declared = b'<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY a "ha">]>\n' + sheet.partition(b"?>")[2]
    assert refused(with_part(workbook(THREE), "xl/worksheets/sheet1.xml", declared)) == "broken"


def test_ten_thousand_rows_are_read_and_one_more_is_refused() -> None:
    read = lists.read(workbook(many(10_000)))
    assert (len(read.lines), len(read.problems)) == (10_000, 0)
    assert refused(workbook(many(10_001))) == "too_many_rows"
    assert refused(csv_text(many(10_001)).encode()) == "too_many_rows"


def test_a_cell_far_away_costs_no_memory() -> None:
    """The last cell of the largest sheet there can be."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ("NIK", "Nama"))
    sheet.write_row(1, 0, (AMINAH, "Aminah"))
    sheet.write_string(1_048_575, 16_383, "x")
    book.close()
    assert names(lists.read(target.getvalue())) == ["Aminah"]


@given(st.binary(max_size=300))
@example(b"PK\x03\x04")
@example(b"\xff\xfea")
def test_any_bytes_are_read_or_refused_in_words(content: bytes) -> None:
    assert said(lists.read, content).startswith("lists.")


cell = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=12)


@given(st.lists(st.tuples(cell, cell, cell), max_size=8), st.sampled_from(";,\t|"))
@example([("", "*Siti*", "")], ";")
def test_every_filled_row_is_a_line_or_a_problem(rows: list[tuple[str, str, str]], delimiter: str) -> None:
    """Whatever stands in a list, nobody is lost without a word; only what closes it may be passed over."""
    target = io.StringIO()
    csv.writer(target, delimiter=delimiter).writerows([("NIK", "Nama", "Alamat"), *rows])
    read = lists.read(target.getvalue().encode())
    told = {line.row for line in read.lines} | {problem.row for problem in read.problems if problem.left_out}
    told |= {asked.row for asked in read.asked}
    named = {number for number, row in enumerate(rows, 2) if any(c.isalpha() for c in cells.words(row[1]))}
    closing = {"total", "jumlah", "subtotal", "nip", "camat", "menyetujui", "mengetahui"}
    assert {n for n in named if cells.words(rows[n - 2][1]).casefold() not in closing} <= told
