"""What the office says of itself: its papers' letterhead, who signs, the scheme of its numbers; what its visits are
about, and when summaries come. Kept as notes.

A new installation knows none of it; what is empty is left open on the paper, or is as texts, district and settings have
it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time

from sotarsa_bot import texts, wording
from sotarsa_bot.acting import Acting
from sotarsa_bot.books import Books, StartsWith
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.official.numbering_scheme import read_scheme, say_scheme
from sotarsa_bot.parsing import clean_name
from sotarsa_bot.parsing.hours import parse_time
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.paperwork import DOUBT
from sotarsa_bot.records.record import Record
from sotarsa_bot.running import high_water, notes
from sotarsa_bot.running.office import Office

PREFIX = "office:"
MOST_LINES = 8
MOST_LETTERS = 40
"""Of what is offered as a button, as of what is typed there (conversations/several.py)."""


class OfficeFacts(Record):
    """All as text; `address`, `copies`, `services`, `joint` and `partners` hold a line each; `evening` and `monday` are
    "19.00", when the day's and the week's summary come, in the office's zone; `*_next` is "2026/38": the year's number
    to go on from. `proxy_letter` is set where the office wants the letter of whoever receives for somebody else."""

    regency: str = ""
    office: str = ""
    address: str = ""
    place: str = ""
    title: str = ""
    signer: str = ""
    rank: str = ""
    nip: str = ""
    basis: str = ""
    copies: str = ""
    letter_scheme: str = ""
    letter_next: str = ""
    handover_scheme: str = ""
    handover_next: str = ""
    minutes_scheme: str = ""
    proxy_letter: str = ""
    services: str = ""
    joint: str = ""
    partners: str = ""
    evening: str = ""
    monday: str = ""


@dataclass(frozen=True)
class Fact:
    """`read` makes of what was typed (and today) what is kept; Mistake if it cannot. `say` shows what is kept.
    `choices` are the answers where there are only some: keys of texts "office.choice_..."."""

    read: Callable[[str, date], str]
    say: Callable[[str], str] = str
    choices: tuple[str, ...] = ()


def _line(words: str, _today: date) -> str:
    return clean_name(words, limit=120)


_PARTED = re.compile(r"[;\n]")
_NUMBERED = re.compile(r"[;\n]?(?:^|(?<=[\s;]))\d{1,2}[.)]\s+")


def _lines(words: str, _today: date) -> str:
    """Separated by semicolons or lines, or numbered: "1. Bupati 2. Arsip"."""
    between = _NUMBERED if re.match(r"\s*1[.)]\s", words) else _PARTED
    found = [clean_name(part, limit=120) for part in between.split(words) if part.strip()]
    if len(found) > MOST_LINES:
        raise Mistake("office.too_many", most=MOST_LINES)
    return "\n".join(found)


def _choices(words: str, _today: date) -> str:
    """What is offered as buttons: each once, separated by commas, semicolons or lines."""
    found = dict.fromkeys(clean_name(part, limit=MOST_LETTERS) for part in re.split(r"[,;\n]", words) if part.strip())
    if len(found) > MOST_LINES:
        raise Mistake("office.too_many", most=MOST_LINES)
    return "\n".join(found)


def _hour(words: str, _today: date) -> str:
    return wording.clock_time(parse_time(words))


def _long(words: str, _today: date) -> str:
    return clean_name(words, limit=300)


def _nip(words: str, _today: date) -> str:
    """18 digits, written as offices write them: birth, beginning, sex, serial."""
    digits = re.sub(r"\D", "", words)
    if len(digits) != 18:
        raise Mistake("office.nip_length", count=len(digits))
    return f"{digits[:8]} {digits[8:14]} {digits[14]} {digits[15:]}"


def _scheme(words: str, _today: date) -> str:
    return read_scheme(words)


def _next(words: str, today: date) -> str:
    digits = words.strip()
    if not (digits.isascii() and digits.isdecimal() and 1 <= int(digits[:7]) < 100_000):
        raise Mistake("office.next_unreadable")
    return f"{today.year}/{int(digits)}"


def _switch(words: str, _today: date) -> str:
    """ "yes" or nothing, of a choice or its words."""
    for choice, kept in (("yes", "yes"), ("no", "")):
        if words.strip().casefold() in (choice, texts.plain(f"office.choice_{choice}").casefold()):
            return kept
    raise Mistake("office.switch_unreadable")


def _said_next(value: str) -> str:
    year, _, number = value.partition("/")
    return texts.plain("office.next_said", number=number, year=year)


def _joined(value: str) -> str:
    return value.replace("\n", "; ")


FACTS: dict[str, Fact] = {
    "regency": Fact(_line),
    "office": Fact(_line),
    "address": Fact(_lines, _joined),
    "place": Fact(_line),
    "title": Fact(_line),
    "signer": Fact(_line),
    "rank": Fact(_line),
    "nip": Fact(_nip),
    "basis": Fact(_long),
    "copies": Fact(_lines, _joined),
    "letter_scheme": Fact(_scheme, say_scheme),
    "letter_next": Fact(_next, _said_next),
    "handover_scheme": Fact(_scheme, say_scheme),
    "handover_next": Fact(_next, _said_next),
    "minutes_scheme": Fact(_scheme, say_scheme),
    "proxy_letter": Fact(_switch, lambda _: texts.plain("office.choice_yes"), ("yes", "no")),
    "services": Fact(_choices, _joined),
    "joint": Fact(_choices, _joined),
    "partners": Fact(_choices, _joined),
    "evening": Fact(_hour),
    "monday": Fact(_hour),
}

PARTS = {
    "head": ("regency", "office", "address"),
    "signing": ("title", "signer", "rank", "nip", "place"),
    "letter": ("basis", "copies", "letter_scheme", "letter_next"),
    "record": ("handover_scheme", "handover_next", "proxy_letter", "minutes_scheme"),
    "visits": ("services", "joint", "partners", "evening", "monday"),
}
"""What belongs together, as people look for it."""

DEFAULTS: dict[str, Callable[[Office], str]] = {
    "regency": lambda office: texts.plain("paper.regency", **office.district.words),
    "office": lambda office: texts.plain("paper.office", **office.district.words),
    "place": lambda office: texts.plain("letter.place", **office.district.words),
    "title": lambda office: texts.plain("letter.signer", **office.district.words),
    "minutes_scheme": lambda _: texts.plain("minutes.scheme"),
    "proxy_letter": lambda _: texts.plain("office.choice_no"),
    "services": lambda office: "\n".join(office.district.services),
    "joint": lambda office: "\n".join(office.district.joint),
    "partners": lambda office: "\n".join(office.district.partners),
    "evening": lambda office: wording.clock_time(office.evening),
    "monday": lambda office: wording.clock_time(office.monday),
}
"""What holds (and what a paper says) where the office has said nothing."""


def fact(name: str) -> Fact:
    """Mistake for somebody's invention."""
    if name not in FACTS:
        raise Mistake("common.old_button")
    return FACTS[name]


