""" "Semua selimut diterima": all of those who are to get one, not everybody on the list."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from conversations.talk import Talk
from sotarsa_bot.field.records import Listed
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.hand_overs.deliveries import HandOver
from sotarsa_bot.parsing import Statement, on_the_list
from sotarsa_bot.parsing.caption_said import meaning
from sotarsa_bot.parsing.statement import Said
from sotarsa_bot.unsure import Unsure
from sotarsa_bot.visits.visit import Visit


def of_all(talk: Talk[Any], visit: Visit, said: Sequence[Statement], listed: Sequence[Listed]) -> list[Statement]:
    """The statements in which "all" are those to whom the list grants the thing that is named. Unsure where it grants
    other things, but this one to nobody."""
    found = [_due(one, visit, listed) for one in said]
    if not talk.confirmed and any(one is None for one in found):
        numbers = [row.number for row in listed]
        raise Unsure(meaning([on_the_list(one, numbers) for one in said]))
    return [one or other for one, other in zip(found, said, strict=True)]


def _due(one: Statement, visit: Visit, listed: Sequence[Listed]) -> Statement | None:
    """None if nobody is due the thing, though the list says what people are due."""
    if not (one.everyone and one.item) or one.kind is not Said.RECEIVED or (one.amount or 1) > 1:
        return one
    if one.unplanned or not any(row.benefits for row in listed):
        return one
    wanted = HandOver(item=one.item)
    rest = [row.number for row in listed if not deliveries.granted(row, visit, wanted)]
    if len(rest) == len(listed):
        return None
    return replace(one, without=(*one.without, *(number for number in rest if number not in one.without)))
