"""A step as people say it, put into the words that its reader knows: "sudah di lokasi", "bukan, tibanya 9.20",
"tiba 9.35, eh 9.30", "otw pulang"."""

import re

from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import lexicon
from sotarsa_bot.parsing.hours import hours

_AT_PLACE = re.compile(
    r"(?<!\w)(?:sudah|sdh|udah|udh|telah)\s+(?:di|d)\s+(?=(?:lokasi|tempat|tujuan|desa|balai)(?!\w))", re.IGNORECASE
)
""" "Sudah di lokasi" says that they arrived."""
_GLUED = re.compile(r"(?<!\w)di(?=(?:lokasi|tempat|tujuan|desa|balai|kantor|posko)(?!\w))", re.IGNORECASE)
_WORD = "|".join(sorted((word for known in lexicon.STEPS.values() for word in known), key=len, reverse=True))
_ITS = re.compile(rf"(?<!\w)({_WORD})(?:nya|lah|pang)(?!\w)", re.IGNORECASE)
""" "Tibanya 9.20"."""
_HOME = "|".join(sorted(lexicon.STEPS["returned"], key=len, reverse=True))
_ON_THE_WAY = "|".join([*sorted(lexicon.STEPS["departed"], key=len, reverse=True), "perjalanan", "menuju"])
_HOMEWARD = re.compile(
    rf"(?<!\w)(?:(?:sudah|sdh|lagi|lg|masih|msh|dalam|dlm|di|d)\s+)*(?:{_ON_THE_WAY})\s+(?:{_HOME})"
    r"(?:\s+(?:ke|ka)\s+(?:kantor|kecamatan|posko))?(?!\w)(?!\s+(?:ke|ka|lagi)(?!\w))",
    re.IGNORECASE,
)
_NOT_THAT = re.compile(
    r"^\s*(?:(?:eh|oh|maaf|mf|ups|waduh)[\s,;.]+)*(?:bukan|bkn|salah|slh|keliru|ralat)\s*"
    r"(?:[,;.:]\s*|\s\w+[\s,;.]+(?:tapi|tp|tpi|melainkan)\s+)",
    re.IGNORECASE,
)
""" "Bukan, ...", "bukan tiba tapi ..."."""
_RATHER = re.compile(
    r"[\s,;.]*(?:(?:eh|maaf|mf|ralat|maksudnya|maksud|salah|slh|koreksi|harusnya|mestinya|tepatnya)[\s,;.:]*)+",
    re.IGNORECASE,
)

UNTIL = frozenset({
    "jumpa", "ketemu", "bertemu", "nanti", "besok", "pagi", "siang", "sore", "petang", "malam", "kapan", "habis",
    "tuntas", "beres", "akhir", "tuntung", *lexicon.STEPS["left"],
})  # fmt: skip
""" "Sampai sore": "sampai" is not "tiba"."""


def as_steps(text: str) -> str:
    """The same with a step's own word for "sudah di lokasi"."""
    return _ITS.sub(r"\1", _AT_PLACE.sub("tiba di ", _GLUED.sub("di ", text)))


def is_homeward(text: str) -> bool:
    """ "Otw pulang": they have left, and are not home."""
    return bool(_HOMEWARD.search(text))


def put_right(text: str) -> str:
    """What is meant by words that put themselves right, or say a step by its way: to be read back, if it is another
    text."""
    text = as_steps(text)
    return _last_hour(_HOMEWARD.sub("selesai", _NOT_THAT.sub("", text, count=1)))


def _last_hour(text: str) -> str:
    try:
        found = hours(text)
    except Mistake:
        return text
    for one, after in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
        if _RATHER.fullmatch(text[one.end : after.start]):
            return f"{text[: one.start]}{text[after.start :]}"
    return text
