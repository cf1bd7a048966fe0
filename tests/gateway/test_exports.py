"""Whatever file leaves, the audit says what it was, about which visit, and who got it."""

from typing import Any

from simulator.people import Actor
from tests.conftest import Stage
from tests.the_day import begins, reports


async def sent(stage: Stage) -> list[tuple[str, int | None, dict[str, Any]]]:
    async with stage.engine.store.reading() as books:
        return [(one.subject, one.by, one.detail) for one in await books.audit.find(what="file.sent")]


async def number_of(stage: Stage, who: Actor) -> int:
    async with stage.engine.store.reading() as books:
        (person,) = await books.people.find(telegram_id=who.user.id)
        return person.id


async def test_papers_and_pictures_are_noted_when_they_are_sent(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    private, camat = cast.member.opens_private(), cast.camat.opens_private()
    await stage.acts.says(cast.member, private, "/daftar k1")
    await stage.acts.says(cast.member, private, "Aminah\nRahmat")
    await stage.acts.taps(cast.member, "Paket saku", private)
    cast.member.sends_album(cast.team_group, 3, caption="K1 sembako 25")
    await stage.settle()
    await reports(stage, "Selesai", "Tim sudah pulang")
    assert len(await sent(stage)) == 1
    await stage.acts.says(cast.camat, camat, "/ringkasan K1")
    await stage.acts.taps(cast.camat, "Berita acara", camat)
    await stage.acts.taps(cast.camat, "3 foto", camat)
    member, reader = await number_of(stage, cast.member), await number_of(stage, cast.camat)
    assert await sent(stage) == [
        ("visit:1", member, {"file": "pack", "count": 1}),
        ("visit:1", reader, {"file": "handover", "count": 1}),
        ("visit:1", reader, {"file": "pictures", "count": 3}),
    ]


async def test_what_may_have_arrived_counts_as_sent(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    private = cast.member.opens_private()
    await stage.acts.says(cast.member, private, "/daftar k1")
    await stage.acts.says(cast.member, private, "Aminah")
    stage.world.faults.accept_then_timeout(method="sendDocument")
    await stage.acts.taps(cast.member, "Paket saku", private)
    assert [subject for subject, _, _ in await sent(stage)] == ["visit:1"]
