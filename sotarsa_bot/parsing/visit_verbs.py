"""What is to become of a whole visit, in words: "tunda dulu, hujan lebat", "K1 dibuka lagi", "tutup K1"."""

import re
from enum import StrEnum
from typing import NamedTuple

from sotarsa_bot.parsing import lexicon
from sotarsa_bot.parsing.emergencies import tells_of_emergency
from sotarsa_bot.parsing.numbers import LISTED
from sotarsa_bot.parsing.sentence_kinds import QUESTION
from sotarsa_bot.parsing.words import IF, NOT, PARTICLES, POLITE, Words


class Verb(StrEnum):
    POSTPONE = "tunda"
    CANCEL = "batalkan"
    CLOSE = "tutup"
    REOPEN = "buka lagi"
    NOT_GOING = "tidak jadi berangkat"
    """Put off or called off: which, is not said."""
    GO_ON = "lanjutkan"
    """It is not to be put off or called off, or no longer."""


class VisitVerb(NamedTuple):
    """`code`: the visit's number, if it stands there; `reason`: what else is said; `day`: to which it is put off."""

    verb: Verb
    code: int | None
    reason: str
    day: str = ""

    @property
    def conditional(self) -> bool:
        """ "Tunda kalau hujan": nothing is to become of the visit yet."""
        return bool(_IF.match(self.reason))


