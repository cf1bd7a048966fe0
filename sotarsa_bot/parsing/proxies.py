"""Who received for somebody else: "Siti (anak)", "oleh siti, anak", "Siti, S.Pd (anak)", "Siti anak"."""

import re
from dataclasses import dataclass

from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import lexicon, persons
from sotarsa_bot.parsing.lexicon import is_relation
from sotarsa_bot.parsing.names import clean_name

__all__ = ["Proxy", "is_relation", "read_proxy"]
_BEFORE = re.compile(r"^(?:oleh|ke|kepada|kpd|sama|dengan|dgn|nya|yaitu|adalah)\b\s*", re.IGNORECASE)
_WHOSE = re.compile(r"(\w+) dari ([^()\d]+)", re.IGNORECASE)
""" "istri dari Hamdan"."""
_RELATION = 40
_OFFICES = frozenset({"ketua", "kepala", "rt", "rw", "kadus", "kades", "pambakal", "tetangga", "sekdes", "kader"})
_THEIR = frozenset({"sidin", "inya", "dia", "beliau", "ybs", "buhannya"})
_THEIRS = re.compile(
    rf"\b({'|'.join(sorted(lexicon.RELATIONS, key=len, reverse=True))})(?:nya)?\s+(?:{'|'.join(sorted(_THEIR))})(?!\w)",
    re.IGNORECASE,
)
_KIND_OF = frozenset({"kandung", "tiri", "angkat", "ipar", "sulung", "bungsu", "tertua", "pertama", "kedua", "sepupu"})


@dataclass(frozen=True)
class Proxy:
    name: str
    relation: str = ""


def read_proxy(words: str) -> Proxy:
    """Mistake `parsing.caption_proxy` without a name, or with words that are none."""
    said = theirs(_BEFORE.sub("", words.strip(" :.,-")))
    if (whose := _WHOSE.fullmatch(said)) and is_relation(whose[1]) and persons.may_be_name(whose[2].split()):
        return Proxy(clean_name(said))
    if is_office(said):
        return Proxy(clean_name(said))
    name, relation = _parted(said)
    name, relation = _right_way(name, relation.strip(" ().,-:"))
    told = persons.written(name.replace(",", " , ").split())
    nameless = all(is_relation(word) for word in told.split())  # "wakil anaknya"; "wakil anaknya (anak)" knows no name
    if told and nameless and relation.casefold() == told.casefold().removesuffix("nya"):
        return Proxy(told, relation)
    if nameless or not (persons.may_be_name(told.replace(",", " , ").split()) or is_office(told)):
        raise Mistake("parsing.caption_proxy")
    if relation and not persons.may_be_relation(relation.split()):
        raise Mistake("parsing.caption_proxy")
    return Proxy(clean_name(told), clean_name(relation, limit=_RELATION) if relation else "")


def theirs(text: str) -> str:
    """ "Bini sidin", "laki inya" as "bininya", "lakinya"."""
    return _THEIRS.sub(lambda found: f"{found[1].removesuffix('nya')}nya", text)


def _right_way(name: str, relation: str) -> tuple[str, str]:
    """ "Lakinya (Arbain)": whose husband he is stands before his name."""
    if relation and all(map(is_relation, name.split())) and not any(map(is_relation, relation.split())):
        return relation, name.casefold().removesuffix("nya")
    return name, relation


def is_office(said: str) -> bool:
    """ "Pak RT", "ketua RT", "istri pak RT": known by what they are."""
    bare = [word.strip(".,") for word in said.casefold().split()]
    known = all(word in _OFFICES or word in lexicon.HONORIFICS or is_relation(word) for word in bare)
    return len(bare) > 1 and known and bare[-1] in _OFFICES


def _parted(said: str) -> tuple[str, str]:
    """Name and relation: in brackets, after a comma or a dash, or a last word that is one. Degrees are the name's."""
    name, bracket, relation = said.partition("(")
    if bracket:
        return name, relation
    name, dash, relation = said.partition(" - ")
    if dash:
        return name, relation
    parts = [part.strip() for part in said.split(",")]
    while len(parts) > 1 and persons.is_degree(parts[1].split()[0] if parts[1] else ""):
        parts[:2] = [f"{parts[0]}, {parts[1]}"]
    if len(parts) > 1:
        name, relation = parts[0], ", ".join(parts[1:])
        return (relation, name) if is_relation(name) and not is_relation(relation) else (name, relation)
    return _relation_apart(said.split())


def _relation_apart(words: list[str]) -> tuple[str, str]:
    """ "Siti anak kandung", "anaknya Siti"; a title before a name ("Ibu Siti", "Pak RT") is none."""
    bare = [word.casefold().strip(".,") for word in words]
    titled = len(bare) > 2 and bare[0] in lexicon.HONORIFICS and bare[1] in _OFFICES  # "pak RT Basri"
    offices = next((n for n, word in enumerate(bare) if n >= titled and word not in _OFFICES), len(bare))
    if 0 < offices < len(bare) and (titled or bare[0] not in lexicon.HONORIFICS):
        return " ".join(words[offices:]), " ".join(words[:offices])  # "Ketua RT Udin"
    places = [n for n, word in enumerate(bare) if n and is_relation(word)]
    after_title = bool(places) and places[0] == 1 and bare[0] in lexicon.HONORIFICS
    if places and not after_title and all(w in _KIND_OF for w in bare[places[0] + 1 :]):
        return " ".join(words[: places[0]]), " ".join(words[places[0] :])
    if len(words) > 1 and is_relation(bare[0]) and (bare[0].endswith("nya") or bare[0] not in lexicon.HONORIFICS):
        return " ".join(words[1:]), bare[0].removesuffix("nya")
    return " ".join(words), ""
