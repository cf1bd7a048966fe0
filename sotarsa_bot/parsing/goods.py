"""What is carried, as it is typed: "25 paket sembako, 10 selimut; 50 sak beras 5 kg"."""

import re
from collections.abc import Iterable

from sotarsa_bot import wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import lexicon, numerals
from sotarsa_bot.parsing.names import clean_name
from sotarsa_bot.records.cargo import CargoItem
from sotarsa_bot.unsure import Meaning, Unsure

_PARTS = re.compile(rf"[,;\n+&]|\b(?:{'|'.join(sorted(w for w in lexicon.AND if w.isalpha()))})\b", re.IGNORECASE)
_NUMBER = re.compile(rf"(?<![\w.@]){numerals.ONE}(?![\w.])")
_MEASURES = frozenset({"kg", "kilo", "gram", "gr", "liter", "ltr", "lt", "ml", "meter"})
_SMALLER = {"kg": "gram", "kilo": "gram", "liter": "ml", "ltr": "ml", "lt": "ml", "ton": "kg"}
_ABOUT = frozenset(
    {"sekitar", "kira-kira", "kira2", "kurang", "lebih", "kurleb", "-+", "±", "hampir", "minimal", "maksimal"}
)
_NOTHING = frozenset({
    "membawa", "bawa", "dibawa", "kami", "tim", "barang", "barangnya", "berupa", "yaitu", "ada", "sebanyak", "sejumlah",
    "tambah", "tambahan", "ditambah",
    "x", "=", ":", "-",
})  # fmt: skip
_POLITE = frozenset({"pak", "bu", "ya", "min", "admin", "siap"})
_BROKEN_AMOUNT = re.compile(rf"(?<![\w.,])(\d{{1,3}}),(\d{{1,2}})\s+({'|'.join(_SMALLER)})\s+", re.IGNORECASE)
_MANY = (
    r"lansia|balita|bayi|ibu\s+hamil|bumil|warga|masyarakat|anak\w*|disabilitas|desa|sekolah|posyandu|puskesmas|semua\w*|keluarga"
    r"|korban|du?huafa|yatim\w*|penerima|orang|urang|kk|jompo|penyandang|kader|perangkat|guru|petani|bulan|tahap|yang|yg|nang"
)
FOR_SOMEBODY = re.compile(
    rf"\s+(?P<for>gasan|gsn|untuk|utk|buat|bwt|bagi)\s+(?!(?:\d|{_MANY})\b)(?:[^\W\d_][^\s,;\n\d]*\s*)+", re.IGNORECASE
)
"""Whom a thing is for, where that is a person and no group of people."""
_ENGLISH = re.compile(r"(?<![\w.,])(\d{1,3}),(\d{3})(?![\w.,])")


def parse_cargo(text: str) -> tuple[CargoItem, ...]:
    """One item a comma; the same item twice is added up. Mistake `parsing.cargo_unreadable`, `amount_impossible`,
    `amount_whole`; Unsure for "2,5 kg gula" (2.500 grams?), "1,500 paket" and "sekitar 25 sembako"."""
    if wholly := _in_whole_numbers(text):
        raise _asked(wholly) or Mistake("parsing.amount_whole", typed=numerals.broken(text) or wording.cut(text, 20))
    if broken := numerals.broken(text):
        raise Mistake("parsing.amount_whole", typed=broken)
    read = numerals.with_digits(text)
    if FOR_SOMEBODY.search(read):
        raise _asked(FOR_SOMEBODY.sub("", read)) or Mistake("parsing.cargo_unreadable", typed=wording.cut(text))
    about = " ".join(w for w in read.split() if w.casefold().strip(".,") not in _ABOUT)
    if about != " ".join(read.split()):
        raise _asked(about) or Mistake("parsing.cargo_unreadable", typed=wording.cut(text))
    return added(item for part in _PARTS.split(read) if part.strip() for item in _of_part(part)) or _nothing(text)


def write_cargo(cargo: Iterable[CargoItem]) -> str:
    """As parse_cargo reads it again."""
    return ", ".join(" ".join(p for p in (str(one.amount), one.unit, one.item) if p) for one in cargo)


def _nothing(text: str) -> tuple[CargoItem, ...]:
    raise Mistake("parsing.cargo_unreadable", typed=wording.cut(text))


def _in_whole_numbers(text: str) -> str:
    """ "2,5 kg gula" as "2500 gram gula", "1,500 paket" as "1500 paket"; "" if there is nothing to write otherwise."""

    def smaller(found: re.Match[str]) -> str:
        thousandths = int(found[1]) * 1000 + int(found[2].ljust(3, "0"))
        return f"{thousandths} {_SMALLER[found[3].casefold()]} "

    wholly = _ENGLISH.sub(r"\1\2", _BROKEN_AMOUNT.sub(smaller, text))
    return "" if wholly == text else wholly


