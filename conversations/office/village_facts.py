"""/desa: what the office knows of a village: the way, usual places, days on which visitors are not received.

Coordinators and administrators note it for any village, officials for their own.
"""

import re
from datetime import date
from typing import Any

from pydantic import BaseModel

from conversations import flow
from conversations.button import in_rows, number
from conversations.choosing.chosen_village import village_named, which_village
from conversations.command import PRIVATE, TEAM, VILLAGE, Command
from conversations.conversation import Conversation
from conversations.doubts import unsure_overtaken
from conversations.flow import DONE, Flow, FlowStep, question, tapped, typed
from conversations.open_words import must_fit
from conversations.talk import Talk
from conversations.visits import shut_days
from sotarsa_bot import members, texts, wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.calendar_words import WEEKDAYS
from sotarsa_bot.parsing.open_words import Slot
from sotarsa_bot.people import roster
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.people import Person, Role
from sotarsa_bot.records.visit import Village
from sotarsa_bot.register import discreet, recipients
from sotarsa_bot.texts import Html
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits import closed_days, village_facts

_WEEKDAY = "|".join(["jum.at", *WEEKDAYS])
_EACH = re.compile(
    rf"\b(?:tiap|setiap|saban)\s+(?:hari|minggu|pekan|bulan|{_WEEKDAY})"
    rf"|^\D*\b(?:{_WEEKDAY})\b(?!\s+(?:ini|depan|nanti|kaina|esok|tgl|tanggal))\D*"
    r"\b(?:bulih|boleh|pantang|pamali|dilarang|larangan|tabu|biasa(?:nya)?|selalu|salalu)\b\D*$",
    re.IGNORECASE,
)
""" "Hari jumat kada bulih ada kagiatan" is a custom, and of no Friday more than of another."""


class At(FlowStep):
    VILLAGE = "village"
    FACTS = "facts"
    FACT = "fact"
    CLOSED = "closed"
    PHONES = "phones"
    PHONE = "phone"


class Draft(BaseModel):
    """`opened`: days that were taken out here, with their reasons, the last one last."""

    page: int = 0
    village: str = ""
    field: str = ""
    person: int = 0
    opened: tuple[tuple[date, str], ...] = ()


FactsTalk = Talk[Draft]


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
    village = await _village(talk)
    lines = [_line(name, village_facts.said(village, name)) for name in village_facts.FACTS]
    shut = await closed_days.closed_days(talk.acting(), village)
    days = [wording.long_day(one.day) + (f" ({one.reason})" if one.reason else "") for one in shut]
    lines.append(_line("closed", wording.listing(days) or texts.plain("village.closed_none")))
    rows = in_rows(flow.choice(talk, texts.plain(f"village.{name}"), "fact", name) for name in village_facts.FACTS)
    rows.append([flow.choice(talk, texts.plain("village.closed"), "closed")])
    if _may_see_numbers(talk):
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
        await village_facts.note(talk.acting(), await _village(talk), named, value.strip())
        return At.FACTS
    try:
        await _day_typed(talk)
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
    village = await _village(talk)
    await flow.ask(talk, f"village.how_{talk.draft.field}", village=village.name)


async def _fact_typed(talk: FactsTalk) -> FlowStep:
    _must_fit(talk, talk.draft.field, talk.answer)
    await village_facts.note(talk.acting(), await _village(talk), talk.draft.field, talk.answer)
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


async def _to_closed_days(talk: FactsTalk) -> FlowStep:
    return At.CLOSED


async def _closed_days(talk: FactsTalk) -> None:
    village = await _village(talk)
    found = await closed_days.closed_days(talk.acting(), village)
    lines = [texts.html("village.closed_line", day=wording.long_day(d.day), reason=d.reason) for d in found]
    rows = in_rows(
        flow.choice(talk, texts.plain("village.remove", day=wording.short_day(d.day)), "remove", d.id) for d in found
    )
    if talk.draft.opened:
        day = wording.short_day(talk.draft.opened[-1][0])
        rows.append([flow.choice(talk, texts.plain("village.shut_again", day=day), "again")])
    rows.append([flow.choice(talk, texts.plain("common.done_button"), "facts")])
    days = Html("\n".join(lines)) if lines else texts.html("village.closed_none")
    await flow.ask(talk, "village.closed_days", rows, village=village.name, days=days)


