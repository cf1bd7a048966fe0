"""A visit as a machine: whatever people do in whatever order, late and at once, the books stay in order."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Coroutine
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple, TypeVar

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from sotarsa_bot.acting import Acting
from sotarsa_bot.books import AtMost, Books, OneOf
from sotarsa_bot.field import closing, differences, incidents, load, undoing
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.hand_overs.deliveries import HandOver
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.official import approvals
from sotarsa_bot.offline import form_import, form_undo
from sotarsa_bot.offline.form_files.records import Filled, Goods, Said
from sotarsa_bot.parsing import Left
from sotarsa_bot.people.invites import grant
from sotarsa_bot.records.cargo import CargoItem
from sotarsa_bot.records.chats import Chat, ChatKind
from sotarsa_bot.records.field import DIFFERENCES, DeliveryKind, Incident, IncidentEnd, IncidentKind
from sotarsa_bot.records.form_file import FormFile, FormIssue, Placing, PlacingKind
from sotarsa_bot.records.machinery import Reminder, ReminderState
from sotarsa_bot.records.paperwork import Side, Standing
from sotarsa_bot.records.people import Person, Role
from sotarsa_bot.records.steps import Step
from sotarsa_bot.records.visit import BROKEN_OFF, MOVES, OPEN, UNDONE, Choice, Meeting, Plan, Village, Visit, VisitState
from sotarsa_bot.records.window import Window
from sotarsa_bot.running.office import Office
from sotarsa_bot.settling import settle
from sotarsa_bot.visits import checklist, reminders, replanned, visits
from storage.engine import open_engine
from storage.store import SqlStore
from storage.tables import metadata

T = TypeVar("T")
BEGIN = datetime(2026, 11, 24, 1, tzinfo=UTC)
OFFICE = Office()
ON_THE_ROAD = (VisitState.AGREED, VisitState.UNDER_WAY, VisitState.RETURNED)
FORM = 1
ITEMS = ("sembako", "selimut")
days = st.integers(0, 12)
amounts = st.integers(0, 40)
sources = st.sampled_from("abcdef")
which = st.integers(0, 2)
REPORTED = tuple(kind for kind in IncidentKind if kind not in DIFFERENCES)
late = st.booleans()
"""Whether somebody acts on what they saw before the last change."""

UseCase = Callable[[Acting, Visit], Awaitable[object]]


SETTLING = {
    "approval.outdated", "delivery.released", "incident.ended", "incident.opened_again", "load.opened",
    "mismatch.opened", "visit.answers_void",
}  # fmt: skip
"""What a change may bring with it: the books are left whole."""


class Kept(NamedTuple):
    """Everything in the books that a use case can touch."""

    visit: Visit
    rows: dict[str, list[Any]]

    @property
    def audited(self) -> int:
        return len(self.rows["audit"])


def plan(first: date, leader: int) -> Plan:
    cargo = (CargoItem(item="sembako", amount=25, unit="paket"),)
    window = Window(first=first, last=first + timedelta(days=4))
    return Plan(services=("makanan",), window=window, leader=leader, cargo=cargo)


def a_record(record: str, amount: int, at: datetime) -> Said:
    goods = (Goods(item="sembako", amount=amount),)
    return Said(id=record * 16, rev=1, number=1, name=f"Orang {record}", how=DeliveryKind.RECEIVED, goods=goods,
                happened_at=at)  # fmt: skip


class VisitMachine(RuleBasedStateMachine):
    """One visit, proposed first; every rule is a transaction of its own, as an update is."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.now = BEGIN
        self.standing: dict[str, tuple[str, int]] = {}
        self.withdrawn: set[str] = set()
        self.held: dict[str, tuple[str, int, DeliveryKind]] = {}
        self.received: set[str] = set()
        self.approved: set[str] | None = None
        self.earlier: Visit | None = None
        self.steps: set[Step] = set()
        self.troubles: list[str] = []
        self.ended: list[IncidentEnd | None] = []
        self.play(self._furnish())

    def play(self, doing: Coroutine[Any, Any, T]) -> T:
        return self.loop.run_until_complete(doing)

    async def _furnish(self) -> None:
        engine = open_engine("sqlite+aiosqlite://")
        async with engine.begin() as connection:
            await connection.run_sync(metadata.create_all)
        self.store = SqlStore(engine)
        async with self.store.writing() as books:
            await books.villages.add(Village(code="2019", name="Uren", travel_minutes=90))
            self.rahmi = await books.people.add(Person(name="Rahmi", created_at=BEGIN))
            self.chat = await books.chats.add(Chat(telegram_id=7, kind=ChatKind.PRIVATE, title="Rahmi"))
            await grant(books, self.rahmi, Role.COORDINATOR, None, None, BEGIN)
            await grant(books, self.rahmi, Role.OFFICIAL, "2019", None, BEGIN)
            self.hadi = await books.people.add(Person(name="Hadi", created_at=BEGIN))
            await grant(books, self.hadi, Role.OFFICIAL, "2020", None, BEGIN)
            self.grants = await books.grants.find()

    def teardown(self) -> None:
        self.play(self.store.close())
        self.loop.close()

    # --- what people do ---

    @initialize(first=days)
    def propose(self, first: int) -> None:
        async def proposed() -> Visit:
            async with self.store.writing() as books:
                return await visits.propose(
                    self.acting(books, self.rahmi), "2019", plan(self.day(first), self.rahmi.id)
                )

        async def given() -> None:
            async with self.store.writing() as books:
                await books.forms.add(FormIssue(id=FORM, visit=self.visit.id, person=self.rahmi.id, key="ab" * 32,
                                                issued_at=BEGIN))  # fmt: skip

        self.visit = self.play(proposed())
        self.play(given())

    @rule(day=st.none() | days, time=st.sampled_from(("", "09:00")), late=late)
    def choose(self, day: int | None, time: str, late: bool) -> None:
        choice = Choice(day=self.day(day), time=time, by=self.rahmi.id) if day is not None else None
        allowed = self.visit.state is VisitState.PROPOSED
        self.changes(lambda a, v: visits.choose(a, v, choice), allowed, late)

    @rule(day=days, late=late)
    def counter(self, day: int, late: bool) -> None:
        allowed = self.visit.state in (VisitState.PROPOSED, VisitState.AGREED)
        self.changes(lambda a, v: visits.counter(a, v, self.meeting(day)), allowed, late)

    @rule(late=late)
    def decline(self, late: bool) -> None:
        self.changes(visits.decline, self.visit.state in (VisitState.PROPOSED, VisitState.AGREED), late)

    @rule(day=days, late=late)
    def offer(self, day: int, late: bool) -> None:
        meeting = self.meeting(day)
        allowed = self.visit.state in (VisitState.PROPOSED, VisitState.AGREED) and meeting.starts_at > self.now
        self.changes(lambda a, v: visits.decline(a, v, meeting), allowed, late)

    @rule(late=late)
    def refuse_offer(self, late: bool) -> None:
        self.changes(visits.refuse_offer, True, late)

    @rule(day=days, late=late)
    def agree(self, day: int, late: bool) -> None:
        meeting = self.meeting(day)
        allowed = VisitState.AGREED in MOVES[self.visit.state] and meeting.starts_at > self.now
        if self.changes(lambda a, v: visits.agree(a, v, meeting), allowed, late):
            self.steps.clear()  # another journey

    @rule(state=st.sampled_from((VisitState.POSTPONED, VisitState.POSTPONED, VisitState.CANCELLED)), late=late)
    def put_off(self, state: VisitState, late: bool) -> None:
        allowed = state in MOVES[self.visit.state]
        self.changes(lambda a, v: visits.put_off(a, v, state, "jembatan putus"), allowed, late)

    @rule(vehicle=st.sampled_from(("", "Hilux", "Avanza")), late=late)
    def replan(self, vehicle: str, late: bool) -> None:
        wanted = self.visit.plan.with_(vehicle=vehicle)
        allowed = self.visit.state in OPEN and vehicle != self.visit.plan.vehicle
        self.changes(lambda a, v: replanned.replan(a, v, v.plan.with_(vehicle=vehicle)), allowed, late)
        assert not allowed or late or self.visit.plan == wanted

    @rule(late=late)
    def restore(self, late: bool) -> None:
        self.changes(undoing.restore, self.visit.state in BROKEN_OFF, late)

    @rule(first=days, late=late)
    def propose_again(self, first: int, late: bool) -> None:
        again = plan(self.day(first), self.rahmi.id)
        allowed = VisitState.PROPOSED in MOVES[self.visit.state]
        self.changes(lambda a, v: visits.propose_again(a, v, again), allowed, late)

    @rule(step=st.sampled_from(Step), minutes_ago=st.integers(0, 600), late=late)
    def report(self, step: Step, minutes_ago: int, late: bool) -> None:
        happened = self.now - timedelta(minutes=minutes_ago)
        broken_off = self.visit.state in BROKEN_OFF and bool(self.steps) and Step.RETURNED not in self.steps
        allowed = self.visit.state in ON_THE_ROAD or broken_off
        if self.changes(lambda a, v: visits.report_step(a, v, step, happened, self.now), allowed, late):
            self.steps.add(step)

    @rule(step=st.sampled_from(Step), late=late)
    def take_back_step(self, step: Step, late: bool) -> None:
        broken_off = self.visit.state in BROKEN_OFF
        allowed = step in self.steps and (self.visit.state in ON_THE_ROAD or broken_off)
        if self.changes(lambda a, v: undoing.take_back_step(a, v, step), allowed, late):
            self.steps.discard(step)

    @rule(
        source=sources,
        item=st.sampled_from((*ITEMS, "Sembako ")),
        amount=amounts,
        kind=st.sampled_from((DeliveryKind.RECEIVED, DeliveryKind.RECEIVED, DeliveryKind.ABSENT)),
    )
    def hand_over(self, source: str, item: str, amount: int, kind: DeliveryKind) -> None:
        said = HandOver(item=item, amount=amount, kind=kind)
        known = source in {*self.standing, *self.withdrawn, *self.held}
        closed = self.visit.state is VisitState.CLOSED
        done = self.records(
            lambda a, v: deliveries.confirm(a, v, said, source, self.now),
            known or closed or self.visit.state in ON_THE_ROAD,
        )
        if done and not known and closed:
            self.held[source] = (item, amount, kind)
        elif done and not known:
            self.standing[source] = (item.strip().casefold(), amount if kind is DeliveryKind.RECEIVED else 0)
            self.received |= {source} if kind is DeliveryKind.RECEIVED else set()

    @rule(several=st.lists(sources, min_size=1, max_size=3, unique=True))
    def withdraw(self, several: list[str]) -> None:
        closed = self.visit.state is VisitState.CLOSED
        held = [source for source in several if closed and source in self.held]
        done = self.records(
            lambda a, v: deliveries.withdraw(a, v, several), bool(held) or self.visit.state in ON_THE_ROAD
        )
        for source in held:
            del self.held[source]
            self.withdrawn.add(source)
        if done and not closed:
            self.withdrawn |= {s for s in several if s in self.standing}
            self.standing = {s: said for s, said in self.standing.items() if s not in several}
            self.received -= set(several)

    @rule(record=st.sampled_from("0123"), amount=st.integers(1, 9))
    def import_form(self, record: str, amount: int) -> None:
        """A file of an offline form with one record is saved; of a closed visit it is held."""
        source, closed = self.of_form(record), self.visit.state is VisitState.CLOSED
        new = source not in self.standing and source not in self.held

        async def imported(a: Acting, v: Visit) -> None:
            filled = Filled(form=FORM, saved_at=self.now, records=(a_record(record, amount, self.now),))
            placed = (Placing(record=filled.records[0].id, kind=PlacingKind.NAME),)
            message = 1 + await a.books.form_files.count()
            sent = FormFile(chat=self.chat.id, message=message, by=a.by.id, file_id="f", name="f",
                            received_at=self.now, next_try=self.now, placed=placed)  # fmt: skip
            file, issue = await a.books.form_files.add(sent), await a.books.forms.get(FORM)
            await form_import.save(a, v, issue, file, filled, {}, replacing=False)

        if self.records(imported, closed or self.visit.state in ON_THE_ROAD) and new and closed:
            self.held[source] = ("sembako", amount, DeliveryKind.RECEIVED)
        elif new and self.visit.state in ON_THE_ROAD:
            self.standing[source] = ("sembako", amount)
            self.received.add(source)

    @rule(record=st.sampled_from("0123"))
    def undo_import(self, record: str) -> None:
        """All that the file brought goes, and it may be sent again; what counts of a closed visit stays."""
        source, closed = self.of_form(record), self.visit.state is VisitState.CLOSED

        async def undone(a: Acting, v: Visit) -> None:
            files = [one for one in await a.books.form_files.find() if source in one.added]
            if not files:
                raise Mistake("common.answered_already")
            await form_undo.undo(a, await form_undo.visit_of(a.books, files[0]), files[0])

        there = source in self.held if closed else source in self.standing and self.visit.state in ON_THE_ROAD
        if self.records(undone, there):
            self.held.pop(source, None)
            self.standing.pop(source, None)
            self.received.discard(source)

    @staticmethod
    def of_form(record: str) -> str:
        return f"form:{FORM}:{record * 16}.1:0"

    @rule()
    def approve(self) -> None:
        async def approved(a: Acting, v: Visit) -> None:
            shown = await approvals.stamp(a.books, v)
            await approvals.approve(a, v, Side.TEAM, Standing.COORDINATOR, shown)

        if self.records(approved, bool(self.received) and self.approved is None):
            self.approved = set(self.received)

    @rule()
    def take_back(self) -> None:
        if self.records(approvals.withdraw, self.approved is not None):
            self.approved = None

    @rule(item=st.sampled_from(checklist.VILLAGE_LIST))
    def tick(self, item: str) -> None:
        agreed = self.visit.state is VisitState.AGREED
        self.records(lambda a, v: checklist.tick(a, v, "village", item), agreed)

    @rule(off_by=st.sampled_from((0, 0, 0, 1)))
    def count(self, off_by: int) -> None:
        async def counted(a: Acting, v: Visit) -> None:
            mine = await closing.arrived(a.books, v)
            await closing.count(a, v, {"sembako": mine["sembako"] + off_by})

        answered = self.play(self._answered())
        allowed = self.visit.state in (VisitState.UNDER_WAY, VisitState.RETURNED) and not answered
        self.records(counted, allowed)

    @rule(back=st.none() | st.integers(0, 30))
    def account(self, back: int | None) -> None:
        """The team says that so many came back, or all that is missing."""

        async def stated(a: Acting, v: Visit) -> None:
            said = {"sembako": Left(back)} if back is not None else await load.all_back(a.books, v)
            await load.state(a, v, said)

        left = bool(self.steps & {Step.LEFT, Step.RETURNED})
        self.records(stated, self.visit.state in ON_THE_ROAD and left and (back or 0) <= 25)

    @rule(kind=st.sampled_from(REPORTED), words=st.sampled_from(("jembatan putus", "motor mogok")))
    def trouble(self, kind: IncidentKind, words: str) -> None:
        """Something stands in the way; of a visit that is over nobody reports it."""

        async def reported(a: Acting, v: Visit) -> None:
            await incidents.report(a, v, kind, words, by=a.by.id, at=self.now)

        if self.records(reported, self.visit.state in OPEN):
            self.troubles.append(words)
            self.ended.append(None)

    @rule(which=which, more=st.sampled_from(("hujan", "malam")))
    def more_of_it(self, which: int, more: str) -> None:
        if self.of_trouble(which, lambda a, v, one: incidents.add_words(a, v, one, more), True):
            self.troubles[which] += f"; {more}"

    @rule(which=which, kind=st.sampled_from(REPORTED))
    def of_another_kind(self, which: int, kind: IncidentKind) -> None:
        self.of_trouble(which, lambda a, v, one: incidents.name_kind(a, v, one, kind), True)

    @rule(which=which)
    def mend(self, which: int) -> None:
        if self.of_trouble(which, lambda a, v, one: incidents.mend(a, v, one, "pohon tumbang"), not self.over(which)):
            self.troubles[which] = "pohon tumbang"

    @rule(which=which, word=st.sampled_from(incidents.SLIPS))
    def no_trouble_any_more(self, which: int, word: IncidentEnd) -> None:
        if self.of_trouble(which, lambda a, v, one: incidents.end(a, v, one, word), not self.over(which)):
            self.ended[which] = word

    @rule(which=which)
    def trouble_after_all(self, which: int) -> None:
        """That it was over was a slip of the thumb."""
        allowed = self.over(which) in incidents.SLIPS and self.visit.state in OPEN
        if self.of_trouble(which, incidents.open_again, allowed):
            self.ended[which] = None

    @rule(which=which)
    def put_off_for_it(self, which: int) -> None:
        """The visit is put off for an incident, and what it was put off for is open again with the visit."""

        async def put_off(a: Acting, v: Visit) -> None:
            one = await self.trouble_of(a.books, which)
            await incidents.end(
                a, await visits.put_off(a, v, VisitState.POSTPONED, one.words), one, IncidentEnd.PUT_OFF
            )

        there = which < len(self.troubles) and not self.over(which)
        if not self.changes(put_off, there and VisitState.POSTPONED in MOVES[self.visit.state], late=False):
            return
        self.ended[which] = IncidentEnd.PUT_OFF
        self.restore(late=False)
        self.ended[which] = None

    async def trouble_of(self, books: Books, which: int) -> Incident:
        found = await books.incidents.find(kind=OneOf(REPORTED), order="id")
        return await incidents.get(books, found[which].id if which < len(found) else 0)

    def of_trouble(self, which: int, use_case: Callable[[Acting, Visit, Incident], Awaitable[Any]], may: bool) -> bool:
        async def of_it(a: Acting, v: Visit) -> None:
            await use_case(a, v, await self.trouble_of(a.books, which))

        return self.records(of_it, may and which < len(self.troubles))

    def over(self, which: int) -> IncidentEnd | None:
        """How it ended, None while it stands in the way."""
        return self.ended[which] if which < len(self.ended) else None

    @rule(late=late)
    def close(self, late: bool) -> None:
        """Nobody closes while something is missing."""
        allowed = self.visit.state is VisitState.RETURNED and not self.play(self._obstacles())
        self.changes(closing.close, allowed, late)

    @rule(late=late)
    def reopen(self, late: bool) -> None:
        """A closed visit is open again; what came meanwhile counts from now on."""
        if not self.changes(
            lambda a, v: undoing.reopen(a, v, "foto baru"), self.visit.state is VisitState.CLOSED, late
        ):
            return
        for source, (item, amount, kind) in self.held.items():
            self.standing[source] = (item.strip().casefold(), amount if kind is DeliveryKind.RECEIVED else 0)
            self.received |= {source} if kind is DeliveryKind.RECEIVED else set()
        self.held.clear()

    @rule(ahead=st.integers(10, 12))
    def a_good_day(self, ahead: int) -> None:
        """What a visit is for, which chance alone would seldom come to: agreed, back, counted, closed."""
        self.agree(ahead, late=False)
        self.report(Step.RETURNED, 0, late=False)
        self.count(0)
        self.account(None)
        self.close(late=False)

    @rule(hours=st.sampled_from((1, 7, 25, 60)))
    def wait(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    # --- what must always be true ---

    @invariant()
    def reminders_are_those_that_the_present_state_wants(self) -> None:
        """What is due is said (as notifications/reminding.py does); what is left is what is still to come."""
        pending, wanted = self.play(self._reminders())
        assert pending == wanted

    @invariant()
    def what_is_approved_is_what_stands(self) -> None:
        """An approval of other hand-overs has ended with the change."""
        if self.approved != self.received:
            self.approved = None
        assert self.play(self._approved()) == (self.approved is not None)

    @invariant()
    def counts_that_part_are_an_open_incident(self) -> None:
        """Once they are asked for; here nobody explains a difference."""
        asked, parted, stands = self.play(self._parted())
        assert not asked or parted == stands

    @invariant()
    def incidents_are_what_was_told_of_them(self) -> None:
        kept = self.play(self._incidents())
        told = zip(self.troubles, self.ended, strict=True)
        assert kept == list(told)

    @precondition(lambda self: self.visit.state is VisitState.CLOSED)
    @invariant()
    def nothing_is_in_the_way_of_a_closed_visit(self) -> None:
        assert self.play(self._obstacles()) == []

    @invariant()
    def totals_are_the_sum_of_what_stands(self) -> None:
        expected: Counter[str] = Counter()
        for item, amount in self.standing.values():
            expected[item] += amount
        assert +Counter(self.play(self._totals())) == +expected

    # --- how it is done ---

    def acting(self, books: Books, person: Person) -> Acting:
        return Acting(books, OFFICE, self.now, person, [one for one in self.grants if one.person == person.id])

    def day(self, ahead: int) -> date:
        return BEGIN.date() + timedelta(days=ahead)

    def meeting(self, ahead: int) -> Meeting:
        return Meeting(starts_at=datetime.combine(self.day(ahead), BEGIN.timetz()), by=self.rahmi.id)

    def changes(self, use_case: UseCase, allowed: bool, late: bool) -> bool:
        """A change of the visit: one move, one version, one entry; if it may not be, nothing at all."""
        seen = self.earlier if late and self.earlier else self.visit
        before = self.play(self._kept())
        self.is_refused(use_case, seen, before)
        done = self.play(self._attempt(use_case, seen))
        after = self.play(self._kept())
        assert done is (allowed and seen is self.visit)
        if not done:
            assert after == before
            return False
        assert after.visit.state in {before.visit.state} | MOVES[before.visit.state] | UNDONE.get(
            before.visit.state, set()
        )
        assert after.visit.version == before.visit.version + 1
        new = [entry.what for entry in after.rows["audit"][before.audited :]]
        assert len([what for what in new if what not in SETTLING]) == 1
        self.earlier, self.visit = self.visit, after.visit
        return True

    def records(self, use_case: UseCase, allowed: bool) -> bool:
        """Something that is kept beside the visit."""
        before = self.play(self._kept())
        self.is_refused(use_case, self.visit, before)
        done = self.play(self._attempt(use_case, self.visit))
        after = self.play(self._kept())
        assert done is allowed
        assert after.visit == before.visit
        assert done or after == before
        return done

    def is_refused(self, use_case: UseCase, visit: Visit, before: Kept) -> None:
        """An official of another village may do nothing of it."""
        assert not self.play(self._attempt(use_case, visit, self.hadi))
        assert self.play(self._kept()) == before

    async def _attempt(self, use_case: UseCase, visit: Visit, by: Person | None = None) -> bool:
        try:
            async with self.store.writing() as books:
                await use_case(self.acting(books, by or self.rahmi), visit)
                await settle(books, OFFICE, self.now)
        except Mistake:
            return False
        return True

    async def _kept(self) -> Kept:
        async with self.store.reading() as books:
            shelves = ("steps", "deliveries", "counts", "leftovers", "incidents", "reminders", "approvals", "audit")
            return Kept(await visits.get(books, self.visit.id), {s: await getattr(books, s).find() for s in shelves})

    async def _answered(self) -> bool:
        async with self.store.reading() as books:
            counted = bool(await closing.last_round(books, self.visit))
            return counted and await closing.mismatch(books, self.visit) is None

    async def _approved(self) -> bool:
        async with self.store.reading() as books:
            standing = await approvals.standing(books, self.visit)
            assert standing == await books.approvals.find(visit=self.visit.id, ended=None, order="id")
            return bool(standing)

    async def _parted(self) -> tuple[bool, list[bool], list[bool]]:
        async with self.store.reading() as books:
            unloaded = await load.stated(books, self.visit) and load.in_words(await load.of_visit(books, self.visit))
            parted = [bool(await closing.differences(books, self.visit)), bool(unloaded)]
            stands = [await differences.standing(books, self.visit, kind) is not None for kind in DIFFERENCES]
            return await closing.asked(books, self.visit), parted, stands

    async def _incidents(self) -> list[tuple[str, IncidentEnd | None]]:
        async with self.store.reading() as books:
            return [(i.words, i.ended) for i in await books.incidents.find(kind=OneOf(REPORTED), order="id")]

    async def _obstacles(self) -> list[str]:
        async with self.store.reading() as books:
            return await closing.obstacles(books, self.visit)

    async def _totals(self) -> dict[str, int]:
        async with self.store.reading() as books:
            return await deliveries.totals(books, self.visit)

    async def _reminders(self) -> tuple[set[tuple[Any, ...]], set[tuple[Any, ...]]]:
        async with self.store.writing() as books:
            for row in await books.reminders.find(state=ReminderState.PENDING, due_at=AtMost(self.now)):
                state = ReminderState.CLEARED if row.stale_at <= self.now else ReminderState.SENT
                await books.reminders.change(row.id, state=state, settled_at=self.now)
            rows = await books.reminders.find(visit=self.visit.id)
            asked_for = await reminders.wanted_for(books, OFFICE, self.visit)
        sent = {r.key for r in rows if r.state is ReminderState.SENT}
        pending = {_moment(r) for r in rows if r.state is ReminderState.PENDING}
        return pending, {_moment(r) for r in asked_for if r.due_at > self.now and r.key not in sent}


def _moment(reminder: Reminder) -> tuple[str, datetime, datetime]:
    return reminder.key, reminder.due_at, reminder.stale_at


# Without shrinking: a failure is told at once, with its steps, instead of after minutes.
VisitMachine.TestCase.settings = settings(
    max_examples=20, stateful_step_count=25, phases=(Phase.explicit, Phase.reuse, Phase.generate)
)
TestVisitMachine = VisitMachine.TestCase
