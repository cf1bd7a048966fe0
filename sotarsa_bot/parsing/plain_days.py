"""A sentence about days written otherwise, so that the readers of days take it as it is meant."""

import re

_AFTER_PRAYER = re.compile(
    r"\b(?:(?:se|sa)?habis|sesudah|setelah|stlh|selepas|lepas|imbah|limbah)\s+(?:s(?:h)?olat\s+|sembahyang\s+)?"
    r"(?=(?:subuh|dz?uhur|zh?uhur|ashar|asar|maghrib|magrib|isya|jum.?atan)\b)",
    re.IGNORECASE,
)
_HALF = re.compile(r"\b(?P<jam>jam|jm|pukul|pkl)\.?\s*(?:1/2|½)\s*(?=\d)", re.IGNORECASE)
_FRIDAY_PRAYER = re.compile(r"\b(?:ba['’]?da|bakda)\s+(?:s(?:h)?olat\s+)?jum.?at\b", re.IGNORECASE)
_DISTRICT = re.compile(
    r"[\s,]+(?:kec|kecamatan|kab)\b\.?\s+(?!(?:sampai|hingga|sebelum|sesudah|dan|atau|ada|yang|pada|jam|hari|tgl|"
    r"tanggal|senin|selasa|rab[uo]|kamis|jum.?at|sabtu|minggu|ahad)\b)"
    r"[^\W\d_]{3,}",
    re.IGNORECASE,
)
""" "Balai desa Uren kec Halong": the sub-district is the office's own; "kec" alone is "kecuali", too."""
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
_A_MONTH = r"(?:jan|feb|mar|apr|mei|jun|jul|agu|sep|okt|nov|des)[a-z]*"
_BY_NUMBER = rf"(?:tgl|tanggal)\.?\s*\d{{1,2}}(?:\s+{_A_MONTH}\b)?+"
_NO = r"(?:tidak|tdk|kada|kd|gak|ga|nggak|ndak)"
A_DAY = rf"(?:{_WEEKDAY}(?:\s+{_BY_NUMBER})?|{_BY_NUMBER}|\d{{1,2}}\s+(?:{_A_MONTH}))"
AN_HOUR = r"(?:jam|jm|pukul|pkl)\s*(?:setengah\s+)?[^\W_]+(?:[.:]\d\d)?(?:\s+(?:pagi|siang|sore|malam))?"
_NOT_THIS_BUT = re.compile(
    rf"\b((?:jangan|jgn|bukan|bkn)\s+(?:hari\s+)?(?:{_BY_NUMBER}(?=\W+{_BY_NUMBER})|{_WEEKDAY}(?=\W+(?:hari\s+)?{_WEEKDAY}))"
    rf"|(?:{_NO}\s+jadi)\s+(?:hari\s+)?{A_DAY}(?!\s*(?:dan|dn|&|sama|lawan|sampai|s/d|-)\s))"
    rf"\s*,?\s+(?=(?:hari\s+)?(?:{_BY_NUMBER}|{_WEEKDAY})(?!\s*(?:,|dan|dn|&|sama|lawan|-)\s*(?:tgl|tanggal|\d|{_WEEKDAY}))"
    r"(?!.*\b(?:jangan|jgn|juga|jua)\b))",
    re.IGNORECASE,
)
""" "Jangan tgl 3, tgl 4", "kada jadi tgl 8, Kamis": rather the second instead than neither."""
_IN_ITS_PLACE = re.compile(
    rf"\b(?:dari\s+)?(?:(?P<day>(?:hari\s+)?{A_DAY})(?:\s+(?:tu|itu|nitu))?(?=\W+(?:[^\W\d_]+\s+){{1,2}}(?:hari\s+)?{A_DAY})"
    rf"|(?P<hour>{AN_HOUR})(?=\W+(?:[^\W\d_]+\s+){{1,2}}{AN_HOUR}))"
    r"\s+(?:(?:di)?(?:ganti|pindah|ubah|undur|mundur|geser|maju)(?:kan|akan)?(?:\s+(?:k[ea]|jadi|menjadi|dengan))?|k[ea]|jadi|menjadi)\s+"
    rf"(?=(?:hari\s+)?{A_DAY}|{AN_HOUR})",
    re.IGNORECASE,
)
""" "Kamis ganti Jumat", "dari jam 9 jadi jam 10"."""
_CALLS_OFF = re.compile(rf"\b(?:di)?batal(?:kan)?\s+(?=(?:hari\s+)?{A_DAY}\W+(?:hari\s+)?{A_DAY})", re.IGNORECASE)
_CALLED_OFF = re.compile(
    rf"\b(?P<day>{A_DAY})\s+(?:di)?batal(?:kan)?\b(?=\W.*?(?:{A_DAY}|\d{{4}}-\d\d-\d\d))", re.IGNORECASE | re.DOTALL
)
""" "Tgl 3 batal, tgl 4 jam 9"."""
_NOT_AT = re.compile(
    rf"\b(?P<hour>{AN_HOUR})\s+(?:(?:itu|tu)\s+)?(?:(?:terlalu|talalu|kelewat)\s+(?:pagi|siang|sore|malam|cepat|lakas|lambat)"
    r"|kepagian|kesiangan|kesorean|kalambatan|katuhaan)\b",
    re.IGNORECASE,
)
""" "Jam 9 terlalu pagi"."""
_NOT_AT_BUT = re.compile(_NOT_AT.pattern + rf"[\s,]*(?=.*?\b{AN_HOUR})", re.IGNORECASE)
""" "Kamis jam 8 kepagian, jam 9 haja": the day stays."""
_NEXT = re.compile(
    r"\b(?P<what>minggu|pekan|bulan|senin|sanin|selasa|rabu|kamis|jum.?at|sabtu|ahad)\s+muka\b", re.IGNORECASE
)

