"""What takes something back, in free words: "batal", "hapus nomor 3", "salah", "bukan 3 tapi 4", "maaf, nomor 4"."""

import re
from typing import NamedTuple

from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import numerals
from sotarsa_bot.parsing.numbers import LISTED, read_spans

MOST_NUMBERS = 200
_BACK = (
    r"(?:batal(?:kan|in)?|hapus(?:kan)?|tarik|cabut|salah(?:\s+(?:ketik|tulis|kirim|pencet|tekan))?"
    r"|keliru|ralat|koreksi|bukan|lain(?=\W+(?:no\w*\W*)?\d))"
)
_POLITE = (
    r"(?:(?:eh|oh|aduh|maaf|mf|tolong|mohon|pak|bu|min|admin|itu|ini|tadi|yang|yg|nang|ya|dulu|catatan|catatannya)\W+)*"
)
_TAIL = (
    r"(?:\W+(?:pak|bu|min|admin|itu|ini|tadi|saja|aja|haja|ja|lah|pang|tu|ya|dulu|dong|salah|keliru|terima|catatan"
    r"|catatannya))*\W*"
)
_WHOLE = re.compile(rf"\W*{_POLITE}{_BACK}{_TAIL}", re.IGNORECASE)
_NUMBERS = re.compile(rf"\W*{_POLITE}(?:{_BACK}\W+{_POLITE})+(?P<wrong>{LISTED}){_TAIL}", re.IGNORECASE)
_INSTEAD = re.compile(
    rf"\W*{_POLITE}(?:{_BACK}\W+{_POLITE})+(?P<wrong>{LISTED})\W*"
    rf"(?:\b(?:tapi|tetapi|tp|melainkan|jadi|menjadi|harusnya|seharusnya|mestinya|yang\s+benar|yg\s+benar)\W+)+"
    rf"(?P<right>{LISTED}){_TAIL}",
    re.IGNORECASE,
)

_NUMBERS_FIRST = re.compile(
    rf"\W*{_POLITE}(?P<wrong>{LISTED})\W+(?:(?:di)?batal(?:kan|in)?|(?:di)?hapus(?:kan)?|(?:di)?cabut|(?:itu\W+|tadi\W+)*(?:salah|keliru|kaliru)(?:\W+(?:jua|juga|jg|pang|lah))*)"
    rf"{_TAIL}",
    re.IGNORECASE,
)
""" "1 batal", "nomor 4 dihapus saja", "nomor 4 salah"."""
_BECOMES = re.compile(
    rf"\W*{_POLITE}(?P<wrong>{LISTED})\W+(?:(?:di)?(?:ganti|ubah)\w*\W+|jadi\W+|menjadi\W+|manjadi\W+|harusnya\W+|mestinya\W+|k[ae]\W+)+"
    rf"(?P<right>{LISTED}){_TAIL}",
    re.IGNORECASE,
)
_LEFT_OUT = re.compile(rf"\W*{_POLITE}(?:kecuali|kcuali|selain|minus)\W+(?P<wrong>{LISTED}){_TAIL}", re.IGNORECASE)
_WAS_WRONG = re.compile(
    rf"\W*{_POLITE}(?P<wrong>{LISTED})\W+(?:itu\W+|tadi\W+)*(?:salah|keliru)\W+(?:(?:jua|juga|jg|pang|pak|bu)\W+)*(?:(?:yang|yg)\W+(?:benar|betul)|(?:se)?harusnya|mestinya|"
    rf"tapi|jadi|maksudnya)\W+(?P<right>{LISTED}){_TAIL}",
    re.IGNORECASE,
)
""" "Nomor 8 salah, harusnya nomor 9"."""
_RATHER = re.compile(rf"\W*{_POLITE}(?P<right>{LISTED})\W*(?:bukan|bkn)\W+(?P<wrong>{LISTED}){_TAIL}", re.IGNORECASE)
""" "No 2 bukan 1"."""
_IS_RIGHT = re.compile(
    rf"\W*{_POLITE}(?:(?:salah|keliru|ralat|koreksi)\W+{_POLITE})+{LISTED}\W+(?:saja\W+|yang\W+|yg\W+)*terima",
    re.IGNORECASE,
)
""" "Salah, 6 terima": that is what is right, and not what was wrong."""
_OTHER_VISIT = re.compile(
    rf"\W*{_POLITE}(?P<sure>(?:{_BACK}|pindah(?:kan)?|harusnya|seharusnya|mestinya|yang\s+benar|yg\s+benar)\W+)*"
    r"(?:(?:k\s?\d{1,5}|itu|ini|untuk|utk|buat|punya|milik|kunjungan|desa|ke|di|tapi|tetapi|tp|melainkan|harusnya|seharusnya|"
    r"mestinya|maksudnya|maksud|saya|jadi|menjadi|bukan)\W+)*?k\s?(?P<code>\d{1,5})"
    rf"(?:\W+(?:bukan|bkn|lain)\W+(?:yang\W+|yg\W+|nang\W+)?k\s?\d{{1,5}})?{_TAIL}",
    re.IGNORECASE,
)
_BY_PROXY = re.compile(
    rf"\W*{_POLITE}(?:{_BACK}\W+{_POLITE})?(?:wakil(?:nya)?|diwakil(?:i|kan)|mewakili|perwakilan(?:nya)?"
    r"|(?:yang|yg|nang)\s+(?:ambil|mengambil|maambil(?:akan)?|menerima|manarima|tarima|terima|nerima|mewakili|wakil|datang|hadir)"
    r"|di(?:ambil|terima|titip(?:kan)?|serahkan)(?:kan)?\s+(?:oleh|sama|ke|kepada|lewat))\W+(?P<who>\D+)",
    re.IGNORECASE | re.DOTALL,
)


