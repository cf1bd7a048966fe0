"""Pictures opened in a process of their own: the same answers, and nothing that it does harms the bot."""

import asyncio
import errno
import io
import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from conversations.engine import make_bot
from conversations.files.jobs import Limits
from conversations.gateway.circuit_breaker import CircuitBreaker
from conversations.gateway.downloads import Downloads
from conversations.hand_overs.picture_keeper import PictureKeeper
from simulator.photos import sample_photo
from simulator.transport import SimTransport
from sotarsa_bot.records.field import Photo, PhotoState
from sotarsa_bot.running.pictures import Kept, NotAPicture, OpenerEnded, Traits
from storage.picture_files import DiskPictures
from storage.picture_process import HEAD, Ask, PictureProcess
from tests.conftest import Stage
from tests.the_day import begins, heard
from tests.waiting import turns, until

SMALL = 30
ROOT = Path(__file__).parents[2]
BOT = """
import asyncio, sys
from pathlib import Path
from simulator.photos import sample_photo
from storage.picture_process import PictureProcess

async def main():
    pictures = PictureProcess(Path(sys.argv[1]))
    await pictures.keep(sample_photo(1))
    print(pictures._process._process.pid, flush=True)
    await asyncio.sleep(60)

asyncio.run(main())
"""


def asked(pictures: PictureProcess) -> Any:
    """What it was asked and has not answered."""
    return pictures._process._waiting if pictures._process else ()


def pid_of(pictures: PictureProcess) -> int:
    assert pictures._process is not None
    return pictures._process._process.pid


async def test_it_answers_as_if_it_were_done_here(tmp_path: Path) -> None:
    here, contents = DiskPictures(tmp_path / "here"), [sample_photo(n) for n in range(SMALL)]
    async with PictureProcess(tmp_path / "apart") as apart:
        kept = await asyncio.gather(*map(apart.keep, contents))
        assert kept == [await here.keep(content) for content in contents]
        assert kept[3] == await apart.keep(contents[3])
        assert apart.path(kept[3].sha256).read_bytes() == contents[3]
        assert await apart.traits(kept[3].sha256) == kept[3].traits != Traits()
        assert await apart.traits("0" * 64) == Traits()
        page = b"%PDF-1.4 one page %%EOF"
        assert await apart.keep(page, paper=True) == await here.keep(page, paper=True)
        for content, why in ((b"", "empty"), (b"words", "foreign"), (sample_photo(1)[:5000], "corrupt")):
            with pytest.raises(NotAPicture, match=why):
                await apart.keep(content)


async def test_a_small_one_does_not_wait_for_all_the_large_ones_before_it(tmp_path: Path) -> None:
    """Large ones are opened one by one, as far as memory goes."""
    ended: list[str] = []

    async def kept(name: str, content: bytes) -> None:
        await pictures.keep(content)
        ended.append(name)

    async with PictureProcess(tmp_path) as pictures:
        await asyncio.gather(
            *(kept(f"large {shade}", large(shade)) for shade in (10, 90)), kept("small", sample_photo(1))
        )
    assert ended.index("small") < 2


async def test_on_a_disk_where_nothing_can_be_made_each_picture_is_told_why(tmp_path: Path) -> None:
    (tmp_path / "photos").write_text("no folder")
    async with PictureProcess(tmp_path / "photos") as pictures:
        first = await asyncio.gather(*(pictures.keep(sample_photo(n)) for n in (1, 2)), return_exceptions=True)
        pid = pid_of(pictures)
        with pytest.raises(NotADirectoryError):
            await pictures.keep(sample_photo(3))
        assert [type(end) for end in first] == [NotADirectoryError] * 2
        assert pid_of(pictures) == pid


def large(shade: int) -> bytes:
    """More than are decoded beside another."""
    out = io.BytesIO()
    Image.new("RGB", (4000, 4000), (shade, shade, shade)).save(out, "PNG")
    return out.getvalue()


@settings(max_examples=10)
@given(st.lists(st.binary(max_size=70_000), min_size=1, max_size=6))
def test_whatever_comes_each_gets_its_own_answer(strange: list[bytes]) -> None:
    async def all_of_them(folder: Path) -> None:
        async with PictureProcess(folder) as pictures:
            told = await asyncio.gather(*map(pictures.keep, strange), return_exceptions=True)
            here = await asyncio.gather(*map(DiskPictures(folder).keep, strange), return_exceptions=True)
            assert list(map(repr, told)) == list(map(repr, here))

    with TemporaryDirectory() as folder:
        asyncio.run(all_of_them(Path(folder)))