_IN_INDONESIAN = {
    "atawa": "atau", "salain": "selain", "tatap": "tetap", "wayah": " ", "sambilan": "sembilan", "sapuluh": "sepuluh",
    "sabalas": "sebelas", "dalapan": "delapan", "salapan": "delapan", "wan": "dan", "dapan": "depan",
    "sanayan": "senin", "sinayan": "senin", "sanin": "senin", "senen": "senin", "snin": "senin", "salasa": "selasa",
    "slasa": "selasa", "arba": "rabu", "araba": "rabu", "kams": "kamis", "kmis": "kamis", "jumahat": "jumat",
    "jumhat": "jumat", "jumt": "jumat", "saptu": "sabtu", "sbtu": "sabtu", "ahat": "ahad",
}  # fmt: skip
"""The days as Banjar has them, and as haste has them ("kams")."""
_NO_SUNDAY = re.compile(
    r"\b(?:awal|akhir|tengah|pertengahan|patangahan|satangah)\s+minggu\b(?!\s*(?:tgl|tanggal|\d))"
    r"|\bmalam\s+(?:senin|selasa|rab[uo]|kamis|jum.?at|sabtu|minggu|ahad)(?:an)?\b",
    re.IGNORECASE,
)
""" "Akhir minggu" is a part of the week, "malam minggu" Saturday's night: neither is that day."""
_BANJAR = re.compile(rf"\b(?:{'|'.join(_IN_INDONESIAN)})\b", re.IGNORECASE)


def plainly(text: str) -> str:
    """ "Habis zuhur" is a time of the day, and no day is passed by it; "kalau bisa tgl 3, kalau tidak tgl 4" is one or
    the other."""
    text = _BANJAR.sub(lambda found: _IN_INDONESIAN[found.group().casefold()], text)
    text = _NO_SUNDAY.sub(" ", _NEXT.sub(r"\g<what> depan", text))
    text = _FRIDAY_PRAYER.sub("jumat ba'da jumatan", _HALF.sub(r"\g<jam> setengah ", _DISTRICT.sub("", text)))
    text = _GLUED.sub(r"\1 ", _NO_OBSTACLE.sub("boleh", _THAT_IS.sub(" ", text)))
    text = _IF_CAN.sub("kalau bisa", _AFTER_PRAYER.sub("ba'da ", text))
    text = _NOT_AT_BUT.sub("tetapi ", text)
    text = _CALLED_OFF.sub(r"\g<day> tidak bisa", _NOT_AT.sub(r"\g<hour> tidak bisa", text))
    text = _IN_ITS_PLACE.sub(lambda found: f"jangan {found['day']} tetapi " if found["day"] else "tetapi ", text)
    text = _CALLS_OFF.sub("jangan ", text)
    return _NOT_THIS_BUT.sub(r"\1 tetapi ", _OR_ELSE.sub(" atau ", _THANKS.sub("", text)))
