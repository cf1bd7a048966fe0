"""The command line: as an office uses it, in a process of its own, against the simulator over HTTP."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from simulator.clock import SimClock
from simulator.people import Actor
from simulator.server import create_app, serve
from simulator.world import World
from sotarsa_bot.records.machinery import InboxState, PostState
from storage.migrate import SchemaState, schema_state, upgrade
from storage.store import SqlStore
from tests.bot_process import BotProcess, start
from tests.waiting import PATIENCE, until

BOT = Path(__file__).parents[2] / "bot.py"
TOKEN = "8123456789:AAF-secret_Secret-secret_Secret1234"


@pytest.fixture
def world() -> World:
    return World(SimClock(datetime.now(UTC), running=True), token=TOKEN)


@pytest.fixture
async def address(world: World) -> AsyncIterator[str]:
    async with serve(create_app(world)) as address:
        yield address


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """An environment with a token, and a data folder of the test's own; no server is there."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith("SOTARSA_")}
    return bare | {
        "PYTHONPATH": str(BOT.parent),
        "SOTARSA_BOT_TOKEN": TOKEN,
        "SOTARSA_DATA": str(tmp_path / "data"),
        "SOTARSA_ADMIN_IDS": "7000000001",
        "SOTARSA_API_URL": "http://127.0.0.1:9",
        "SOTARSA_BACKUP_AT": "00:00",  # whatever hour the tests are run at, the night's is due
    }


@pytest.fixture
def database(tmp_path: Path) -> str:
    return f"sqlite+aiosqlite:///{tmp_path / 'data' / 'sotarsa.sqlite3'}"


async def play(tmp_path: Path, env: dict[str, str], *args: str) -> tuple[int | None, str, str]:
    process = await start(tmp_path, env, *args)
    out, errors = await asyncio.wait_for(process.communicate(), PATIENCE)
    assert TOKEN not in out.decode() + errors.decode()
    return process.returncode, out.decode(), errors.decode()


async def stopped(process: BotProcess) -> tuple[int | None, str]:
    process.send_signal(signal.SIGTERM)
    _, errors = await asyncio.wait_for(process.communicate(), PATIENCE)
    assert TOKEN not in errors.decode()
    return process.returncode, errors.decode()


async def test_help_explains_the_commands(tmp_path: Path, env: dict[str, str]) -> None:
    code, out, _ = await play(tmp_path, env, "--help")
    assert code == 0
    assert "jalankan bot; perlu token" in " ".join(out.split())
    assert "run the bot; needs a token" in " ".join(out.split())


@pytest.mark.parametrize(
    ("command", "token", "loaded"),
    [(("--help",), TOKEN, ""), (("health",), TOKEN, ""), (("run",), "salah", ""), (("doctor",), TOKEN, " storage")],
)
@pytest.mark.long
async def test_only_the_demo_needs_the_simulator(
    tmp_path: Path, env: dict[str, str], command: tuple[str, ...], token: str, loaded: str
) -> None:
    """What runs for real carries no simulator: it is not imported, and so need not be installed. What is asked often,
    or refused at once, does not load the storage, either: on a small machine that takes seconds."""
    script = (
        "import sys, bot\ntry:\n    bot.main(sys.argv[1:])\n"
        "finally:\n    print('LOADED', *{m.split('.')[0] for m in sys.modules} & {'simulator', 'starlette', 'storage'})"
    )
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", script, *command, cwd=tmp_path, env=env | {"SOTARSA_BOT_TOKEN": token},
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    out, _ = await asyncio.wait_for(process.communicate(), PATIENCE)
    assert out.decode().splitlines()[-1] == f"LOADED{loaded}"


@pytest.mark.parametrize(
    ("name", "value"), [("SOTARSA_BOT_TOKEN", ""), ("SOTARSA_BOT_TOKEN", "salah"), ("SOTARSA_TIMEZONE", "Halong")]
)
async def test_a_bad_setting_is_one_sentence(tmp_path: Path, env: dict[str, str], name: str, value: str) -> None:
    code, out, errors = await play(tmp_path, env | {name: value}, "run")
    assert (code, out) == (2, "")
    assert errors.startswith("Pengaturan belum benar: ")
    assert name in errors
    assert errors.count("\n") == 1


async def test_a_refused_token_is_one_sentence(tmp_path: Path, env: dict[str, str], address: str) -> None:
    code, _, errors = await play(tmp_path, env | {"SOTARSA_API_URL": address, "SOTARSA_BOT_TOKEN": "1:no"}, "run")
    assert code == 2
    assert "Token: ditolak Telegram" in errors
    assert "Traceback" not in errors


