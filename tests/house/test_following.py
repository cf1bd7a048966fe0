"""What happens is said once, and everybody who looks at it follows."""

from pathlib import Path

import pytest

from conversations.routing import following
from conversations.routing.following import FollowedStore
from sotarsa_bot.events import DaysChanged, Event, VisitChanged, VisitPrepared
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.running.scene import Scene
from sotarsa_bot.settling import SETTLED
from tests.conftest import Stage
from tests.the_day import begins

CONVERSATIONS = Path(following.__file__).parents[1]
ONLOOKERS = (
    "cards.show(", "cards.follow", "field_panel.renew(", "load_card.renew(", "counting.renew(", "counting.show(",
    "paper_card.renew(", "paper_card.ask_anew(", "paper_card.follow", "twins_asked.follow",
)  # fmt: skip
"""What follows by the table of following.py, or with the card (papers/all_cards.py)."""


def test_nobody_calls_an_onlooker_beside_the_table() -> None:
    """Say what happened instead (docs/adding.md)."""
    found = {
        f"{file.relative_to(CONVERSATIONS)}: {call}"
        for file in CONVERSATIONS.rglob("*.py")
        for call in ONLOOKERS
        if call in file.read_text(encoding="utf-8") and file.name != "following.py"
    }
    assert found == {"papers/all_cards.py: cards.show(", "papers/all_cards.py: paper_card.renew("}


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
    await stage.settle()
    engine = stage.engine
    parts = [part for part in vars(engine).values() if hasattr(part, "_store") and part is not engine.store]
    assert len(parts) >= 8
    assert isinstance(engine.store, FollowedStore)
    assert {part._store for part in parts} == {engine.store}


def test_nothing_happens_that_nobody_looks_at() -> None:
    looked_at = {event for _, events in following.TABLE for event in events}
    assert set(Event.__subclasses__()) == looked_at | set(SETTLED)
