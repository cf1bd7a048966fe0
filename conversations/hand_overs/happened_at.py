"""When a hand-over happened, where its caption says it: "K12 3 terima jam 10.15", "K12 samalam 1-8 terima"."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from conversations.talk import Talk
from conversations.visits import before_day
from sotarsa_bot import wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import Statement, parse_caption, past_days
from sotarsa_bot.parsing.caption_said import meaning
from sotarsa_bot.parsing.statement import Said
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.unsure import Meaning, Unsure

AHEAD = timedelta(minutes=10)
"""Clocks differ a little."""


def cut(talk: Talk[Any], text: str) -> past_days.Cut:
    """The words without the day that they say. Mistake for a day that has not come, or for several."""
    return past_days.cut(text, _sent(talk))


def is_of_all(day: past_days.Cut, said: Sequence[Statement]) -> bool:
    """Not so of "5 wafat samalam": that is no hand-over's day, but tells of the death."""
    return day.first or not any(one.reason or one.kind in (Said.MOVED, Said.DECEASED) for one in said)


def with_day(said: Sequence[Statement], day: date) -> list[Statement]:
    return [replace(one, day=day) for one in said]


def dated(unsure: Unsure, day: past_days.Cut, items: Sequence[str]) -> Unsure | None:
    """Each of what may be meant, on this day; None where the day may say something else in one of them."""
    if day.day is None:
        return unsure
    found: list[Meaning] = []
    for one in unsure.meanings:
        said = parse_caption(one.words, items=items, default_visit=None)
        if not is_of_all(day, said):
            return None
        found.append(meaning(with_day(said, day.day)))
    unsure.meanings = tuple(found)
    return unsure


def moment(talk: Talk[Any], visit: Visit, said: Sequence[Statement], one: Statement) -> datetime | None:
    """On the day that was said, else on that on which it was sent, or on the visit's. If that was before it was sent,
    it is asked."""
    if one.at is None and one.day is None:
        return None
    found = _found(talk, visit, one)
    if found.date() < _sent(talk) and not talk.confirmed:
        unsure = Unsure(meaning([_on_its_day(talk, visit, each) for each in said]))
        unsure.before = before_day.sentence_of(talk, visit, found)
        raise unsure
    return found if one.at or one.day != _sent(talk) else None


def must_have_come(talk: Talk[Any], visit: Visit, said: Sequence[Statement]) -> None:
    """Mistake for a time that has not come yet: nothing else of it needs an answer then."""
    for one in said:
        if one.at and _found(talk, visit, one) > talk.incoming.at + AHEAD:
            raise Mistake("deliver.time_ahead", at=wording.clock_time(one.at))


def _on_its_day(talk: Talk[Any], visit: Visit, one: Statement) -> Statement:
    return replace(one, day=_found(talk, visit, one).date()) if one.at or one.day else one


def _found(talk: Talk[Any], visit: Visit, one: Statement) -> datetime:
    sent = _sent(talk)
    day = one.day or (visit.day if visit.day and visit.day < sent else sent)
    if one.at is None:
        return wording.hour_unknown(day, talk.office.zone)
    return datetime.combine(day, one.at, talk.office.zone)


def _sent(talk: Talk[Any]) -> date:
    return talk.incoming.at.astimezone(talk.office.zone).date()
