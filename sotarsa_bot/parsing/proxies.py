"""Who received for somebody else: "Siti (anak)", "oleh siti, anak", "Siti anak"."""

import re
from dataclasses import dataclass

from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.names import clean_name

_RELATIONS = frozenset({
    "anak", "istri", "isteri", "suami", "ibu", "mama", "ayah", "bapak", "abah", "adik", "kakak", "saudara", "cucu",
    "menantu", "mertua", "ipar", "keponakan", "ponakan", "sepupu", "paman", "bibi", "nenek", "kakek", "tetangga", "rt",
})  # fmt: skip
_BEFORE = re.compile(r"^(?:oleh|ke|kepada|kpd|sama|dengan|dgn|nya)\b\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Proxy:
    name: str
    relation: str = ""


def is_relation(word: str) -> bool:
    """ "anak", "anaknya"."""
    bare = word.casefold().strip(".,()")
    return bare in _RELATIONS or bare.removesuffix("nya") in _RELATIONS


def read_proxy(words: str) -> Proxy:
    """Mistake `parsing.caption_proxy` without a name."""
    said = _BEFORE.sub("", words.strip(" :.,-"))
    name, relation = _parted(said)
    if not re.search(r"[^\W\d_]", name):
        raise Mistake("parsing.caption_proxy")
    relation = relation.strip(" ().,-")
    return Proxy(clean_name(name), clean_name(relation, limit=40) if relation else "")


def _parted(said: str) -> tuple[str, str]:
    """Name and relation: in brackets, after a comma or a dash, or a last word that is one."""
    if found := re.match(r"([^(,]+?)\s*(?:\(|,|\s-\s)\s*(.*)$", said):
        return found[1], found[2]
    *name, last = said.split() or [""]
    return (" ".join(name), last) if name and is_relation(last) else (said, "")
