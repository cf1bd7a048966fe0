"""In order for each person within a chat, and around what concerns the chat itself."""

import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import sqlite

from conversations.gateway.lanes import OPEN_END, THE_CHAT, Front, Lane, Turn, lane_of, turns
from sotarsa_bot.books import AtMost
from storage import statements, tables
from storage.fast.compiled import compiled_statement
from tests.conftest import laid_out

CHAT, ANI, BUDI = -100, 7, 8
SAID: dict[str, Any] = {"chat": {"id": CHAT}, "from": {"id": ANI}, "text": "K1 3 terima"}


@pytest.mark.parametrize(
    ("update", "lane"),
    [
        ({"message": SAID}, (CHAT, ANI)),
        ({"edited_message": SAID}, (CHAT, ANI)),
        ({"callback_query": {"id": "1", "from": {"id": BUDI}, "message": SAID}}, (CHAT, BUDI)),
        ({"my_chat_member": SAID}, (CHAT, THE_CHAT)),
        ({"message": {**SAID, "migrate_to_chat_id": -200}}, (CHAT, THE_CHAT)),
        ({"message": {**SAID, "new_chat_title": "Tim"}}, (CHAT, THE_CHAT)),
        ({"message": {**SAID, "reply_to_message": {"pinned_message": {}}}}, (CHAT, ANI)),
        ({"message": {"chat": {"id": CHAT}}}, (CHAT, THE_CHAT)),
        ({"message": {"chat": {"id": CHAT}, "from": "?"}}, (CHAT, THE_CHAT)),
        ({"callback_query": {"id": "1", "from": {"id": BUDI}, "message": None}}, (0, THE_CHAT)),
        ({"message": {"chat": {"id": 10**30}, "from": {"id": ANI}}}, (0, THE_CHAT)),
        ({"poll": {"id": "1"}}, (0, THE_CHAT)),
    ],
)
def test_the_lane_of_an_update(update: dict[str, Any], lane: tuple[int, int]) -> None:
    assert lane_of({"update_id": 1, **update}) == Lane(*lane)


def test_everybody_who_waits_has_a_turn() -> None:
    fronts = [Front(CHAT, ANI, 1), Front(CHAT, BUDI, 41), Front(-200, ANI, 7)]
    assert turns(fronts) == [
        Turn(CHAT, ANI, OPEN_END - 1),
        Turn(-200, ANI, OPEN_END - 1),
        Turn(CHAT, BUDI, OPEN_END - 1),
    ]


def test_what_concerns_the_chat_waits_for_what_came_before_and_holds_back_what_came_after() -> None:
    fronts = [Front(CHAT, ANI, 1), Front(CHAT, THE_CHAT, 5), Front(CHAT, BUDI, 6), Front(-200, BUDI, 9)]
    assert turns(fronts) == [Turn(CHAT, ANI, 4), Turn(-200, BUDI, OPEN_END - 1)]
    assert turns(fronts[1:3]) == [Turn(CHAT, THE_CHAT, 5)]
    assert turns(fronts[2:3]) == [Turn(CHAT, BUDI, OPEN_END - 1)]


async def test_neither_look_at_what_waits_grows_with_what_is_done(tmp_path: Path) -> None:
    """The fronts are read from an index that holds all they need; a lane's updates lie there in their order."""
    await laid_out(tmp_path / "sotarsa.sqlite3")
    new, lane = {"state": "new"}, {"chat": CHAT, "sender": ANI, "state": "new", "update_id": AtMost(9)}
    fronts = statements.least_per(tables.inbox, statements.shape(new)[0], ("chat", "sender"), ("update_id",))
    of_lane = statements.find(tables.inbox, statements.shape(lane)[0], "update_id", limited=True)
    with closing(sqlite3.connect(tmp_path / "sotarsa.sqlite3")) as database:
        plans = [
            [row[3] for row in database.execute(f"EXPLAIN QUERY PLAN {text}", [0] * text.count("?"))]
            for text in (compiled_statement(one, sqlite.dialect()).text for one in (fronts, of_lane))
        ]
    assert plans[0][0] == "SEARCH inbox USING COVERING INDEX ix_inbox_lane (state=?)"
    assert plans[1] == ["SEARCH inbox USING INDEX ix_inbox_lane (state=? AND chat=? AND sender=? AND update_id<?)"]


LANES = st.tuples(st.sampled_from([0, -1, -2]), st.sampled_from([THE_CHAT, ANI, BUDI]))


@given(st.lists(st.one_of(LANES, st.none()), max_size=40), st.integers(1, 3))
def test_whatever_comes_the_order_holds(comes: list[tuple[int, int] | None], each: int) -> None:
    """Rounds of so many updates a lane; where there is a None, a round is worked off before more comes."""
    waiting: dict[int, Lane] = {}
    done: list[int] = []
    lanes = {n: Lane(*lane) for n, lane in enumerate(comes) if lane is not None}
    for n, lane in enumerate([*comes, *[None] * len(comes)]):
        if lane is not None:
            waiting[n] = Lane(*lane)
        else:
            done += _round(waiting, each)
    assert not waiting
    assert Counter(done) == Counter(lanes.keys())
    place = {n: at for at, n in enumerate(done)}
    for earlier, one in lanes.items():
        for later, other in lanes.items():
            if earlier < later and one.chat == other.chat and (one == other or THE_CHAT in (one.sender, other.sender)):
                assert place[earlier] < place[later]


def _round(waiting: dict[int, Lane], each: int) -> list[int]:
    """As the worker plays it. Nobody in a chat of which nothing is said is passed over."""
    fronts: dict[Lane, int] = {}
    for n in sorted(waiting):
        fronts.setdefault(waiting[n], n)
    ready = turns(Front(*lane, first) for lane, first in fronts.items())
    held_back = {lane.chat for lane in fronts if lane.sender == THE_CHAT}
    assert {Lane(turn.chat, turn.sender) for turn in ready} >= {lane for lane in fronts if lane.chat not in held_back}
    worked = []
    for chat, sender, until in ready:
        worked += [n for n in sorted(waiting) if waiting[n] == (chat, sender) and n <= until][:each]
    for n in worked:
        del waiting[n]
    return worked
