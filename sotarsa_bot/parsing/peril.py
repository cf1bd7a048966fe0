"""Somebody is hurt, missing, trapped or threatened, as one clause says it: whatever else stands in the same message (a
number, a hand-over, a question, soothing words) mutes none of it. What is denied, supposed, asked, over or told of a
film is none."""

import re

from sotarsa_bot.parsing import lexicon
from sotarsa_bot.parsing.once import read_once
from sotarsa_bot.parsing.persons import is_plausible
from sotarsa_bot.parsing.questions import is_question
from sotarsa_bot.parsing.words import IF, NOT, Words

_IN_PERIL = re.compile(rf"\b(?:{lexicon.phrases(lexicon.DANGER['people'])})\b", re.IGNORECASE)
_SOUNDS_SO = re.compile(rf"\b(?:{lexicon.phrases(lexicon.DANGER['not'])})\b", re.IGNORECASE)
_UNCONSCIOUS = re.compile(
    r"\b(?:tidak|tdk|tak|ga|gak|nggak|kada|kd|kadak|belum|balum)\s+(?:sadar(?:2|kan\s+diri)?(?!\s+(?:hukum|akan|kalau))|siuman)\b",
    re.IGNORECASE,
)
"""A "not" that is itself what went wrong."""
_THINGS_TOO = re.compile(
    r"\w*hanyut\w*|terbakar|tabakar|tertimpa|tatimpa|.*\b(?:gugur|jatuh|jurang|hilang)\b.*", re.IGNORECASE
)
"""What may happen to a parcel: "selimut hanyut 1"."""
_STORY = frozenset(lexicon.DANGER["story"])
_MISSING = re.compile(
    r"\W*(?:(?:pak|bu|min|tolong|tulung|eh|waduh|aduh|gawat)\W+)*(?P<who>[^\W\d_]{3,}(?:\s+[^\W\d_]+){0,2}?)(?:nya)?\s+"
    r"(?:(?:sudah|sdh|dah|lagi|masih|tadi|hanyar|kayanya|kayaknya|mungkin)\s+)*(?:hilang|ilang|hilanglah|tahilang)"
    r"(?:\W+(?:pak|bu|min|nih|ini|ni|tadi|lagi|di|matan|dari|sini|sana|balai|jalan|tangah|tengah))*\W*",
    re.IGNORECASE,
)
""" "Rahmi hilang": whatever cannot be lost like a key is somebody."""
_LOST = frozenset(lexicon.DANGER["lost"]) | lexicon.OPEN_NOBODY | lexicon.OPEN_SENTENCE | lexicon.GOODS | NOT
_SENTENCE = re.compile(r"(?:[^?.!\n]|\.(?=\d))+[?.!\n]*")
_CLAUSE = re.compile(r"[,;()/–—]|:(?!\d)|\s-\s|\b(?:tapi|tetapi|tp|tagal|namun|lalu|hanyar|untung\w*)\b", re.IGNORECASE)
_WAS = re.compile(
    r"\b(?:kemarin|kamarin|bekas|semalam|latihan|simulasi|dulu(?:nya)?|dahulu|samalam|(?:minggu|bulan|tahun|hari)\s+(?:lalu|semalam|samalam)"
    r"|(?:sudah|sdh|udah|dah|telah)\s+(?:sadar|siuman|aman|baik|baikan|beres|selamat|ketemu|katamu\w*|padam|pajah|ditemukan|taatasi|teratasi))\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:lain|bukan|bkn)\s+(?:di\s+)?(?:kami|kita|tim\w*|ulun|saya|buhan\s+kami|mobil\s+kami)\b", re.IGNORECASE
)
_NEARLY = re.compile(r"\b(?:hampir|ampir|nyaris|parak)\b", re.IGNORECASE)
_LUCKILY = re.compile(r"\b(?:untung\w*|syukur\w*|alhamdulillah|selamat)\b", re.IGNORECASE)
_SUPPOSED = IF - {"mungkin", "kayaknya", "sepertinya", "barangkali", "tergantung", "tagantung"}
"""Who says that somebody has perhaps fainted does not suppose it."""
_BEFORE_IT = 4
"""So many words before it may deny it: "tidak ada yang pingsan"."""


def tells_of_peril(text: str) -> str:
    """The clause, or "" where no clause says so."""
    return next((clause for clause, peril in _all(text) if peril), "")


def is_a_story(text: str) -> bool:
    """ "Pilem longsor tadi malam di tivi"."""
    return any(word.plain in _STORY for word in Words(text).all)


def besides(text: str) -> str:
    """What is counted or named by its number in the other clauses; "" where nothing is."""
    return ", ".join(clause for clause, peril in _all(text) if not peril and re.search(r"\d", clause))


@read_once
def _all(text: str) -> tuple[tuple[str, bool], ...]:
    return tuple(clause for sentence in _SENTENCE.findall(text) for clause in _clauses(sentence))


def _clauses(sentence: str) -> list[tuple[str, bool]]:
    """Each, and whether it tells of peril."""
    said = {word.plain for word in Words(sentence).all}
    far = said & _STORY or _OTHERS.search(sentence) or (_NEARLY.search(sentence) and _LUCKILY.search(sentence))
    clauses = _CLAUSE.split(_SOUNDS_SO.sub(" ", sentence))
    asked = sentence.rstrip().endswith("?")
    found, supposed = [], False
    for at, clause in enumerate(clauses):
        last = at == len(clauses) - 1
        supposed = supposed or any(word.plain in _SUPPOSED for word in Words(clause).all)
        asks = (asked and last) or is_question(clause.replace("?", " "))
        found.append((clause.strip(" .!?"), not (far or supposed or asks) and _told(clause)))
    return found


def _told(clause: str) -> bool:
    if (missing := _MISSING.fullmatch(clause)) and is_plausible(missing["who"]):
        said = {word.plain.removesuffix("nya") for word in Words(missing["who"]).all}
        return not (said & _LOST or _WAS.search(clause))
    if _UNCONSCIOUS.search(clause):
        return not _WAS.search(clause)
    goods = any(word.plain.removesuffix("nya") in lexicon.GOODS for word in Words(clause).all)
    found = [one for one in _IN_PERIL.finditer(clause) if not (goods and _THINGS_TOO.fullmatch(one.group()))]
    plainly = [one for one in found if not _is_denied(clause, one)]
    return bool(plainly) and not _WAS.search(clause)


def _is_denied(clause: str, found: re.Match[str]) -> bool:
    if any(word.plain in NOT for word in Words(found.group()).all):
        return False  # "balum bulik matan hutan" is itself what went wrong
    return any(word.plain in NOT for word in Words(clause[: found.start()]).all[-_BEFORE_IT:])
