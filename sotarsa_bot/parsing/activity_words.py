"""A caption that says no more than what a visit rides along with ("K1 posyandu"), or that it is of the day ("foto
kegiatan")."""

import re
from collections.abc import Iterable

from sotarsa_bot.parsing import lexicon
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
_BEFORE_IT = re.compile(r"\bfoto\w*\b.*\b(?:sebelum|sabalum|persiapan)\b", re.IGNORECASE)
""" "Foto kegiatan" says itself that it is of the day."""


def names_an_activity(text: str, activities: Iterable[str]) -> bool:
    """Whether these words name one of them, or the day itself, and say nothing that would tell of a hand-over."""
    said = {word.plain for word in Words(without_code(text)).all} - lexicon.FILLERS
    named = _ACTIVITIES | {word.plain for activity in activities for word in Words(activity).all}
    of_the_day = bool(said & (named | _OF_THE_DAY)) or _BEFORE_IT.search(text) is not None
    if said & named and said & _TAKE_PART:
        said = {word for word in said if not word.isdigit()} - _TAKE_PART  # "posyandu 12 balita"
    return of_the_day and not said - named - _BESIDE


def is_an_activity(name: str, activities: Iterable[str]) -> bool:
    """Whether what was read as somebody's name is one of them."""
    words = {word.plain for word in Words(name).all} - lexicon.FILLERS
    named = _ACTIVITIES | {word.plain for activity in activities for word in Words(activity).all}
    return bool(words) and words <= named | _TAKE_PART and bool(words & named)
