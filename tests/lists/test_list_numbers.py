"""NIK, KK, telephone numbers, RT and RW, as people, Excel and other programs write them."""

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotarsa_bot import lists
from sotarsa_bot.lists import cells
from sotarsa_bot.lists.none_yet import is_none
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import normalise_phone
from tests.list_samples import AMINAH, RAHMAT, SITI, csv_text, sheet, workbook
from tests.lists.test_list_reading import names, read_csv, reasons

NONE = (
    "Belum punya NIK", "blm ada", "tdk ada", "–", "—", "-", "...", "dalam proses", "0000000000000000", "0",
    "belum ada NIK",
    "tidak punya", "BELUM PUNYA KTP", "masih dalam proses perekaman", "n/a", "N.A", "NIK belum ada", "nihil",
    "(kosong)",
    "sdg diurus", "Tidak Ada", "blm rekam KTP-el",
)  # fmt: skip


@pytest.mark.parametrize("said", NONE)
def test_ways_to_say_that_there_is_no_nik_yet(said: str) -> None:
    read = read_csv((("NIK", "Nama"), (said, "Aminah")))
    assert ([(line.name, line.nik) for line in read.lines], reasons(read)) == ([("Aminah", "")], [])


@pytest.mark.parametrize(
    "said", ["ada", "ada di rumah", "NIK", "6311021203560003 belum", "tidak tahu siapa", "???", "****"]
)
def test_what_does_not_say_so(said: str) -> None:
    assert not is_none(said)
    assert names(read_csv((("NIK", "Nama"), (said, "Aminah")))) == []


@pytest.mark.parametrize(
    "written",
    [
        f'="{AMINAH}"', f'"=""{AMINAH}"""', f"{AMINAH}.0", f"{AMINAH},00", f"{AMINAH}.00", "63.1102.120356.0003",
        "6311–0212–0356–0003", f"NIK: {AMINAH}", f"NIK {AMINAH}", f"{AMINAH}_x000D_", "6311_0212_0356_0003",
    ],
)  # fmt: skip
def test_a_nik_as_other_programs_write_it(written: str) -> None:
    assert lists.read(f"NIK;Nama\r\n{written};Aminah\r\n".encode()).lines[0].nik == AMINAH


@pytest.mark.parametrize("written", [9102011203560004, float(9102011203560004), 9102011203560003])
def test_a_nik_above_what_a_double_holds_is_never_saved(written: Any) -> None:
    """Whatever the others in the file show: its neighbours are the same number to whoever wrote it."""
    rows = (("NIK", "Nama"), (int(AMINAH), "Aminah"), (written, "Yohana"))
    read = lists.read(workbook(rows))
    assert (names(read), reasons(read)) == (["Aminah"], [(3, "nik_rounded")])
    assert names(read_csv((("NIK", "Nama"), (written if isinstance(written, int) else "", "Yohana")))) == ["Yohana"]


@given(st.integers(2**53 + 1, 10**16 - 1))
def test_no_number_above_it_becomes_a_nik(number: int) -> None:
    with pytest.raises(Mistake):
        cells.nik(number, rounded=False)


def test_typed_numbers_that_all_end_in_0_come_from_excel() -> None:
    rounded = [number[:-1] + "0" for number in (AMINAH, RAHMAT.replace("0001", "0021"), SITI.replace("0002", "0032"))]
    rows = (("NIK", "Nama"), *((number[:-2] + "10", f"Warga {n}") for n, number in enumerate(rounded)))
    assert [key for _, key in reasons(read_csv(rows))] == ["nik_rounded"] * 3
    assert len(read_csv((*rows, (AMINAH, "Aminah"))).lines) == 4


@pytest.mark.parametrize(
    ("written", "said", "asked"),
    [
        (datetime(2026, 2, 5), "RT/RW 05/02", True), (date(2026, 5, 5), "RT/RW 05/05", False),
        (datetime(2026, 2, 13), "RT/RW 13/02", False),
    ],
)  # fmt: skip
def test_rt_and_rw_that_excel_made_a_day_of(written: Any, said: str, asked: bool) -> None:
    """Which of the two is the month depends on the computer where it was typed: it is read, and shown."""
    for column in ("RT/RW", "Alamat"):
        read = lists.read(workbook_with_day(column, written))
        assert read.lines[0].address == said
        assert [problem.key for problem in read.problems] == (["lists.rt_date"] if asked else [])


def workbook_with_day(column: str, day: date) -> bytes:
    return sheet((("Nama", column), ("Aminah", day)))


@pytest.mark.parametrize(
    "written", ["05-Feb", "5-Feb-26", "05/02/2026", "2026-02-05", "2026-02-05 00:00:00", "5 Februari"]
)
def test_the_same_in_a_csv(written: str) -> None:
    assert read_csv((("Nama", "RT/RW"), ("Aminah", written))).lines[0].address == "RT/RW 05/02"


@pytest.mark.parametrize("written", ["05/02", "005/002", "5", "RT 05"])
def test_rt_and_rw_as_they_were_typed(written: str) -> None:
    read = read_csv((("Nama", "RT/RW"), ("Aminah", written)))
    assert (written in read.lines[0].address, read.problems) == (True, ())


@pytest.mark.parametrize(
    "written",
    [
        "0812 3456 7890", "62 0812 3456 7890", "+62 (0)812 3456 7890", "+62 (0) 812-3456-7890", "6281234567890",
        "81234567890", "0062 812 3456 7890", "(+62) 812 3456 7890", "+62812\u20113456\u20117890", "0812.3456.7890",
        "\u202a+62 812-3456-7890\u202c", "HP 081234567890", "No. WA: 0812 3456 7890", "0812 3456 7890 (WA)",
        "'081234567890",
        "620812-3456-7890",
    ],
)  # fmt: skip
def test_a_telephone_number(written: str) -> None:
    assert normalise_phone(written) == "+6281234567890"
    assert cells.phone(written) == "+6281234567890"


@pytest.mark.parametrize(
    "written",
    [
        "0812 3456 7890 / 0813 2345 6789", "0812 3456 7890 (anak)", "bukan 0812 3456 7890", "0812",
        "0812 3456 7890 1234",
        "+1 812 3456 7890", "0812 3456 789O", "٠٨١٢٣٤٥٦٧٨٩", "(0812 3456 7890", "",
    ],
)  # fmt: skip
def test_what_is_not_one_telephone_number(written: str) -> None:
    with pytest.raises(Mistake, match=r"parsing\.phone_unreadable"):
        normalise_phone(written)


def test_a_telephone_number_that_excel_counted_with() -> None:
    read = lists.read(workbook((("Nama", "No HP"), ("Aminah", 81234567890), ("Siti", 81234567891.0))))
    assert [line.phone for line in read.lines] == ["+6281234567890", "+6281234567891"]
    assert (
        lists.read(csv_text((("Nama", "HP"), ("Aminah", "81234567890.0"))).encode()).lines[0].phone == "+6281234567890"
    )


@given(st.text("0123456789 +()-./abc", max_size=24))
def test_no_character_of_a_telephone_number_is_passed_over(text: str) -> None:
    try:
        found = normalise_phone(text)
    except Mistake:
        return
    digits = "".join(c for c in text if c.isdigit())
    assert digits.endswith(found.removeprefix("+62"))
    assert digits.removesuffix(found.removeprefix("+62")) in ("", "0", "62", "0062", "620", "00620")
