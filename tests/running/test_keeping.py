"""The bot as a service, in a process of its own: stopped in a burst, watched, backed up and put back elsewhere."""

import asyncio
import signal
import socket
import sqlite3
from collections import Counter
from pathlib import Path

import pytest

from simulator.people import Actor
from simulator.world import World
from sotarsa_bot.records.machinery import InboxState
from storage.migrate import upgrade
from storage.store import SqlStore
from tests.bot_process import start
from tests.running.test_bot import address, called, database, env, play, poll, stopped, world
from tests.waiting import PATIENCE

__all__ = ["address", "database", "env", "world"]

WAITING = 500


async def state_of(database: str, state: InboxState) -> int:
    store = SqlStore.open(database)
    async with store.reading() as books:
        count = await books.inbox.count(state=state)
    await store.close()
    return count


async def test_stopped_in_a_burst_it_ends_well_and_goes_on_later(
    tmp_path: Path, env: dict[str, str], world: World, address: str, database: str
) -> None:
    """What is in hand is finished, the rest waits in the inbox; after the next start each was done once."""
    env |= {"SOTARSA_API_URL": address}
    people = [Actor(world, world.add_user(f"Warga {n} (contoh)", user_id=7_000_000_001 + n)) for n in range(WAITING)]
    for actor in people:
        actor.starts()
    world.faults.brake("getUpdates", after=2)  # so that some are still to come, however quick the bot is
    process = await start(tmp_path, env, "run")
    await poll(lambda: called(world, "sendMessage") and world.faults.held("getUpdates"))  # in the middle of it
    code, errors = await stopped(process)
    assert code == 0, errors
    world.faults.let_go("getUpdates")
    done, waiting = await state_of(database, InboxState.DONE), await state_of(database, InboxState.NEW)
    assert await state_of(database, InboxState.DEAD) == 0
    assert done > 0
    assert done + waiting == 200
    assert world.pending >= WAITING - 200
    assert "Traceback" not in errors

    process = await start(tmp_path, env, "run")
    await poll(
        lambda: len(greeted(world)) == WAITING,
    )
    code, errors = await stopped(process)
    assert code == 0, errors
    assert await state_of(database, InboxState.DONE) == WAITING
    assert set(greeted(world).values()) == {1}
    assert world.unprovoked == []


def greeted(world: World) -> Counter[int]:
    """How many messages each person got."""
    bot = world.bot
    return Counter(
        chat.id for chat in world.chats.values() for message in chat.messages.values() if message.sender is bot
    )


