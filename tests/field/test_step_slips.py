"""A step that was reported by a slip is denied just after it, without a reply: asked, never silence."""

import pytest

from tests.conftest import Stage, kept
from tests.field.test_team_talk import writes
from tests.the_day import begins, reports, seen


@kept
async def home(stage: Stage, who: str = "member") -> None:
    await begins(stage)
    await reports(stage, "Berangkat")
    await stage.acts.says(getattr(stage.cast, who), stage.cast.team_group, "K1 pulang 08.15")
    if who != "member" or "Ya" in stage.acts.question(stage.cast.member, stage.cast.team_group).labels:
        await stage.acts.answers(getattr(stage.cast, who), stage.cast.team_group, "ya")


@pytest.mark.parametrize("words", ["eh balum, salah pencet", "salah pencet", "maaf tapicik", "kada, balum pulang"])
async def test_a_slip_is_asked_about(stage: Stage, words: str) -> None:
    await home(stage)
    assert "tim sudah pulang" in await writes(stage, words)
    await stage.acts.answers(stage.cast.member, stage.cast.team_group, "ya")
    async with stage.engine.store.reading() as books:
        assert await books.steps.count(step="returned") == 0


async def test_anybody_may_say_that_it_is_not_so(stage: Stage) -> None:
    await home(stage, "coordinator")
    assert "tim sudah pulang" in await writes(stage, "kada, balum pulang")


@pytest.mark.parametrize("words", ["balum pulang kah?", "salah pencet"])
async def test_later_it_is_talk(stage: Stage, words: str) -> None:
    await home(stage)
    await stage.later(minutes=30)
    assert "Maksudnya" not in await writes(stage, words)


@pytest.mark.parametrize(
    "words",
    ["sudah sampai di kantor", "kami sudah tiba di kantor dengan selamat", "sampai kantor!!", "sudah sampai di rumah"],
)
@pytest.mark.parametrize("coded", ["", "K1 "])
async def test_who_is_back_at_the_office_has_not_arrived_once_more(stage: Stage, words: str, coded: str) -> None:
    """The arrival in the village stands; a yes to "tim sudah pulang?" records that they are back."""
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    await reports(stage, "Berangkat", "Tiba")
    await stage.acts.says(cast.member, group, f"{coded}{words}")
    if "tim sudah pulang" in cast.member.last(group).shown and "Ya" in cast.member.last(group).labels:
        await stage.acts.taps(cast.member, "Ya", group)
    async with stage.engine.store.reading() as books:
        assert await books.steps.count(step="returned") == 1
    assert "Tiba sudah dicatat" not in seen(cast.member, group)


@pytest.mark.parametrize("words", ["bulik dah sampai", "tiba kembali di kecamatan", "K1 sampai lagi di kantor"])
async def test_coming_home_is_no_second_arrival(stage: Stage, words: str) -> None:
    await begins(stage)
    await reports(stage, "Berangkat", "Tiba")
    said = await writes(stage, words)
    assert "tim sudah pulang" in said
    assert "tiba, " not in said
