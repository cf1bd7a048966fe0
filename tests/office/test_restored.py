"""After a restore nothing is given or said twice: codes, numbers of papers, reminders; and what is lost is told."""

import json
import shutil
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest

from simulator.model import Chat
from sotarsa_bot.records.machinery import PostState
from storage.backup import back_up, restore
from storage.mark_file import MarkFile
from tests.conftest import Stage
from tests.the_day import begins, own, seen

Acts = Callable[[], Awaitable[None]]


@pytest.fixture
def marks(home: Path) -> Path:
    return home / "sotarsa.marks"


@pytest.fixture
async def taken(stage: Stage, home: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Awaitable[Path]]:
    """Makes a backup of what is there now."""

    async def take() -> Path:
        file = tmp_path_factory.mktemp("usb") / "cadangan.tar"
        await back_up(url(home), home / "photos", file, stage.clock.now())
        return file

    return take


def url(home: Path) -> str:
    return f"sqlite+aiosqlite:///{home / 'sotarsa.sqlite3'}"


async def back(stage: Stage, home: Path, file: Path, *, meanwhile: Callable[[], object] = lambda: None) -> None:
    """The bot stops, its database is lost, the backup is put in its place, and the bot starts."""
    await stage.engine.close()
    old = home / "old"
    old.mkdir()
    for one in (home / "photos", *home.glob("sotarsa.sqlite3*")):
        if one.exists():
            shutil.move(one, old)
    meanwhile()
    await restore(file, url(home), home / "photos")
    stage.clock.advance(timedelta(minutes=10))
    stage.engine = await stage.reopened()
    await stage.settle()


def told(stage: Stage) -> str:
    """The administrator's word about it."""
    admin = stage.cast.admin
    chat = own(stage, admin)
    return next(m.shown for m in admin.sees(chat) if "dipulihkan dari cadangan" in m.shown)


async def known(stage: Stage) -> None:
    await stage.acts.says(stage.cast.admin, own(stage, stage.cast.admin), "/start")


async def test_a_code_is_not_given_twice(stage: Stage, home: Path, taken: Callable[[], Awaitable[Path]]) -> None:
    """K2 was Uren's; a photo for it waits without signal; the next visit, to Kapul, is another."""
    cast = stage.cast
    await known(stage)
    await stage.acts.plans()
    file = await taken()
    await stage.acts.plans()
    lost = stage.acts.card(cast.coordinator, cast.team_group, "K2")
    cast.member.sends_photo(cast.team_group, caption="K2 sembako 5")  # it waits at Telegram
    await back(stage, home, file)
    assert "Kode K2 sudah pernah dipakai" in told(stage)
    assert "mulai dari K3" in told(stage)
    await stage.acts.plans("Kapul")
    assert "Desa Kapul" in stage.acts.card(cast.coordinator, cast.team_group, "K3").shown
    assert stage.acts.card(cast.coordinator, cast.team_group, "K2") is lost
    async with stage.engine.store.reading() as books:
        (photo,) = await books.photos.find()
        assert photo.visit is None
        assert await books.deliveries.count() == 0
    assert "Kunjungan K2 tidak ada" in seen(cast.member, cast.team_group)


async def test_a_card_of_the_lost_time_presses_nothing(
    stage: Stage, home: Path, taken: Callable[[], Awaitable[Path]]
) -> None:
    """Its buttons name records that are others' by now."""
    cast = stage.cast
    await begins(stage)
    file = await taken()
    await stage.acts.says(cast.member, cast.team_group, "/kendala hujan")
    await stage.acts.taps(cast.member, "cuaca", cast.team_group)
    await stage.acts.taps(cast.member, "Tanpa foto", cast.team_group)
    (lost,) = [m for m in cast.member.sees(cast.team_group) if any("Lanjutkan" in label for label in m.labels)]
    await back(stage, home, file)
    await stage.acts.says(cast.coordinator, cast.team_group, "/kendala jembatan putus")
    await stage.acts.taps(cast.coordinator, "jalan", cast.team_group)
    await stage.acts.taps(cast.coordinator, "Tanpa foto", cast.team_group)
    cast.member.taps("Lanjutkan", message=lost)
    await stage.settle()
    assert "tidak berlaku lagi, karena bot baru dipulihkan" in cast.member.alerts[-1].text
    cast.member.replies(lost, "lanjut saja")
    await stage.settle()
    assert "tidak berlaku lagi, karena bot baru dipulihkan" in cast.member.last(cast.team_group).shown
    async with stage.engine.store.reading() as books:
        assert await books.incidents.count(resolved_at=None) == 1


async def test_a_papers_number_is_not_given_twice(
    stage: Stage, home: Path, taken: Callable[[], Awaitable[Path]]
) -> None:
    await known(stage)
    await with_scheme(stage)
    await stage.acts.plans()
    await stage.acts.decides()
    file = await taken()
    me = own(stage, stage.cast.coordinator)
    first = await numbered(stage, me)
    await back(stage, home, file)
    assert "sudah diberikan sampai urutan 1; yang berikutnya 2" in told(stage)
    second = await numbered(stage, me)
    assert (first, second) == ("400.9/1/KEC-HLG/XI/2026", "400.9/2/KEC-HLG/XI/2026")


async def with_scheme(stage: Stage) -> None:
    coordinator, me = stage.cast.coordinator, own(stage, stage.cast.coordinator)
    await stage.acts.says(coordinator, me, "/kantor")
    await stage.acts.taps(coordinator, "Surat tugas", me)
    await stage.acts.taps(coordinator, "Pola nomor surat tugas", me)
    await stage.acts.says(coordinator, me, "400.9/{urut}/KEC-HLG/{bulan_romawi}/{tahun}")
    await stage.acts.taps(coordinator, "Selesai", me)