_ONE_WRONG = re.compile(
    rf"\W*{_POLITE}(?:(?:eh|oh|aduh)\W+)?(?:(?:yang|yg|nomor|nomer|no)\b\W*)*(?P<number>\d{{1,5}})\W+(?:itu\W+|tadi\W+|nya\W+)*"
    r"(?:salah|keliru)\s*[,.;:]\s*(?P<right>\w.*)",
    re.IGNORECASE | re.DOTALL,
)
_NOT_YET = re.compile(
    rf"\W*{_POLITE}(?:(?:eh|oh|aduh|salah|slh|keliru|ralat|ternyata|hadang|hadangi|wan|lawan|dan|yang|yg|nang)\W+)*(?P<wrong>{LISTED})(?:\W+(?:juga|jua|jg|ternyata|masih|memang))*"
    r"\W+(?:belum|blm|balum|blom|bulum)(?:\W+(?:terima|menerima|dapat|dpt|ada|lagi|pak|bu|ya|ternyata))*\W*",
    re.IGNORECASE,
)
_NOT_YET_WHY = re.compile(
    rf"\W*{_POLITE}(?:(?:eh|oh|aduh|ternyata|hadang|wan|lawan|dan)\W+)*(?P<wrong>{LISTED})(?:\W+(?:juga|jua|jg|ternyata))*"
    r"\W+(?:belum|blm|balum|blom|bulum)\W+(?P<why>(?:kada|kd|tidak|tdk|gak|ga|pindah|maninggal|meninggal|sakit|garing)\b.*)",
    re.IGNORECASE | re.DOTALL,
)
_FEW = r"(?:cuma|cuman|cumanya|hanya|tinggal)"
_JUST = r"(?:saja|aja|ja|haja|doang|pang)"
_TRUE = r"(?:(?:yang|yg|nang)\W+)?(?:benar|betul|bujur|bener|sah|berlaku)"
_PLEASE = r"(?:\W+(?:pak|bu|min|admin|itu|tadi|ya))*\W*"
_ONLY = re.compile(
    rf"\W*{_POLITE}(?:(?:{_TRUE}\W+)(?:{_FEW}\W+)?|{_FEW}\W+)(?:yang\W+|yg\W+)?(?P<a>{LISTED})(?:\W+{_JUST})*{_PLEASE}"
    rf"|\W*{_POLITE}(?:{_FEW}\W+)?(?P<b>{LISTED})(?:\W+{_JUST})*\W+{_TRUE}{_PLEASE}",
    re.IGNORECASE,
)


_NOT_WHO = re.compile(r"[\s,]+(?:bukan|bkn|lain)\s.*$", re.IGNORECASE | re.DOTALL)
""" "Wakilnya Sinta, bukan Siti"."""


