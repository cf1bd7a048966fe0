"""A change of a visit's plan in words: "bawaannya tambah selimut 10", "kendaraannya ganti ambulans"."""

import re
from enum import StrEnum
from typing import NamedTuple

from sotarsa_bot.parsing import lexicon, numerals
from sotarsa_bot.parsing.place_words import is_of_a_kind
from sotarsa_bot.parsing.words import PARTICLES, POLITE, Words


class Way(StrEnum):
    """What is done with the line of the plan."""

    SET = "ganti"
    ADD = "tambah"
    REMOVE = "hapus"
    AMOUNT = "jadi"
    """Of one thing, the load has so much: "sembako jadi 30"."""
    LESS = "kurangi"


class PlanChange(NamedTuple):
    """`line` is a line of the plan's preview; `words` is what is set, added or taken away, as it was typed.

    `besides`: what else was said with it, a reason, an hour. `unsettled`: it hangs on something ("kalau hujan", "atau
    avanza"). `led`: what is done was said first, so that a thing is meant."""

    line: str
    way: Way
    words: str
    besides: str = ""
    unsettled: bool = False
    led: bool = True

    @property
    def said(self) -> str:
        """As it could be written, so that it is read without doubt."""
        if self.way in (Way.AMOUNT, Way.LESS):
            return f"{self.way} {self.words}"
        return f"{NAMES[self.line]} {self.way}: {self.words}"