async def test_a_broken_database_is_one_sentence(tmp_path: Path, env: dict[str, str]) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "sotarsa.sqlite3").write_bytes(b"not a database at all" * 500)
    code, _, errors = await play(tmp_path, env, "run")
    assert code == 2
    assert errors.startswith("✖ Basis data: rusak")
    assert "python bot.py restore" in errors
    assert errors.count("\n") == 1


async def test_a_database_that_is_gone_is_not_begun_anew(tmp_path: Path, env: dict[str, str]) -> None:
    """Where photos are there was one: its disk is not mounted, somebody moved it, or a copy was cut off before it
    began. A new one would take the day's messages, and be the wrong place for them."""
    (tmp_path / "data" / "photos" / "ab").mkdir(parents=True)
    code, _, errors = await play(tmp_path, env, "run")
    assert (code, errors.count("\n")) == (2, 1)
    assert errors.startswith("✖ Basis data: tidak ada atau kosong, padahal")
    assert not list((tmp_path / "data").glob("*.sqlite3"))
    (tmp_path / "data" / "sotarsa.sqlite3").touch()
    code, _, errors = await play(tmp_path, env, "run")
    assert (code, errors.startswith("✖ Basis data: tidak ada atau kosong, padahal")) == (2, True)


async def test_run_without_a_network_waits_and_stops_when_told(
    tmp_path: Path, env: dict[str, str], database: str
) -> None:
    process = await start(tmp_path, env, "run")
    assert b"no line yet" in await asyncio.wait_for(process.stderr.readline(), PATIENCE)
    code, _ = await stopped(process)
    assert code == 0
    assert await schema_state(database) is SchemaState.CURRENT


async def test_run_works_and_stops_when_told(
    tmp_path: Path, env: dict[str, str], world: World, address: str, database: str
) -> None:
    """A message is taken from Telegram, stored and done; SIGTERM ends the process with 0."""
    process = await start(tmp_path, env | {"SOTARSA_API_URL": address}, "run")
    ani = world.add_user("Ani (contoh)", user_id=7_000_000_001)
    world.private(ani, started=True)
    await poll(lambda: called(world, "deleteWebhook"))
    Actor(world, ani).starts()
    await poll(lambda: called(world, "sendMessage"))
    code, errors = await stopped(process)
    assert code == 0, errors
    store = SqlStore.open(database)
    async with store.reading() as books:
        assert await books.inbox.count(state=InboxState.DONE) == 1
    await store.close()
    assert world.unprovoked == []


async def test_a_bot_started_twice_says_so_and_waits(
    tmp_path: Path, env: dict[str, str], world: World, address: str
) -> None:
    """The second of two on one token neither dies nor stays silent."""
    env |= {"SOTARSA_API_URL": address}
    first = await start(tmp_path, env, "run")
    await poll(lambda: called(world, "deleteWebhook"))
    second = await start(tmp_path, env | {"SOTARSA_DATA": str(tmp_path / "second")}, "run")
    await poll(lambda: called(world, "deleteWebhook", times=2))
    world.expect(409)
    await poll(lambda: any(refusal.error_code == 409 for refusal in world.refusals))
    heard = [asyncio.create_task(_hears(one, b"another process polls with this token")) for one in (first, second)]
    done, _ = await asyncio.wait(heard, timeout=PATIENCE, return_when=asyncio.FIRST_COMPLETED)
    assert [one.result() for one in done]
    for one in heard:
        one.cancel()
    await asyncio.wait(heard)
    assert (first.returncode, second.returncode) == (None, None)
    assert [code for code, _ in (await stopped(first), await stopped(second))] == [0, 0]


async def _hears(process: BotProcess, words: bytes) -> bool:
    while line := await process.stderr.readline():
        if words in line:
            return True
    return False


async def test_one_data_folder_has_one_bot(tmp_path: Path, env: dict[str, str], world: World, address: str) -> None:
    """A second one would send again what the first is just sending, and at its end say that no bot lives."""
    env |= {"SOTARSA_API_URL": address}
    first = await start(tmp_path, env, "run")
    await poll(lambda: called(world, "deleteWebhook"))
    code, _, errors = await play(tmp_path, env, "run")
    assert (code, errors.startswith("Bot sudah berjalan dengan folder data ini"), errors.count("\n")) == (2, True, 1)
    first.kill()
    await first.communicate()
    next_ = await start(tmp_path, env, "run")
    await poll(lambda: called(world, "deleteWebhook", times=2))
    assert (await stopped(next_))[0] == 0


async def test_a_data_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path, env: dict[str, str]) -> None:
    """Said by the doctor before, too."""
    (tmp_path / "data").write_text("a file, not a folder")
    code, _, errors = await play(tmp_path, env, "run")
    assert (code, errors.startswith("✖ Basis data: tidak dapat ditulis."), errors.count("\n")) == (2, True, 1)
    _, out, _ = await play(tmp_path, env, "doctor")
    assert "✖ Basis data: tidak dapat ditulis." in out


