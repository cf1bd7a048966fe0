"""Every word of what was typed is accounted for."""

from hypothesis import given
from hypothesis import strategies as st

from sotarsa_bot.parsing.words import Words, turns


def test_what_no_rule_took_is_left() -> None:
    """A reading that leaves a word over is not complete."""
    words = Words("Rabu tgl 2 jam 9, balai desa")
    words.take(0, 10)
    assert [word.text for word in words.left()] == ["jam", "9", "balai", "desa"]
    words.take_words({"jam"})
    assert [word.text for word in words.left()] == ["9", "balai", "desa"]
    assert words.rest() == "9, balai desa"


def test_a_word_of_which_a_part_was_taken_is_left_too() -> None:
    """A rule that read "3" of "3/12" has not understood it."""
    words = Words("3/12")
    words.take(0, 1)
    assert [word.text for word in words.left()] == ["3/12"]


def test_a_turning_word_is_seen_wherever_it_stands() -> None:
    """And not within another word."""
    assert turns("tanggal 15 tidak bisa")
    assert turns("Kamis, KECUALI hujan")
    assert not turns("balai desa Batidak")


@given(st.text())
def test_any_text_is_words_in_order_and_all_of_them_are_left_at_first(text: str) -> None:
    """Nothing is understood before a rule has said so."""
    words = Words(text)
    assert words.left() == words.all
    assert all(text[word.start : word.end] == word.text for word in words.all)
    words.take(0, len(text))
    assert words.left() == ()
    assert words.rest() == ""
