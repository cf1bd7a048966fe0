"""Whole files as village offices make them, each with what it means."""

from sotarsa_bot import lists
from sotarsa_bot.lists import ReadList
from tests.list_samples import AMINAH, RAHMAT, SITI, Rows, csv_text, sheet

Told = list[tuple[int, str, str, str]]


def read_of(rows: Rows) -> ReadList:
    return lists.read(csv_text(rows).encode())


def told(read: ReadList) -> Told:
    return [(line.row, line.name, line.hamlet, str(line.benefit)) for line in read.lines]


def rows_of(read: ReadList) -> int:
    """Each row stands in one place of the sum."""
    taken = {line.place for line in read.lines}
    left = {one.place for one in read.problems if one.left_out}
    parts = [taken, left, {one.place for one in read.asked}, set(read.closing)]
    assert sum(map(len, parts)) == len(set().union(*parts))
    return sum(map(len, parts))


def test_a_letterhead_two_header_rows_a_sum_of_a_part_blank_numbers_and_two_signatures() -> None:
    rows: Rows = [
        ("PEMERINTAH KABUPATEN BALANGAN",), ("KECAMATAN HALONG",), ("DESA UREN",),
        ("DAFTAR PENERIMA BANTUAN SEMBAKO TAHUN 2026",), (None,),
        ("NO", "NAMA KPM", "NIK", "NO. KK", "ALAMAT", None, "BANTUAN", None, "KET"),
        (None, None, None, None, "DUSUN", "RT", "JENIS", "JML", None), (1, 2, 3, 4, 5, 6, 7, 8, 9),
        (1, "AMINAH", AMINAH, "", "Hulu", "01", "Sembako", 1, "Lansia"),
        (2, "RAHMAT", "-", "-", "Hulu", "01", "Sembako", 1, None),
        (None, "Sub Jumlah", None, None, None, None, None, 2, None),
        (3, "SITI", SITI, None, "Hilir", "02", "Sembako dan selimut", 1, "sakit"),
        (4,), (5,), (None, "JUMLAH", None, None, None, None, None, 3, None), (None,),
        (None, None, None, None, None, None, "Uren, 24 November 2026"),
        (None, "Mengetahui,", None, None, None, None, "Operator Desa,"), (None, "Kepala Desa Uren"), (None,),
        (None, "SUPIANI", None, None, None, None, "HERMAN, S.Kom"), (None, "NIP. -"),
    ]  # fmt: skip
    read = lists.read(sheet(rows, merged=["E6:F6", "G6:H6", "A6:A7", "B6:B7"]))
    assert told(read) == [
        (9, "AMINAH", "Hulu", "Sembako 1"), (10, "RAHMAT", "Hulu", "Sembako 1"),
        (12, "SITI", "Hilir", "Sembako"), (12, "SITI", "Hilir", "selimut"),
    ]  # fmt: skip
    assert [place.row for place in read.closing] == [11, 13, 14, 15, 17, 18, 19, 22]
    assert [(one.row, one.key) for one in read.problems] == [(21, "lists.after_total")]
    assert rows_of(read) == len([9, 10, 12]) + len(read.closing) + 1


def test_parts_with_roman_numbers() -> None:
    rows = [
        ("NO", "NAMA", "RT"),
        ("I", "DUSUN HULU", ""),
        (1, "Anang", "1"),
        ("II", "DUSUN HILIR", ""),
        (1, "Galuh", "2"),
    ]
    read = read_of(rows)
    assert told(read) == [(3, "Anang", "HULU", ""), (5, "Galuh", "HILIR", "")]
    assert rows_of(read) == len(rows) - 1


def test_stretched_and_short_titles() -> None:
    assert told(read_of([("N O", "N A M A", "ALAMAT"), (1, "Anang", "RT 1")])) == [(2, "Anang", "", "")]
    assert told(read_of([("NO", "KPM", "BNTUAN"), (1, "Anang", "1 sembako")])) == [(2, "Anang", "", "sembako 1")]


def test_a_column_for_each_thing_also_for_one_that_is_rare() -> None:
    read = read_of([("Nama", "Sembako", "Kursi Roda"), ("Aminah", "v", ""), ("Siti", "", "1"), ("Budi", "ya", "tidak")])
    assert [str(line.benefit) for line in read.lines] == ["sembako 1", "kursi roda 1", "sembako 1"]
    assert not read.about_columns.unread


def test_a_list_that_goes_on_beside_itself_says_whom_it_did_not_take() -> None:
    read = read_of([("No", "Nama", "No", "Nama"), (1, "Anang", 3, "Utuh"), (2, "Galuh", 4, "Amat")])
    assert [line.name for line in read.lines] == ["Anang", "Galuh"]
    assert [(one.row, one.values.get("name")) for one in read.problems] == [(2, "Utuh"), (3, "Amat")]


def test_numbers_that_stand_with_the_names() -> None:
    read = read_of([("Nama", "Alamat"), ("1. Anang", "Hulu"), ("3) Galuh", "Hulu")])
    assert [(line.number, line.name) for line in read.lines] == [(1, "Anang"), (3, "Galuh")]


def test_a_header_on_each_page_and_what_stands_at_its_foot() -> None:
    rows = [
        ("No", "Nama", "Alamat"), (1, "Anang", "Hulu"), ("Halaman 1 dari 2", "", ""), ("No", "Nama", "Alamat"),
        (2, "Galuh", "Hilir"), ("Total", "", "2"), ("", "Halong,     Nopember 2026", ""),
        ("", "Kasi Kesos", "Sekdes Uren"),
        ("", "ttd", "ttd"), ("", "MASRANI, SE", "HERLINA"),
    ]  # fmt: skip
    read = read_of(rows)
    assert [line.name for line in read.lines] == ["Anang", "Galuh"]
    assert [(one.row, one.key) for one in read.problems] == [(10, "lists.after_total")]
    assert rows_of(read) == len(rows) - 3  # two headers, and what stands above the second


def test_a_bom_semicolons_and_aid_with_its_own_semicolon() -> None:
    content = '\ufeffNo;Nama;Alamat;Bantuan\r\n1;Anang;Hulu;"sembako; selimut"\r\n2;Galuh;Hilir;sembako,selimut\r\n'
    read = lists.read(content.encode())
    assert [(line.name, line.benefit.item) for line in read.lines] == [
        ("Anang", "sembako"), ("Anang", "selimut"), ("Galuh", "sembako"), ("Galuh", "selimut"),
    ]  # fmt: skip


def test_a_family_below_one_number_and_one_card() -> None:
    rows: Rows = [
        ("No", "No KK", "Nama", "NIK"), (1, "6311020101100001", "Anang", AMINAH), (None, None, "Galuh", RAHMAT),
        (2, "6311020101100002", "Utuh", SITI),
    ]  # fmt: skip
    book = sheet(rows, merged=["A2:A3", "B2:B3"])
    assert [(one.name, one.why) for one in lists.read(book).asked] == [("Galuh", "member")]
    read = lists.read(book, lists.Wanted(member=True))
    assert [(line.name, line.kk[-1:]) for line in read.lines] == [("Anang", "1"), ("Galuh", "1"), ("Utuh", "2")]
