"""What a coordinator or the camat answers below a cry for help goes on at once, to all who can do something."""

import pytest

from simulator.people import Actor
from tests.conftest import Stage
from tests.field.test_team_talk import writes
from tests.the_day import begins, heard, own, reports, seen

CRY = "mobil tabalik, Rahmi luka parah"


async def cries(stage: Stage, *, confirmed: bool) -> None:
    cast = stage.cast
    await begins(stage)
    await reports(stage, "Berangkat")
    if confirmed:
        await stage.acts.says(cast.member, cast.team_group, f"kendala K1 {CRY}")
    else:
        await writes(stage, CRY)
        await stage.later(minutes=6)


async def replies(stage: Stage, who: Actor, words: str) -> None:
    """In private, below the newest message."""
    who.replies(who.last(own(stage, who)), words)
    await stage.settle()


@pytest.mark.parametrize("words", ["kirim ambulans ke sana", "saya ikut ke lokasi", "di mana posisinya?"])
async def test_the_camats_answer_goes_out_at_once(stage: Stage, words: str) -> None:
    cast = stage.cast
    await cries(stage, confirmed=False)
    await replies(stage, cast.camat, words)
    assert words in heard(cast.coordinator, own(stage, cast.coordinator))
    assert words in heard(cast.member, cast.team_group)
    assert "Maksudnya" not in cast.camat.last(own(stage, cast.camat)).shown


@pytest.mark.parametrize("confirmed", [True, False])
@pytest.mark.parametrize("words", ["sudah kutelepon, aman", "ambulans sudah sampai"])
async def test_the_coordinators_answer_reaches_team_and_camat(stage: Stage, words: str, confirmed: bool) -> None:
    cast = stage.cast
    await cries(stage, confirmed=confirmed)
    await replies(stage, cast.coordinator, words)
    assert words in heard(cast.camat, own(stage, cast.camat))
    assert words in heard(cast.member, cast.team_group)
    async with stage.engine.store.reading() as books:
        assert await books.incidents.count(resolved_at=None) == (1 if confirmed else 0)


async def test_an_answer_can_be_answered(stage: Stage) -> None:
    cast = stage.cast
    await cries(stage, confirmed=False)
    await replies(stage, cast.camat, "kirim ambulans ke sana")
    await replies(stage, cast.coordinator, "ambulans sudah jalan")
    assert "ambulans sudah jalan" in heard(cast.camat, own(stage, cast.camat))


async def test_oke_is_a_sign_alone(stage: Stage) -> None:
    cast = stage.cast
    await cries(stage, confirmed=False)
    before = seen(cast.member, cast.team_group)
    await replies(stage, cast.camat, "oke")
    assert seen(cast.member, cast.team_group) == before


async def test_a_telephone_stays_out_of_the_group(stage: Stage) -> None:
    cast = stage.cast
    await cries(stage, confirmed=False)
    await replies(stage, cast.camat, "telpon pak Amat 081234567890")
    assert "081234567890" not in seen(cast.member, cast.team_group)
    assert "081234567890" in heard(cast.coordinator, own(stage, cast.coordinator))


@pytest.mark.parametrize("words", ["eh tunda ja", "lanjut haja", "salah, lanjut"])
async def test_a_decision_below_the_question_for_a_photo_is_no_word_of_what_happened(stage: Stage, words: str) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.coordinator, group, "kendala K1 balai takunci")
    cast.coordinator.replies(cast.coordinator.last(group), words)
    await stage.settle()
    assert "Pertanyaan ini tentang fotonya" in cast.coordinator.last(group).shown
    async with stage.engine.store.reading() as books:
        (one,) = await books.incidents.find()
    assert one.words == "balai takunci"


@pytest.mark.parametrize(
    "words", ["km 7 dekat warung acil, Hendra masih sadar", "sudah dibawa ambulans ke RS Balangan"]
)
async def test_the_team_answers_the_camats_question_in_its_group(stage: Stage, words: str) -> None:
    cast = stage.cast
    await cries(stage, confirmed=False)
    await replies(stage, cast.camat, "ambulans 119 sudah kutelpon, titik di mana")
    asked = next(m for m in reversed(cast.member.sees(cast.team_group)) if "titik di mana" in m.shown)
    cast.member.replies(asked, words)
    await stage.settle()
    for who in (cast.camat, cast.coordinator):
        assert words in heard(who, own(stage, who))
    assert "belum dipahami" not in cast.member.last(cast.team_group).shown


@pytest.mark.parametrize("how", ["below the question", "below nothing", "alone"])
async def test_the_place_reaches_who_can_help(stage: Stage, how: str) -> None:
    cast = stage.cast
    await cries(stage, confirmed=False)
    await replies(stage, cast.camat, "titik di mana")
    asked = next(m for m in reversed(cast.member.sees(cast.team_group)) if "titik di mana" in m.shown)
    chat = own(stage, cast.member) if how == "alone" else cast.team_group
    cast.member.sends_location(chat, -2.34, 115.61, reply_to=asked if how == "below the question" else None)
    await stage.settle()
    for who in (cast.camat, cast.coordinator):
        assert "-2.34, 115.61" in heard(who, own(stage, who))
    async with stage.engine.store.reading() as books:
        assert [one.latitude for one in await books.steps.find()] == [None]


async def test_more_words_of_what_is_grave_reach_the_camat(stage: Stage) -> None:
    cast = stage.cast
    await cries(stage, confirmed=True)
    told = next(m for m in reversed(cast.member.sees(cast.team_group)) if "⚠️" in m.shown and "luka parah" in m.shown)
    cast.member.replies(told, "km 7 dekat warung acil")
    await stage.settle()
    for who in (cast.camat, cast.coordinator):
        assert "km 7 dekat warung acil" in heard(who, own(stage, who))
    await stage.acts.says(cast.member, cast.team_group, "kami di simpang tiga hulu")
    for who in (cast.camat, cast.coordinator):
        assert "simpang tiga hulu" in heard(who, own(stage, who))
