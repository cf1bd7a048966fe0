"""A meeting is called by questions, one after the other; from the preview each line is changed by itself."""

import re
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Any

from conversations import flow
from conversations.button import in_rows
from conversations.choosing.chosen_village import village_named
from conversations.flow import DONE, FlowStep
from conversations.meetings import invitations, meeting_card
from conversations.meetings.steps import At, Draft, MeetingTalk
from conversations.open_words import must_fit
from conversations.several import Option
from conversations.talk import Talk
from sotarsa_bot import texts, wording
from sotarsa_bot.meetings import meetings
from sotarsa_bot.meetings.meetings import Called
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.official import office_facts
from sotarsa_bot.parsing import clean_name, read_moment
from sotarsa_bot.parsing.open_words import Slot
from sotarsa_bot.people import roster
from sotarsa_bot.people.called import people_called
from sotarsa_bot.records.meeting import OfficeMeeting
from sotarsa_bot.records.people import Role
from sotarsa_bot.texts import Html
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits.calendar_rules import day_caveats

ROLES = (Role.TEAM, Role.COORDINATOR, Role.CAMAT)
MOST_LINES = 12
LINE_LETTERS = 200
_NUMBERED = re.compile(r"(?:^|(?<=\s))\d{1,2}[.)]\s+")
_ALL = re.compile(
    r"\W*(?:kami\s+)?(?:semua(?:nya)?|sabarataan|seluruh(?:nya)?)(?:\s+(?:tim|desa|orang))?\W*", re.IGNORECASE
)


def _next(talk: MeetingTalk, step: FlowStep) -> FlowStep:
    """The first time question by question; from the preview, there and back."""
    talk.draft.previewed = talk.draft.previewed or step is At.PREVIEW
    return At.PREVIEW if talk.draft.previewed else step


def then(step: FlowStep) -> Callable[[MeetingTalk], FlowStep]:
    return lambda talk: _next(talk, step)


def to(step: FlowStep) -> Callable[[MeetingTalk], Awaitable[FlowStep]]:
    """A line of the preview was pressed."""

    async def go(_talk: MeetingTalk) -> FlowStep:
        return step

    return go


async def which_branch(talk: MeetingTalk) -> None:
    known = office_facts.choices(await office_facts.of(talk.books), "services", talk.office)
    await flow.ask(
        talk, "meeting.which_branch", in_rows(flow.choice(talk, one, "branch", n) for n, one in enumerate(known))
    )


async def branch_pressed(talk: MeetingTalk) -> FlowStep:
    known = office_facts.choices(await office_facts.of(talk.books), "services", talk.office)
    if not talk.answer.isdecimal() or int(talk.answer) >= len(known):
        raise Mistake("common.old_button")
    talk.draft.branch = known[int(talk.answer)]
    return _next(talk, At.WHEN)


async def branch_typed(talk: MeetingTalk) -> FlowStep:
    words = re.sub(r"^\W*bidang\s+", "", talk.answer, flags=re.IGNORECASE)
    must_fit(talk, Slot.SERVICE, "meeting.line_branch", words)
    talk.draft.branch = clean_name(words, limit=60)
    return _next(talk, At.WHEN)


async def which_moment(talk: MeetingTalk) -> None:
    await flow.ask(talk, "meeting.when")


async def moment_given(talk: MeetingTalk) -> FlowStep:
    """Day and hour; a place beside them is taken along."""
    return await _moment(talk, talk.answer)


async def which_hour(talk: MeetingTalk) -> None:
    await flow.ask(talk, "meeting.which_hour", day=wording.long_day(talk.draft.day or talk.today))


async def hour_given(talk: MeetingTalk) -> FlowStep:
    """Of the day that was said; or another day with its hour."""
    said = read_moment(talk.answer, today=talk.today)
    if not any(one.at for one in said.options):
        raise Mistake("meeting.when_unread", typed=wording.cut(talk.answer))
    named = any(one.day for one in said.options)
    day = talk.draft.day or talk.today
    return await _moment(talk, talk.answer if named else f"{day:%Y-%m-%d} {talk.answer}")


