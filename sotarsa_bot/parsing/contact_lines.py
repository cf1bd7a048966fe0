"""Who is reached in a village, in one line of words: "Samsul, kepala dusun, WA 0812-3456-7890, sore". Each part is to
be accounted for; what names nothing is handed back unread. Pure."""

import re
from collections.abc import Collection, Iterator
from datetime import date
from typing import NamedTuple

from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.names import normalise_phone, one_line
from sotarsa_bot.parsing.open_words import Slot, fits
from sotarsa_bot.parsing.persons import is_degree, may_be_name
from sotarsa_bot.parsing.phones import PHONE
from sotarsa_bot.parsing.words import TURNING, Words
from sotarsa_bot.records.contact import ContactWay

NAMES = {
    "name": "nama", "office": "jabatan", "phone": "nomor", "way": "lewat", "reaches": "menjangkau",
    "hamlet": "anak desa", "hours": "jam",
}  # fmt: skip
"""Each part by its name, before which any words are that part: "jabatan: guru"."""
_LABELS = {
    "name": "nama",
    "office": "jabatan(?:nya)?",
    "phone": r"no(?:mor)?(?:nya)?(?:\s+(?:hp|telepon))?",
    "way": "lewat|via|cara|pakai",
    "reaches": r"(?:yang\s+)?(?:me|di)?jangkau(?:nya)?|menjangkau|sampai\s+ke(?:pada)?|meneruskan\s+ke(?:pada)?",
    "hamlet": "anak\\s+desa|dusun",
    "hours": "jam|pukul|waktu(?:nya)?",
}
_LABELLED = {field: re.compile(rf"(?:{said})\b\s*:?\s*(\S.*)", re.IGNORECASE) for field, said in _LABELS.items()}
_WAYS = {
    ContactWay.WHATSAPP: r"wa|whats\s?app|whatsap",
    ContactWay.PHONE: r"(?:di)?(?:telepon|telpon|telp|tlp|tlpn|hp)",
    ContactWay.SMS: r"(?:di)?sms",
    ContactWay.RADIO: r"radio|ht|orari|handy\s?talk(?:y|ie)",
    ContactWay.COURIER: r"kurir(?:\s+(?:sepeda\s+)?motor)?|(?:lewat\s+)?titip(?:an)?(?:\s+orang)?",
}
_LED = r"(?:(?:lewat|via|pakai|dengan|per|no(?:mor)?)\s+)?"
_WAY = {way: re.compile(rf"{_LED}(?:{said})", re.IGNORECASE) for way, said in _WAYS.items()}
_OFFICE = re.compile(
    r"\b(?:kepala\s+(?:desa|dusun|adat|sekolah)|pambakal|kades|sekdes|sekretaris(?:\s+desa)?|kadus|kaur|kasi|ketua"
    r"|(?:rt|rw)\s*\.?\s*\d{1,3}|kader|bidan|perawat|guru|damang|balian|tokoh|imam|pendeta|ustadz?|pendamping|bpd|pkk"
    r"|operator|perangkat|bendahara|mantri|penjaga|pemilik)\b",
    re.IGNORECASE,
)
_HOURS = re.compile(
    r"(?:(?:pagi|siang|sore|malam|subuh|magh?rib|isya|zuhur|asar|habis|sesudah|setelah|sebelum|hari|tiap|setiap|sampai"
    r"|kapan\s+saja|senin|selasa|rabu|kamis|jum.?at|sabtu|minggu|jam|pukul|mulai|antara|dan|wita|-|\d{1,2}(?:[.:]\d\d)?)"
    r"(?:\s+|$))+",
    re.IGNORECASE,
)
_DASHES = dict.fromkeys(map(ord, "\u2013\u2014"), "-")


class ContactRead(NamedTuple):
    """`values`: fields of a contact, as they are kept; `unread`: parts that are none, as they were written."""

    values: dict[str, str]
    unread: tuple[str, ...]


