"""What is typed beside the ticks of a sheet: names stand for their numbers, an absence is a report of its own."""

import re
from collections.abc import Sequence

from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.hand_overs.sheets import Sheet
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import lexicon, parse_caption
from sotarsa_bot.parsing.caption_fits import says_received
from sotarsa_bot.parsing.numbers import LISTED, read_spans
from sotarsa_bot.parsing.statement import Said
from sotarsa_bot.records.field import Listed
from sotarsa_bot.register.called import called
from sotarsa_bot.unsure import Unsure

_BETWEEN = re.compile(r"([,;\n]|\b(?:dan|serta|sama|lawan|lwn|kecuali|selain|tanpa|kec|bukan|tapi)\b)", re.IGNORECASE)
_NOT = r"(?:bukan|bkn|jangan|jgn|hapus|batal(?:kan)?|tidak|tdk|kada|kd|gak|nggak|belum|blm|balum|salah|keluarkan)"
MOST_OFF = 400
_SMALL = lexicon.FILLERS | {"terima", "menerima", "nomor", "no"}


_SAYS_NOTHING = frozenset({
    "jua", "juga", "jg", "eh", "oh", "lagi", "tambah", "tambahan", "plus", "maaf", "mf", "pak", "bu", "ya", "ralat",
    "sudah", "sdh", "yang", "yg", "terima", "menerima", "lah", "pang", "ja", "aja", "saja",
})  # fmt: skip
_OFF = re.compile(
    rf"(?:(?P<before>{_NOT})\W+)?(?P<numbers>{LISTED})(?:\W+(?P<after>{_NOT})(?:\W+(?:jadi|ikut|terima|menerima))?)?",
    re.IGNORECASE,
)


_WHO_NOT = re.compile(rf"(?P<who>[^\W\d][^\d,;\n]*?)\s+(?P<said>{_NOT}\b[^\d,;\n]*)", re.IGNORECASE)
_WHOSE = re.compile(rf"\W*(?:(?:eh|oh|maaf|ralat)\W+)*(?P<numbers>{LISTED})\s+(?P<said>\D+)", re.IGNORECASE)


def who_signed_too(words: str) -> str:
    """ "Eh 6 tu tanda tangannya di bawah, jua" as "6"; "" where no number is said to have signed."""
    found = _WHOSE.fullmatch(words)
    return found["numbers"] if found and says_received(found["said"]) else ""


def bare(words: str) -> str:
    """ "10 jua" as "10", "eh 9 kada" as "9 kada"."""
    kept = words.split()
    while kept and kept[0].casefold().strip(".,!") in _SAYS_NOTHING:
        kept.pop(0)
    while kept and kept[-1].casefold().strip(".,!") in _SAYS_NOTHING:
        kept.pop()
    return " ".join(kept).strip(" ,.!")


def taken_off(words: str, ticked: frozenset[int]) -> frozenset[int]:
    """The ticks that "9 kada" or "jangan 9" takes away; none, where these are not ticked: it would be a report."""
    found = _OFF.fullmatch(words)
    if found is None or not (found["before"] or found["after"]):
        return frozenset()
    try:
        numbers = frozenset(read_spans(found["numbers"], MOST_OFF))
    except Mistake:
        return frozenset()
    return numbers if numbers <= ticked else frozenset()


def tells_of_a_proxy(words: str, sheet: Sheet) -> bool:
    """ "11 diwakilkan anaknya": a report of its own, with a question of its own."""
    try:
        said = parse_caption(words, items=deliveries.carried(sheet.visit), default_visit=sheet.visit.id)
    except Mistake:
        return False
    except Unsure as unsure:
        return unsure.key == "caption.proxy_nameless"
    return bool(said) and all(one.proxy and one.numbers for one in said)


def who_not(words: str, listed: Sequence[Listed]) -> str:
    """ "Norhayati belum" as "5 belum", "Aminah tidak hadir" as "1 tidak hadir": a name of the list, and that they did
    not sign."""
    found = _WHO_NOT.fullmatch(words)
    meant = called(found["who"], listed) if found else None
    return f"{meant.found[0].number} {found['said']}" if found and meant and meant.sure else words


def with_numbers(words: str, listed: Sequence[Listed]) -> str:
    """ "1-4 dan Busu Imah" as "1-4 dan 8": each name that plainly is one of the list's."""
    return "".join(_numbered(part, listed) for part in _BETWEEN.split(words))


def _numbered(part: str, listed: Sequence[Listed]) -> str:
    name = " ".join(word for word in part.split() if word.casefold() not in _SMALL)
    if not name or any(c.isdigit() for c in name) or name.casefold() in lexicon.ALL:
        return part
    meant = called(name, listed)
    return f" {meant.found[0].number} " if meant.sure else part


def tells_otherwise(words: str, sheet: Sheet) -> bool:
    """Whether this says, without a doubt, that somebody of the list did not receive: "8 tidak hadir"."""
    try:
        said = parse_caption(words, items=deliveries.carried(sheet.visit), default_visit=sheet.visit.id)
    except (Mistake, Unsure):
        return False
    return bool(said) and all(one.kind is not Said.RECEIVED and one.numbers for one in said)
