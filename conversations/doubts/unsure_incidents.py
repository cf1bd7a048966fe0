"""What may be an incident, as far as questions have to know: who offers it instead of a refusal, and who tells of it
while nobody answers. conversations/incidents names them (`SECOND_READERS`, `TELLERS`), and menu.py gathers them."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from conversations.talk import Talk
from sotarsa_bot.books import Books
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.records.machinery import TalkState
from sotarsa_bot.running.office import Office
from sotarsa_bot.unsure import Unsure

TOLD_AFTER = timedelta(minutes=5)
"""So long what may be an incident waits for an answer, before it is told unconfirmed."""

SecondReader = Callable[[Talk[Any], Mistake], Awaitable[Unsure | None]]


class Teller(NamedTuple):
    """`tell`: of the question that nobody answers; `denied`: to the same people, that it is none (by whom)."""

    tell: Callable[[Books, Office, TalkState, datetime], Awaitable[None]]
    denied: Callable[[Books, TalkState, str, datetime], Awaitable[None]]


SECOND_READERS: list[SecondReader] = []
TELLERS: list[Teller] = []
"""Both filled by conversations/routing/menu.py."""


async def instead_of(talk: Talk[Any], mistake: Mistake) -> Unsure | None:
    """What words that a reader refused may well be."""
    for offered in SECOND_READERS:
        if doubt := await offered(talk, mistake):
            return doubt
    return None


async def tell(books: Books, office: Office, state: TalkState, now: datetime) -> None:
    for teller in TELLERS:
        await teller.tell(books, office, state, now)


async def denied(books: Books, state: TalkState, name: str, now: datetime) -> None:
    for teller in TELLERS:
        await teller.denied(books, state, name, now)
