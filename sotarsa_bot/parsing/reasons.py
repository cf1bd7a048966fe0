"""Words that were asked for as a reason, and are none: a question, a "ya", a record, "eh, salah", "lanjut aja"."""

import re

from sotarsa_bot.parsing.captions import looks_like_caption
from sotarsa_bot.parsing.questions import is_question
from sotarsa_bot.parsing.sentence_kinds import asks
from sotarsa_bot.parsing.small_talk import is_small_talk
from sotarsa_bot.parsing.taking_back import asks_for_undoing
from sotarsa_bot.parsing.yes_no import says_no, says_yes

_FIRST = r"\W*(?:(?:eh|maaf|oh|aduh|waduh|pak|bu|nah|kan|yah?)\b\W*)*"
_LITTLE = r"(?:\W+(?:a?ja|saja|haja|pak|bu|min|ya|dulu|lah|pang|kok|deh|dong|sebenarnya|kunjungan(?:nya)?|semua))*\W*"
_NOT_DONE = r"(?:tidak|tdk|gak|nggak|ga|kada|kd)\s+(?:jadi|usah|perlu)"
_GOES_ON = re.compile(
    rf"{_FIRST}(?:(?:(?:di)?(?:lanjut(?:kan|in)?|teruskan|terus|jadi"
    r"|tetap\s+(?:jadi|jalan|lanjut|berangkat|datang|seperti\s+semula)"
    rf"|bisa|kawa|boleh|(?:jangan|jgn|{_NOT_DONE})(?:\s+(?:di)?(?:batal|tunda)\w*)?)"
    rf"(?:\s+(?:jalan|jadi))?)\b{_LITTLE}){{1,3}}(?:(?:maaf\W+)?(?:salah\s+|ter|ke)(?:tekan|pencet|pilih)\W*)?",
    re.IGNORECASE,
)
_PUTS_RIGHT = re.compile(
    rf"{_FIRST}(?:(?:bukan|bkn)(?:\s+(?:itu|saya|kami|ulun|yang|yg|maksud\w*|(?:di)?(?:batal|tunda)\w*|k\s?\d+|kunjungan\w*"
    r"|[^\W\d_]{3,}nya)\b|\W*$)|ralat|koreksi|jangan|jgn|maksud\w*|(?:yang|yg)\s+(?:di)?(?:batal|tunda)\w*|"
    r"salah(?:\s+(?:tekan|pencet|ketik|kirim|pilih|maksud\w*|itu)\b|\W*[,.;:!]|\W*$))",
    re.IGNORECASE,
)


def is_no_longer_wanted(text: str) -> bool:
    """ "Lanjut aja", "jangan", "eh bisa aja": asked why not, they say that it is not so."""
    return asks_for_undoing(text) or _GOES_ON.fullmatch(text) is not None


def is_no_reason(text: str) -> bool:
    """Whether these words answer no "Mengapa?", whatever else they say."""
    if says_yes(text) or says_no(text) or is_small_talk(text) or asks(text):
        return True
    if is_question(text) or looks_like_caption(text):
        return True
    return _PUTS_RIGHT.match(text) is not None