async def _moment(talk: MeetingTalk, words: str) -> FlowStep:
    said = read_moment(words, today=talk.today)
    if not any(one.day for one in said.options):
        raise Mistake("meeting.when_unread", typed=wording.cut(talk.answer))
    meant = said.taken()
    if meant.day is None or meant.at is None:
        talk.draft.day = meant.day
        return At.HOUR
    if meant.rest:
        must_fit(talk, Slot.PLACE, "meeting.line_place", meant.rest)
        talk.draft.place = clean_name(meant.rest)
    talk.draft.starts_at = datetime.combine(meant.day, meant.at, talk.office.zone)
    if talk.draft.starts_at <= talk.now:
        raise Mistake("meeting.too_late")
    if talk.draft.place:
        return _next(talk, At.AGENDA)
    return _next(talk, At.PLACE)


async def which_place(talk: MeetingTalk) -> None:
    rows = [[flow.choice(talk, wording.cut(one), "place", n)] for n, one in enumerate(await _places(talk))]
    await flow.ask(talk, "meeting.where", rows)


async def place_pressed(talk: MeetingTalk) -> FlowStep:
    known = await _places(talk)
    if not talk.answer.isdecimal() or int(talk.answer) >= len(known):
        raise Mistake("common.old_button")
    talk.draft.place = known[int(talk.answer)]
    return _next(talk, At.AGENDA)


async def place_typed(talk: MeetingTalk) -> FlowStep:
    must_fit(talk, Slot.PLACE, "meeting.line_place")
    talk.draft.place = clean_name(talk.answer)
    return _next(talk, At.AGENDA)


async def _places(talk: MeetingTalk) -> list[str]:
    """The office's own hall, and where the latest meetings were."""
    latest = await talk.books.meetings.find(order="-id", limit=10)
    own = texts.plain("meeting.hall", **talk.office.district.words)
    return list(dict.fromkeys([own, *(one.place for one in latest)]))[:3]


async def what_agenda(talk: MeetingTalk) -> None:
    await flow.ask(talk, "meeting.agenda")


async def agenda_typed(talk: MeetingTalk) -> FlowStep:
    lines = [
        clean_name(one, limit=LINE_LETTERS)
        for one in re.split(r"[;\n]", _NUMBERED.sub("\n", talk.answer))
        if one.strip(" .,")
    ]
    if not lines:
        raise Mistake("meeting.agenda_unread")
    if len(lines) > MOST_LINES:
        raise Mistake("meeting.agenda_long", most=MOST_LINES)
    for one in lines:
        must_fit(talk, Slot.LINE, "meeting.line_agenda", one)
    talk.draft.agenda = tuple(lines)
    return _next(talk, At.PEOPLE)


async def people(talk: Talk[Any]) -> Sequence[Option]:
    return [Option(one.id, one.name) for one in await roster.with_role(talk.books, *ROLES)]


async def people_named(talk: Talk[Any]) -> list[int | str]:
    known = await roster.with_role(talk.books, *ROLES)
    if _ALL.fullmatch(talk.answer):
        return [one.id for one in known]
    found, exact = people_called(talk.answer, known)
    names = [one.name for one in found]
    if not (exact or talk.confirmed):
        raise Unsure(Meaning(", ".join(names), wording.listing(names)))
    return [one.id for one in found]


async def villages(talk: Talk[Any]) -> Sequence[Option]:
    return [Option(one.code, one.name) for one in await talk.books.villages.find(order="name")]


async def villages_named(talk: Talk[Any]) -> list[int | str]:
    if _ALL.fullmatch(talk.answer):
        return [one.code for one in await talk.books.villages.find(order="name")]
    parts = [one for one in re.split(r"[,;\n]|\bdan\b", talk.answer, flags=re.IGNORECASE) if one.strip()]
    return [await village_named(talk.books, one.strip()) for one in parts]


