"""Whether what a village wrote of when and where is certain; what is not, is read back first."""

from typing import Any

from conversations.talk import Talk
from conversations.villages import (
    village_others,
)
from conversations.villages.village_taken import is_offered, meeting_of
from conversations.visits import kept_out, shut_days, standing
from sotarsa_bot import texts, wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import Moment, read_moment
from sotarsa_bot.parsing.day_readings import Days
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits import visits
from sotarsa_bot.visits.village_answer import Answer, moment_of


async def certain_beside(talk: Talk[Any], visit: Visit, answer: Answer, news: str, known: Moment) -> Moment:
    """What is meant. Whoever wrote it may not know of another's decision (`news`): it is told, and read back anyway."""
    try:
        meant = await _certain(talk, visit, answer, known)
        if news and not talk.confirmed and meant.day:
            raise Unsure(Meaning(meant.words, meant.said))
    except Unsure as unsure:
        unsure.before = "\n".join(part for part in (news, unsure.before) if part)
        raise
    return meant


def _other_than_chosen(visit: Visit, known: Moment, meant: Moment) -> bool:
    """Whether it stands upon words that were read back and not confirmed, against what was chosen before."""
    if visit.choice is None:
        return False
    stored = moment_of(visit.choice.day, visit.choice.time)
    return (known.day not in (None, stored.day) and meant.day == known.day) or (
        stored.at is not None and known.at not in (None, stored.at) and meant.at == known.at
    )


async def _certain(talk: Talk[Any], visit: Visit, answer: Answer, known: Moment) -> Moment:
    """The one moment that is meant; Unsure if it is to be read back first, Mistake where days were only turned down."""
    if not answer.options:
        raise Mistake("decide.which_day_then", **other_days(talk, visit, answer.denied))
    await kept_out.must_be_no_home(talk, visit, answer.options)
    meant = answer.options[0]
    if meant.day is None and len(answer.options) == 1:
        return meant  # the day is asked for, and then the whole is read back
    if meant.day and meant.at and len(answer.options) == 1:
        visits.must_be_to_come(meeting_of(talk, visit, meant), talk.now)  # what cannot be is not asked about
    if answer.complete and (
        talk.confirmed or not (_settles(talk, visit, meant) or _other_than_chosen(visit, known, meant))
    ):
        return meant
    more = answer.more or _said_more_before(talk)
    key = "decide.only_start" if answer.only_start else "decide.and_more" if more else ""
    key = key if len(answer.options) == 1 else ""
    code = f"{visit.code}: " if len(await village_others.open_of(talk, visit)) > 1 else ""
    doubt = Unsure(*(Meaning(one.words, code + one.said) for one in answer.options), key=key)
    if not key:
        left = ["decide.start_alone"] * answer.only_start + ["decide.rest_goes_on"] * more
        doubt.before = " ".join(texts.plain(one) for one in left)
    shut = await shut_days.warning(talk, visit.village, [one.day for one in answer.options])
    doubt.before = "\n".join(part for part in (shut, doubt.before) if part)
    raise doubt


def _said_more_before(talk: Talk[Any]) -> bool:
    """The words that these ones add to held more, and that goes to the office with a later yes."""
    try:
        return bool(talk.instead_of and talk.written) and read_moment(talk.written, today=talk.today).more
    except Mistake:
        return False


def other_days(talk: Talk[Any], visit: Visit, denied: Days) -> dict[str, Any]:
    """The days that were turned down, and one of the team's that was not."""
    free = next((day for day in visit.plan.window.days() if day not in denied and day >= talk.today), None)
    days = wording.listing([wording.weekday_and_day(day) for day in denied])
    return {"days": days, "example": wording.weekday_and_day(free or visit.plan.window.last)}


def _settles(talk: Talk[Any], visit: Visit, meant: Moment) -> bool:
    """Whether an announcement to citizens, or a wish that goes to the office, would follow."""
    if meant.day is None or meant.at is None:
        return False
    if visit.agreed:
        return not standing.stands(visit, meeting_of(talk, visit, meant))
    return bool(meant.rest) or not is_offered(visit, meant)
