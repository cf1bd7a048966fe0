"""The doctor: each thing that can be wrong has its line, and says what to mend."""

import sqlite3
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import text

from conversations.office import doctor
from conversations.office.doctor import Line
from simulator.clock import SimClock
from simulator.transport import SimTransport
from simulator.world import World
from sotarsa_bot.records.chats import Chat, ChatKind, Purpose
from sotarsa_bot.records.machinery import Arrival, InboxState, Post, PostState
from sotarsa_bot.running import health
from sotarsa_bot.running.health import Finding, Level
from storage.engine import open_engine
from storage.health import examine
from storage.migrate import upgrade
from storage.store import SqlStore
from tests.small_disk import small_disk

NOW = datetime(2026, 11, 20, 1, 30, tzinfo=UTC)
TEAM = Chat(id=1, telegram_id=-1, kind=ChatKind.GROUP, title="Tim", purpose=Purpose.TEAM)
UREN = Chat(id=2, telegram_id=-2, kind=ChatKind.GROUP, title="Uren <b>", purpose=Purpose.VILLAGE)


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite+aiosqlite:///{tmp_path / 'sotarsa.sqlite3'}"


@pytest.fixture
def world() -> World:
    return World(SimClock(NOW))


@pytest.fixture
async def line(world: World) -> AsyncIterator[Line]:
    async with httpx.AsyncClient(transport=SimTransport(world)) as client:
        yield Line(client, "http://simulator", world.token)


async def change(url: str, sql: str) -> None:
    engine = open_engine(url)
    async with engine.begin() as connection:
        await connection.execute(text(sql))
    await engine.dispose()


def keys(findings: list[Finding]) -> list[str]:
    return [finding.key.removeprefix("doctor.") for finding in findings]


def server(answer: Callable[[str], dict[str, Any]], *, code: int = 200, date: datetime = NOW) -> Line:
    """A Bot API server that says what it is told to."""

    def handle(request: httpx.Request) -> httpx.Response:
        body = answer(request.url.path.rsplit("/", 1)[1])
        return httpx.Response(code, json=body, headers={"Date": format_datetime(date, usegmt=True)})

    return Line(httpx.AsyncClient(transport=httpx.MockTransport(handle)), "http://telegram", "1:a")


# --- the machine ---


@pytest.mark.parametrize(
    ("free", "level"), [(99, Level.BROKEN), (100, Level.WARNING), (499, Level.WARNING), (500, Level.GOOD)]
)
def test_disk_space(free: int, level: Level) -> None:
    found = health.disk(free)
    assert found.level is level
    assert f"{free} MB" in str(found)


def test_free_space_is_known_before_the_folder_is_made(tmp_path: Path) -> None:
    assert health.free_megabytes(tmp_path / "not" / "yet") > 0


def test_what_others_on_the_machine_may_read_is_said(tmp_path: Path) -> None:
    """Names and photos, or the token and the key; what is not there yet is nobody's."""
    tmp_path.chmod(0o750)
    assert health.exposed(tmp_path, tmp_path / "not yet") == []
    tmp_path.chmod(0o755)
    [found] = health.exposed(tmp_path)
    assert (found.level, f"chmod o-rwx {tmp_path}" in str(found)) == (Level.WARNING, True)


def test_photos_that_cannot_be_stored_are_broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a restore that root did. Whoever runs the tests may be root, who writes everywhere."""
    assert health.photos_folder(tmp_path) == health.photos_folder(tmp_path / "not yet") == []
    monkeypatch.setattr("os.access", lambda *_: False)
    [found] = health.photos_folder(tmp_path)
    assert (found.level, str(tmp_path) in str(found)) == (Level.BROKEN, True)


@pytest.mark.parametrize("off", [timedelta(seconds=61), timedelta(seconds=-61), timedelta(days=-400)])
async def test_a_clock_that_is_off_is_broken(off: timedelta) -> None:
    """By the date on Telegram's answer: reminders would come at the wrong time."""
    line = server(lambda _: {"ok": True, "result": {"id": 1, "username": "b"}}, date=NOW + off)
    found = await doctor.examine(line, [], lambda: NOW)
    assert keys(found) == ["token", "clock_off"]
    assert f"{abs(round(off.total_seconds()))} detik" in str(found[1])


async def test_a_clock_that_is_nearly_right_is_right() -> None:
    line = server(lambda _: {"ok": True, "result": {"id": 1, "username": "b"}}, date=NOW + timedelta(seconds=59))
    assert keys(await doctor.examine(line, [], lambda: NOW)) == ["token", "clock"]