async def guests(talk: Talk[Any]) -> Sequence[Option]:
    known = office_facts.choices(await office_facts.of(talk.books), "partners", talk.office)
    return [Option(one, one) for one in known]


def is_guest(talk: Talk[Any], words: str) -> None:
    must_fit(talk, Slot.PARTNER, "meeting.line_guests", words)


async def preview(talk: MeetingTalk) -> None:
    draft = talk.draft
    names = ("branch", "when", "place", "agenda", "people", "villages", "guests")
    labels = {one: texts.plain("plan.edit", what=texts.plain(f"meeting.line_{one}").capitalize()) for one in names}
    rows = in_rows(flow.choice(talk, label, one) for one, label in labels.items())
    key = "meeting.save_button" if draft.meeting else "meeting.send_button"
    rows.append([flow.choice(talk, texts.plain(key), "send")])
    await flow.ask(talk, "meeting.preview", rows, summary=await _summary(talk), caveats=await _caveats(talk))


async def _summary(talk: MeetingTalk) -> Html:
    draft = talk.draft
    said = {
        "when": wording.moment(draft.starts_at, talk.office.zone) if draft.starts_at else "",
        "place": draft.place,
        "agenda": "; ".join(draft.agenda),
        "people": wording.listing([await roster.name(talk.books, one) for one in draft.people]),
        "villages": wording.listing([(await talk.books.villages.get(one)).name for one in draft.villages]),
        "guests": wording.listing(draft.guests),
    }
    lines = [texts.html("meeting.head", branch=draft.branch)]
    lines += [texts.html("meeting.line", what=texts.plain(f"meeting.line_{name}").capitalize(), value=value)
              for name, value in said.items() if value]  # fmt: skip
    return Html("\n".join(lines))


async def _caveats(talk: MeetingTalk) -> Html:
    """What speaks against the day, and in which villages there is nobody to invite."""
    draft, found = talk.draft, []
    if draft.starts_at:
        local = draft.starts_at.astimezone(talk.office.zone)
        holidays = {one.day: one for one in await talk.books.holidays.find()}
        against = day_caveats(local.date(), at=local.time(), holidays=holidays, closed={}, today=talk.today)
        found = [texts.html(one.key, **one.values) for one in against if one.key != "calendar.short_notice"]
    for code in await meetings.without_telegram(talk.books, draft.villages):
        found.append(texts.html("meeting.nobody_there", village=(await talk.books.villages.get(code)).name))
    return Html("".join(f"\n{one}" for one in found))


async def sent(talk: MeetingTalk) -> FlowStep:
    """Invitations go out; of a change hear those whom it concerns."""
    called = _called(talk.draft)
    if talk.draft.meeting:
        concerned = await meetings.change(talk.acting(), await meetings.get(talk.books, talk.draft.meeting), called)
    else:
        concerned = await meetings.call(talk.acting(), called)
    told = await invitations.tell(talk, concerned)
    key = "meeting.changed" if talk.draft.meeting else "meeting.sent"
    await flow.finish(talk, key, code=concerned.meeting.code, told=told)
    await meeting_card.show(talk, concerned.meeting)
    return DONE


def _called(draft: Draft) -> Called:
    if draft.starts_at is None:
        raise Mistake("meeting.when_unread", typed="")
    return Called(draft.branch, draft.starts_at, draft.place, draft.agenda, draft.people, draft.villages, draft.guests)


async def draft_of(talk: Talk[Any], meeting: OfficeMeeting) -> Draft:
    """Of a meeting that is there, to be changed line by line."""
    those = await meetings.invited_to(talk.books, meeting.id)
    return Draft(
        meeting=meeting.id,
        branch=meeting.branch,
        starts_at=meeting.starts_at,
        place=meeting.place,
        agenda=meeting.agenda,
        people=tuple(one.person for one in those if one.person and not one.village),
        villages=meeting.villages,
        guests=tuple(one.name for one in those if not (one.person or one.contact)),
        previewed=True,
    )