class OtherVisit(NamedTuple):
    """The number of a visit (K2 is 2) that a record is said to be of; `sure` if it is said to have been wrong."""

    number: int
    sure: bool


class Correction(NamedTuple):
    """Numbers that were wrong (none: whatever is replied to), and those that are right instead."""

    wrong: tuple[int, ...] = ()
    right: tuple[int, ...] = ()


def read_correction(text: str) -> Correction | None:
    """None if it says anything else, too."""
    said = numerals.with_digits(text.strip())
    try:
        if found := _INSTEAD.fullmatch(said) or _WAS_WRONG.fullmatch(said) or _RATHER.fullmatch(said):
            return Correction(read_spans(found["wrong"], MOST_NUMBERS), read_spans(found["right"], MOST_NUMBERS))
        if _IS_RIGHT.match(said):
            return None
        if found := _NUMBERS.fullmatch(said) or _NUMBERS_FIRST.fullmatch(said):
            return Correction(read_spans(found["wrong"], MOST_NUMBERS))
    except Mistake:
        return None
    return Correction() if _WHOLE.fullmatch(said) else None


def read_becomes(text: str) -> Correction | None:
    """ "1 jadi 8", in a reply to a record: that number was wrong, and this one is right. None if it says anything else,
    too."""
    found = _BECOMES.fullmatch(numerals.with_digits(text.strip()))
    try:
        return (
            Correction(read_spans(found["wrong"], MOST_NUMBERS), read_spans(found["right"], MOST_NUMBERS))
            if found
            else None
        )
    except Mistake:
        return None


def read_left_out(text: str) -> Correction | None:
    """ "Kecuali 4", in a reply to a record: these numbers of it were wrong. None if it says anything else, too."""
    found = _LEFT_OUT.fullmatch(numerals.with_digits(text.strip()))
    try:
        return Correction(read_spans(found["wrong"], MOST_NUMBERS)) if found else None
    except Mistake:
        return None


def read_only_right(text: str) -> tuple[int, ...] | None:
    """ "Cuma 1-5 ja yg bujur", in a reply to a record: these numbers of it are right, and no others. None if it says
    anything else, too."""
    found = _ONLY.fullmatch(numerals.with_digits(text.strip()))
    try:
        return read_spans(found["a"] or found["b"], MOST_NUMBERS) if found else None
    except Mistake:
        return None


def read_other_visit(text: str) -> OtherVisit | None:
    """ "Salah, itu K2", "bukan K1 tapi K2", "K2": that and nothing else."""
    found = _OTHER_VISIT.fullmatch(text.strip())
    return OtherVisit(int(found["code"]), bool(found["sure"])) if found else None


def read_one_wrong(text: str) -> tuple[int, str] | None:
    """ "Eh no 4 salah, no 4 kd ada", "4 itu salah, kd ada": the number of a record that was wrong, and what is right of
    it, as a caption; None if it says something else, or of another number."""
    found = _ONE_WRONG.match(numerals.with_digits(text.strip()))
    if not found:
        return None
    number, right = int(found["number"]), found["right"]
    if not any(c.isdigit() for c in right):
        return number, f"no {number} {right}"
    first = re.search(r"\d+", right)
    return (number, right) if first and int(first.group()) == number else None


def read_not_yet(text: str) -> Correction | None:
    """ "5 jua blm", in a reply to a record: these have not received after all. None if it says anything else, too."""
    found = _NOT_YET.fullmatch(numerals.with_digits(text.strip()))
    try:
        return Correction(read_spans(found["wrong"], MOST_NUMBERS)) if found else None
    except Mistake:
        return None


def without_not_yet(text: str) -> str:
    """ "Nomor 4 belum, kada datang" as "nomor 4 kada datang": why not says what became of them."""
    found = _NOT_YET_WHY.fullmatch(text.strip())
    return f"{found['wrong']} {found['why']}" if found else text


def read_by_proxy(text: str) -> str | None:
    """Who is said to have received it: "Siti (anak)" of "wakil Siti (anak)"; None if numbers stand there, too."""
    found = _BY_PROXY.fullmatch(text.strip())
    return _NOT_WHO.sub("", found["who"]).strip() if found else None
