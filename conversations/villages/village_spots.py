"""A place on the map that an official sends below the card: the one that is asked for, or another than is agreed."""

from typing import Any

from conversations.incoming import Spot
from conversations.people import vouching
from conversations.talk import Talk
from conversations.visits import decide, standing, wishes
from conversations.visits.village_known import known_so_far
from sotarsa_bot import texts
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.visit import Meeting, Place, Visit, VisitState
from sotarsa_bot.unsure import Meaning, Unsure


async def given(talk: Talk[Any], visit: Visit, spot: Spot) -> bool:
    """A place on the map: the one that is asked for, or another than what is agreed."""
    if visit.counter or visit.state not in (VisitState.PROPOSED, VisitState.AGREED):
        return False
    if not talk.allows(Action.DECIDE, visit.village):
        await vouching.ask_to_vouch(talk)
        return True
    known = await known_so_far(talk, visit)
    if known.day is None or known.at is None:
        raise Mistake("decide.time_first")
    meeting = Meeting(starts_at=talk.office.at(known.day, known.at), place=_place_of(spot), by=talk.by.id)
    if visit.agreed and not (talk.confirmed or standing.stands(visit, meeting)):
        raise Unsure(Meaning("lokasi di peta", wishes.said(talk.office, meeting)))
    await decide.agree(talk, visit, meeting)
    return True


def _place_of(spot: Spot) -> Place:
    name = spot.title or texts.plain("decide.place_on_map", at=f"{spot.latitude:.5f}, {spot.longitude:.5f}")
    return Place(name=name, latitude=spot.latitude, longitude=spot.longitude)
