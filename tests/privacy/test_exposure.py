"""Which words and file names expose a person, and which only look like it."""

from collections.abc import Iterable
from datetime import date, time
from itertools import accumulate, pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sotarsa_bot.lists import nik
from sotarsa_bot.parsing import exposure
from tests.list_samples import AMINAH

FOURS, PARTS = "6311 0212 0356 0003", "631102-120356-0003"
WAYS = (
    AMINAH, FOURS, PARTS, f"NIK:{AMINAH}", f"{AMINAH}, Aminah", f"{AMINAH}Aminah", "63.1102.120356.0003",
    "6311 02 120356 0003", "631102 1203560003", "6311_0212_0356_0003", f"*{AMINAH}* Aminah", f"**{AMINAH}**",
    "63 1102 120356 0003", "63 11 02 12 03 56 00 03", "63.11.02.120356.0003", "6311 02\n120356\n0003",
    "6311021203\n560003", "6311 / 0212 / 0356 / 0003", "6311–0212–0356–0003", "6311 02-12 03 56 0003",
    "*6311* *0212* *0356* *0003*", "6 3 1 1 0 2 1 2 0 3 5 6 0 0 0 3", "6️⃣3️⃣1️⃣1️⃣0️⃣2️⃣1️⃣2️⃣0️⃣3️⃣5️⃣6️⃣0️⃣0️⃣0️⃣3️⃣", "63110 21203 56000 3",
    "٦٣١١٠٢١٢٠٣٥٦٠٠٠٣", f"No. NIK = {FOURS}", f"3. {FOURS}", f"{AMINAH}/6311021203560008",
    "6311o21203560003", "63110212O356OOO3", "631102l203560003",
)  # fmt: skip
"""As people and offices write it: cards, civil registry, chats, copied tables."""


@pytest.mark.parametrize("number", WAYS)
def test_a_number_is_seen_masked_and_left_out(number: str) -> None:
    text = f"K1 3 terima {number}\nsembako"
    assert exposure.number_in(text) == AMINAH
    assert "6311********0003" in exposure.masked(text)
    assert AMINAH[6:12] not in exposure.hidden(text, "<number>")
    bare = exposure.without_numbers(text)
    assert bare.startswith("K1 3 terima")
    assert bare.endswith("sembako")
    assert exposure.without_numbers(exposure.masked(text)) == bare
    assert "0003" not in bare
    assert "NIK" not in bare
    assert "*" not in bare


@pytest.mark.parametrize(
    "text",
    [
        "K1 3 nik 6311 0123 4567 0003 sdh terima", "6311.0123.4567.0003 itu nik no 4",
        "K1 3 terima 6311/0123/4567/0003",
        "K1 5 terima, kk 6311-0123-4567-0003", "631101 234567 0003 Siti", "631101-234567-0003", "6311 0123\n4567 0003",
        "nik nya 63 11 01 234567 0003", "NIK: 63110 12345 670003", "no kk 6311012345670003",
        "ktp no. 63.110123.45670003", "K1 5 KK 6311-0123-4567-0003",
        "63110123 45670003 (nik siti)", "nomor induk kependudukan 631 101 2345 670003", "N.I.K 63.1101.234567.0003",
    ],
)  # fmt: skip
def test_a_mistyped_number_is_seen_however_it_is_parted(text: str) -> None:
    """It names a day that is none, and yet nobody would write anything else so."""
    assert exposure.number_in(text) == "6311012345670003"
    assert "4567" not in exposure.without_numbers(text)
    assert "4567" not in exposure.masked(text)


PLACES = st.sampled_from(["631102", "621105", "327305", "117103", "941234", "640812", "110203"])
SERIALS = st.integers(1, 9999).map("{:04}".format)
BETWEEN = st.text(st.sampled_from(" .-_*/,:;|+~()\n\t–•'"), min_size=1, max_size=3)
WORDS = st.sampled_from(["", "Aminah ", "titip data Aminah ", "K1 3 terima, ", "NIK: ", "K1 usulan Siti "])


@st.composite
def numbers(draw: st.DrawFn) -> tuple[str, str, str]:
    """Area, date and serial of a man or a woman."""
    day = draw(st.dates(date(1930, 1, 1), date(2026, 11, 1)))
    return draw(PLACES), f"{day.day + draw(st.sampled_from([0, 40])):02}{day:%m%y}", draw(SERIALS)


def parted(digits: str, ends: Iterable[int]) -> list[str]:
    return [digits[a:b] for a, b in pairwise([0, *ends, len(digits)])]


@given(st.data())
def test_a_number_is_seen_whatever_stands_between_its_parts(data: st.DataObject) -> None:
    area, day, serial = data.draw(numbers())
    six = st.sampled_from([(6,), (2, 4), (4, 2), (2, 2, 2)])
    sizes = (*data.draw(six), *data.draw(st.sampled_from([(6,), (2, 2, 2)])), 4)
    parts = parted(area + day + serial, list(accumulate(sizes))[:-1])
    between = data.draw(BETWEEN)
    if any(len(part) == 6 for part in parts) and "." not in between and ":" not in between:
        written = "".join(part + data.draw(BETWEEN.filter(lambda b: b not in ".:")) for part in parts)
    else:
        written = between.join(parts)
    if len(sizes) > 4 and not any(part[0] == "0" and len(part) == 2 for part in parts) and serial[:2] in ("19", "20"):
        return  # a list that ends with a year says the same
    text = data.draw(WORDS) + written + " Rahmat"
    assert exposure.number_in(text) == area + day + serial
    assert nik.must_be_nik(exposure.number_in(text))
    assert exposure.number_in(exposure.masked(text)) == exposure.number_in(exposure.without_numbers(text)) == ""


