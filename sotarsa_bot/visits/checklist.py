"""What is to be ready for a visit: the village's checklist and the team's."""

from sotarsa_bot.acting import Acting
from sotarsa_bot.events import VisitPrepared
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.visit import Tick, Visit, VisitState
from sotarsa_bot.visits import visits

VILLAGE_LIST = ("place_ready", "citizens_told", "recipients_checked")
TEAM_LIST = ("goods", "vehicle", "lists", "letter")
"""The two checklists: keys of texts ("check.place_ready")."""


async def tick(acting: Acting, visit: Visit, which: str, item: str) -> bool:
    """Ticks a checklist line, or takes the tick back. True if it is ticked now."""
    theirs = (Action.TICK_VILLAGE, Action.COORDINATE) if which == "village" else (Action.TICK_TEAM,)
    acting.need(*theirs, village=visit.village)
    visits.only_in(visit, VisitState.AGREED)
    if item not in (VILLAGE_LIST if which == "village" else TEAM_LIST):
        raise Mistake("common.old_button")
    acting.happened(VisitPrepared, visit)
    if await acting.books.ticks.discard(visit=visit.id, list=which, item=item):
        await acting.record("check.cleared", visit, item=item)
        return False
    await acting.books.ticks.add(Tick(visit=visit.id, list=which, item=item, by=acting.by.id, at=acting.now))
    await acting.record("check.ticked", visit, item=item)
    return True
