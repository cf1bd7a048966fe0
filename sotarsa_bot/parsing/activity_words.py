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
_BEFORE_IT = re.compile(r"\bfoto\w*\b.*\b(?:sebelum|sabalum|persiapan)\b", re.IGNORECASE)
""" "Foto kegiatan" says itself that it is of the day."""


def names_an_activity(text: str, activities: Iterable[str]) -> bool:
    """Whether these words name one of them, or the day itself, and say nothing that would tell of a hand-over."""
    said = {word.plain for word in Words(without_code(text)).all} - lexicon.FILLERS
    named = {word.plain for activity in activities for word in Words(activity).all}
    of_the_day = bool(said & (named | _OF_THE_DAY)) or _BEFORE_IT.search(text) is not None
    return of_the_day and not said - named - _BESIDE
