"""People who are named in a caption: left out, together, by a short name; and what is handed over unplanned."""

import ast
from pathlib import Path

import pytest

from sotarsa_bot import texts
from tests.conftest import Stage
from tests.hand_overs.test_whom_and_when import listed, numbers, sends, standing
from tests.the_day import begins, heard, own, seen

NICKNAMES = "Bahriansyah\nNorhayati\nKhadijah\nSamsul Bahri\nSuriansyah"


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("K1 semua terima kecuali Hamdan", [1, 2, 3, 4, 5, 7]),
        ("K1 semua terima kecuali Hamdan dan 4", [1, 2, 3, 5, 7]),
        ("K1 semua terima kecuali pak Hamdan, Norhayati", [1, 2, 3, 4, 7]),
        ("K1 3-6 terima kecuali Hamdan", [3, 4, 5]),
    ],
)
async def test_all_but_somebody_by_name(stage: Stage, words: str, left: list[int]) -> None:
    await listed(stage)
    await sends(stage, words)
    assert await numbers(stage) == left


async def test_who_is_left_out_is_asked_where_the_name_is_not_plainly_one_persons(stage: Stage) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await listed(stage)
    await sends(stage, "K1 semua terima kecuali Siti")
    assert await standing(stage) == []
    assert "Siapa “Siti” di daftar?" in heard(member, group)
    assert "Aisyah" not in seen(member, group)
    await stage.acts.taps(member, "nomor 7", group)
    assert await numbers(stage) == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("K1 semua terima kecuali Zulkifli", "“Zulkifli” tidak ada di daftar"),
        ("K1 1-3 terima kecuali Hamdan", "Nomor 6 tidak termasuk"),
        ("K1 6 terima kecuali Hamdan", "Nomor 6 tidak termasuk"),
    ],
)
async def test_an_exception_that_fits_nobody_leaves_all_open(stage: Stage, words: str, why: str) -> None:
    await listed(stage)
    await sends(stage, words)
    assert await standing(stage) == []
    assert why in heard(stage.cast.member, stage.cast.team_group)


@pytest.mark.parametrize("words", ["Hamdan sama Norhayati terima", "K1 Hamdan & Norhayati terima sembako"])
async def test_two_names_are_two_people(stage: Stage, words: str) -> None:
    await listed(stage)
    await sends(stage, words)
    assert await numbers(stage) == [6, 5]


async def test_of_two_names_one_may_be_two_peoples(stage: Stage) -> None:
    """Nobody is recorded as outside the list for having said yes to another question: the doubt is asked at once."""
    member, private = stage.cast.member, own(stage, stage.cast.member)
    await listed(stage)
    await sends(stage, "K1 Hamdan, Siti terima", private)
    assert await standing(stage) == []
    await stage.acts.taps(member, "nomor 2, Siti Aisyah", private)
    assert await numbers(stage) == [6, 2]


async def test_one_of_two_is_asked(stage: Stage) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await listed(stage)
    await sends(stage, "K1 3 atau 4 terima")
    assert await standing(stage) == []
    await stage.acts.taps(member, "nomor 4 menerima", group)
    assert await numbers(stage) == [4]


@pytest.mark.parametrize("words", ["K1 hayati meninggal", "K1 bu yati terima", "hayati terima", "K1 norhayti pindah"])
async def test_a_short_name_is_asked(stage: Stage, words: str) -> None:
    """ "bahri" for Bahriansyah was recorded as outside the list, and even as deceased."""
    member, private = stage.cast.member, own(stage, stage.cast.member)
    await listed(stage, NICKNAMES)
    await sends(stage, words, private)
    assert await standing(stage) == []
    await stage.acts.taps(member, "nomor 2, Norhayati", private)
    assert await numbers(stage) == [2]


async def test_a_whole_word_of_a_name_beats_a_part_of_another(stage: Stage) -> None:
    await listed(stage, NICKNAMES)
    await sends(stage, "K1 bahri terima")
    assert await numbers(stage) == [4]


@pytest.mark.parametrize("words", ["K1 3 ijah terima", "K1 1 bahri terima"])
async def test_a_short_name_fits_its_number(stage: Stage, words: str) -> None:
    await listed(stage, NICKNAMES)
    await sends(stage, words)
    assert len(await standing(stage)) == 1


async def test_who_is_on_no_list_is_not_dead_without_a_question(stage: Stage) -> None:
    member, private = stage.cast.member, own(stage, stage.cast.member)
    await listed(stage)
    await sends(stage, "K1 Zulkifli meninggal", private)
    assert await standing(stage) == []
    await stage.acts.taps(member, "Ya", private)
    (one,) = await standing(stage)
    assert (one.number, one.recipient, one.note) == (None, "Zulkifli", "di luar daftar")


