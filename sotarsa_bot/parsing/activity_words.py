"""A caption that says no more than what a visit rides along with ("K1 posyandu"), or that it is of the day ("foto
kegiatan")."""

import re
from collections.abc import Iterable

from sotarsa_bot.parsing import lexicon
from sotarsa_bot.parsing.caption_counted import counts_produce
from sotarsa_bot.parsing.captions import without_code
from sotarsa_bot.parsing.words import Words

_BESIDE = frozenset({
    "foto", "fotonya", "dokumentasi", "kegiatan", "suasana", "pelayanan", "acara", "di", "pada", "saat", "ini", "desa",
    "balai", "bersama", "dan", "ramai", "warga", "barang",
    "sebelum", "sabalum", "berangkat", "barangkat", "ke", "ka",
    "kepada", "pambakal", "kades", "pak", "bu", "dengan", "lawan", "wan", "simbolis", "serah", "terima",
    "tim", "kantor",
})  # fmt: skip

_OF_THE_DAY = frozenset({"kegiatan", "dokumentasi", "suasana", "acara", "pelayanan", "simbolis"})
_ACTIVITIES = frozenset({
    "posyandu", "pemeriksaan", "pengobatan", "penyuluhan", "sosialisasi", "imunisasi", "vaksinasi", "penimbangan",
    "senam", "pelatihan",
})  # fmt: skip
"""What is done for people, and is nobody's name."""
_TAKE_PART = lexicon.PEOPLE | {
    "balita", "bayi", "lansia", "bumil", "anak", "ibu", "hamil", "menyusui", "orang", "warga", "peserta", "pasien",
    "kader", "remaja", "siswa", "hadir", "ikut", "diperiksa", "ditimbang",
}  # fmt: skip
_OF_THE_LOAD = frozenset({
    "tinggal", "tersisa", "sisa", "sisanya", "rusak", "kurang", "lebih", "stok", "stoknya", "gudang", "hilang", "habis",
    "basah", "sobek", "robek", "pecah", "basi", "busuk", "apek", "penyok", "cacat", "dibawa", "ketinggalan",
    "tertinggal", "minta", "perlu", "butuh", "batal", "salah", "keliru", "lupa", "usulan", "catatan", "ktp",
})  # fmt: skip
"""What became of goods or papers is a matter of its own."""
_OF_THE_FIELD = (
    _BESIDE | _OF_THE_DAY | _ACTIVITIES | lexicon.FIELD | lexicon.FILLERS | lexicon.PEOPLE | lexicon.HONORIFICS
    | lexicon.GOODS
    | {
        "makan", "siang", "pagi", "istirahat", "perjalanan", "medan", "berlumpur", "menyeberang", "manyubarang",
        "naik", "turun", "kelotok", "muat", "bongkar", "menurunkan", "persiapan", "doa", "sambutan", "pembukaan",
        "penutupan", "selfie", "salam", "semangat", "panas", "antri", "mengantri", "antre", "berkumpul", "kumpul",
        "bantuan", "penyerahan", "terimakasih", "makasih", "rame", "senang", "gembira", "sehat", "lelah", "ngopi",
        "spanduk", "banner", "baliho", "tenda", "sungai", "air", "terjun", "pemandangan", "hari", "ini", "kami",
    }
)  # fmt: skip
_THANKS = re.compile(r"\b(?:terima|tarima)\s*kasih\b", re.IGNORECASE)
_BEFORE_IT = re.compile(r"\bfoto\w*\b.*\b(?:sebelum|sabalum|persiapan)\b", re.IGNORECASE)
""" "Foto kegiatan" says itself that it is of the day."""


def names_an_activity(text: str, activities: Iterable[str]) -> bool:
    """Whether these words name one of them, or the day itself, and say nothing that would tell of a hand-over."""
    if counts_produce(without_code(text)):
        return True
    said = {word.plain for word in Words(without_code(text)).all} - lexicon.FILLERS
    named = _ACTIVITIES | {word.plain for activity in activities for word in Words(activity).all}
    of_the_day = bool(said & (named | _OF_THE_DAY)) or _BEFORE_IT.search(text) is not None
    if said & named and said & _TAKE_PART:
        said = {word for word in said if not word.isdigit()} - _TAKE_PART  # "posyandu 12 balita"
    return of_the_day and not said - named - _BESIDE


def tells_of_no_hand_over(text: str, places: Iterable[str] = ()) -> bool:
    """Whether each word is one of the field, and none is a number, a name or says what happened to anybody: "hujan di
    jalan", "bersama pak camat", "alhamdulillah lancar"."""
    bare = _THANKS.sub(" kegiatan ", without_code(text))
    said = [word.plain for word in Words(bare).all]
    known = _OF_THE_FIELD | {word.casefold() for place in places for word in place.split()}
    told = lexicon.OUTCOMES.keys() | lexicon.TURNING | lexicon.LATER | _OF_THE_LOAD
    return bool(said) and all(word in known and word not in told and not lexicon.gives(word) for word in said)


def is_an_activity(name: str, activities: Iterable[str]) -> bool:
    """Whether what was read as somebody's name is one of them."""
    words = {word.plain for word in Words(name).all} - lexicon.FILLERS
    named = _ACTIVITIES | {word.plain for activity in activities for word in Words(activity).all}
    return bool(words) and words <= named | _TAKE_PART and bool(words & named)
