"""The short form of `python -m benchmarks.crash`: the real process, killed in the middle of the day."""

import pytest

from benchmarks.crash.run import crash


@pytest.mark.long
async def test_a_bot_that_is_killed_loses_and_doubles_nothing() -> None:
    findings, killed, log = await crash(kills=3, photos=12, seed=7, proposal=False)
    assert killed.total() == 3
    assert (findings.lost, findings.doubled) == ([], [])
    assert "Traceback" not in log
