"""In private, what is written answers the question that stands open; a reply to another message is about that one."""

import pytest

from sotarsa_bot.records.visit import VisitState
from tests.conftest import Stage
from tests.the_day import heard


async def _asked_why(stage: Stage, button: str) -> None:
    cast = stage.cast
    private = stage.world.private(cast.coordinator.user)
    await stage.acts.plans()
    await stage.acts.says(cast.coordinator, private, "/daftar K1")
    await stage.acts.says(cast.coordinator, private, "Aminah\nHamdan")
    await stage.acts.says(cast.coordinator, private, "/jadwal")
    await stage.acts.taps(cast.coordinator, "K1 Uren", private)
    await stage.acts.taps(cast.coordinator, button, private)


@pytest.mark.parametrize("words", ["salah kirim", "banjir", "sudah benar"])
@pytest.mark.parametrize(("button", "asked"), [("Batalkan", "Mengapa K1 dibatalkan"), ("Tunda", "Mengapa K1 ditunda")])
async def test_a_reply_to_another_message_is_no_reason(stage: Stage, words: str, button: str, asked: str) -> None:
    cast = stage.cast
    private = stage.world.private(cast.coordinator.user)
    await _asked_why(stage, button)
    assert asked in cast.coordinator.last(private).shown
    other = next(m for m in cast.coordinator.sees(private) if "Kunjungan ke Desa Uren" in m.shown)
    cast.coordinator.sends(private, words, reply_to=other)
    await stage.settle()
    async with stage.engine.store.reading() as books:
        (visit,) = await books.visits.find()
    assert visit.state is VisitState.PROPOSED
    await stage.acts.gives_reason(cast.coordinator, private, "banjir besar")
    assert "banjir besar" in heard(cast.coordinator, private)
    async with stage.engine.store.reading() as books:
        (visit,) = await books.visits.find()
    assert visit.state in (VisitState.CANCELLED, VisitState.POSTPONED)