NAMES = {
    "cargo": "barang", "vehicle": "kendaraan", "leader": "ketua", "crew": "tim", "services": "layanan",
    "partners": "mitra", "joint": "kegiatan", "note": "catatan", "place": "tempat", "window": "hari",
}  # fmt: skip
_LINES = {
    "cargo": r"bawaan|barang(?:\s+bawaan)?|muatan|kargo|cargo|logistik",
    "vehicle": r"kendaraan|kandaraan|mobil|angkutan|armada",
    "leader": r"ketua(?:\s+tim)?|pimpinan(?:\s+tim)?|kepala\s+tim",
    "crew": r"tim|anggota(?:\s+tim)?|petugas|personil|personel|yang\s+(?:berangkat|ikut)",
    "services": r"layanan|pelayanan",
    "partners": r"mitra",
    "joint": r"kegiatan(?:\s+lain)?|acara",
    "note": r"catatan",
    "place": r"tempat|tampat|lokasi",
    "window": r"hari|tanggal|tgl|waktu|jadwal|jam",
}
_WAYS = {
    Way.SET: r"(?:di)?ganti(?:kan)?|(?:di)?ubah|(?:men)?jadi|diganti|pakai|pake|adalah|pindah(?:kan)?|tukar|ditukar",
    Way.ADD: r"(?:di|me)?tambah(?:kan|i|an)?|plus|sekalian",
    Way.REMOVE: r"(?:di)?hapus(?:kan)?|(?:di)?buang|(?:di)?keluarkan|(?:tidak|tdk|kada|gak|ga|batal)\s+(?:jadi\s+)?"
    r"(?:di)?(?:bawa|ikut|berangkat|umpat)|tanpa",
}
_POLITE = "|".join(
    sorted(map(re.escape, (POLITE | PARTICLES | {"untuk", "nih", "buat"}) - {"jadi"}), key=len, reverse=True)
)
_LEAD = rf"\W*(?:(?:{_POLITE}|k\d+)\b\W*)*"
_LINE = "|".join(f"(?P<{name}>{words})" for name, words in _LINES.items())
_WAY = "|".join(f"(?P<{way.name}>{words})" for way, words in _WAYS.items())
_FORM = re.compile(
    rf"{_LEAD}(?:(?P<first>{_WAY.replace('?P<', '?P<a')})\s+)?(?:(?:{_LINE})(?:nya|ny)?\b)"
    rf"(?:\s+(?:nya|itu|tadi|yang|kami|tim))*\W*(?:(?P<then>{_WAY})\b)?(?:\s+(?:ke|ka|jadi|menjadi|dengan|dgn|sama|oleh|saja)\b)*\W*"
    r"(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_PERSON = re.compile(
    rf"{_LEAD}(?P<who>.+?)\s+(?:yang\s+|yg\s+)?(?:(?P<leads>(?:men)?jadi\s+ketua(?:\s+tim)?(?:nya)?|ketuanya)|"
    r"(?P<stays>(?:tidak|tdk|kada|gak|ga|batal)\s+(?:(?:jadi|bisa|kawa)\s+)?(?:ikut|umpat|berangkat|bisa|kawa))|(?P<goes>(?:juga\s+)?(?:ikut|umpat)(?:\s+berangkat)?))"
    r"(?:\W+(?:ya|pak|bu|juga|jua|lah|min|ja|haja|aja|saja|pang|ai))*\W*",
    re.IGNORECASE,
)
_GOODS = re.compile(
    rf"{_LEAD}(?:(?P<add>{_WAYS[Way.ADD]})|(?P<remove>{_WAYS[Way.REMOVE]}))\s+(?P<rest>.+)", re.IGNORECASE
)
_LESS = r"(?:di|me(?:ng)?)?kurang(?:i|kan)"
_AMOUNT = rf"(?:{numerals.ONE})(?:\s+[^\W\d_]+)?"
_SO_MUCH = re.compile(
    rf"{_LEAD}(?:(?:di)?(?:ubah|ganti)(?:kan)?\s+)?(?P<item>[^\W\d_][^\d,;:]*?)(?:nya)?\s*[:=]?\s*"
    rf"(?:(?P<more>{_WAYS[Way.ADD]})|(?P<less>{_LESS})|(?:(?:di)?(?:ubah|ganti)\s+)?(?:ke|jadi|menjadi|ganti))"
    rf"\s+(?P<amount>{_AMOUNT})",
    re.IGNORECASE,
)
_SO_MUCH_THEN = re.compile(
    rf"{_LEAD}(?P<item>[^\W\d_][^\d,;:]*?)(?:nya)?\s+(?P<amount>{_AMOUNT}?)\s+jadinya(?:\W+(?:{_POLITE}))*\W*",
    re.IGNORECASE,
)
""" "Sembako 30 jadinya"."""
_VERB_FIRST = re.compile(rf"{_LEAD}(?:(?P<less>{_LESS})|(?:men)?jadi(?:kan)?)\s+(?P<rest>.*\d.*)", re.IGNORECASE)
_TO = re.compile(r"^\W*(?:(?:ke|ka|jadi|menjadi|dengan|dgn|pakai|oleh)\b\W*)+", re.IGNORECASE)
_NO_NEED = re.compile(
    rf"{_LEAD}(?P<item>[^\W\d_][^\d,;:]*?)(?:nya)?\s+(?:tidak|tdk|kada|gak|ga|nggak|kd)\s+(?:usah|perlu|jadi)(?:\s+(?:di)?bawa)?"
    rf"(?:\W+(?:{_POLITE}|dulu|lagi))*\W*",
    re.IGNORECASE,
)
""" "Selimut kada usah"."""
INSTEAD = re.compile(
    rf"{_LEAD}(?:{_LINES['vehicle']})(?:nya)?\s+(?:tidak|tdk|kada|gak|ga|batal)\s+(?:jadi|pakai|pake)\b[^,;]*[,;]?\s*(?:tapi\s+)?"
    r"(?:pakai|pake|ganti|naik)\s+(?P<rest>.+)",
    re.IGNORECASE,
)
""" "Mobil kada jadi hilux, pakai ambulan puskesmas"."""
_OTHER_DAY = re.compile(rf"{_LEAD}usul(?:kan|an)?\s+(?P<rest>hari\s+lain\b.*)", re.IGNORECASE | re.DOTALL)
_I = frozenset({"saya", "sya", "ulun", "aku", "unda", "sorang"})
_EDGES = re.compile(rf"(?:\W+(?:{_POLITE}|lagi|saja|aja))+\W*$", re.IGNORECASE)


