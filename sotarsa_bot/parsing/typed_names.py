"""Names that somebody types or pastes for a list: "1. Aminah (RT 2)", "- Hamdan", "*Siti*", a name a line; and what
stands between them that is no name."""

import re
from enum import Enum
from typing import NamedTuple

from sotarsa_bot.parsing import lexicon
from sotarsa_bot.parsing.exposure import without_numbers
from sotarsa_bot.parsing.names import one_line
from sotarsa_bot.parsing.persons import is_degree
from sotarsa_bot.parsing.place_words import is_place_alone
from sotarsa_bot.parsing.small_talk import is_small_talk
from sotarsa_bot.parsing.words import BUT, EXCEPT, IF, NOT, OR, PARTICLES, POLITE, Words

MOST_WORDS, MOST_BESIDE = 10, 3
"""Words of a name; and of what may be one though one of them is of the field."""
_NUMBERING = re.compile(r"^\s*(?:\(?\d{1,4}\)?\s*[.):\t-]+|\(?\d{1,4}\)?(?=\s)|[-–•*·▪➢✓✅☑]+(?=[\s\w*]))[\s.]*")
_INLINE = re.compile(r"(?:^|(?<=[\s,;]))\(?(\d{1,3})[.)]+\s*(?=[^\W\d])")
_NUMBER_SIGN = re.compile(r"^\s*\d{1,4}\ufe0f?\u20e3\s*")
_ADDED = re.compile(
    r"^\s*(?:(?:tolong|mohon|minta|pak|bu|min|admin)\W+)*(?:di)?(?:tambah(?:kan|an|i|in)?|masuk(?:kan|in)|daftarkan|input)"
    r"\W+(?:(?:lagi|nama|atas|penerima|juga|jua|satu|1|orang|yaitu)\W+)*",
    re.IGNORECASE,
)
_CALLED = re.compile(r"^\s*(?:nama|atas nama|an\.|a\.n\.)\s*[:=]?\s+", re.IGNORECASE)
_GETS = re.compile(r"\s+(?:dapat(?:kan|nya)?|menerima|terima|diberi|dibari|minta|bantuan(?:nya)?)\b.*$", re.IGNORECASE)
""" "Nini Ijah dapat selimut": the name, and what a list of names does not hold."""
_MARKS = re.compile(r"(?<![\w*_~`])[*_~`]+(?=\S)|(?<=\S)[*_~`]+(?![\w*_~`])")
"""Bold and the like, as WhatsApp writes them."""
_ESCAPED = re.compile(r"_x000[dDaA9]_")
_LONG = re.compile(r"\b(?:n\.?i\.?k\.?\W*)?\d(?:[\s.'-]?\d){8,}", re.IGNORECASE)
_EMPTY = re.compile(r"\(\W*\)")
_PLACE = re.compile(
    r"(?:\s*[,(\[/–-]|\s)\s*(?:(?:rt|rw)\W*\d{1,3}\b.*|(?:dusun|dsn|anak\s+desa)\W+[\w '-]{1,40})[)\]]?\s*$",
    re.IGNORECASE,
)
_AND = "|".join(sorted(word for word in lexicon.AND if word.isalpha()))
_OR = r"(?<=[^\W\d_]{3})(?<!\bbin)\s*/\s*(?=[^\W\d_]{3})"
""" "Amat / Imus"."""
_BETWEEN = re.compile(rf"\s*(?:[,;&+]|{_OR}|\b(?:{_AND})\b)\s*", re.IGNORECASE)
_NO_LIST = re.compile(
    r"(?:ini|berikut|adapun|daftar|data|list|kirim|lampiran|no(?:mor)?|nama(?:-nama| nama)?)\b(?!\.)"
    r"|(?:dusun|dsn|anak\s+desa|rt|rw)\W+[\w ]{1,40}$|(?:dst|dll|dan\s+seterusnya)\b"
    r"|(?:jumlah|jml|total|seluruhnya|semuanya)(?:nya)?\b\W*(?:\d|ada|orang|urang|penerima|warga|kk|$)",
    re.IGNORECASE,
)
"""Headings, and what ends a list that is not whole."""
_NOBODY = re.compile(
    r"(?:desa|kampung|kelurahan|kecamatan)\b.*|(?:ibu|bapak|pak|bu|ketua|warga)\W+(?:rt|rw)\b\W*\d*\W*"
    r"|(?:(?:ibu|bapak|pak|pa|bu)\W+)?"
    r"(?:camat|kades|pambakal|sekdes|lurah|bupati|kadus|kaur|bidan|mantri|dinas|admin)\W*"
    r"|(?:tes|test|testing|coba|cek)\b\W*"
    r"|(?:ibu|bapak|anak|urang|orang)(?:2\b|-(?:ibu|bapak|anak|urang|orang)\b).*|.*\bsekeluarga\b\W*\d+.*",
    re.IGNORECASE,
)
"""Places, whoever holds an office there, and groups of people."""
_COMMAND = re.compile(
    r"(?:(?:tolong|mohon|coba|bisa)\W+)*(?:di)?(?:(?:kosong|bersih|kirim|simpan|cetak|urut|tukar|gabung|pindah|bagi|hitung|tampil|lihat"
    r"|hapus|keluar|buang|salin|kembali|perbaiki|periksa|tampil|kunci|tutup|buka|ulang|batal|tanda|bagikan)(?:kan|in|i)?|reset|print"
    r"|unduh|cek|formulir|paket\s+saku|ambil\s+dari|salah\s+(?:daftar|kirim|ketik))\b",
    re.IGNORECASE,
)
""" "Urutkan daftar", "kirim ke desa": something is to be done, and nobody is named."""
_ASIDE = POLITE | PARTICLES | lexicon.AND | lexicon.ALL | frozenset({
    "wan", "jua", "juga", "jg", "sampai", "sd", "no", "nomor", "nomer", "nmr", "tambah", "lagi", "masih", "hanyar",
    "eh",
    "bujur", "betul", "benar", "sudah", "sdh", "tuntung", "beres", "simpan", "lanjut", "apa", "siapa", "berapa",
    "barapa", "kapan", "mana", "kenapa", "kayapa", "gimana", "bagaimana", "iih", "iyih",
})  # fmt: skip
"""Words of a nod or a question: all of them together are nobody's name."""
_BESIDE = re.compile(
    r"[\s,(\[/–-]+(?<!rt )(?<!rt\.)(?<!rw )(?<!rt\. )(?<!no )(?<!blok )(?<!gg )(?<!gang )(?<!umur )"
    r"(?P<what>\d{1,4}\s*(?!rt\b|rw\b|dusun\b|dsn\b|anak\b)[^\W\d_]{2,}.*)$",
    re.IGNORECASE,
)
""" "Aminah 2 sembako", "Aminah 70 tahun": so many of something is no part of a name."""
_TRAILED = re.compile(r"(?<=\w)(?:\W+(?:jua|juga|jg|haja|aja|ja|lagi|sudah|sdh|pang|lah|am))+\W*$", re.IGNORECASE)
""" "Nurdin jua"."""
_NO_NAME = NOT | EXCEPT | IF | OR | BUT
_TOLD = lexicon.OPEN_SENTENCE | lexicon.OPEN_NOBODY
_REMARK = re.compile(r"\([^)]*\)")
_OF_IT = re.compile(r"[a-z]{4,}nya")
""" "Rahmi cuti", "ketuanya Hendra" tell of somebody."""
_NAMES_TOO = frozenset({
    "penerima", "warga", "penduduk", "hari", "terang", "bulan", "jumat", "rabu", "kamis", "sabtu", "senin", "ahad",
    "gunung", "baik", "sedang", "guru", "baru", "bagus", "lancar", "sama", "lawan", "dan",
})  # fmt: skip
"""Words of the field that are also names."""


