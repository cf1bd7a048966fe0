"""Words that answer another question than the one that was asked: a car among the services, days among the partners."""

from datetime import date

from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import lexicon
from sotarsa_bot.parsing.said_days import said
from sotarsa_bot.parsing.sentence_kinds import QUESTION
from sotarsa_bot.parsing.words import TURNING, Words

_VEHICLES = frozenset({
    "hilux", "avanza", "innova", "xenia", "ambulans", "ambulan", "ambulance", "motor", "mobil", "pickup", "pick-up",
    "truk", "truck", "ranger", "triton", "strada", "perahu", "kelotok", "klotok", "l300", "carry", "granmax",
    "fortuner", "pajero", "jeep", "trail", "sepeda",
})  # fmt: skip


def looks_like(words: str, today: date) -> str:
    """ "window", "vehicle" or "cargo"; "doubt" where they turn or ask something; "" for a name as any other."""
    plain = [word.plain for word in Words(words).all]
    try:
        named = said(words, today)
        if any(one.named or not one.open for one in named.days):
            return "window"
    except Mistake:
        return "window"
    if any(word in _VEHICLES for word in plain):
        return "vehicle"
    if any(word[0].isdigit() for word in plain) and any(w in lexicon.GOODS | lexicon.UNITS for w in plain):
        return "cargo"
    return "doubt" if QUESTION.search(words) or any(word in TURNING for word in plain) else ""
