"""What is counted in a caption and is neither on the list nor of the load: people, animals, and what villages give."""

import re
from collections.abc import Sequence

from sotarsa_bot.parsing import lexicon
from sotarsa_bot.parsing.words import Words

_NUMBER = re.compile(
    r"(?<![\w.,:])(?<!\bno\s)(?<!\bno\.)(?<!nomor\s)(?<!nomer\s)\d{1,4}(?=\s+[^\W\d_]|\s*ekor\b)", re.IGNORECASE
)
_GIVEN_BY = re.compile(
    r"\b(?:dikasih|diberi|dibari|pemberian|oleh-oleh|dijulungi)\s+(?:(?:oleh|dari|lawan)\s+)?"
    r"(?:warga|urang|pambakal|kades|desa|bu|pak|ibu|bapak|acil|tuan\s+rumah|tokoh|rt)\b.*",
    re.IGNORECASE,
)
""" "Dikasih warga": given to the team, not by it."""
_DIGITS = re.compile(r"\d+")
_OF_PEOPLE = frozenset({"hamil", "menyusui", "yatim", "stunting", "sekolah"})
_SAYS_NOTHING = lexicon.FILLERS | lexicon.UNITS | lexicon.ALL | {"ada"}


def counts_produce(said: str) -> bool:
    """ "2 ekor sapi", "3 biji kelapa", "2 karung padi", "4 durian": met on the way or given to the team."""
    return any(_what(words) in lexicon.PRODUCE for words in _behind_a_number(said))


def counts_things(said: str, items: Sequence[str] = ()) -> bool:
    """Pieces of whatever is no good of the visit: "2 buah durian dari pambakal", "2 ekor ayam dikasih warga"."""
    bare = _GIVEN_BY.sub("", said)
    return any(_is_thing(words, items, given=bare != said) for words in _behind_a_number(bare))


def counts_people(said: str, items: Sequence[str] = ()) -> bool:
    """ "5 anak stunting diperiksa", "4 ibu hamil", "10 warga antri"; not "10 warga terima"."""
    first = re.match(r"\W*(?:(?:foto|ada|ini|sekitar)\s+)*(?=\d)", said, re.IGNORECASE)
    alone = first is not None and len(_DIGITS.findall(said)) == 1
    return alone and any(_is_people(words, items) for words in _behind_a_number(said))


def _behind_a_number(said: str) -> list[list[str]]:
    """The words behind each number that "nomor" does not name; none where it is said what became of somebody."""
    every = [word.plain for word in Words(said).all]
    if any(word in lexicon.OUTCOMES or word in lexicon.NOT for word in every):
        return []
    ends = [found.end() for found in _NUMBER.finditer(said)]
    return [[word.plain for word in Words(said[end:]).all] for end in ends]


def _what(words: Sequence[str]) -> str:
    pieces = words[:1] and words[0] in lexicon.COUNTED_PIECES | lexicon.COUNTED_HEAPS
    return words[1] if pieces and len(words) > 1 else words[0] if words else ""


def _is_thing(words: Sequence[str], items: Sequence[str], *, given: bool) -> bool:
    what = _what(words)
    if not what or _of_the_load(what, items):
        return False
    if what in lexicon.PRODUCE:
        return True
    nobodys = _SAYS_NOTHING | lexicon.PEOPLE | (frozenset() if given else lexicon.GOODS)
    return words[0] in lexicon.COUNTED_PIECES and what.isalpha() and what not in nobodys


def _is_people(words: Sequence[str], items: Sequence[str]) -> bool:
    first, second = [*words[:2], "", ""][:2]
    if not first or _of_the_load(first, items) or any(_of_the_load(word, items) for word in words):
        return False
    if first in lexicon.COUNTED_PEOPLE or (first in lexicon.RELATIONS and second in _OF_PEOPLE):
        return True
    more = [word for word in words[1:] if word not in _SAYS_NOTHING and not word.isdigit()]
    return first in lexicon.PEOPLE - {"penerima", "kk", "kpm", "rumah"} and bool(more)


def _of_the_load(word: str, items: Sequence[str]) -> bool:
    return any(word == part for item in items for part in item.casefold().split())
