"""Words which tell that goods were taken, given or left: "anaknya nang maambilakan", "dititip ke ketua RT"."""

import re
from collections.abc import Sequence

from sotarsa_bot.parsing import lexicon
from sotarsa_bot.parsing.lexicon import gives

_COMES = frozenset({"datang", "hadir", "menghadap", "mengurus", "dtg"})
_THINGS = lexicon.GOODS | lexicon.UNITS | frozenset({"jatah", "jatahnya", "bagian", "bagiannya", "barang", "barangnya"})
_MOVED = re.compile(r"(?:di|d|mem|mam|ma|me)?(?:bawa|jemput|kirim|tinggal|tarik)(?:kan|akan|in|i)?")
"""What may be done with people, too: with a thing beside it only."""
_ABLE = frozenset({
    "kawa", "bisa", "bs", "sempat", "mau", "handak", "hakun", "jadi", "ada", "di", "pernah", "boleh", "dapat", "lagi",
    "sampai", "sedang", "ikut", "umpat",
})  # fmt: skip


def tells(text: str) -> bool:
    """Whether words that are kept as a note or a reason tell of taking, giving or leaving."""
    return any(is_told(part.casefold().split()) for part in re.split(r"[,;.()]", text))


def is_told(said: Sequence[str]) -> bool:
    """The same of the words of one clause, in small letters."""
    return any(_told_at(said, n) for n in range(len(said)))


def _told_at(said: Sequence[str], place: int) -> bool:
    """Not so in "belum diambil", "besok diambil anaknya"."""
    word, before = said[place], said[:place]
    thing = any(one in _THINGS or one.removesuffix("nya") in _THINGS for one in said)
    comes = word in _COMES and any(map(lexicon.is_relation, before))
    if not (gives(word) or comes or (thing and _MOVED.fullmatch(word))):
        return False
    if any(one in lexicon.LATER for one in said) or word == "kasih" or "kasih" in said[place + 1 : place + 2]:
        return False
    n = place - 1
    while n >= 0 and said[n] in _ABLE:
        n -= 1
    return n < 0 or said[n] not in lexicon.NOT
