"""/tugas: everything that waits for whoever asks, or for the group: the oldest first, each opened by its number."""

import re
from typing import Any

from conversations import post
from conversations.command import PRIVATE, TEAM, VILLAGE, Command
from conversations.conversation import Conversation
from conversations.people.people import wrong_chat
from conversations.pressed import on
from conversations.presses.tasks import EveryMorning, MoreTasks, OpenTask
from conversations.talk import Talk
from conversations.tasks import mornings, opening_tasks, task_list
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.slots import SlotKind
from sotarsa_bot.tasks import table
from sotarsa_bot.tasks.task import Task

_NUMBER = re.compile(
    r"(?:tolong\s+)?(?:(?:buka|lihat|kerjakan)\s+)?(?:yang\s+)?(?:(?:tugas|nomor|no\.?|ke-?)\s*)?(\d{1,3})\W*",
    re.IGNORECASE,
)
_OPENS = re.compile(r"(?:tolong\s+)?buka\s+(?:nomor\s+|no\.?\s*)?\d{1,3}\W*", re.IGNORECASE)
""" "2" alone may be anything."""
_TELL = r"(?:(?:kabari|ingatkan|kirim|kirimi)\s+(?:saya\s+)?)?"
_MORNINGS = r"(?:(?:se)?tiap\s+(?:hari|pagi))"
_NO = r"(?:jangan|(?:tidak|tdk|gak|ga|nggak|kada|kd)\s+usah|berhenti|stop|matikan)"
_WHOSE = r"(?:saya|ulun|aku|kami)"
_ASKED = re.compile(
    rf"(?:ada\s+)?apa(?:\s+(?:saja|aja|haja))?\s+(?:yang\s+)?(?:masih\s+)?"
    rf"(?:(?:menunggu|ditunggu\s+dari)\s+{_WHOSE}|tugas\s*(?:{_WHOSE}|ku))\W*",
    re.IGNORECASE,
)
_DAILY = re.compile(rf"(?:tolong\s+)?{_TELL}{_MORNINGS}\W*", re.IGNORECASE)
_NOT_DAILY = re.compile(rf"{_NO}\s+{_TELL}(?:lagi\s+)?{_MORNINGS}\W*", re.IGNORECASE)


async def begin(talk: Talk[Any]) -> None:
    """The list; `/tugas 2` opens what is second on it, `/tugas tiap pagi` brings it each morning."""
    talk.need(Action.TASKS)
    if not talk.incoming.private and talk.chat.purpose is None:
        return await wrong_chat(talk, "common.where_private")
    if talk.answer and await _told(talk, talk.answer):
        return None
    await _say(talk, anew=True)


async def heard(talk: Talk[Any]) -> bool:
    """ "buka 2", "tiap pagi" below the list; "apa yang menunggu saya", and "buka 2", alone."""
    if talk.incoming.picture or not talk.allows(Action.TASKS):
        return False
    if talk.below(SlotKind.TASKS):
        return await _told(talk, talk.incoming.text)
    words = " ".join(talk.incoming.text.split())
    if talk.replied or not talk.incoming.private:
        return False
    of_the_list = _OPENS.fullmatch(words) or _DAILY.fullmatch(words) or _NOT_DAILY.fullmatch(words)
    if of_the_list and (lives := await post.lives(talk.books, task_list.slot(talk.chat.id))):
        talk.replied = lives
        return await _told(talk, words)
    if not _ASKED.fullmatch(words):
        return False
    await _say(talk, anew=True)
    return True


async def _told(talk: Talk[Any], words: str) -> bool:
    words = " ".join(words.split())
    if found := _NUMBER.fullmatch(words):
        await _nth(talk, int(found[1]))
    elif talk.incoming.private and _NOT_DAILY.fullmatch(words):
        await _daily(talk, wanted=False)
    elif talk.incoming.private and _DAILY.fullmatch(words):
        await _daily(talk, wanted=True)
    else:
        return False
    return True


async def _nth(talk: Talk[Any], n: int) -> None:
    """As it is numbered where they read it; else as it would be now."""
    buttons = talk.replied.buttons if talk.replied else ()
    shown = {label: press for label, data in buttons if (press := OpenTask.of(data))}
    if press := shown.get(str(n)):
        return await opened(talk, press)
    found = await _waiting(talk)
    if not 1 <= n <= len(found):
        raise Mistake("tasks.no_such", count=len(found)) if found else Mistake("tasks.gone")
    await opening_tasks.open_(talk, found[n - 1])


async def opened(talk: Talk[Any], wish: OpenTask) -> None:
    """If it waits still, and for whoever presses."""
    talk.need(Action.TASKS)
    found = await _waiting(talk)
    task = next((one for one in found if (one.kind, one.row) == (wish.kind, wish.row)), None)
    if task is None:
        talk.note("tasks.gone", alert=True)
        return await task_list.say(talk.books, talk.office, talk.chat, found, talk.now)
    await opening_tasks.open_(talk, task)


async def more(talk: Talk[Any], wish: MoreTasks) -> None:
    talk.need(Action.TASKS)
    await _say(talk, page=wish.page)


async def daily(talk: Talk[Any], wish: EveryMorning) -> None:
    talk.need_alone(Action.TASKS)
    await _daily(talk, wanted=wish.wanted)


async def _daily(talk: Talk[Any], *, wanted: bool) -> None:
    await mornings.put(talk.books, talk.by.id, wanted=wanted)
    key = "tasks.daily_on" if wanted else "tasks.daily_off"
    talk.note(key)
    if not talk.incoming.pressed:
        await talk.say(key)
    await _say(talk)


async def _say(talk: Talk[Any], *, page: int = 0, anew: bool = False) -> None:
    found = await _waiting(talk)
    await task_list.say(talk.books, talk.office, talk.chat, found, talk.now, page=page, anew=anew)


async def _waiting(talk: Talk[Any]) -> list[Task]:
    every = await table.waiting(talk.books, talk.office, talk.now)
    return await task_list.of_chat(talk.books, every, talk.chat, talk.now)


CONVERSATION = Conversation(
    commands=(Command("tugas", begin, frozenset({PRIVATE, TEAM, VILLAGE})),),
    presses=(on(OpenTask, opened), on(MoreTasks, more), on(EveryMorning, daily)),
    listeners=(heard,),
)
