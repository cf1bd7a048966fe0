"""However often and in whatever order a phone's files arrive, each record is taken up once, none is written over."""

import asyncio
import itertools
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from copy import deepcopy
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sotarsa_bot.acting import Acting
from sotarsa_bot.books import Books, StartsWith
from sotarsa_bot.offline import form_files, form_import
from sotarsa_bot.offline.form_import import FormImport
from sotarsa_bot.offline.form_pictures import Held
from sotarsa_bot.offline.form_places import who_of
from sotarsa_bot.people.invites import grant
from sotarsa_bot.records.cargo import CargoItem
from sotarsa_bot.records.chats import Chat
from sotarsa_bot.records.form_file import FormFile, FormIssue, Placing, PlacingKind
from sotarsa_bot.records.people import Person, Role
from sotarsa_bot.records.visit import Meeting, Plan, Village, Visit, VisitState
from sotarsa_bot.records.window import Window
from sotarsa_bot.register import recipients, register
from sotarsa_bot.running.office import Office
from storage.engine import open_engine
from storage.store import SqlStore
from storage.tables import metadata
from tests.form_samples import KEY, form_file, said, sha

NOW = datetime(2026, 12, 3, 4, tzinfo=UTC)
NAMES = ("Aminah", "Rahmat", "Siti")
Files = list[list[dict[str, Any]]]


class Phone:
    """What the form does with its records (offline/page/records.js)."""

    def __init__(self, name: str) -> None:
        self.name, self.records, self.known = name, dict[int, dict[str, Any]](), dict[str, int]()
        self.files: list[list[dict[str, Any]]] = []
        self.gone: list[dict[str, Any]] = []

    def does(self, what: str, number: int, n: int) -> None:
        record = self.records.get(number)
        if what == "file":
            self.files.append(deepcopy([*self.gone, *self.records.values()]))
            self.known |= {one["id"]: one["rev"] for one in self.files[-1]}
        elif record is None and what == "tick":
            id_ = sha(f"{self.name}{n}".encode())[:16]
            self.records[number] = said(number, NAMES[number - 1], id_, photos=[])
        elif record and what == "photo":
            record["photos"].append(sha(f"photo {n}".encode()))
        elif record and what in ("change", "undo"):
            record["rev"] += self.known.get(record["id"]) == record["rev"]
            record["note"] = f"{what} {n}"
            if what == "undo":
                del self.records[number]
                if record["id"] in self.known:
                    self.gone.append(record | {"undone": True})


OFTEN = ("tick", "tick", "tick", "change", "photo", "undo", "file", "file")
messages = itertools.count(1)
acts = st.tuples(st.sampled_from(OFTEN), st.integers(1, 3))


@st.composite
def arrivals(draw: st.DrawFn) -> Files:
    """Files of two phones that bear the same form, in any order, some of them twice."""
    phones = [Phone("one"), Phone("other")]
    for phone in phones:
        for n, act in enumerate(draw(st.lists(acts, min_size=4, max_size=14))):
            phone.does(*act, n)
        phone.does("file", 0, 99)
    every = [file for phone in phones for file in phone.files]
    return draw(st.lists(st.sampled_from(every), min_size=1, max_size=6))


@asynccontextmanager
async def office() -> AsyncIterator[SqlStore]:
    """A visit with three names on its list."""
    engine = open_engine("sqlite+aiosqlite://")
    async with engine.begin() as connection:
        await connection.run_sync(metadata.create_all)
    store = SqlStore(engine)
    try:
        async with store.writing() as books:
            await furnish(books)
        yield store
    finally:
        await store.close()


async def furnish(books: Books) -> None:
    await books.villages.add(Village(code="2019", name="Uren"))
    await books.people.add(Person(name="Hendra", created_at=NOW))
    await books.chats.add(Chat(telegram_id=1, kind="private", title="Hendra"))
    window, cargo = Window(first=date(2026, 12, 1), last=date(2026, 12, 5)), (CargoItem(item="sembako", amount=25),)
    plan = Plan(services=("makanan",), window=window, leader=1, cargo=cargo)
    meeting, state = Meeting(starts_at=NOW, by=1), VisitState.UNDER_WAY
    visit = Visit(village="2019", plan=plan, state=state, agreed=meeting, proposed_by=1, proposed_at=NOW)
    await grant(books, await books.people.get(1), Role.TEAM, None, None, NOW)
    await recipients.add(await hendra(books), await books.visits.add(visit), "\n".join(NAMES))


async def hendra(books: Books) -> Acting:
    return Acting(books, Office(), NOW, await books.people.get(1), await books.grants.find(person=1), chat=1)


