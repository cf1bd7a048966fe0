"""Choosing one of the 24 villages: eight to a page, or typed with typing errors forgiven."""

from typing import Any

from conversations import flow
from conversations.button import Button, in_rows
from conversations.talk import Talk
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import match_village

PER_PAGE = 8


async def village_page(talk: Talk[Any], page: int) -> list[list[Button]]:
    """The buttons of one page, with the way to the others."""
    villages = await talk.books.villages.find(order="name")
    pages = (len(villages) + PER_PAGE - 1) // PER_PAGE
    page = page % pages if pages else 0
    shown = villages[page * PER_PAGE : (page + 1) * PER_PAGE]
    rows = in_rows(flow.choice(talk, village.name, "village", village.code) for village in shown)
    if pages > 1:
        rows.append(
            [
                flow.choice(talk, "‹", "page", (page - 1) % pages),
                flow.choice(talk, f"{page + 1}/{pages}", "page", page),
                flow.choice(talk, "›", "page", (page + 1) % pages),
            ]
        )
    return rows


async def village_typed(talk: Talk[Any]) -> str:
    """The code of the village that was typed; Mistake if it is none, or could be several."""
    villages = {v.code: v.name for v in await talk.books.villages.find()}
    found = match_village(talk.answer, list(villages.items()))
    if found.code:
        return found.code
    if found.candidates:
        raise Mistake("visit.village_which", names=" / ".join(villages[c] for c in found.candidates))
    raise Mistake("visit.village_unknown", typed=talk.answer[:40])
