"""Several numbers of a list, as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotarsa_bot import wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import parse_numbers, read_spans

TWENTY = range(1, 21)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("3", {3}),
        ("nomor 3", {3}),
        ("No. 3, 5", {3, 5}),
        ("1-3", {1, 2, 3}),
        ("1 – 3", {1, 2, 3}),
        ("1 s/d 3", {1, 2, 3}),
        ("1 sampai 3", {1, 2, 3}),
        ("1 sd 3 dan 7", {1, 2, 3, 7}),
        ("1 2 3", {1, 2, 3}),
        ("1-3, 5, 7 kecuali 2", {1, 3, 5, 7}),
        ("semua kecuali 4-20", {1, 2, 3}),
        ("kecuali 4-20", {1, 2, 3}),
        ("semuanya selain nomor 2 s/d 20", {1}),
        ("SEMUA", set(TWENTY)),
    ],
)
def test_several_numbers(typed: str, expected: set[int]) -> None:
    assert parse_numbers(typed, TWENTY) == expected


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("21", "numbers_unknown"),
        ("5-2", "numbers_unreadable"),
        ("yang hadir", "numbers_unreadable"),
        ("semua yang hadir", "numbers_unreadable"),
        ("1-3 kecuali", "numbers_unreadable"),
        ("", "numbers_unreadable"),
        ("0", "numbers_unreadable"),
        ("1-99999999", "numbers_unreadable"),
    ],
)
def test_what_is_none_is_a_mistake(typed: str, key: str) -> None:
    with pytest.raises(Mistake) as mistake:
        parse_numbers(typed, TWENTY)
    assert mistake.value.key == f"parsing.{key}"


@given(st.frozensets(st.integers(1, 9999), min_size=1, max_size=60))
def test_what_is_shown_is_read_back(numbers: frozenset[int]) -> None:
    assert frozenset(read_spans(wording.spans(numbers), 10_000)) == numbers