async def test_the_doctor_finds_all_well(tmp_path: Path, env: dict[str, str], address: str) -> None:
    code, out, errors = await play(tmp_path, env | {"SOTARSA_API_URL": address}, "doctor")
    assert (code, errors) == (0, "")
    assert "✔ Token: diterima, bot ini @sotarsa_bot." in out
    assert "✔ Jam mesin: cocok" in out
    assert "! Basis data: belum ada." in out
    assert out.endswith("Bot dapat berjalan. Perhatikan baris bertanda !.\n")


async def test_the_doctor_without_a_line_says_what_to_mend(tmp_path: Path, env: dict[str, str]) -> None:
    code, out, errors = await play(tmp_path, env, "doctor")
    assert (code, errors) == (1, "")
    assert "✖ Telegram: tidak dapat dihubungi (ConnectError)." in out


@pytest.mark.parametrize("command", ["doctor", "health"])
@pytest.mark.long
async def test_what_is_said_may_be_read_in_part(tmp_path: Path, env: dict[str, str], command: str) -> None:
    """`bot.py doctor | head`: a trace of the machinery stood below its answer."""
    reading, writing = os.pipe()
    os.close(reading)
    process = await asyncio.create_subprocess_exec(
        sys.executable, str(BOT), command, cwd=tmp_path, env=env, stdout=writing, stderr=asyncio.subprocess.PIPE
    )
    os.close(writing)
    _, said = await asyncio.wait_for(process.communicate(), PATIENCE)
    assert (process.returncode, said.decode()) == (1, "")


async def test_the_doctor_reads_bad_settings(tmp_path: Path, env: dict[str, str]) -> None:
    code, out, errors = await play(tmp_path, env | {"SOTARSA_BOT_TOKEN": ""}, "doctor")
    assert (code, errors) == (1, "")
    assert out.startswith("✖ Pengaturan belum benar: SOTARSA_BOT_TOKEN belum diisi")


async def test_what_was_set_aside_is_tried_again_by_a_command(
    tmp_path: Path, env: dict[str, str], world: World, address: str, database: str
) -> None:
    """The poison stays poison; the message that was refused goes out."""
    env |= {"SOTARSA_API_URL": address}
    ani = world.add_user("Ani (contoh)", user_id=7_000_000_001)
    chat = world.private(ani, started=True)
    process = await start(tmp_path, env, "run")
    world.faults.poison()
    Actor(world, ani).starts()
    await poll(lambda: called(world, "sendMessage"))
    await stopped(process)
    store = SqlStore.open(database)
    async with store.writing() as books:
        await books.outbox.change_all(
            {"state": PostState.SENT}, state=PostState.FAILED, payload={"text": "sekali lagi"}, slot=None
        )
    await store.close()
    code, out, errors = await play(tmp_path, env, "retry")
    assert (code, errors) == (0, "")
    assert out.startswith("Dicoba lagi: 1 pesan masuk, ")
    process = await start(tmp_path, env, "run")
    await poll(lambda: any(m.text == "sekali lagi" for m in chat.timeline))
    await stopped(process)
    _, out, _ = await play(tmp_path, env, "doctor")
    assert "1 pesan gagal diolah" in out
    assert "Pesan keluar: tidak ada yang ditolak." in out


async def test_there_may_be_nothing_to_retry(tmp_path: Path, env: dict[str, str], database: str) -> None:
    code, _, errors = await play(tmp_path, env, "retry")
    assert (code, errors.startswith("! Basis data: belum ada.")) == (2, True)
    await upgrade(database)
    code, out, _ = await play(tmp_path, env, "retry")
    assert (code, out) == (0, "Tidak ada yang perlu dicoba lagi.\n")


@pytest.mark.parametrize("command", [("look", "dead"), ("look", "K1"), ("look", "update", "4"), ("replay", "4")])
async def test_where_nothing_is_yet_nothing_is_looked_at_nor_begun(
    tmp_path: Path, env: dict[str, str], database: str, command: tuple[str, ...]
) -> None:
    code, _, errors = await play(tmp_path, env, *command)
    assert (code, errors.startswith("! Basis data: belum ada.")) == (2, True)
    assert [*tmp_path.rglob("*.sqlite3")] == []
    await upgrade(database)
    code, out, errors = await play(tmp_path, env, *command)
    assert out == ""
    assert (code, errors) == (0, "") if command[1] == "dead" else (code, errors.count("\n")) == (2, 1)


def called(world: World, method: str, times: int = 1) -> bool:
    return sum(request.method == method for request in world.requests) >= times


async def poll(done: Callable[[], object], patience: float = PATIENCE) -> None:
    """Waits until something outside this process has happened; fails after so many seconds."""
    await until(done, patience)
