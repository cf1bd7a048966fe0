"""Words that tell of something that has just gone wrong: on the way, or somebody who needs help."""

import re

from sotarsa_bot.parsing.words import IF, NOT, Words

_WRONG = re.compile(
    r"""\b(?:darurat|emergency|kecelakaan|ke?celaka\w*|celaka|tabrakan|tertabrak|ditabrak|menabrak|terjebak|terperangkap
    |pingsan|terguling|terbalik|terperosok|tabalik|tenggelam|tinggalam|kelelep|hanyut|kebakaran|tertimbun|longsor
    |mogok|macet\s+total|kempes|kempis|pecah\s+ban|ban\w*\s+(?:bocor|pecah|meletus)|terjatuh|patah\s+(?:kaki|tangan|as)
    |luka\s+(?:parah|berat)|kejang|sekarat|dirampok|perampokan|tersesat|hilang\s+arah|bermalam|menginap|bamalam
    |(?:masuk|tercebur|jatuh|ke)\s+(?:ke\s+)?(?:parit|jurang|sungai|got|selokan|rawa)
    |(?:jalan|jembatan|titian|jambatan)\w*\s+(?:putus|ambruk|ambrol|roboh|rubuh|runtuh|amblas|longsor)
    |(?:mobil|motor|hilux|kendaraan|perahu|kelotok)\w*\s+(?:rusak|karam|amblas|terbenam|mati|selip)
    |tolong(?:i)?\s+(?:kami|ulun|tim)|kesasar)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_OTHERWISE = re.compile(
    r"""\b(?:(?:di)?tunda|undur|(?:di)?undur(?:kan)?|mundur|(?:di)?batal(?:kan)?|pindah\w*|usul\w*|terima|menerima|tarima
    |diserahkan|diwakili\w*|wakil|tolak|kecuali|daftar|catat\w*|kendala|kemarin|dulu|dahulu|bekas|semalam|latihan|simulasi
    |tiba|mulai|selesai|pulang|berangkat|warga\s+(?:bermalam|menginap)|minggu\s+lalu|bulan\s+lalu)\b|\?|\bkah\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""What else is asked, wished for or told of with such words; it has its own readers."""
_CODE = re.compile(r"\s*k\.?\s?\d{1,9}\b[\s:;,.–-]*", re.IGNORECASE)
_AN_HOUR = re.compile(
    r"\b(?:jam|pukul|pkl|rt|rw|km)\W*\d+(?:[.:]\d\d)?|\d{1,2}[.:]\d\d|\d+\s*(?:km|kilo|orang|org|menit|jam)\b", re.I
)
_KINDS = {
    "other": re.compile(
        r"kecelakaan|celaka|pingsan|luka|kejang|sekarat|rampok|tenggelam|patah\s+(?:kaki|tangan)", re.I
    ),
    "vehicle": re.compile(r"mobil|motor|hilux|kendaraan|perahu|kelotok|mogok|\bban(?:nya)?\b|parit|patah\s+as", re.I),
    "road": re.compile(r"jalan|jembatan|jambatan|titian|longsor|macet", re.I),
    "weather": re.compile(r"banjir|hujan|badai|angin", re.I),
}
_MOST = 30
"""More words tell a story."""


def tells_of_emergency(text: str) -> str:
    """The words without the visit's code; empty if they tell of nothing such, deny it, ask or count."""
    words = text[code.end() :] if (code := _CODE.match(text)) else text
    plain = [word.plain for word in Words(words).all]
    told = _WRONG.search(words) is not None and not _OTHERWISE.search(words) and len(plain) <= _MOST
    counted = any(c.isdigit() for c in _AN_HOUR.sub("", words))
    doubted = any(word in NOT or word in IF for word in plain)
    return words.strip() if told and not counted and not doubted else ""


def kind_of(text: str) -> str:
    """What stands in the way, as near as the words tell: "road", "vehicle", "weather" or "other"."""
    return next((kind for kind, said in _KINDS.items() if said.search(text)), "other")
