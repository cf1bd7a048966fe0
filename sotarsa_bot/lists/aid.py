"""What the column of aid grants: "1 sembako dan 1 selimut" is two things with their amounts, not the name of one."""

import re
from functools import lru_cache
from typing import Any, NamedTuple

from sotarsa_bot.lists import cells
from sotarsa_bot.lists.gone import GONE
from sotarsa_bot.lists.header_words import GOODS
from sotarsa_bot.lists.nik import masked
from sotarsa_bot.lists.none_yet import is_none
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import lexicon, numerals
from sotarsa_bot.parsing.goods import parse_cargo
from sotarsa_bot.parsing.things import nearly, without_unit
from sotarsa_bot.parsing.words import BUT, EXCEPT, IF, NOT, OR, Words
from sotarsa_bot.records.cargo import CargoItem
from sotarsa_bot.unsure import Unsure

_PARTS = re.compile(
    rf"(?:[;+&]|,(?!\d)|(?<!\d),|\b(?:{'|'.join(sorted(word for word in lexicon.AND if word.isalpha()))})\b)"
    r"(?![^(]*\))",
    re.IGNORECASE,
)
"""Between two things; what stands in brackets is said of one."""
_NUMBERING = re.compile(r"(?:^|(?<=[\s,;]))(\d)[.)]\s*(?=[^\W\d])")
_IN_BRACKETS = re.compile(r"\(\s*((?:@\s*)?\d+(?:\s+[^\W\d]+)?)\s*\)")
_SPELLED_OUT = re.compile(r"\b(\d+)\s*\(\s*\1\s*\)")
_TIMES = re.compile(r"(?<![\w.,])(\d+)\s*[x×]\s+|\s+[x×]\s*(?=\d)|@\s*", re.IGNORECASE)
_SAME_AS = re.compile(r"\W*(?:idem|s\.?d\.?a|sama|ditto)\W*", re.IGNORECASE)
_IN_THE_NAME = re.compile(
    r"\brp\b|\b(?:ribu|rb|juta|jt)\b|\b(?:tahap|thp|termin|ke|tahun|th|thn|triwulan|tw|bulan|bln|periode|semester|umur|usia"
    r"|gelombang|covid|program|golongan|kelas|tipe|type|uu|no|nomor)\b\W*\d|\d{4,}|\d\.\d{3}\b|\d\s*(?:hari|bulan|tahun|bln|thn)\b",
    re.IGNORECASE,
)
"""Numbers that are no amounts of a thing: money, years, parts of a programme's name."""
_MONEY = re.compile(
    r"\W*(?:(?:rp|uang|tunai|bantuan|sebesar|sejumlah)\b\W*)*[\d.,]{4,}(?:\W*(?:ribu|rb|juta|jt|rupiah))?(?:,-)?\W*",
    re.IGNORECASE,
)
""" "Rp 300.000" is no thing that is handed out; "BLT 300.000" is what it is called."""
_UNCLEAR = re.compile(
    r"\b\d+\s*/\s*\d+\s+(?:paket|pkt|sembako|selimut|karung|dus|kg|liter|bagian)\b|[¼½¾]|\b(?:utk|untuk|gasan|buat|selama)\s+\d+\s*[^\W\d]",
    re.IGNORECASE,
)
""" "1/2 paket", "untuk 2 bulan": how much of what is to be given, is not clear."""
_SAYS_NOTHING = re.compile(
    r"\s*(?:/|\bper\b)\s*(?:bulan|bln|orang|org|kk|kpm|jiwa|keluarga)\b|\bmasing[- ]masing\b|\b(?:saja|aja)\b",
    re.IGNORECASE,
)
_SAID_BEFORE = re.compile(r"^(?:bantuan|bansos|dapat|mendapat|menerima|terima|berupa)\s+", re.IGNORECASE)
_GLUED = re.compile(r"(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)")
NO_DOUBT = re.compile(
    r"\b(?:tidak|tdk|belum|blm|kurang|tanpa)\s+(?:layak|mampu|terencana|sekolah|berbayar|bunga)\b", re.IGNORECASE
)
_TURNING = NOT | EXCEPT | IF | OR | BUT
_MEASURES = frozenset({"kg", "kilo", "kilogram", "gram", "gr", "ons", "liter", "ltr", "lt", "l", "ml", "meter"})


def spelled(thing: "Aid") -> "Aid":
    """The same, where its one word is nearly the name of one thing: "smbako"."""
    word = without_unit(thing.item).casefold()
    near = nearly(word, sorted(GOODS)) if len(word.split()) == 1 and word not in GOODS else ()
    return thing._replace(item=near[0]) if len(near) == 1 else thing


