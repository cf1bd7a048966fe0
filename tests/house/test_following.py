"""What happens is said once, and everybody who looks at it follows."""

import pytest

from conversations import following
from conversations.following import FollowedStore
from conversations.scene import Scene
from sotarsa_bot.events import DaysChanged, Event, VisitChanged, VisitPrepared
from sotarsa_bot.records.visit import Visit
from tests.conftest import Stage
from tests.the_day import begins


async def test_each_looks_once_at_a_visit_in_the_order_of_the_table(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    async def first(_scene: Scene, visit: Visit) -> None:
        seen.append(f"first {visit.code}")

    async def second(_scene: Scene, visit: Visit) -> None:
        seen.append(f"second {visit.code}")

    await begins(stage)
    monkeypatch.setattr(following, "TABLE", ((first, (VisitChanged, VisitPrepared)), (second, (VisitChanged,))))
    async with stage.engine.store.writing() as books:
        books.happened.extend([VisitPrepared(1), VisitChanged(1), VisitChanged(1)])
    assert seen == ["first K1", "second K1"]
    async with stage.engine.store.writing() as books:
        books.happened.append(DaysChanged(1))
    assert len(seen) == 2


async def test_what_a_step_that_is_undone_did_has_not_happened(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []

    async def look(_scene: Scene, visit: Visit) -> None:
        seen.append(visit.id)

    await begins(stage)
    monkeypatch.setattr(following, "TABLE", ((look, (VisitChanged,)),))

    async def fails() -> None:
        async with stage.engine.store.writing() as books:
            books.happened.append(VisitChanged(1))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fails()
    async with stage.engine.store.writing() as books:
        assert books.happened == []
    assert seen == []


async def test_no_writing_transaction_of_the_engine_ends_without_it(stage: Stage) -> None:
    engine = stage.engine
    parts = [part for part in vars(engine).values() if hasattr(part, "_store") and part is not engine.store]
    assert len(parts) >= 8
    assert isinstance(engine.store, FollowedStore)
    assert {part._store for part in parts} == {engine.store}


def test_nothing_happens_that_nobody_looks_at() -> None:
    looked_at = {event for _, events in following.TABLE for event in events}
    assert set(Event.__subclasses__()) == looked_at