async def issued(store: SqlStore) -> int:
    """A form of its own for each example, all in one database."""
    async with store.writing() as books:
        form = FormIssue(visit=1, person=1, key=KEY, issued_at=NOW - timedelta(days=1))
        return (await books.forms.add(form)).id


async def imported(
    store: SqlStore, form: int, records: Sequence[dict[str, Any]], *, replacing: bool = False,
    placed: tuple[Placing, ...] = (),
) -> FormImport:  # fmt: skip
    """As the worker does it, without the pictures' bytes."""
    filled = form_files.read(form_file([{**record, "photos": []} for record in records], form=form), KEY).filled
    photos = {record["id"]: tuple(record.get("photos", ())) for record in records}
    filled = filled.with_(records=tuple(one.with_(photos=photos[one.id]) for one in filled.records))
    async with store.writing() as books:
        file = await books.form_files.add(
            FormFile(
                chat=1,
                message=next(messages),
                by=1,
                file_id="f",
                name="n",
                received_at=NOW,
                next_try=NOW,
                placed=placed,
            )
        )
        acting, visit = await hendra(books), await books.visits.get(1)
        pictures = {picture: Held(1, "") for one in filled.records for picture in one.pictures}
        issue = await books.forms.get(form)
        done = await form_import.save(acting, visit, issue, file, filled, pictures, replacing=replacing)
        return done.found


async def kept(store: SqlStore, form: int) -> dict[str, set[str]]:
    """What stands, by the phone's id: its state, and its pictures."""
    found: dict[str, set[str]] = {}
    async with store.reading() as books:
        for delivery in await books.deliveries.find(withdrawn_at=None, source=StartsWith(f"form:{form}:")):
            id_, _, rev = delivery.source.split(":")[2].partition(".")
            shown = {photo.sha256 or "" for photo in await books.photos.find(delivery=delivery.id)}
            found.setdefault(id_, set()).update({f"rev {rev}", *shown})
    return found


async def everything(store: SqlStore) -> list[Any]:
    async with store.reading() as books:
        return [await getattr(books, shelf).find() for shelf in ("deliveries", "photos", "signatures")]


def for_all_arrivals(check: Callable[[SqlStore, int, Files], Awaitable[None]], examples: int) -> None:
    async def once(store: SqlStore, files: Files) -> None:
        await check(store, await issued(store), files)

    with asyncio.Runner() as runner:
        opened = office()
        store = runner.run(opened.__aenter__())
        try:
            settings(max_examples=examples)(given(arrivals())(lambda files: runner.run(once(store, files))))()
        finally:
            runner.run(opened.__aexit__(None, None, None))


def test_each_record_is_there_once_as_it_first_came_with_all_its_pictures() -> None:
    async def check(store: SqlStore, form: int, files: Files) -> None:
        expected: dict[str, set[str]] = {}
        gone: set[str] = set()
        for file in files:
            await imported(store, form, file)
            gone |= {one["id"] for one in file if one.get("undone") and one["id"] not in expected}
            for record in (one for one in file if not (one.get("undone") or one["id"] in gone)):
                state = f"rev {record['rev']}"
                if state in expected.setdefault(record["id"], {state}):
                    expected[record["id"]] |= set(record["photos"])
            before = await everything(store)
            assert not (await imported(store, form, file)).changes
            assert await everything(store) == before
        assert await kept(store, form) == expected

    for_all_arrivals(check, examples=20)


def test_on_a_word_the_newest_state_of_the_phone_stands() -> None:
    """Replacing, an older file that comes late brings nothing back, and what was undone stays undone."""

    async def check(store: SqlStore, form: int, files: Files) -> None:
        newest: dict[str, dict[str, Any]] = {}
        for file in files:
            await imported(store, form, file, replacing=True)
            newest |= {one["id"]: one for one in file if one["rev"] >= newest.get(one["id"], one)["rev"]}
        found = await kept(store, form)
        assert set(found) == {id_ for id_, record in newest.items() if not record.get("undone")}
        assert all(f"rev {newest[id_]['rev']}" in what for id_, what in found.items())

    for_all_arrivals(check, examples=20)


async def test_what_was_undone_after_it_was_recorded_is_brought_back_by_no_older_file() -> None:
    async with office() as store:
        form, first = await issued(store), said(1, "Aminah", "a" * 16)
        for file in (first, first | {"rev": 3, "undone": True}, first | {"rev": 2, "note": "dua"}):
            await imported(store, form, [file], replacing=True)
        assert await kept(store, form) == {}


async def test_who_is_not_found_for_sure_is_held_and_all_others_are_taken() -> None:
    async with office() as store:
        records = [said(1, "Aminah"), said(2, "Budi"), said(9, "Siti"), said(4, "Rahmad")]
        found = await imported(store, await issued(store), records)
        assert [(one.number, one.name) for one in found.fresh] == [(1, "Aminah"), (3, "Siti")]
        assert [(one.number, one.name) for one in found.held] == [(2, "Budi"), (4, "Rahmad")]
        assert [one.number for _, one in found.candidates] == [2]  # who bears Budi's number now


