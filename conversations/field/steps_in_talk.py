"""A step told in the team's group without a code and as a reply to nothing. It may be talk among colleagues: it is
asked where the reader of steps takes it, and else left alone."""

import re
from collections.abc import Sequence
from typing import Any

from conversations.field import loose_steps, step_codes, step_doubts, step_places
from conversations.incidents import step_trouble
from conversations.talk import Talk
from sotarsa_bot import wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import StepReport, lexicon, parse_steps
from sotarsa_bot.parsing.team_talk import asks_or_jokes, claims, tells_of_a_day
from sotarsa_bot.records.steps import Step
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.unsure import MOST_MEANINGS, Meaning, Unsure
from sotarsa_bot.visits import underway

_ARRIVED = re.compile(
    rf"(?<!\w)(?:{'|'.join(lexicon.STEPS['arrived'])})\s+(?:(?:kami|kita|tim)\s+)?(?:di|d|ka|ke)\s*(?:balai|lokasi|desa|langgar|tujuan)\b",
    re.IGNORECASE,
)
"""Where they were to come."""
_UP_TO = {step: tuple(Step)[: n + 1] for n, step in enumerate(Step)}


async def heard(talk: Talk[Any], text: str) -> bool:
    """Unsure for what may be a report, and of which visit; False for what is none, or stands already."""
    if talk.incoming.picture or (asks_or_jokes(text) and not tells_of_a_day(text)):
        return False
    found = await named(talk, await underway.reportable(talk.books, talk.by.id, talk.today), text)
    if not 0 < len(found) <= MOST_MEANINGS:
        return False
    words = await step_places.led_to(talk, text)
    try:
        reports = parse_steps(words, now=talk.incoming.at, tz=talk.office.zone)
    except Mistake:
        return False
    except Unsure as unsure:
        if not (claims(text) or _ARRIVED.search(text) or step_trouble.is_harmless(unsure.left)):
            return False
        raise _of_each(unsure, found, text) from None
    open_ = await _open(talk, found, reports, text)
    if not open_:
        return False
    if len(open_) == 1 and not any(one.happened_at for one in reports):
        await _ask_when(talk, open_[0], reports, text)
    steps = ", ".join(loose_steps.said(talk, one.step, one.happened_at or talk.incoming.at) for one in reports)
    raise Unsure(*_and_all([Meaning(f"{visit.code} {text}", f"{visit.code} {steps}") for visit in open_]))


async def _ask_when(talk: Talk[Any], visit: Visit, reports: Sequence[StepReport], text: str) -> None:
    """Unsure for what is told without its time after the visit's day."""
    try:
        await step_doubts.ask_when(talk, visit, {one.step: talk.incoming.at for one in reports}, text)
    except Unsure as unsure:
        unsure.meanings = tuple(step_codes.with_code(visit, one) for one in unsure.meanings)
        raise


def _of_each(unsure: Unsure, found: Sequence[Visit], text: str) -> Unsure:
    """What is not certain of one visit, with its choices; of several, the likeliest of each."""
    if len(found) == 1:
        asked = step_trouble.offered(unsure, text, found[0])
        ways = [(found[0], one) for one in asked.meanings]
    else:
        asked, ways = unsure, [(visit, unsure.meanings[0]) for visit in found]
    meanings = [
        alone if (alone := step_codes.with_code(visit, one)) == one else alone._replace(said=f"{visit.code} {one.said}")
        for visit, one in ways
    ]
    asked.meanings = tuple(meanings if len(found) == 1 else _and_all(meanings))
    return asked


def _and_all(each: list[Meaning]) -> list[Meaning]:
    """Of several visits it may be true of all."""
    if not 1 < len(each) < MOST_MEANINGS:
        return each
    codes = wording.listing([one.said.split()[0] for one in each])
    said = f"{codes} {each[0].said.partition(' ')[2]}"
    return [*each, Meaning("; ".join(one.words for one in each), said)]


async def _open(talk: Talk[Any], found: Sequence[Visit], reports: Sequence[StepReport], text: str) -> list[Visit]:
    """Those of which these are news: not on record yet nor, unless it is said that they happened, overtaken."""
    untimed = {one.step for one in reports if not one.happened_at}
    open_ = []
    for visit in found:
        taken = {one.step for one in await talk.books.steps.find(visit=visit.id)}
        passed = taken if claims(text) else {step for known in taken for step in _UP_TO[known]}
        if not untimed & passed:
            open_.append(visit)
    return open_


async def named(talk: Talk[Any], found: Sequence[Visit], text: str) -> Sequence[Visit]:
    """The ones of which the village is named in these words; all, if none is."""
    names = {visit.id: (await talk.books.villages.get(visit.village)).name for visit in found}
    here = [one for one in found if re.search(rf"(?<!\w){re.escape(names[one.id])}(?!\w)", text, re.IGNORECASE)]
    return here or found
