"""Nothing but names of the visit's list, and perhaps that it is done: "Aminah sdh", "masdiah wan jamilah". Below a
photo of the day, or behind a code, these have most likely received; it is read back, and never taken as it is."""

import re
from collections.abc import Sequence

from sotarsa_bot.parsing import lexicon
from sotarsa_bot.parsing.caption_code import without_code
from sotarsa_bot.parsing.words import POLITE
from sotarsa_bot.records.field import Listed
from sotarsa_bot.register.called import called, several

_DONE = frozenset({
    "sudah", "sdh", "udah", "dah", "sdah", "hudah", "suah", "ambil", "maambil", "mengambil", "diambil", "itu", "ini",
    "tadi",
    "foto", "fotonya", "nang", "yang", "yg", "oh", "eh", "iya", "ya", "iih", "juga", "jua", "jg", "haja", "ja", "saja",
    "aja",
    "am", "pang", "lah", "lagi", "semua", "semuanya", "samuaan", "barataan", "sabarataan", "beserta",
})  # fmt: skip
_BESIDE = re.compile(rf"[,;&+/]|\b(?:{'|'.join(sorted(word for word in lexicon.AND if word.isalpha()))}|wan)\b", re.I)


def numbers(text: str, listed: Sequence[Listed]) -> tuple[int, ...]:
    """Theirs, in the order in which they were named; none where a word is left over, or a name may be two people's."""
    bare = without_code(text)
    if not listed or any(c.isdigit() for c in bare):
        return ()
    found: list[int] = []
    for part in _BESIDE.split(bare):
        name = _name(part)
        if not name:
            continue
        meant = called(name, listed)
        ways = [meant.found] if meant.sure else several(name, listed)
        if len(ways) != 1:
            return ()
        found += [one.number for one in ways[0]]
    return tuple(dict.fromkeys(found))


def perhaps(text: str, listed: Sequence[Listed]) -> tuple[int, ...]:
    """Those of the list of whom one may be meant, where all that was written is one name, spelt another way or half:
    "norhayti"."""
    bare = without_code(text)
    name = "" if any(c.isdigit() for c in bare) or _BESIDE.search(bare) else _name(bare)
    return tuple(one.number for one in called(name, listed).found) if name else ()


def _name(part: str) -> str:
    return " ".join(word for word in re.findall(r"[^\W_]+(?:['’.][^\W_]+)*", part) if not _says_nothing(word))


def _says_nothing(word: str) -> bool:
    return word.casefold().strip(".") in _DONE | POLITE
