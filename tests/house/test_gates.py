"""Nobody acts outside their role: the table of rights, whole; and forged presses and commands that change nothing."""

import itertools
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from conversations.button import tag
from conversations.conversation import COMMANDS
from conversations.presses.meetings import Part
from conversations.routing import menu
from simulator.model import Chat
from simulator.people import Actor
from sotarsa_bot.books import Books, StartsWith, Unlike
from sotarsa_bot.official.office_facts import PREFIX
from sotarsa_bot.people import roster
from sotarsa_bot.people.rights import Action, may
from sotarsa_bot.records.contact import Contact, ContactWay, Relayed
from sotarsa_bot.records.decree import Decree
from sotarsa_bot.records.meeting import Invited, MeetingDecision, OfficeMeeting
from sotarsa_bot.records.office_question import OfficeQuestion
from sotarsa_bot.records.people import Grant, Role
from sotarsa_bot.records.ruling import Ruling, RulingKind
from sotarsa_bot.tasks.task import TaskKind
from tests.conftest import Stage, kept
from tests.the_day import begins, reports

THE_TEAM = {
    Action.PROPOSE, Action.TICK_TEAM, Action.FIELD, Action.DELIVER, Action.INCIDENT, Action.SCHEDULE,
    Action.TASKS, Action.FILE, Action.OWN_DATA, Action.READ_LIST,
}  # fmt: skip
OWN_VILLAGE = {
    Action.DECIDE, Action.COUNT, Action.VOUCH, Action.TICK_VILLAGE, Action.INCIDENT, Action.SCHEDULE, Action.VILLAGE,
    Action.APPROVE, Action.FILE, Action.OWN_DATA, Action.RECIPIENT_DATA, Action.READ_LIST,
    Action.TASKS,
}  # fmt: skip
EXPECTED: dict[Role, set[Action]] = {
    Role.ADMIN: {
        Action.INVITE, Action.BIND, Action.DELEGATE, Action.SCHEDULE, Action.TASKS, Action.VILLAGE, Action.HOLIDAYS,
        Action.OFFICE, Action.OWN_DATA, Action.DECREE,
    },
    Role.COORDINATOR: {
        *THE_TEAM, Action.BIND, Action.COORDINATE, Action.SETTLE, Action.SUMMARY, Action.REVIEW, Action.VILLAGE,
        Action.HOLIDAYS, Action.OFFICE, Action.APPROVE, Action.NAMES, Action.RECIPIENT_DATA, Action.DATA_OFFICE,
        Action.MEET,
    },
    Role.TEAM: THE_TEAM,
    Role.OFFICIAL: OWN_VILLAGE,
    Role.CAMAT: {
        Action.SETTLE, Action.RULE, Action.DELEGATE, Action.SUMMARY, Action.SCHEDULE, Action.TASKS, Action.NAMES,
        Action.OWN_DATA,
    },
    Role.PARTNER: {Action.SCHEDULE, Action.TASKS, Action.OWN_DATA},
}  # fmt: skip
"""Written down a second time, by hand: a right that is given by mistake has to be given twice."""
UREN, LIYU = "2019", "2014"


def grant(role: Role, *, revoked: bool = False) -> Grant:
    now = datetime(2026, 11, 24, tzinfo=UTC)
    village = UREN if role is Role.OFFICIAL else None
    return Grant(person=1, role=role, village=village, granted_at=now, revoked_at=now if revoked else None)


@pytest.mark.parametrize(("role", "action"), [*itertools.product(Role, Action)])
def test_each_role_may_do_what_its_row_says_in_its_own_village_and_elsewhere(role: Role, action: Action) -> None:
    expected = action in EXPECTED[role]
    assert may([grant(role)], action, village=UREN) == expected
    assert may([grant(role)], action, village=LIYU) == (expected and role is not Role.OFFICIAL)
    assert not may([grant(role, revoked=True)], action, village=UREN)
    assert not may([], action, village=UREN)


