"""What an official writes to the bot in private is read and answered in private: the village's group, which those may
read whom it is about, and the team's hear none of it."""

import pytest

from tests.conftest import Stage
from tests.lists.test_recipient_list import listed
from tests.the_day import begins, heard, own, seen

SECRET = "rahasia pak, pambakal kami handak maambil 3 sembako"
ANSWER = "baik, kami rahasiakan"


async def told(stage: Stage, words: str) -> None:
    await stage.acts.says(stage.cast.official, own(stage, stage.cast.official), words)


async def answers(stage: Stage, below: str, words: str) -> str:
    """The coordinator replies, in private, to what reached them with these words."""
    coordinator, home = stage.cast.coordinator, own(stage, stage.cast.coordinator)
    there = next(m for m in reversed(list(coordinator.sees(home))) if below in m.shown)
    coordinator.replies(there, words)
    await stage.settle()
    return coordinator.last(home).shown


def groups(stage: Stage) -> str:
    cast = stage.cast
    return seen(cast.official, cast.village_group) + seen(cast.member, cast.team_group)


@pytest.mark.parametrize("state", ["proposed", "agreed", "its day"])
@pytest.mark.parametrize("code", ["", "K1 "])
async def test_private_words_and_their_answer_stay_private(stage: Stage, state: str, code: str) -> None:
    """Once the answer went into the group that the pambakal reads."""
    cast = stage.cast
    if state == "its day":
        await begins(stage)
    else:
        await stage.acts.plans()
        if state == "agreed":
            await stage.acts.decides()
    await told(stage, code + SECRET)
    said = await answers(stage, "maambil 3 sembako", ANSWER)
    assert "dikirim kepada Alus Contoh secara pribadi" in said
    assert f"untuk kunjungan K1: {ANSWER}" in heard(cast.official, own(stage, cast.official))
    assert "maambil" not in groups(stage)
    assert "rahasiakan" not in groups(stage)


async def test_the_talk_goes_on_in_private(stage: Stage) -> None:
    """Whatever is answered to the answer, is private, too; a name may be written there."""
    cast = stage.cast
    await listed(stage)
    await stage.acts.taps(cast.member, "Selesai", own(stage, cast.member))
    await told(stage, "Aminah itu bujur hidup sorangan pak, kawa kah diwakili")
    await answers(stage, "hidup sorangan", "kawa, Aminah diwakili siapa pak?")
    home = own(stage, cast.official)
    there = next(m for m in reversed(list(cast.official.sees(home))) if "diwakili siapa" in m.shown)
    cast.official.replies(there, "kamanakannya nang di hulu pak")
    await stage.settle()
    assert "secara pribadi" in await answers(stage, "kamanakannya", "baik, kami catat pak")
    assert "kami catat pak" in heard(cast.official, own(stage, cast.official))
    for words in ("sorangan", "Aminah", "kamanakannya", "kami catat"):
        assert words not in groups(stage)


async def test_a_day_in_the_answer_is_offered_without_its_words(stage: Stage) -> None:
    """The group reads the time that is offered, and nothing of what was written in private."""
    cast = stage.cast
    await stage.acts.plans()
    await stage.acts.decides()
    await told(stage, "pambakal kami kada jujur pak, jangan dipadahi siapa-siapa")
    said = await answers(stage, "kada jujur", "jumat jam 10 ja pak, kami rahasiakan")
    assert "pesan pribadi untuk Alus Contoh" in said
    await stage.acts.taps(cast.coordinator, "1", own(stage, cast.coordinator))
    assert "rahasiakan" not in groups(stage)


async def test_who_cannot_be_reached_is_said_and_nothing_goes_to_the_group(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await told(stage, SECRET)
    stage.world.block(cast.official.user)
    await stage.settle()
    assert "Alus Contoh menulisnya secara pribadi" in await answers(stage, "maambil 3 sembako", ANSWER)
    assert "rahasiakan" not in groups(stage)


async def test_where_no_coordinator_is_reached_alone_it_goes_to_no_group(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    stage.world.block(cast.coordinator.user)
    await stage.settle()
    await told(stage, SECRET)
    assert "tulisan pribadi tidak dikirim ke grup" in cast.official.last(own(stage, cast.official)).shown
    assert "maambil" not in groups(stage)
