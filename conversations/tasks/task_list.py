"""The list of what waits in a chat: one living message, brought down again when it is asked for, else edited."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from conversations import post
from conversations.button import Button, in_rows
from conversations.presses.tasks import EveryMorning, MoreTasks, OpenTask
from conversations.tasks import mornings
from sotarsa_bot import texts, wording
from sotarsa_bot.books import Books
from sotarsa_bot.records.chats import Chat
from sotarsa_bot.records.people import Person
from sotarsa_bot.records.slots import SlotKey, SlotKind
from sotarsa_bot.running.office import Office
from sotarsa_bot.tasks import table
from sotarsa_bot.tasks.task import Task
from sotarsa_bot.texts import Html

A_PAGE, PER_ROW = 8, 4


def slot(chat: int) -> SlotKey:
    """Where the list of this chat lives."""
    return SlotKey.in_chat(SlotKind.TASKS, chat)


async def whose(books: Books, chat: Chat) -> Person | None:
    """Who reads a private chat alone."""
    return await books.people.first(telegram_id=chat.telegram_id) if chat.private else None


async def of_chat(books: Books, found: Iterable[Task], chat: Chat, now: datetime) -> list[Task]:
    """What waits for whoever reads there: alone for themselves, in a group for the group."""
    if not chat.private:
        return [task for task in found if task.stands_in(chat)]
    person = await whose(books, chat)
    grants = tuple(await books.grants.find(person=person.id, revoked_at=None)) if person else ()
    return [task for task in found if person and task.concerns(person.id, grants, now)]


async def say(
    books: Books,
    office: Office,
    chat: Chat,
    found: Sequence[Task],
    now: datetime,
    *,
    page: int = 0,
    anew: bool = False,
    head: str = "",
) -> None:
    """Writes what waits. `anew`: in a message below, as an edited one rings no bell; `head`: why it comes."""
    if anew:
        await post.retire(books, chat, slot(chat.id), now=now)
    page = min(page, max(len(found) - 1, 0) // A_PAGE)
    shown = list(enumerate(found, 1))[page * A_PAGE : (page + 1) * A_PAGE]
    lines = [_head(chat, found, now, head), *[await _line(books, office, n, task, now) for n, task in shown]]
    if shown:
        lines.append(texts.html("tasks.how", first=shown[0][0]))
    buttons = [OpenTask(kind=task.kind, row=task.row).labelled(str(n)) for n, task in shown]
    rows = [*in_rows(buttons, PER_ROW), *_pages(page, len(found)), *await _daily(books, chat)]
    await post.write(books, chat, Html("\n".join(lines)), now=now, buttons=rows, slot=slot(chat.id), waits=False,
                     sort=post.ANSWER)  # fmt: skip


def _head(chat: Chat, found: Sequence[Task], now: datetime, head: str) -> Html:
    who = "you" if chat.private else "group"
    if not found:
        return texts.html(f"tasks.none_{who}")
    count = table.overdue(found, now)
    late = texts.plain("tasks.past", count=count) if count else ""
    said = texts.html(f"tasks.head_{who}", count=len(found), late=late)
    return Html(f"{texts.html(head)}\n{said}") if head else said


async def _line(books: Books, office: Office, n: int, task: Task, now: datetime) -> Html:
    since = wording.day_and_month(office.today(task.since))
    return texts.html("tasks.line", n=n, what=await words(books, task), since=since, due=_due(office, task, now))


async def words(books: Books, task: Task) -> str:
    """What waits, without a citizen's name."""
    values = dict(task.values)
    code = task.village or (task.visit.village if task.visit else None)
    if code:
        values["village"] = (await books.villages.get(code)).name
    if task.visit:
        values["code"] = task.visit.code
    if "of" in values:
        values["of"] = texts.plain(f"tasks.of_{values['of']}", **values)
    return texts.plain(f"tasks.{task.kind}", **values)


def _due(office: Office, task: Task, now: datetime) -> str:
    days = (office.today(now) - office.today(task.term)).days
    if not task.overdue(now):
        moment = task.term.astimezone(office.zone)
        return texts.plain("tasks.until", day=wording.day_and_month(moment.date()), at=wording.clock_time(moment))
    return texts.plain("tasks.late_days", days=days) if days else texts.plain("tasks.late_today")


def _pages(page: int, count: int) -> list[list[Button]]:
    ways = [MoreTasks(page=page - 1).button("tasks.before")] if page else []
    ways += [MoreTasks(page=page + 1).button("tasks.after")] if (page + 1) * A_PAGE < count else []
    return [ways] if ways else []


async def _daily(books: Books, chat: Chat) -> list[list[Button]]:
    person = await whose(books, chat)
    if person is None:
        return []
    wanted = await mornings.wants(books, person.id)
    return [[EveryMorning(wanted=not wanted).button("tasks.not_daily" if wanted else "tasks.daily")]]
