"""A living message knows what it is: its kind and mark, also of what stood before messages had any."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text

from sotarsa_bot.records.slots import SlotKey, SlotKind, Subject, SubjectKind, read_subject
from storage.engine import open_engine
from storage.migrate import downgrade, upgrade

NEWER = {SlotKind.WORDS_ALONE, SlotKind.CRY, SlotKind.TASKS, SlotKind.RELAY, SlotKind.VILLAGE_SAID,
         SlotKind.INVITATION, SlotKind.MEETING, SlotKind.DECISION, SlotKind.DAY_MARKS, SlotKind.ANSWERED,
         SlotKind.RULING, SlotKind.TO_EXPLAIN}  # fmt: skip
"""Kinds that no message was of before there were kinds."""
FORMER_NAMES = (
    ("visit:1:card:5", "card", "", False),
    ("was:5:77:visit:12:card:5", "card", "", True),
    ("visit:1:panel:5", "panel", "", False),
    ("visit:1:load:5", "load", "", False),
    ("was:5:3:visit:1:load:5", "load", "", True),
    ("visit:1:count:5", "count", "", False),
    ("visit:1:mismatch:5", "mismatch", "", False),
    ("visit:1:closing:5", "closing", "", False),
    ("visit:1:late:5", "late", "", False),
    ("late:5:13579", "kept", "13579", False),
    ("visit:1:step_doubt:5", "step_doubt", "", False),
    ("asked:1:5", "still_asked", "", False),
    ("visit:1:no_word:5:2026-12-03", "no_word", "2026-12-03", False),
    ("visit:1:wish:5", "wish", "", False),
    ("was:5:9:visit:1:wish:5", "wish", "", True),
    ("visit:1:offer:5", "offer", "", False),
    ("visit:1:told:5", "told", "", False),
    ("visit:1:words:0a1b", "words", "", False),
    ("visit:1:words:@2026-12-05 jam 09.00@0a1b", "words", "2026-12-05 jam 09.00", False),
    ("visit:1:words:ask-0a1b", "words_asking", "", False),
    ("visit:1:words:ask-@2026-12-05@0a1b", "words_asking", "2026-12-05", False),
    ("visit:1:asked:4:0a1b", "asked", "4", False),
    ("visit:1:times:0a1b", "times", "", False),
    ("notice:0a1b", "notice", "", False),
    ("visit:1:announce:3:5", "announce", "3", False),
    ("visit:1:day_closed:5", "day_closed", "", False),
    ("visit:1:day_holiday:5", "day_holiday", "", False),
    ("visit:1:alarm:overdue:5", "alarm", "overdue", False),
    ("about:0a1b:alarm:phone:", "alarm_answer", "phone", False),
    ("visit:1:summary:5", "summary", "", False),
    ("visit:1:flags:5", "flags", "", False),
    ("visit:1:paper:handover:5", "paper", "handover", False),
    ("visit:1:approved:0a1b", "approved", "", False),
    ("visit:1:signed:handover:5", "signed", "handover", False),
    ("visit:1:signed:letter:how:5", "signed_how", "letter", False),
    ("was:5:8:visit:1:signed:letter:how:5", "signed_how", "letter", True),
    ("visit:1:out:handover:5", "out", "handover", False),
    ("visit:1:number:letter:5", "number", "letter", False),
    ("visit:1:full:5", "full", "", False),
    ("visit:1:thing:2:5", "thing", "2", False),
    ("delivery:msg:5:30", "delivery", "msg:5:30", False),
    ("delivery:talk:5:900", "delivery", "talk:5:900", False),
    ("was:5:31:delivery:msg:5:30", "delivery", "msg:5:30", True),
    ("request:3:5", "request", "3", False),
    ("twins:7:5", "twins", "7", False),
    ("twins-many:7:5", "twins-many", "7", False),
    ("photos:ask:8", "photos:ask", "8", False),
    ("photos:8", "photos", "8", False),
    ("photos:again:5:13579", "photo_again", "13579", False),
    ("photo_ask:2:5", "photo_ask", "2", False),
    ("misplaced:8:5", "misplaced", "8", False),
    ("unsaid:5:2026-12-03", "unsaid", "2026-12-03", False),
    ("exposed:5:13579", "id_cards", "13579", False),
    ("exposed:5:2026120309", "exposed", "2026120309", False),
    ("list:4", "list", "4", False),
    ("form:4", "form", "4", False),
    ("talk:6:900", "talk", "6", False),
    ("unsure:5:40", "unsure", "40", False),
    ("vouch:5:2", "vouch", "2", False),
    ("data_request:3:5", "data_request", "3", False),
    ("hello:5", "hello", "", False),
    ("missing:5", "missing", "", False),
    ("no_files:5", "no_files", "", False),
    ("summary:5:900", "shown", "900", False),
    ("once:0a1b", "once", "", False),
)
RENAMED = {"visit:1:signed:letter:how:5": "visit:1:signed_how:letter:5", "vouch:5:2": "vouch:2:5"}


async def test_what_stands_at_the_upgrade_is_of_the_kind_that_its_name_told(tmp_path: Path) -> None:
    """Each is found by what it is; the questions that wait bear the names by which they are looked for now, and so do
    the words that are owed to them. Going back gives them their own again."""
    url = f"sqlite+aiosqlite:///{tmp_path / 'sotarsa.sqlite3'}"
    await upgrade(url)
    await downgrade(url, "0029")
    engine = open_engine(url)
    slot = "INSERT INTO slots (name, chat, buttons, subject, fingerprint, waits) VALUES (?, 5, '[]', '', '', 1)"
    owed = (
        "INSERT INTO outbox (chat, method, payload, slot, sort, state, due_at, attempts, problem, created_at, asked)"
        " VALUES (5, 'sendMessage', '{}', ?, 5, 'queued', '2026-12-03 01:00:00', 0, '', '2026-12-03 01:00:00', '')"
    )
    with sqlite3.connect(url.partition("///")[2]) as plain:  # which minds no missing chats
        for name, *_ in FORMER_NAMES:
            plain.execute(slot, (name,))
            plain.execute(owed, (name,))
    await upgrade(url)
    async with engine.begin() as connection:
        rows = (
            await connection.execute(text("SELECT name, kind, mark, former, waits FROM slots ORDER BY rowid"))
        ).all()
        assert [tuple(row) for row in rows] == [
            (RENAMED.get(name, name), kind, mark, former, True) for name, kind, mark, former in FORMER_NAMES
        ]
        slots = (await connection.execute(text("SELECT slot FROM outbox ORDER BY id"))).scalars().all()
        assert slots == [row.name for row in rows]
    assert {kind for _, kind, _, _ in FORMER_NAMES} == set(SlotKind) - NEWER
    await downgrade(url, "0029")
    async with engine.begin() as connection:
        names = (await connection.execute(text("SELECT name FROM slots ORDER BY rowid"))).scalars().all()
        slots = (await connection.execute(text("SELECT slot FROM outbox ORDER BY id"))).scalars().all()
    await engine.dispose()
    assert names == slots == [name for name, *_ in FORMER_NAMES]


@pytest.mark.parametrize(
    ("key", "name"),
    [
        (SlotKey.in_chat(SlotKind.CARD, 5, visit=1), "visit:1:card:5"),
        (SlotKey.in_chat(SlotKind.PAPER, 5, visit=1, mark="handover"), "visit:1:paper:handover:5"),
        (SlotKey.in_chat(SlotKind.SIGNED_HOW, 5, visit=1, mark="letter"), "visit:1:signed_how:letter:5"),
        (SlotKey.in_chat(SlotKind.VOUCH, 5, mark=2), "vouch:2:5"),
        (SlotKey.in_chat(SlotKind.REQUEST, 5, mark=3), "request:3:5"),
        (SlotKey.in_chat(SlotKind.TWINS_MANY, 5, mark=7), "twins-many:7:5"),
        (SlotKey.only(SlotKind.ORPHAN, 8), "photos:ask:8"),
        (SlotKey.only(SlotKind.READ_BACK, "msg:5:30"), "delivery:msg:5:30"),
        (SlotKey.only(SlotKind.LIST, 4), "list:4"),
        (SlotKey.only(SlotKind.TALK, 6, 900), "talk:6:900"),
    ],
    ids=str,
)
def test_what_stands_in_old_books_is_found_by_the_name_that_is_made_today(key: SlotKey, name: str) -> None:
    """Otherwise a message that lives on is said a second time instead of being edited: a migration renames it."""
    assert key.name == name


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("visit:12", Subject.visit(12)),
        ("delivery:3", Subject.delivery(3)),
        ("load:12", Subject.of(SubjectKind.LOAD, 12)),
        ("talk:5", Subject.of(SubjectKind.TALK, 5)),
        ("flags", Subject(SubjectKind.FLAGS)),
        ("summary:2026-12-03", Subject(SubjectKind.SUMMARY, "2026-12-03")),
        ("summary:visit:12", Subject.of(SubjectKind.SUMMARY_VISIT, 12)),
        ("summary:days:20261201-20261231", Subject(SubjectKind.SUMMARY_DAYS, "20261201-20261231")),
        ("summary:village:uren", Subject(SubjectKind.SUMMARY_VILLAGE, "uren")),
    ],
)
def test_a_subject_is_written_as_it_is_read(text: str, subject: Subject) -> None:
    """As it stood in the books before it had a type."""
    assert read_subject(text) == subject
    assert str(subject) == text


@pytest.mark.parametrize("text", ["", "photos:ask:7", "vistors:3"])
def test_what_is_no_subject_of_ours_is_none(text: str) -> None:
    assert read_subject(text) is None
