"""A caption that says no more than what a visit rides along with: "K1 posyandu". Its photo is of the day."""

from collections.abc import Iterable

from sotarsa_bot.parsing import lexicon
from sotarsa_bot.parsing.captions import without_code
from sotarsa_bot.parsing.words import Words

_BESIDE = frozenset({
    "foto", "fotonya", "dokumentasi", "kegiatan", "suasana", "pelayanan", "acara", "di", "pada", "saat", "ini", "desa",
    "balai", "bersama", "dan", "ramai", "warga",
})  # fmt: skip


def names_an_activity(text: str, activities: Iterable[str]) -> bool:
    """Whether these words are the name of one of them, and nothing that would tell of a hand-over."""
    said = {word.plain for word in Words(without_code(text)).all} - lexicon.FILLERS
    named = {word.plain for activity in activities for word in Words(activity).all}
    return bool(said & named) and not said - named - _BESIDE
