"""Every clause of a caption is whole: nobody who was named disappears, and nobody is recorded twice."""

import re
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import Statement, caption_notes, parse_caption
from sotarsa_bot.parsing.caption_twice import apart
from sotarsa_bot.unsure import Unsure
from tests.parsing.test_readers_hold import lines, read

ITEMS = ("sembako", "selimut", "minyak goreng")
PEOPLE = {"semua": "all", "1-5": (1, 2, 3, 4, 5), "3, 5 dan 8": (3, 5, 8), "no 7": (7,), "nomor 2 & 4": (2, 4)}
PEOPLE_FIRST = re.compile(r"(?:no(?:mor)? )?\d")
""" "sembako untuk 1-5, 3, 5 dan 8 selimut": nobody can tell where the numbers part."""
CLAUSES = ("{whom} terima {item}", "{item} untuk {whom}", "{whom} {item}", "{item} {whom} diterima")


def shares(said: list[Statement]) -> set[tuple[object, str | None]]:
    return {("all" if one.everyone else one.numbers, one.item) for one in said}


@given(
    st.lists(st.tuples(st.sampled_from(list(PEOPLE)), st.sampled_from(CLAUSES)), min_size=2, max_size=3),
    st.permutations(ITEMS),
    st.sampled_from([", ", " , tapi ", "\n"]),
)
def test_each_thing_has_people_of_its_own(clauses: list[tuple[str, str]], items: list[str], between: str) -> None:
    parts = [clause.format(whom=whom, item=item) for (whom, clause), item in zip(clauses, items, strict=False)]
    meant = {(PEOPLE[whom], item) for (whom, _), item in zip(clauses, items, strict=False)}
    text = f"K1 {between.join(parts)}"
    assume(
        between != ", " or not any(one[-1].isdigit() and PEOPLE_FIRST.match(other) for one, other in pairwise(parts))
    )
    try:
        assert shares(parse_caption(text, items=ITEMS, default_visit=None)) == meant
    except Unsure as unsure:
        ways = [parse_caption(one.words, items=ITEMS, default_visit=None) for one in unsure.meanings]
        assert meant in [shares(way) for way in ways]


@given(lines)
def test_nobody_is_recorded_twice_by_one_caption(line: str) -> None:
    said = read(f"K1 {line}")
    ways = [read(one.words) for one in said.meanings] if isinstance(said, Unsure) else [said]
    for way in ways:
        assert not isinstance(way, list) or apart(way) is None


SETS = ("semua", "sisanya", "lainnya", "semuanya", "yang lain")
TURNS = ("kecuali 3", "batal", "belum", "tidak jadi", "selimut belum", "tapi", "kalau jadi", "kada")


@pytest.mark.parametrize("note", TURNS)
@pytest.mark.parametrize("said", ["1-5 terima", "8 terima sembako", "semua terima", "4 wakil Siti (anak)"])
def test_what_turns_the_words_before_it_is_no_note(said: str, note: str) -> None:
    try:
        found = parse_caption(f"K1 {said}; {note}", items=ITEMS, default_visit=None)
    except (Mistake, Unsure):
        return
    assert all(note not in one.note for one in found)


OTHERS = ("terima", "sembako", "3", "no 4", "1-5", ",", "tolak", "tidak ada", "selimut", "untuk", "sudah")


@given(st.sampled_from(SETS), st.lists(st.sampled_from(OTHERS), max_size=6))
def test_a_word_for_all_never_disappears(word: str, others: list[str]) -> None:
    for place in range(len(others) + 1):
        said = read(f"K1 {' '.join([*others[:place], word, *others[place:]])}")
        if not isinstance(said, list):
            continue
        somebody = any(one.everyone for one in said) or not any(one.numbers or one.recipient for one in said)
        assert somebody or (word in ("semua", "semuanya") and _beside_numbers(others, place))


def _beside_numbers(others: list[str], place: int) -> bool:
    """ "1-5 terima semua", "semua untuk no 4"."""
    after = [word for word in others[place:] if word not in ("untuk", "sudah")][:1]
    return any(c.isdigit() for word in [*others[:place], *after] for c in word)


def test_a_long_remark_is_kept_whole() -> None:
    """It was cut after 300 letters without a word."""
    remark = "rumahnya jauh di seberang sungai " * 20
    assert caption_notes.parts(f"3 terima 1 sembako; catatan: {remark}")[1].endswith(remark.strip())
