"""What is said about a list that came as a file: its preview, its problems, what became of it. In private only."""

from collections.abc import Iterable

from conversations import post
from conversations.button import Rows, button
from conversations.chosen_visit import label
from sotarsa_bot import papers, texts
from sotarsa_bot.books import Books
from sotarsa_bot.list_file import ListFile
from sotarsa_bot.list_import import Import, Newcomer
from sotarsa_bot.lists import Problem, ReadList
from sotarsa_bot.lists.nik import masked
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.record import Instant
from sotarsa_bot.texts import Html
from sotarsa_bot.visit import Visit

FIRST = 5
"""So many lines, and so many problems, stand in the preview."""


def slot_of(file: ListFile) -> str:
    return f"list:{file.id}"


async def show_preview(books: Books, file: ListFile, visit: Visit, read: ReadList, found: Import, now: Instant) -> None:
    parts = [texts.html("lists.head", file=file.name, visit=await label(books, visit)), counts(found)]
    parts += [_line(new.first.row, new.first.sheet, _person(new)) for new in found.added[:FIRST]]
    if len(found.added) > FIRST:
        parts.append(texts.html("lists.more_lines", count=len(found.added) - FIRST))
    if found.namesakes:
        parts.append(texts.html("lists.namesakes", numbers=_some(map(str, found.namesakes))))
    if read.unread:
        parts.append(texts.html("lists.unread", sheets=_some(read.unread)))
    parts += _problems(found.problems)
    if not found.changes:
        parts.append(texts.html("lists.nothing_new"))
    await _say(books, file, Html("\n".join(parts)), now, _buttons(file, found))


async def send_problems(books: Books, file: ListFile, visit: Visit, read: ReadList, now: Instant) -> None:
    """`read` with its problems, in which long numbers are masked, and without its lines: it waits in the outbox."""
    payload = {
        "paper": papers.named(read),
        "data": read.model_dump(mode="json"),
        "filename": texts.plain("lists.problem_name", code=visit.code),
        "caption": texts.plain("lists.problems_sent", file=file.name),
    }
    chat = await books.chats.get(file.chat)
    await post.owe(books, chat, "sendDocument", payload, now=now, sort=post.ANSWER)


async def say_saved(books: Books, file: ListFile, visit: Visit, found: Import, now: Instant) -> None:
    said = {"file": file.name, "visit": await label(books, visit), "counts": counts(found)}
    count = await books.listed.count(visit=visit.id)
    await _say(books, file, texts.html("lists.saved", **said, all=count), now)


async def say_refused(books: Books, file: ListFile, visit: Visit, mistake: Mistake, now: Instant) -> None:
    said = {"file": file.name, "visit": await label(books, visit)}
    reason = texts.html(mistake.key, **mistake.values)
    await _say(books, file, texts.html("lists.refused", **said, reason=reason), now)


def counts(found: Import) -> Html:
    return texts.html("lists.counts", added=len(found.added), more=len(found.more), same=found.same)


def _buttons(file: ListFile, found: Import) -> Rows:
    rows = [[button(texts.plain("common.cancel_button"), "list_drop", file.id)]]
    if found.changes:
        rows[0].insert(0, button(texts.plain("lists.save"), "list_save", file.id))
    if count := len(found.problems):
        rows.append([button(texts.plain("lists.problem_button", count=count), "list_problems", file.id)])
    return rows


def _problems(problems: tuple[Problem, ...]) -> list[Html]:
    if not problems:
        return []
    left_out = len({(one.sheet, one.row) for one in problems if one.left_out})
    parts = [texts.html("lists.problems", count=len(problems), left_out=left_out)]
    parts += [_line(one.row, one.sheet, one.reason) for one in problems[:FIRST]]
    if len(problems) > FIRST:
        parts.append(texts.html("lists.more_problems", count=len(problems) - FIRST))
    return parts


def _person(new: Newcomer) -> str:
    """ "Aminah · 6311********0003 · beras 10 kg"."""
    aid = ", ".join(map(str, new.benefits))
    return " · ".join(part for part in (new.first.name, masked(new.first.nik), aid[:80]) if part)


def _line(row: int, sheet: str, what: str) -> Html:
    if sheet:
        return texts.html("lists.line_of_sheet", row=row, sheet=sheet, what=what)
    return texts.html("lists.line", row=row, what=what)


def _some(words: Iterable[str]) -> str:
    said = list(words)
    return ", ".join(said[:10]) + ("…" if len(said) > 10 else "")


async def _say(books: Books, file: ListFile, text: Html, now: Instant, buttons: Rows = ()) -> None:
    chat, subject = await books.chats.get(file.chat), f"visit:{file.visit}"
    await post.write(books, chat, text, now=now, slot=slot_of(file), buttons=buttons, subject=subject, sort=post.ANSWER)