class TypedLine(NamedTuple):
    """`names`: those on the line, several if it may be read so; `sure`: whether nothing else can be meant. `without`:
    what stands beside the name and is no part of it."""

    text: str
    names: tuple[str, ...] = ()
    sure: bool = True
    without: str = ""


def lines(text: str) -> list[TypedLine]:
    """Each line that holds anything. Headings, greetings and sentences have no names."""
    every = [part for line in text.splitlines() for part in _numbered(line)]
    return [_line(line) for line in every if any(c.isalnum() for c in line)]


def _numbered(line: str) -> list[str]:
    """ "1. Aminah 2. Hamdan 3. Irus": what was pasted on one line, with a number before each."""
    found = list(_INLINE.finditer(line))
    numbers = [int(one[1]) for one in found]
    if len(found) < 2 or line[: found[0].start()].strip() or numbers != [*range(numbers[0], numbers[0] + len(found))]:
        return [line]
    ends = [one.start() for one in found[1:]] + [len(line)]
    return [line[one.start() : end].strip(" ,;") for one, end in zip(found, ends, strict=True)]


def bare(line: str) -> str:
    """The name of a line that holds one, without numbering, signs and what was typed to have it added."""
    said = _MARKS.sub("", _ESCAPED.sub(" ", line))
    if any(c.isalpha() for c in said):
        said = _NUMBERING.sub("", _NUMBER_SIGN.sub("", said), count=1)
    said = without_numbers(one_line(_CALLED.sub("", _ADDED.sub("", said))))
    return one_line(_EMPTY.sub(" ", _LONG.sub(" ", said))).strip(" ,;:-–")


