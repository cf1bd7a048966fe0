"""The draft of a visit's handover record (berita acara), on request, to those who read its summary."""

from typing import Any

from conversations import post
from conversations.button import Button, button
from conversations.talk import Talk
from sotarsa_bot import texts
from sotarsa_bot.books import Books
from sotarsa_bot.papers import handover
from sotarsa_bot.visit import Visit


async def ways(books: Books, visit: Visit) -> list[list[Button]]:
    """The row with its button; none while nothing was handed over."""
    there = await handover.exists(books, visit)
    return [[button(texts.plain("handover.button"), "handover", visit.id)]] if there else []


async def give(talk: Talk[Any], visit: Visit) -> None:
    """Owes the PDF. Whoever calls has looked who asks, and where."""
    draft = await handover.of_visit(talk.acting(), visit)
    await post.give(talk.books, talk.chat, draft, f"berita-acara-{visit.code}-draf.pdf", now=talk.now)
    await talk.record("handover.drafted", f"visit:{visit.id}")
    talk.note("notice.coming")
