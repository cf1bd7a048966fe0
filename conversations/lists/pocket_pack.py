"""The pocket pack on request: as a small PDF to print, and as messages that the phone keeps without signal."""

from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

from conversations import post
from conversations.talk import Talk
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.papers import pack
from sotarsa_bot.records.visit import Visit


async def give(talk: Talk[Any], visit: Visit) -> None:
    """Owes both. It names people and their telephones: Mistake in a group."""
    if not talk.incoming.private:
        raise Mistake("common.old_button")
    made = await pack.of_visit(talk.acting(), visit)
    talk.note("notice.coming")
    name, about = f"paket-saku-{visit.code}.pdf", f"visit:{visit.id}"
    if not await post.give(talk.books, talk.chat, made, name, now=talk.now, about=about):
        return
    for message in messages(pack.lines(made)):
        await post.write(talk.books, talk.chat, message, now=talk.now, subject=visit.subject, sort=post.ANSWER)
    await talk.record("pack.given", f"visit:{visit.id}", people=len(made.people))


def messages(lines: Iterable[str]) -> Iterator[str]:
    """The lines as Telegram HTML, in as few messages as hold them whole."""
    message = ""
    for line in (escape(line, quote=False) for line in lines):
        if len(message) + 1 + len(line) > post.TEXT_LIMIT:
            yield message.strip()
            message = ""
        message += f"\n{line}"
    yield message.strip()
