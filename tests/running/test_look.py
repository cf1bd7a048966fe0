"""`bot.py look` and `bot.py replay`: for whoever mends the bot, without the words of those who use it."""

import argparse
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands import look, replay
from commands.refused import Refused
from conversations.routing import router
from sotarsa_bot.privacy.masking import OURS, masked
from sotarsa_bot.records.machinery import InboxState, PostState
from sotarsa_bot.running.settings import Settings
from tests.conftest import Stage


@pytest.fixture
def settings(stage: Stage, tmp_path: Path) -> Settings:
    """Those of an office whose books are the stage's."""
    (data,) = tmp_path.rglob("*.sqlite3")
    url = f"sqlite+aiosqlite:///{data}"
    return Settings(bot_token="1:x", database_url=url, _env_file=None)


Lines = list[dict[str, Any]]


@pytest.fixture
def looks(settings: Settings, capsys: pytest.CaptureFixture[str]) -> Any:
    async def look_at(what: str, number: int | None = None, *, words: bool = False) -> Lines:
        args = argparse.Namespace(what=what, number=number, words=words)
        assert await look.play(args, settings) == 0
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return look_at


@pytest.fixture
def replays(settings: Settings, capsys: pytest.CaptureFixture[str]) -> Any:
    async def work(number: int, *, words: bool = False) -> Lines:
        assert await replay.play(argparse.Namespace(number=number, words=words), settings) == 0
        return [json.loads(line) for line in capsys.readouterr().out.splitlines() if line.startswith("{")]

    return work


@pytest.fixture
async def dead(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> int:
    """The number of an update that a fault has buried, which is mended since."""
    await stage.acts.plans()

    async def broken(_talk: object) -> str:
        raise ZeroDivisionError("Aminah")

    with monkeypatch.context() as broken_for_now:
        broken_for_now.setattr(router, "route", broken)
        stage.cast.member.sends(stage.cast.team_group, "/jadwal Aminah 12345")
        await stage.settle()
    async with stage.engine.store.reading() as books:
        return (await books.inbox.find(state=InboxState.DEAD))[0].update_id


async def test_a_visit_is_shown_with_all_that_hangs_on_it(stage: Stage, looks: Any) -> None:
    await stage.acts.plans()
    await stage.acts.decides()
    for code in ("K1", "k1"):
        lines = await looks(code)
        kinds = {kind for line in lines for kind in line}
        assert {"Visit", "Slot", "Reminder", "AuditEntry"} <= kinds
        assert "Balai" not in str(lines)
        assert lines[0]["Visit"]["state"] == "agreed"
        assert lines[0]["Visit"]["agreed"]["place"]["name"] == "Xxxxx Xxxx"
    assert "Balai" in str(await looks("K1", words=True))


async def test_what_is_not_there_is_said(looks: Any, replays: Any) -> None:
    for what, number in (("K9", None), ("kunjungan", None), ("update", 4), ("update", None)):
        with pytest.raises(Refused):
            await looks(what, number)
    with pytest.raises(Refused):
        await replays(4)
    assert await looks("dead") == []


async def test_a_dead_update_is_found_and_looked_at(dead: int, looks: Any) -> None:
    (line,) = await looks("dead")
    assert line["Arrival"]["update_id"] == dead
    assert "Aminah" not in str(line)
    arrival, raw = await looks("update", dead)
    assert arrival["Arrival"]["state"] == "dead"
    assert raw["raw"]["message"]["text"] == "/jadwal Xxxxxx #####"
    assert (await looks("update", dead, words=True))[1]["raw"]["message"]["text"].startswith("/jadwal Aminah")


async def test_a_replay_says_what_would_be_done_and_does_nothing(stage: Stage, dead: int, replays: Any) -> None:
    before = len(stage.cast.team_group.timeline)
    ended, *said = await replays(dead)
    assert ended == {"state": "done", "problem": ""}
    assert [one["method"] for one in said] == ["sendMessage"]
    assert "Xxxx" in said[0]["payload"]["text"]
    await stage.settle()
    assert len(stage.cast.team_group.timeline) == before
    async with stage.engine.store.reading() as books:
        assert (await books.inbox.get(dead)).state is InboxState.DEAD
        assert await books.outbox.count(state=PostState.QUEUED) == 0


async def test_a_replay_says_what_follows_from_a_change(
    stage: Stage, replays: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The cards of the visit, which no step writes itself."""
    await stage.acts.plans()

    async def broken(_talk: object) -> str:
        raise ZeroDivisionError

    with monkeypatch.context() as broken_for_now:
        broken_for_now.setattr(router, "route", broken)
        await stage.acts.taps(stage.cast.official, "Kam 3 Des", stage.cast.village_group)
    async with stage.engine.store.reading() as books:
        (update,) = await books.inbox.find(state=InboxState.DEAD)
    ended, *said = await replays(update.update_id, words=True)
    assert ended["state"] == "done"
    assert len([one for one in said if ":card:" in one["slot"]]) == 2  # the team's and the village's


async def test_a_replay_of_what_fails_still_says_why(dead: int, replays: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(_talk: object) -> str:
        raise KeyError("Aminah")

    monkeypatch.setattr(router, "route", broken)
    ended, *_ = await replays(dead)
    assert ended["state"] == "dead"
    assert ended["problem"] == "XxxXxxxx('Xxxxxx')"
    assert (await replays(dead, words=True))[0]["problem"] == "KeyError('Aminah')"


JSON = st.recursive(
    st.none() | st.integers() | st.booleans() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(JSON)
def test_no_letter_of_what_somebody_wrote_is_left(value: Any) -> None:
    """But commands, codes, and the fields' own names."""
    said = masked({"text": value})["text"]
    assert _shape(said) == _shape(value)
    for left in _strings(said):
        words = [word for word in left.split() if not word.startswith("/")]
        assert not [w for w in words if any(c.isalpha() and c not in "xXKk" for c in w)]


def _shape(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _shape(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_shape(item) for item in value]
    return len(value) if isinstance(value, str) else value


def _strings(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [found for key, item in value.items() if key not in OURS for found in _strings(item)]
    if isinstance(value, list):
        return [found for item in value for found in _strings(item)]
    return [value] if isinstance(value, str) else []
