"""A plain yes or no below "Maksudnya: …?", as people of Halong say it: in Indonesian or Banjar, with small words."""

import re

from sotarsa_bot.parsing import lexicon

_YESES = "(?:" + "|".join(lexicon.YES) + ")"
"""The one list of words that agree, and that of words that do not (`_NOES`), for all questions (lexicon.toml)."""
_NOES = "(?:" + "|".join(lexicon.NO) + ")"
_THANKS = r"(?:(?:terima|tarima)\s*kasih|makasih|mksh|trims|tks)(?:\s+banyak)?"
_SMALL = (
    rf"(?:{_THANKS}|pak|bu|min|kak|bos|sekali|itu|begitu|ya|banar|pang|ja|haja|aja|saja|lah|ai|am|tu|sdh|sudah|dah|siap|oke|ok"
    r"|sip|mantap|dong|deh|kok|nah|laksanakan)"
)
_GREETED = r"alhamdulillah|bismillah\w*|assalamualaikum|waalaikumsalam"
_BEFORE = rf"(?:(?:oke|ok|siap|baik|{_GREETED}|pak|bu|min|sudah|sdh|dah|udah)\W+)*"
_YES = re.compile(rf"\W*{_BEFORE}(?:{_YESES}\W+)*{_YESES}(?:\W+{_SMALL})*\W*", re.IGNORECASE)
_YES_AND = re.compile(
    rf"\W*{_BEFORE}(?:{_YESES}\W+)*{_YESES}(?:\W+{_SMALL}\b)*\W+(?P<rest>\w.*)", re.IGNORECASE | re.DOTALL
)
_EXCLAIM = r"ya+h?\W+(?:ampun|all?ah|tuhan|rabb?i?)|astaga\w*|astagfiru?llah\w*|masya\W?allah"
_EXCLAIMS = re.compile(rf"\W*(?:{_EXCLAIM})\b", re.IGNORECASE)
""" "Ya ampun" agrees to nothing."""
_NO = re.compile(
    rf"\W*(?:(?:{_EXCLAIM})\W+)?(?:eh\W+|oh\W+|maaf\W+|ih\W+)?{_NOES}(?:\W+(?:pak|bu|min|kak|begitu|itu|betul|benar|bujur|pang|lah|tu|dulu|dahulu|ja|haja"
    r"|dong|deh|ah|ai))*\W*",
    re.IGNORECASE,
)
_NO_BEFORE = re.compile(
    r"^\W*(?:(?:eh|ih|oh|aduh|ups|anu)\b[\s,.]*(?=(?:salah|maaf|keliru|ralat|bukan|bkn|kada|kd)\b))?(?:(?:salah|maaf|keliru|ralat)\b[\s,.;:]*|(?:bukan|bkn|tidak|tdk|kada|kd|lain)\b"
    r"(?:\s+(?:pak|pa|bu|min|ai|begitu|itu|pang|lah|tu)\b)*\s*(?:[,.;:\n]\s*|(?=(?:salah|maaf|keliru|ralat)\b)))+",
    re.IGNORECASE,
)
""" "Bukan, tanggal 4" is the right day; "bukan tanggal 4" and "tidak ada kendala" are what their words say."""


def says_yes(words: str) -> bool:
    """ "ya", "iya pak", "bujur pang". "siap" and "oke" are said out of politeness, too, and are none; nor is "ya?"."""
    return "?" not in words and bool(_YES.fullmatch(words))


def after_yes(words: str) -> str:
    """What is said behind a yes: "iya, nanti kami siapkan kursi"; "" where nothing is."""
    found = None if _EXCLAIMS.match(words) else _YES_AND.fullmatch(words)
    return found["rest"].strip() if found else ""


_BUT = re.compile(r"(?:tapi|tetapi|tp|cuma|cuman|hanya|kecuali|kacuali|kcuali)\b", re.IGNORECASE)


def says_yes_but(words: str) -> bool:
    """ "Ya tapi tgl 6 kada": it answers what was asked last, and not as it stands."""
    return _BUT.match(after_yes(words)) is not None


def says_no(words: str) -> bool:
    """ "bukan", "salah pak", without the right words."""
    return bool(_NO.fullmatch(words))


def after_no(words: str) -> str:
    """The right words behind a no: "bukan, tanggal 4" is "tanggal 4"."""
    return _NO_BEFORE.sub("", words)
