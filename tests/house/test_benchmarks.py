"""The benchmarks run and give every figure; no figure is judged but the number of statements, which is no matter of
speed."""

import math

import pytest

from benchmarks import flags, growth, imports, parts, process, statements, throughput
from benchmarks.table import Table


def whole(table: Table) -> list[str]:
    """The names of the rows; each has a number under each head."""
    for name, figures in table.rows:
        assert len(figures) == len(table.heads) - 1, name
        assert all(math.isfinite(figure) and figure >= 0 for figure in figures), name
    assert str(table).count("\n") == len(table.rows) + 2
    return [name for name, _ in table.rows]


@pytest.mark.benchmark
async def test_throughput_of_each_flow_and_of_both_echoes() -> None:
    (table,) = await throughput.measure(quick=True)
    assert whole(table) == [contender.name for contender in throughput.CONTENDERS]
    calls = {name: figures[-1] for name, figures in table.rows}
    assert calls["echo, plain PTB"] == calls["echo, aiogram"] == 1
    assert calls["photo confirmation"] >= 4  # reaction, getFile, download, words with the count


@pytest.mark.benchmark
async def test_growth_with_what_is_in_the_books() -> None:
    confirmations, reminders = await growth.measure(quick=True)
    assert len(whole(confirmations)) == len(whole(reminders)) == 2


@pytest.mark.benchmark
async def test_parts_of_one_message() -> None:
    (table,) = await parts.measure(quick=True)
    assert parts.TELEGRAM not in whole(table)
    assert math.isclose(sum(of_hundred for _, (_, of_hundred) in table.rows), 100)


async def test_a_long_list() -> None:
    (table,) = await imports.measure(quick=True)
    assert len(whole(table)) == 7


@pytest.mark.benchmark
async def test_start_up_and_memory() -> None:
    starts, memory = await process.measure(quick=True)
    assert len(whole(starts)) == len(whole(memory)) == 2


@pytest.mark.benchmark
async def test_photos_that_were_used_before() -> None:
    """How many are found is no matter of speed either."""
    search, hashing, found, looks = await flags.measure(quick=True)
    assert len(whole(search)) == len(whole(hashing)) == len(whole(looks)) == 2
    whole(found)
    assert {name: right / of for name, (right, of, _) in found.rows if "5 %" not in name and right < of} == {}
    assert sum(wrong for _, (_, _, wrong) in found.rows) == 0


@pytest.mark.parametrize(("kind", "most", "commits"), [("photo", 134, 13), ("tick", 73, 6), ("jadwal", 47, 4)])
async def test_an_update_asks_no_more_of_the_database_than_it_did(kind: str, most: int, commits: int) -> None:
    """With all that follows from it: receiving, answering, fetching, and the last look that finds nothing left."""
    log = await statements.of_one(kind)
    assert log.texts.total() <= most
    assert log.commits <= commits
