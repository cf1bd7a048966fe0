"""Whoever replies to the bot, to whichever of its messages, hears something: words, a sign, or a changed message."""

import pytest

from simulator.model import Chat, Message
from simulator.people import Actor
from tests.conftest import Stage
from tests.the_day import begins, own, reports

WORDS = ("ya", "kayapa maksudnya", "10 desember jam 10", "siap pak", "batal", "9")


def _state(who: Actor, chat: Chat) -> list[tuple[int, str, object]]:
    return [(m.message_id, m.shown, dict(m.reactions)) for m in who.sees(chat)]


async def _hears(stage: Stage, who: Actor, message: Message, words: str) -> bool:
    sent = who.replies(message, words)
    before = _state(who, message.chat)
    await stage.settle()
    return bool(sent.reactions) or before != _state(who, message.chat)


async def _silent(stage: Stage, who: Actor, chat: Chat, words: str) -> list[str]:
    """The messages of the bot below which these words meet silence."""
    said = [m for m in who.sees(chat) if m.sender is stage.world.bot]
    found = []
    for message in said:
        if not await _hears(stage, who, message, words):
            found.append(message.shown[:60])
        await stage.later(minutes=11)
    return found


@pytest.mark.parametrize("words", WORDS)
async def test_no_reply_meets_silence(stage: Stage, words: str) -> None:
    cast = stage.cast
    await begins(stage)
    await reports(stage, "Berangkat")
    await stage.acts.says(cast.member, cast.team_group, "K1 sembako 2")
    assert not await _silent(stage, cast.member, cast.team_group, words)
    assert not await _silent(stage, cast.coordinator, own(stage, cast.coordinator), words)
    assert not await _silent(stage, cast.official, cast.village_group, words)


@pytest.mark.parametrize("words", WORDS)
async def test_nor_does_one_below_what_is_said_of_a_day_that_does_not_suit(stage: Stage, words: str) -> None:
    """A bug: "Hari apa yang bisa?" was no message that a reply could be about."""
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    await stage.acts.decides()
    cast.official.replies(stage.acts.card(cast.official, group, "K1"), "tgl 3 kada kawa")
    await stage.settle()
    assert await _hears(stage, cast.official, cast.official.last(group), words)


async def test_its_day_is_taken_as_below_the_card(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    await stage.acts.decides()
    cast.official.replies(stage.acts.card(cast.official, group, "K1"), "tgl 3 kada kawa")
    await stage.settle()
    cast.official.replies(cast.official.last(group), "10 desember jam 10")
    await stage.settle()
    assert "Kamis, 10 Desember 2026, 10.00" in cast.official.last(group).shown


async def test_a_yes_to_nobody_brings_the_question_down(stage: Stage) -> None:
    """Nobody knows whom it was said to: it is agreed only once the question has its answer."""
    cast, group = stage.cast, stage.cast.village_group
    await stage.acts.plans()
    cast.official.replies(stage.acts.card(cast.official, group, "K1"), "tgl 3 jam 9 balai desa")
    await stage.settle()
    await stage.acts.says(cast.second_official, group, "ya")
    assert "Mohon tekan tombolnya" not in cast.official.last(group).shown
    await stage.acts.says(cast.official, group, "iya pak")
    asked = cast.official.last(group)
    assert asked.shown.startswith("Maksudnya: Kamis, 3 Desember 2026, 09.00 WITA, balai desa?")
    assert "Menunggu jawaban desa" in stage.acts.card(cast.official, group, "K1").shown
    cast.official.replies(asked, "ya")
    await stage.settle()
    assert "Disepakati" in stage.acts.card(cast.official, group, "K1").shown
