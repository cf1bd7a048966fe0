"""What a village asks of its own visit and the books can answer: "kapan jadinya pak", "di mana wadahnya"."""

import re
from collections.abc import Collection
from enum import StrEnum

from sotarsa_bot.parsing import lexicon
from sotarsa_bot.parsing.caption_code import without_code
from sotarsa_bot.parsing.words import PARTICLES, POLITE, Words


class Question(StrEnum):
    """`WHEN`: the day, the hour, the place, and whether it stays so. `WHAT`: what the team brings."""

    WHEN = "when"
    WHAT = "what"


_HOW_MUCH = r"(?:b[ae]rapa|brp|brapa)"
_WHEN = re.compile(
    rf"\b(?:kapan(?:kah)?|pabila|(?:jam|pukul|hari|tgl|tanggal)\s+(?:{_HOW_MUCH}|apa|mana)|hari\s+apa|di\s?mana(?:kah)?"
    r"|dmn|jadi(?:nya)?\s+(?:kah|lah|kada|kd|tidak|tdk|gak|ga)(?:\s+jadi)?|jadikah|sudah\s+pasti\s+kah)\b",
    re.IGNORECASE,
)
_WHAT = re.compile(
    rf"\b{_HOW_MUCH}\s+(?:banyak\s+)?(?:paket\s+)?(?P<thing>[^\W\d_]+)|\b(?:(?:di)?bawa(?:kan)?\s+)?apa(?:\s+(?:ja|haja|aja|saja))?"
    r"(?:\s+(?:nang|yang|yg))?(?:\s+dibawa)?\b",
    re.IGNORECASE,
)
_ABOUT = POLITE | PARTICLES | frozenset({
    "kunjungan", "kunjungannya", "kami", "kita", "desa", "desanya", "jadi", "jadinya", "pak", "pa", "tim", "timnya",
    "rombongan", "datang", "datangnya",
    "ka", "ke", "di", "sini", "kasini", "kesini", "lagi", "itu", "nih", "ni", "nini",
    "ini", "acara", "acaranya", "kegiatan", "kegiatannya", "pelayanan", "pelayanannya", "sotarsa", "hari", "harinya",
    "jamnya", "tempatnya", "wadahnya", "tempat", "wadah", "lokasi", "lokasinya", "akan", "handak", "mau",
    "dilaksanakan",
    "kira", "kira2", "kira-kira", "pastinya", "pasti", "sebenarnya", "sabujurnya", "tahu", "tau", "tanya", "batakun",
    "batanya", "halo", "lalu", "isuk", "besok", "kaina", "permisi", "maaf", "numpang", "nya", "dan", "lawan", "wan",
})  # fmt: skip
_OF_CARGO = frozenset({"dapat", "dibawa", "bawa", "bantuan", "bantuannya", "barang", "barangnya", "nang", "yang", "yg",
                       "gasan", "untuk", "utk", "warga"})  # fmt: skip
_THINGS = lexicon.GOODS | {"bantuan", "bantuannya", "barang", "barangnya", "sembako", "sembakonya", "dibawa"}


def question_of(text: str, *, known: Collection[str] = ()) -> Question | None:
    """None unless every word belongs to such a question. `known`: names of the village, of what is brought,
    and of the days that are spoken of."""
    said = without_code(text).strip()
    names = {word.plain for name in known for word in Words(name).all}
    if _left(_WHEN.sub(" ", said)) <= _goods(names) and _WHEN.search(said):
        return Question.WHEN
    found = _WHAT.search(said)
    if found is None or (found["thing"] and found["thing"].casefold() not in _THINGS | names):
        return None
    asks = bool(found["thing"]) or "bawa" in found.group().casefold()
    return Question.WHAT if asks and _left(_WHAT.sub(" ", said)) - _OF_CARGO <= names else None


def _goods(names: Collection[str]) -> set[str]:
    """ "Sembakonya kapan" asks when they come, of what is brought; of anything else it is a question of its own."""
    known = {*names, "bantuan", "barang"}
    return known | {f"{one}nya" for one in known}


def _left(words: str) -> set[str]:
    return {word.plain for word in Words(words).all} - _ABOUT
