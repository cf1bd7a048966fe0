"""Each column that holds words is known: either they are erased after the office's years, or they name no citizen.

Whoever adds a column says here which of both it is; what is said to be erased is filled with words, and looked for."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from sqlalchemy import JSON, String

from sotarsa_bot.records.alarm_answer import AlarmAnswer
from sotarsa_bot.records.contact import ContactWay, Relayed
from sotarsa_bot.records.data_request import DataRequest
from sotarsa_bot.records.field import Incident, IncidentEnd, IncidentKind, Leftover
from sotarsa_bot.records.flag import Flag, FlagKind
from sotarsa_bot.records.form_file import FormFile
from sotarsa_bot.records.list_file import ListState
from sotarsa_bot.records.meeting import Invited, MeetingDecision, OfficeMeeting
from sotarsa_bot.records.ruling import Ruling, RulingKind
from sotarsa_bot.records.service_request import ServiceRequest
from storage import tables
from tests.conftest import Stage
from tests.privacy.test_retention import a_closed_visit, years_pass

ERASED = {
    "alarm_answers": {"words"},
    "data_requests": {"words", "answer"},
    "rulings": {"words", "question", "explanation", "reason"},
    "deliveries": {"recipient", "proxy_name", "proxy_relation", "note"},
    "flags": {"reason"},
    "form_files": {"name", "file_id"},
    "incidents": {"words", "resolution"},
    "leftovers": {"reason"},
    "list_files": {"name", "file_id"},
    "listed": {"name", "address", "hamlet", "benefits", "nik_index", "sealed"},
    "photos": {"file_id", "sha256"},
    "decisions": {"what", "owner_name"},
    "invited": {"name", "words"},
    "meetings": {"agenda", "reason"},
    "relayed": {"name", "words"},
    "recipients": {"name", "address", "hamlet", "needs", "nik_index", "sealed"},
    "requests": {"name", "need", "answer"},
    "signatures": {"sha256"},
    "visits": {"plan", "replanned", "reason"},
}
"""With the visit, after the office's years."""
SOON = {
    "inbox": {"raw", "problem"}, "outbox": {"payload", "problem"}, "talks": {"draft", "trail", "question"},
    "slots": {"buttons"}, "list_files": {"choices"},
}  # fmt: skip
"""Within weeks, whatever becomes of the visit (retention.py)."""
OFFICE = {
    "chats": {"title"}, "closed_days": {"reason"}, "holidays": {"name"}, "notes": {"value"},
    "people": {"name", "phone"},
    "contacts": {"name", "office", "phone", "reaches", "hamlet", "hours"},
    "villages": {"name", "road", "vehicle", "signal", "hamlets", "places"}, "paper_numbers": {"text"},
    "decrees": {"number", "about"},
    "decree_members": {"name", "office", "rank", "sealed"},
    "meetings": {"branch", "place", "number"},
    "entitlements": {"programme", "item", "unit", "period"}, "deliveries": {"item"}, "leftovers": {"item"},
    "counts": {"item"}, "visits": {"agreed", "counter", "choice", "before", "offer"},
}  # fmt: skip
"""What the office, its people and the villages' officials say of their work: no citizen's."""


def columns() -> Iterator[tuple[str, str]]:
    for table in tables.metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, String | JSON):
                yield table.name, column.name


def of_the_machine(table: str, column: str) -> bool:
    """Codes, states and keys of our own."""
    return (table, column) in MACHINE


MACHINE = frozenset(
    (table, column)
    for table, names in {
        "alarm_answers": "alarm", "approvals": "side standing stamp totals ended", "audit": "what subject detail hash",
        "chats": "kind purpose village", "contacts": "village way", "decisions": "village", "decrees": "photos",
        "decree_members": "team nik_index", "invited": "village reply",
        "meetings": "villages state list_photos signed_photos", "closed_days": "village", "data_requests": "about",
        "rulings": "kind verdict acting_as",
        "deliveries": "source kind", "entitlements": "village", "flags": "kind cause deliveries photos verdict",
        "form_files": "wish state placed added replaced", "forms": "key", "grants": "role village",
        "holidays": "kind", "inbox": "state words", "incidents": "kind ended", "invites": "token_hash role village",
        "list_files": "village wish state answers tally brought", "notes": "key", "outbox": "method slot state asked",
        "office_questions": "village",
        "paper_numbers": "kind", "photo_asks": "deliveries", "photos": "file_unique_id album kind state dhash problem",
        "recipients": "key village", "relayed": "code way", "reminders": "key kind state", "requests": "village state",
        "signed_pages": "kind state stamp", "slots": "name kind mark subject fingerprint", "steps": "step",
        "talks": "key flow step", "ticks": "list item", "villages": "code", "visits": "state village",
    }.items()
    for column in names.split()
)  # fmt: skip


