"""What single words mean in a report from the field (lexicon.toml), so that an office can add to them without code."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Any

from sotarsa_bot.parsing import words as base


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads((resources.files(__package__) / "lexicon.toml").read_text(encoding="utf-8"))


def _set(*path: str) -> frozenset[str]:
    found: Any = _file()
    for part in path:
        found = found[part]
    return frozenset(found)


OUTCOMES: dict[str, str] = {word: kind for kind, known in _file()["outcomes"].items() for word in known}
"""What happened, by the word that says it: "received", "proxy", "absent", "refused", "moved", "deceased"."""
AFTER_NOT: dict[str, str] = {word: kind for kind, known in _file()["after_not"].items() for word in known}
HINDERED = _set("hindered", "alone")
HINDERS = HINDERED | _set("hindered", "before_received")
"""Before "terima" they say that it has not come to it."""
NOT = base.NOT | _set("not", "words")
TURNING = base.TURNING | NOT
UNITS = _set("units", "words") | _set("units", "short")
FILLERS = _set("small", "fillers")
ALL = _set("small", "all")
MISSING = _set("small", "missing")
AWAY = _set("small", "away")
PEOPLE = _set("small", "people")
BECAUSE = _set("small", "because")
SIGNS = _set("small", "signs")
COUNTED_PIECES = _set("counted", "pieces")
COUNTED_HEAPS = _set("counted", "heaps")
PRODUCE = _set("counted", "produce")
COUNTED_PEOPLE = _set("counted", "people")
HONORIFICS = _set("persons", "honorifics")
DEGREES = _set("persons", "degrees")
RELATIONS = _set("persons", "relations")
STEPS: dict[str, list[str]] = _file()["steps"]
STEP_WORDS = frozenset(word for known in STEPS.values() for word in known)
ALARM_CALL = _set("alarm", "call")
ALARM_HEARD = _set("alarm", "heard")
ALARM_CONTACT = _set("alarm", "contact")
ALARM_WRONG = _set("alarm", "wrong")
ALARM_DONE = _set("alarm", "done")
ALARM_ME = _set("alarm", "me")
ALARM_FAILED = _set("alarm", "failed")
ALARM_BAD = _set("alarm", "bad")
ALARM_KNOWN = ALARM_CALL | ALARM_CONTACT | ALARM_DONE | ALARM_ME | _set("alarm", "good")
GOODS = _set("goods", "words")
CONDITIONS: dict[str, list[str]] = _file()["conditions"]
YES: tuple[str, ...] = tuple(_file()["answers"]["yes"])
NO: tuple[str, ...] = tuple(_file()["answers"]["no"])
"""How people agree and do not, as patterns."""
CLOSED_VILLAGE = _set("closed", "village")
CLOSED_OFFICE = _set("closed", "holiday")
OPEN_SENTENCE = _set("open", "sentence")
OPEN_NOBODY = _set("open", "nobody")
OPEN = {slot: frozenset(known) for slot, known in _file()["open"].items()}
"""Words one of which an answer to such a question holds."""
AND = frozenset({"dan", "dn", "serta", "&", "+", "plus", "sama", "lawan", "lwn", "wan"})
TILL = "|".join(sorted(_set("till", "words"), key=len, reverse=True))
"""Between the ends of a span, however it was typed."""
JOINS = "|".join(sorted((word for word in AND if word.isalpha()), key=len, reverse=True))
"""The words among these, for a pattern: none of them ends a name."""
LATER = frozenset(
    {"besok", "nanti", "menyusul", "nyusul", "lusa", "susulan", "ditunda", "tunda", "kaina", "kena", "isuk"}
)
THANKS = frozenset({"terimakasih", "makasih", "mksh", "trims", "tks", "kasih", "thx"})
NEVER_A_NAME = (
    _set("persons", "never") | GOODS | TURNING | AND | THANKS | frozenset(AFTER_NOT) | SIGNS
    | (_set("units", "words") - {"pak", "bal", "set", "sak"}) | frozenset(OUTCOMES)
    | frozenset(word for known in STEPS.values() for word in known) | HINDERED | LATER
)  # fmt: skip

PART = _set("persons", "part")
"""Words beside "semua" that say: not everybody."""
FIELD = NEVER_A_NAME | _set("persons", "field")
"""Words of the field that might stand in a name, but are nobody's: whoever is called so is asked about."""


TITLE = re.compile(rf"(?:\b(?:{'|'.join(sorted(HONORIFICS, key=len, reverse=True))})\.?\s+)+$", re.IGNORECASE)
CALLED = re.compile(rf"\b(?:{'|'.join(sorted(HONORIFICS | RELATIONS, key=len, reverse=True))})\.?\s+$", re.IGNORECASE)
"""A title before a name; the same, or whose kin somebody is ("mama", "anak"): a name follows."""


def is_relation(word: str) -> bool:
    """ "anak", "anaknya"."""
    bare = word.casefold().strip(".,()")
    return bare in RELATIONS or bare.removesuffix("nya") in RELATIONS


_GIVES = re.compile(
    r"(?:di|d|ma(?:ng|n|m)?|me(?:ng|n|m|ny|ngg)?|ka|ta|ter)?"
    r"(?:ambil|ambel|julung|unjuk|titip|nitip|andak|serah|taruh|taroh|simpan|bari|beri|pegang|kasih|terima|tarima|gantii?)"
    r"(?:kan|akan|i|in)?(?:nya)?|di(?:antar|hantar|tinggal)(?:kan|akan|i|in)?|anta(?:r|t)akan"
)


def gives(word: str) -> bool:
    """Whether it tells of goods that are taken, given or left, in Indonesian or Banjar: "maambilakan", "dititip"."""
    return word in _TAKES or _GIVES.fullmatch(word) is not None


_TAKES = frozenset(word for word, kind in OUTCOMES.items() if kind == "received") - {
    "ok", "oke", "sip", "beres", "done", "klir", "dapat", "dpt", "dapet", "dpat", "mendapat",
}  # fmt: skip
"""Without "dapat", which who refuses says of another aid, and which means "can", too."""

DANGER: dict[str, tuple[str, ...]] = {kind: tuple(known) for kind, known in _file()["danger"].items()}
"""What is danger "plainly", what is it "perhaps", and what is "not" though it sounds so."""


def phrases(known: Iterable[str]) -> str:
    """The phrases of a table as one pattern, the longest first: "*" is any ending, "…" up to four words, "(a|b)" one of
    these."""
    return "|".join(_phrase(one) for one in sorted(known, key=len, reverse=True))


def _phrase(written: str) -> str:
    signs = {r"\*": r"\w*", r"\(": "(?:", r"\)": ")", r"\|": "|"}
    pieces = []
    for piece in map(re.escape, written.split()):
        for escaped, sign in signs.items():
            piece = piece.replace(escaped, sign)
        pieces.append(piece)
    joined = r"\s+".join(pieces)
    return joined.replace(r"\s+…\s+", r"\s+(?:\w+\s+){0,4}?")