ARGUMENTS: dict[str, Iterable[str]] = {
    "t": ("1|role|role|admin", "1|confirm|save", "2|facts|done"),
    "go": COMMANDS,
    "day": ("1|20261203",), "mark_day": ("1|20261203|1",), "extend_answer": ("1|20261203",),
    "rule": ("1|approved", "1|handled"), "name_deputy": ("1|20261203|20261207",),
    "settle_on": ("1|20261203",),
    "settle_now": ("1|20261203",),
    "time": ("1|0900",), "place": ("1|0",),
    "tick": ("1|team|goods", "1|village|place_ready"),
    "step": ("1|departed", "1|returned|29000000"),
    "undo": ("msg:{chat}:{message}|1",),
    "photo_for": ("1|1",), "photo_of": ("1|1|1",), "pictures": ("1|0",),
    "count_ok": ("1|1.00000000", "1|{stamp}"), "count_no": ("1|1.00000000", "1|{stamp}"),
    **dict.fromkeys(
        ("paper", "paper_no", "paper_docx", "signed_how", "signed_see", "signed_out", "signed_out_yes", "signed_stays"),
        ("1|handover", "1|letter"),
    ),
    "paper_no_yes": ("1|handover|1", "1|letter|1"), "annex_photos": ("1|1",), "annex_yes": ("1|pdf", "1|docx"),
    "bast_ok": ("1|{record}",), "signed_save": ("1|handover|1|add", "1|handover|1|instead"),
    "signed_drop": ("1|handover|1",),
    "phoned": ("1|overdue|{alarm}", "1|phone|", "1|overdue"), "unreached": ("1|overdue|{alarm}", "1|phone|"),
    "vouch": ("{stranger}",), "unvouch": ("{stranger}",), "rebind": ("team|", f"village|{UREN}", "none|"),
    **dict.fromkeys(("pass_on", "decree_new", "meet_new"), ("",)),
    "sum": ("today",), "sum_village": (UREN,), "sum_page": ("0",), "help": ("",), "flag_list": ("",),
    "decree_new": ("",), "meet_new": ("",),
    "step_back": ("1|arrived", "1|returned"), "plan_back": ("1|1", "1|2", "1|3"), "thing": ("1|2|each",),
    "rsvp": ("1|comes", "1|excused"), "meet": tuple(f"1|{part}" for part in Part),
    "reach": ("1", "1|P", "1|M"), "reached": ("1", "1|P"),
    "photo_day": ("1|1",), "list_turn": ("1|0|1",), "list_rows": ("1|hidden|1",), "form_name": (f"1|{'0' * 16}",),
    "task": tuple(f"{kind}|1" for kind in TaskKind), "tasks": ("0",),
    "form_nobody": (f"1|{'0' * 16}",), "form_who": (f"1|{'0' * 16}|{'1' * 16}",),
}  # fmt: skip
"""What a forged press says after its name; "1" (the visit, the incident, the hand-over...) where nothing is written."""
NOISE = ("", "1|1|1|1", "999999999999999999999", "1|x", "²")
OUTSIDE = ("stranger", "other_official", "camat", "admin")
THEIRS = {"admin": ("decrees", "deputies", "grants"), "camat": ("deputies", "grants")}
"""What is nobody's visit, and for them to change; of the grants, only those by which a deputy acts ("other grants")."""
KEPT = (
    "visits", "ticks", "steps", "deliveries", "photos", "counts", "incidents", "grants", "villages", "closed_days",
    "listed", "list_files", "forms", "form_files", "signatures", "holidays", "invites", "flags", "paper_numbers",
    "approvals", "signed_pages", "data_requests", "leftovers", "requests", "recipients", "entitlements",
    "alarm_answers", "photo_asks", "contacts", "relayed", "day_marks", "meetings", "invited",
    "decisions", "office_questions", "rulings", "decrees", "decree_members", "deputies",
)  # fmt: skip


