"""The scheme of an office's numbers: "400.9/{urut}/KEC-HLG/{bulan_romawi}/{tahun}".

`{urut}` is the sequence (`{urut:3}`: with zeros up to three digits), `{bulan}` 01 to 12, `{bulan_romawi}` I to XII,
`{tahun}` the year; beside them letters, digits, spaces and `. / -`. Sequence and year have to be there, or numbers
would come again.
"""

import re
from datetime import date

from sotarsa_bot import texts
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import clean_name

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
MOST_LETTERS = 60
_PLACE = re.compile(r"\{(urut(?::[2-6])?|bulan|bulan_romawi|tahun)\}")
_BESIDE = re.compile(r"[A-Za-z0-9 ./-]*")


def read_scheme(words: str) -> str:
    """The scheme as it was typed. Mistake if numbers could not be made of it, saying what is missing or odd."""
    scheme = clean_name(words, limit=MOST_LETTERS)
    if not _BESIDE.fullmatch(_PLACE.sub("", scheme)):
        raise Mistake("office.scheme_odd")
    places = [place.partition(":")[0] for place in _PLACE.findall(scheme)]
    if places.count("urut") != 1 or "tahun" not in places:
        raise Mistake("office.scheme_incomplete")
    if re.search(r"\d\{urut|\{urut(:\d)?\}\d|\{urut(:\d)?\}\{|\}\{urut", scheme):
        raise Mistake("office.scheme_glued")
    return scheme


def number_of(scheme: str, sequence: int, day: date) -> str:
    """ "400.9/12/KEC-HLG/XII/2026" """

    def said(place: re.Match[str]) -> str:
        name, _, width = place[1].partition(":")
        values = {
            "urut": f"{sequence:0{width or 1}}",
            "bulan": f"{day.month:02}",
            "bulan_romawi": ROMAN[day.month - 1],
            "tahun": str(day.year),
        }
        return values[name]

    return _PLACE.sub(said, scheme)


def say_scheme(scheme: str) -> str:
    """The scheme and what it comes to."""
    return texts.plain("office.scheme_said", scheme=scheme, example=number_of(scheme, 12, date(2026, 12, 3)))
