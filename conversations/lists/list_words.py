"""What is said about a list that came as a file: its preview, its problems, what became of it. In private only."""

from collections.abc import Callable

from conversations import post
from conversations.button import Rows
from conversations.choosing.chosen_visit import label
from conversations.lists import list_changes, list_rows
from conversations.lists.list_lines import line, some
from conversations.presses.lists import ComparePairs, DropList, ListProblems, SaveList, ToTheList, UndoList
from conversations.visits import lacking
from sotarsa_bot import texts, wording
from sotarsa_bot.books import Books
from sotarsa_bot.lists import Problem, ReadList
from sotarsa_bot.lists.nik import masked
from sotarsa_bot.lists.periods import Period
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.records.benefit import Benefit
from sotarsa_bot.records.list_file import ListFile, Tally
from sotarsa_bot.records.record import Instant
from sotarsa_bot.records.slots import SlotKey, SlotKind, Subject, SubjectKind
from sotarsa_bot.records.visit import OPEN
from sotarsa_bot.register.list_import import Entry, Import
from sotarsa_bot.texts import Html
from sotarsa_bot.visits import visits

FIRST = 5
"""So many lines, and so many problems, stand in the preview."""


def slot_of(file: ListFile) -> SlotKey:
    return SlotKey.only(SlotKind.LIST, file.id)


def subject_of(file: ListFile) -> Subject:
    return Subject.visit(file.visit) if file.visit else Subject.of(SubjectKind.LIST, file.id)


async def target(books: Books, file: ListFile) -> str:
    """ "K12 Uren", or "Desa Uren" where it is for the register alone."""
    if file.visit:
        return await label(books, await books.visits.get(file.visit))
    return texts.plain("lists.of_village", village=(await books.villages.get(file.village)).name)


async def say_progress(books: Books, file: ListFile, what: str, done: int, count: int, now: Instant) -> None:
    """How many of the people are "checked", or "saved"."""
    said = {"file": file.name, "target": await target(books, file)}
    text = texts.html(f"lists.progress_{what}", **said, done=wording.number(done), count=wording.number(count))
    await say(books, file, text, now)


async def show_preview(books: Books, file: ListFile, read: ReadList, found: Import, now: Instant) -> None:
    village = (await books.villages.get(file.village)).name
    parts = [texts.html("lists.head", file=file.name, target=await target(books, file)), *_times(read)]
    parts.append(counts(found.tally, found.same))
    parts += _first(found.added, _person, "lists.more_lines")
    parts += _first(found.changed, list_changes.said, "lists.more_changes")
    extra = [one for one in found.more if not one.changed]
    parts += _first(extra, list_changes.more, "lists.more_more")
    parts += _listing(found) + _staying(found)
    parts += list_rows.columns(read, found)
    parts += _problems(found.problems)
    ends = [*list_rows.the_sum(found), *list_rows.questions(file, found, village)]
    if found.pairs and not found.asked:
        ends.append(texts.html("lists.pairs_wait", count=len(found.pairs)))
    if not found.changes and not found.waits:
        ends.append(texts.html("lists.nothing_new"))
    await say(books, file, whole(parts, ends), now, _buttons(file, found, village))


async def send_problems(books: Books, file: ListFile, read: ReadList, now: Instant) -> None:
    """`read` with its problems, in which long numbers are masked, and without its lines: it waits in the outbox."""
    name = texts.plain("lists.problem_name", code=f"K{file.visit}" if file.visit else file.village)
    caption = texts.plain("lists.problems_sent", file=file.name)
    about = f"visit:{file.visit}" if file.visit else f"village:{file.village}"
    await post.give(books, await books.chats.get(file.chat), read, name, now=now, caption=caption, about=about)


async def say_saved(books: Books, file: ListFile, found: Import, now: Instant) -> None:
    """All that was written down of the file; what was there before a kill is no news only to this comparison."""
    same = max(0, len(found.entries) - file.tally.people)
    short = await lacking.said(books, await visits.get(books, file.visit)) if file.visit else ""
    counted = Html("\n".join(part for part in (counts(file.tally, same), *list_rows.the_sum(found), short) if part))
    said = {"file": file.name, "target": await target(books, file), "counts": counted}
    if file.visit:
        text = texts.html("lists.saved", **said, all=await books.listed.count(visit=file.visit))
    else:
        text = texts.html("lists.registered", **said, all=await books.recipients.count(village=file.village))
    rows = [[UndoList(file=file.id).button("form.undo")], *await to_the_list(books, file.visit)]
    await say(books, file, text, now, rows, waits=False)


async def say_refused(books: Books, file: ListFile, mistake: Mistake, now: Instant) -> None:
    said = {"file": file.name, "target": await target(books, file)}
    reason = texts.html(mistake.key, **mistake.values)
    if there := (await books.list_files.get(file.id)).tally.people:
        text = texts.html("lists.refused_rest", **said, reason=reason, count=wording.number(there))
    else:
        text = texts.html("lists.refused", **said, reason=reason)
    await say(books, file, text, now, await to_the_list(books, file.visit), waits=False)