async def test_a_process_that_dies_is_told_and_begun_anew(tmp_path: Path) -> None:
    async with PictureProcess(tmp_path) as pictures:
        await pictures.keep(sample_photo(1))
        os.kill(first := pid_of(pictures), signal.SIGSTOP)
        waiting = [asyncio.create_task(pictures.keep(sample_photo(n))) for n in (2, 3)]
        await until(lambda: len(asked(pictures)) == 2)
        os.kill(first, signal.SIGKILL)
        assert [type(end) for end in await asyncio.gather(*waiting, return_exceptions=True)] == [OpenerEnded] * 2
        kept = await pictures.keep(sample_photo(2))
        assert pictures.path(kept.sha256).exists()
        assert pid_of(pictures) != first


async def test_whoever_stops_waiting_takes_nobody_elses_answer(tmp_path: Path) -> None:
    async with PictureProcess(tmp_path) as pictures:
        kept = await pictures.keep(sample_photo(1))
        os.kill(pid_of(pictures), signal.SIGSTOP)
        gone, stays = (asyncio.create_task(pictures.keep(sample_photo(n))) for n in (2, 1))
        await until(lambda: len(asked(pictures)) == 2)
        gone.cancel()
        os.kill(pid_of(pictures), signal.SIGCONT)
        assert await stays == kept


async def test_one_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with PictureProcess(tmp_path) as pictures:
        await pictures.keep(sample_photo(1))
        os.kill(first := pid_of(pictures), signal.SIGSTOP)
        with monkeypatch.context() as hurried:
            hurried.setattr("storage.picture_process.ANSWER_SECONDS", 0.1)
            with pytest.raises(OpenerEnded, match="hung"):
                await pictures.keep(sample_photo(2))
        assert (await pictures.keep(sample_photo(2))).sha256
        assert pid_of(pictures) != first
        os.kill(pid_of(pictures), signal.SIGSTOP)
    assert not Path(f"/proc/{pid_of(pictures)}").exists()