async def test_a_record_is_the_recipients_whatever_their_number_and_name_are_now() -> None:
    """The list was emptied and filled again, and a name was corrected: the same people of the register."""
    async with office() as store:
        async with store.writing() as books:
            whos = {one.name: who_of(one.key) for one in await books.recipients.find()}
            await books.listed.change_all({"number": 3}, number=30, name="Siti Aisyah")
            await books.listed.change_all({"number": 1}, number=3)
            await books.recipients.change_all({"name": "Siti"}, name="Siti Aisyah")
        records = [said(1, "Aminah", who=whos["Aminah"]), said(3, "Siti", who=whos["Siti"])]
        found = await imported(store, await issued(store), records)
        assert [(one.number, one.name) for one in found.fresh] == [(3, "Aminah"), (30, "Siti Aisyah")]
        assert [one.number for one in (await everything(store))[0]] == [3, 30]


async def test_a_namesake_is_not_taken_for_somebody_who_is_known_and_not_on_the_list() -> None:
    async with office() as store:
        async with store.writing() as books:
            other = await books.recipients.add(register.person("2019", "Aminah"))
            two = await books.listed.first(number=1)
            assert two
            await books.listed.add(two.with_(id=0, number=7, recipient=other.id))
        form, away = await issued(store), who_of("recipient:gone")
        assert [
            one.number for one in (await imported(store, form, [said(1, "Aminah", who=who_of(other.key))])).fresh
        ] == [7]
        struck_out = said(1, "Aminah", "b" * 16, who=away)  # known by nothing but a name that two people bear
        assert (await imported(store, form, [struck_out])).held
        async with store.writing() as books:
            elsewhere = await books.recipients.add(register.person("2019", "Rahmat"))
        known = said(2, "Rahmat", "c" * 16, who=who_of(elsewhere.key))  # of the register, and not on this list
        assert (await imported(store, form, [known])).held
        assert (await imported(store, form, [said(2, "Rahmat", "d" * 16, who=away)])).fresh


async def test_an_answer_about_whose_it_is_counts_and_what_is_dropped_stays_dropped() -> None:
    async with office() as store:
        form = await issued(store)
        async with store.reading() as books:
            who = {one.name: who_of(one.key) for one in await books.recipients.find()}
        ids = ["a" * 16, "b" * 16, "c" * 16]
        records = [said(7, "Orang Lain", id_) for id_ in ids]
        placed = (
            Placing(record=ids[0], kind=PlacingKind.PERSON, who=who["Siti"]),
            Placing(record=ids[1], kind=PlacingKind.NAME), Placing(record=ids[2], kind=PlacingKind.NOBODY),
        )  # fmt: skip
        found = await imported(store, form, records, placed=placed)
        assert not found.held
        assert [(d.number, d.recipient) for d in (await everything(store))[0] if d.withdrawn_at is None] == [
            (3, ""), (None, "Orang Lain"),
        ]  # fmt: skip
        again = await imported(store, form, records)  # a file that comes later bears them too
        assert (again.held, again.changes, len(again.same)) == ((), False, 3)


async def test_what_others_have_recorded_is_recorded_too_and_told() -> None:
    async with office() as store:
        form = await issued(store)
        await imported(store, form, [said(1, "Aminah")])
        found = await imported(store, form, [said(1, "Aminah", "f" * 16), said(2, "Rahmat")])
        assert found.twice == (1,)
        assert len((await everything(store))[0]) == 3


async def test_a_clock_that_cannot_be_right_is_told_and_kept_in_words() -> None:
    """When it arrived is nearer to the truth; the register counts by the day."""
    async with office() as store:
        times = ["1970-01-01T00:03:00Z", "2026-12-03T03:00:00Z", "2027-12-03T03:00:00Z"]
        records = [said(n, NAMES[n - 1]) | {"happened_at": at} for n, at in enumerate(times, 1)]
        found = await imported(store, await issued(store), records)
        assert [one.number for one in found.odd_clock] == [1, 3]
        deliveries = (await everything(store))[0]
        assert [f"{one.happened_at:%d-%m-%Y %H}" for one in deliveries] == [
            f"03-12-2026 {at}" for at in ("04", "03", "04")
        ]
        assert [one.note for one in deliveries] == [
            "jam ponsel Kamis, 1 Januari 1970, 08.03 WITA", "", "jam ponsel Jumat, 3 Desember 2027, 11.00 WITA",
        ]  # fmt: skip
        assert {one.received_at for one in deliveries} == {NOW}
