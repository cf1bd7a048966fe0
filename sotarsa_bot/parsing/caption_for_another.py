"""One of the list takes what is another's: "2 mengambilkan 3", "4 diambilkan 5", "3 terima punya 4". Neither is an
amount of anything: it is asked whether the other alone received, or both."""

import re

from sotarsa_bot.parsing import lexicon, persons
from sotarsa_bot.parsing.numbers import LISTED

_ONE = r"(?:no(?:mor)?\.?\s*)?(?P<{0}>\d{{1,5}}|[A-Z][\w'’.]*(?:\s+[A-Z][\w'’.]*){{0,3}})"
_GOT = r"(?:(?:sudah|sdh|udah)\s+)?(?i:terima|tarima|menerima|manarima|ambil|mengambil|maambil|dapat)"
_SOMETHING = r"(?:\s+(?i:sembako|paket|bantuan|barang|bagian|jatah)(?:nya)?)?"
_NUMBER = r"(?:no(?:mor)?\.?\s*)?(?P<taker>\d{1,5})"
_OF = (
    r"(?i:untuk|utk|gasan|buat|punya(?:nya)?|ampun(?:nya)?|milik(?:nya)?|jatah(?:nya)?|bagian(?:nya)?)"
    r"(?:\s+(?i:punya|bagian|jatah))?"
)
_TAKES = (
    r"(?i:(?:me|ma)?(?:ng|m|n)?(?:ambil|terima|tarima|erima|arima|wakil)(?:kan|akan|i)|(?:me|ma)wakil[ia]?)"
    rf"(?:\s+{_OF})?(?:\s+(?i:sembako|bantuan|bagian))?"
)
_TAKEN = r"(?i:di\s?(?:ambil|terima|tarima|wakil)(?:kan|akan|i))(?:\s+(?i:oleh|ulih|lawan|sama|ke|ka))?"
_FOR = re.compile(
    rf"\W*{_ONE.format('taker')}\s+(?:(?i:sudah|sdh|yang|yg|nang)\s+)*"
    rf"(?:{_TAKES}|{_GOT}{_SOMETHING}\s+{_OF})\s+{_ONE.format('whose')}(?:\s+(?i:juga|jua|jg|ja|haja))?\W*"
)
_BY = re.compile(rf"\W*{_ONE.format('whose')}\s+(?:(?i:sudah|sdh)\s+)?{_TAKEN}\s+{_NUMBER}\W*")
_WHO_CAME = re.compile(
    r"\W*(?:(?:jatah|bagian|punya|ampun|milik)(?:nya)?\s+)?(?:no(?:mor)?\.?\s*)?(?P<whose>\d{1,5})\s+(?:(?:sudah|sdh)\s+)?"
    r"(?:di\s?(?:ambil|terima|tarima|tampi|bawa|jemput|wakil)(?:kan|akan|i|in)?(?:\s+(?:oleh|ulih|lawan|sama)\s+(?:no(?:mor)?\.?\s*)?"
    r"|\s+no(?:mor)?\.?\s*)|atas\s+nama\s+(?:no(?:mor)?\.?\s*)?(?P<named>))(?P<taker>\d{1,5})\W*",
    re.IGNORECASE,
)
""" "1 diambil nomor 2", "3 diterima oleh 4", "8 atas nama 9" (8 came for 9)."""
_SHARE = re.compile(
    r"\W*(?:jatah|bagian|punya|ampun|milik)(?:nya)?\s+(?:no(?:mor)?\.?\s*)?(?P<whose>\d{1,5})\s+(?:(?:sudah|sdh)\s+)?"
    r"di\s?(?:ambil|terima|tarima|bawa)\s+(?P<taker>\d{1,5})\W*",
    re.IGNORECASE,
)
_NAMED_PROXY = re.compile(
    rf"\W*(?P<whose>{LISTED}|[A-Z][\w'’.]*(?:\s+[A-Z][\w'’.]*){{0,3}})\s+(?:(?i:sudah|sdh)\s+)?"
    r"(?i:di\s?ambil(?:kan|akan|i)?)\s+(?:(?i:oleh|ulih|lawan)\s+)?(?P<name>[A-Z][\w'’.]*(?:\s+[A-Z][\w'’.]*){0,3})\W*"
)
""" "3 4 diambil Ijah", "Aminah diambil Hamdan"."""
_BOTH = re.compile(
    rf"\W*{_ONE.format('taker')}\s+{_GOT}\W+(?:(?i:dan|sekaligus|sekalian|jua|juga)\s+)*{_TAKES}\s+"
    rf"{_ONE.format('whose')}(?:\s+(?i:juga|jua|jg))?\W*"
)
_PASSED_ON = re.compile(
    rf"\W*{_ONE.format('whose')}\s+"
    r"(?P<why>(?i:menolak|tolak|kada\s+mau|tidak\s+mau|kada\s+ada|tidak\s+ada|pindah|meninggal))"
    r"\W+(?:jadi\s+|lalu\s+|terus\s+)?(?i:di(?:beri|bari|kasih|serah|alih|pindah|julung|unjuk)(?:kan|akan)?)"
    r"\s+(?i:ke|ka|kepada|gasan|lawan)"
    rf"\s+{_NUMBER}\W*"
)
_OWN = {"menolak": "tolak", "tolak": "tolak", "pindah": "pindah", "meninggal": "meninggal"}
_EXCHANGED = re.compile(r"^\W*(?:tukar|ditukar|batukar|bertukar|tatukar|tertukar)\b", re.IGNORECASE)


