"""A step as people say it, put into the words that its reader knows: "sudah di lokasi", "bukan, tibanya 9.20",
"tiba 9.35, eh 9.30", "otw pulang"."""

import re
from itertools import pairwise

from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import lexicon
from sotarsa_bot.parsing.caption_asked_as import without_doubled
from sotarsa_bot.parsing.hours import hours
from sotarsa_bot.parsing.once import read_once

_AT_PLACE = re.compile(
    r"(?<!\w)(?:sudah|sdh|udah|udh|telah)\s+(?:di|d)\s+(?=(?:lokasi|tempat|tujuan|desa|balai)(?!\w))", re.IGNORECASE
)
""" "Sudah di lokasi" says that they arrived."""
_AGO = re.compile(r"(?<!\w)([s]?[ea]?jam|menit|mnt)\s+(?:(?:yang|yg|nang)\s+)?lalu(?!\w)", re.IGNORECASE)
_ON_THE_ROAD = re.compile(
    r"(?<!\w)(?:(?:lagi|lg|masih|msh)\s+)?(?:di|d)\s*jalan\s+(?:dari|dr|sejak|matan)\s+(?:tadi\s+)?(?=(?:jam|pukul|pkl)?\s*\d)",
    re.IGNORECASE,
)
""" "Sudah di jalan dari jam 8.30" says when they left."""
_GLUED = re.compile(r"(?<!\w)di(?=(?:lokasi|tempat|tujuan|desa|balai|kantor|posko)(?!\w))", re.IGNORECASE)
_WORD = "|".join(sorted((word for known in lexicon.STEPS.values() for word in known), key=len, reverse=True))
_ITS = re.compile(rf"(?<!\w)({_WORD})(?:nya|lah|pang)(?!\w)", re.IGNORECASE)
""" "Tibanya 9.20"."""
_HOME = "|".join(sorted(lexicon.STEPS["returned"], key=len, reverse=True))
_ON_THE_WAY = "|".join([*sorted(lexicon.STEPS["departed"], key=len, reverse=True), "perjalanan", "menuju", "mulai"])
_HOMEWARD = re.compile(
    rf"(?<!\w)(?:(?:sudah|sdh|lagi|lg|masih|msh|dalam|dlm|di|d)\s+)*(?:{_ON_THE_WAY})\s+(?:{_HOME})"
    r"(?:\s+(?:ke|ka)\s+(?:kantor|kecamatan|posko))?(?!\w)(?!\s+(?:ke|ka|lagi)(?!\w))",
    re.IGNORECASE,
)
_ABOUT_TO_GO = re.compile(
    rf"(?<!\w)mulai\s+(?=(?:{'|'.join([one for one in lexicon.STEPS['departed'] if one != 'jalan'])})(?!\w))",
    re.IGNORECASE,
)
""" "Mulai tulak jam 8": nobody is served on the way."""
_ARRIVED = "|".join(sorted(lexicon.STEPS["arrived"], key=len, reverse=True))
_AT_HOME = re.compile(
    r"(?<!\w)(?:(?:sudah|sdh|udah|udh|dah|dh|telah|tlh)\s+(?:ada\s+)?(?:di|d)\s*(?:rumah|kantor|posko|kecamatan)"
    rf"|(?:{_ARRIVED})\s+(?:(?:di|d|ke|ka)\s*)?rumah"
    rf"|(?:{_ARRIVED})\s+(?:kembali|lagi|bulik)\s+(?:di|d|ke|ka)\s*(?:kantor|posko|kecamatan)"
    rf"|(?:{_HOME})\s+(?:sudah|sdh|udah|dah)\s+(?:{_ARRIVED}))"
    rf"(?:\s+(?:masing(?:2|[\s-]masing)?|{'|'.join(sorted(lexicon.ALL))}|kembali|lagi))*"
    r"(?=\s*(?:$|[.,;!]|(?:jam|pukul|pkl)(?!\w)|\d|(?:tadi|td|pak|bu|min)(?!\w)))",
    re.IGNORECASE,
)
""" "Sudah di rumah samuaan" says that they are back."""
_HAVE_COME = re.compile(
    r"^\W*(?:(?:kami|tim|kita|rombongan)\s+)?(sudah|sdh|udah|dah|telah)\s+datang(?=\W*$|\s+(?:di|ke|ka)\s)",
    re.IGNORECASE,
)
_BUT = r"(?:tapi|tp|tpi|tetapi|melainkan|malah|tagal)"
_RIGHT = r"(?:(?:se)?harusnya|mestinya|maksudnya|tepatnya|(?:yang|yg|nang)\s+(?:benar|bnr|betul|bujur))"
_NOT_THAT = re.compile(
    r"^\s*(?:(?:eh|oh|maaf|mf|ups|waduh|tadi|td|yang|yg|itu|ini|pak|bu|min|kami|tim)[\s,;.]+)*"
    r"(?:bukan|bkn|salah|slh|keliru|ralat)(?:\s+(?:tulis|ketik|catat|lapor|tekan|pencet|jam(?:nya)?(?=\s*[,;.:])|pak|bu|min))*\s*"
    rf"(?:[,;.:]\s*|\s\w+[\s,;.]+{_BUT}\s+)(?:{_RIGHT}[\s,;.:]+)*|^\s*(?:{_RIGHT}[\s,;.:]+)+",
    re.IGNORECASE,
)
""" "Bukan, ...", "bukan tiba tapi ..."."""
_RATHER = re.compile(
    r"[\s,;.]*(?:(?:eh|maaf|mf|ralat|maksudnya|maksud|salah|slh|koreksi|harusnya|mestinya|tepatnya)[\s,;.:]*)+",
    re.IGNORECASE,
)

