"""What a village's typed answer says of when and where, beside what is known already. Pure.

Everything that is known is filled in, so that the whole can be read back: an hour alone is that of the chosen day, a
place alone leaves the time as it is.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from sotarsa_bot.parsing import Moment, read_moment, read_place
from sotarsa_bot.parsing.beside_times import refuses_place, without_beside
from sotarsa_bot.parsing.day_readings import Days
from sotarsa_bot.parsing.sentence_kinds import without_leave
from sotarsa_bot.parsing.shifts import read_shift
from sotarsa_bot.records.window import Window

NOTHING = Moment(None)
_BARE_HOUR = re.compile(
    r"\W*(\d{1,2})(?:\W+(?:pak|pa|bu|ja|haja|aja|saja|lah|ya|pang|kawa|bisa|wita))*\W*", re.IGNORECASE
)


_EITHER_HOUR = re.compile(r"\W*(\d{1,2})\s*(?:atau|ato|atw|atawa|/)\s*(\d{1,2})(?:\W+[^\W\d]+)*\W*", re.IGNORECASE)
""" "2 atau 3 lah pak"."""


@dataclass(frozen=True)
class Answer:
    """`options`: what may be meant, likeliest first. `complete`: the first and nothing else. `denied`: days that were
    turned down. `only_start`: an end of the hour was said, too, which is kept nowhere. `more`: besides, something was
    said that the office should read. `bounded`: a bound was said ("sebelum tgl 4")."""

    options: tuple[Moment, ...]
    complete: bool
    denied: Days = ()
    only_start: bool = False
    more: bool = False
    bounded: bool = False


def read_answer(
    text: str, *, today: date, window: Window, known: Moment, asks_place: bool, places: Collection[str] = ()
) -> Answer:
    """No options: it names neither day, hour nor place. `asks_place`: where the card asks for a place, words without a
    day or an hour name one; elsewhere only "di ..." or "tempatnya ..." do. `places`: what this village's places are
    called.

    Mistake as for a day or a time (parsing/moments.py)."""
    if (by := read_shift(text)) and known.day and known.at:
        moved = datetime.combine(known.day, known.at) + by
        return Answer((replace(known, day=moved.date(), at=moved.time()),), False)
    if (bare := _BARE_HOUR.fullmatch(text)) and known.day and not known.at and 0 < int(bare[1]) < 24:
        text = f"jam {text.strip()}"  # "Jam berapa?" was asked
    elif (either := _EITHER_HOUR.fullmatch(text)) and known.day and not known.at:
        text = f"jam {either[1]} atau jam {either[2]}"
    text = without_leave(text) or text
    if refuses_place(text):
        known = replace(known, rest="")
    text, beside = without_beside(text)
    if beside and not text.strip(" ,.;!"):
        return Answer((), False)
    reading = read_moment(text, today=today, within=(window.first, window.last), places=places)
    if not reading.options:
        named = read_place(text, led=not asks_place, known=places)
        if reading.denied or reading.bounded or not named.place:
            return Answer((), False, reading.denied, bounded=reading.bounded)
        return Answer((replace(known, rest=named.place),), named.complete,
                      more=named.dropped or (reading.more and not named.complete))  # fmt: skip
    if reading.no_hour:
        known = replace(known, at=None)
    options = tuple(dict.fromkeys(_filled(one, known) for one in reading.options))
    more = reading.more or beside
    borrowed = any(one.day is not None and one.at is None and known.at for one in reading.options)
    return Answer(
        options,
        reading.complete and not (borrowed or beside),
        reading.denied,
        reading.only_start,
        more,
        reading.bounded,
    )


def _filled(said: Moment, known: Moment) -> Moment:
    return Moment(said.day or known.day, said.at or known.at, said.rest or known.rest)


def said_before(words: str, today: date) -> Moment:
    """What was understood already, as a Moment writes it (Moment.words)."""
    found = read_moment(words, today=today).options
    return found[0] if found else Moment(None, rest=words)


def moment_of(day: date, at: str, place: str = "") -> Moment:
    """What is known so far, as a Moment; `at` as it is kept ("09:00", or "" where it is not known)."""
    return Moment(day, time.fromisoformat(at) if at else None, place)
