"""A step and an incident follow the message that they were reported with when it is edited."""

from tests.conftest import Stage
from tests.field.test_step_doubts import shown
from tests.the_day import begins, heard
from tests.visits.test_before_day import steps as steps_of


async def edits(stage: Stage, first: str, then: str) -> None:
    cast = stage.cast
    sent = cast.member.sends(cast.team_group, first)
    await stage.settle()
    await stage.later(minutes=2)
    cast.member.edits(sent, then)
    await stage.settle()


async def test_the_hour_follows(stage: Stage) -> None:
    await begins(stage)
    await edits(stage, "K1 berangkat 7.10", "K1 berangkat 7.20")
    assert "✅ Berangkat 07.20" in shown(stage)


async def test_it_was_another_step(stage: Stage) -> None:
    await begins(stage)
    await edits(stage, "K1 tiba 7.10", "K1 berangkat 7.10")
    assert await steps_of(stage) == ["departed"]
    assert "⬜ Tiba" in shown(stage)
    assert '"tiba" dibatalkan' in heard(stage.cast.member, stage.cast.team_group)


async def test_words_that_could_not_be_read_are_read_once_they_can(stage: Stage) -> None:
    await begins(stage)
    await edits(stage, "K1 brngkatt 7.10", "K1 berangkat 7.10")
    assert "✅ Berangkat 07.10" in shown(stage)


async def test_words_that_are_no_step_any_more_leave_it_and_say_so(stage: Stage) -> None:
    await begins(stage)
    await edits(stage, "K1 berangkat 7.10", "K1 mobilnya belum ada")
    assert "✅ Berangkat 07.10" in shown(stage)
    assert 'K1: "berangkat" tetap tercatat' in heard(stage.cast.member, stage.cast.team_group)


async def test_in_private_too(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    private = stage.world.private(cast.member.user)
    sent = cast.member.sends(private, "K1 berangkat 7.10")
    await stage.settle()
    cast.member.edits(sent, "K1 berangkat 7.30")
    await stage.settle()
    await stage.acts.says(cast.member, cast.team_group, "/lapangan")
    assert "✅ Berangkat 07.30" in shown(stage)


async def test_an_edit_in_doubt_is_asked(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await edits(stage, "K1 berangkat 7.10", "K1 berangkat 7.20 bersama Ani")
    assert "✅ Berangkat 07.10" in shown(stage)
    await stage.acts.answers(cast.member, cast.team_group, "ya")
    assert "✅ Berangkat 07.20" in shown(stage)


async def words_of(stage: Stage) -> list[str]:
    async with stage.engine.store.reading() as books:
        return [one.words for one in await books.incidents.find()]


async def test_an_incident_follows_while_its_kind_may_be_named(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await edits(stage, "kendala K1 sungai banjir besar", "kendala K1 sungai naik sedikit, masih bisa lewat")
    assert "kendala lainnya (dilaporkan Hendra Contoh):\nsungai naik sedikit" in heard(cast.member, cast.team_group)
    await stage.acts.taps(cast.member, "cuaca", cast.team_group)
    assert await words_of(stage) == ["sungai naik sedikit, masih bisa lewat"]


async def test_an_incident_follows_once_it_is_on_record(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    sent = cast.member.sends(cast.team_group, "K1 kendala sungai banjir besar")
    await stage.settle()
    await stage.acts.taps(cast.member, "cuaca", cast.team_group)
    await stage.later(minutes=5)
    cast.member.edits(sent, "K1 kendala sungai naik sedikit")
    await stage.settle()
    assert await words_of(stage) == ["sungai naik sedikit"]
    assert "✏️ K1: kendala sekarang tertulis: sungai naik sedikit" in heard(cast.member, cast.team_group)
    assert "sungai naik sedikit" in stage.acts.card(cast.coordinator, cast.team_group, "K1").shown
