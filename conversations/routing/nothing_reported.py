"""A question reports nothing: what one was read as is asked about and not recorded, whichever way it was read.

"Tim sudah pulang?" are the words of a button, "K1 sudah sampai kah" those of a step; who writes them wants to know. It
is looked at what came of the words, in one place, so that no reader and no button can forget it.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from conversations.talk import Talk
from sotarsa_bot import texts
from sotarsa_bot.books import AtLeast
from sotarsa_bot.parsing.questions import is_question
from sotarsa_bot.records.machinery import AuditEntry
from sotarsa_bot.unsure import Meaning, Unsure

TELL = frozenset(
    {
        "step", "delivery", "check", "approval", "load", "incident", "visit", "sheet", "request", "delay", "list",
        "village", "holiday", "office",
    }
)  # fmt: skip
"""What is on the books because somebody said so, by the first word of its line in the audit."""
ONLY_LOOKED = frozenset({"list.read", "list.known", "approval.asked"})


async def recorded_only_if_meant(talk: Talk[Any], route: Callable[[Talk[Any]], Awaitable[str]]) -> str:
    """Plays the words. Unsure, if they ask something and were taken for news."""
    words = talk.incoming.text.strip()
    if talk.confirmed or talk.incoming.pressed or talk.incoming.command or not is_question(words):
        return await route(talk)
    last = await talk.books.audit.first(order="-id")
    outcome = await route(talk)
    new = await talk.books.audit.find(id=AtLeast(last.id + 1 if last else 1))
    if any(_tells(line) for line in new):
        # Not in its own words: the question stands below them, and they may hold a name or a number.
        raise Unsure(Meaning(words, texts.plain("unsure.no_question")))
    return outcome


def _tells(line: AuditEntry) -> bool:
    if line.what == "alarm.answered":  # a question below an alarm is passed on, and must not end it
        return bool(line.detail.get("ends"))
    return line.what.partition(".")[0] in TELL and line.what not in ONLY_LOOKED
