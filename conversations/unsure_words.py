"""What the words below "Maksudnya: …?" say: one of several meanings, or a yes and something with it."""

import re
from typing import Any

from conversations.talk import Talk
from conversations.unsure import Asked
from sotarsa_bot.parsing import names_a_matter, will_ask
from sotarsa_bot.parsing.places import read_place
from sotarsa_bot.parsing.words import Words, turns
from sotarsa_bot.parsing.yes_no import after_yes
from sotarsa_bot.people.chats import Purpose
from sotarsa_bot.unsure import Meaning

_POINTING = frozenset({
    "yang", "yg", "nang", "itu", "tu", "pak", "bu", "nomor", "no", "nomer", "pilih", "maksudnya", "saja", "aja", "ja",
    "jam", "pukul", "tgl", "tanggal", "hari",
})  # fmt: skip
_FULL_HOUR = re.compile(r"\d\d\.00")
_BUT_PLEASE = re.compile(
    r"^(?:(?:tapi|tetapi|tp|cuma|hanya|dan)\W+)+(?=(?:tolong|mohon|minta|bawa\w*)\b)", re.IGNORECASE
)


def said_with_a_yes(talk: Talk[Any], asked: Asked, words: str) -> str:
    """What a village says behind its yes, if that leaves what was read back as it is: no number, no day, no place, no
    "tapi" but before a request."""
    rest = after_yes(words) if talk.chat.purpose is Purpose.VILLAGE and len(asked.meanings) == 1 else ""
    bare = _BUT_PLEASE.sub("", rest)
    other = names_a_matter(rest) or turns(bare) or will_ask(rest) or read_place(rest, led=True).place
    return "" if other else rest


def pointed_at(meanings: tuple[Meaning, ...], words: str) -> Meaning | None:
    """Of several, the only one that has each of these words: "yang Rahmah", "menerima", "yang jam 9"."""
    said = {word.plain for word in Words(words).all} - _POINTING
    found = [one for one in meanings if said and said <= _words_of(one)]
    return found[0] if len(found) == 1 < len(meanings) else None


def _words_of(meaning: Meaning) -> set[str]:
    said = {word.plain for word in Words(meaning.said).all}
    return said | {str(int(hour[:2])) for hour in said if _FULL_HOUR.fullmatch(hour)}


def how_to_answer(asked: Asked) -> str:
    return "unsure.press_or_reply" if len(asked.meanings) == 1 else "unsure.press_one"