async def test_systemd_and_health_hear_of_a_bot_that_lives(tmp_path: Path, env: dict[str, str], address: str) -> None:
    """READY before Telegram answers, WATCHDOG while it lives, STOPPING at the end; afterwards it is not alive."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.bind(str(tmp_path / "notify"))
        line.settimeout(30)
        env |= {"SOTARSA_API_URL": address, "NOTIFY_SOCKET": str(tmp_path / "notify")}
        process = await start(tmp_path, env, "run")
        assert await asyncio.to_thread(line.recv, 100) == b"READY=1"
        assert await asyncio.to_thread(line.recv, 100) == b"WATCHDOG=1"
        await poll(lambda: (tmp_path / "data" / "vitals.json").exists())
        code, out, _ = await play(tmp_path, env, "health")
        assert code == 0
        assert out.startswith("✔ Bot hidup (kabar ")
        assert "✔ Antrean: 0 pesan masuk" in out
        code, errors = await stopped(process)
        assert code == 0, errors
        while (heard := await asyncio.to_thread(line.recv, 100)) == b"WATCHDOG=1":
            pass
        assert heard == b"STOPPING=1"
    code, out, _ = await play(tmp_path, env, "health")
    assert code == 1
    assert out == "✖ Bot tidak berjalan, atau belum pernah dijalankan dengan folder data ini.\n"


async def test_backup_and_restore_by_the_command_line(
    tmp_path: Path, env: dict[str, str], world: World, address: str
) -> None:
    """While the bot runs; then on another machine, whose bot goes on and says where it comes from."""
    env |= {"SOTARSA_API_URL": address, "SOTARSA_BACKUP_PASSPHRASE": "kata sandi contoh"}
    admin = Actor(world, world.add_user("Ani (contoh)", user_id=7_000_000_001))
    process = await start(tmp_path, env, "run")
    admin.starts()
    await poll(lambda: called(world, "sendMessage"))
    code, out, errors = await play(tmp_path, env, "backup", "usb/cadangan.sealed")
    assert (code, errors) == (0, "")
    assert "Cadangan selesai dan sudah diperiksa: usb/cadangan.sealed" in out
    assert "Isinya 0 kunjungan, 0 foto, 1 orang." in out
    await stopped(process)
    [nightly] = (tmp_path / "data" / "backups").iterdir()  # the night's was missing, and made at the start
    assert nightly.name.endswith(".tar.sealed")

    code, _, errors = await play(tmp_path, env, "restore", "usb/cadangan.sealed")
    assert code == 2
    assert errors.startswith("Tempat pemulihan tidak kosong: ")
    assert errors.count("\n") == 1
    elsewhere = env | {"SOTARSA_DATA": str(tmp_path / "elsewhere")}
    code, _, errors = await play(
        tmp_path, elsewhere | {"SOTARSA_BACKUP_PASSPHRASE": "salah"}, "restore", "usb/cadangan.sealed"
    )
    assert (code, errors.count("\n")) == (2, 1)
    code, out, errors = await play(tmp_path, elsewhere, "restore", "usb/cadangan.sealed")
    assert (code, errors) == (0, "")
    assert "0 kunjungan, 0 foto, 1 orang. Sekarang jalankan `python bot.py run`." in out
    process = await start(tmp_path, elsewhere, "run")
    chat = world.private(admin.user)
    await poll(lambda: any("dipulihkan dari cadangan" in m.shown for m in admin.sees(chat)))
    code, errors = await stopped(process)
    assert code == 0, errors
    assert "kata sandi" not in errors


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM])
async def test_a_backup_that_is_broken_off_leaves_nothing(
    tmp_path: Path, env: dict[str, str], database: str, told: signal.Signals
) -> None:
    """Ctrl-C, or a service that stops: what was copied so far is the database in the clear, also if it would have been
    sealed."""
    await upgrade(database)
    with sqlite3.connect(tmp_path / "data" / "sotarsa.sqlite3") as large:
        large.execute("CREATE TABLE much (bytes BLOB)")
        large.executemany("INSERT INTO much VALUES (?)", ((bytes(1_000_000),) for _ in range(100)))
    large.close()
    process = await start(tmp_path, env, "backup", "usb/a.tar")
    await poll(lambda: list((tmp_path / "usb").glob("*.part")))
    process.send_signal(told)
    _, errors = await asyncio.wait_for(process.communicate(), PATIENCE)
    assert (process.returncode, errors.decode().count("\n")) == (2, 1)
    assert errors.decode().startswith("Dihentikan sebelum selesai.")
    assert list((tmp_path / "usb").iterdir()) == []


async def test_nobody_else_on_the_machine_reads_what_is_written(
    tmp_path: Path, env: dict[str, str], world: World, address: str
) -> None:
    """Database, journal, signs of life and backups, however the machine is set."""
    process = await start(tmp_path, env | {"SOTARSA_API_URL": address}, "run")
    await poll(lambda: list((tmp_path / "data" / "backups").glob("*.tar")))
    written = [tmp_path / "data", *(tmp_path / "data").rglob("*")]
    assert [file for file in written if file.stat().st_mode & 0o077] == []
    await stopped(process)


@pytest.mark.parametrize("command", [("backup", "usb/a.tar"), ("restore", "usb/a.tar")])
async def test_what_cannot_be_done_is_one_sentence(
    tmp_path: Path, env: dict[str, str], command: tuple[str, str]
) -> None:
    """Nothing to back up yet; no such file."""
    code, out, errors = await play(tmp_path, env, *command)
    assert (code, out, errors.count("\n")) == (2, "", 1)
    assert not (tmp_path / "usb" / "a.tar").exists()


async def test_the_doctor_says_who_keeps_the_database(tmp_path: Path, env: dict[str, str], address: str) -> None:
    process = await start(tmp_path, env | {"SOTARSA_API_URL": address}, "run")
    await poll(lambda: list((tmp_path / "data").glob("backups/*.tar")))
    await stopped(process)
    _, out, _ = await play(tmp_path, env | {"SOTARSA_API_URL": address}, "doctor")
    assert "✔ Foto: 0 foto utuh di disk." in out
    assert "Cadangan terakhir: " in out