def exchanged(line: str) -> bool:
    """ "tukar 3 lawan 4": nobody can tell who has what."""
    return _EXCHANGED.search(line) is not None


def ways(line: str) -> list[list[str]]:
    """What may be meant, each as its lines; nothing if the line speaks of nothing such."""
    if found := _PASSED_ON.fullmatch(line):
        whose, taker, why = _named(found["whose"]), _named(found["taker"]), " ".join(found["why"].casefold().split())
        said = _OWN.get(why, "tolak" if why.endswith("mau") else "tidak ada")
        return [[f"{whose} {said}", f'{taker} terima; "bagian {_spoken(found["whose"])}"']]
    if found := _BOTH.fullmatch(line):
        return [[f"{_named(found['taker'])} terima", _taken(found["whose"], found["taker"])]]
    if found := _NAMED_PROXY.fullmatch(line):
        return _by_name(found["whose"], found["name"])
    if (found := _WHO_CAME.fullmatch(line)) and found["named"] is not None:
        taken = _taken(found["taker"], found["whose"])
        return [[taken], [f"{_named(found['whose'])} terima", taken]]
    if (
        not (found := found or _SHARE.fullmatch(line) or _BY.fullmatch(line) or _FOR.fullmatch(line))
        or found["whose"] == found["taker"]
    ):
        return []
    taken = _taken(found["whose"], found["taker"])
    return [[taken], [f"{_named(found['taker'])} terima", taken]]


def _by_name(whose: str, name: str) -> list[list[str]]:
    """Somebody by name has come: for those of the list, or as the one whose number it is."""
    if lexicon.is_relation(name.split()[0]) or not persons.is_plausible(name):
        return []
    listed = any(c.isdigit() for c in whose)
    whom = f"no {whose}" if listed else whose
    own = [[f"{whom} {name} terima"]] if whose.isdigit() else []
    return [[f"{whom} terima wakil {name}"], *own]


def _taken(whose: str, taker: str) -> str:
    return f'{_named(whose)} terima; "diambilkan {_spoken(taker)}"'


def _named(one: str) -> str:
    return f"no {one}" if one.isdigit() else one


def _spoken(one: str) -> str:
    return f"nomor {one}" if one.isdigit() else one