async def books(stage: Stage) -> dict[str, list[Any]]:
    """All that is kept of the programme; also the office's facts, and which group is bound to what."""
    await stage.starts()
    async with stage.engine.store.reading() as opened:
        found: dict[str, list[Any]] = {name: await getattr(opened, name).find() for name in KEPT}
        found["office"] = await opened.notes.find(key=StartsWith(PREFIX))
        found["bound"] = [(c.id, c.purpose, c.village) for c in await opened.chats.find(purpose=Unlike(None))]
    found["agreed"] = [(visit.agreed, visit.counter, visit.choice) for visit in found["visits"]]
    of_deputies = {one.grant for one in found["deputies"]}
    found["other grants"] = [one for one in found["grants"] if one.id not in of_deputies]
    found["approved"] = [(one.id, one.side, one.by) for one in found["approvals"]]  # they may end with what they are of
    found["team's ticks"] = [tick for tick in found["ticks"] if tick.list == "team"]
    found["village's ticks"] = [tick for tick in found["ticks"] if tick.list == "village"]
    return found


@kept
async def a_day_in_full(stage: Stage) -> None:
    """K1 is under way in Uren, with a hand-over, a photo that fits nothing, an incident and a count that is asked; its
    handover record is approved by the team, and a signed page waits for an answer."""
    cast = stage.cast
    await begins(stage)
    await reports(stage, "Berangkat", "Tiba")
    await stage.acts.says(cast.member, cast.team_group, "K1 sembako 25")
    await stage.later(hours=1)
    cast.member.sends_photo(cast.team_group)
    await stage.settle()
    await stage.acts.says(cast.member, cast.team_group, "/kendala ban bocor")
    await stage.acts.taps(cast.member, "kendaraan", cast.team_group)
    await stage.acts.taps(cast.member, "Tanpa foto", cast.team_group)
    await reports(stage, "Selesai")
    await stage.acts.says(cast.coordinator, cast.team_group, "/bast")
    await stage.acts.taps(cast.coordinator, "Minta persetujuan desa", cast.team_group)
    await stage.acts.taps(cast.coordinator, "Setujui", cast.team_group)
    cast.member.sends_photo(cast.team_group, caption="K1 BAST")
    await stage.settle()
    async with stage.engine.store.writing() as opened:
        told = {"name": "Samsul", "way": ContactWay.RADIO, "by": 1, "at": stage.clock.now()}
        contact = await opened.contacts.add(Contact(village=UREN, rank=1, **told))
        await opened.office_questions.add(OfficeQuestion(by=1, village=UREN, visit=1, at=stage.clock.now()))
        await opened.relayed.add(Relayed(visit=1, contact=contact.id, words="kamis", **told))
        await a_meeting(opened, stage.clock.now())
        asked = {"since": told["at"], "asked_at": told["at"]}
        await opened.rulings.add(Ruling(kind=RulingKind.PUBLICITY, row=1, visit=1, **asked))


async def a_meeting(books: Books, now: datetime) -> None:
    """Called by the coordinator for tomorrow; the member is invited, and owns what it decides."""
    (coordinator,) = await roster.with_role(books, Role.COORDINATOR)
    (member,) = await roster.with_role(books, Role.TEAM)
    meeting = OfficeMeeting(branch="makanan", starts_at=now + timedelta(days=1), place="Aula", agenda=("Data",),
                            by=coordinator.id, at=now)  # fmt: skip
    await books.meetings.add(meeting)
    await books.invited.add(Invited(meeting=1, person=member.id, name=member.name, asked_at=now))
    decided = MeetingDecision(meeting=1, what="Data lansia", owner=member.id, owner_name=member.name, due=now.date(),
                              by=coordinator.id, at=now)  # fmt: skip
    await books.decisions.add(decided)
    await books.decrees.add(Decree(number="1", by=coordinator.id, at=now, saved_at=now))


def forged(stage: Stage, name: str) -> list[str]:
    cast = stage.cast
    asked = next(m for m in cast.official.sees(cast.village_group) if "Cocok?" in m.shown)
    reported = next(m for m in cast.member.sees(cast.team_group) if m.shown == "K1 sembako 25")
    facts = {
        "stamp": (asked.buttons[0][0].data or "").rpartition("|")[2],
        "chat": str(cast.team_group.id),
        "message": str(reported.message_id),
        "stranger": "9",
        "alarm": tag("overdue:2026-12-03"),  # it has not rung
        "record": next(
            b.data or ""
            for m in cast.official.sees(cast.village_group)
            for row in m.buttons
            for b in row
            if b.text == "✅ Setujui"
        ).rpartition("|")[2],
    }
    return [data[:64] for data in (*said(name, facts), *(f"1|{name}|{noise}" for noise in NOISE))]


