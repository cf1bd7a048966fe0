"""/desa: what the office knows of a village: the way, usual places, days on which visitors are not received.

Coordinators and administrators note it for any village, officials for their own.
"""

from typing import Any

from conversations import flow
from conversations.button import in_rows
from conversations.choosing.chosen_village import village_named, which_village
from conversations.command import PRIVATE, TEAM, VILLAGE, Command
from conversations.conversation import Conversation
from conversations.flow import DONE, Flow, FlowStep, question, tapped, typed
from conversations.office import village_closed_days, village_phones
from conversations.office.village_draft import At, Draft, FactsTalk, may_see_numbers, village_of
from conversations.open_words import must_fit
from conversations.talk import Talk
from sotarsa_bot import texts, wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.open_words import Slot
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.people import Role
from sotarsa_bot.texts import Html
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits import closed_days, village_facts


async def begin(talk: Talk[Any]) -> None:
    """/desa, or `/desa uren`. In a village's group, and for an official of one village, it is that one."""
    talk.need(Action.VILLAGE)
    code = await _meant(talk)
    if code is None:
        await flow.start(talk, FLOW)
    else:
        talk.need(Action.VILLAGE, code)
        await flow.start(talk, FLOW, Draft(village=code), step=At.FACTS)


async def _meant(talk: Talk[Any]) -> str | None:
    if talk.chat.village:
        return talk.chat.village
    if talk.answer:
        return await village_named(talk.books, talk.answer)
    if talk.has(Role.ADMIN, Role.COORDINATOR):
        return None
    own = {grant.village for grant in talk.grants if grant.role is Role.OFFICIAL}
    return own.pop() if len(own) == 1 else None


async def _village_chosen(talk: FactsTalk, code: str) -> FlowStep:
    if not talk.allows(Action.VILLAGE, code):
        raise Mistake("village.not_yours")
    talk.draft.village = code
    return At.FACTS


async def _facts(talk: FactsTalk) -> None:
    village = await village_of(talk)
    lines = [_line(name, village_facts.said(village, name)) for name in village_facts.FACTS]
    shut = await closed_days.closed_days(talk.acting(), village)
    days = [wording.long_day(one.day) + (f" ({one.reason})" if one.reason else "") for one in shut]
    lines.append(_line("closed", wording.listing(days) or texts.plain("village.closed_none")))
    rows = in_rows(flow.choice(talk, texts.plain(f"village.{name}"), "fact", name) for name in village_facts.FACTS)
    rows.append([flow.choice(talk, texts.plain("village.closed"), "closed")])
    if may_see_numbers(talk):
        rows[-1].append(flow.choice(talk, texts.plain("village.phones"), "phones"))
    rows.append([flow.choice(talk, texts.plain("common.done_button"), "done")])
    await flow.ask(talk, "village.facts", rows, village=village.name, facts=Html("\n".join(lines)))


def _line(name: str, value: str) -> Html:
    return texts.html("village.line", what=texts.plain(f"village.{name}"), value=value)


async def _fact_chosen(talk: FactsTalk) -> FlowStep:
    talk.draft.field = village_facts.fact(talk.answer).field
    return At.FACT


async def _typed(talk: FactsTalk) -> FlowStep:
    """What else is written here is a day on which the village is shut, or a fact by its name: "sinyal: di balai"."""
    name, _, value = talk.answer.partition(":")
    named = next(
        (f for f in village_facts.FACTS if texts.plain(f"village.{f}").casefold() == name.strip().casefold()), ""
    )
    if named and value.strip():
        _must_fit(talk, named, value.strip())
        await village_facts.note(talk.acting(), await village_of(talk), named, value.strip())
        return At.FACTS
    try:
        await village_closed_days.day_typed(talk)
    except Mistake as mistake:
        if mistake.key != "parsing.date_unreadable":
            raise
        if fact := village_facts.read_fact(talk.answer):
            raise _read_back(*fact) from mistake
        raise Mistake("village.how_here") from mistake
    return At.FACTS


def _read_back(field: str, value: str) -> Unsure:
    """ "Sinyal cuma ada di atas bukit": Mistake for what cannot be."""
    fact = village_facts.fact(field)
    name, said = texts.plain(f"village.{field}"), fact.say(fact.read(value))
    return Unsure(Meaning(f"{name}: {value}", f"{name}: {said}"))


async def _how(talk: FactsTalk) -> None:
    village = await village_of(talk)
    await flow.ask(talk, f"village.how_{talk.draft.field}", village=village.name)


async def _fact_typed(talk: FactsTalk) -> FlowStep:
    _must_fit(talk, talk.draft.field, talk.answer)
    await village_facts.note(talk.acting(), await village_of(talk), talk.draft.field, talk.answer)
    return At.FACTS


SLOTS = {
    "places": Slot.PLACE, "hamlets": Slot.LINE, "road": Slot.ROAD, "vehicle": Slot.VEHICLE, "signal": Slot.SIGNAL,
}  # fmt: skip
"""What an answer is, of those facts that take any words."""


def _must_fit(talk: FactsTalk, field: str, words: str) -> None:
    """Each name by itself; "-" is none."""
    value = village_facts.fact(field).read(words)
    for one in value if isinstance(value, tuple) else (value,):
        if field in SLOTS and one:
            must_fit(talk, SLOTS[field], f"village.{field}", one)


async def _done(talk: FactsTalk) -> FlowStep:
    await flow.finish(talk, "village.done", village=(await village_of(talk)).name)
    return DONE


FLOW = Flow(
    "desa",
    may=Action.VILLAGE,
    draft=Draft,
    first=At.VILLAGE,
    steps={
        At.VILLAGE: which_village("village.which", step=At.VILLAGE, chosen=_village_chosen),
        At.FACTS: question(
            _facts,
            tapped("fact", _fact_chosen),
            tapped("closed", village_closed_days.to_closed_days),
            tapped("phones", village_phones.to_phones),
            tapped("done", _done),
            typed(_typed),
        ),
        At.FACT: question(_how, typed(_fact_typed)),
        **village_closed_days.STEPS,
        **village_phones.STEPS,
    },
)


CONVERSATION = Conversation(
    commands=(Command("desa", begin, frozenset({PRIVATE, TEAM, VILLAGE})),),
    flows=(FLOW,),
)
