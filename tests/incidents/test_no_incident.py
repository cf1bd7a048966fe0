"""Words that say that nothing stands in the way are no incident, wherever an incident's words are taken."""

import pytest

from sotarsa_bot.parsing.no_incident import says_none, tells_of_none
from sotarsa_bot.records.field import Incident
from tests.conftest import Stage
from tests.the_day import begins, heard, own, seen


@pytest.mark.parametrize(
    "words",
    ["nihil", "kada ada", "-", "tidak ada", "aman", "aman haja", "kadada", "tidak", "belum ada", "alhamdulillah aman",
     "lancar, kada ada kendala", "nihil pak", "0", "tidak ada kendala", "kdd masalah", "aman, cuaca cerah"],
)  # fmt: skip
def test_nothing_is_in_the_way(words: str) -> None:
    assert says_none(words)


@pytest.mark.parametrize(
    "words",
    ["kada aman", "balum aman", "jalan kada ada", "pambakal kada ada", "tidak ada jalan", "mobil mogok", "belum lancar",
     "kada kawa lewat", "aman tapi banyu naik", "kosong", "sembako tidak ada", "obat kadada", "kada ada banyu",
     "jalan lancar, ban bocor", "hujan", "tidak aman, banyak lubang"],
)  # fmt: skip
def test_trouble_is_trouble(words: str) -> None:
    assert not says_none(words)


@pytest.mark.parametrize(
    ("words", "none"),
    [("tidak ada kendala", True), ("kendala: -", True), ("lancar, tidak ada kendala", True), ("kendala nihil", True),
     ("aman", False), ("kendala", False), ("-", False), ("kendala jalan putus", False)],
)  # fmt: skip
def test_a_whole_message_names_what_there_is_not(words: str, none: bool) -> None:
    assert tells_of_none(words) is none


async def incidents(stage: Stage) -> list[Incident]:
    async with stage.engine.store.reading() as books:
        return await books.incidents.find()


@pytest.mark.parametrize(
    "words",
    ["kendala K1 kada ada", "K1 kendala nihil", "kendala K1: -", "K1 tidak ada kendala", "K1 kendala aman haja",
     "K1 lancar, tidak ada kendala"],
)  # fmt: skip
async def test_none_is_not_recorded(stage: Stage, words: str) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, words)
    assert await incidents(stage) == []
    assert "K1: tidak ada kendala, jadi tidak ada yang dicatat." in heard(cast.member, cast.team_group)
    assert "Kendala" not in stage.acts.card(cast.coordinator, cast.team_group, "K1").shown


@pytest.mark.parametrize("words", ["kendala: -", "kendala nihil", "tidak ada kendala"])
async def test_nor_offered_where_no_visit_is_named(stage: Stage, words: str) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, words)
    assert await incidents(stage) == []
    assert "Catat sebagai kendala" not in seen(cast.member, cast.team_group)


async def test_it_ends_none_that_is_open(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, "kendala K1 jembatan putus")
    await stage.acts.says(cast.coordinator, cast.team_group, "K1 kendala nihil")
    assert [one.resolved_at for one in await incidents(stage)] == [None]
    assert "Yang sudah dilaporkan belum selesai: jembatan putus" in heard(cast.coordinator, cast.team_group)


@pytest.mark.parametrize("words", ["K1 aman", "kendala K1 nihil", "kendala K1 -", "aman haja", "jalan kada licin"])
async def test_one_that_is_edited_into_none_is_asked_to_be_withdrawn(stage: Stage, words: str) -> None:
    cast = stage.cast
    await begins(stage)
    said = cast.member.sends(cast.team_group, "kendala K1 jalan licin dan mobil tagelincir")
    await stage.settle()
    cast.member.edits(said, words)
    await stage.settle()
    assert [one.words for one in await incidents(stage)] == ["jalan licin dan mobil tagelincir"]
    assert "tekan tombol “Salah: bukan kendala”" in heard(cast.member, cast.team_group)


@pytest.mark.parametrize("words", ["/kendala nihil", "/kendala"])
async def test_the_question_takes_no_none(stage: Stage, words: str) -> None:
    cast = stage.cast
    private = own(stage, cast.member)
    await begins(stage)
    await stage.acts.says(cast.member, private, words)
    if words == "/kendala":
        await stage.acts.taps(cast.member, "jalan", private)
        await stage.acts.says(cast.member, private, "tidak ada")
    assert await incidents(stage) == []
    assert "Itu bukan kendala" in heard(cast.member, private)


@pytest.mark.parametrize("words", ["tempat sudah siap", "sembako 24", "setujui"])
async def test_private_words_about_something_else_are_never_added_to_an_incident(stage: Stage, words: str) -> None:
    """Once all of them stood in it, beside "titian rubuh", while it was asked for a photo."""
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.decides()
    home = cast.official.opens_private()
    await stage.acts.says(cast.official, home, "kendala K1 titian rubuh")
    if "Ya" in cast.official.last(home).labels:
        await stage.acts.taps(cast.official, "Ya", home)
    await stage.acts.says(cast.official, home, words)
    assert await _incidents(stage) == ["titian rubuh"]
    await stage.acts.says(cast.official, home, "titiannya hanyut samuaan")
    assert await _incidents(stage) == ["titian rubuh; titiannya hanyut samuaan"]


async def _incidents(stage: Stage) -> list[str]:
    async with stage.engine.store.reading() as books:
        return [one.words for one in await books.incidents.find(order="id")]