# --- the database ---


async def test_a_whole_database(url: str) -> None:
    await upgrade(url)
    assert keys([await examine(url)]) == ["database"]


async def test_looking_for_a_database_does_not_make_one(url: str, tmp_path: Path) -> None:
    assert keys([await examine(url)]) == ["database_missing"]
    assert list(tmp_path.iterdir()) == []


async def test_a_database_of_a_newer_programme(url: str) -> None:
    await upgrade(url)
    await change(url, "UPDATE alembic_version SET version_num = '9999'")
    assert keys([await examine(url)]) == ["database_too_new"]


async def test_a_file_that_is_no_database(url: str, tmp_path: Path) -> None:
    (tmp_path / "sotarsa.sqlite3").write_bytes(b"not a database at all" * 500)
    assert keys([await examine(url)]) == ["database_damaged"]


async def test_a_damaged_database(url: str, tmp_path: Path) -> None:
    """Pages in the middle overwritten: the header is fine, the content is not."""
    await upgrade(url)
    store = SqlStore.open(url)
    async with store.writing() as books:
        await books.inbox.add_all(Arrival(update_id=n, chat=1, raw="x" * 900, received_at=NOW) for n in range(200))
    await store.close()
    file = tmp_path / "sotarsa.sqlite3"
    content = bytearray(file.read_bytes())
    content[-40_000:-20_000] = b"\xff" * 20_000
    file.write_bytes(content)
    assert (await examine(url)).level is Level.BROKEN


async def test_a_database_with_a_table_missing_is_half_done(url: str) -> None:
    """It says that it is of this version, but is not."""
    await upgrade(url)
    await change(url, "DROP TABLE counts")
    found = await examine(url)
    assert (keys([found]), found.level) == (["database_half"], Level.BROKEN)


async def test_a_database_with_tables_and_no_version_is_half_done(url: str) -> None:
    await upgrade(url)
    await change(url, "DELETE FROM alembic_version")
    assert keys([await examine(url)]) == ["database_half"]


