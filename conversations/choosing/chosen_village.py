"""Choosing one of the 24 villages: eight to a page, or typed with typing errors forgiven."""

import re
from collections.abc import Awaitable, Callable
from typing import Any

from conversations import flow
from conversations.button import Button, in_rows
from conversations.flow import FlowStep, Question, question, tapped, typed
from conversations.talk import Talk, Values, nothing
from sotarsa_bot import wording
from sotarsa_bot.books import Books
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import match_village

PER_PAGE = 8

Chosen = Callable[[Talk[Any], str], Awaitable[FlowStep]]
"""Takes the village's code, and names the next step."""
Make = Callable[[str, str, object], Button]
"""Makes a button of a label, an action ("village" or "page") and its value."""


def which_village(key: str, *, step: FlowStep, chosen: Chosen, values: Values = nothing) -> Question:
    """The question for one village. The flow's draft has a `page`."""

    async def ask(talk: Talk[Any]) -> None:
        def make(label: str, action: str, value: object) -> Button:
            return flow.choice(talk, label, action, value)

        rows = await village_page(talk.books, talk.draft.page, make)
        await flow.ask(talk, key, rows, **await values(talk))

    async def turned(talk: Talk[Any]) -> FlowStep:
        talk.draft.page = page_number(talk.answer)
        return step

    async def pressed(talk: Talk[Any]) -> FlowStep:
        return await chosen(talk, await village_pressed(talk.books, talk.answer))

    async def named(talk: Talk[Any]) -> FlowStep:
        return await chosen(talk, await village_named(talk.books, talk.answer))

    return question(ask, tapped("page", turned), tapped("village", pressed), typed(named))


async def village_page(books: Books, page: int, make: Make) -> list[list[Button]]:
    """The buttons of one page, with the way to the others."""
    villages = await books.villages.find(order="name")
    pages = (len(villages) + PER_PAGE - 1) // PER_PAGE
    page = page % pages if pages else 0
    shown = villages[page * PER_PAGE : (page + 1) * PER_PAGE]
    rows = in_rows(make(village.name, "village", village.code) for village in shown)
    if pages > 1:
        turns = (("‹", (page - 1) % pages), (f"{page + 1}/{pages}", page), ("›", (page + 1) % pages))
        rows.append([make(label, "page", to) for label, to in turns])
    return rows


def page_number(value: str) -> int:
    """Mistake for somebody's invention."""
    if not value.isdecimal() or len(value) > 3:
        raise Mistake("common.old_button")
    return int(value)


async def village_pressed(books: Books, code: str) -> str:
    """The code that a button named; Mistake if there is no such village."""
    if await books.villages.first(code=code) is None:
        raise Mistake("common.old_button")
    return code


_AROUND = re.compile(
    r"^\W*(?:(?:gasan|gsn|untuk|utk|buat|bwt|bagi|ini|nih|daftar\w*|berkas\w*|file|nama\w*|penerima\w*|desa)\b\W*)+",
    re.IGNORECASE,
)
""" "Gasan Liyu", "daftar penerima untuk desa Liyu"."""


async def village_named(books: Books, words: str) -> str:
    """The code of the village that was typed; Mistake if it is none, or could be several."""
    villages = {v.code: v.name for v in await books.villages.find()}
    found = match_village(_AROUND.sub("", words) or words, list(villages.items()))
    if found.code:
        return found.code
    if found.candidates:
        raise Mistake("visit.village_which", names=" / ".join(villages[c] for c in found.candidates))
    raise Mistake("visit.village_unknown", typed=wording.cut(words))
