"""What an example in a refusal is to be of: whoever wrote about a day is not helped by one about a hand-over."""

import re

from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import lexicon
from sotarsa_bot.parsing.calendar_words import WEEKDAYS, month_of
from sotarsa_bot.parsing.words import Words

_UNREAD = ("parsing.caption_unreadable", "parsing.caption_denied", "parsing.caption_left_over")
"""They all say no more than that these words were not understood."""
_OF_A_DAY = frozenset({
    "tgl", "tanggal", "hari", "jam", "pukul", "besok", "bsk", "isuk", "lusa", "tunda", "ditunda", "undur", "diundur",
    "mundur", "dimundurkan", "jadwal", "batal", "dibatalkan", "lanjut", "pindah", *WEEKDAYS,
})  # fmt: skip
_PEOPLE = re.compile(r"\d")


def hinted(mistake: Mistake, words: str, *, of_somebody: bool = False) -> Mistake:
    """The same with the example that its words ask for: of a day, of goods and people handed over, or all that can be
    said. `of_somebody`: one of the list is named."""
    if mistake.key in _UNREAD and not of_somebody:
        mistake.key = {"day": "parsing.hint_day", "any": "parsing.hint_any"}.get(kind_of(words), mistake.key)
    return mistake


def kind_of(words: str) -> str:
    """ "day", "people", "goods", or "any" where the words hold none of these."""
    said = [re.sub(r"(?<=\w{3})nya$", "", word.plain) for word in Words(words).all]
    if any(lexicon.OUTCOMES.get(word) and word != "pindah" for word in said):
        return "people"
    if any(word in _OF_A_DAY or month_of(word) is not None for word in said):
        return "day"
    if any(word in lexicon.GOODS for word in said):
        return "goods"
    return "people" if _PEOPLE.search(words) else "any"
