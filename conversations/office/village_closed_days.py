"""/desa, one level down: the days on which a village receives nobody."""

import re

from conversations import flow
from conversations.button import in_rows, number
from conversations.doubts import unsure_overtaken
from conversations.flow import FlowStep, Question, question, tapped, typed
from conversations.office.village_draft import At, FactsTalk, to_facts, village_of
from conversations.visits import shut_days
from sotarsa_bot import texts, wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.calendar_words import WEEKDAYS
from sotarsa_bot.register import discreet, recipients
from sotarsa_bot.texts import Html
from sotarsa_bot.visits import closed_days

_WEEKDAY = "|".join(["jum.at", *WEEKDAYS])
_EACH = re.compile(
    rf"\b(?:tiap|setiap|saban)\s+(?:hari|minggu|pekan|bulan|{_WEEKDAY})"
    rf"|^\D*\b(?:{_WEEKDAY})\b(?!\s+(?:ini|depan|nanti|kaina|esok|tgl|tanggal))\D*"
    r"\b(?:bulih|boleh|pantang|pamali|dilarang|larangan|tabu|biasa(?:nya)?|selalu|salalu)\b\D*$",
    re.IGNORECASE,
)
""" "Hari jumat kada bulih ada kagiatan" is a custom, and of no Friday more than of another."""


async def to_closed_days(talk: FactsTalk) -> FlowStep:
    return At.CLOSED


async def _closed_days(talk: FactsTalk) -> None:
    village = await village_of(talk)
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


async def day_typed(talk: FactsTalk) -> FlowStep:
    if _EACH.search(talk.answer):
        raise Mistake("village.each_week")
    village = await village_of(talk)
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
    village, chosen = await village_of(talk), number([talk.answer])
    reasons = {one.day: one.reason for one in await closed_days.closed_days(talk.acting(), village)}
    days = await closed_days.open_day(talk.acting(), village, chosen)
    talk.draft.opened = (*talk.draft.opened, *((day, reasons.get(day, "")) for day in days))
    await shut_days.opened(talk, days, village.code)
    return At.CLOSED


async def _day_shut_again(talk: FactsTalk) -> FlowStep:
    """The bin was a slip of the thumb."""
    if not talk.draft.opened:
        raise Mistake("common.old_button")
    village = await village_of(talk)
    *earlier, (day, reason) = talk.draft.opened
    talk.draft.opened = tuple(earlier)
    if await closed_days.shut_again(talk.acting(), village, day, reason):
        await shut_days.said(talk, await shut_days.closed(talk, [(day, reason)], village.code))
    return At.CLOSED


STEPS: dict[FlowStep, Question] = {
    At.CLOSED: question(
        _closed_days,
        typed(day_typed),
        tapped("remove", _day_removed),
        tapped("again", _day_shut_again),
        tapped("facts", to_facts),
    ),
}
