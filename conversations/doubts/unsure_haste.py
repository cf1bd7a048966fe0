"""The same cry for help, written again in haste: one question, which rings when the first would have rung."""

from sotarsa_bot.parsing.words import PARTICLES, POLITE, Words

_CRIES = POLITE | PARTICLES | {"tolong", "tulung", "cepat", "lakasi", "woi", "hoi", "help", "darurat", "segera"}


def same_matter(one: str, other: str) -> bool:
    """Whether one of them says all that the other says."""
    first, second = _said(one), _said(other)
    return bool(first and second) and (first <= second or second <= first)


def says_more(new: str, old: str) -> bool:
    """Whether the newer words tell what the older ones did not."""
    return not _said(new) <= _said(old)


def _said(text: str) -> set[str]:
    return {word.plain for word in Words(text).all} - _CRIES
