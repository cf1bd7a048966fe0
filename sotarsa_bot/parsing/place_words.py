"""What places are called here. Only words that begin like one of these are taken for a place without a second thought:
there is no end to the other words that people write beside a day.
"""

import re

from sotarsa_bot.parsing import lexicon
from sotarsa_bot.parsing.words import TURNING, Words

_KINDS = frozenset({
    "balai", "blai", "bale", "balae", "balay",
    "posyandu", "posyndu", "posiandu", "langgar", "lenggar", "masjid", "mesjid", "mushola",
    "musholla", "musala", "musholah", "mushalla", "surau", "gereja", "pura", "vihara", "sd", "sdn", "smp", "smpn",
    "sma", "sman", "smk", "mi", "min", "mis", "mts", "mtsn", "ma", "man", "tk", "paud", "tpa", "sekolah", "sekolahan",
    "sakulah", "sakulahan",
    "pondok", "pesantren", "madrasah", "kantor", "ktr", "kntr", "rumah", "rmh", "rumahnya", "lapangan", "pasar",
    "puskesmas", "puskesdes", "poskesdes", "polindes", "pustu", "pusban", "aula", "gedung", "gd", "halaman", "pos",
    "poskamling", "dermaga", "jembatan", "rt", "rw", "dusun", "desa", "kampung", "anak", "blok", "gang", "gg", "jalan",
    "jl", "jln", "komplek", "kompleks", "warung", "toko", "kios", "terminal", "simpang", "pertigaan", "perempatan",
    "muara", "sungai", "bukit", "gunung", "pelabuhan", "tepi", "depan", "samping", "belakang", "seberang", "dekat",
    "parak", "subarang", "lokasi", "ruang", "ruangan", "pendopo", "pandopo", "gazebo", "bundaran", "taman", "teras",
    "koperasi", "kud", "bumdes", "bpu", "serbaguna", "sekretariat", "kediaman", "wisma", "mess", "camp", "pasanggrahan",
    "lamin", "betang", "hulu", "hilir", "huma", "kebun", "poktan", "kelurahan", "kecamatan", "dapur",
})  # fmt: skip
_ADDRESS = frozenset({
    "rt", "rw", "dusun", "desa", "kampung", "anak", "blok", "gang", "gg", "jalan", "jl", "jln", "komplek", "kompleks",
    "simpang", "muara", "tepi", "depan", "samping", "belakang", "seberang", "dekat", "parak", "subarang", "hulu",
    "hilir", "kelurahan", "kecamatan", "halaman", "ruang", "ruangan", "teras", "aula", "lokasi",
})  # fmt: skip
"""What comes behind a place and says where it is."""
_ONLY = frozenset({"saja", "aja", "haja", "ja", "sj"})
_BEHIND = re.compile(
    r"^\W*(?:(?:di|d)\s+)?(?P<before>\w[\w ]*?)\s+(?:di)?(?:ganti|pindah|ubah)(?:kan|akan)?"
    r"(?:\s+(?:ke|jadi|menjadi|dengan|di))?\s+(?P<after>\w.*)$",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:sd|smp|sma|smk|rt|rw|mi|mts|tk)n?\d+|(?:balai|langgar|posyandu|kantor|masjid|mesjid|rumah)\w{2,}",
    re.IGNORECASE,
)
_LEAD = re.compile(r"\b(?:di|d|pada|ke|bertempat|tempatnya|tempat|lokasi|wadah)\s+(?=(?P<kind>[^\W_]+))", re.IGNORECASE)


_LED_TO = re.compile(
    r"^\W*(?:(?:ya|pak|min|oke|siap)\W+)*(?:di|d|bertempat\s+di|tempatnya|tempat|lokasi(?:nya)?)\s+(?:di\s+)?",
    re.IGNORECASE,
)
_SMALL = frozenset({"saja", "aja", "haja", "ja", "sj", "lah", "pak", "pa", "bu", "min", "ya", "pang", "jua", "gin"})
_MOST_ALONE = 4
_SURE_KINDS = _KINDS - frozenset({
    "jalan", "jl", "jln", "jembatan", "sungai", "anak", "desa", "kampung", "dusun", "rt", "rw", "ma", "min", "mi",
    "man", "dapur", "camp", "huma", "kebun", "hulu", "hilir", "gunung", "bukit", "kecamatan", "kelurahan", "dekat",
    "tepi", "pos", "sd", "tk", "lokasi", "ruang",
})  # fmt: skip
""" "Jalan rusak", "desa siap" are no places."""
_TELLING = frozenset({
    "siap", "rusak", "banjir", "penuh", "ada", "sudah", "sdh", "lagi", "sedang", "direhab", "dipakai", "roboh", "bocor",
    "kosong", "tutup", "ditutup", "dikunci", "terkunci", "bersih", "dibersihkan", "bisa", "boleh", "kawa", "cukup",
})  # fmt: skip
MOST_WORDS = 6
"""Longer sentences say more than a place."""


