"""Drafts of a visit's official papers, on request, to those who read its summary: the assignment letter (surat tugas)
before the day, the handover record (berita acara) after it. Whoever calls has looked who asks, and where.
"""

from typing import Any

from conversations import post
from conversations.button import Button, button
from conversations.talk import Talk
from sotarsa_bot import texts
from sotarsa_bot.books import Books
from sotarsa_bot.papers import handover, letter
from sotarsa_bot.visit import Visit


async def ways(books: Books, visit: Visit) -> list[list[Button]]:
    """A row for each draft that can be written now."""
    names = ["letter"] if letter.possible(visit) else []
    names += ["handover"] if await handover.possible(books, visit) else []
    return [[button(texts.plain(f"{name}.button"), name, visit.id)] for name in names]


async def give_letter(talk: Talk[Any], visit: Visit) -> None:
    draft = await letter.of_visit(talk.acting(), visit)
    talk.note("notice.coming")
    name, about = f"surat-tugas-{visit.code}-draf.pdf", f"visit:{visit.id}"
    if await post.give(talk.books, talk.chat, draft, name, now=talk.now, about=about):
        await talk.record("letter.drafted", about)


async def give_handover(talk: Talk[Any], visit: Visit) -> None:
    draft = await handover.of_visit(talk.acting(), visit)
    talk.note("notice.coming")
    name, about = f"berita-acara-{visit.code}-draf.pdf", f"visit:{visit.id}"
    if await post.give(talk.books, talk.chat, draft, name, now=talk.now, about=about):
        await talk.record("handover.drafted", about)
