"""What names people goes after the office's years, and the figures stay."""

from collections import Counter
from datetime import timedelta
from pathlib import Path

from simulator.photos import sample_photo
from sotarsa_bot.books import Unlike
from sotarsa_bot.privacy import erasing, retention
from sotarsa_bot.records.field import Listed
from sotarsa_bot.records.form_file import Signature
from sotarsa_bot.records.machinery import InboxState
from sotarsa_bot.records.visit import Replanned, VisitState
from sotarsa_bot.register import register
from sotarsa_bot.summaries import figures
from sotarsa_bot.summaries.figures import Figures
from storage import picture_check
from storage.picture_files import DiskPictures
from tests.conftest import Stage
from tests.killed import Killed, KilledAfter
from tests.list_samples import THREE, csv_text
from tests.the_day import begins, heard, reports

NAMES = ("Aminah", "Rahmat", "Jl. Balai", "Mariani", "Saleh", "sakit")


async def a_closed_visit(stage: Stage, photos: Path) -> None:
    """K1 with a list, a proxy, two by name, photos, a signature and a note; closed."""
    cast = stage.cast
    await begins(stage)
    private = cast.member.opens_private()
    cast.member.sends_document(private, "daftar.csv", csv_text(THREE).encode(), caption="K1")
    await stage.settle()
    await stage.acts.taps(cast.member, "Simpan", private)
    await stage.acts.says(cast.member, private, "K1 2 terima sembako wakil Mariani (istri); sakit")
    await stage.acts.says(cast.member, private, "K1 Saleh terima sembako")
    await stage.acts.taps(cast.member, "Ya", private)
    await stage.acts.says(cast.member, private, "K1 Saleha terima sembako")
    await stage.acts.taps(cast.member, "Ya", private)
    cast.member.sends_album(cast.team_group, 3, caption="K1 1 terima sembako")
    await stage.settle()
    await reports(stage, "Selesai", "Tim sudah pulang")
    async with stage.engine.store.writing() as books:
        (visit,) = await books.visits.find()
        was = Replanned(plan=visit.plan.with_(note="lewat rumah Mariani"), version=visit.version)
        await books.visits.change(1, state=VisitState.CLOSED, closed_at=stage.clock.now(), replanned=was)
        (first, *_) = await books.deliveries.find()
        sha256 = (await DiskPictures(photos).keep(sample_photo(9))).sha256
        now, of = stage.clock.now(), {"visit": 1, "delivery": first.id, "by": first.by}
        await books.signatures.add(Signature(sha256=sha256, happened_at=now, received_at=now, **of))


async def figures_of(stage: Stage) -> Figures:
    async with stage.engine.store.reading() as books:
        return await figures.of_visits(books, await books.visits.find())


async def years_pass(stage: Stage, photos: Path, years: float) -> int:
    now = stage.clock.now() + timedelta(days=366 * years)
    store = stage.engine.store
    await retention.tidy(store, now)
    return await erasing.erase_due(store, DiskPictures(photos), stage.engine.office, now)


def everything(home: Path) -> bytes:
    return b"".join(file.read_bytes() for file in home.rglob("*") if file.is_file())


async def test_after_the_years_nobody_is_named_and_the_figures_are_the_same(
    stage: Stage, home: Path, photos: Path
) -> None:
    await a_closed_visit(stage, photos)
    before = await figures_of(stage)
    assert (before.reached, before.by_proxy, before.photos) == (4, 1, 3)
    assert await years_pass(stage, photos, 4.9) == 0
    assert await figures_of(stage) == before
    assert len([*photos.rglob("*.jpg")]) == 4
    assert await years_pass(stage, photos, 5.1) == 1
    assert await years_pass(stage, photos, 5.2) == 0
    assert await figures_of(stage) == before
    assert [*photos.rglob("*.jpg")] == []
    async with stage.engine.store.reading() as books:
        kept = str([await shelf.find() for shelf in (
            books.recipients, books.listed, books.deliveries, books.photos, books.incidents, books.list_files,
            books.inbox, books.outbox, books.talks, books.slots, books.audit,
        )])  # fmt: skip
        assert [name for name in NAMES if name in kept] == []
        assert [one.replanned for one in await books.visits.find()] == [None]
        assert [one.sealed for one in await books.listed.find()] == ["", "", ""]
        assert [one.nik_index for one in await books.recipients.find()] == [None, None, None]
        assert (await books.entitlements.count(), await books.signatures.count()) == (0, 0)
        (entry,) = await books.audit.find(what="visit.erased")
        assert entry.detail == {"recipients": 3, "hand_overs": 4, "photos": 3}
        assert str(await picture_check.examine(books, DiskPictures(photos))).startswith("✔")


