"""One whole visit, from the proposal to the camat's answer: the same acts that the demo's tour plays."""

from simulator.tour import LENGTH, tour
from tests.conftest import Stage


async def test_a_visit_is_played_to_the_camats_answer(stage: Stage) -> None:
    """Each step checks what its people see; the fixture checks that Telegram refused nothing."""
    titles = [step.title async for step in tour(stage.acts)]
    assert len(titles) == LENGTH
    async with stage.engine.store.reading() as books:
        (visit,) = await books.visits.find()
        assert visit.state == "closed"
        assert await books.photos.count(state="stored", visit=visit.id) == 7
        assert await books.deliveries.total("amount", visit=visit.id) == 25
        assert await books.inbox.count(state="dead") == 0
        assert await books.outbox.count(state="failed") == 0
