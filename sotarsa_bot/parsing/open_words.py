"""Whether words may stand at once where any words may be meant: a service, a note, a name. No list holds all answers to
such a question; but a sentence, a "nanti saja" or a day is none, and whoever wrote it is asked before it is kept."""

import re
from collections.abc import Collection
from datetime import date
from enum import StrEnum
from itertools import pairwise

from sotarsa_bot.parsing import lexicon
from sotarsa_bot.parsing.emergencies import names_a_mishap
from sotarsa_bot.parsing.good_news import may_be_over
from sotarsa_bot.parsing.misplaced_words import looks_like
from sotarsa_bot.parsing.no_incident import says_none
from sotarsa_bot.parsing.no_place import may_be_place
from sotarsa_bot.parsing.persons import is_plausible, may_be_name
from sotarsa_bot.parsing.place_words import is_of_a_kind
from sotarsa_bot.parsing.questions import is_question
from sotarsa_bot.parsing.taking_back import asks_for_undoing
from sotarsa_bot.parsing.words import IF, NOT, TURNING, Words


class Slot(StrEnum):
    """What is asked for. Those that are named like a table of the lexicon hold a word of it."""

    SERVICE = "services"
    PARTNER = "partners"
    VEHICLE = "vehicle"
    ROAD = "road"
    SIGNAL = "signal"
    DATA = "data"
    TROUBLE = "trouble"
    GOODS = "goods"
    NAME = "name"
    PLACE = "place"
    THING = "thing"
    NOTE = "note"
    CARGO = "cargo"
    HOUR = "hour"
    LINE = "line"


MOST_WORDS = 8
"""Longer ones tell something; but the line of a letter may be long."""
_VERB = re.compile(
    r"(?:me(?:n|m|ng|ny)|ber|ba|ma)[a-z]{3,}(?:kan|akan|i)|di[a-z]{3,}(?:kan|akan|i)|[a-z]{4,}akan",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\b(?:rt|rw|km|no|nomor|sdn?|smpn?|sman?|min|mtsn?|blok|gang|gg|jalur|tahap|dusun)\W*\d+", re.IGNORECASE
)
_OF_IT = re.compile(r"[a-z]{4,}nya")
""" "Ketuanya Hendra" tells something of somebody."""
_OF_A_YEAR = re.compile(r"(?:\b\d+\s+)?\btahun\s+\d{4}\b", re.IGNORECASE)
_HOUR_WORDS = 4
""" "Jam 7 malam WITA"."""
_SHORT_WORD = 3
"""Letters of words that are in every sentence."""
_WELL = frozenset({"cerah", "mulus", "lancar", "kering"})
_ON_THE_WAY = frozenset({
    "sampai", "lalu", "habis", "imbah", "dari", "ke", "ka", "bisa", "kawa", "yang", "nang", "masih", "lagi",
})  # fmt: skip
_PARTS = re.compile(r"[^\s,]+|,")
_WISHES = frozenset({
    "mohon", "tolong", "tulung", "minta", "hapus", "hapuskan", "perbaiki", "ganti", "ubah", "betulkan", "salah",
    "keliru", "kaliru", "hilangkan",
})  # fmt: skip
_NOT_WRONG = re.compile(rf"\b(?:{'|'.join(sorted(NOT))})\s+(?:salah|keliru|kaliru|jadi)\b", re.IGNORECASE)
_CODE = re.compile(r"\bk\d{1,9}\b", re.IGNORECASE)