async def test_it_knows_no_secret_and_does_not_heed_the_bots_signals(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOTARSA_BOT_TOKEN", "12345:verysecret")
    async with PictureProcess(tmp_path) as pictures:
        await pictures.keep(sample_photo(1))
        assert b"verysecret" not in Path(f"/proc/{pid_of(pictures)}/environ").read_bytes()
        first = pid_of(pictures)
        for stop in (signal.SIGTERM, signal.SIGINT):
            os.kill(first, stop)
        assert (await pictures.keep(sample_photo(2))).sha256
        assert pid_of(pictures) == first
    assert not Path(f"/proc/{first}").exists()


async def test_it_ends_with_a_bot_that_is_killed(tmp_path: Path) -> None:
    bot = await asyncio.create_subprocess_exec(
        sys.executable, "-c", BOT, str(tmp_path), stdout=asyncio.subprocess.PIPE, cwd=ROOT
    )
    assert bot.stdout is not None
    apart = Path(f"/proc/{int(await bot.stdout.readline())}")
    assert apart.exists()
    bot.kill()
    await bot.wait()

    def gone() -> bool:
        try:
            return ") Z " in (apart / "stat").read_text()  # nobody may be there to bury it
        except (FileNotFoundError, ProcessLookupError):
            return True

    await until(gone)


def test_with_nobody_to_hear_its_answer_it_ends_without_a_word(tmp_path: Path) -> None:
    """The bot was killed while it was at work: that is in nobody's log."""
    apart = subprocess.Popen(
        [sys.executable, "-m", "storage.picture_process", str(tmp_path)], cwd=ROOT,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert apart.stdin is not None
    assert apart.stdout is not None
    apart.stdout.close()
    content = sample_photo(1)
    _, said = apart.communicate(HEAD.pack(1, Ask.PHOTO, len(content)) + content, timeout=20)
    assert (said, apart.returncode) == (b"", -signal.SIGPIPE)


async def test_a_photo_whose_opening_is_cut_off_is_stored_later(stage: Stage, photos: Path) -> None:
    cast, engine = stage.cast, stage.engine
    await begins(stage)
    cast.member.sends_photo(cast.team_group, sample_photo(5), caption="K1 3 terima")
    await engine.receiver.receive()
    await engine.worker.work()
    bot = make_bot(stage.world.token, "http://telegram.test", SimTransport(stage.world))
    async with PictureProcess(photos) as pictures:
        keeper = PictureKeeper(stage.clock.now, engine.office, pictures)
        fetcher = Downloads(bot, engine.store, stage.clock.now, CircuitBreaker(), keeper)
        await pictures.keep(sample_photo(9))
        os.kill(pid_of(pictures), signal.SIGSTOP)
        fetching = asyncio.create_task(fetcher.fetch())
        await until(lambda: asked(pictures))
        os.kill(pid_of(pictures), signal.SIGKILL)
        await fetching
    await bot.shutdown()
    async with engine.store.reading() as books:
        assert [(photo.state, photo.attempts) for photo in await books.photos.find()] == [(PhotoState.PENDING, 1)]
    await stage.later(minutes=1)
    assert "1 dari 1 foto tersimpan" in heard(cast.member, cast.team_group)


class Crashing(DiskPictures):
    """Ends, as the process would, over these pictures; or over whatever it is asked; or its disk is out of reach."""

    def __init__(self, folder: Path, *over: bytes, always: bool = False, disk: bool = False) -> None:
        super().__init__(folder)
        self._over, self._always, self._disk = over, always, disk
        self.at_once = self.most_with_one = 0

    async def keep(self, content: bytes, *, paper: bool = False) -> Kept:
        if self._disk:
            raise OSError(errno.ETIMEDOUT, "the disk is far away")  # Python makes it a TimeoutError
        self.at_once += 1
        await turns()
        if content in self._over:
            self.most_with_one = self.at_once
        self.at_once -= 1
        self._end(content in self._over)
        return await super().keep(content, paper=paper)

    async def traits(self, sha256: str) -> Traits:
        self._end(False)
        return await super().traits(sha256)

    def _end(self, now: bool) -> None:
        if now or self._always:
            raise OpenerEnded("the process that opens pictures has ended")


async def fetched(stage: Stage, pictures: DiskPictures, rounds: int) -> list[Photo]:
    """All photos after so many rounds of three tries at most."""
    bot = make_bot(stage.world.token, "http://telegram.test", SimTransport(stage.world))
    keeper = PictureKeeper(stage.clock.now, stage.engine.office, pictures, Limits(tries=3))
    fetcher = Downloads(bot, stage.engine.store, stage.clock.now, CircuitBreaker(), keeper)
    for _ in range(rounds):
        await fetcher.fetch()
        stage.clock.advance(timedelta(minutes=1))
    await bot.shutdown()
    async with stage.engine.store.reading() as books:
        return await books.photos.find()


async def two_photos(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    for number in (5, 6):
        cast.member.sends_photo(cast.team_group, sample_photo(number), caption=f"K1 {number} terima")
    await stage.engine.receiver.receive()
    await stage.engine.worker.work()


async def test_a_photo_that_ends_the_process_each_time_is_said_to_be_broken(stage: Stage, photos: Path) -> None:
    """A bug: it was tried for ever, and nobody was asked to send it again. At last it is opened alone."""
    await two_photos(stage)
    pictures = Crashing(photos, sample_photo(5))
    states = [photo.state for photo in await fetched(stage, pictures, rounds=2)]
    assert states == [PhotoState.PENDING, PhotoState.STORED]
    cast = stage.cast
    cast.member.sends_photo(cast.team_group, sample_photo(7), caption="K1 7 terima")
    await stage.engine.receiver.receive()
    await stage.engine.worker.work()
    broken, *others = await fetched(stage, pictures, rounds=1)
    assert (broken.state, broken.problem) == (PhotoState.BROKEN, "corrupt")
    assert {photo.state for photo in others} == {PhotoState.STORED}
    assert pictures.most_with_one == 1
    await stage.settle()
    assert "Foto ini rusak dan tidak dapat dibuka. Mohon kirim lagi" in heard(cast.member, cast.team_group)


@pytest.mark.parametrize("trouble", ["always", "disk"])
async def test_where_nothing_can_be_opened_no_photo_is_to_blame(stage: Stage, photos: Path, trouble: str) -> None:
    await two_photos(stage)
    tried = await fetched(stage, Crashing(photos, **{trouble: True}), rounds=5)
    assert [(photo.state, photo.attempts) for photo in tried] == [(PhotoState.PENDING, 5)] * 2
    await stage.later(minutes=2)
    assert "2 dari 2 foto tersimpan" in heard(stage.cast.member, stage.cast.team_group)
