"""What a list says of its people beside their names: who is to have nothing after all, what a part of it grants, and
sheets that may be no list for this visit."""

import io
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Font

from sotarsa_bot import lists
from sotarsa_bot.lists.wanted import Wanted
from sotarsa_bot.mistake import Mistake
from tests.list_samples import Rows, csv_text, sheet

HEADER = ("No", "Nama", "Bantuan", "Jumlah", "Ket")


def workbook(sheets: dict[str, Rows]) -> bytes:
    book, target = openpyxl.Workbook(), io.BytesIO()
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.remove(book.worksheets[0])
    book.save(target)
    return target.getvalue()


def read_of(*rows: tuple[Any, ...], **said: bool) -> lists.ReadList:
    return lists.read(csv_text(rows).encode(), lists.Wanted(**said))


def asked(read: lists.ReadList) -> list[tuple[int, str]]:
    return [(one.row, one.why) for one in read.asked]


def flaws(read: lists.ReadList) -> list[tuple[int, str, bool]]:
    return [(one.row, one.key, one.left_out) for one in read.problems]


@pytest.mark.parametrize(
    "remark",
    [
        "DICORET",
        "batal",
        "double, hapus",
        "tidak layak",
        "mundur",
        "dialihkan ke Rusli",
        "ganti: Galuh",
        "gugur",
        "pindah",
        "sudah terima",
        "sdh menerima tgl 2",
        "nonaktif",
        "Non Aktif",
        "GRADUASI",
        "keluar",
        "tidak usah diberi",
    ],
)
def test_who_is_to_have_nothing_after_all_is_asked_about(remark: str) -> None:
    rows = (HEADER, (1, "Aminah", "sembako", 1, ""), (2, "Hamdan", "sembako", 1, remark))
    read = read_of(*rows)
    assert (asked(read), len(read.lines)) == ([(3, "gone")], 1)
    assert read.asked[0].reason == remark
    assert flaws(read_of(*rows, gone=True)) == [(3, "lists.remark_gone", False)]
    assert flaws(read_of(*rows, gone=False)) == [(3, "lists.left_gone", True)]


@pytest.mark.parametrize("name", ["Ipah (alm)", "alm. Darham", "Masrani (cadangan)", "Pengganti Hamdan: Udin"])
def test_and_so_is_what_stands_with_the_name(name: str) -> None:
    read = read_of(HEADER, (1, "Aminah", "sembako", 1, ""), (2, name, "sembako", 1, ""))
    assert asked(read) == [(3, "gone")]


@pytest.mark.parametrize("name", ["(kosong)", "Sda", "idem", "s.d.a."])
def test_a_place_that_nobody_has_is_nobody(name: str) -> None:
    read = read_of(HEADER, (1, "Aminah", "sembako", 1, ""), (2, name, "sembako", 1, ""))
    assert [line.name for line in read.lines] == ["Aminah"]
    assert flaws(read) == [(3, "lists.name_missing", True)]


def test_an_amount_of_nothing_is_said_as_such() -> None:
    """ "1 orang sudah menerima semuanya", which was untrue."""
    read = read_of(HEADER, (1, "Aminah", "sembako", 1, ""), (2, "Nini Ijah", "sembako", 0, ""))
    assert flaws(read) == [(3, "lists.amount_zero", True)]


@pytest.mark.parametrize("said", ["tidak", "bukan"])
def test_what_is_no_thing_is_not_made_one(said: str) -> None:
    read = read_of(HEADER, (1, "Aminah", "sembako", 1, ""), (2, "Hamdan", said, 1, ""))
    assert [line.benefit.item for line in read.lines] == ["sembako", ""]
    assert flaws(read) == [(3, "lists.aid_unclear", False)]


@pytest.mark.parametrize("again", [True, False])
def test_a_part_grants_what_its_title_names(again: bool) -> None:
    """Everybody was saved without any aid."""
    header = ("No", "Nama", "RT")
    read = read_of(
        ("DAFTAR PENERIMA",), ("A. PENERIMA SEMBAKO",), header, (1, "Aminah", 1), (2, "Hamdan", 1),
        ("B. PENERIMA SELIMUT",), *([header] if again else []), (1, "Siti", 2), (2, "Utuh", 2),
    )  # fmt: skip
    assert [(line.name, line.benefit.item) for line in read.lines] == [
        ("Aminah", "sembako"), ("Hamdan", "sembako"), ("Siti", "selimut"), ("Utuh", "selimut"),
    ]  # fmt: skip
    assert read.problems == ()


