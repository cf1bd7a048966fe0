"""What somebody types to change a list of names: "hapus Anang", "ganti 3 jadi Aluh", "kembalikan Anang"."""

import re
from typing import Literal, NamedTuple

from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import lexicon, numerals
from sotarsa_bot.parsing.numbers import LISTED, read_spans
from sotarsa_bot.parsing.words import EXCEPT

MOST_NUMBERS, MOST_LETTERS = 1000, 300
"""Numbers at once, and letters of a command."""
_POLITE = (
    r"(?:(?:maaf|mf|eh|tolong|mohon|minta|pak|bu|min|admin|salah|keliru|tadi|ini|itu|yang|yg|nang|nama|an|bisa)\W+)*"
)
_TAIL = (
    r"(?:\W+(?:pak|bu|min|admin|ya|dulu|saja|aja|ja|lah|dong|itu|ini|tadi|dari|pada|di|daftar(?:nya)?|list|lagi|jua|juga|"
    r"namanya|nama))*\W*"
)
_OFF = (
    r"(?:di)?(?:hapus|keluar|coret|buang|cabut|hilang|kosong|bersih)(?:kan|in)?|(?:di)?batal(?:kan|in)?|delete"
    r"|(?:jangan|jgn)\s+(?:di)?(?:masuk|ikut|daftar|umpat)(?:kan|akan)?(?:\s+(?:dulu|dahulu|hadulu))?|(?:tidak|tdk|kada|ga|gak)\s+(?:jadi|usah|perlu)(?:\s+(?:di)?masuk(?:kan)?)?"
)
_WHY = (
    r"(?:(?:karena|krn|soalnya|dia|ia|sidin|orangnya|sudah|sdh|itu)\s+)*(?:(?:bukan|lain)\s+(?:orang|warga|penduduk|di|dari|penerima)\b.*"
    r"|(?:meninggal|maninggal|wafat|pindah(?!\W+(?:ke|ka)\W+(?:rt|rw|rumah)\b)|dobel|double|ganda|salah\s+(?:masuk|tulis|ketik|nama|desa)|(?:tidak|tdk|kada)\s+(?:ada|berhak|termasuk)\b.*)"
    r"(?:\W.*)?)"
)
_NOT_WELL = (
    r"(?:inya|sidin|orangnya)?\s*(?:lagi|masih|sedang|karena)?\s*"
    r"(?:garing|gering|sakit|pindah|merantau|madam|balum\s+ada)"
)
_INTO = (
    r"(?:(?:di)?(?:ganti|ubah)|(?:men)?jadi|(?:se)?harusnya|mestinya|maksudnya|(?:yang|yg)\s+(?:benar|bujur)|->|→|=)"
)
_MEND = r"(?:ganti|ubah|betulkan|perbaiki|koreksi|ralat|edit)(?:kan|in)?"
_BACK = (
    r"(?:kembalikan|pulihkan|balikkan|balikan|balikin|bulikakan|kambali(?:a)?kan|undo|urungkan"
    r"|masukkan\s+(?:lagi|kembali))"
)
_PERSON = r"(?P<who>[^\n]{1,80}?)"
_FORMS: tuple[tuple[Literal["off", "back", "rename"], re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"\W*{_POLITE}{form}", re.IGNORECASE))  # type: ignore[misc]
    for kind, form in (
        (
            "rename",
            rf"{_MEND}\s+(?:nama\s+)?{_PERSON}\s+(?:jadi|menjadi|ke|dengan|->|→|=)\s+(?P<to>.+)",
        ),
        ("rename", rf"bukan\s+{_PERSON}\W+(?:tapi|tetapi|tp|melainkan|harusnya|seharusnya)\s+(?P<to>.+)"),
        (
            "rename",
            rf"(?!(?:tidak|tdk|kada|kd|ga|gak|batal)\W){_PERSON}\W+(?:salah\W+)?(?:{_INTO}\W+)+(?P<to>[^\W\d].*)",
        ),
        (
            "back",
            rf"{_BACK}(?:\W+{_PERSON})?{_TAIL}",
        ),
        ("off", rf"(?:{_OFF})\W+{_PERSON}(?:\W+{_WHY})?{_TAIL}"),
        (
            "off",
            rf"{_PERSON}\W+(?:itu\W+|tu\W+)?(?:dobel|double|dobol|ganda|sama(?:\W+orangnya)?)\W+(?:lawan|dengan|dgn|wan|sama)"
            rf"\W+[^,\n]{{1,60}}\W+(?:{_OFF}){_TAIL}",
        ),
        ("off", rf"{_PERSON}\W+(?:{_OFF}){_TAIL}(?:,\s*(?:{_NOT_WELL})\b[^,\d]*)?"),
        ("off", rf"{_PERSON}\W+{_WHY}"),
    )
)
_NUMBERS = re.compile(rf"(?:no(?:mor|mer)?\W*|urut\W*)*(?P<numbers>{LISTED})", re.IGNORECASE)
_THE_LAST = re.compile(
    r"(?:(?:yang|yg|nama|yang itu)\W*)*(?:tadi|terakhir|barusan|baru|itu|ini|nya|semula|mereka"
    r"|(?:dua[- ]?|tiga[- ]?)?(?:ke|ka)?(?:dua|tiga|empat|lima)nya)?(?:\W+(?:tadi|saja|itu))*",
    re.IGNORECASE,
)
_ALL = re.compile(r"(?:semua(?:nya)?|seluruh(?:nya)?|barataan|sabarataan|daftar(?:nya)?)(?:\W+\w+)?", re.IGNORECASE)
_EMPTIED = re.compile(rf"\W*{_POLITE}(?:kosong|bersih)(?:kan|in)?{_TAIL}", re.IGNORECASE)
_TITLED = re.compile(r"^(?:(?:nama|si|no(?:mor|mer)?)\W+)+(?=[^\W\d])", re.IGNORECASE)