def without_place(name: str) -> str:
    """Without the RT and the like behind it."""
    return _PLACE.sub("", name) or name


def holds_number(line: str) -> bool:
    """Whether a NIK or the like stands on it, which is not kept with a name that was typed."""
    return without_numbers(line) != line or _LONG.search(line) is not None


def _line(line: str) -> TypedLine:
    text, name = one_line(_MARKS.sub("", line)), bare(line)
    if not any(c.isalpha() for c in name) or text.endswith((":", "?")) or is_small_talk(text):
        return TypedLine(text)
    if _NO_LIST.match(name) or _COMMAND.match(name) or _NOBODY.fullmatch(name):
        return TypedLine(text)
    if beside := _GETS.search(name) or _BESIDE.search(name):
        return _of_parts(text, name) if "," in name else _before(text, name, beside)
    doubt = _doubts(without_place(name))
    if doubt is _Doubt.NO_NAME:
        return TypedLine(text)
    several = _several(trailed := _TRAILED.sub("", name))
    sure = doubt is _Doubt.NONE and len(several) == 1 and trailed == name and not is_place_alone(name)
    return TypedLine(text, tuple(several), sure=sure)


def _before(text: str, name: str, beside: re.Match[str]) -> TypedLine:
    """The name, without what stands behind it; a sentence has none."""
    own = name[: beside.start()]
    own += ")" if "(" in own.rpartition(")")[2] else ""
    if not any(c.isalpha() for c in own) or _NOBODY.fullmatch(own) or _doubts(without_place(own)) is _Doubt.NO_NAME:
        return TypedLine(text)
    return TypedLine(text, (own.strip(" ,;:-–"),), sure=False, without=beside.group().strip(" ,;:()-–"))


def _of_parts(text: str, name: str) -> TypedLine:
    """ "Uma, Acil Idah (2 selimut), 3 lansia": each part by itself."""
    parts = [_line(part) for part in _several(name)]
    aside = [part.without or ("" if part.names else part.text) for part in parts]
    names = tuple(one for part in parts for one in part.names)
    return TypedLine(text, names, sure=False, without=", ".join(part for part in aside if part))


class _Doubt(Enum):
    NONE = 0
    PERHAPS = 1
    NO_NAME = 2


def _doubts(name: str) -> _Doubt:
    """Whether words beside the names say that this is a sentence."""
    plain = [word.plain for word in Words(name).all]
    odd = [word for word in plain if word in lexicon.FIELD and word not in _NAMES_TOO and word not in lexicon.DEGREES]
    if all(word in _ASIDE or word.isdigit() for word in plain):
        return _Doubt.NO_NAME
    if any(word in _NO_NAME for word in plain) or (odd and (len(odd) > 1 or len(plain) > MOST_BESIDE)):
        return _Doubt.NO_NAME
    if len(odd) == len(plain):
        return _Doubt.NO_NAME
    own = [word.plain for word in Words(_REMARK.sub(" ", name)).all]
    told = any((word in _TOLD and word not in _NAMES_TOO) or _OF_IT.fullmatch(word) for word in own)
    return _Doubt.PERHAPS if odd or told or len(plain) > MOST_WORDS else _Doubt.NONE


def _several(name: str) -> list[str]:
    """Names between commas and "dan"; a degree belongs to the name before it."""
    found: list[str] = []
    for part in (part.strip(" .") for part in _BETWEEN.split(name)):
        if found and part and (_NO_LIST.match(part) or all(is_degree(f"{word.rstrip('.')}.") for word in part.split())):
            found[-1] = f"{found[-1]}, {part}"
        elif part:
            found.append(part)
    return found
