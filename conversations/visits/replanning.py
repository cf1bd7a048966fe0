"""A visit's plan is changed until it is closed: what was changed is told to whom it concerns, and its papers follow."""

from collections.abc import Sequence
from typing import Any

from conversations import flow
from conversations.conversation import Conversation
from conversations.flow import DONE, FlowStep
from conversations.pressed import on
from conversations.presses.visits import PlanBack
from conversations.talk import Talk
from conversations.visits import notices, plan_lines
from conversations.visits.plan_draft import PlanTalk, crew
from sotarsa_bot import texts
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people import roster
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.people import Person, Role
from sotarsa_bot.records.visit import Place, Plan, Visit, VisitState
from sotarsa_bot.visits import replanned, visits

NAMES = {"joint_activities": "joint", "members": "crew"}
"""Fields of a plan that go by another name among the lines of the preview."""
INTERNAL = ("vehicle", "leader")
"""What a village need not hear of."""
ANNOUNCED = ("services", "place")


def must_be_theirs(talk: Talk[Any], visit: Visit) -> None:
    """Mistake for all but coordinators and those who travel."""
    talk.need(Action.PROPOSE)
    replanned.must_be_theirs(talk.acting(), visit)


async def saved(talk: PlanTalk) -> FlowStep:
    """Only what was changed here is written: what others changed meanwhile stays."""
    before = await visits.get(talk.books, talk.draft.visit)
    must_be_theirs(talk, before)
    visit = await replanned.replan(talk.acting(), before, await _plan(talk, before.plan), _place(talk, before))
    what = changed(before, visit)
    await flow.finish(talk, "plan.changed", subject=visit.subject, **await said(talk, visit, what))
    await follow(talk, visit, what)
    return DONE


async def said(talk: Talk[Any], visit: Visit, what: list[str]) -> dict[str, Any]:
    """What is told of a change, with its way back."""
    back = [PlanBack(visit=visit.id, version=visit.version).button("plan.back", code=visit.code)]
    return {
        "code": visit.code,
        "what": await as_they_are(talk, visit, what),
        "name": talk.by.name,
        "buttons": [back],
        "waits": False,
    }


async def put_back(talk: Talk[Any], wish: PlanBack) -> None:
    before = await visits.get(talk.books, wish.visit)
    if talk.chat.purpose is Purpose.VILLAGE:
        raise Mistake("common.not_yours")
    must_be_theirs(talk, before)
    visit = await replanned.plan_back(talk.acting(), before, wish.version)
    await tell(talk, visit, changed(before, visit))


async def tell(talk: Talk[Any], visit: Visit, what: list[str]) -> None:
    """Says below the words what was changed, and all that follows from it."""
    await talk.say(
        "plan.changed", as_reply=not talk.incoming.pressed, subject=visit.subject, **await said(talk, visit, what)
    )
    await follow(talk, visit, what)


async def as_they_are(talk: Talk[Any], visit: Visit, what: list[str]) -> str:
    """These lines, and what they are now: "barang menjadi 10 beras"."""
    people = await roster.with_role(talk.books, Role.TEAM, Role.COORDINATOR)
    place = visit.agreed.place if visit.agreed else None
    return "; ".join(_as_it_is(visit, place, line, people) for line in what)


def _as_it_is(visit: Visit, place: Place | None, line: str, people: Sequence[Person]) -> str:
    known = line in plan_lines.LINES
    return plan_lines.said(visit.plan, place, line, people) if known else texts.plain(f"plan.line_{line}")


async def follow(talk: Talk[Any], visit: Visit, what: list[str]) -> None:
    """What hangs on these lines of the plan is made anew, and told to whom it concerns."""
    await _tell(talk, visit, what)


async def _plan(talk: PlanTalk, now: Plan) -> Plan:
    seen, leader = talk.draft.before, (await crew(talk))[0]
    if seen is None:
        raise Mistake("common.old_button")
    wanted = talk.draft.plan(leader)
    names = [name for name in Plan.model_fields if getattr(wanted, name) != getattr(seen, name)]
    if set(wanted.members) | {leader} == set(seen.members) | {seen.leader} and leader == seen.leader:
        names = [name for name in names if name != "members"]  # the same people, written otherwise
    return now.with_(**{name: getattr(wanted, name) for name in names})


def _place(talk: PlanTalk, visit: Visit) -> Place | None:
    agreed = visit.agreed.place if visit.agreed else None
    if agreed is None or not talk.draft.place or talk.draft.place == agreed.name:
        return None
    return Place(name=talk.draft.place)


def changed(before: Visit, visit: Visit) -> list[str]:
    """The lines of the plan that are not as they were."""
    names = [n for n in Plan.model_fields if getattr(before.plan, n) != getattr(visit.plan, n)]
    found = list(dict.fromkeys(NAMES.get(name, name) for name in names))
    return [*found, "place"] if before.agreed != visit.agreed else found


async def _tell(talk: Talk[Any], visit: Visit, what: list[str]) -> None:
    """An edited card rings no bell. What citizens were told is announced anew where it is no longer so."""
    outward = [line for line in what if line not in INTERNAL]
    if visit.state is VisitState.AGREED and set(outward) & set(ANNOUNCED):
        await notices.announce(talk, visit)
    if outward:
        await notices.to_village(talk, visit, "plan.changed_for_village", what=await as_they_are(talk, visit, outward))
    for chat in await roster.team_groups(talk.books):
        if chat.id != talk.chat.id:
            await talk.say("plan.changed", to=chat, subject=visit.subject, **await said(talk, visit, what))


CONVERSATION = Conversation(
    presses=(on(PlanBack, put_back),),
    undoes=frozenset({PlanBack}),
)
