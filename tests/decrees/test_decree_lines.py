"""What is typed of a decree, read: NIP, members, days."""

from datetime import date

import pytest

from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.decree_lines import MemberLine, bare, read_day, read_member, read_nip, spaced

TODAY = date(2026, 12, 1)
NIP = "198801122010011003"


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("Hendra, S.Sos; anggota; 19880112 201001 1 003; Penata Muda (III/a)",
         MemberLine("Hendra, S.Sos", "anggota", NIP, "Penata Muda (III/a)")),
        ("2. Hendra, S.Sos, anggota, NIP. 198801122010011003", MemberLine("Hendra, S.Sos", "anggota", NIP)),
        ("Hj. Siti Rahmah; Penata Tk. I III/d", MemberLine("Hj. Siti Rahmah", "", "", "Penata Tk. I III/d")),
        ("Udin", MemberLine("Udin")),
    ],
)  # fmt: skip
def test_a_member_is_one_line(line: str, meant: MemberLine) -> None:
    assert read_member(line, TODAY) == meant


@pytest.mark.parametrize("line", ["belum ada lagi pak", "nanti saja", "12345", "Hendra; a; b; c", "; anggota"])
def test_other_lines_are_none(line: str) -> None:
    with pytest.raises(Mistake) as wrong:
        read_member(line, TODAY)
    assert wrong.value.key == "decree.member_unread"


@pytest.mark.parametrize(
    ("nip", "key"),
    [
        ("19880112201001100", "length"),
        ("198813122010011003", "birth"),
        ("201501122010011003", "birth"),
        ("198801121999011003", "appointed"),
        ("198801122027011003", "appointed"),
        ("198801122010131003", "appointed"),
        ("198801122010013003", "sex"),
    ],
)
def test_a_number_that_can_be_nobodys_is_refused_and_not_repeated(nip: str, key: str) -> None:
    with pytest.raises(Mistake) as wrong:
        read_nip(nip, TODAY)
    assert wrong.value.key == f"decree.nip_{key}"
    assert nip not in str(wrong.value.values)


def test_a_number_is_written_as_offices_write_it_and_a_contract_has_no_month() -> None:
    assert spaced(read_nip("NIP " + NIP, TODAY)) == "19880112 201001 1 003"
    assert read_nip("199001152021211005", TODAY)


def test_days_of_any_year() -> None:
    for words in ("2 Januari 2026", "Jumat, 2 januari 2026", "2/1/2026", "02-01-2026", "2026-01-02", "2 Jan 2026"):
        assert read_day(words) == date(2026, 1, 2)
    for words in ("kemarin", "2 Januari", "31/2/2026", "2 Hujan 2026"):
        with pytest.raises(Mistake):
            read_day(words)


def test_a_name_is_compared_without_degrees() -> None:
    assert bare("H. Hendra Contoh, S.Sos") == bare("Hendra Contoh")
