"""A yes or a no below a question: what says so plainly, and what only sounds like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.doubts.unsure_words import defers, yes_and_no
from sotarsa_bot.parsing import lexicon
from sotarsa_bot.parsing.yes_no import after_no, after_yes, says_no, says_yes
from tests.names import NAMES

YES = [
    "ia", "yes", "iya kak", "heeh", "he eh", "hi-ih", "tul", "cocok", "sudah bnr", "sdh bnr", "ya mantap pak", "yoi",
    "oke siap laksanakan", "catat", "simpan", "iih ai", "bnr", "iya lah",
]  # fmt: skip
NO = [
    "enggak", "gak", "no", "jangan dulu", "belum", "tdk jadi", "kada usah dicatat", "kada jadi", "ga usah", "nggak pak",
    "balum lah", "jangan ja",
]  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        "bismillah, ya",
        "waalaikumsalam, iya",
        "ya",
        "iya pak",
        "Iih",
        "bujur pang",
        "inggih pak",
        "ya betul",
        "setuju",
        "y",
        *YES,
    ],
)
def test_a_yes(words: str) -> None:
    assert says_yes(words)
    assert not says_no(words)


@pytest.mark.parametrize(
    "words",
    [
        "bismillah",
        "insya allah",
        "assalamualaikum",
        "ih",
        "siap",
        "oke",
        "ya tapi besok",
        "iya, jam 10",
        "",
        "bisa jadi",
    ],
)
def test_no_yes(words: str) -> None:
    assert not says_yes(words)


@pytest.mark.parametrize("words", ["bukan", "salah pak", "kada pang", "lain", *NO])
def test_a_no(words: str) -> None:
    assert says_no(words)
    assert not says_yes(words)


@pytest.mark.parametrize("words", ["ya nanti", "ya besok dijawab", "inggih kaina ulun pikirakan", "iya nanti dulu pak"])
def test_a_yes_that_is_put_off(words: str) -> None:
    assert defers(words)


@pytest.mark.parametrize("words", ["ya", "ya, nanti kami siapkan kursi", "iya besok jam 9", "nanti"])
def test_a_yes_that_is_not_put_off(words: str) -> None:
    assert not defers(words)


@pytest.mark.parametrize("words", ["ya kada lah", "ya jangan", "ya salah, itu jadwal tahun lalu"])
def test_a_yes_that_is_a_no(words: str) -> None:
    assert yes_and_no(words)


@pytest.mark.parametrize("words", ["ya kada masalah", "ya bukan, tanggal 4", "iya, jam 10", "ya"])
def test_a_yes_that_is_no_no(words: str) -> None:
    assert not yes_and_no(words)


@pytest.mark.parametrize("words", ["ya ampun", "ya Allah cuma 20", "ya ampun salah", "astaga"])
def test_an_exclamation_agrees_to_nothing(words: str) -> None:
    assert not says_yes(words)
    assert after_yes(words) == ""


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


@given(
    st.text(), st.sampled_from([*YES, *NO, "siap", "oke"]), st.sampled_from(["", " pak", " min", "!", " lah", " haja"])
)
def test_no_yes_is_a_no(noise: str, words: str, after: str) -> None:
    for said in (noise, f"{words}{after}", f"{words} {noise}", f"{noise} {words}"):
        assert not (says_yes(said) and says_no(said))


@pytest.mark.parametrize("words", sorted({*lexicon.TURNING, *lexicon.OUTCOMES}))
def test_what_turns_or_tells_is_no_yes(words: str) -> None:
    assert not says_yes(words)