def _asked(words: str) -> Unsure | None:
    """What the same would be in other words, if these can be read."""
    try:
        cargo = parse_cargo(words)
    except (Mistake, Unsure):
        return None
    return Unsure(Meaning(write_cargo(cargo), wording.listing([str(one) for one in cargo])))


def added(items: Iterable[CargoItem]) -> tuple[CargoItem, ...]:
    """The same thing, named twice, is one, of as much as both."""
    found: dict[tuple[str, str], CargoItem] = {}
    for item in items:
        key = (item.item.casefold(), item.unit)
        before = found[key].amount if key in found else 0
        found[key] = item.model_copy(update={"amount": before + item.amount})
    return tuple(found.values())


def _of_part(part: str) -> list[CargoItem]:
    """ "25 paket sembako", "sembako 25", "25 sembako 10 selimut", "50 sak beras 5 kg"."""
    numbers = list(_NUMBER.finditer(part))
    if not numbers:
        raise Mistake("parsing.cargo_unreadable", typed=wording.cut(part))
    first = not any(w.casefold() not in _NOTHING for w in part[: numbers[0].start()].split())
    if first:
        ends = [*(n.start() for n in numbers[1:]), len(part)]
        pieces = _with_measures([(n.group(), part[n.end() : end]) for n, end in zip(numbers, ends, strict=True)])
        _all_named(pieces)
    else:
        starts = [0, *(n.end() for n in numbers[:-1])]
        pieces = [(n.group(), part[start : n.start()]) for n, start in zip(numbers, starts, strict=True)]
        last, rest = pieces.pop(), part[numbers[-1].end() :]
        pieces.append((last[0], f"{last[1]} {rest}"))
    return [_one(number, words) for number, words in pieces]


def _with_measures(pieces: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """ "50 sak beras 5 kg": the measure is a part of the name."""
    found = pieces[:1]
    for number, words in pieces[1:]:
        if _is_measure(words):
            found[-1] = (found[-1][0], f"{found[-1][1]}{number}{words}")
        else:
            found.append((number, words))
    return found


def _all_named(pieces: list[tuple[str, str]]) -> None:
    """ "10 selimut beras 5 karung": the name before the last amount may be this one's. Unsure, or Mistake."""
    for n, (number, words) in enumerate(pieces):
        before = pieces[n - 1][1].split() if n else []
        if n and _lone_unit(words) and len(before) == 2 and before[0].casefold() not in lexicon.UNITS:
            name = before[1]
            parts = [
                *pieces[: n - 1],
                (pieces[n - 1][0], before[0]),
                (number, f"{words.strip()} {name}"),
                *pieces[n + 1 :],
            ]
            raise _asked(", ".join(f"{a} {w.strip()}" for a, w in parts)) or _of_what(number, words)


def _lone_unit(words: str) -> bool:
    """Whether these say in what it comes, and not what it is. "25 paket" is what offices call just that."""
    said = [w.casefold().strip(".!?") for w in words.split() if w.casefold() not in _NOTHING | _POLITE]
    return len(said) == 1 and said[0] in lexicon.UNITS - {"paket", "pkt"}


def _of_what(number: str, words: str) -> Mistake:
    return Mistake("parsing.cargo_of_what", typed=wording.cut(f"{number} {words.strip()}"))


def _is_measure(words: str) -> bool:
    said = words.casefold().split()
    return len(said) == 1 and said[0].strip(".") in _MEASURES


def _one(number: str, words: str) -> CargoItem:
    amount = numerals.whole(number)
    if amount < 1:
        raise Mistake("parsing.amount_impossible", typed=number)
    said = [w.strip(":=.!?\"'") for w in words.split()]
    said = [w for w in said if w and w.casefold() not in _NOTHING]
    while len(said) > 1 and said[-1].casefold() in _POLITE:
        said.pop()
    if any(w.casefold() in lexicon.TURNING for w in said) or not re.search(r"[^\W\d_]", words):
        raise Mistake("parsing.cargo_unreadable", typed=wording.cut(f"{number} {' '.join(said)}"))
    if _lone_unit(" ".join(said)):
        raise _of_what(number, " ".join(said))
    of_it = said[:1] if any(c.isdigit() for c in words) else said  # "50 sak beras 5 kg": the kilos are in the name
    unit = next((w.casefold() for w in of_it if w.casefold() in lexicon.UNITS), "")
    item = list(said)
    if unit:
        item.pop([w.casefold() for w in said].index(unit))
    if not item:
        return CargoItem(item=clean_name(unit), amount=amount)  # "1500 paket": of what they call just that
    return CargoItem(item=clean_name(" ".join(item)), amount=amount, unit=unit)