_NOT = r"(?:tidak|tdk|tak|kada|kd|gak|ga|nggak|ndak|batal)"
_VERBS = {
    Verb.NOT_GOING: rf"{_NOT}\s+(?:jadi\s+)?(?:berangkat|brangkat|jalan|tulak)"
    rf"|{_NOT}\s+(?:bisa|kawa)\s+(?:berangkat|tulak)"
    rf"|{_NOT}\s+jadi\s+(?:hari\s+ini|hari\s+nini|besok|isuk|dilaksanakan"
    rf"|kunjungan(?:nya)?|ke\s+desa|ka\s+desa|ka\s+sana|ke\s+sana)"
    rf"|{_NOT}\s+jadi(?=\s*[,;.]\s*\w)",
    Verb.GO_ON: rf"(?:{_NOT}|jangan|jgn)\s+(?:jadi\s+)?(?:di)?(?:tunda|batal|undur|tutup)(?:kan|in)?"
    r"|(?:di)?lanjut(?:kan|in)?|teruskan",
    Verb.REOPEN: r"(?:di|tolong\s+)?(?:buka|aktifkan)(?:kan)?\s+(?:lagi|kembali|ulang)"
    r"|(?:di)?(?:pulihkan|hidupkan)(?:\s+lagi)?",
    Verb.POSTPONE: r"(?:di)?tunda(?:kan)?|(?:di)?undur(?:kan)?",
    Verb.CANCEL: r"(?:di)?batal(?:kan|in)|(?<!tidak )(?<!kada )batal",
    Verb.CLOSE: r"(?:di)?tutup(?:kan)?",
}
_SMALL = POLITE | PARTICLES | {"dulu", "dlu", "dl", "dahulu", "tim", "kita", "kami"}
_LITTLE = "|".join(sorted(map(re.escape, _SMALL), key=len, reverse=True))
_CODE = r"k\s?(?P<{name}>\d{{1,9}})"
_FORM = re.compile(
    rf"\W*(?:(?:{_LITTLE})\b\W*)*(?:kunjungan(?:nya)?\b\W*)?(?:{_CODE.format(name='before')}\b\W*)?(?:kunjungan(?:nya)?\b\W*)?"
    rf"(?:(?:{_LITTLE}|salah|keliru|eh)\b\W*)*"
    rf"(?:{'|'.join(f'(?P<{verb.name}>{words})' for verb, words in _VERBS.items())})\b\W*"
    rf"(?:(?:kunjungan(?:nya|\s+(?:ini|itu))?|ke\s+desa|{_LITTLE})\b\W*)*(?(before)|(?:{_CODE.format(name='after')}\b\W*)?)"
    rf"(?:(?:{_LITTLE}|karena|krn|karna|sebab|soalnya|alasan(?:nya)?)\b\W*)*(?P<reason>.*)",
    re.IGNORECASE | re.DOTALL,
)
_RECORDS = (
    r"(?:yang|yg|no\.?|nomor|nmr)\s*\S*|(?:perubahan|ubahan|rencana|catatan|laporan|usulan|kendala|foto|daftar|lembar|centang"
    r"|persetujuan|undangan|pengumuman|perbaikan|koreksi|langkah|mulai|selesai|berangkat|tiba|sampai|pulang|kembali)(?:nya)?"
)
_LINE = r"barang|bawaan|kendaraan|mobil|tim|ketua|tempat|layanan|yang|yg|nang"
_LAST = rf"(?:(?:{_LINE})(?:nya)?\s+)*(?:tadi|td|itu|barusan)\W*$"
_OTHERWISE = r"ganti(?:kan)?|diganti|pakai|pake|jadikan|tetap|ubah"
_OF_A_THING = re.compile(rf"(?:(?:{_RECORDS})\b|{_LAST}|[^\W\d_]{{3,}}nya\b|.*\b(?:{_OTHERWISE})\b)", re.IGNORECASE)
"""What stands right behind the verb and is no reason: "batalkan sembako", "tunda selimutnya", "batalkan yg no 2"."""
_NOW = re.compile(r"^(?:(?:lagi|kembali|sekarang|skrg|skrang|hari ini|langsung|saja|aja|ja)\b\W*)+", re.IGNORECASE)
""" "Tutup lagi", "tutup sekarang": no more than that it is closed."""
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_ON = re.compile(
    rf"\W*(?:(?:{_LITTLE}|lagi|terus|tetap|jadi|jalan|(?:di)?lanjut(?:kan|in)?|seperti|semula|rencana|kunjungan(?:nya)?"
    r"|berangkat)\b\W*)*",
    re.IGNORECASE,
)
_DAYS = r"senin|selasa|rab[uo]|kamis|jum.?at|sabtu|minggu|ahad|besok|lusa|tgl|tanggal|hari|bulan"
_TO_A_DAY = re.compile(
    rf"(?:ke|ka|sampai|jadi|menjadi)\s+(?P<day>(?:[^\s,;]+\s+)?(?:{_DAYS})\b[^,;]*)[,;]?\s*(?P<why>.*)", re.I | re.S
)
_LATER = re.compile(
    rf"(?:(?:ke|ka|sampai|jadi|menjadi)\s+)?(?P<day>(?:hari\s+)?(?:(?:minggu|bulan)\s+(?:depan|muka|hadap|dapan)|isuk|kaina|nanti"
    rf"|(?:lain|hari)\s+(?:hari|waktu|kali|lain)|waktu\s+lain|(?:{_DAYS})(?:\s+(?:depan|muka|\d{{1,2}}))*(?:\s+[a-z]+ber)?))"
    rf"(?:\W+(?:{_LITTLE}|haja|ja|aja|saja))*\W*(?:(?:[,;.]|\b(?:karena|krn|karna|sebab|tagal|soalnya)\b)\s*(?P<why>.*))?",
    re.IGNORECASE | re.DOTALL,
)
""" "Minggu depan ja" is no reason, but when instead."""
_TODAY = re.compile(r"(?:untuk\s+|gasan\s+)?hari\s+n?ini\b[\s,.;:-]*", re.IGNORECASE)
""" "Batal haja hari ini, bahaya": which day it was, and no reason."""
_OF_ANOTHER = re.compile(
    r"(?:^|[,;.]\s*)(?:nang\s+|yang\s+)?k\s?\d{1,9}\s+(?:tatap|tetap|jadi|lanjut|tarus|terus|jalan)\b[^,;.]*",
    re.IGNORECASE,
)
""" "K1 tatap": of another visit, which nobody has asked about."""
_ENDS = re.compile(r"(?:\W+(?:haja|ja|aja|saja|lah|pang|ai|pak|bu))+\W*$", re.IGNORECASE)
_BARE_NO = re.compile(rf"{_NOT}\s+jadi", re.IGNORECASE)
_PUT_OFF_NOT = re.compile(rf"(?:{_NOT}|jangan|jgn)\s+(?:jadi\s+)?(?:di)?(?:tunda|batal|undur)", re.IGNORECASE)
_IF = re.compile(rf"(?:{'|'.join(sorted(IF, key=len, reverse=True))})\b", re.IGNORECASE)


