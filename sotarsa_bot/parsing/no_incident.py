"""Words that say that nothing stands in the way: "kendala nihil", "kendala: -", "aman, kada ada kendala". They are no
incident, though they stand where one is told."""

import re

from sotarsa_bot.parsing.words import NOT, POLITE, Words

_NO = rf"(?:{'|'.join(sorted(NOT - {'jangan', 'jgn', 'bukan', 'bkn'}, key=len, reverse=True))})"
_MATTER = r"(?:kendala|masalah|hambatan|gangguan)(?:nya)?"
_NOTHING = re.compile(
    rf"(?<![\w-])(?:{_NO}\s+(?:ada\s+)?(?:{_MATTER}|apa-apa|apa2|apapun|apa\s+pun|apapa|papa)"
    rf"|(?:kadada|kdd|tanpa|nol)\s+{_MATTER}|(?:{_NO}\s+ada|kadada|kdd|nihil|nol|0|{_NO})(?=\W*$|\s*[,.;])"
    r"|nihil|aman|lancar|terkendali|kondusif)(?![\w-])",
    re.IGNORECASE,
)
_WITH_IT = POLITE | frozenset({
    "kendala", "kendalanya", "masalah", "masalahnya", "hambatan", "gangguan", "apa", "sama", "sekali", "samasekali",
    "semua", "semuanya", "samuaan", "samunyaan", "barataan", "haja", "aja", "saja", "ja", "sampai", "saat", "ini",
    "sejauh", "alhamdulillah", "syukur", "situasi", "kondisi", "keadaan", "dan", "wan", "sudah", "sdh", "dah", "pang",
})  # fmt: skip
_GOES_WELL = _WITH_IT | {
    "cuaca",
    "cerah",
    "terang",
    "bagus",
    "kami",
    "tim",
    "perjalanan",
    "jalan",
    "kegiatan",
    "di",
    "lapangan",
}
"""Of what goes well other things may be said; "jalan kada ada" is one that is not there."""
_WELL = re.compile(r"\b(?:aman|lancar|terkendali|kondusif)\b", re.IGNORECASE)
_LINE = re.compile(r"[\s:.,;–—-]*[-–—][\s:.,;–—-]*")
_CODE = re.compile(r"(?<!\w)k\.?\s?\d{1,9}\b", re.IGNORECASE)
_IS_INCIDENT = re.compile(r"\b(?:kendala|hambatan|masalah)(?:nya)?\b", re.IGNORECASE)


def says_none(words: str) -> bool:
    """Whether every word of what stands in an incident's place says that there is none."""
    if _LINE.fullmatch(words):
        return True
    rest = _NOTHING.sub(" ", words)
    return rest != words and {word.plain for word in Words(rest).all} <= (
        _GOES_WELL if _WELL.search(words) else _WITH_IT
    )


def tells_of_none(text: str) -> bool:
    """Whether a whole message says so, by the name of what there is not: "lancar, tidak ada kendala"."""
    text = _CODE.sub(" ", text)
    without = _IS_INCIDENT.sub("", text)
    return without != text and (says_none(text) or says_none(without))
