"""What officials write below nothing: which of it is for the office."""

import pytest

from sotarsa_bot.parsing import village_talk
from sotarsa_bot.parsing.visit_questions import question_of


@pytest.mark.parametrize(
    "words",
    [
        "tidak bisa, ada haul",
        "kada kawa pak ai, ada haul di kampung",
        "mohon maaf kada bisa manerima tamu, pambakal rapat di kabupaten",
        "belum siap pak",
        "maaf bu, kami kada sanggup",
        "kada kawa karena banjir",
        "tidak bisa menerima tim hari itu, ada kawinan",
    ],
)
def test_a_refusal_is_of_the_visit(words: str) -> None:
    assert village_talk.refuses(words)


@pytest.mark.parametrize(
    "words",
    [
        "kada bisa umpat arisan pang",
        "bisa pak, kada papa",
        "tidak bisa masak nasi sebanyak itu",
        "kada kawa bajalan lagi sidin",
        "kami bisa, tapi kada kawa jam 9",
    ],
)
def test_what_else_cannot_be_is_not(words: str) -> None:
    assert not village_talk.refuses(words)


def test_where_it_must_not_be_is_of_the_visit() -> None:
    assert village_talk.changes_it("jangan di balai desa, atapnya bocor")
    assert village_talk.matters_on_the_day("nek Siti kada kawa datang, sidin garing")
    assert village_talk.matters_on_the_day("Salmah kada dapat, padahal miskin. kenapa?")


@pytest.mark.parametrize(
    ("words", "own"),
    [
        ("aruhnya diundur jadi tgl 10", True),
        ("haulan pindah ke jumat jam 9", True),
        ("aruh adat tgl 3, jadi kunjungan diundur ke tgl 10", False),
        ("tgl 3 aruh, pindah ke tgl 10 ja", False),
    ],
)
def test_what_moves_is_not_the_visit(words: str, own: bool) -> None:
    assert village_talk.begins_with_its_own_subject(words) is own


@pytest.mark.parametrize(
    ("words", "question"),
    [
        ("pak sembakonya kapan", "when"),
        ("kapan sembakonya datang?", "when"),
        ("kursi rodanya kapan pak", None),
        ("BLT kapan cair pak?", None),
        ("kenapa sembakonya kurang", None),
    ],
)
def test_when_the_goods_come_is_when_the_visit_is(words: str, question: str | None) -> None:
    assert question_of(words, known=["Uren", "sembako"]) == question
