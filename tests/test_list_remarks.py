"""What a list says of its people beside their names: who is to have nothing after all, what a part of it grants, and
sheets that may be no list for this visit."""

import io
from typing import Any

import openpyxl
import pytest

from sotarsa_bot import lists
from tests.list_samples import Rows, csv_text

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


def read_of(*rows: tuple[Any, ...]) -> lists.ReadList:
    return lists.read(csv_text(rows).encode())


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
    ],
)
def test_who_is_to_have_nothing_after_all_is_shown(remark: str) -> None:
    read = read_of(HEADER, (1, "Aminah", "sembako", 1, ""), (2, "Hamdan", "sembako", 1, remark))
    assert flaws(read) == [(3, "lists.remark_gone", False)]


@pytest.mark.parametrize("name", ["Ipah (alm)", "alm. Darham", "Masrani (cadangan)", "Pengganti Hamdan: Udin"])
def test_and_so_is_what_stands_with_the_name(name: str) -> None:
    read = read_of(HEADER, (1, "Aminah", "sembako", 1, ""), (2, name, "sembako", 1, ""))
    assert flaws(read) == [(3, "lists.remark_gone", False)]


@pytest.mark.parametrize("name", ["(kosong)", "Sda", "idem", "s.d.a."])
def test_a_place_that_nobody_has_is_nobody(name: str) -> None:
    read = read_of(HEADER, (1, "Aminah", "sembako", 1, ""), (2, name, "sembako", 1, ""))
    assert [line.name for line in read.lines] == ["Aminah"]
    assert flaws(read) == [(3, "lists.name_missing", True)]


def test_an_amount_of_nothing_is_said_as_such() -> None:
    """ "1 orang sudah menerima semuanya", which was untrue."""
    read = read_of(HEADER, (1, "Aminah", "sembako", 1, ""), (2, "Nini Ijah", "sembako", 0, ""))
    assert flaws(read) == [(3, "lists.amount_zero", True)]


@pytest.mark.parametrize("said", ["idem", "sda", "tidak"])
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
    assert flaws(read) == [(2, "lists.sheet_doubtful", False)]


@pytest.mark.parametrize("status", ["dicoret", "meninggal 2 Nov", "pindah ke Liyu"])
def test_a_column_that_is_not_kept_may_say_so_too(status: str) -> None:
    """Under the title "Ket" the same words were seen, under "Status" they were not."""
    rows = ((1, "Aminah", "sudah didata"), (2, "Hamdan", status), (3, "Idah", "cerai mati"))
    read = read_of(("No", "Nama", "Status"), *rows)
    assert flaws(read) == [(3, "lists.remark_gone", False)]


def test_two_names_on_one_row_are_looked_at() -> None:
    read = read_of(("No", "Nama", "Bantuan"), (1, "Yamani dan Zubaidah", "sembako"), (2, "Danil", "sembako"))
    assert flaws(read) == [(2, "lists.name_of_two", False)]


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
