"""Rows of a list that are nobody's, in all customary forms: never a recipient, and each has its place in the sum."""

from typing import Any

import pytest

from sotarsa_bot import lists
from sotarsa_bot.lists import Wanted
from sotarsa_bot.lists.foot import Kind, said_of
from tests.conftest import Stage
from tests.list_samples import AMINAH, RAHMAT, csv_text

HEADER = ("No", "Nama", "RT", "Jumlah", "Ket")
PEOPLE = ((1, "Anang", "02", 1, ""), (2, "Utuh", "02", 1, ""), (3, "Aluh", "03", 1, ""))


def read_of(*rows: tuple[Any, ...], wanted: Wanted | None = None) -> lists.ReadList:
    return lists.read(csv_text(rows).encode(), wanted)


@pytest.mark.parametrize(
    "words",
    [
        "TTD Kepala Desa", "T.T.D", "Mengetahui,", "Mengetahui/Menyetujui", "Diketahui oleh", "Kepala Desa Uren",
        "Pj. Kepala Desa Uren", "a.n. Camat Halong", "An. Camat", "Pambakal Uren", "Sekdes", "Ketua RT 01",
        "Kasi Kesra",
        "Uren, 3 Desember 2026", "Halong,      November 2026", "Halong, ........ 2026", "Uren, tanggal 3-12-2026",
        "NIP. 19870101 201001 1 001", "Yang menyerahkan,", "Yang Menerima", "Penerima,", "Dibuat oleh,", "Tembusan:",
        "Demikian daftar ini dibuat dengan sebenarnya", "Pendamping PKH", "Operator SIKS-NG", "ttd/cap",
    ],
)  # fmt: skip
def test_who_signs_and_where_and_when_is_nobody(words: str) -> None:
    assert said_of(words) is Kind.SIGNED
    for foot in (("", words, "", "", ""), (words, "", "", "", ""), ("", "", "", "", words)):
        read = read_of(HEADER, *PEOPLE, foot)
        assert [line.name for line in read.lines] == ["Anang", "Utuh", "Aluh"]
        assert ([place.row for place in read.closing], read.asked) == ([5], ())


@pytest.mark.parametrize(
    "words",
    ["Total", "JUMLAH", "Jumlah Total", "Sub Total", "Subjumlah Dusun Hulu", "Rekapitulasi", "Jumlah: 25"],
)
def test_sums_are_nobody(words: str) -> None:
    assert said_of(words) is Kind.SUM
    assert [place.row for place in read_of(HEADER, *PEOPLE, ("", words, "", 3, "")).closing] == [5]


@pytest.mark.parametrize(
    "words", ["Keterangan:", "Ket : v = sudah", "Catatan: data per 2025", "*) sudah pindah", "Hal. 1"]
)
def test_notes_are_nobody(words: str) -> None:
    assert [place.row for place in read_of(HEADER, *PEOPLE, ("", words, "", "", "")).closing] == [5]


@pytest.mark.parametrize(
    "name",
    ["Camatia", "Tatang", "Jumlati", "Totalia", "Siti Nip", "Ketut", "Capiah", "An. Siti", "Noteh", "Halimah",
     "Kasinah", "Demi", "Saksiah", "Muhammad Juni, S.H",
     "Lurahman", "Nipah", "Catur", "Petrus", "Operasi", "Rusli", "Blokir"],
)  # fmt: skip
def test_names_that_look_alike_are_people(name: str) -> None:
    assert [line.name for line in read_of(("Nama", "RT"), (name, "01")).lines] == [name]


def test_who_holds_an_office_and_has_a_number_on_the_list_is_somebody() -> None:
    read = read_of(HEADER, *PEOPLE, (4, "Pambakal Utuh", "01", 1, ""))
    assert read.lines[-1].name == "Pambakal Utuh"


