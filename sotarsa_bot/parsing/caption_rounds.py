"""A caption that says in which round it was ("K1 gelombang 2 sembako 10"): that goes into the note. Who was in it, no
list says."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from sotarsa_bot import wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import ordinals
from sotarsa_bot.parsing.caption_code import without_code
from sotarsa_bot.parsing.caption_said import meaning
from sotarsa_bot.parsing.statement import Statement
from sotarsa_bot.unsure import Unsure

_CARRIED_ON = re.compile(
    r"\d.*\b(?:di)?(?:bawa|bawai|pindah|alih|lanjut|titip|sambung)(?:kan|akan)?\W+(?:(?:lagi|tarus|langsung)\W+)*(?:ke|ka|gasan|untuk|utk)\W+"
    r"(?:kunjungan\W+)?k\W?(\d{1,5})\b",
    re.IGNORECASE,
)
""" "Sisa 3 dibawa ke K2"."""


def read(text: str, items: Sequence[str], reader: Callable[[str], list[Statement]]) -> list[Statement]:
    """What the reader takes from it without the round. Mistake where nobody knows whom that means."""
    if other := _CARRIED_ON.search(text):
        raise Mistake("parsing.caption_carried_on", other=f"K{other[1]}", thing=items[0] if items else "sembako")
    plain = ordinals.as_note(text, items)
    if plain == text:
        return reader(text)
    try:
        found = reader(plain)
    except Mistake as mistake:
        raise mistake if mistake.key == "parsing.caption_step" else _of_whom(text, items) from None
    if any(one.everyone for one in found):
        raise _of_whom(text, items)
    if amount := ordinals.so_many(plain) if len(items) == 1 and len(found) == 1 else 0:
        raise Unsure(meaning([replace(found[0], numbers=(), item=items[0], amount=amount)]), meaning(found))
    return found


def _of_whom(text: str, items: Sequence[str]) -> Mistake:
    typed = ordinals.said_in(without_code(text), items) or wording.cut(text)
    return Mistake("parsing.caption_round", typed=typed)