def said(name: str, facts: Mapping[str, str]) -> list[str]:
    """What a forged button says, noise aside."""
    return ["|".join(filter(None, ["1", name, one.format_map(facts)])) for one in ARGUMENTS.get(name, ("1",))]


def test_each_press_is_forged_so_that_it_can_be_read() -> None:
    """Or whoever answers it would not be asked at all."""
    facts = dict.fromkeys(("stamp", "chat", "message", "stranger", "alarm", "record"), "1")
    assert [
        name for name, press in menu.PRESSES.items() if not any(press.kind.of(data) for data in said(name, facts))
    ] == []


def chats_of(stage: Stage, who: Actor) -> list[Chat]:
    cast = stage.cast
    groups = (cast.team_group, cast.village_group, cast.other_group)
    return [stage.world.private(who.user), *(group for group in groups if who.user.id in group.members)]


@pytest.mark.long
async def test_no_forged_press_of_an_outsider_changes_anything(stage: Stage) -> None:
    """Every button there is, pressed by those whom it does not concern, wherever they can press, also with noise."""
    await a_day_in_full(stage)
    before = await books(stage)
    for name in OUTSIDE:
        await presses_everything(stage, getattr(stage.cast, name))
        after, theirs = await books(stage), THEIRS.get(name, ())
        assert {shelf: after[shelf] for shelf in after if shelf not in theirs} == {
            shelf: before[shelf] for shelf in before if shelf not in theirs
        }
        before = after
    assert await dead(stage) == []


async def presses_everything(stage: Stage, who: Actor) -> None:
    """Every button there is, with good and with invented arguments, wherever they can press."""
    presses = [data for name in menu.PRESSES for data in forged(stage, name)]
    for chat in chats_of(stage, who):
        target = next((m for m in reversed(who.sees(chat)) if m.sender is stage.world.bot), None)
        if target is None:
            await stage.acts.says(who, chat, "/bantuan")
            target = who.last(chat)
        for data in presses:
            who.presses_data(chat, target, data)
        await stage.settle()


NOT_THE_TEAMS = (
    "agreed", "village's ticks", "counts", "approved", "grants", "invites", "villages", "closed_days", "holidays",
    "flags", "data_requests", "office", "bound", "contacts", "relayed", "day_marks", "office_questions",
    "rulings", "deputies",
)  # fmt: skip
NOT_THE_VILLAGES = (
    "team's ticks", "steps", "deliveries", "leftovers", "listed", "list_files", "forms", "form_files", "signatures",
    "paper_numbers", "recipients", "entitlements", "invites", "holidays", "flags", "office", "bound",
    "office_questions", "rulings", "deputies",
)  # fmt: skip


@pytest.mark.parametrize(("role", "untouched"), [("member", NOT_THE_TEAMS), ("official", NOT_THE_VILLAGES)])
@pytest.mark.long
async def test_who_may_do_much_does_by_no_press_what_is_anothers(
    stage: Stage, role: str, untouched: tuple[str, ...]
) -> None:
    """The team does not decide or count for the village, the village reports nothing for the team."""
    await a_day_in_full(stage)
    before = await books(stage)
    for _ in range(9):
        stage.world.expect("message is not modified")  # ticked and unticked before it was said
    await presses_everything(stage, getattr(stage.cast, role))
    after = await books(stage)
    assert {name: after[name] for name in untouched} == {name: before[name] for name in untouched}
    assert after != before, "they may do something"
    assert await dead(stage) == []