_OR = re.compile(r"\s*(?:atau|ato|atw|atawa|ataw|/)\s*", re.IGNORECASE)
_EITHER = re.compile(
    r"\s*(?:atau|ato|atw|atawa|ataw|/|dan|wan|lawan|sampai|sama)\s*(?:(?:jam|pukul)\s+(?=\d))?", re.IGNORECASE
)
_BETWEEN = re.compile(r"(?<!\w)antara\s+$", re.IGNORECASE)
_DENIED = re.compile(
    r"[\s,;]*(?<!\w)(?:bukan|bkn|lain|kada|kd|tidak|tdk)\s+(?:(?:yang|yg|nang|di|pada|pas|pada)\s+)*$", re.IGNORECASE
)
_BARE_DENIED = re.compile(rf"(?<!\w)(?:bukan|bkn|lain)\s+\d{{1,2}}\s*,?\s+{_BUT}\s+(?=\D*\d)", re.IGNORECASE)
_THEN = re.compile(rf"(?<!\w){_BUT}\s+", re.IGNORECASE)

UNTIL = frozenset({
    "jumpa", "ketemu", "bertemu", "nanti", "besok", "pagi", "siang", "sore", "petang", "malam", "kapan", "habis",
    "tuntas", "beres", "akhir", "tuntung", *lexicon.STEPS["left"],
})  # fmt: skip
""" "Sampai sore": "sampai" is not "tiba"."""


def as_steps(text: str) -> str:
    """The same with a step's own word for "sudah di lokasi". "Sejam yang lalu" is no "lalu" that leads to another, and
    the 2 of "siap2" is no number."""
    text = _ON_THE_ROAD.sub("berangkat ", _AGO.sub(r"\1 tadi", without_doubled(_ABOUT_TO_GO.sub("", text))))
    return _ITS.sub(r"\1", _AT_PLACE.sub("tiba di ", _GLUED.sub("di ", text)))


def is_homeward(text: str) -> bool:
    """ "Otw pulang": they have left, and are not home."""
    return bool(_HOMEWARD.search(text))


@read_once
def put_right(text: str) -> str:
    """What is meant by words that put themselves right, or say a step by its way: to be read back, if it is another
    text."""
    text = without_denied(_AT_HOME.sub("pulang", _HAVE_COME.sub(r"\1 tiba", as_steps(text))))
    return _last_hour(_HOMEWARD.sub("selesai", _NOT_THAT.sub("", text, count=1)))


def either_hour(text: str) -> list[str]:
    """ "Mulai jam 8.50 atau 9", "antara jam 9 dan 9.15": the same with each of the two; empty where no two are said."""
    try:
        found = hours(text)
    except Mistake:
        return []
    for one, other in pairwise(found):
        between = _EITHER.match(text, one.end)
        if (
            between
            and (_OR.match(text, one.end) or _BETWEEN.search(text[: one.start]))
            and between.end() >= other.start
        ):
            before, after = _BETWEEN.sub("", text[: one.start]), text[other.end :]
            said = text[max(between.end(), other.start) : other.end]
            return [f"{before}{text[one.start : one.end]}{after}", f"{before}jam {said}{after}"]
    return []


def only_denies(text: str) -> bool:
    """ "Tiba bukan 8.40": and when it was is not said."""
    return bool(_denied(text)) and len(_denied(text)) == len(hours(text))


def without_denied(text: str) -> str:
    """ "Tiba bukan 8.40 tapi 8.30" without the hour that it was not."""
    text = _BARE_DENIED.sub("", text)
    try:
        denied = [] if only_denies(text) else _denied(text)
    except Mistake:
        return text
    for start, end in reversed(denied):
        text = f"{text[:start]} {_THEN.sub('', text[end:], count=1)}"
    return " ".join(text.split()) if denied else text


def _denied(text: str) -> list[tuple[int, int]]:
    """Where hours stand that it was not, with the words that say so."""
    found = ((_DENIED.search(text[: hour.start]), hour.end) for hour in hours(text))
    return [(before.start(), end) for before, end in found if before]


def _last_hour(text: str) -> str:
    try:
        found = hours(text)
    except Mistake:
        return text
    for one, after in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
        if _RATHER.fullmatch(text[one.end : after.start]):
            return f"{text[: one.start]}{text[after.start :]}"
    return text
