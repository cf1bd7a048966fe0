"""Names without numbers: each is somebody of the list, none is lost in an answer that is offered, and "all of them" is
not "all of the list"."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.hand_overs import names_said
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import Statement, parse_caption
from sotarsa_bot.records.field import Listed
from sotarsa_bot.register.called import called, several
from sotarsa_bot.unsure import Unsure
from tests.conftest import Stage
from tests.hand_overs.test_corrections import replies
from tests.hand_overs.test_whom_and_when import listed, numbers, sends, standing
from tests.the_day import heard, seen

NAMES = ("Aminah", "Hamdan", "Siti Rahmah", "Nurdin", "Jumiati", "Anang Bakri", "Masliani", "Utuh Sarbini", "Galuh")
ROWS = [Listed(visit=1, number=n, recipient=n, name=name) for n, name in enumerate(NAMES, 1)]
ITEMS = ("sembako",)


def ways(typed: str) -> list[list[Statement]]:
    try:
        return [parse_caption(typed, items=ITEMS, default_visit=1)]
    except Unsure as unsure:
        return [parse_caption(one.words, items=ITEMS, default_visit=None) for one in unsure.meanings]
    except Mistake:
        return []


def offered(typed: str) -> list[list[Statement]]:
    """Each way that is recorded or asked about; none where it is not understood."""
    plain = ways(typed)
    match names_said.otherwise(typed, ROWS, plain, ITEMS):
        case Unsure() as unsure:
            return [parse_caption(one.words, items=ITEMS, default_visit=None) for one in unsure.meanings]
        case None:
            return plain
    return []


def whom(said: list[Statement]) -> set[int]:
    """Names that stand in one are asked about as who.py does it: each of them, or one stranger."""
    names = [one.recipient for one in said if one.recipient]
    rows = [row for name in names for row in (several(name, ROWS) or [called(name, ROWS).found])[0]]
    return {n for one in said for n in one.numbers} | {row.number for row in rows}


@given(
    st.lists(st.sampled_from(ROWS), min_size=2, max_size=4, unique_by=lambda row: row.number),
    st.lists(st.sampled_from([" ", ", ", " wan ", " dan ", " lawan ", " & "]), min_size=3, max_size=3),
    st.sampled_from(["terima", "sdh tarima", "tarima barataan", "sudah terima semua", "kadada", "kada mau"]),
    st.booleans(),
)
def test_each_who_is_named_is_in_all_that_is_offered(
    rows: list[Listed], between: list[str], happened: str, small: bool
) -> None:
    names = [row.name.casefold() if small else row.name for row in rows]
    typed = names[0] + "".join(join + name for join, name in zip(between, names[1:], strict=False))
    found = offered(f"K1 {typed} {happened}")
    assert found
    assert all(whom(said) == {row.number for row in rows} for said in found)
    assert not any(one.everyone for said in found for one in said)


@given(st.lists(st.sampled_from(ROWS), min_size=2, max_size=4, unique_by=lambda row: row.number))
def test_an_exception_among_names_is_one_of_these_and_never_of_the_whole_list(rows: list[Listed]) -> None:
    """ "Anang Bakri, Masliani terima kecuali Galuh" was offered as eleven of twelve."""
    *those, but = [row.name.casefold() for row in rows]
    left = {row.number for row in rows[:-1]}
    for typed in (
        f"K1 {' wan '.join(those)} terima kecuali {but}",
        f"K1 {', '.join([*those, but])} terima kecuali {but}",
    ):
        for said in offered(typed):
            assert not any(one.everyone for one in said)
            assert whom(said) == left


TWELVE = "\n".join([*NAMES, "Sarah", "Indah", "Kurnain"])


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("K1 aminah hamdan wan siti rahmah sdh tarima", "Maksudnya: nomor 1-3 menerima?"),
        ("K1 utuh sarbini galuh wan sarah kadada", "Maksudnya: nomor 8-10 tidak ada di tempat?"),
        ("K1 jumiati anang bakri masliani tarima barataan", "Maksudnya: nomor 5-7 menerima?"),
        ("K1 anang bakri, masliani, galuh terima kecuali galuh", "Maksudnya: nomor 6-7 menerima?"),
        ("K1 nurdin jumiati terima kecuali jumiati", "Maksudnya: nomor 4 menerima?"),
        ("K1 aminah terima kecuali hamdan", "sesudah kata “kecuali”"),
        ("K1 sarah sdh indah balum", "1. nomor 10 menerima; nomor 11 tidak ada di tempat"),
        ("K1 aminah hamdan budi terima", "Maksudnya: nomor 1-2 menerima, catatan: budi?"),
    ],
)
async def test_what_is_asked_has_everybody(stage: Stage, words: str, meant: str) -> None:
    await listed(stage, TWELVE)
    await sends(stage, words)
    assert await standing(stage) == []
    assert meant in heard(stage.cast.member, stage.cast.team_group)
    assert "semua di daftar" not in seen(stage.cast.member, stage.cast.team_group)


async def test_all_but_some_by_name_is_still_all_but_these(stage: Stage) -> None:
    await listed(stage, TWELVE)
    await sends(stage, "K1 semua terima kecuali aminah wan bu hamdan")
    assert await numbers(stage) == list(range(3, 13))


@pytest.mark.parametrize(
    ("question", "answer", "meant"),
    [
        ("nomor 3 sampai 6", "iih kecuali 4", "Maksudnya: nomor 3, 5-6 menerima?"),
        ("nomor 3 sampai 6", "ya tapi kecuali 4 wan 6", "Maksudnya: nomor 3, 5 menerima?"),
        ("nomor 5", "iih 2 sembako", "Maksudnya: nomor 5 menerima 2 sembako?"),
    ],
)
async def test_an_answer_about_some_is_about_those_who_were_asked_about(
    stage: Stage, question: str, answer: str, meant: str
) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await listed(stage, TWELVE)
    await sends(stage, question)
    await replies(stage, answer, "Maksudnya: nomor")
    assert await standing(stage) == []
    assert meant in heard(member, group)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("kurang 1", "11 sembako, bukan 12"),
        ("bukan 12 tapi 11", "11 sembako, bukan 12"),
        ("eh salah, 11 bukan 12", "11 sembako, bukan 12"),
        ("lebih 2 paket pang", "14 sembako, bukan 12"),
    ],
)
async def test_below_so_many_of_a_thing_a_number_is_so_many(stage: Stage, words: str, meant: str) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await listed(stage, TWELVE)
    await sends(stage, "K1 sembako 12")
    await replies(stage, words)
    assert meant in heard(member, group)
    assert [one.amount for one in await standing(stage)] == [12]
    await stage.acts.taps(member, "Ya", group)
    assert [one.amount for one in await standing(stage)] != [12]