@pytest.mark.long
async def test_who_is_only_a_partner_now_does_nothing_any_more(stage: Stage) -> None:
    """Buttons that they got while they might, a question that they left open, commands and words."""
    cast = stage.cast
    await a_day_in_full(stage)
    private = stage.world.private(cast.member.user)
    await stage.acts.says(cast.member, private, "/serah")
    async with stage.engine.store.writing() as opened:
        person = await opened.people.first(telegram_id=cast.member.user.id)
        assert person is not None
        await opened.grants.change_all({"person": person.id}, revoked_at=stage.clock.now())
        await opened.grants.add(Grant(person=person.id, role=Role.PARTNER, granted_at=stage.clock.now()))
    before = await books(stage)
    await stage.acts.taps(cast.member, "sembako", private)
    cast.member.sends(private, "2 sembako")
    for _ in range(3):
        stage.world.expect("message is not modified")  # "hadir" and "izin" before either was said
    await presses_everything(stage, cast.member)
    cast.member.sends_photo(private, caption="K1 sembako 3")
    for chat in (private, cast.team_group):
        for words in ("berangkat", "K1 3 terima", *(f"/{command}" for command in COMMANDS)):
            cast.member.sends(chat, words)
        await stage.settle()
    after = await books(stage)
    assert after | {"invited": before["invited"]} == before  # who was asked to a meeting may still say if they come
    cast.member.sends_photo(cast.team_group, caption="K1 sembako 3")
    await stage.settle()  # kept, and offered to the team; recorded it is not (test_misplaced.py)
    async with stage.engine.store.reading() as opened:
        assert await opened.deliveries.count(note="", amount=3, by=person.id) == 0
    assert await dead(stage) == []


async def dead(stage: Stage) -> list[Any]:
    async with stage.engine.store.reading() as opened:
        return [(a.problem, a.raw[-200:]) for a in await opened.inbox.find(state="dead")]


async def test_no_command_of_an_outsider_changes_anything(stage: Stage) -> None:
    await a_day_in_full(stage)
    before = await books(stage)
    for who in (stage.cast.stranger, stage.cast.other_official, stage.cast.camat):
        for chat in chats_of(stage, who):
            for command in COMMANDS:
                who.sends(chat, f"/{command}")
                who.sends(chat, f"/{command} K1 3 terima")
            for words in ("K1 3 terima", "berangkat", "tiba 09.00", "sembako 24", "3 Desember jam 9, balai desa"):
                who.sends(chat, words)
            await stage.settle()
    assert await books(stage) == before
    assert await dead(stage) == []


async def test_links_are_long_random_and_kept_as_hashes_only(stage: Stage) -> None:
    """Neither guessed nor read out of the database."""
    cast = stage.cast
    chat = stage.world.private(cast.admin.user)
    tokens = []
    for _ in range(2):
        await stage.acts.says(cast.admin, chat, "/undang")
        await stage.acts.taps(cast.admin, "Camat", chat)
        tokens.append(cast.admin.last(chat).shown.partition("?start=")[2].split()[0])
    assert len({*tokens}) == 2
    assert all(len(token) == 32 for token in tokens)
    async with stage.engine.store.reading() as opened:
        invites = await opened.invites.find()
        assert all(token not in str(invites) for token in tokens)
    for guess in ("camat", "1", tokens[0][:-1], tokens[0].swapcase(), "A" * 64):
        cast.stranger.starts(guess)
    await stage.settle()
    async with stage.engine.store.reading() as opened:
        assert await opened.people.first(telegram_id=cast.stranger.user.id) is None


async def test_a_flood_by_one_person_slows_only_that_person(stage: Stage) -> None:
    """200 messages from a stranger; a member who writes after them has their answer long before the stranger's last."""
    await stage.settle()
    cast = stage.cast
    private, own = stage.world.private(cast.stranger.user), stage.world.private(cast.member.user)
    for n in range(200):
        cast.stranger.sends(private, f"halo {n}")
    cast.member.sends(own, "/jadwal")
    while not [m for m in own.timeline if m.sender is stage.world.bot]:
        await stage.engine.receiver.receive()
        await stage.engine.worker.work()
        await stage.engine.sender.send()
        stage.clock.advance(timedelta(seconds=1))
    flooded = [m for m in private.timeline if m.sender is stage.world.bot]
    assert len(flooded) < 10