async def asked_for(stage: Stage, me: Chat) -> None:
    coordinator = stage.cast.coordinator
    await stage.acts.says(coordinator, me, "/ringkasan k1")
    await stage.acts.taps(coordinator, "Nomor, Word, arsip", me)
    await stage.acts.taps(coordinator, "Beri nomor", me)


async def numbered(stage: Stage, me: Chat) -> str:
    """The number that the letter of K1 gets."""
    coordinator = stage.cast.coordinator
    await asked_for(stage, me)
    await stage.acts.taps(coordinator, "Ya", me)
    async with stage.engine.store.reading() as books:
        (given,) = await books.paper_numbers.find()
        return given.text


async def test_a_reminder_that_was_said_is_not_said_again(
    stage: Stage, home: Path, taken: Callable[[], Awaitable[Path]]
) -> None:
    cast = stage.cast
    await known(stage)
    await stage.acts.plans()
    await stage.acts.decides()
    file = await taken()
    await stage.acts.waits_until(stage.acts.starts_at(cast.coordinator, cast.team_group, "K1") - timedelta(days=2))
    before = seen(cast.official, cast.village_group).count("hari lagi")
    assert before
    await back(stage, home, file)
    assert seen(cast.official, cast.village_group).count("hari lagi") == before
    assert "pengingat sudah dikirim sebelum ini dan tidak diulang: K1" in told(stage)
    await stage.acts.waits_until(stage.acts.starts_at(cast.coordinator, cast.team_group, "K1") - timedelta(hours=1))
    assert seen(cast.official, cast.village_group).count("hari lagi") + seen(
        cast.official, cast.village_group
    ).casefold().count("besok")


async def test_what_waited_in_the_backup_is_sent_and_told(
    stage: Stage, home: Path, taken: Callable[[], Awaitable[Path]]
) -> None:
    await known(stage)
    await stage.acts.plans()
    await stage.starts()
    async with stage.engine.store.writing() as books:
        (post, *_) = await books.outbox.find(state=PostState.SENT, method="sendMessage", order="-id")
        await books.outbox.change(post.id, state=PostState.QUEUED)
    file = await taken()
    stage.world.expect("message is not modified")
    await back(stage, home, file)
    assert "1 pesan yang menunggu ketika cadangan dibuat" in told(stage)


async def test_without_the_marks_codes_are_passed_over_and_numbers_wait_for_a_look(
    stage: Stage, home: Path, marks: Path, taken: Callable[[], Awaitable[Path]]
) -> None:
    """Another machine, on which nothing tells what was given."""
    cast = stage.cast
    await known(stage)
    await with_scheme(stage)
    await stage.acts.plans()
    await stage.acts.decides()
    file = await taken()
    await back(stage, home, file, meanwhile=marks.unlink)
    assert "kunjungan berikutnya berkode K22" in told(stage)
    me = own(stage, cast.coordinator)
    await asked_for(stage, me)
    assert "lihat buku agenda" in cast.coordinator.alerts[-1].text
    await stage.acts.says(cast.coordinator, me, "/kantor")
    await stage.acts.taps(cast.coordinator, "Surat tugas", me)
    await stage.acts.taps(cast.coordinator, "Nomor surat tugas berikutnya", me)
    await stage.acts.says(cast.coordinator, me, "7")
    await stage.acts.says(cast.coordinator, me, "/batal")
    assert await numbered(stage, me) == "400.9/7/KEC-HLG/XI/2026"
    await stage.acts.plans("Kapul")
    assert stage.acts.card(cast.coordinator, cast.team_group, "K22")
    assert json.loads(marks.read_text())["visits"] == 22


async def test_a_card_in_a_chat_tells_how_far_codes_were_given(
    stage: Stage, home: Path, marks: Path, taken: Callable[[], Awaitable[Path]]
) -> None:
    """Whoever presses the lost card of K40 shows that there was one."""
    cast = stage.cast
    await stage.acts.plans()
    await stage.starts()
    file = await taken()
    async with stage.engine.store.writing() as books:
        await books.high_water.raise_("visits", 39)
    await stage.acts.plans()
    lost = stage.acts.card(cast.coordinator, cast.team_group, "K40")
    await back(stage, home, file, meanwhile=marks.unlink)
    cast.coordinator.taps("Tunda", message=lost)
    await stage.settle()
    await stage.acts.plans("Kapul")
    assert stage.acts.card(cast.coordinator, cast.team_group, "K41")


# --- the file ---


async def test_the_marks_are_on_the_disk_before_the_code_is_said(stage: Stage, marks: Path) -> None:
    await stage.acts.plans()
    assert json.loads(marks.read_text())["visits"] == 1
    assert marks.stat().st_mode & 0o777 == 0o600
    assert not list(marks.parent.glob("*.part"))


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b'{"visits": "x"}', b"\xff"])
async def test_a_spoilt_file_is_as_none(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "marks"
    file.write_bytes(content)
    found = MarkFile(file)
    assert not found.known
    await found.reach("visits", 3)
    assert MarkFile(file).before("visits") == 3
    assert found.before("visits") == 0  # what this process gave counts in its books


async def test_a_mark_never_goes_back(tmp_path: Path) -> None:
    found = MarkFile(tmp_path / "marks")
    await found.reach("visits", 5)
    await found.reach("visits", 3)
    assert json.loads((tmp_path / "marks").read_text()) == {"visits": 5}
    assert [file.name for file in tmp_path.iterdir()] == ["marks"]
