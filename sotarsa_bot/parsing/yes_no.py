"""A plain yes or no below "Maksudnya: …?", as people of Halong say it: in Indonesian or Banjar, with small words."""

import re

_YESES = r"(?:y|ya+h?|iya+h?|i?yo|i?yoi|ii+h|inggih|nggih|betul|benar|bnr|btul|tepat|bujur|setuju|begitu)"
_THANKS = r"(?:(?:terima|tarima)\s*kasih|makasih|mksh|trims|tks)(?:\s+banyak)?"
_SMALL = rf"(?:{_THANKS}|pak|bu|min|sekali|itu|begitu|ya|banar|pang|ja|haja|aja|lah|ai|am|tu|sdh|sudah|siap|oke|ok|sip)"
_BEFORE = r"(?:(?:oke|ok|siap|baik|alhamdulillah|pak|bu|min)\W+)*"
_YES = re.compile(rf"\W*{_BEFORE}(?:{_YESES}\W+)*{_YESES}(?:\W+{_SMALL})*\W*", re.IGNORECASE)
_YES_AND = re.compile(
    rf"\W*{_BEFORE}(?:{_YESES}\W+)*{_YESES}(?:\W+{_SMALL}\b)*\W+(?P<rest>\w.*)", re.IGNORECASE | re.DOTALL
)
_NO = re.compile(
    r"\W*(?:bukan|bkn|lain|tidak|tdk|kada|kd|salah|ubah|keliru|jangan|jgn)"
    r"(?:\W+(?:pak|bu|min|begitu|itu|betul|benar|bujur|pang|lah|tu))*\W*",
    re.IGNORECASE,
)
_NO_BEFORE = re.compile(
    r"^\W*(?:(?:eh|ih|oh|aduh|ups|anu)\b[\s,.]*(?=(?:salah|maaf|keliru|ralat|bukan|bkn|kada|kd)\b))?(?:(?:salah|maaf|keliru|ralat)\b[\s,.;:]*|(?:bukan|bkn|tidak|tdk|kada|kd|lain)\b"
    r"(?:\s+(?:pak|pa|bu|min|ai|begitu|itu|pang|lah|tu)\b)*\s*(?:[,.;:\n]\s*|(?=(?:salah|maaf|keliru|ralat)\b)))+",
    re.IGNORECASE,
)
""" "Bukan, tanggal 4" is the right day; "bukan tanggal 4" and "tidak ada kendala" are what their words say."""


def says_yes(words: str) -> bool:
    """ "ya", "iya pak", "bujur pang". "siap" and "oke" are said out of politeness, too, and are none."""
    return bool(_YES.fullmatch(words))


def after_yes(words: str) -> str:
    """What is said behind a yes: "iya, nanti kami siapkan kursi"; "" where nothing is."""
    found = _YES_AND.fullmatch(words)
    return found["rest"].strip() if found else ""


def says_no(words: str) -> bool:
    """ "bukan", "salah pak", without the right words."""
    return bool(_NO.fullmatch(words))


def after_no(words: str) -> str:
    """The right words behind a no: "bukan, tanggal 4" is "tanggal 4"."""
    return _NO_BEFORE.sub("", words)
