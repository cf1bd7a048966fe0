"""Whether words may be somebody's name, degrees and titles with it: "H. Ahmad, S.Sos", "Bu Sarah", "Siti binti Ali"."""

import re
from collections.abc import Sequence

from sotarsa_bot.parsing import lexicon

MOST_WORDS = 8
_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|[.'’`-])*")
_DEGREE = re.compile(r"[^\W\d_]{1,4}(?:\.[^\W\d_]{1,4})+\.?")
_LIKE_A_VERB = re.compile(r"(?:me(?:n|m|ng|ny)|ber|ter|di[a-z]|pe(?:n|m|ng))[a-z]{4,}|[a-z]{4,}nya")
_SMALL = frozenset({"siap", "ok", "oke", "ya", "iya", "mohon", "tolong", "min", "admin", "baik", "dong", "deh"})


def is_degree(word: str) -> bool:
    """ "S.Pd", "SE": it may stand after a comma."""
    bare = word.casefold().rstrip(".")
    return bare in lexicon.DEGREES or bool(_DEGREE.fullmatch(word) and bare.replace(".", "") not in lexicon.OUTCOMES)


def may_be_name(words: Sequence[str]) -> bool:
    """Whether all these words can stand in one name, and one of them is more than a title."""
    said = [word for word in words if word != ","]
    if not 0 < len(said) <= MOST_WORDS or len(" ".join(said)) > 80:
        return False
    if not all(_may_stand(word) for word in said):
        return False
    for n, word in enumerate(words):
        if word == "," and not all(is_degree(after) for after in words[n + 1 :] if after != ","):
            return False
    bare = [word.casefold().strip(".") for word in said]
    return any(word not in lexicon.HONORIFICS and word not in lexicon.DEGREES and word not in _SMALL for word in bare)


def _may_stand(word: str) -> bool:
    bare = word.casefold().strip(".")
    if is_degree(word):
        return True
    return bool(_NAME.fullmatch(word)) and bare not in lexicon.NEVER_A_NAME and bare not in lexicon.FILLERS


def written(words: Sequence[str]) -> str:
    """The name on one line: a point at its end is a sentence's, not its own, except after a title or a degree."""
    name = re.sub(r"\s+,", ",", " ".join(words)).strip(" ,-")
    last = name.rpartition(" ")[2]
    if name.endswith(".") and not is_degree(last) and len(last) > 2:
        name = name.rstrip(".")
    return name


def is_plausible(name: str) -> bool:
    """Whether each word may be somebody's own: "Hamdan", not "mobil", "pak kades" or "turut berduka". Titles alone,
    words of the field and what is made like a verb ("mencatat") are nobody's name."""
    bare = [word.casefold().strip(".,") for word in name.split()]
    own = [word for word in bare if word not in lexicon.HONORIFICS and word not in lexicon.DEGREES]
    return any(len(word) > 1 for word in own) and not any(
        word in lexicon.FIELD or _LIKE_A_VERB.fullmatch(word) for word in bare
    )


def like_a_verb(word: str) -> bool:
    """ "mencatat": made like one."""
    return _LIKE_A_VERB.fullmatch(word) is not None


def may_be_relation(words: Sequence[str]) -> bool:
    """ "anak", "anak kandung", "adik ipar", "ketua RT 2"."""
    said = [word.casefold().strip(".,") for word in words]
    known = any(lexicon.is_relation(word) for word in said)
    return (
        0 < len(said) <= 6
        and not any(word in lexicon.TURNING or word in lexicon.OUTCOMES for word in said)
        and (known or len(said) <= 3)
    )