def fits(slot: Slot, words: str, today: date) -> bool:
    """Whether these words are an answer of that kind and nothing else."""
    plain = [word.plain for word in Words(words).all]
    if slot is Slot.TROUBLE:
        return _is_trouble(words, plain)
    if slot is Slot.DATA:
        return _wants_it_right(words, plain)
    if not plain or _is_sentence(slot, words, plain) or (slot is not Slot.ROAD and names_a_mishap(words)):
        return False
    if slot is Slot.LINE:
        return looks_like(_OF_A_YEAR.sub(" ", _NUMBERED.sub(" ", words)), today) in ("", "doubt")
    if slot is Slot.HOUR:
        return len(plain) <= _HOUR_WORDS
    if slot is Slot.CARGO:
        return looks_like(words, today) != "window"
    if slot is Slot.NAME:
        return may_be_name(_PARTS.findall(words)) and is_plausible(words) and not set(plain) & lexicon.OPEN_NOBODY
    if slot is Slot.GOODS:
        return set(plain) <= lexicon.GOODS | lexicon.UNITS
    if slot in lexicon.OPEN:
        return bool(set(plain) & lexicon.OPEN[slot])
    named = slot in (Slot.THING, Slot.NOTE) or (may_be_place(words) and is_of_a_kind(words))
    return named and not _elsewhere(_NUMBERED.sub(" ", words), today)


def _is_trouble(words: str, plain: Collection[str]) -> bool:
    """What stands in the way is told in sentences; but not in a hope, a question or good news."""
    if _is_no_trouble(words, plain):
        return False
    return bool({_stem(word) for word in plain} & lexicon.OPEN["trouble"]) or names_a_mishap(words)


def tells_more(words: str, about: str, today: date, *, below: bool) -> bool:
    """Whether they tell more of what stands in the way already (`about`): by a word of it, or (`below` it) by how it
    looks there. A hope, a question, good news, a day or goods do not."""
    plain = {_stem(word.plain) for word in Words(words).all}
    if _is_no_trouble(words, plain) or looks_like(_NUMBERED.sub(" ", words), today) in ("window", "cargo"):
        return False
    of_it = {_stem(word.plain) for word in Words(about).all if len(word.plain) > _SHORT_WORD}
    return bool(plain & of_it) or (below and (_is_trouble(words, plain) or bool(plain & lexicon.OPEN["situation"])))


def denies_trouble(words: str) -> bool:
    """ "Titian kada rubuh": what stood in the way does not."""
    plain = [word.plain for word in Words(words).all]
    told = any(no in NOT and _stem(what) in lexicon.OPEN["trouble"] for no, what in pairwise(plain))
    return told and not names_a_mishap(words)


def _is_no_trouble(words: str, plain: Collection[str]) -> bool:
    if says_none(words) or denies_trouble(words) or may_be_over(words) or asks_for_undoing(words) or is_question(words):
        return True
    return bool(set(plain) & (IF | _WELL))


def _stem(word: str) -> str:
    return word.removesuffix("nya")


def _wants_it_right(words: str, plain: Collection[str]) -> bool:
    """What of somebody's data is wrong, or is to go."""
    asked = set(plain) & _WISHES and set(plain) & lexicon.OPEN[Slot.DATA]
    return bool(asked) and not (asks_for_undoing(words) or is_question(words) or _NOT_WRONG.search(words))


def _is_sentence(slot: Slot, words: str, plain: Collection[str]) -> bool:
    """Words that ask, turn, order or tell. Of a road and the signal one says when they are not good."""
    described = slot in (Slot.ROAD, Slot.SIGNAL)
    own = lexicon.OPEN.get(slot, frozenset()) | (_ON_THE_WAY if described else frozenset())
    telling = (lexicon.OPEN_SENTENCE - own) | (frozenset() if described else TURNING)
    named = not described and slot is not Slot.NOTE
    return (
        (len(plain) > MOST_WORDS and slot is not Slot.LINE)
        or (named and any(_OF_IT.fullmatch(word) for word in plain))
        or any(word in telling or _VERB.fullmatch(word) for word in plain)
        or is_question(words)
        or asks_for_undoing(words)
        or _CODE.search(words) is not None
    )


def _elsewhere(words: str, today: date) -> bool:
    """A number, a day, a car or goods: what other questions ask for."""
    return any(c.isdigit() for c in words) or looks_like(words, today) != ""