def part(name: str) -> tuple[str, ...]:
    """The facts of a part; Mistake for somebody's invention."""
    if name not in PARTS:
        raise Mistake("common.old_button")
    return PARTS[name]


def part_of(name: str) -> str:
    """The part that this fact belongs to."""
    return next(part for part, names in PARTS.items() if name in names)


async def of(books: Books) -> OfficeFacts:
    found = {note.key.removeprefix(PREFIX): note.value for note in await books.notes.find(key=StartsWith(PREFIX))}
    return OfficeFacts(**{name: value for name, value in found.items() if name in FACTS})


def by_itself(name: str, office: Office) -> str:
    """What holds of this where the office has said nothing, as it would be kept; Mistake if nothing does."""
    if name not in DEFAULTS:
        raise Mistake("common.old_button")
    return DEFAULTS[name](office)


def said(facts: OfficeFacts, name: str, office: Office) -> str:
    """What is kept, as people say it; else what holds by itself."""
    value: str = getattr(facts, name)
    if value:
        return fact(name).say(value)
    if name not in DEFAULTS:
        return texts.plain("office.unset")
    return texts.plain("office.default", value=_joined(by_itself(name, office)))


def choices(facts: OfficeFacts, name: str, office: Office) -> list[str]:
    """What a question about the visit offers: the lines of `services`, `joint` or `partners`."""
    value: str = getattr(facts, name)
    return (value or by_itself(name, office)).splitlines()


def hour(facts: OfficeFacts, name: str, office: Office) -> time:
    """When a summary comes, in the office's zone: `evening` or `monday`."""
    value: str = getattr(facts, name)
    return parse_time(value or by_itself(name, office))


async def note(acting: Acting, name: str, words: str) -> None:
    """Keeps a fact as it was typed ("-": nothing); the audit keeps what it was before."""
    acting.need(Action.OFFICE)
    value = "" if words.strip() == "-" else fact(name).read(words, acting.office.today(acting.now))
    before = getattr(await of(acting.books), name)
    await notes.put(acting.books, PREFIX + name, value)
    if name.endswith("_next") and value:  # whoever says it has looked
        year, _, _ = value.partition("/")
        await acting.books.notes.discard(key=DOUBT + high_water.paper(name.removesuffix("_next"), int(year)))
    await acting.audit("office.noted", f"office:{name}", before=before, now=value)