def test_the_sum_of_a_part_ends_no_list() -> None:
    """After "Jumlah Dusun Hulu" nobody without a NIK was taken any more."""
    rows = (
        ("Nama", "Dusun", "Bantuan"), ("Anang", "Hulu", "sembako"), ("Jumlah Dusun Hulu", "", "1"),
        ("Galuh", "Hilir", "sembako"), ("JUMLAH", "", "2"), ("Uren, 3 Desember 2026", "", ""),
        ("Mengetahui,", "", "Kepala Desa"), ("Supiani, S.Sos", "", ""), ("Drs. H. Ahmad", "Pembina", ""),
    )  # fmt: skip
    read = read_of(*rows)
    assert [line.name for line in read.lines] == ["Anang", "Galuh"]
    assert [place.row for place in read.closing] == [3, 5, 6, 7]
    assert [(one.row, one.key) for one in read.problems] == [(8, "lists.after_total"), (9, "lists.after_total")]


def test_titles_of_parts_name_the_hamlet_of_those_below() -> None:
    rows = (
        ("No", "Nama", "NIK"), ("", "A. DUSUN HULU", ""), (1, "Anang", AMINAH), ("Dusun Hilir", "", ""),
        (2, "Galuh", RAHMAT),        ("", "RT 05", ""), (3, "Utuh", ""),
    )  # fmt: skip
    read = read_of(*rows)
    assert [(line.name, line.hamlet) for line in read.lines] == [
        ("Anang", "HULU"),
        ("Galuh", "Hilir"),
        ("Utuh", "Hilir"),
    ]
    assert [place.row for place in read.closing] == [2, 4, 6]
    assert read.about_columns.parts == ("HULU", "Hilir")


def test_numbers_without_a_name_at_the_foot_are_no_faults() -> None:
    read = read_of(HEADER, *PEOPLE, (4, "", "", "", ""), (5, "", "", "", ""), ("", "(............)", "", "", ""))
    assert ([place.row for place in read.closing], read.problems) == ([5, 6, 7], ())


def test_and_so_on_is_told_for_names_may_be_missing() -> None:
    read = read_of(HEADER, *PEOPLE, ("dst", "", "", "", ""))
    assert [(one.row, one.key, one.left_out) for one in read.problems] == [(5, "lists.and_more", True)]


def test_words_alone_where_others_have_a_number_are_asked() -> None:
    rows = (HEADER, *PEOPLE, ("", "data dari pak kades", "", "", ""), ("", "Amat", "04", 1, ""))
    read = read_of(*rows)
    assert [line.name for line in read.lines] == ["Anang", "Utuh", "Aluh", "Amat"]
    assert [(one.row, one.why, one.name) for one in read.asked] == [(5, "loose", "data dari pak kades")]
    assert len(read_of(*rows, wanted=Wanted(loose=True)).lines) == 5
    (left,) = read_of(*rows, wanted=Wanted(loose=False)).problems
    assert (left.row, left.left_out, left.decided) == (5, True, True)


async def test_such_a_row_is_asked_and_answered_by_a_button(stage: Stage) -> None:
    cast = stage.cast
    own = stage.world.private(cast.coordinator.user)
    await stage.acts.plans()
    content = csv_text((HEADER, *PEOPLE, ("", "Galuh", "", "", ""), ("", "TTD Kepala Desa", "", "", ""))).encode()
    cast.coordinator.sends_document(own, "daftar.csv", content, caption="K1")
    await stage.settle()
    said = cast.coordinator.last(own)
    assert "5 baris = 3 diambil + 1 ditanyakan + 1 tidak diambil" in said.shown
    assert "1 baris hanya berisi satu tulisan" in said.shown
    assert not any("Simpan" in label for label in said.labels)
    await stage.acts.taps(cast.coordinator, "Ya, penerima juga", own)
    await stage.acts.taps(cast.coordinator, "💾 Simpan", own)
    assert "Sekarang 4 orang pada daftar" in cast.coordinator.last(own).shown
