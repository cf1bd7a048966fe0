""" "Semua selimut diterima": all of those who are to get one, not everybody on the list."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from conversations.talk import Talk
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.hand_overs.deliveries import HandOver
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import Statement, on_the_list
from sotarsa_bot.parsing.caption_said import meaning
from sotarsa_bot.parsing.statement import Said
from sotarsa_bot.records.field import Delivery, DeliveryKind, Listed
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.unsure import Unsure


async def without_news(
    talk: Talk[Any], visit: Visit, said: Sequence[Statement], listed: Sequence[Listed]
) -> Sequence[Statement]:
    """The statements, if nobody of "all" was recorded before. Else Unsure: of all, only those have this news of whom
    nothing is recorded yet; those who had not received may have since. Mistake `deliver.all_have_news` without any."""
    if not any(one.everyone for one in said):
        return said
    own = f"msg:{talk.incoming.chat}:{talk.incoming.message}"
    standing = [
        one for one in await deliveries.standing(talk.books, visit) if not f"{one.source}:".startswith(f"{own}:")
    ]  # an edit says its own message anew
    ways = [_rest(standing, visit, said, listed, but_received=only) for only in (False, True)]
    if ways[0] is None:
        return said
    found = list(dict.fromkeys(meaning(way) for way in ways if way))
    if not found:
        raise Mistake("deliver.all_have_news", code=visit.code)
    raise Unsure(*found)


def _rest(
    standing: Sequence[Delivery],
    visit: Visit,
    said: Sequence[Statement],
    listed: Sequence[Listed],
    *,
    but_received: bool,
) -> list[Statement] | None:
    """None if nothing was recorded of anybody; "all" are those without news, or (`but_received`) all who have not
    received."""
    found: list[Statement] = []
    changed = False
    for one in said:
        known = {d.number for d in standing if _is_news(d, one, visit, but_received=but_received)}
        everyone = {row.number for row in listed} - set(one.without)
        if one.everyone and any(_is_news(d, one, visit, but_received=False) and d.number in everyone for d in standing):
            changed = True
            rest = tuple(sorted(everyone - known))
            found += [replace(one, everyone=False, without=(), numbers=rest)] if rest else []
        else:
            found.append(one)
    return found if changed else None


def _is_news(delivery: Delivery, one: Statement, visit: Visit, *, but_received: bool) -> bool:
    """Whether this record speaks of what is said: of the thing that was named, or of any."""
    received = delivery.kind is DeliveryKind.RECEIVED
    if received and one.item and deliveries.canonical(delivery.item, visit) != deliveries.canonical(one.item, visit):
        return False
    return delivery.number is not None and (received or not but_received)


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
