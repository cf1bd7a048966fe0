"""After an emergency was told: that it is over, or was none, is asked and reaches all who were told; what was no
emergency alarms nobody."""

import pytest

from sotarsa_bot.parsing.emergencies import is_grave, tells_of_emergency
from sotarsa_bot.parsing.good_news import is_over, was_none
from tests.conftest import Stage
from tests.field.test_team_talk import writes
from tests.the_day import begins, own, reports, seen

OVERTURNED = "kecelakaan bu mobil tabalik hendra luka kapala"


async def rings(stage: Stage, words: str) -> None:
    """It was written on the road, and nobody answered the question."""
    await begins(stage)
    await reports(stage, "Berangkat")
    await writes(stage, words)
    await stage.later(minutes=6)


@pytest.mark.parametrize("words", ["batal bu bagarah haja hehe", "maaf salah kirim", "kada jadi bu"])
async def test_an_alarm_that_was_none_is_taken_back_wherever_it_rang(stage: Stage, words: str) -> None:
    cast = stage.cast
    await rings(stage, OVERTURNED)
    assert "batal, bukan kendala" in await writes(stage, words)
    for who in (cast.coordinator, cast.camat):
        assert "itu bukan kendala" not in seen(who, own(stage, who))
    await stage.acts.answers(cast.member, cast.team_group, "ya")
    for who in (cast.coordinator, cast.camat):
        assert f"itu bukan kendala: {OVERTURNED}" in seen(who, own(stage, who))


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        ("ban bocor di tanjakan", "ada, sudah diganti"),
        ("sungai naik kami kd kawa manyubarang", "sudah surut jam 11 kami lanjut"),
        ("ada warga pingsan di balai", "sadar dah sidin"),
        ("mobil mogok di tanjakan", "sdh hidup lagi"),
    ],
)
async def test_good_news_reaches_who_was_alarmed(stage: Stage, trouble: str, words: str) -> None:
    cast = stage.cast
    await rings(stage, trouble)
    assert "sudah selesai" in await writes(stage, words)
    await stage.acts.answers(cast.member, cast.team_group, "ya")
    assert f"sudah teratasi: {words}" in seen(cast.coordinator, own(stage, cast.coordinator))


async def test_good_news_ends_what_is_on_record(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await writes(stage, "jembatan putus kami kd kawa liwat")
    await stage.acts.answers(cast.member, cast.team_group, "ya")
    await stage.later(minutes=10)
    assert "sudah selesai, kunjungan dilanjutkan?" in await writes(stage, "sdh lewat aman")
    await stage.acts.answers(cast.member, cast.team_group, "ya")
    assert "melaporkan kendala ini sudah selesai" in seen(cast.coordinator, own(stage, cast.coordinator))
    async with stage.engine.store.reading() as books:
        assert await books.incidents.count(resolved_at=None) == 0


@pytest.mark.parametrize("words", ["sudah surut", "batal", "aman haja", "sdh lewat aman"])
async def test_where_nothing_was_told_it_is_talk(stage: Stage, words: str) -> None:
    await begins(stage)
    assert await writes(stage, words) == ""


async def test_the_same_emergency_twice_rings_once(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await writes(stage, OVERTURNED)
    await writes(stage, OVERTURNED)
    await stage.later(minutes=10)
    for who in (cast.coordinator, cast.camat):
        assert seen(who, own(stage, who)).count(f"{OVERTURNED}. Pertanyaan bot belum dijawab") == 1


async def test_a_flat_tyre_is_the_coordinators_matter(stage: Stage) -> None:
    cast = stage.cast
    await rings(stage, "ban bocor di tanjakan")
    assert "ban bocor" in seen(cast.coordinator, own(stage, cast.coordinator))
    assert "ban bocor" not in seen(cast.camat, own(stage, cast.camat))


async def test_lateness_taken_back_reaches_the_village(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    assert await writes(stage, "kada jadi telat surut dah") == ""
    await writes(stage, "tim K1 terlambat sajam")
    await stage.acts.answers(cast.member, cast.team_group, "ya")
    assert "tidak jadi terlambat?" in await writes(stage, "kada jadi telat surut dah")
    await stage.acts.answers(cast.member, cast.team_group, "ya")
    assert "Tim kunjungan K1 tidak jadi terlambat" in seen(cast.official, cast.village_group)


@pytest.mark.parametrize(
    "words",
    ["paman supir garing muntah2", "supir sakit kada kawa manyetir", "kunci mobil hilang", "tim kami muntah-muntah"],
)
def test_trouble_in_the_words_of_here(words: str) -> None:
    assert tells_of_emergency(words, last=True)


@pytest.mark.parametrize(
    "words",
    [
        "hampir haja kecelakaan tadi untung rem pakem",
        "nyaris tabrakan alhamdulillah selamat",
        "aminah garing",
        "no 5 garing",
    ],
)
def test_what_is_none(words: str) -> None:
    assert not tells_of_emergency(words, last=True)


def test_what_is_grave() -> None:
    assert is_grave("mobil tabalik untung kada ada nang luka")
    assert is_grave("ban pecah mobil masuk jurang")
    assert not is_grave("ban bocor di tanjakan")


def test_no_good_news_in_bad() -> None:
    assert not is_over("belum surut")
    assert not is_over("kalau sudah surut kami lanjut")
    assert not is_over("sudah surut kah?")
    assert not was_none("batal kah")
