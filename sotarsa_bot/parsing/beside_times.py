"""What stands beside when and where, and is neither: an hour that is too late, a place that does not do, a day that is
no longer closed, and words that only lead on."""

import re

from sotarsa_bot.parsing.phones import without_phones

_TOO = (
    r"(?:k[ae]subuhan|k[ae]sorean|k[ae]pagian|k[ae]siangan|k[ae]malaman|k[ae]lawasan|"
    r"(?:terlalu|talalu|talampau)\s+(?:pagi|siang|sore|malam|subuh|kamarian|lambat|hawal))"
)
_NOT_THEN = re.compile(
    rf"\b(?:jam|pukul|jm)\s*\d{{1,2}}(?:[.:]\d\d)?\s+(?:(?:tu|itu|nitu|ini|pang|pagi|siang|sore)\s+)*{_TOO}\b",
    re.IGNORECASE,
)
""" "Jam 3 kasorean": it is not to be then."""
_NOT_THERE = re.compile(
    r"\b(?:wadah|tempat|lokasi|balai)(?:nya)\s+(?:nang\s+|yang\s+)?(?:tidak|tdk|kada|kd|kdd|kadada|gak)\b"
    r"(?!\s+(?:jadi\s+)?(?:di|ka|ke)\b)(?:\s+(?:kawa|bisa|siap|jadi|ada|cukup|muat))?",
    re.IGNORECASE,
)
""" "Kamis kawa, tapi wadahnya kada": the day is not turned down by that."""
_NO_LONGER_SHUT = re.compile(
    r"\b(?:kada|kd|tidak|tdk|batal|urung)\s+(?:jadi\s+)?(?:di)?(?:tutup|libur)\b", re.IGNORECASE
)
""" "Tgl 3 kada jadi tutup"."""
_LEADS_ON = re.compile(
    r"\b(?:mun|amun|lamun|kalau|kalo|klo|kl|jika|bila)\s+(?:kaitu|kayatu|begitu|bagitu|gitu|demikian)\b", re.IGNORECASE
)
""" "Mun kaitu" is "kalau begitu", and no condition."""


def without_leading_on(text: str) -> str:
    return _LEADS_ON.sub(" ", text)


def without_beside(text: str) -> tuple[str, bool]:
    """The text without such words, and whether the office should read one of them."""
    said = without_leading_on(text)
    rest = without_phones(_NO_LONGER_SHUT.sub(" ", _NOT_THERE.sub(" ", _NOT_THEN.sub(" ", said))))
    return rest, rest != said


def refuses_place(text: str) -> bool:
    return bool(_NOT_THERE.search(text))