async def to_the_list(books: Books, visit: int | None) -> Rows:
    """/daftar ended with the file: one press brings its question again, while the list may change."""
    if visit is None or (found := await books.visits.get(visit)).state not in OPEN:
        return ()
    return [[ToTheList(visit=found.id).button("lists.to_the_list", code=found.code)]]


def whole(parts: list[Html], ends: list[Html]) -> Html:
    """All of it if a message can hold it; the sum and what is asked stand there in any case."""
    room = post.TEXT_LIMIT - len("\n".join(ends)) - 4
    while len("\n".join(parts)) > room:
        parts = [*parts[:-2], Html("…")] if len(parts) > 2 else []
    return Html("\n".join((*parts, *ends)))


def _times(read: ReadList) -> list[Html]:
    """For which time the list grants and as of which day it speaks, read back as it was understood."""
    periods = {one.said: one for line in read.lines if (one := line.period)}
    days = sorted({day for line in read.lines if (day := line.data_date)})
    said = [texts.html("lists.period", period=some(map(_period, periods.values())))] if periods else []
    return [*said, texts.html("lists.data_date", day=some(wording.span(day, day) for day in days))] if days else said


def _period(one: Period) -> str:
    """ "Triwulan IV 2026 (1 Oktober – 31 Desember 2026)" """
    span = wording.span(one.starts, one.ends) if one.starts and one.ends else texts.plain("lists.no_span")
    return f"{one.said} ({span})"


def counts(tally: Tally, same: int) -> Html:
    return texts.html("lists.counts", added=tally.added, more=tally.more, changed=tally.changed, same=same)


def _listing(found: Import) -> list[Html]:
    """What that means for the visit's list, where it is not what the counts say already."""
    counted = {"lists.coming": len(found.coming), "lists.served": found.served, "lists.gone_people": found.gone}
    if len(found.coming) == len(found.added):
        del counted["lists.coming"]
    return [texts.html(key, count=count) for key, count in counted.items() if count]


def _staying(found: Import) -> list[Html]:
    """Whoever is on the visit's list and not in the file stays there: a file takes nobody off."""
    named = {one.before.id for one in found.entries if one.before} | {pair.alike.recipient.id for pair in found.pairs}
    rest = [one.number for one in found.snapshot.listed if one.recipient not in named]
    if not rest or len(rest) == len(found.snapshot.listed):
        return []
    return [texts.html("lists.staying", count=len(rest), numbers=wording.spans(rest))]


def _buttons(file: ListFile, found: Import, village: str) -> Rows:
    rows = [[DropList(file=file.id).button("common.cancel_button")]]
    if found.asked:
        rows = [*list_rows.buttons(file, found, village), *rows]
    elif count := len(found.pairs):
        rows[0].insert(0, ComparePairs(file=file.id).button("lists.pairs_button", count=count))
    elif found.changes:
        rows[0].insert(0, SaveList(file=file.id).button("lists.save"))
    if not found.asked:
        rows += list_rows.buttons(file, found, village)
    if count := len(found.problems):
        rows.append([ListProblems(file=file.id).button("lists.problem_button", count=count)])
    return rows


def _problems(problems: tuple[Problem, ...]) -> list[Html]:
    problems = tuple(one for one in problems if not one.decided)
    if not problems:
        return []
    left_out = len({(one.sheet, one.row) for one in problems if one.left_out})
    parts = [texts.html("lists.problems", count=len(problems), left_out=left_out)]
    parts += [line(one.row, one.sheet, one.reason) for one in problems[:FIRST]]
    if len(problems) > FIRST:
        parts.append(texts.html("lists.more_problems", count=len(problems) - FIRST))
    return parts


def _first(entries: list[Entry], said: Callable[[Entry], str], more: str) -> list[Html]:
    lines = [line(one.lines[0].row, one.lines[0].sheet, said(one)) for one in entries[:FIRST]]
    return [*lines, texts.html(more, count=len(entries) - FIRST)] if len(entries) > FIRST else lines


def _person(new: Entry) -> str:
    """ "Aminah · 6311********0003 · beras 10 kg"."""
    first = new.lines[0]
    aid = ", ".join(_granted(one.benefit) for one in new.granted.new)
    return " · ".join(part for part in (first.name, masked(first.nik), aid[:80]) if part)


def _granted(benefit: Benefit) -> str:
    """An amount alone is not a thing."""
    if benefit.amount is None or benefit.item or benefit.programme:
        return str(benefit)
    return texts.plain("lists.aid_unnamed", amount=benefit)


async def say(
    books: Books, file: ListFile, text: Html, now: Instant, buttons: Rows = (), *, waits: bool | None = None
) -> None:
    """Where the file was answered."""
    chat = await books.chats.get(file.chat)
    subject, slot = subject_of(file), slot_of(file)
    waits = bool(buttons) if waits is None else waits
    await post.write(books, chat, text, now=now, slot=slot, buttons=buttons, waits=waits, subject=subject,
                     sort=post.ANSWER)  # fmt: skip
