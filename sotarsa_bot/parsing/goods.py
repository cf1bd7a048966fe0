"""What is carried, and what was counted."""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz, process

from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.names import clean_name
from sotarsa_bot.visits.cargo import CargoItem

MOST = 100_000
UNITS = (
    "paket", "pak", "dus", "kardus", "karung", "kg", "liter", "lembar", "buah", "unit", "botol", "kotak", "set", "pcs",
    "bungkus", "lusin", "ekor", "batang", "sak", "orang",
)  # fmt: skip
_AMOUNT = re.compile(r"(?<![\w.])(\d{1,3}(?:\.\d{3})+|\d+)(?![\w.])")


def parse_cargo(text: str) -> tuple[CargoItem, ...]:
    """ "25 paket sembako, 10 selimut; beras 50 kg". Mistake `parsing.cargo_unreadable`, `amount_impossible`."""
    found: dict[tuple[str, str], CargoItem] = {}
    for part in re.split(r"[,;\n]|\bdan\b", text):
        if part.strip():
            item = _one(part)
            key = (item.item.casefold(), item.unit)
            before = found[key].amount if key in found else 0
            found[key] = item.model_copy(update={"amount": before + item.amount})
    if not found:
        raise Mistake("parsing.cargo_unreadable", typed=text[:40])
    return tuple(found.values())


def parse_counts(text: str, items: Sequence[str]) -> dict[str, int]:
    """ "sembako 24, selimut 10" by item of the visit; a bare number when there is one item only."""
    if len(items) == 1 and re.fullmatch(r"\s*\d+\s*", text):
        return {items[0]: amount(text.strip())}
    counted: dict[str, int] = {}
    for part in re.split(r"[,;\n]|\bdan\b", text):
        if not part.strip():
            continue
        number, words = _split(part, text)
        counted[match_item(words, items)] = number
    if not counted:
        raise Mistake("parsing.counts_unreadable", example=items[0] if items else "sembako")
    return counted


def match_item(words: str, items: Sequence[str]) -> str:
    """The visit's item that is meant; Mistake `parsing.item_unknown` if none is near enough."""
    spoken = " ".join(w for w in words.casefold().split() if w not in UNITS) or words.casefold()
    best = process.extractOne(spoken, [i.casefold() for i in items], scorer=fuzz.WRatio, score_cutoff=75)
    if best is None:
        raise Mistake("parsing.item_unknown", typed=words.strip()[:40], items=", ".join(items))
    return items[best[2]]


def amount(digits: str) -> int:
    """1 to 100,000 (0 is allowed only where something is counted: see parse_counts' callers)."""
    value = int(digits.replace(".", "")[:12])
    if value > MOST:
        raise Mistake("parsing.amount_impossible", typed=digits[:20])
    return value


def _one(part: str) -> CargoItem:
    number, words = _split(part, part)
    if number < 1:
        raise Mistake("parsing.amount_impossible", typed=str(number))
    unit = next((w for w in words.lower().split() if w in UNITS), "")
    item = re.sub(rf"\b{unit}\b", " ", words, count=1, flags=re.IGNORECASE) if unit else words
    return CargoItem(item=clean_name(item or unit), amount=number, unit=unit)


def _split(part: str, whole: str) -> tuple[int, str]:
    numbers = _AMOUNT.findall(part)
    words = _AMOUNT.sub(" ", part).strip(" :=x-.")
    if len(numbers) != 1 or not re.search(r"[^\W\d_]", words):
        raise Mistake("parsing.cargo_unreadable", typed=whole.strip()[:40])
    return amount(numbers[0]), words