def _stands_apart(found: re.Match[str], verb: Verb) -> bool:
    """Whether anything stands between the verb and what else is said: "tutup K1, no 12 menyusul"."""
    return bool(re.search(r"\S", found.string[found.end(verb.name) : found.start("reason")]))


def _is_of_a_thing(found: re.Match[str], verb: Verb) -> bool:
    """Whether the verb has an object of its own, which is not the visit."""
    reason = found["reason"]
    if re.match(_LAST, reason, re.IGNORECASE):
        return True
    if _stands_apart(found, verb):
        return re.match(rf"(?:{_RECORDS})\b", reason, re.IGNORECASE) is not None and verb is Verb.CANCEL
    first = _FIRST_WORD.match(reason)
    a_thing = first is not None and first[0].casefold() in lexicon.GOODS and not _tells(reason)
    return a_thing or bool(_OF_A_THING.match(reason))


def _only_why(found: re.Match[str], reason: str) -> bool:
    """ "Kada jadi tunda, mobil sudah baik": why it is not put off; another day is more than that."""
    denied = _PUT_OFF_NOT.match(found[Verb.GO_ON.name]) is not None
    return denied and not (re.search(rf"\b(?:{_DAYS})\b", reason, re.IGNORECASE) or _is_of_a_thing(found, Verb.GO_ON))


def _hinders(reason: str) -> bool:
    return _tells(reason) or bool(tells_of_emergency(reason))


def _tells(reason: str) -> bool:
    """ "Sembako belum datang": why, and not what."""
    return any(word.plain in NOT or word.plain in lexicon.HINDERS for word in Words(reason).all)


def when_instead(words: str) -> str:
    """The time that "minggu depan haja" names, and no more; "" for anything else."""
    found = _LATER.fullmatch(words.strip(" ,.:;-"))
    return found["day"].strip() if found and not found["why"] else ""


def _why(words: str) -> str:
    """What is a reason of it."""
    return _OF_ANOTHER.sub("", _TODAY.sub("", words, count=1) if _TODAY.match(words) else words).strip(" ,.:;-")


def read_visit_verb(text: str) -> VisitVerb | None:
    """None where words begin with something else, or ask."""
    said = " ".join(text.split())
    found = None if QUESTION.search(said) else _FORM.fullmatch(said)
    if found is None:
        return None
    verb = next(verb for verb in _VERBS if found[verb.name])
    if verb is Verb.NOT_GOING and _BARE_NO.fullmatch(found[verb.name]) and not _hinders(found["reason"]):
        return None  # "kada jadi, 7 haja"
    code, reason = found["before"] or found["after"], found["reason"].strip(" ,.:;-")
    if verb is Verb.CLOSE and (reason := _NOW.sub("", reason).strip(" ,.:;-")) and not _stands_apart(found, verb):
        return None  # "tutup jalan"
    if verb is Verb.GO_ON and not (_ON.fullmatch(reason) or _only_why(found, reason)):
        return None  # "lanjut tgl 9"
    if verb is Verb.POSTPONE and (later := _LATER.fullmatch(reason) or _TO_A_DAY.fullmatch(reason)):
        why = _ENDS.sub("", _why(later["why"] or "")).strip(" ,.:;-")
        return VisitVerb(verb, int(code) if code else None, why, later["day"].strip())
    if verb in (Verb.CANCEL, Verb.POSTPONE):
        reason = _ENDS.sub("", _why(reason))
    if verb in (Verb.CANCEL, Verb.POSTPONE) and _is_of_a_thing(found, verb):
        return None
    if verb is Verb.CANCEL and re.fullmatch(LISTED, reason, re.IGNORECASE):
        return None  # "K1 batal nomor 8": a record of the list
    return VisitVerb(verb, int(code) if code else None, reason)