async def _day_typed(talk: FactsTalk) -> FlowStep:
    if _EACH.search(talk.answer):
        raise Mistake("village.each_week")
    village = await _village(talk)
    words = discreet.of_a_day(talk.answer, await recipients.of_village(talk.books, village.code))
    try:
        changed = await closed_days.close_days(
            talk.acting(), village, words, confirmed=talk.confirmed, before=talk.instead_of
        )
    except Mistake as mistake:
        if mistake.key == "village.not_closed" and await unsure_overtaken.taken_back(talk):
            return At.CLOSED  # it was only asked about yet
        raise
    await shut_days.said(talk, await shut_days.closed(talk, changed.closed, village.code))
    await shut_days.opened(talk, changed.opened, village.code)
    return At.CLOSED


async def _day_removed(talk: FactsTalk) -> FlowStep:
    village, chosen = await _village(talk), number([talk.answer])
    reasons = {one.day: one.reason for one in await closed_days.closed_days(talk.acting(), village)}
    days = await closed_days.open_day(talk.acting(), village, chosen)
    talk.draft.opened = (*talk.draft.opened, *((day, reasons.get(day, "")) for day in days))
    await shut_days.opened(talk, days, village.code)
    return At.CLOSED


async def _day_shut_again(talk: FactsTalk) -> FlowStep:
    """The bin was a slip of the thumb."""
    if not talk.draft.opened:
        raise Mistake("common.old_button")
    village = await _village(talk)
    *earlier, (day, reason) = talk.draft.opened
    talk.draft.opened = tuple(earlier)
    if await closed_days.shut_again(talk.acting(), village, day, reason):
        await shut_days.said(talk, await shut_days.closed(talk, [(day, reason)], village.code))
    return At.CLOSED


async def _to_facts(talk: FactsTalk) -> FlowStep:
    return At.FACTS


def _may_see_numbers(talk: FactsTalk) -> bool:
    """Telephone numbers never reach groups."""
    return talk.incoming.private and talk.has(Role.ADMIN, Role.COORDINATOR)


async def _to_phones(talk: FactsTalk) -> FlowStep:
    if not _may_see_numbers(talk):
        raise Mistake("common.not_yours")
    return At.PHONES


async def _whose_phone(talk: FactsTalk) -> None:
    village = await _village(talk)
    officials = await roster.with_role(talk.books, Role.OFFICIAL, village=village.code)
    lines = [_person_line(official) for official in officials] or [texts.html("village.no_official")]
    rows = in_rows(flow.choice(talk, wording.cut(official.name, 30), "person", official.id) for official in officials)
    rows.append([flow.choice(talk, texts.plain("common.done_button"), "facts")])
    await flow.ask(talk, "village.whose_phone", rows, village=village.name, people=Html("\n".join(lines)))


def _person_line(person: Person) -> Html:
    phone = person.phone or texts.plain("members.no_phone")
    return texts.html("village.line", what=person.name, value=phone)


async def _official_chosen(talk: FactsTalk) -> FlowStep:
    talk.draft.person = number([talk.answer])
    return At.PHONE


async def _official(talk: FactsTalk) -> Person:
    """Mistake for anybody who is no official of this village (any more)."""
    officials = await roster.with_role(talk.books, Role.OFFICIAL, village=(await _village(talk)).code)
    found = next((one for one in officials if one.id == talk.draft.person), None)
    if found is None or not _may_see_numbers(talk):
        raise Mistake("common.old_button")
    return found


async def _which_phone(talk: FactsTalk) -> None:
    await flow.ask(talk, "members.phone_ask", name=(await _official(talk)).name)


async def _phone_typed(talk: FactsTalk) -> FlowStep:
    await members.note_phone(talk.acting(), await _official(talk), talk.answer)
    return At.PHONES


async def _done(talk: FactsTalk) -> FlowStep:
    await flow.finish(talk, "village.done", village=(await _village(talk)).name)
    return DONE


async def _village(talk: FactsTalk) -> Village:
    talk.need(Action.VILLAGE, talk.draft.village)
    return await talk.books.villages.get(talk.draft.village)


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
            tapped("closed", _to_closed_days),
            tapped("phones", _to_phones),
            tapped("done", _done),
            typed(_typed),
        ),
        At.FACT: question(_how, typed(_fact_typed)),
        At.CLOSED: question(
            _closed_days,
            typed(_day_typed),
            tapped("remove", _day_removed),
            tapped("again", _day_shut_again),
            tapped("facts", _to_facts),
        ),
        At.PHONES: question(_whose_phone, tapped("person", _official_chosen), tapped("facts", _to_facts)),
        At.PHONE: question(_which_phone, typed(_phone_typed)),
    },
)


CONVERSATION = Conversation(
    commands=(Command("desa", begin, frozenset({PRIVATE, TEAM, VILLAGE})),),
    flows=(FLOW,),
)