@given(numbers(), st.lists(st.integers(1, 15), min_size=1, max_size=3, unique=True), st.data())
def test_a_number_is_seen_wherever_its_line_is_broken(
    number: tuple[str, str, str], cuts: list[int], data: st.DataObject
) -> None:
    digits = "".join(number)
    parts = parted(digits, sorted(cuts))
    assume(not any(part.startswith("08") and len(part) > 10 for part in parts))  # a telephone number, all the same
    written = data.draw(st.sampled_from([" ", "\n", "-", "_"])).join(parts)
    assert exposure.number_in(f"Aminah {written}") == digits


def dated(day: date) -> st.SearchStrategy[str]:
    return st.sampled_from([f"{day:%d/%m/%Y}", f"{day:%d-%m-%Y}", f"{day:%Y-%m-%d}", f"{day.day}.{day.month}.{day:%Y}"])


def listed(found: list[int]) -> st.SearchStrategy[str]:
    return st.sampled_from([" ", ", ", ",", " dan ", "\n"]).map(lambda between: between.join(map(str, sorted(found))))


PHONES = (r"08[1-9]\d-\d{4}-\d{3,4}", r"08[1-9]\d{8,9}", r"\+62 8[1-9]\d-\d{4}-\d{3,4}", r"08[1-9]\d \d{4} \d{4}")
EVERYDAY = st.one_of(
    st.lists(st.integers(1, 999), min_size=1, max_size=30, unique=True).flatmap(listed),
    st.sampled_from(PHONES).flatmap(lambda way: st.from_regex(way, fullmatch=True)),
    st.dates(date(2025, 1, 1), date(2028, 1, 1)).flatmap(dated),
    st.builds(time, st.integers(0, 23), st.integers(0, 59)).map("{:%H.%M}".format),
    st.integers(1000, 99_999_999).map(lambda amount: f"{amount:,}".replace(",", ".")),
    st.sampled_from(["-2.315120, 115.492310", "1-9, 11, 13-22, 30-31", "25 KK", "K12 3 terima", "RT 05/02"]),
)


@given(st.lists(EVERYDAY, min_size=1, max_size=8), st.sampled_from(["; ", ", ", "\n", " dan "]))
def test_what_people_count_and_agree_is_none(said: list[str], between: str) -> None:
    text = between.join(said)
    assert exposure.without_numbers(text) == exposure.masked(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "K1 1 2 3 4 5 6 7 8 9 10 11 12 13 terima", "0812-3456-7890", "2024 2025 2026 2027", "1111222233334444555",
        "31 32 33 10 11 12 13 14", "12-03-2026, 05-04-2026", "12.15 13.30 10.05 14.00", "12 0812 1112 5612",
        "12 081211105612 25", "2026-12-03 2026-12-04", "IMG_20261203_10153012.jpg", "0812 3411 1211 0812 9876 3345",
        "25 paket, 25 KK", "100; 0810-0000-000; 25 KK", "24 11 2026; 1000 100 120 KK", "ada 3000 2000 1000 100 100 KK",
        "K1 1-9 terima", "1930 1945 1998 2024", "1 2 3 4 5 6 7 8 9 10 11 123 KK", "nik 3, kk 2",
        "1; 25 KK; 10 11 100 101 102 103",
    ],
)  # fmt: skip
def test_other_numbers_are_left_alone(text: str) -> None:
    assert exposure.number_in(text) == ""
    assert exposure.without_numbers(text) == exposure.masked(text) == text


@pytest.mark.parametrize(
    ("caption", "file"),
    [
        ("KTP Aminah", ""), ("ini ktp nya", ""), ("e-KTP", ""), ("foto KK", ""), ("KK atas nama Rahmat", ""),
        ("kartu keluarga", ""), ("", "KTP_aminah.jpg"), ("", "scan-kk.pdf"), ("", "Kartu Keluarga Rahmat.png"),
        ("", f"{AMINAH}.jpg"), ("", "ktp.jpeg"), ("K1 3 ktp siti", ""), ("foto kk rahmat", ""),
        ("titip ktp aminah", ""), ("KTP warga yang baru, tolong dimasukkan", ""), ("ini ktp warga", ""),
        ("ini ktp ibu aminah yang di dusun hulu rt 2", ""), ("Siti ktp nya", ""),
        ("K1 ktp aminah sudah", ""), ("ktp aminah sdh ada", ""), ("KK sudah semua", ""),
    ],
)  # fmt: skip
def test_a_picture_that_is_named_a_card(caption: str, file: str) -> None:
    assert exposure.names_card(caption, file)


@pytest.mark.parametrize(
    ("caption", "file"),
    [
        ("25 KK hadir", ""), ("25KK", ""), ("perekaman KTP-el di balai desa", ""), ("antrean pembuatan KTP", ""),
        ("foto ktp menyusul", ""), ("bawa ktp", ""), ("K1 9 foto ktp menyusul, terima", ""),
        ("K1 11 hampir terima, kurang ktp", ""), ("K1 12 kada bisi ktp tp tetap dibari", ""), ("lupa bawa ktp", ""),
        ("K1 11 terima, pinjam ktp anaknya", ""), ("K1 10 terima pakai KK aja", ""), ("ktp ketinggalan", ""),
        ("nini Ijah di rumah, anaknya lagi mencari ktp", ""), ("warga membawa KTP", ""),
        ("sembako 25", "IMG-20261203-WA0003.jpg"), ("", "foto.jpg"), ("tim makan siang", ""),
    ],
)  # fmt: skip
def test_other_pictures(caption: str, file: str) -> None:
    assert not exposure.names_card(caption, file)
