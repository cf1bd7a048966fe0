"""What a bot that begins from a backup makes of the time that its books lack."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sotarsa_bot.books import AtMost, Books
from sotarsa_bot.official import office_facts
from sotarsa_bot.records.machinery import PostState, Reminder, ReminderState
from sotarsa_bot.records.paperwork import DOUBT, PaperKind
from sotarsa_bot.running import high_water, notes
from sotarsa_bot.running.backups import LOST, RESTORED


@dataclass(frozen=True)
class Aftermath:
    """`known`: whether the marks of what was given were there. `codes`: the visits' codes that were given and are lost,
    as (first, last), and `next_code`; `numbers`: the same of each kind of paper, as the last one given. `reminded`:
    what was said already, and is not said again; `waiting`: posts that waited in the backup and are sent now."""

    since: datetime
    known: bool
    codes: tuple[int, int] | None
    next_code: int
    numbers: dict[PaperKind, int]
    doubted: tuple[PaperKind, ...]
    reminded: tuple[Reminder, ...]
    waiting: int


async def settle(books: Books, now: datetime, year: int) -> Aftermath | None:
    """Once after a restore: makes sure that nothing is given or said twice. None if there was none."""
    made_at = await notes.get(books, RESTORED)
    if not made_at:
        return None
    known = books.high_water.known
    if not known:
        await _pass_over(books)
    last, given = await high_water.last_id(books, high_water.VISITS), books.high_water.before(high_water.VISITS)
    aftermath = Aftermath(
        since=datetime.fromisoformat(made_at),
        known=known,
        codes=(last + 1, given) if known and given > last else None,
        next_code=max(last, given) + 1,
        numbers=await _numbers(books, year),
        doubted=() if known else await _doubt(books, year),
        reminded=tuple(await _seen_to(books, now)),
        waiting=await books.outbox.count(state=PostState.QUEUED),
    )
    await notes.put(books, LOST, f"{made_at} {now.isoformat()}")
    await books.notes.discard(key=RESTORED)
    return aftermath


async def _pass_over(books: Books) -> None:
    for name in high_water.CODES:
        await books.high_water.raise_(name, await high_water.last_id(books, name) + high_water.UNKNOWN_STRIDE)


async def _numbers(books: Books, year: int) -> dict[PaperKind, int]:
    found = {}
    for kind in PaperKind:
        given = books.high_water.before(high_water.paper(kind, year))
        if given and not await books.paper_numbers.count(kind=kind, year=year, sequence=given):
            found[kind] = given
    return found


async def _doubt(books: Books, year: int) -> tuple[PaperKind, ...]:
    """Papers that bear numbers here: somebody has to look how far they were given."""
    facts = await office_facts.of(books)
    kinds = tuple(kind for kind in PaperKind if getattr(facts, f"{kind}_scheme"))
    for kind in kinds:
        await notes.put(books, DOUBT + high_water.paper(kind, year), "1")
    return kinds


async def _seen_to(books: Books, now: datetime) -> list[Reminder]:
    """Reminders that were said after the backup was made: they are not said again."""
    until = datetime.fromtimestamp(books.high_water.before(high_water.REMINDED), tz=now.tzinfo)
    said = await books.reminders.find(state=ReminderState.PENDING, due_at=AtMost(min(until, now)), order="due_at")
    for reminder in said:
        await books.reminders.change(reminder.id, state=ReminderState.CLEARED, settled_at=now)
    return said


async def lost(books: Books, at: datetime) -> bool:
    """Whether what was said at this moment is in no book: after the backup was made, before the bot began with it."""
    since, _, until = (await notes.get(books, LOST)).partition(" ")
    if not since:
        return False
    return datetime.fromisoformat(since) - A_SECOND <= at <= datetime.fromisoformat(until)


A_SECOND = timedelta(seconds=1)
"""Telegram's moments have no fractions."""