async def test_a_short_name_in_the_dialogue_is_asked(stage: Stage) -> None:
    member, private = stage.cast.member, own(stage, stage.cast.member)
    await listed(stage, NICKNAMES)
    await stage.acts.says(member, private, "/serah")
    await stage.acts.taps(member, "sembako", private)
    await stage.acts.says(member, private, "hayati")
    assert any("2. Norhayati" in label for label in stage.acts.question(member, private).labels)


@pytest.mark.parametrize(
    ("typed", "name", "relation"),
    [("Siti, S.Pd (anak)", "Siti, S.Pd", "anak"), ("Siti, anak", "Siti", "anak"), ("oleh Siti", "Siti", "")],
)
async def test_a_proxys_degree_is_no_relation_in_the_dialogue(
    stage: Stage, typed: str, name: str, relation: str
) -> None:
    member, private = stage.cast.member, own(stage, stage.cast.member)
    await listed(stage)
    await stage.acts.says(member, private, "/serah")
    await stage.acts.taps(member, "sembako", private)
    await stage.acts.says(member, private, "3")
    await stage.acts.taps(member, "Diwakilkan", private)
    await stage.acts.says(member, private, typed)
    await stage.acts.taps(member, "Simpan", private)
    (one,) = await standing(stage)
    assert (one.proxy_name, one.proxy_relation) == (name, relation)


@pytest.mark.parametrize(
    ("words", "label", "item"),
    [("K1 1 terima beras 5", "1", "sembako"),
     ("K1 1 terima beras 5", "2", "beras"), ("K1 kursi roda 1", "2", "kursi roda")],
)  # fmt: skip
async def test_a_thing_that_nobody_planned_is_asked_about(stage: Stage, words: str, label: str, item: str) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await begins(stage)
    await sends(stage, words)
    assert await standing(stage) == []
    assert "tidak ada pada rencana" in heard(member, group)
    await stage.acts.taps(member, label, group)
    (one,) = await standing(stage)
    assert one.item == item


@pytest.mark.parametrize(
    ("words", "read_back"),
    [
        ("K1 Hamdan, Norhayati terima", "nomor 6 menerima; nomor 5 menerima"),
        ("K1 semua terima, Hamdan belum", "semua di daftar kecuali nomor 6 menerima"),
        ("K1 Hamdan terima sembakonya basah", "nomor 6 menerima, catatan: sembakonya basah"),
        ("K1 3 terima Siti (anak)", "nomor 3 menerima lewat wakilnya, Siti"),
    ],
)
async def test_what_is_read_back_has_its_numbers(stage: Stage, words: str, read_back: str) -> None:
    """It was "yang Anda sebut namanya": nobody could see which number a yes meant. Names of the list stay out."""
    member, group = stage.cast.member, stage.cast.team_group
    await listed(stage, "Aminah\nSiti Aisyah\nRahmat Hidayat\nDarmawan\nNorhayati binti Ali\nHamdan")
    await sends(stage, words)
    assert await standing(stage) == []
    assert read_back in heard(member, group)
    assert "binti Ali" not in seen(member, group)


async def test_people_with_long_names_are_listed_above_the_numbers(stage: Stage) -> None:
    member, private = stage.cast.member, own(stage, stage.cast.member)
    await listed(stage, "Norhayati binti Haji Abdurrahman Siddik\nRahmat\nNorhayati binti Haji Muhammad Arsyad")
    await sends(stage, "K1 2 Norhayati terima", private)
    asked = stage.acts.question(member, private)
    assert asked.labels[:3] == ["1", "2", "3"]
    assert "2. nomor 1, Norhayati binti Haji Abdurrahman Siddik" in asked.shown
    await stage.acts.taps(member, "3", private)
    assert await numbers(stage) == [3]


def test_whatever_is_asked_says_what_is_meant() -> None:
    """A question of its own, above buttons that only bear numbers, has a place for what they are."""
    files = [file for folder in ("conversations", "sotarsa_bot") for file in Path(folder).rglob("*.py")]
    calls = [
        call
        for file in files
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "Unsure"
    ]
    keys = {
        word.value
        for call in calls
        for given in call.keywords
        if given.arg == "key"
        for word in ast.walk(given.value)
        if isinstance(word, ast.Constant) and isinstance(word.value, str) and word.value
    } | {"deliver.name_and_number", "deliver.name_or_number", "deliver.whose_name", "deliver.excepted_who",
         "decide.only_start"}  # fmt: skip
    assert len(keys) > 8
    assert [key for key in sorted(keys) if "{said}" not in texts.catalogue()[key]] == []


async def test_of_several_names_one_may_be_of_two_people(stage: Stage) -> None:
    """Number 1 or number 6 alone was offered, and the others were lost."""
    member, group = stage.cast.member, stage.cast.team_group
    await listed(stage)
    await sends(stage, "K1 aminah hamdan siti trima")
    labels = stage.acts.question(member, group).labels
    assert labels[:2] == ["nomor 1, 6, 2 menerima", "nomor 1, 6-7 menerima"]
    await stage.acts.taps(member, labels[1], group)
    assert sorted(n or 0 for n in await numbers(stage)) == [1, 6, 7]
