"""A yes or a no below a question: what says so plainly, and what only sounds like it."""

import pytest

from sotarsa_bot.parsing.yes_no import after_no, says_no, says_yes
from tests.names import NAMES


@pytest.mark.parametrize("words", ["ya", "iya pak", "Iih", "bujur pang", "inggih pak", "ya betul", "setuju", "y"])
def test_a_yes(words: str) -> None:
    assert says_yes(words)
    assert not says_no(words)


@pytest.mark.parametrize("words", ["ih", "siap", "oke", "ya tapi besok", "iya, jam 10", "", "bisa jadi"])
def test_no_yes(words: str) -> None:
    assert not says_yes(words)


@pytest.mark.parametrize("words", ["bukan", "salah pak", "kada pang", "lain"])
def test_a_no(words: str) -> None:
    assert says_no(words)
    assert not says_yes(words)


def test_the_right_words_stand_behind_a_no() -> None:
    assert after_no("bukan, tanggal 4") == "tanggal 4"
    assert after_no("kada, nomor 9") == "nomor 9"
    assert after_no("kada pang, nomor 9") == "nomor 9"
    assert after_no("maaf salah tanggal 4") == "tanggal 4"
    assert after_no("tanggal 4") == "tanggal 4"


@pytest.mark.parametrize(
    "words", ["tidak ada kendala", "bukan tanggal 4", "kada jadi setuju, tarik", "tdk ada masalah"]
)
def test_a_no_that_turns_the_words_behind_it_stays_with_them(words: str) -> None:
    """ "Ada kendala" was told to the coordinator."""
    assert after_no(words) == words


def test_nobody_is_called_yes_or_no() -> None:
    assert not [name for name in NAMES if says_yes(name) or says_no(name)]