_OF_THE_NAME = re.compile(r"(?<=\w)\W+(?:nama(?:nya)?|itu|tu)$", re.IGNORECASE)
""" "Nomor 2 namanya"."""
_BUT = re.compile(rf"\W*\b(?:{'|'.join(sorted(EXCEPT, key=len, reverse=True))})(?:nya)?\b\W*", re.IGNORECASE)


class ListCommand(NamedTuple):
    """`numbers` or `names`: whom it is about (neither: whoever was last); `to`: the name instead; `everybody`: all of
    the list. `but_numbers`, `but_names`: those of them who are not meant."""

    kind: Literal["off", "back", "rename"]
    numbers: tuple[int, ...] = ()
    names: tuple[str, ...] = ()
    to: str = ""
    everybody: bool = False
    but_numbers: tuple[int, ...] = ()
    but_names: tuple[str, ...] = ()

    @property
    def excepts(self) -> bool:
        return bool(self.but_numbers or self.but_names)


def read_list_command(text: str) -> ListCommand | None:
    """None if it is none of these, or too long to be one. Who is meant is not looked up here."""
    said = " ".join(text.split())
    if len(said) > MOST_LETTERS:
        return None
    if _EMPTIED.fullmatch(said):
        return ListCommand("off", everybody=True)
    for kind, form in _FORMS:
        if found := form.fullmatch(said):
            groups = found.groupdict()
            who, to = (groups.get("who") or "").strip(" ,.;:"), (groups.get("to") or "").strip(" ,.;:")
            return _command(kind, who, to)
    return None


def _command(kind: Literal["off", "back", "rename"], who: str, to: str) -> ListCommand:
    who, *others = (part.strip(" ,.;:") for part in _BUT.split(who, maxsplit=1))
    who = _OF_THE_NAME.sub("", who)
    who = who or ("semua" if others else "")  # "hapus selain Hamdan"
    numbers, names = ((), ()) if _THE_LAST.fullmatch(who) or _ALL.fullmatch(who) else whom(who)
    but_numbers, but_names = whom(others[0]) if others and others[0] else ((), ())
    return ListCommand(kind, numbers, names, _without_kin(to), _ALL.fullmatch(who) is not None, but_numbers, but_names)


def _without_kin(name: str) -> str:
    """ "istrinya Jumiati" is called Jumiati."""
    first, _, rest = name.strip().partition(" ")
    return rest if rest and first.casefold().endswith("nya") and lexicon.is_relation(first) else name


def whom(text: str) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Numbers, or names."""
    said = numerals.with_digits(text)
    if found := _NUMBERS.fullmatch(said):
        try:
            return read_spans(found["numbers"], MOST_NUMBERS), ()
        except Mistake:
            pass
    names = re.split(r"\s*(?:[,;&]|\b(?:" + lexicon.JOINS + r")\b)\s*", _TITLED.sub("", text), flags=re.IGNORECASE)
    return (), tuple(name for name in names if name)
