"""What was planned, before it is saved: every line is a button, so that correcting one costs no walk back."""

from datetime import date

from conversations import flow
from conversations.button import Button, in_rows
from conversations.flow import DONE, FlowStep
from conversations.visits.plan_draft import Draft, PlanTalk, crew
from sotarsa_bot import texts, wording
from sotarsa_bot.field import requests
from sotarsa_bot.people import roster
from sotarsa_bot.texts import Html
from sotarsa_bot.visits import answer_by, caveats, visits
from sotarsa_bot.visits.caveats import Needs

MOST_CAVEATS = 6
LINES = ("services", "window", "joint", "partners", "crew", "leader", "vehicle", "cargo", "note", "answer_by")
"""Each is a step of the flow."""


def lines(draft: Draft) -> list[str]:
    """What can be pressed. A visit's days are proposed anew on its card; its place can be said once it is agreed."""
    left = (["window"] if draft.visit else []) + (["answer_by"] if draft.visit and not draft.asked else [])
    found = [line for line in LINES if line not in left]
    return [*found, "place"] if draft.place else found


async def ask(talk: PlanTalk) -> None:
    await flow.ask(
        talk,
        "plan.confirm_change" if talk.draft.visit else "plan.confirm",
        [*_buttons(talk), [flow.choice(talk, *_save(talk.draft))]],
        summary=await _summary(talk),
        caveats=Html("\n".join([*await _waiting(talk), *await _caveats(talk)])),
    )


def _save(draft: Draft) -> tuple[str, str]:
    return (texts.plain("plan.change_button"), "change") if draft.visit else (texts.plain("plan.save_button"), "save")


def _buttons(talk: PlanTalk) -> list[list[Button]]:
    made = [
        flow.choice(talk, texts.plain("plan.edit", what=texts.plain(f"plan.line_{line}").capitalize()), "edit", line)
        for line in lines(talk.draft)
    ]
    return in_rows(made)


async def _summary(talk: PlanTalk) -> Html:
    draft = talk.draft
    village = await talk.books.villages.get(draft.village)
    window = wording.span(draft.window.first, draft.window.last) if draft.window else ""
    said = {
        "services": wording.listing(draft.services),
        "joint": wording.listing(draft.joint),
        "partners": wording.listing(draft.partners),
        "crew": wording.listing([await roster.name(talk.books, p) for p in await crew(talk)]),
        "leader": await roster.name(talk.books, (await crew(talk))[0]),
        "vehicle": draft.vehicle,
        "cargo": wording.listing([str(item) for item in draft.cargo]),
        "note": draft.note,
    }
    head = "plan.summary_of" if draft.visit else "plan.summary_head"
    said_ = [texts.html(head, village=village.name, code=f"K{draft.visit}"), texts.html("card.window", window=window)]
    said_ += [texts.html("card.where", place=draft.place)] if draft.place else []
    if day := answer_by_day(talk):
        said_.append(texts.html("card.answer_by", day=wording.long_day(day)))
    said_ += [texts.html(f"card.{key}", **{key: value}) for key, value in said.items() if value]
    return Html("\n".join(said_))


def answer_by_day(talk: PlanTalk) -> date | None:
    """Until when the village's answer would be awaited; None where none is."""
    draft = talk.draft
    if draft.window is None or (draft.visit and not draft.asked):
        return None
    named = draft.answer_by if draft.answer_by and draft.answer_by <= draft.window.last else None
    return named or answer_by.by_rule(talk.office, draft.asked or talk.today, draft.window)


async def _caveats(talk: PlanTalk) -> list[Html]:
    """What the team should know about these days before saving."""
    draft = talk.draft
    if draft.window is None:
        return []
    needs = Needs(draft.village, frozenset(await crew(talk)), draft.vehicle, draft.visit)
    found = await caveats.of_days(talk.books, needs, draft.window.days(), talk.today)
    return list(dict.fromkeys(texts.html(c.key, **c.values) for c in found))[:MOST_CAVEATS]


async def _waiting(talk: PlanTalk) -> list[Html]:
    """What citizens of the village asked for since; without their names."""
    found = await requests.waiting(talk.books, talk.draft.village)
    needs = "; ".join(wording.cut(one.need, 60) for one in found[:MOST_CAVEATS])
    return [texts.html("request.waiting", count=len(found), needs=needs)] if found else []


async def saved(talk: PlanTalk) -> FlowStep:
    leader = (await crew(talk))[0]
    visit = await visits.propose(talk.acting(), talk.draft.village, talk.draft.plan(leader))
    await requests.take_up(talk.acting(), visit)
    village = await talk.books.villages.get(visit.village)
    groups = await roster.village_groups(talk.books, visit.village)
    key = "plan.saved" if groups else "plan.saved_without_group"
    await flow.finish(talk, key, code=visit.code, village=village.name)
    return DONE