def read_line(said: str) -> PlanChange | None:
    """One change, and nothing besides. None where no line of a plan is named with what becomes of it."""
    if found := _OTHER_DAY.fullmatch(said):
        return PlanChange("window", Way.SET, found["rest"])
    if found := INSTEAD.fullmatch(said):
        return PlanChange("vehicle", Way.SET, bare(found["rest"]))
    if (found := _PERSON.fullmatch(said)) and (
        found["leads"] or found["goes"] or _may_be_name(found["who"]) or says_i(found["who"])
    ):
        line = "leader" if found["leads"] else "crew"
        way = Way.SET if found["leads"] else Way.REMOVE if found["stays"] else Way.ADD
        return PlanChange(line, way, found["who"].strip(" ,.:"))
    if found := _FORM.fullmatch(said):
        return _formed(found)
    if (found := _NO_NEED.fullmatch(said)) and bare(found["item"]):
        return PlanChange("cargo", Way.REMOVE, bare(found["item"]), led=False)
    if found := _GOODS.fullmatch(said):
        way = Way.ADD if found["add"] else Way.REMOVE
        return PlanChange("cargo", way, bare(found["rest"])) if bare(found["rest"]) else None
    return _of_one_thing(_EDGES.sub("", numerals.with_digits(said)))


def _of_one_thing(said: str) -> PlanChange | None:
    """ "sembako jadi 30", "beras tambah 5 karung", "kurangi selimut 2": which thing, and how much."""
    if found := _VERB_FIRST.fullmatch(said):
        return PlanChange("cargo", Way.LESS if found["less"] else Way.AMOUNT, bare(found["rest"]))
    if found := _SO_MUCH_THEN.fullmatch(said):
        return PlanChange("cargo", Way.AMOUNT, f"{found['amount']} {found['item']}")
    if found := _SO_MUCH.fullmatch(said):
        way = Way.LESS if found["less"] else Way.ADD if found["more"] else Way.AMOUNT
        return PlanChange("cargo", way, f"{found['amount']} {found['item']}")
    return None


def says_i(words: str) -> bool:
    """ "Ulun kada kawa umpat": who writes it."""
    return words.strip(" ,.:").casefold() in _I


def names_a_line(text: str) -> bool:
    """ "ganti kendaraan": which line is to be changed, and not into what."""
    found = _FORM.fullmatch(" ".join(text.split()))
    way = found and any(found[f"a{way.name}"] or found[way.name] for way in _WAYS)
    return bool(found and way and not bare(found["rest"]))


def _formed(found: re.Match[str]) -> PlanChange | None:
    line = next(name for name in _LINES if found[name])
    rest = bare(found["rest"])
    way = next((way for way in _WAYS if found[f"a{way.name}"] or found[way.name]), None)
    rest = re.sub(r"^di\s+", "", rest, flags=re.IGNORECASE) if line == "place" else rest
    if line == "note" and way is Way.REMOVE and not rest:
        return PlanChange(line, way, "semua")  # "catatannya hapus"
    if not rest or (way is None and not _says_what(line, found)) or (line == "crew" and _is_a_number(rest)):
        return None
    between = found.string[found.end(line) : found.start("rest")]
    besides = line == "note" and ":" not in between  # "catatan bawa parang": what stands there stays
    return PlanChange(line, way or (Way.ADD if besides else Way.SET), rest)


def _is_a_number(words: str) -> bool:
    """ "Tim jadi 3": how many they are, and not who."""
    return re.fullmatch(r"\d+(?:\s+(?:orang|org|urang))?", words, re.IGNORECASE) is not None


def _says_what(line: str, found: re.Match[str]) -> bool:
    """ "kendaraan: ambulans", "ketuanya Hendra": without a verb. "Kendaraannya rusak" is no change."""
    between = found.string[found.end(line) : found.start("rest")]
    led = re.match(r"(?:di|ka|ke)\s", found["rest"], re.IGNORECASE) is not None
    if line == "note" and re.fullmatch(
        r"catatan\s*", found.string[found.start(line) :][: len(found[line]) + len(between)]
    ):
        return True  # "catatan bawa parang"
    there = line == "place" and (led or ("nya" in between.casefold() and is_of_a_kind(found["rest"])))
    return there or ":" in between or (line == "leader" and _may_be_name(bare(found["rest"])))


def _may_be_name(words: str) -> bool:
    """ "Ketua tim sakit", "kami tidak bisa": nobody is called so."""
    return not any(word.plain in lexicon.FIELD for word in Words(words).all)


def bare(words: str) -> str:
    return _EDGES.sub("", _TO.sub("", words)).strip(" ,.:;-")
