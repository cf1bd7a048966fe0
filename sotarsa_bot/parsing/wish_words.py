"""A coordinator's answer to a village's proposal that names it by its visit: "K1 usulan desa diterima", "terima usulan
K1", "bisa yang K2"."""

import re
from typing import NamedTuple

from sotarsa_bot.parsing.caption_code import visit_code

_CODE = re.compile(
    r"(?:\b(?:yang|yg|nang|untuk|gasan|utk)\s+)?(?:\bkunjungan\s+)?\bk\s?(\d{1,6})\b[\s,.:]*", re.IGNORECASE
)
_OF_A_CITIZEN = re.compile(r"\bu\s?\d{1,6}\b|\bwarga\b", re.IGNORECASE)
_WISH = re.compile(
    r"\b(?:usulan|usul|permintaan)(?:nya)?\b(?P<village>\s+(?:dari\s+)?(?:desa|kampung|pambakal|perangkat)\b)?[\s,:]*"
    r"(?=(?P<rest>.*))",
    re.IGNORECASE,
)
_VERDICT = re.compile(
    r"\b(?:di)?(?:terima(?!\s*kasih)|tolak|setujui|tarima)\b|\bsetuju\b|"
    r"\b(?:tidak|tdk|kada|kd|gak|ga|nggak)\s+(?:bisa|kawa|dapat|diterima)\b|\b(?:bisa|kawa)\W*$",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"(?:tgl|tanggal|hari|senin|selasa|rab[uo]|kamis|jum.?at|sabtu|minggu|ahad|\d{1,2}\s+[^\W\d_]{3,})\b", re.IGNORECASE
)


class WishAnswer(NamedTuple):
    """`words`: without the code and what is called so. `called`: "usulan" was said; `of_village`: it is the village's,
    and no citizen's request."""

    code: int
    words: str
    called: bool
    of_village: bool
    verdict: str = ""
    """What is said from the yes or the no on: "usulan tgl 10 | diterima"."""


def read_wish_answer(text: str) -> WishAnswer | None:
    """None where no visit is named, or a citizen's request is."""
    found = _CODE.search(text)
    code = int(found[1]) if found else visit_code(text)
    if code is None or _OF_A_CITIZEN.search(text):
        return None
    words = " ".join(_CODE.sub(" ", text, count=1).split())
    called = _WISH.search(words)
    verdict = _VERDICT.search(called["rest"]) if called else None
    bare = _WISH.sub(" ", words, count=1).strip(" ,.:")
    said = called["rest"][verdict.start() :] if called and verdict else ""
    return WishAnswer(code, bare, called is not None, _is_the_villages(called), said)


def _is_the_villages(called: re.Match[str] | None) -> bool:
    """By its name, or by the day that it is for."""
    return bool(called and (called["village"] or _DAY.match(called["rest"])))


def judges_a_wish(text: str) -> bool:
    """ "Usulan desa tgl 10 diterima": no citizen asks for that."""
    called = _WISH.search(text)
    return bool(called and _is_the_villages(called) and _VERDICT.search(called["rest"]))
