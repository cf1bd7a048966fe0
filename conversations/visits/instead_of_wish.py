"""Another time that the words of a refusal name: offered instead of the village's wish, once it was read back."""

import re
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from conversations.talk import Talk
from sotarsa_bot import texts
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import Moment, read_moment
from sotarsa_bot.parsing.consent import read_consent
from sotarsa_bot.parsing.sentence_kinds import keeps_it
from sotarsa_bot.records.visit import Meeting, Visit
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits.for_the_office import is_only_a_time

READ_BACK = re.compile(r"\d{4}-\d\d-\d\d jam \d\d\.\d\d: ")
"""How an offer is written that was read back (Moment.words)."""


def offered(talk: Talk[Any], visit: Visit, words: str, code: str = "") -> tuple[Meeting | None, str]:
    """Another time that the words of a refusal name, and the words. It is offered only once it was read back: the day
    may be no more than the reason. Unsure until then."""
    wish = visit.counter
    read_back = READ_BACK.match(words)
    if wish is None or (talk.confirmed and not read_back):
        return None, words
    place = wish.place or (visit.agreed.place if visit.agreed else None)
    moments = other_times(talk, visit, wish, words)
    if talk.confirmed and moments:
        starts_at = talk.office.at(*_day_and_hour(moments[0]))
        return Meeting(starts_at=starts_at, place=place, by=talk.by.id), moments[0].rest
    if not moments:
        return None, words
    offered = [
        Meaning(
            code + replace(one, rest=words).words, texts.plain("decide.would_offer", moment=replace(one, rest="").said)
        )
        for one in moments[:3]
    ]
    said = read_consent(words)
    if is_only_a_time(said.reason if said else words):
        raise Unsure(*offered)  # a day alone says no reason
    raise Unsure(*offered, Meaning(code + words, texts.plain("decide.only_reason")))


def other_times(talk: Talk[Any], visit: Visit, wish: Meeting, words: str) -> list[Moment]:
    """Times to come that are named and not turned down, other than the wish; what is not said is as in the wish."""
    window = visit.plan.window
    try:
        reading = read_moment(words, today=talk.today, within=(window.first, window.last))
    except Mistake:
        return []
    if reading.bounded:
        return []  # "rapat sampai tgl 10": why
    local = wish.starts_at.astimezone(talk.office.zone)
    found: dict[datetime, Moment] = {}
    for one in reading.options:
        full = Moment(one.day or local.date(), one.at or local.time(), one.rest)
        starts_at = talk.office.at(*_day_and_hour(full))
        if starts_at > talk.now and starts_at != wish.starts_at and full.day not in reading.denied:
            found.setdefault(starts_at, full)
    return list(found.values())


def _day_and_hour(moment: Moment) -> tuple[date, time]:
    if moment.day is None or moment.at is None:
        raise Mistake("parsing.date_unreadable", typed=moment.said)
    return moment.day, moment.at


def must_stay(visit: Visit, words: str, wish: str, code: str, times: list[Moment]) -> None:
    """ "Tidak usah pindah, tetap kamis": Unsure, for what was agreed is no new offer."""
    others = [one for one in times if one.day != visit.day]
    stays = keeps_it(words) and "tetap" in words.casefold() and not READ_BACK.match(words)
    if visit.agreed and not others and stays and not words.casefold().startswith("tidak bisa"):
        reason = texts.plain("decide.stays_as_agreed")
        said = code + texts.plain("decide.would_refuse", wish=wish, reason=reason)
        raise Unsure(Meaning(f"{code}tidak bisa, {reason}", said))
