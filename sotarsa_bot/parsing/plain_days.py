"""A sentence about days written otherwise, so that the readers of days take it as it is meant."""

import re

_AFTER_PRAYER = re.compile(
    r"\b(?:(?:se|sa)?habis|sesudah|setelah|stlh|selepas|lepas|imbah|limbah)\s+(?:s(?:h)?olat\s+|sembahyang\s+)?"
    r"(?=(?:subuh|dz?uhur|zh?uhur|ashar|asar|maghrib|magrib|isya|jum.?atan)\b)",
    re.IGNORECASE,
)
_IF_CAN = re.compile(r"\b(?:a?mun|kalo|klo)\s+(?:kawa|bisa)\b", re.IGNORECASE)
_OR_ELSE = re.compile(
    r"[\s,;.]*\b(?:kalau|kalo|klo|kl|jika|bila|mun|amun)\s+(?:tidak|tdk|tida|kada|kd|gak|ga|nggak)(?:\s+(?:bisa|kawa|sempat))?\b"
    r"[\s,]*(?=(?:hari\s+)?(?:tgl|tanggal|senin|selasa|rabu|kamis|jum.?at|sabtu|minggu|ahad|besok|lusa|jam|pukul|\d))",
    re.IGNORECASE,
)
_GLUED = re.compile(r"\b(tgl|tanggal|jam|jm|pkl|pukul)(?=\d)", re.IGNORECASE)
_THAT_IS = re.compile(r"\b(?:bertepatan(?:\s+(?:dengan|dgn))?|jatuh\s+pada|yaitu|yakni|tepatnya)\b", re.IGNORECASE)
_NO_OBSTACLE = re.compile(
    r"\b(?:tidak|tdk|kada|kd|ga|gak|nggak|tak)\s+(?:ada\s+)?(?:halangan|masalah|kendala|keberatan|papa|apa[- ]?apa|"
    r"mengapa)\b",
    re.IGNORECASE,
)
""" "Kada papa", "tidak ada halangan" turn nothing down."""
_THANKS = re.compile(r"[\s,.;]+(?:terima\s*kasih|makasih|trims|tks|mksh)\b[^\d,;.]*[.!]?\s*$", re.IGNORECASE)
_WEEKDAY = r"(?:senin|selasa|rab[uo]|kamis|jum.?at|sabtu|minggu|ahad)"
_BY_NUMBER = r"(?:tgl|tanggal)\.?\s*\d{1,2}(?:\s+[a-z]{3,9})??"
_NOT_THIS_BUT = re.compile(
    rf"\b((?:jangan|jgn|bukan|bkn)\s+(?:hari\s+)?(?:{_BY_NUMBER}(?=\W+{_BY_NUMBER})|{_WEEKDAY}(?=\W+(?:hari\s+)?{_WEEKDAY})))"
    rf"\s*,?\s+(?=(?:hari\s+)?(?:{_BY_NUMBER}|{_WEEKDAY})(?!\s*(?:,|dan|dn|&|sama|lawan|-)\s*(?:tgl|tanggal|\d|{_WEEKDAY}))"
    r"(?!.*\b(?:jangan|jgn|juga|jua)\b))",
    re.IGNORECASE,
)
""" "Jangan tgl 3, tgl 4": rather the 4th instead than neither."""

_IN_INDONESIAN = {
    "atawa": "atau", "salain": "selain", "tatap": "tetap", "wayah": " ", "sambilan": "sembilan", "sapuluh": "sepuluh",
    "sabalas": "sebelas", "dalapan": "delapan", "salapan": "delapan",
}  # fmt: skip
_BANJAR = re.compile(rf"\b(?:{'|'.join(_IN_INDONESIAN)})\b", re.IGNORECASE)


def plainly(text: str) -> str:
    """ "Habis zuhur" is a time of the day, and no day is passed by it; "kalau bisa tgl 3, kalau tidak tgl 4" is one or
    the other."""
    text = _BANJAR.sub(lambda found: _IN_INDONESIAN[found.group().casefold()], text)
    text = _GLUED.sub(r"\1 ", _NO_OBSTACLE.sub("boleh", _THAT_IS.sub(" ", text)))
    text = _IF_CAN.sub("kalau bisa", _AFTER_PRAYER.sub("ba'da ", text))
    return _NOT_THIS_BUT.sub(r"\1 tetapi ", _OR_ELSE.sub(" atau ", _THANKS.sub("", text)))
