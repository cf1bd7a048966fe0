"""A reply that is understood in the light of its question: "sembako 1 haja" below "nomor 6 menerima 5 beras?" says what
number 6 received. Whom the question was about stays."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from conversations.hand_overs.in_part import asked_about
from conversations.talk import Talk
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import Statement, lexicon, parse_caption, visit_code
from sotarsa_bot.parsing.caption_said import meaning
from sotarsa_bot.parsing.statement import Said
from sotarsa_bot.parsing.words import Words
from sotarsa_bot.unsure import Unsure

_SO_MANY = re.compile(
    r"\W*(?:(?:maaf|mf|salah|ralat|cuma|cuman|hanya|tuti|maksudnya|itu|masing-masing|masing2)\W+)*(?P<amount>\d{1,3})"
    r"(?:\W*(?P<unit>\w+))?(?:\W+(?:se?orang|saorang|saurang|masing-masing|masing2|orangnya))?"
    r"(?P<only>(?:\W+(?:saja|aja|ja|haja|hj|pang|salah|ketik|pencet|maaf|pak|bu|maksudnya))*)\W*",
    re.IGNORECASE,
)
_EACH = re.compile(r"\b(?:se?orang|saorang|saurang|masing-masing|masing2)\b", re.IGNORECASE)
_JUST = re.compile(r"\b(?:saja|aja|ja|haja|hj|cuma|cuman|hanya|tuti)\b", re.IGNORECASE)
_SMALL = frozenset({"saja", "aja", "ja", "haja", "hj", "cuma", "hanya", "salah", "ketik", "maaf", "maksudnya", "itu"})


def of_goods(talk: Talk[Any], text: str, items: Sequence[str]) -> Unsure | None:
    """What those received about whom was asked, where the words name things or amounts and nobody."""
    before = asked_about(talk, items)
    if not any(_can_be_said_of(one) for one in before) or visit_code(text):
        return None
    amount = _amount(text)
    found = amount or _goods(text, items)
    if found is None:
        return None
    unsure = Unsure(meaning([_with(one, found) for one in before]))
    unsure.settles = amount is not None and any(one.amount is not None for one in before)
    return unsure


def _can_be_said_of(one: Statement) -> bool:
    return one.kind is Said.RECEIVED and bool(one.numbers or one.recipient or one.everyone)


def _with(one: Statement, new: Statement) -> Statement:
    if not _can_be_said_of(one):
        return one
    if new.item is None:
        return replace(one, amount=new.amount)
    return replace(one, item=new.item, amount=new.amount or one.amount, unplanned=new.unplanned, lacking=())


def _amount(text: str) -> Statement | None:
    """ "1 haja", "1 seorang", "2 paket": so many; a bare number may be somebody's."""
    found = _SO_MANY.fullmatch(text)
    if not found:
        return None
    unit = (found["unit"] or "").casefold()
    says_so = unit in lexicon.UNITS or _EACH.search(text) or _JUST.search(text)
    if not says_so or not (unit in lexicon.UNITS | _SMALL or not unit or _EACH.fullmatch(unit)):
        return None
    return Statement(0, Said.RECEIVED, amount=int(found["amount"])) if int(found["amount"]) else None


def _goods(text: str, items: Sequence[str]) -> Statement | None:
    """ "sembako", "sembako 1 haja": read as said of somebody, it is a thing and perhaps how many of it."""
    loaded = {word for item in items for word in item.casefold().split()}
    said = {word.plain for word in Words(text).all}
    if not said & (loaded | lexicon.GOODS) or said & lexicon.OUTCOMES.keys():
        return None
    bare = " ".join(word.plain for word in Words(text).all if word.plain not in _SMALL)
    try:
        (one,) = parse_caption(f"K1 no 1 terima {bare}", items=items, default_visit=None)
    except (Mistake, Unsure, ValueError):
        return None
    whole = one.item and (one.numbers, one.kind, one.recipient, one.note) == ((1,), Said.RECEIVED, "", "")
    return one if whole else None
