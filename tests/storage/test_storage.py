"""The contract of the books over SQL, fast and plain: shelves, transactions, and what readers see."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects.sqlite import aiosqlite
from sqlalchemy.exc import IntegrityError

from sotarsa_bot.books import AtLeast, AtMost, Books, OneOf, Store, Taken, Unlike
from sotarsa_bot.records.cargo import CargoItem
from sotarsa_bot.records.chats import Chat, ChatKind
from sotarsa_bot.records.holiday import Holiday, HolidayKind
from sotarsa_bot.records.machinery import Arrival, InboxState, Note, Slot
from sotarsa_bot.records.people import Person
from sotarsa_bot.records.visit import AgreedBy, Meeting, Place, Plan, Visit, VisitState
from sotarsa_bot.records.window import Window
from storage.engine import open_engine
from storage.fast.inline_session import open_session
from storage.mark_file import MarkFile
from storage.migrate import upgrade
from storage.shelf import TableShelf
from storage.store import SqlBooks, SqlStore
from storage.tables import MOMENT
from tests.waiting import PATIENCE

NOW = datetime(2026, 11, 20, 1, 30, 15, 123456, tzinfo=UTC)
moments = st.datetimes(datetime(1970, 1, 2), datetime(2200, 1, 1), timezones=st.timezones() | st.just(UTC))
DAYS = [date(2026, 12, n) for n in (1, 2, 3)]


@given(moments)
def test_moments_are_written_as_the_driver_did_and_read_back(moment: datetime) -> None:
    """What older versions left to the driver reads, compares and sorts the same."""
    dialect = aiosqlite.dialect()
    kind: Any = MOMENT.dialect_impl(dialect)
    write, read = kind.bind_processor(dialect), kind.result_processor(dialect, None)
    with closing(sqlite3.connect(":memory:")) as driver:
        (left_to_it,) = driver.execute("SELECT ?", (moment.astimezone(UTC).replace(tzinfo=None),)).fetchone()
    assert write(moment) == left_to_it
    # Compared in UTC: an hour that a zone has twice equals nothing in another zone (PEP 495).
    assert (read(left_to_it), read(left_to_it).tzinfo) == (moment.astimezone(UTC), UTC)
    assert (write(None), read(None)) == (None, None)


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite+aiosqlite:///{tmp_path / 'sotarsa.sqlite3'}"


@pytest.fixture(params=["fast", "plain"])
async def store(url: str, request: pytest.FixtureRequest) -> AsyncIterator[Store]:
    """Both promise the same; "plain" is also how any other database is asked."""
    await upgrade(url)
    store = SqlStore.open(url, plain=request.param == "plain")
    yield store
    await store.close()


@pytest.fixture
async def three_days(store: Store) -> None:
    """Three holidays: two public ones, then joint leave."""
    kinds = (HolidayKind.PUBLIC, HolidayKind.PUBLIC, HolidayKind.JOINT_LEAVE)
    async with store.writing() as books:
        await books.holidays.add_all(
            Holiday(day=day, name=f"libur {day.day}", kind=kind) for day, kind in zip(DAYS, kinds, strict=True)
        )


async def test_each_records_fields_are_its_tables_columns(url: str) -> None:
    """A field without a column, or a column without a field, would be lost in silence."""
    engine = open_engine(url)
    session = await open_session(engine, reading=True)
    books = vars(SqlBooks(session, None, MarkFile(None)))
    shelves = [shelf for shelf in books.values() if isinstance(shelf, TableShelf)]
    await session.close()
    await engine.dispose()
    assert len(shelves) > 20
    for shelf in shelves:
        assert set(shelf._table.c.keys()) == set(shelf._record.model_fields), shelf._table.name


# --- finding ---


@pytest.mark.usefixtures("three_days")
async def test_find_understands_each_condition(store: Store) -> None:
    """Equal, at most, at least, one of, unlike, and several at once."""
    async with store.reading() as books:

        async def days(**where: Any) -> list[int]:
            return [h.day.day for h in await books.holidays.find(order="day", **where)]

        assert await days() == [1, 2, 3]
        assert await days(day=DAYS[1]) == [2]
        assert await days(day=AtMost(DAYS[1])) == [1, 2]
        assert await days(day=AtLeast(DAYS[1])) == [2, 3]
        assert await days(day=OneOf((DAYS[0], DAYS[2]))) == [1, 3]
        assert await days(kind=Unlike(HolidayKind.PUBLIC)) == [3]
        assert await days(kind=HolidayKind.PUBLIC, day=AtLeast(DAYS[1])) == [2]
        assert await days(day=OneOf(())) == []


@pytest.mark.usefixtures("three_days")
async def test_find_orders_and_limits(store: Store) -> None:
    """By a field, or backwards, and no more than asked for."""
    async with store.reading() as books:
        assert [h.day for h in await books.holidays.find(order="-day", limit=2)] == [DAYS[2], DAYS[1]]
        latest = await books.holidays.first(order="-day")
        assert latest is not None
        assert latest.day == DAYS[2]
        assert await books.holidays.first(name="none such") is None


async def test_none_and_set_are_conditions(store: Store) -> None:
    """`None` finds what is empty, `Unlike(None)` what is set."""
    async with store.writing() as books:
        await books.people.add(Person(name="Belum bergabung", created_at=NOW))
        await books.people.add(Person(name="Ada", telegram_id=7_000_000_001, created_at=NOW))
        assert [p.name for p in await books.people.find(telegram_id=None)] == ["Belum bergabung"]
        assert [p.name for p in await books.people.find(telegram_id=Unlike(None))] == ["Ada"]


@pytest.mark.usefixtures("three_days")
async def test_counting_adding_up_and_the_least(store: Store) -> None:
    """Sums of nothing are 0; the least of nothing is None."""
    async with store.reading() as books:
        assert await books.holidays.count(kind=HolidayKind.PUBLIC) == 2
        assert await books.holidays.total("id", day=AtMost(DAYS[1])) == 3
        assert await books.counts.total("amount") == 0
        assert await books.holidays.least("day") == DAYS[0]
        assert await books.counts.least("at") is None


@pytest.mark.usefixtures("three_days")
async def test_sums_and_the_least_for_each_value(store: Store) -> None:
    """Sums in the order in which the values first came; the least in their own order."""
    async with store.reading() as books:
        assert await books.holidays.total_per("kind", "id") == {HolidayKind.PUBLIC: 3, HolidayKind.JOINT_LEAVE: 3}
        assert await books.holidays.total_per("kind", "id", day=DAYS[1]) == {HolidayKind.PUBLIC: 2}
        assert await books.holidays.least_per("kind", "day", day=AtLeast(DAYS[1])) == [
            (HolidayKind.PUBLIC, DAYS[1]),
            (HolidayKind.JOINT_LEAVE, DAYS[2]),
        ]


@pytest.mark.usefixtures("three_days")
async def test_what_was_read_before_a_change_is_not_believed_after_it(store: Store) -> None:
    """A transaction remembers what it read, but not beyond its own writing."""
    async with store.writing() as books:
        assert await books.holidays.count() == len(await books.holidays.find()) == 3
        await books.holidays.change(1, name="libur lain")
        assert (await books.holidays.get(1)).name == "libur lain"
        await books.holidays.discard(id=1)
        assert await books.holidays.count() == len(await books.holidays.find()) == 2
        added = await books.holidays.add(Holiday(day=DAYS[0], name="baru", kind=HolidayKind.PUBLIC))
        assert await books.holidays.get(added.id) == added


async def test_a_found_list_may_be_changed_by_whoever_asked(store: Store) -> None:
    """It is theirs: the next who asks gets it as it was."""
    async with store.writing() as books:
        await books.notes.add(Note(key="a", value=""))
        (await books.notes.find()).clear()
        assert len(await books.notes.find()) == 1


async def test_what_is_not_there_is_a_lookup_error(store: Store) -> None:
    async with store.reading() as books:
        with pytest.raises(LookupError, match="people has no 99"):
            await books.people.get(99)


# --- adding, changing, discarding ---


async def test_a_unique_key_is_taken_once_and_the_transaction_goes_on(store: Store) -> None:
    """The second `add` says Taken, and what the transaction did before and does after is kept."""
    async with store.writing() as books:
        first = await books.people.add(Person(name="Ani", telegram_id=1, created_at=NOW))
        with pytest.raises(Taken):
            await books.people.add(Person(name="Orang lain", telegram_id=1, created_at=NOW))
        await books.people.add(Person(name="Budi", telegram_id=2, created_at=NOW))
    async with store.reading() as books:
        assert [p.name for p in await books.people.find()] == ["Ani", "Budi"]
        assert await books.people.get(first.id) == first


async def test_a_record_with_a_natural_key_is_found_by_it(store: Store) -> None:
    async with store.writing() as books:
        await books.notes.add(Note(key="last_heard", value="x"))
        with pytest.raises(Taken):
            await books.notes.add(Note(key="last_heard", value="y"))
        assert (await books.notes.get("last_heard")).value == "x"


async def test_compare_and_set_lets_one_of_two_through(store: Store) -> None:
    """The first answer wins; the second hears that nothing matched."""
    async with store.writing() as books:
        visit = await books.visits.add(_visit(await books.people.add(Person(name="Ani", created_at=NOW))))
        assert await books.visits.change(visit.id, only_if={"version": 1}, version=2, state=VisitState.AGREED)
        assert not await books.visits.change(visit.id, only_if={"version": 1}, version=2, state=VisitState.CANCELLED)
        assert (await books.visits.get(visit.id)).state is VisitState.AGREED


@pytest.mark.usefixtures("three_days")
async def test_changing_and_discarding_say_how_many(store: Store) -> None:
    async with store.writing() as books:
        assert await books.holidays.change_all({"kind": HolidayKind.PUBLIC}, forecast=True) == 2
        assert await books.holidays.discard(forecast=True) == 2
        assert await books.holidays.count() == 1
        with pytest.raises(ValueError, match="say what"):
            await books.holidays.discard()


# --- what goes in comes out ---


async def test_a_visit_with_its_plan_comes_back_as_it_was(store: Store) -> None:
    """Nested models, tuples, optional parts, names with markup and emoji."""
    async with store.writing() as books:
        ani = await books.people.add(Person(name="<b>Ani</b> & 👩‍⚕️", created_at=NOW))
        plain = await books.visits.add(_visit(ani))
        meeting = Meeting(
            starts_at=NOW, place=Place(name="Balai desa", latitude=-2.3, longitude=115.6), by=ani.id, how=AgreedBy.RADIO
        )
        agreed = plain.with_(agreed=meeting, day=DAYS[2], state=VisitState.AGREED)
        await books.visits.change(plain.id, agreed=meeting, day=DAYS[2], state=VisitState.AGREED)
    async with store.reading() as books:
        assert await books.visits.get(plain.id) == agreed
        assert await books.people.get(ani.id) == ani
        assert await books.visits.count(counter=None) == 1
        assert await books.visits.count(agreed=Unlike(None)) == 1
    async with store.writing() as books:
        await books.visits.change(plain.id, agreed=None)
        assert await books.visits.count(agreed=None) == 1


async def test_moments_come_back_in_utc_whatever_zone_they_went_in(store: Store) -> None:
    """To the microsecond; the office's zone is for people only."""
    wita = timezone(timedelta(hours=8))
    async with store.writing() as books:
        person = await books.people.add(Person(name="Ani", created_at=NOW.astimezone(wita)))
    async with store.reading() as books:
        back = (await books.people.get(person.id)).created_at
        assert back == NOW
        assert back.tzinfo is UTC
        assert await books.people.count(created_at=AtMost(NOW.astimezone(wita))) == 1


