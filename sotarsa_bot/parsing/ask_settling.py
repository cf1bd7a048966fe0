"""What becomes of a citizen's request, in words: "usulan td salah", "usulan U2 ditolak, stok habis", "U1 terima"."""

import re
from enum import StrEnum
from typing import NamedTuple

from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.caption_code import without_code
from sotarsa_bot.parsing.sentence_kinds import QUESTION
from sotarsa_bot.parsing.words import NOT, PARTICLES, POLITE


class Settles(StrEnum):
    """`ON`: passed on; `WITHDRAW`: noted by mistake; `MEND`: something else was asked for, or by somebody else."""

    ACCEPT = "terima"
    ON = "teruskan"
    DECLINE = "tolak"
    WITHDRAW = "batal"
    MEND = "salah"


class Settling(NamedTuple):
    """`number`: the request's, where it is named; `words`: why, to whom, or what it should be."""

    way: Settles
    number: int | None
    words: str


_NOT = "|".join(sorted(NOT, key=len, reverse=True))
_VERBS = {
    Settles.DECLINE: rf"(?:di)?tolak|(?:{_NOT})\s+(?:dapat|bisa|kawa|boleh)(?:\s+(?:di)?penuhi)?"
    rf"|(?:{_NOT})\s+(?:di)?(?:t[ea]rima(?!\s*kasih)|setujui|penuhi)",
    Settles.ACCEPT: r"(?:siap\s+)?(?:di)?(?:t[ea]rima(?!\s*kasih)|setujui|penuhi|kabulkan)|setuju|disetujui",
    Settles.ON: r"(?:di)?teruskan(?:\s+(?:ke|kepada))?|(?:di)?(?:serahkan|lanjutkan)\s+(?:ke|kepada)",
    Settles.WITHDRAW: rf"(?:di)?batal(?:kan|in)?|(?:di)?hapus(?:kan)?|(?:di)?(?:tarik|cabut)|(?:{_NOT})\s+jadi"
    r"|salah(?!\s+satu)(?:\s+(?:catat|tulis|ketik|kirim|input|orang|nama))?|keliru|urung(?:kan)?",
}
_VERB = "|".join(f"(?P<{way.name}>{words})" for way, words in _VERBS.items())
_SMALL = "|".join(sorted(map(re.escape, (POLITE | PARTICLES) - {"terima", "kasih", "siap"}), key=len, reverse=True))
_LITTLE = rf"(?:(?:{_SMALL}|tadi|td|itu|ini|yang|yg|nya|warga|tersebut|sudah|sdh)\b\W*)*"
_NUMBER = r"(?:(?:(?:no|nomor)\b\.?\s*u?\s?|u\s?)(?P<{0}>\d{{1,6}})\b\W*)?"
_REQUEST = rf"usulan(?:nya)?\b\W*(?:warga\b\W*)?{_NUMBER}"
_FORMS = tuple(
    re.compile(rf"\W*{_LITTLE}{form}(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
    for form in (
        rf"{_REQUEST.format('number')}{_LITTLE}(?:{_VERB})\b",
        rf"(?:{_VERB})\b\W*{_LITTLE}{_REQUEST.format('number')}{_LITTLE}",
        rf"u\s?(?P<number>\d{{1,6}})\b\W*{_LITTLE}(?:{_VERB})\b",
    )
)
_BELOW = re.compile(rf"\W*{_LITTLE}(?:{_VERB})\b(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_ITS_NUMBER = re.compile(r"(usulan(?:nya)?\s+(?:warga\s+)?)(\d{1,6})\b", re.IGNORECASE)
_WHY = re.compile(rf"\W*{_LITTLE}(?:karena|krn|karna|sebab|soalnya|alasan(?:nya)?)\b\W*", re.IGNORECASE)
_ASIDE = re.compile(r"\s*[,;(]")
_WAS_WRONG = re.compile(r"salah|keliru", re.IGNORECASE)
""" "Batal, sudah ada di daftar" says why; "salah, kursi roda" what it should be."""
_EDGES = re.compile(rf"^\W*{_LITTLE}", re.IGNORECASE)
_TO = re.compile(r"^(?:ke|kepada)\s+", re.IGNORECASE)
_MENDS = re.compile(r"\W*(?:(?:eh|maaf|oh)\W+)*(?:bukan|maksud\w*|seharusnya|harusnya|mestinya|ralat|koreksi)\b", re.I)


_ANOTHER = re.compile(r"\bu\s?\d{1,6}\b", re.IGNORECASE)


def read_settling(text: str, *, below: bool = False) -> Settling | None:
    """None for a request itself ("usulan Aminah: kursi roda") and for a question. `below`: in a reply to what tells of
    one request, so that it need not be named. Mistake where another request is answered in the same words."""
    said = without_code(" ".join(text.split()))
    if QUESTION.search(said):
        return None
    if below and _MENDS.match(said):
        return Settling(Settles.MEND, None, said)
    said = _ITS_NUMBER.sub(r"\1U\2 ", said, count=1)
    found = next((match for form in _FORMS if (match := form.fullmatch(said))), None)
    found = found or (_BELOW.fullmatch(said) if below else None)
    if found is None:
        return None
    way = next(way for way in _VERBS if found[way.name])
    if way in (Settles.ACCEPT, Settles.ON, Settles.DECLINE) and _ANOTHER.search(found["rest"]):
        raise Mistake("parsing.ask_answers_apart")
    number = int(named) if (named := found.groupdict().get("number")) else None
    words = _WHY.sub("", found["rest"], count=1) if _WHY.match(found["rest"]) else _EDGES.sub("", found["rest"])
    words = words.strip(" ,.;:-")
    words = _TO.sub("", words) if way is Settles.ON else words
    because = _WHY.match(found["rest"]) or (_ASIDE.match(found["rest"]) and not _WAS_WRONG.match(found[way.name]))
    if way is Settles.WITHDRAW and words and not because:
        return Settling(Settles.MEND, number, words)
    return Settling(way, number, words)