async def test_a_locked_database(url: str, tmp_path: Path) -> None:
    """Another programme holds it for longer than SQLite waits (5 s)."""
    await upgrade(url)
    other = sqlite3.connect(tmp_path / "sotarsa.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    found = await examine(url)
    other.close()
    assert (keys([found]), found.level) == (["database_locked"], Level.BROKEN)


async def test_a_database_that_cannot_be_written(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", megabytes=8) as disk:
        url = f"sqlite+aiosqlite:///{disk.path / 'sotarsa.sqlite3'}"
        await upgrade(url)
        disk.read_only(True)
        found = await examine(url)
    assert found.level is Level.BROKEN
    assert "hak" in str(found)
    assert "folder data" in str(found)


async def test_a_database_that_somebody_else_owns(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite opens it, only to read. Whoever runs the tests may be root, who writes everything."""
    await upgrade(url)
    file = tmp_path / "sotarsa.sqlite3"
    monkeypatch.setattr("os.access", lambda path, _: path != file)
    assert keys([await examine(url)]) == ["database_readonly"]


async def test_a_database_in_which_nothing_is_yet(url: str, tmp_path: Path) -> None:
    """Of a first start that was killed: there is nothing to back up before."""
    (tmp_path / "sotarsa.sqlite3").touch()
    assert keys([await examine(url)]) == ["database_missing"]


@pytest.mark.parametrize("url", ["oracle+nonsense://x/y", "sqlite+aiosqlite://u:p@h:port/x"])
async def test_an_unknown_kind_of_database(url: str) -> None:
    assert keys([await examine(url)]) == ["database_closed"]


async def test_what_could_not_be_handled_or_sent_is_counted_and_listed(url: str) -> None:
    """By kind of error; whose message it was is not told."""
    await upgrade(url)
    store = SqlStore.open(url)
    async with store.writing() as books:
        assert keys(await health.left_lying(books)) == ["inbox", "outbox"]
        chat = await books.chats.add(TEAM.with_(id=0))
        await books.inbox.add(
            Arrival(update_id=1, chat=1, raw="{", received_at=NOW, state=InboxState.DEAD, problem="KeyError('Aminah')")
        )
        post = Post(chat=chat.id, method="sendMessage", payload={}, due_at=NOW, created_at=NOW)
        await books.outbox.add(post.with_(state=PostState.FAILED, problem="chat not found"))
        found = await health.left_lying(books)
        assert keys(found) == ["inbox_dead", "outbox_failed"]
        assert str(found[0]).endswith("\n    update 1: KeyError")
        assert str(found[1]).endswith("\n    sendMessage 1: chat not found")
    await store.close()


# --- Telegram ---


async def test_a_good_token(line: Line) -> None:
    found = await doctor.examine(line, [], lambda: NOW)
    assert keys(found) == ["token"]
    assert "@sotarsa_bot" in str(found[0])


async def test_a_refused_token(world: World) -> None:
    async with httpx.AsyncClient(transport=SimTransport(world)) as client:
        found = await doctor.examine(Line(client, "http://simulator", "1:WRONG"), [TEAM], lambda: NOW)
    assert keys(found) == ["token_refused"]
    assert "WRONG" not in str(found[0])


async def test_no_line(world: World, line: Line) -> None:
    world.faults.outage(timedelta(minutes=5))
    found = await doctor.examine(line, [TEAM], lambda: NOW)
    assert keys(found) == ["no_line"]
    assert world.token not in str(found[0])


@pytest.mark.parametrize("body", ["<html>", "[]"])
async def test_an_answer_that_is_not_telegrams(body: str) -> None:
    """A hotel's login page, for example."""
    transport = httpx.MockTransport(lambda _: httpx.Response(200, text=body))
    async with httpx.AsyncClient(transport=transport) as client:
        assert keys(await doctor.examine(Line(client, "http://x", "1:a"), [], lambda: NOW)) == ["no_line"]


async def test_told_to_wait_is_not_a_bad_token() -> None:
    line = server(lambda _: {"ok": False, "error_code": 429, "description": "Too Many Requests"}, code=429)
    assert keys(await doctor.examine(line, [], lambda: NOW)) == ["no_line"]


async def test_the_rights_in_a_group(world: World, line: Line) -> None:
    """Blind until it is an admin or reads all; gone when it was kicked."""
    people = world.add_user("Ani (contoh)")
    group = world.add_group("Tim", [people])
    chat = TEAM.with_(telegram_id=group.id)

    async def found() -> list[str]:
        return keys(await doctor.examine(line, [chat], lambda: NOW))

    assert await found() == ["token", "group_blind"]
    world.promote_bot(group, people)
    assert await found() == ["token", "group"]
    world.demote_bot(group, people)
    world.set_privacy(False)
    assert await found() == ["token", "group"]
    world.kick_bot(group, people)
    world.expect(403)
    world.expect(403)
    assert await found() == ["token", "group_gone"]
    assert world.unprovoked == []
    assert world.spec_violations == []


def test_blindness_is_broken_for_the_team_and_a_warning_for_a_village() -> None:
    member: dict[str, Any] = {"status": "member"}
    assert doctor.rights(TEAM, member, {"id": -1}, reads_all=False).level is Level.BROKEN
    found = doctor.rights(UREN, member, {"id": -2}, reads_all=False)
    assert found.level is Level.WARNING
    assert "Uren <b>" in str(found)


@pytest.mark.parametrize(
    ("member", "details", "key"),
    [
        ({"status": "member"}, {"permissions": {"can_send_messages": False}}, "group_mute"),
        ({"status": "administrator"}, {"permissions": {"can_send_messages": False}}, "group"),
        ({"status": "restricted", "is_member": True, "can_send_messages": False}, {"id": 1}, "group_mute"),
        ({"status": "restricted", "is_member": False}, {"id": 1}, "group_gone"),
        ({"status": "left"}, {"id": 1}, "group_gone"),
        ({}, {}, "group_gone"),
    ],
)
def test_each_standing_in_a_group(member: dict[str, Any], details: dict[str, Any], key: str) -> None:
    assert keys([doctor.rights(UREN, member, details, reads_all=True)]) == [key]


@pytest.mark.parametrize(
    ("levels", "words"),
    [
        ([Level.GOOD], "Semuanya baik."),
        ([Level.GOOD, Level.WARNING], "Bot dapat berjalan."),
        ([Level.BROKEN, Level.WARNING, Level.BROKEN], "2 hal harus diperbaiki"),
    ],
)
def test_the_last_line_says_what_it_comes_to(levels: list[Level], words: str) -> None:
    assert doctor.summary([Finding(level, "doctor.inbox") for level in levels]).startswith(words)