def test_of_each_column_it_is_known_whose_words_it_holds() -> None:
    unknown = [
        (table, column)
        for table, column in columns()
        if sum(column in known.get(table, ()) for known in (ERASED, SOON, OFFICE)) + of_the_machine(table, column) != 1
    ]
    assert unknown == []


TYPED = {
    table: sorted(names - {"benefits", "nik_index", "sealed", "replanned", "sha256", "needs", "plan", "agenda"})
    for table, names in ERASED.items()
}
"""Columns that take any words; the others are looked at in tests/privacy/test_retention.py."""


async def something_everywhere(stage: Stage) -> None:
    """One record of each kind that the visit has not brought."""
    now, by = stage.clock.now(), 1
    settled = {"answered_by": by, "answered_at": now}
    async with stage.engine.store.writing() as books:
        (visit,) = await books.visits.find()
        await books.visits.change(1, reason="x", plan=visit.plan.with_(note="lewat rumah Mariani"))
        await books.listed.change_all({"visit": 1}, address="x", hamlet="x")
        await books.recipients.change_all({"village": "2019"}, address="x", hamlet="x")
        await books.incidents.add(
            Incident(
                visit=1,
                kind=IncidentKind.OTHER,
                words="x",
                by=by,
                at=now,
                ended=IncidentEnd.EXPLAINED,
                resolution="x",
                resolved_at=now,
            )
        )
        await books.leftovers.add(Leftover(visit=1, item="paket sembako", lost=1, reason="x", by=by, at=now))
        await books.requests.add(
            ServiceRequest(visit=1, village="2019", name="x", need="x", by=by, at=now, answer="x", **settled)
        )
        await books.alarm_answers.add(AlarmAnswer(visit=1, alarm="return", by=by, at=now, words="x"))
        await books.flags.add(Flag(visit=1, kind=FlagKind.SAME_PHOTO, cause="c", found_at=now, reason="x"))
        await books.relayed.add(Relayed(visit=1, name="x", way=ContactWay.RADIO, words="x", by=by, at=now))
        meeting = OfficeMeeting(branch="x", starts_at=now, place="x", agenda=("Mariani",), by=by, at=now, reason="x")
        held = (await books.meetings.add(meeting)).id
        await books.invited.add(Invited(meeting=held, name="x", asked_at=now, words="x"))
        decided = MeetingDecision(meeting=held, what="x", owner_name="x", due=now.date(), by=by, at=now)
        await books.decisions.add(decided)
        await books.rulings.add(
            Ruling(kind=RulingKind.PUBLICITY, row=1, visit=1, since=now, asked_at=now, words="x", question="x",
                     explanation="x", reason="x")
        )  # fmt: skip
        await books.data_requests.add(
            DataRequest(about="person:3", words="x", by=by, asked_at=now, due_at=now, answer="x", **settled)
        )
        await books.form_files.add(
            FormFile(
                chat=1,
                message=1,
                visit=1,
                by=by,
                file_id="x",
                name="x",
                received_at=now,
                next_try=now,
                state=ListState.SAVED,
            )
        )


async def test_what_is_said_to_be_erased_is_erased(stage: Stage, home: Path, photos: Path) -> None:
    await a_closed_visit(stage, photos)
    await something_everywhere(stage)
    (file,) = home.rglob("*.sqlite3")
    with closing(sqlite3.connect(file)) as database, database:
        for table, names in TYPED.items():
            for name in names:
                changed = database.execute(f"UPDATE {table} SET {name} = 'Mariani' WHERE {name} != ''").rowcount
                assert changed, f"nothing stands in {table}.{name}"
    await years_pass(stage, photos, 5.1)
    with closing(sqlite3.connect(file)) as database:
        left = [
            (table, name)
            for table, names in TYPED.items()
            for name in names
            if database.execute(f"SELECT 1 FROM {table} WHERE {name} LIKE '%Mariani%'").fetchone()
        ]
    assert left == []
    async with stage.engine.store.reading() as books:
        assert "Mariani" not in str([await books.visits.find(), await books.meetings.find()])
