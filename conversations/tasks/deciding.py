"""What is decided where nobody did anything for long: never something that is on record, or should be."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from conversations import post
from conversations.lists import list_words
from sotarsa_bot import texts
from sotarsa_bot.books import Books
from sotarsa_bot.decrees import decrees
from sotarsa_bot.records.list_file import ListState
from sotarsa_bot.tasks.task import Task, TaskKind

Decide = Callable[[Books, Task, datetime], Awaitable[None]]


async def _drop_list(books: Books, task: Task, now: datetime) -> None:
    """A list that nobody saved for weeks speaks of what is no longer so; the file stays in Telegram."""
    if await books.list_files.change(task.row, only_if={"state": ListState.SHOWN}, state=ListState.DROPPED):
        file = await books.list_files.get(task.row)
        chat = await books.chats.get(file.chat)
        text = texts.html("tasks.list_dropped")
        await post.put_to_rest(books, chat, list_words.slot_of(file), text, now=now)


async def _follow_decree(books: Books, task: Task, now: datetime) -> None:
    """Whom it names is told when they next ask what they may: a decree is announced by the office."""
    decree = await decrees.get(books, task.row)
    await decrees.follow(books, decree.starts or now.date(), now)


DEFAULTS: dict[TaskKind, Decide] = {TaskKind.LIST: _drop_list, TaskKind.DECREE_BEGINS: _follow_decree}