def read_contact(text: str, *, hamlets: Collection[str] = (), today: date) -> ContactRead:
    values: dict[str, str] = {}
    unread: list[str] = []
    for part in _parts(text.translate(_DASHES)):
        found = _read(part, {one.casefold() for one in hamlets}, today, named="name" in values)
        if not found or set(found) & set(values):
            unread.append(part)
        else:
            values |= found
    return ContactRead(values, tuple(unread))


def written(values: dict[str, str]) -> str:
    """A line that the same reader takes whole."""
    said = {**values, "way": _written_way(values["way"])} if "way" in values else values
    return "; ".join(f"{NAMES[field]}: {said[field]}" for field in NAMES if said.get(field))


def read_way(text: str) -> ContactWay | None:
    """The one way that these words name, and nothing else."""
    return next((way for way, said in _WAY.items() if said.fullmatch(one_line(text).strip(" ().:"))), None)


def _written_way(way: str) -> str:
    return {"whatsapp": "WhatsApp", "phone": "telepon", "courier": "kurir motor"}.get(way, way)


def _parts(text: str) -> Iterator[str]:
    """At commas, semicolons and lines; a degree behind a comma is still of the name before it."""
    parts: list[str] = []
    for line in re.split(r"[;\n]", text):
        begun = len(parts)
        for part in (one_line(one).strip(" .") for one in line.split(",")):
            if part and len(parts) > begun and is_degree(part):
                parts[-1] += f", {part}"
            elif part:
                parts.append(part)
    yield from parts


def _read(part: str, hamlets: Collection[str], today: date, *, named: bool) -> dict[str, str]:
    """The fields that this part fills; none if some of its words are of no field."""
    for field, label in _LABELLED.items():
        if said := label.fullmatch(part):
            return _labelled(field, said[1], part, today)
    if any(word.plain in TURNING for word in Words(part).all):
        return {}
    if number := PHONE.search(part):
        rest = f"{part[: number.start()]} {part[number.end() :]}".strip(" ():")
        return _beside({"phone": normalise_phone(number[0])}, rest, hamlets, today, named=named)
    if way := read_way(part):
        return {"way": str(way)}
    if part.casefold() in hamlets:
        return {"hamlet": part}
    if _HOURS.fullmatch(part):
        return {"hours": part}
    return _person(part, today, named=named)


def _labelled(field: str, value: str, part: str, today: date) -> dict[str, str]:
    if field == "phone":
        try:
            return {"phone": normalise_phone(value)}
        except Mistake:
            return {}
    if field == "way":
        way = read_way(value)
        return {"way": str(way)} if way else {}
    if field == "name":
        return {"name": value} if may_be_name(value.replace(",", " , ").split()) else {}
    if field == "hours":
        return {"hours": value if ":" in part.split()[0] or part.casefold().startswith("waktu") else part}
    return {field: value} if fits(Slot.LINE, value, today) else {}


def _beside(values: dict[str, str], rest: str, hamlets: Collection[str], today: date, *, named: bool) -> dict[str, str]:
    """What stands beside a number in the same part: "Pak Samsul kadus wa 0812..."."""
    if not rest:
        return values
    bare, way = _without_way(rest)
    values = {**values, "way": str(way)} if way else values
    more = _read(bare, hamlets, today, named=named) if bare else {}
    return {**values, **more} if (more or not bare) and not set(more) & set(values) else {}


def _without_way(words: str) -> tuple[str, ContactWay | None]:
    """The words before the way at their end: "kadus (WA)"."""
    for way, said in _WAY.items():
        if found := re.search(rf"(?:^|[\s(]){said.pattern}[\s).:]*$", words, re.IGNORECASE):
            return words[: found.start()].strip(" ():"), way
    return words, None


def _person(part: str, today: date, *, named: bool) -> dict[str, str]:
    """A name, an office, or a name with the office behind it."""
    office = _OFFICE.search(part)
    if office and fits(Slot.LINE, part, today):
        before, of = part[: office.start()].strip(" ("), part[office.start() :].strip(" ()")
        if not before:
            return {"office": of}
        return {"name": before, "office": of} if not named and may_be_name(before.split()) else {}
    return {"name": part} if not named and fits(Slot.NAME, part.replace(",", " , "), today) else {}
