"""A coordinator's answers: "wajar" or "perlu diperiksa", with a reason, given again as often as they like."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from sotarsa_bot.acting import Acting
from sotarsa_bot.books import Books, OneOf
from sotarsa_bot.flags import looking, twice
from sotarsa_bot.flags.case import Cause
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.field import Delivery
from sotarsa_bot.records.flag import STANDING, Flag, Verdict

ANSWERS = (Verdict.FINE, Verdict.CHECK)
WAITING = (Verdict.OPEN, Verdict.CHECK)


async def of_visit(books: Books, visit: int) -> list[Flag]:
    """All that stand, in the order they were found."""
    return await books.flags.find(visit=visit, verdict=OneOf(STANDING))


async def waiting(books: Books, visits: Iterable[int] | None = None) -> dict[int, Counter[Verdict]]:
    """How many are not looked at, and how many are to be checked, by visit (of these, or of all)."""
    among: dict[str, Any] = {} if visits is None else {"visit": OneOf(tuple(visits))}
    counted: dict[int, Counter[Verdict]] = {}
    for flag in await books.flags.find(verdict=OneOf(WAITING), order="visit", **among):
        counted.setdefault(flag.visit, Counter())[flag.verdict] += 1
    return counted


async def answer(acting: Acting, flag: Flag, verdict: Verdict, reason: str) -> Flag:
    """Keeps the verdict; the one before it stays in the audit, without its reason, which may name somebody."""
    acting.need(Action.REVIEW)
    values: dict[str, Any] = {"verdict": verdict, "reason": reason, "by": acting.by.id, "at": acting.now}
    await acting.books.flags.change(flag.id, **values)
    subject = f"visit:{flag.visit}"
    await acting.audit("flag.answered", subject, flag=flag.id, kind=flag.kind, verdict=verdict)
    return flag.with_(**values)


async def keep_both(acting: Acting, records: list[Delivery], reason: str) -> None:
    """Who recorded says that both are right: a coordinator settles it with that, others leave it to one, with their
    word."""
    must_be_theirs(acting, records)
    for cause in _causes(records):
        await looking.raise_(acting.books, records[0].visit, cause, acting.now)
        flag = await acting.books.flags.first(visit=records[0].visit, cause=cause.key)
        if flag and acting.may(Action.REVIEW):
            await answer(acting, flag, Verdict.FINE, reason)
        elif flag and flag.verdict is Verdict.OPEN:
            await acting.books.flags.change(flag.id, reason=reason, by=acting.by.id)
    await acting.audit("delivery.both_kept", f"visit:{records[0].visit}", deliveries=[d.id for d in records])


async def not_both(acting: Acting, records: list[Delivery], reason: str) -> None:
    """That was said by mistake: it is asked again. What a coordinator answered for another reason stays."""
    must_be_theirs(acting, records)
    for cause in _causes(records):
        flag = await acting.books.flags.first(visit=records[0].visit, cause=cause.key, reason=reason)
        if flag:
            await _open(acting, flag)
    await acting.audit("delivery.both_asked", f"visit:{records[0].visit}", deliveries=[d.id for d in records])


async def take_back(acting: Acting, flag: Flag) -> Flag:
    """The answer was a mistake: it waits for another; the audit keeps both."""
    acting.need(Action.REVIEW)
    return await _open(acting, flag)


async def _open(acting: Acting, flag: Flag) -> Flag:
    values: dict[str, Any] = {"verdict": Verdict.OPEN, "reason": "", "by": None, "at": None}
    await acting.books.flags.change(flag.id, **values)
    subject = f"visit:{flag.visit}"
    await acting.audit("flag.answer_taken_back", subject, flag=flag.id, kind=flag.kind, verdict=flag.verdict)
    return flag.with_(**values)


def must_be_theirs(acting: Acting, records: Sequence[Delivery]) -> None:
    """Who recorded one of them, or reviews what does not fit."""
    acting.need(Action.DELIVER)
    if acting.by.id not in {record.by for record in records} and not acting.may(Action.REVIEW):
        raise Mistake("deliver.not_your_twins")


def _causes(records: list[Delivery]) -> list[Cause]:
    """Of each two of them."""
    records = sorted(records, key=lambda d: d.id)
    pairs = [twice.cause(one, other) for n, other in enumerate(records) for one in records[:n]]
    return [cause for cause in pairs if cause]
