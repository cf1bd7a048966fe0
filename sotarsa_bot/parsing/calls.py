"""What somebody answers to an alarm: what ends its ringing is said for certain, word by word, or it is asked."""

import re
from collections.abc import Collection, Sequence
from enum import StrEnum

from sotarsa_bot.parsing import lexicon
from sotarsa_bot.parsing.sentence_kinds import asks
from sotarsa_bot.parsing.words import EXCEPT, IF, NOT, OR, POLITE, Words

_DOUBTFUL = NOT | EXCEPT | IF | OR | frozenset({
    "coba", "mencoba", "dicoba", "akan", "nanti", "mau", "semoga", "mudah-mudahan", "susah", "sulit", "siapa", "kapan",
    "apa", "apakah", "tolong", "mohon", "minta", "harap", "berapa",
})  # fmt: skip
"""With these it was tried, wished for or asked."""
_TO_CALL = frozenset({"hubungi", "telepon", "telpon", "telfon", "telp", "tlp", "tlpn", "kontak", "wa"})
_DONE = lexicon.ALARM_DONE | {"aman", "aman-aman", "selamat", "sehat", "lancar", "dijawab", "menjawab", "diangkat"}
_NEAR = 3
"""So many words before a bad one a "tidak" still speaks of it: "tidak ada yang luka"."""
_THERE = r"(?:masih|sedang|sudah|posisi|berada|lagi)\s+di"
_TIME = re.compile(r"\d{1,2}(?:[.:]\d{2})?")


_FROM_ANOTHER = re.compile(
    r"(?:kata|katanya|jar|jarnya|ujar|menurut)\s+(?!(?:tim|ketua|sopir|supir|sidin|mereka|buhan)\b)[^\W\d_]{3,}",
    re.IGNORECASE,
)
""" "Kata pambakal sudah bicara dengan tim": whoever answers has heard nobody of the team."""


class Answer(StrEnum):
    """`REACHED`: they have called and heard them, and nothing else is said. `PERHAPS`: it may mean so, like a call of
    which no more is said. `BAD`: something has happened. `OTHER`: anything else, also a call that was in vain."""

    REACHED = "reached"
    PERHAPS = "perhaps"
    BAD = "bad"
    OTHER = "other"


def read_answer(words: str, places: Collection[str] = ()) -> Answer:
    """ "Sudah saya telepon, tim aman di jalan" is REACHED; "sudah ditelepon" is PERHAPS, for it may have rung in
    vain; "sudah ditelepon, katanya patah kaki" is BAD. `places`: names of villages, in which a team may be."""
    plain = [word.plain for word in Words(words).all]
    if _bad(plain):
        return Answer.BAD
    called = any(word in lexicon.ALARM_CALL for word in plain)
    heard = called or any(word in lexicon.ALARM_HEARD for word in plain)
    doubt = any(word in _DOUBTFUL or word in lexicon.ALARM_FAILED for word in plain)
    if not heard or asks(words) or (doubt and not _of_the_bad(plain)) or _is_asked_for(plain):
        return Answer.OTHER
    certain = called and not doubt and any(word in lexicon.ALARM_DONE for word in plain) and _contact(words, places)
    left = _at_place(places).sub(" ", words) if places else words
    every = all(_accounted(word.plain) for word in Words(left).all)
    hearsay = _FROM_ANOTHER.match(words.strip()) is not None
    return Answer.REACHED if certain and every and not hearsay else Answer.PERHAPS


def _is_asked_for(plain: Sequence[str]) -> bool:
    """ "Hubungi kades jam 7": somebody is to call, and nobody says that they have."""
    return plain[:1] != [] and plain[0] in _TO_CALL and not any(word in _DONE for word in plain)


def rings_again(words: str) -> bool:
    """Whether this takes back that they were reached: "salah tekan", "tidak diangkat", or bad news."""
    read, plain = read_answer(words), [word.plain for word in Words(words).all]
    back = lexicon.NOT | lexicon.ALARM_FAILED | lexicon.ALARM_WRONG
    denied = "?" not in words and any(word in back for word in plain) and not _of_the_bad(plain)
    return read is Answer.BAD or (read is Answer.OTHER and denied)


def _contact(words: str, places: Collection[str]) -> bool:
    """Whether it is said that they themselves were heard, or where they are."""
    there = rf"\b{_THERE}\s+(?:desa\s+)?(?:{'|'.join(map(re.escape, places))})\b" if places else r"(?!)"
    heard = any(word.plain in lexicon.ALARM_CONTACT for word in Words(words).all)
    return heard or re.search(there, words, re.IGNORECASE) is not None


def by_oneself(words: str) -> bool:
    """Whether whoever says so says that it was they who called (or said it with a button, without words)."""
    return not words or any(word.plain in lexicon.ALARM_ME for word in Words(words).all)


def _at_place(places: Collection[str]) -> re.Pattern[str]:
    """ "Di Liyu", "menuju desa Uren"."""
    names = "|".join(re.escape(place) for place in places)
    return re.compile(rf"\b(?:di|ke|dari|menuju|desa|arah)\s+(?:desa\s+)?(?:{names})\b", re.IGNORECASE)


def _accounted(word: str) -> bool:
    return word in lexicon.ALARM_KNOWN or word in POLITE or _TIME.fullmatch(word) is not None


def _bad(plain: Sequence[str]) -> bool:
    return any(word in lexicon.ALARM_BAD and not _denied(plain, n) for n, word in enumerate(plain))


def _denied(plain: Sequence[str], place: int) -> bool:
    return any(word in lexicon.NOT for word in plain[max(place - _NEAR, 0) : place])


def _of_the_bad(plain: Sequence[str]) -> bool:
    """Whether all that is denied is something bad: "sudah ditelepon, tidak ada yang sakit"."""
    denied = [n for n, word in enumerate(plain) if word in lexicon.NOT]
    others = any(word in _DOUBTFUL - NOT or word in lexicon.ALARM_FAILED for word in plain)
    return (
        bool(denied)
        and not others
        and all(any(w in lexicon.ALARM_BAD for w in plain[n : n + _NEAR + 1]) for n in denied)
    )
