"""Words after an emergency that say that it is over ("sudah surut", "sadar dah sidin") or was none ("batal, bagarah
haja")."""

import re

from sotarsa_bot.parsing.emergencies import tells_of_emergency
from sotarsa_bot.parsing.sentence_kinds import asks
from sotarsa_bot.parsing.words import IF, Words

_HAVE = r"(?:sudah|sdh|sdah|udah|udh|dah|telah|tlh|hudah|suah|alhamdulillah)"
_WELL = (
    r"(?:(?:di)?(?:ganti|tambal|perbaiki|baiki|derek|tarik|angkat|tolong|evakuasi|obati|tangani|bersihkan|temukan|jemput)"
    r"|surut|sadar(?:kan)?|siuman|aman|baik(?:an)?|beres|bares|teratasi|hidup|reda|taduh|terang|normal|sembuh|waras|sehat"
    r"|lancar|selesai|tuntung|ketemu|tatamu|selamat|tertolong|kaluar|keluar|lewat|liwat|tembus|pulih"
    r"|(?:bisa|kawa|dapat)\s+(?:jalan|lewat|liwat|lanjut|hidup|bulik|pulang|kaluar|keluar|dilalui|dilewati))"
)
_OVER = re.compile(
    rf"(?<!\w)(?:{_HAVE}\W+(?:\w+\W+){{0,2}}?{_WELL}|{_WELL}\W+{_HAVE}|(?:lewat|liwat)\W+aman|aman\W+(?:haja|aja|saja|ja)"
    r"|(?:kada|kd|tidak|tdk|gak|ga|nggak)\W+(?:papa|apapa|apa-apa|apa2|kenapa-kenapa|kenapa2))(?!\w)",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"(?<!\w)(?:batal|bagarah\w*|bercanda\w*|becanda\w*|kelakar|main[- ]main"
    r"|(?:kada|kd|tidak|tdk|gak|ga)\W+(?:jadi|bujur|benar)"
    r"|salah\W+(?:kirim|ketik|pencet|dangar|dengar|info|kabar)|hoaks?|hoax)(?!\w)",
    re.IGNORECASE,
)
_MOST = 14
"""More words tell a story."""


def is_over(text: str) -> bool:
    return _tells(text) and bool(_OVER.search(text))


def was_none(text: str) -> bool:
    return _tells(text) and bool(_NONE.search(text))


def _tells(text: str) -> bool:
    words = [word.plain for word in Words(text).all]
    supposed = any(word in IF or word == "kah" for word in words)
    return len(words) <= _MOST and not (supposed or asks(text) or tells_of_emergency(text, last=True))
