"""A live location: each move is an edit of the message. The last point is kept, silently.

It belongs to what it was sent for: words about a hand-over, or the step that was the last one reported then.
"""

from typing import Any

from conversations.choosing.chosen_visit import replied_to
from conversations.hand_overs import hand_over
from conversations.talk import Talk
from sotarsa_bot.books import AtMost
from sotarsa_bot.field import places
from sotarsa_bot.flags import proxy_letters
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.visits import underway


async def moved(talk: Talk[Any]) -> None:
    """Where nothing was kept of its first point, nothing is kept of this one."""
    if talk.person is None or talk.chat.purpose is Purpose.VILLAGE:
        return
    if hand_over.meant(talk):
        await _of_a_hand_over(talk)
    elif talk.allows(Action.FIELD) and (visit := await _visit(talk)):
        await _of_a_step(talk, visit)


async def _of_a_hand_over(talk: Talk[Any]) -> None:
    spot, delivery = talk.incoming.spot, await hand_over.replied_to(talk)
    if spot is None or delivery is None or not talk.speaks_for_the_team:
        return
    visit = await talk.books.visits.get(delivery.visit)
    if visit.state in deliveries.TAKING:
        those = await proxy_letters.said_with(talk.books, delivery)
        await places.hand_overs_moved(talk.acting(), those, (spot.latitude, spot.longitude))


async def _of_a_step(talk: Talk[Any], visit: Visit) -> None:
    spot = talk.incoming.spot
    then = await talk.books.steps.first(visit=visit.id, received_at=AtMost(talk.incoming.at), order="-received_at")
    if spot and then:
        await places.step_moved(talk.acting(), then, (spot.latitude, spot.longitude))


async def _visit(talk: Talk[Any]) -> Visit | None:
    if visit := await replied_to(talk):
        return visit
    found = await underway.reportable(talk.books, talk.by.id, talk.today)
    return found[0] if len(found) == 1 else None
