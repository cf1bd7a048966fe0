"""Whether a day is plainly turned down: "Kamis kada kawa", "jangan tgl 3"; not by a doubt, a hope or a remark."""

import re

from sotarsa_bot.parsing.words import BUT, EXCEPT, IF, NOT, Words

_NOT = "|".join(sorted(NOT))
_ABLE = (
    r"bisa|bs|bsa|kawa|jadi|sempat|dapat|sanggup|mampu|cocok|setuju|memungkinkan|boleh|mau|pas|kosong|lowong|siap|di\s+tempat"
    r"|ada\s+di|menerima|suai|sasuai|sesuai|akan|usah|hakun|rela|bersedia"
)
_DAY = (
    r"(?:hari\s+|tgl\W*|tanggal\W*|pada\s+|di\s+hari\s+)*"
    r"(?:\d|senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad|besok|lusa|isuk|itu)"
)
_ALONE = r"\W*(?:(?:pak?|bu|min|ai|pang)\W*)*$"
_PLAIN = re.compile(
    rf"\b(?:{_NOT})\W+(?:{_ABLE})\b|\b(?:{_NOT}|{'|'.join(sorted(EXCEPT))})\W+{_DAY}"
    rf"|\b(?:{_NOT})(?:{_ALONE}|\W*[,;.\n])",
    re.IGNORECASE,
)
_CHANGES = BUT - {"maaf", "mf", "sebentar", "sbntr", "bentar", "tapi", "tetapi", "tp", "tpi", "namun", "tagal"}


def turns_down(text: str) -> bool:
    """What is not plain is for the office to read; nobody is told that the day does not suit."""
    words = {word.plain for word in Words(text).all}
    if words & IF:
        return False
    return bool(_PLAIN.search(text)) or (bool(words & _CHANGES) and not words & NOT)
