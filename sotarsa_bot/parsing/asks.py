"""What a citizen asks for, in one message: "K12 usulan Aminah: butuh kursi roda"."""

import re
from typing import NamedTuple

from rapidfuzz import fuzz, process

from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.captions import without_code
from sotarsa_bot.parsing.names import clean_name

NEED_LIMIT, NAME_LIMIT = 300, 80
_WORDS = ("usulan", "usulkan", "usul", "tambahan")
_NEEDS = "butuh|perlu|minta|mohon|membutuhkan|memerlukan"
_PARTED = re.compile(rf"\s*[:;]\s*|\s+-\s+|\s*,\s*|\s+(?=(?:{_NEEDS})\b)", re.IGNORECASE)


class Ask(NamedTuple):
    """Both may be empty: then they are asked for."""

    name: str
    need: str


def read_ask(text: str) -> Ask | None:
    """None if this is no request. Without anything that parts them, all words are the need."""
    words = without_code(text).split()
    first = words[0].strip(".,:!").casefold() if words else ""
    if not process.extractOne(first, _WORDS, scorer=fuzz.ratio, score_cutoff=84):
        return None
    said = " ".join(words)[len(words[0]) :].removeprefix(" warga").strip(" :,-")
    name, *need = _PARTED.split(said, maxsplit=1)
    if not need:
        return Ask("", _need(said))
    return Ask(clean_name(name, limit=NAME_LIMIT) if name else "", _need(need[0]))


def _need(words: str) -> str:
    if len(words) > NEED_LIMIT:
        raise Mistake("common.too_long", limit=NEED_LIMIT)
    return words.strip()
