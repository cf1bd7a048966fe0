"""What is to become of a whole visit, in words: "tunda dulu, hujan lebat", "K1 dibuka lagi", "tutup K1"."""

import re
from enum import StrEnum
from typing import NamedTuple

from sotarsa_bot.parsing import lexicon
from sotarsa_bot.parsing.numbers import LISTED
from sotarsa_bot.parsing.places import PARTICLES, QUESTION
from sotarsa_bot.parsing.words import POLITE


class Verb(StrEnum):
    POSTPONE = "tunda"
    CANCEL = "batalkan"
    CLOSE = "tutup"
    REOPEN = "buka lagi"
    NOT_GOING = "tidak jadi berangkat"
    """Put off or called off: which, is not said."""


class VisitVerb(NamedTuple):
    """`code`: the visit's number, if it stands there; `reason`: what else is said."""

    verb: Verb
    code: int | None
    reason: str


_NOT = r"(?:tidak|tdk|tak|kada|kd|gak|ga|nggak|ndak|batal)"
_VERBS = {
    Verb.NOT_GOING: rf"{_NOT}\s+(?:jadi\s+)?(?:berangkat|brangkat|jalan|tulak)|{_NOT}\s+bisa\s+berangkat",
    Verb.REOPEN: r"(?:di|tolong\s+)?(?:buka|aktifkan)(?:kan)?\s+(?:lagi|kembali|ulang)"
    r"|(?:di)?(?:pulihkan|hidupkan)(?:\s+lagi)?",
    Verb.POSTPONE: r"(?:di)?tunda(?:kan)?|(?:di)?undur(?:kan)?",
    Verb.CANCEL: r"(?:di)?batal(?:kan|in)|(?<!tidak )(?<!kada )batal",
    Verb.CLOSE: r"(?:di)?tutup(?:kan)?",
}
_SMALL = POLITE | PARTICLES | {"dulu", "dlu", "dahulu", "tim", "kita", "kami"}
_LITTLE = "|".join(sorted(map(re.escape, _SMALL), key=len, reverse=True))
_CODE = r"k\s?(?P<{name}>\d{{1,9}})"
_FORM = re.compile(
    rf"\W*(?:(?:{_LITTLE})\b\W*)*(?:kunjungan(?:nya)?\b\W*)?(?:{_CODE.format(name='before')}\b\W*)?(?:kunjungan(?:nya)?\b\W*)?"
    rf"(?:(?:{_LITTLE})\b\W*)*(?:{'|'.join(f'(?P<{verb.name}>{words})' for verb, words in _VERBS.items())})\b\W*"
    rf"(?:(?:kunjungan(?:nya)?|ke\s+desa|{_LITTLE})\b\W*)*(?:{_CODE.format(name='after')}\b\W*)?"
    rf"(?:(?:{_LITTLE}|karena|krn|karna|sebab|soalnya|alasan(?:nya)?)\b\W*)*(?P<reason>.*)",
    re.IGNORECASE | re.DOTALL,
)
_RECORDS = (
    r"(?:yang|yg|no\.?|nomor|nmr)\s*\S*|(?:perubahan|ubahan|rencana|catatan|laporan|usulan|kendala|foto|daftar|lembar|centang"
    r"|persetujuan|undangan|pengumuman|perbaikan|koreksi|langkah|mulai|selesai|berangkat|tiba|sampai|pulang|kembali)(?:nya)?"
)
_OTHERWISE = r"ganti(?:kan)?|diganti|pakai|pake|jadikan|tetap|ubah"
_OF_A_THING = re.compile(rf"(?:(?:{_RECORDS})\b|[^\W\d_]{{3,}}nya\b|.*\b(?:{_OTHERWISE})\b)", re.IGNORECASE)
"""What stands right behind the verb and is no reason: "batalkan sembako", "tunda selimutnya", "batalkan yg no 2"."""
_FIRST_WORD = re.compile(r"[^\W\d_]+")


def _is_of_a_thing(found: re.Match[str], verb: Verb) -> bool:
    """Whether the verb has an object of its own, which is not the visit."""
    reason = found["reason"]
    if re.search(r"\S", found.string[found.end(verb.name) : found.start("reason")]):
        return re.match(rf"(?:{_RECORDS})\b", reason, re.IGNORECASE) is not None and verb is Verb.CANCEL
    first = _FIRST_WORD.match(reason)
    return bool(_OF_A_THING.match(reason)) or (first is not None and first[0].casefold() in lexicon.GOODS)


def read_visit_verb(text: str) -> VisitVerb | None:
    """None where words begin with something else, or ask."""
    said = " ".join(text.split())
    found = None if QUESTION.search(said) else _FORM.fullmatch(said)
    if found is None:
        return None
    verb = next(verb for verb in _VERBS if found[verb.name])
    code, reason = found["before"] or found["after"], found["reason"].strip(" ,.:;-")
    if verb is Verb.CLOSE and reason:
        return None  # "tutup jalan"
    if verb in (Verb.CANCEL, Verb.POSTPONE) and _is_of_a_thing(found, verb):
        return None
    if verb is Verb.CANCEL and re.fullmatch(LISTED, reason, re.IGNORECASE):
        return None  # "K1 batal nomor 8": a record of the list
    return VisitVerb(verb, int(code) if code else None, reason)