def test_the_goods_of_a_sheet_of_sums_are_nobody() -> None:
    read = lists.read(workbook({
        "Uren": [("No", "Nama", "Sembako"), (1, "Aminah", 1)],
        "Total": [("Nama", "Jumlah"), ("Sembako", 5), ("Kursi Roda", 1)],
    }))  # fmt: skip
    assert [line.name for line in read.lines] == ["Aminah"]
    assert len(read.closing) == 2


def test_a_sheet_that_may_be_no_list_of_this_visit_is_shown() -> None:
    read = lists.read(workbook({
        "Lansia": [HEADER, (1, "Aminah", "sembako", 1, "")],
        "Bulan lalu": [HEADER, (1, "Galuh", "sembako", 1, "")],
    }))  # fmt: skip
    assert (asked(read), read.asked[0].reason) == ([(2, "sheet")], "Bulan lalu")


@pytest.mark.parametrize("name", ["Tahun 2025", "2025", "Lama", "arsip", "Data 2025-2024", "lawas"])
def test_a_sheet_of_another_time_is_asked_about(name: str) -> None:
    sheets = workbook({
        "2026": [HEADER, (1, "Aminah", "sembako", 1, "")],
        name: [HEADER, (1, "Tarmiji", "sembako", 1, "")],
    })  # fmt: skip
    read = lists.read(sheets, Wanted(year=2026))
    assert (asked(read), read.asked[0].reason) == ([(2, "sheet")], name)


@pytest.mark.parametrize("status", ["dicoret", "meninggal 2 Nov", "pindah ke Liyu", "sudah terima"])
def test_a_column_that_is_not_kept_may_say_so_too(status: str) -> None:
    """Under the title "Ket" the same words were seen, under "Status" they were not."""
    rows = ((1, "Aminah", "sudah didata"), (2, "Hamdan", status), (3, "Idah", "cerai mati"))
    assert asked(read_of(("No", "Nama", "Status"), *rows)) == [(3, "gone")]


def test_two_names_on_one_row_are_looked_at() -> None:
    rows = (("No", "Nama", "Bantuan"), (1, "Yamani dan Zubaidah", "sembako"), (2, "Danil", "sembako"))
    assert asked(read_of(*rows)) == [(2, "two")]
    assert flaws(read_of(*rows, two=True)) == [(2, "lists.name_of_two", False)]
    assert flaws(read_of(*rows, two=False)) == [(2, "lists.left_two", True)]


def test_members_of_a_family_do_not_bear_the_name_of_its_head() -> None:
    """Three NIK were kept under one name, and one parcel became three."""
    head = ("No KK", "Nama Kepala Keluarga", "Anggota", "NIK", "Bantuan")
    kk, niks = "6311051204100001", ("6311051204700301", "6311055204750302", "6311051204990303")
    rows = [(kk, "Asrani", who, nik, "sembako") for who, nik in zip(("Asrani", "Galuh", "Anang"), niks, strict=True)]
    read = read_of(head, *rows)
    assert [line.nik for line in read.lines] == [niks[0]]
    assert flaws(read) == [(3, "lists.name_of_head", True), (4, "lists.name_of_head", True)]


def test_a_title_of_one_thing_grants_it_to_those_below() -> None:
    read = read_of(("No", "Nama"), ("A. SEMBAKO", ""), (1, "Itai"), (2, "Galuh"), ("B. SELIMUT", ""), (1, "Anang"))
    assert [(line.name, line.benefit.item) for line in read.lines] == [
        ("Itai", "sembako"), ("Galuh", "sembako"), ("Anang", "selimut"),
    ]  # fmt: skip


def struck(rows: Rows, *numbers: int) -> bytes:
    book, target = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(list(row))
    for number in numbers:
        for cell in book.active[number]:
            cell.font = Font(strike=True)
    book.save(target)
    return target.getvalue()