_OUT_OF_USE = (
    r"bocor\w*|rusak|roboh|runtuh|ambruk|dipakai|dipake|dipakaikan|direhab\w*|rehab|dibangun|dicat|diperbaiki|direnovasi|penuh|banjir|"
    r"kebanjiran|kabanjiran|terkunci|takunci|ditutup|kotor|becek|licin"
)
_ANY_KIND = "|".join(sorted(_SURE_KINDS, key=len, reverse=True))
_BESIDE = re.compile(
    rf"[\s,]*\b(?P<why>(?:{_ANY_KIND})\w*(?:\s+(?!di\b|ke\b|ka\b)[^\W\d_]+){{0,2}}?\s+"
    rf"(?:(?:masih|lagi|sedang|sudah|rancak|talalu)\s+)?(?:{_OUT_OF_USE})"
    r"(?:\s+(?!(?:di|ke|ka|pindah\w*|ganti|jadi|tapi|jam|tgl|tanggal)\b)[^\W\d_]+){0,4})\b[\s,]*",
    re.IGNORECASE,
)


def with_stops(text: str) -> str:
    """ "Posyandunya bocor di balai desa ja", with a comma where why ends, and before where it begins."""
    return _BESIDE.sub(lambda found: f", {found['why']}, ", text).strip(" ,") if _BESIDE.search(text) else text


def is_of_a_kind(words: str) -> bool:
    """Whether they begin with what a place is called: "balai adat", "SDN 2", "rt 3"."""
    said = Words(words).all
    return bool(said) and (said[0].plain in _KINDS or bool(_NAMED.fullmatch(said[0].plain)))


def is_it_alone(text: str) -> bool:
    """ "Balai desa haja lah": nothing but a place, and that it is to be this one."""
    said = [word.plain for word in Words(text).all]
    return is_of_a_kind(text) and len(said) <= MOST_WORDS and any(word in _ONLY for word in said[1:])


def is_place_alone(text: str) -> bool:
    """ "Balai adat", "di masjid haja": a place of a known kind, and little else; no "jalan rusak"."""
    said = [word.plain for word in Words(_LED_TO.sub("", text)).all]
    while said and said[-1] in _SMALL:
        said = said[:-1]
    return 0 < len(said) <= _MOST_ALONE and said[0] in _SURE_KINDS and not any(map(_tells, said))


def _tells(word: str) -> bool:
    return word in TURNING or word in _TELLING


def instead_of_another(text: str) -> str:
    """The second place of "balai desa ganti posyandu"; "" where the words are no two places."""
    found = _BEHIND.match(text)
    return found["after"] if found and is_of_a_kind(found["before"]) and is_of_a_kind(found["after"]) else ""


def led_to(words: str) -> tuple[str, str]:
    """The words before "di" and a place of a known kind, and that place: "tepat di balai" is ("tepat", "balai")."""
    for lead in _LEAD.finditer(words):
        if is_of_a_kind(words[lead.end() :]):
            return words[: lead.start()].strip(" ,."), words[lead.end() :]
    return "", words


def goes_on(words: str) -> bool:
    """Whether they say where the place before them is ("RT 3", "samping langgar"), and are no other place."""
    said = Words(words).all
    return bool(said) and bool(said[0].plain in _ADDRESS or re.fullmatch(r"(?:rt|rw)\d+", said[0].plain))


_WHERE = re.compile(
    r"\W*(?:(?:posisi|lokasi|kami|kita|tim|masih|sekarang|wahini|ini|bu|pak|ada|di|d|tapat|tepat|di\s*sekitar|sekitar)(?:nya)?\W+)*"
    r"(?:(?:km|kilo|kilometer)\W?\d{1,3}|simpang|pertigaan|perempatan|dekat|parak|seberang|sabarang|subarang|sabalah|sebelah|muka|depan"
    r"|belakang|tanjakan|turunan|jembatan|jambatan|titian|bawah|higa)\b(?:\W+[^\W_]+){0,9}\W*",
    re.IGNORECASE,
)


def tells_where(text: str) -> bool:
    """ "Km 7 dekat warung acil", "kami di simpang tiga": where somebody is, and nothing else."""
    said = {word.plain for word in Words(text).all}
    other = said & (TURNING | _TELLING | lexicon.STEP_WORDS | set(lexicon.OUTCOMES) | lexicon.GOODS)
    return not ("?" in text or other) and len(said) > 1 and _WHERE.fullmatch(text) is not None
