"""Names, phone numbers, and which village is meant."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from sotarsa_bot import wording
from sotarsa_bot.mistake import Mistake

_SIGNS = re.compile(r"([^\w\n]{7})[^\w\n]+([^\w\n])")
_WORDLESS_LINES = re.compile(r"(?:\n[^\w\n]*){4,}")


def visible(text: str) -> str:
    """The text without what nobody sees: control and direction-changing characters, zero-width spaces.

    A row of more than eight signs or blanks is cut to eight, and of many lines without a word three are left: they say
    nothing more, and a reader would try thousands of them in every way (a line of 400 commas held the bot for minutes).
    """
    if not (text.isascii() and text.isprintable()):
        text = "".join(c for c in text if c.isspace() or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co"))
    return _WORDLESS_LINES.sub("\n\n\n", _SIGNS.sub(r"\1\2", text))


def one_line(text: str) -> str:
    """The visible words on one line. May be empty."""
    return " ".join(visible(text).split())


def clean_name(text: str, *, limit: int = 80) -> str:
    """Words as one line (see one_line). Mistake if empty or too long."""
    name = one_line(text)
    if not name:
        raise Mistake("parsing.name_empty")
    if len(name) > limit:
        raise Mistake("parsing.name_long", limit=limit)
    return name


_PHONE = re.compile(
    r"(?:(?:no|nomor|hp|wa|whatsapp|telp|telepon|tel)\b[\s.:]*){0,3}"
    r"\(?\s*(?P<country>(?:\+|00)\s*62|62)?\s*\)?[\s.-]*(?P<trunk>\(\s*0\s*\)[\s.-]*|(?:\(\s*)?0)?"
    r"(?P<number>\(?[2-9](?:[\s().-]*[0-9]){7,11})\s*\)?(?:[\s(]*(?:wa|hp|whatsapp)\s*\)?)?",
    re.IGNORECASE,
)
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")


def normalise_phone(text: str) -> str:
    """An Indonesian number as +62...: "0812 3456 7890", "62 0812...", "+62 (0)812...", "HP: 0812-...".

    Mistake for anything else, also for a number with other words, or another number, beside it."""
    said = one_line(text).translate(_DASHES).strip(" .,;'`")
    found = _PHONE.fullmatch(said)
    if not found or said.count("(") != said.count(")"):
        raise Mistake("parsing.phone_unreadable", typed=wording.cut(text, 30))
    return "+62" + re.sub(r"[^0-9]", "", found["number"])


@dataclass(frozen=True)
class Matches:
    """`code` is the one village that is meant; without it, `candidates` are those that could be."""

    code: str | None = None
    candidates: tuple[str, ...] = ()


SURE, POSSIBLE, LEAD = 85, 65, 8


def match_village(text: str, villages: Sequence[tuple[str, str]]) -> Matches:
    """The village meant by a typed name or code; near ties are never guessed."""
    words = re.sub(r"^\s*(desa|ds)\b\.?", "", text.casefold()).strip(" .")
    names = {code: name.casefold() for code, name in villages}
    if code := re.fullmatch(r"(?:63\.?11\.?02\.?)?(\d{4})", words):
        return Matches(code[1]) if code[1] in names else Matches()
    if exact := [code for code, name in names.items() if name == words]:
        return Matches(exact[0])
    slips = [code for code, name in names.items() if len(words) > 3 and OSA.distance(words, name) == 1]
    if len(slips) == 1:
        return Matches(slips[0])
    ranked = process.extract(words, names, scorer=fuzz.ratio, limit=3, score_cutoff=POSSIBLE)
    if not ranked:
        return Matches()
    sure = ranked[0][1] >= SURE and (len(ranked) == 1 or ranked[0][1] - ranked[1][1] >= LEAD)
    return Matches(ranked[0][2]) if sure else Matches(candidates=tuple(code for _, _, code in ranked))