def test_who_is_struck_through_is_asked_about() -> None:
    """They were taken without a word."""
    content = struck((HEADER, (1, "Fahmi", "sembako", 1, ""), (2, "Gazali", "sembako", 1, "")), 3)
    read = lists.read(content)
    assert (asked(read), [line.name for line in read.lines]) == ([(3, "struck")], ["Fahmi"])
    assert flaws(lists.read(content, lists.Wanted(struck=False))) == [(3, "lists.left_struck", True)]
    assert len(lists.read(content, lists.Wanted(struck=True)).lines) == 2


def test_a_nik_that_is_none_costs_nobody_their_place_unasked() -> None:
    rows = (("No", "NIK", "Nama"), (1, "631102120356000", "Aluh"), (2, "", "Utuh"), (3, "6311O21203560003", "Siti"))
    read = read_of(*rows)
    assert asked(read) == [(2, "nik"), (4, "nik")]
    assert [one.reason for one in read.asked] == ["NIK harus 16 angka, tertulis 15", "NIK berisi selain angka"]
    taken = read_of(*rows, nik=True)
    assert [(line.name, line.nik) for line in taken.lines] == [("Aluh", ""), ("Utuh", ""), ("Siti", "")]
    assert flaws(taken) == [(2, "lists.without_nik", False), (4, "lists.without_nik", False)]
    assert flaws(read_of(*rows, nik=False)) == [(2, "lists.left_nik", True), (4, "lists.left_nik", True)]


@pytest.mark.parametrize("title", ["Hubungan Keluarga", "SHDK", "Hub. dengan KK", "Status Hubungan"])
def test_members_of_a_family_are_asked_about_once(title: str) -> None:
    """A list of families gave three packets to one of them."""
    rows = (
        ("No", "Nama", title, "Bantuan"), (1, "Asrani", "Kepala Keluarga", "sembako"), (2, "Galuh", "Istri", "sembako"),
        (3, "Anang", "Anak", "sembako"), (4, "Burhan", "KK", "sembako"),
    )  # fmt: skip
    read = read_of(*rows)
    assert (asked(read), [line.name for line in read.lines]) == ([(3, "member"), (4, "member")], ["Asrani", "Burhan"])
    assert len(read_of(*rows, member=True).lines) == 4


def test_wives_who_stand_for_their_families_are_no_members() -> None:
    rows = (("No", "Nama", "Hubungan Keluarga"), (1, "Galuh", "Istri"), (2, "Idah", "Istri"))
    assert (asked(read_of(*rows)), len(read_of(*rows).lines)) == ([], 2)


def test_one_packet_for_the_merged_rows_of_a_family_is_one() -> None:
    rows = (("No", "Nama", "Bantuan"), (1, "Asrani", "sembako"), ("", "Galuh", ""), (2, "Burhan", "sembako"))
    read = lists.read(sheet(rows, merged=["A2:A3", "C2:C3"]))
    assert asked(read) == [(3, "member")]


@pytest.mark.parametrize(
    ("rows", "column"),
    [
        ([(1, "Arsyad"), (2, "Basrah"), (3, "Cakrawati")], "B"), ([("Arsyad",), ("Basrah",)], "A"),
        ([("1", "6311021203560003", "Aminah", "sembako"), ("2", "6311020107700001", "Rahmat", "sembako")], "C"),
    ],
)  # fmt: skip
def test_a_list_without_titles_is_offered(rows: Rows, column: str) -> None:
    content = csv_text(rows).encode()
    read = lists.read(content)
    assert [(one.why, one.column) for one in read.asked] == [("headless", column)] * len(rows)
    assert read.lines == ()
    taken = lists.read(content, lists.Wanted(headless=True))
    assert [line.name for line in taken.lines] == [one.name for one in read.asked]
    assert all(line.benefit.item == ("sembako" if len(rows[0]) > 2 else "") for line in taken.lines)


def test_amounts_behind_the_names_are_no_numbering() -> None:
    rows = [("Aisyah", "RT 1", 1), ("Bandi", "RT 1", 1), ("Cahaya", "RT 2", 2)]
    taken = lists.read(csv_text(rows).encode(), lists.Wanted(headless=True))
    assert [(line.name, line.number) for line in taken.lines] == [("Aisyah", None), ("Bandi", None), ("Cahaya", None)]


