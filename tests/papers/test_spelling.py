"""Numbers and days in words, as official papers want them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotarsa_bot.papers.spelling import LARGEST, spelled, spelled_day

UNITS = {"nol": 0, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8,
         "sembilan": 9}  # fmt: skip
SMALL = {"puluh": 10, "ratus": 100}
LARGE = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12}
ONE = {"sepuluh": "satu puluh", "sebelas": "satu belas", "seratus": "satu ratus", "seribu": "satu ribu"}


def read(words: str) -> int:
    """The number that these words say, read from left to right as people do."""
    total = group = digit = 0
    for word in " ".join(ONE.get(word, word) for word in words.split()).split():
        if word in UNITS:
            group, digit = group + digit, UNITS[word]
        elif word == "belas":
            digit += 10
        elif word in SMALL:
            group, digit = group + digit * SMALL[word], 0
        else:
            total, group, digit = total + (group + digit) * LARGE[word], 0, 0
    return total + group + digit


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"), (10, "sepuluh"), (11, "sebelas"), (12, "dua belas"), (19, "sembilan belas"), (20, "dua puluh"),
        (25, "dua puluh lima"), (100, "seratus"), (111, "seratus sebelas"), (1000, "seribu"), (1001, "seribu satu"),
        (2026, "dua ribu dua puluh enam"), (11_011, "sebelas ribu sebelas"), (100_000, "seratus ribu"),
        (101_000, "seratus satu ribu"), (1_000_000, "satu juta"), (21_001_000, "dua puluh satu juta seribu"),
    ],
)  # fmt: skip
def test_numbers_are_said_as_people_say_them(number: int, words: str) -> None:
    assert spelled(number) == words


@given(st.integers(0, LARGEST) | st.integers(0, 999_999))
def test_what_is_spelled_reads_back_as_the_same_number(number: int) -> None:
    assert read(spelled(number)) == number


@given(st.integers(0, 999_999))
def test_one_is_drawn_into_the_word_after_it(number: int) -> None:
    """Never "satu ratus" or "satu belas"; "satu ribu" only at the end of a larger number of thousands."""
    words = spelled(number)
    assert not any(wrong in words for wrong in ("satu puluh", "satu belas", "satu ratus"))
    assert not words.startswith("satu ribu")
    assert words == " ".join(words.split())


@pytest.mark.parametrize("number", [-1, LARGEST + 1])
def test_what_cannot_be_spelled_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="not spelled"):
        spelled(number)


def test_a_day_in_words() -> None:
    assert spelled_day(date(2026, 12, 3)) == "Kamis tanggal tiga bulan Desember tahun dua ribu dua puluh enam"
