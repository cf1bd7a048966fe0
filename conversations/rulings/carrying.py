"""What is carried out when the camat has decided: a table, by kind and verdict. All others are told to the coordinators
and change nothing by themselves."""

from collections.abc import Awaitable, Callable
from typing import Any

from conversations.field import request_answers
from conversations.presses.visits import ProposeAgain, Restore
from conversations.talk import Talk
from conversations.visits import breaking_off
from sotarsa_bot import texts
from sotarsa_bot.field import differences
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.records.ruling import Ruling, RulingKind, Verdict
from sotarsa_bot.records.service_request import RequestState
from sotarsa_bot.records.visit import VisitState
from sotarsa_bot.visits import visits

Carry = Callable[[Talk[Any], Ruling, str], Awaitable[object]]


async def carry(talk: Talk[Any], ruling: Ruling, verdict: Verdict, reason: str) -> None:
    if do := CARRIED.get((ruling.kind, verdict)):
        await do(talk, ruling, reason)


async def _accept_request(talk: Talk[Any], ruling: Ruling, reason: str) -> None:
    await _answer(talk, ruling, RequestState.ACCEPTED, reason)


async def _decline_request(talk: Talk[Any], ruling: Ruling, reason: str) -> None:
    await _answer(talk, ruling, RequestState.DECLINED, reason)


async def _answer(talk: Talk[Any], ruling: Ruling, state: RequestState, reason: str) -> None:
    request = await talk.books.requests.get(ruling.row)
    words = await request_answers.readable(talk, request, reason) if reason else ""
    await request_answers.answer(talk, request, state, words)


async def _accept_difference(talk: Talk[Any], ruling: Ruling, reason: str) -> None:
    incident = await talk.books.incidents.get(ruling.row)
    visit = await visits.get(talk.books, ruling.visit)
    words = texts.plain("rulings.accepted", because=f": {reason}" if reason else "")
    if not await differences.explain(talk.acting(), visit, incident, words):
        raise Mistake("rulings.over", code=ruling.code)


async def _drop(talk: Talk[Any], ruling: Ruling, reason: str) -> None:
    visit = await visits.get(talk.books, ruling.visit)
    visit = await visits.put_off(talk.acting(), visit, VisitState.CANCELLED, reason)
    await breaking_off.tell(talk, visit)


CARRIED: dict[tuple[RulingKind, Verdict], Carry] = {
    (RulingKind.REQUEST, Verdict.APPROVED): _accept_request,
    (RulingKind.REQUEST, Verdict.DECLINED): _decline_request,
    (RulingKind.DIFFERENCE, Verdict.APPROVED): _accept_difference,
    (RulingKind.LAPSED, Verdict.DECLINED): _drop,
}
"""What follows at once (rulings.FOLLOWED)."""


def next_steps(ruling: Ruling) -> list[list[Any]]:
    """What the coordinators have for buttons below the camat's word."""
    visit = ruling.visit
    if (ruling.kind, ruling.verdict) == (RulingKind.POSTPONED, Verdict.DECLINED):
        return [[Restore(visit=visit).button("coordinate.restore", code=f"K{visit}")],
                [ProposeAgain(visit=visit).button("card.propose_again")]]  # fmt: skip
    if (ruling.kind, ruling.verdict) == (RulingKind.LAPSED, Verdict.APPROVED):
        return [[ProposeAgain(visit=visit).button("card.propose_again")]]
    return []