@pytest.mark.parametrize(
    "rows", [[("a", "b"), (1, 2)], [("rapat hari kamis",), ("jam 9 di balai",)], [("sembako",), ("selimut",)]]
)
def test_what_holds_no_names_is_refused(rows: Rows) -> None:
    with pytest.raises(Mistake, match="no_header"):
        lists.read(csv_text(rows).encode())


@pytest.mark.parametrize(
    "header",
    [
        ("No", "Kepala Rumah Tangga", "Alamat", "Bansos"), ("ID Keluarga P3KE", "Kepala Keluarga", "Alamat", "Bantuan"),
        ("No", "Nama Lengkp", "Almat", "Jenis Bntuan"), ("No", "NAMA KEPALA RUMAH TANGGA", "RT", "Bantuan"),
        ("No", "Nama Suami", "Alamat", "Bantuan"),
    ],
)  # fmt: skip
def test_titles_of_names_as_offices_write_them(header: tuple[str, ...]) -> None:
    read = read_of(header, (1, "Itai", "RT 1", "sembako"), (2, "Lamri", "RT 2", "sembako"))
    assert [(line.name, line.benefit.item) for line in read.lines] == [("Itai", "sembako"), ("Lamri", "sembako")]
    assert read.asked == ()


def test_who_somebody_is_in_the_family_is_no_header() -> None:
    of_heads = [(n, name, "Kepala Keluarga", "Sembako") for n, name in ((1, "Itai"), ("", "Lamri"))]
    rows = (("No", "Nama", "Hub", "Bantuan"), *of_heads)
    assert [line.name for line in read_of(*rows).lines] == ["Itai", "Lamri"]


def test_the_nik_of_the_husband_is_his() -> None:
    nik = "6311021203560003"
    head = ("No", "Nama Suami", "NIK Suami", "Nama Istri", "NIK Istri")
    read = read_of(head, (1, "Itai", nik, "Galuh", "6311025203560004"))
    assert [(line.name, line.nik) for line in read.lines] == [("Itai", nik)]
    assert read.about_columns.unread == ("Nama Istri", "NIK Istri")


def test_a_title_in_two_cells_is_one() -> None:
    """ "II | PENERIMA KURSI RODA" became a recipient."""
    first, second = ("I", "PENERIMA SEMBAKO", ""), ("II", "PENERIMA KURSI RODA", "")
    read = read_of(("No", "Nama", "RT"), first, (1, "Itai", 1), second, (1, "Lamri", 1))
    assert [(line.name, line.benefit.item) for line in read.lines] == [("Itai", "sembako"), ("Lamri", "kursi roda")]


@pytest.mark.parametrize(
    ("address", "other"),
    [("Liyu", "Liyu"), ("Desa Liyu RT 2", "Liyu"), ("Uren RT 1", ""), ("Jl. Karya", ""), ("RT 2", "")],
)
def test_an_address_in_another_village_is_asked_about(address: str, other: str) -> None:
    wanted = lists.Wanted(village="2019", villages=(("2014", "Liyu"), ("2018", "Karya"), ("2019", "Uren")))
    read = lists.read(csv_text((("No", "Nama", "Alamat"), (1, "Itai", address))).encode(), wanted)
    assert [one.village for one in read.asked] == ([other] if other else [])


@pytest.mark.parametrize(
    ("written", "item"), [("smbako", "sembako"), ("selmut 2", "selimut"), ("1 sembakoo", "sembako")]
)
def test_aid_that_is_nearly_spelt_is_read_and_said(written: str, item: str) -> None:
    read = read_of(("No", "Nama", "Bantuan"), (1, "Itai", written))
    assert [line.benefit.item for line in read.lines] == [item]
    assert flaws(read) == [(2, "lists.aid_spelled", False)]


def test_a_column_of_heads_makes_families() -> None:
    rows = (("No", "Nama KK", "Nama", "Bantuan"), (1, "Itai", "Itai", "sembako"), (2, "Itai", "Galuh", "sembako"))
    assert asked(read_of(*rows)) == [(3, "member")]