async def test_a_picture_that_another_visit_has_too_stays(stage: Stage, photos: Path) -> None:
    await a_closed_visit(stage, photos)
    async with stage.engine.store.writing() as books:
        (one, *_) = await books.photos.find()
        await books.photos.add(
            one.with_(id=0, message=99_999, visit=None, delivery=None, received_at=stage.clock.now())
        )
        await books.photos.change(one.id, received_at=stage.clock.now())
    now = stage.clock.now() + timedelta(days=366 * 5)
    async with stage.engine.store.writing() as books:
        await books.photos.change_all({"message": 99_999}, received_at=now)
    await erasing.erase_due(stage.engine.store, DiskPictures(photos), stage.engine.office, now)
    assert [file.stem for file in photos.rglob("*.jpg")] == [one.sha256]


async def test_killed_between_the_files_and_the_records_it_goes_on(stage: Stage, photos: Path) -> None:
    await a_closed_visit(stage, photos)
    async with stage.engine.store.reading() as books:
        for photo in await books.photos.find():
            DiskPictures(photos).forget(photo.sha256 or "")
    assert await years_pass(stage, photos, 5.1) == 1


async def test_killed_between_two_parts_of_a_large_visit_it_goes_on_and_equal_names_stay_equal(
    stage: Stage, photos: Path
) -> None:
    """600 on the list and 600 hand-overs by name, two to each; killed again and again."""
    await a_closed_visit(stage, photos)
    async with stage.engine.store.writing() as books:
        (first, *_) = await books.deliveries.find()
        people = await register.enrol(books, [register.person("2019", f"Warga {n}") for n in range(600)])
        await books.listed.add_all(
            Listed(visit=1, number=100 + n, recipient=one.id, name=one.name) for n, one in enumerate(people)
        )
        twice = [first.with_(id=0, number=None, source=f"s{n}", recipient=f"Saleh {n % 300}") for n in range(600)]
        await books.deliveries.add_all(twice)
    before = await figures_of(stage)
    kills = 0
    while True:
        engine, now = stage.engine, stage.clock.now() + timedelta(days=366 * 6)
        try:
            await erasing.erase_due(KilledAfter(engine.store, 2), DiskPictures(photos), engine.office, now)
        except Killed:
            kills += 1
        else:
            break
        await stage.reopen()
    assert kills > 4
    assert await figures_of(stage) == before
    async with stage.engine.store.reading() as books:
        whom = Counter(one.recipient for one in await books.deliveries.find() if one.source.startswith("s"))
        assert set(whom.values()) == {2}
        assert len(whom) == 300
        assert all(name.startswith("(dihapus) ") for name in whom)
        names = {one.name for shelf in (books.recipients, books.listed) for one in await shelf.find(name=Unlike(""))}
        assert names == {"(dihapus)"}
        (entry,) = await books.audit.find(what="visit.erased")
        assert entry.detail == {"recipients": 603, "hand_overs": 604, "photos": 3}


async def test_an_erased_visit_offers_no_pictures_and_takes_no_names(stage: Stage, photos: Path) -> None:
    cast = stage.cast
    await a_closed_visit(stage, photos)
    await years_pass(stage, photos, 5.1)
    camat = cast.camat.opens_private()
    await stage.acts.says(cast.camat, camat, "/ringkasan K1")
    assert "Foto: 3" in heard(cast.camat, camat)
    assert not any("foto" in label.lower() for label in cast.camat.last(camat).labels)
    await stage.acts.says(cast.member, cast.team_group, "K1 usulan Aminah: kursi roda")
    assert cast.member.last(cast.team_group).shown.startswith("Kunjungan K1 sudah lama ditutup")


async def test_updates_that_are_done_are_kept_for_a_month(stage: Stage) -> None:
    """A bug: nobody called what removed them. Those that could not be handled stay."""
    await stage.acts.plans()
    await stage.starts()
    async with stage.engine.store.writing() as books:
        first = await books.inbox.first()
        assert first
        await books.inbox.change(first.update_id, state=InboxState.DEAD)
        count = await books.inbox.count()
    await retention.tidy(stage.engine.store, stage.clock.now() + timedelta(days=29))
    async with stage.engine.store.reading() as books:
        assert await books.inbox.count() == count
    await retention.tidy(stage.engine.store, stage.clock.now() + timedelta(days=31))
    async with stage.engine.store.reading() as books:
        assert [one.state for one in await books.inbox.find()] == [InboxState.DEAD]