async def test_a_slots_buttons_come_back_as_pairs(store: Store) -> None:
    async with store.writing() as books:
        chat = await _chat(books)
        slot = await books.slots.add(Slot(name="visit:1:card", chat=chat, buttons=(("Ya", "v1:ya"),)))
        assert await books.slots.get("visit:1:card") == slot


async def test_numbers_of_64_bits_fit(store: Store) -> None:
    async with store.writing() as books:
        big = 2**52
        await books.people.add(Person(name="Ani", telegram_id=big, created_at=NOW))
        assert await books.people.count(telegram_id=big) == 1


async def test_a_reference_to_nobody_is_refused(store: Store) -> None:
    """Foreign keys are on (SQLite's default is off); and it is not said that the key is taken."""
    with pytest.raises((sqlite3.IntegrityError, IntegrityError), match="FOREIGN KEY"):
        async with store.writing() as books:
            await books.slots.add(Slot(name="s", chat=99))


# --- transactions ---


async def test_a_transaction_that_raises_leaves_no_trace(store: Store) -> None:
    with pytest.raises(RuntimeError, match="power cut"):
        await _half_done(store)
    async with store.reading() as books:
        assert await books.people.count() == 0
        assert await books.inbox.count() == 0


async def test_writers_take_turns(store: Store) -> None:
    """Twenty who read and then write never lose one another's change."""
    async with store.writing() as books:
        await books.notes.add(Note(key="n", value="0"))

    async def count_up() -> None:
        async with store.writing() as books:
            value = int((await books.notes.get("n")).value)
            await asyncio.sleep(0)
            await books.notes.change("n", value=str(value + 1))

    await asyncio.gather(*(count_up() for _ in range(20)))
    async with store.reading() as books:
        assert (await books.notes.get("n")).value == "20"