class Aid(NamedTuple):
    """One thing; `amount` is None where none is said."""

    item: str
    amount: int | None = None
    unit: str = ""

    @property
    def written(self) -> str:
        """As `aid` reads it again."""
        return " ".join(part for part in (str(self.amount or ""), self.unit, self.item) if part)

    @property
    def measured(self) -> bool:
        """ "Beras 10 kg": the number may say what a sack of it weighs."""
        return self.unit in _MEASURES


def aid(value: Any) -> tuple[Aid, ...]:
    """The things that a cell names, in its order. Mistake `lists.aid_unclear` for what may mean several things, or
    nothing that a list can grant."""
    return _aid(masked(cells.words(value.replace("\n", ", ") if isinstance(value, str) else value)))


def counted(things: tuple[Aid, ...], count: int | None, unit: str) -> tuple[Aid, ...]:
    """These with what the row says in its columns of amounts and units. Mistake `lists.amount_twice` if that does not
    fit what stands with their names."""
    if len(things) != 1:
        total = sum(1 if one.amount is None else one.amount for one in things)
        if things and count not in (None, 1, total):
            raise Mistake("lists.amount_of_several", count=count)
        return things
    (one,) = things
    if one.amount is None:
        return (one._replace(amount=count, unit="" if count is None else unit),)
    if (count in (None, one.amount) and unit in ("", one.unit)) or (one.unit == "" and count in (None, one.amount)):
        return (one._replace(unit=one.unit or unit),)
    if one.measured and count is not None:  # sacks of 5 kg
        return (Aid(f"{one.item} {one.amount} {one.unit}", count, unit),)
    if count in (None, one.amount):
        return things
    raise Mistake("lists.amount_twice", first=one.amount, second=count)


@lru_cache(maxsize=512)
def _aid(text: str) -> tuple[Aid, ...]:
    if GONE.search(NO_DOUBT.sub(" ", text)):
        raise Mistake("lists.aid_unclear", said=text)
    if cells.is_tick(text) or is_none(text):
        return ()
    if _SAME_AS.fullmatch(text):
        raise Mistake("lists.aid_unclear", said=text)
    if text.isdecimal():
        return (Aid("", int(text[:6])),)
    if _turns(text):
        raise Mistake("lists.aid_unclear", said=text)
    if _UNCLEAR.search(text):
        raise Mistake("lists.aid_unclear", said=text)
    if _MONEY.fullmatch(text):
        raise Mistake("lists.aid_unclear", said=text)
    if _IN_THE_NAME.search(text):
        return (Aid(text),)
    said = _SAYS_NOTHING.sub(" ", _SPELLED_OUT.sub(r"\1", numerals.with_digits(_GLUED.sub(" ", text))))
    said = _TIMES.sub(lambda found: f" {found[1] or ''} ", _IN_BRACKETS.sub(r" \1 ", _listed(said)))
    parts = [part.strip(" .:-–•*/") for part in _PARTS.split(said)]
    return tuple(one for part in parts if part for one in _things(part, text))


def _things(part: str, text: str) -> list[Aid]:
    if not any(c.isdigit() for c in part):
        return [Aid(_bare(one)) for one in _dashed(part) if any(c.isalpha() for c in one)]
    try:
        return [_one(one) for one in parse_cargo(part)]
    except (Mistake, Unsure):
        raise Mistake("lists.aid_unclear", said=text) from None


def _one(item: CargoItem) -> Aid:
    """ "1 paket" names no thing."""
    if not item.unit and item.item.casefold() in lexicon.UNITS:
        return Aid("", item.amount, item.item.casefold())
    return Aid(_bare(item.item), item.amount, item.unit)


def _dashed(part: str) -> list[str]:
    """ "Sembako - selimut" is two things; "PKH - tahap akhir" is what it is called."""
    sides = re.split(r"\s+[-–]\s+", part)
    return sides if all(_is_good(side) for side in sides) else [part]


def _bare(item: str) -> str:
    """ "Bantuan sembako" and "sembako (beras, minyak)" are sembako."""
    for said in (_SAID_BEFORE.sub("", item), re.sub(r"\s*\([^()]*,[^()]*\)\s*$", "", item)):
        if _is_good(said):
            return said
    return item


def _is_good(said: str) -> bool:
    return without_unit(said.strip()).casefold() in GOODS


def _listed(text: str) -> str:
    """ "1. Sembako 2. Selimut" without its numbering, each on its own."""
    numbers = [int(found[1]) for found in _NUMBERING.finditer(text)]
    return _NUMBERING.sub(", ", text) if numbers and numbers == list(range(1, len(numbers) + 1)) else text


def _turns(text: str) -> bool:
    """Whether a word turns what it stands beside ("belum selimut", "sembako atau selimut", "sembako/selimut")."""
    bare = NO_DOUBT.sub(" ", text)
    sides = [side.strip().casefold() for side in text.split("/")]
    return any(word.plain in _TURNING for word in Words(bare).all) or (
        len(sides) > 1 and all(side in GOODS for side in sides)
    )