async def test_writers_of_two_processes_take_turns(store: Store, url: str) -> None:
    """A second store on the same file (another process) waits for the first instead of failing."""
    other = SqlStore.open(url)
    async with store.writing() as books:
        await books.notes.add(Note(key="n", value="0"))

    async def count_up(who: SqlStore | Store) -> None:
        async with who.writing() as books:
            value = int((await books.notes.get("n")).value)
            await asyncio.sleep(0)
            await books.notes.change("n", value=str(value + 1))

    await asyncio.gather(*(count_up(who) for who in (store, other) * 4))
    async with store.reading() as books:
        assert (await books.notes.get("n")).value == "8"
    await other.close()


async def test_readers_see_what_is_committed_and_do_not_wait(store: Store) -> None:
    """While a writer is at work a reader sees the state before; after the commit, the state after."""
    async with store.writing() as writing:
        await writing.people.add(Person(name="Ani", created_at=NOW))
        async with asyncio.timeout(PATIENCE), store.reading() as reading:
            assert await reading.people.count() == 0
    async with store.reading() as reading:
        assert await reading.people.count() == 1


async def _half_done(store: Store) -> None:
    async with store.writing() as books:
        await books.people.add(Person(name="Ani", created_at=NOW))
        await books.inbox.add(Arrival(update_id=1, chat=1, raw="{}", received_at=NOW, state=InboxState.DONE))
        raise RuntimeError("power cut")


async def _chat(books: Books) -> int:
    return (await books.chats.add(Chat(telegram_id=-1, kind=ChatKind.GROUP, title="Tim"))).id


def _visit(by: Person) -> Visit:
    plan = Plan(
        services=("ktp", "kesehatan"),
        window=Window(first=DAYS[0], last=DAYS[2]),
        leader=by.id,
        members=(by.id, 2),
        cargo=(CargoItem(item="sembako", amount=25, unit="paket"),),
        note="jalan <licin> & berbatu",
    )
    return Visit(village="2019", plan=plan, proposed_by=by.id, proposed_at=NOW)
