"""What colleagues write to each other in the team's group on the day, and what of it may be a report to the bot."""

import re

from sotarsa_bot.parsing import lexicon
from sotarsa_bot.parsing.caption_asked_as import gives_back
from sotarsa_bot.parsing.sentence_kinds import QUESTION
from sotarsa_bot.parsing.small_talk import is_small_talk
from sotarsa_bot.parsing.step_opening import has_several_hours
from sotarsa_bot.parsing.words import IF, Words

_ASKS = re.compile(
    r"(?<!\w)(?:kah|kh|belum|blm|balum|apa|siapa|sapa|mana|dimana|yuk|yok|ayo|ayu|hayu|jangan|jgn)(?!\w)",
    re.IGNORECASE,
)
_JOKES = re.compile(
    r"(?<!\w)(?:wk(?:wk)+|wkwk\w*|haha\w*|hehe\w*|hihi\w*|bagarah|bercanda|lucu|kelakar)(?!\w)|😂|🤣", re.I
)
_CLAIMS = re.compile(
    r"\d|(?<!\w)(?:sudah|sdh|sdah|udah|udh|dah|dh|telah|tlh|alhamdulillah|barusan|hanyar)(?!\w)", re.IGNORECASE
)

_NUMBERED = re.compile(
    r"(?<!\w)(?:no|nomor|nomer|nmr|#)\W{0,2}\d|^\W*(?:(?:yang|yg|nang|tadi|sdh|sudah)\W+)*\d{1,3}(?!\w|[.:]\d)"
    r"(?:\W+(?:dan|wan|lawan|sampai|sd)?\W*\d{1,3}(?!\w|[.:]\d))*\W+\D+$",
    re.IGNORECASE,
)
_NOT_YET_DONE = re.compile(
    r"(?<!\w)(?:nanti|ntar|kaina|besok|isuk|akan|bakal|cagar|bentar|sebentar|hampir|parak|lagi\s+(?:jalan|di)"
    r"|(?<!kada )(?<!kd )(?<!tidak )(?<!tdk )(?<!ga )(?<!gak )(?:mau|handak|hendak))(?!\w)",
    re.IGNORECASE,
)
_PUTS_RIGHT = re.compile(
    r"(?<!\w)(?:kecuali|kacuali|kcuali|selain|belum|blm|balum|bukan|bkn|lain|salah|slh|keliru|ralat|maaf|eh|batal|hapus"
    r"|ternyata|sakalinya|(?:kada|kd|tidak|tdk)\s+jadi|harusnya|mestinya|hadang)(?!\w)",
    re.IGNORECASE,
)


_DONE = frozenset({"sudah", "sdh", "sdah", "udah", "dah", "hudah", "suah", "sdhlah"})


_URGES = re.compile(r"(?<!\w)(?:kah|kh|bila|yuk|yok|ayo|hayu|lakasi|buruan|jangan|jgn)(?!\w)", re.IGNORECASE)


def asks_or_urges(text: str) -> bool:
    """ "Pulang kah kita", "berangkat bila", "pulang yuk": whatever step is named, it was not taken."""
    return bool(QUESTION.search(text) or _URGES.search(text))


def asks_or_jokes(text: str) -> bool:
    """Questions, suppositions, what is proposed or not so, and jokes: no report, whatever step they name."""
    supposed = any(word.plain in IF for word in Words(text).all)
    return bool(is_small_talk(text) or QUESTION.search(text) or _ASKS.search(text) or _JOKES.search(text) or supposed)


def tells_of_a_day(text: str) -> bool:
    """Several steps with their hours, whatever "was not yet" between them: a report that asks and supposes nothing."""
    supposed = any(word.plain in IF for word in Words(text).all)
    asks = QUESTION.search(text) or _URGES.search(text) or _JOKES.search(text)
    return has_several_hours(text) and not (asks or supposed)


def claims(text: str) -> bool:
    """Whether it says that something has happened: "sudah", or an hour or another number."""
    return bool(_CLAIMS.search(text))


_PARTS = re.compile(
    r"[,;\n]|(?<=[^\W\d_])\s+(?=\d{1,3}(?:-\d{1,3})?\s+[^\W\d_]{3,})|\s+(?=(?:kecuali|kacuali|selain)\s+(?:no\w*\W+)?\d)",
    re.I,
)
_OF_NUMBERS = re.compile(
    r"\W*(?:(?:sudah|sdh|dah|tadi|nang|yang|yg|no|nomor|nomer|kecuali|kacuali|selain|wan|dan|lawan)\W+)*\d{1,3}(?![.:]?\d)"
    r"(?:[\s&-]+\d{1,3}(?![.:]?\d))*(?:\W+[^\d]{0,40})?", re.I,
)  # fmt: skip


def may_tell_of_a_hand_over(text: str, names: bool = False) -> bool:
    """Whether a number of the list, all of it, an amount (or `names`: one of its names) and what became of it stand in
    these words, and no question or wish."""
    listed = _lists_several(text) and not (QUESTION.search(text) or _URGES.search(text) or _JOKES.search(text))
    if (asks_or_jokes(text) and not listed) or _NOT_YET_DONE.search(text):
        return False
    words = {word.plain for word in Words(text).all}
    became = words & (set(lexicon.OUTCOMES) | lexicon.NOT | _DONE) or any(map(lexicon.gives, words)) or gives_back(text)
    return bool(became and (names or listed or _NUMBERED.search(text))) or bool(
        tells_of_giving(text) and (words & lexicon.ALL or re.search(r"(?<![\d.:])\d{1,3}(?![\d.:])", text))
    )


def _lists_several(text: str) -> bool:
    """ "9 sudah, 10 kada hadir", "3 terima 4 belum", "sudah 1-8 kecuali 5": each part is of numbers of a list."""
    parts = [part for part in _PARTS.split(text) if part.strip(" .!")]
    return (
        len(parts) > 1
        and all(map(_OF_NUMBERS.fullmatch, parts))
        and not any(word.plain in IF for word in Words(text).all)
    )


def tells_of_giving(text: str) -> bool:
    """ "Semua beres" does not."""
    return any(lexicon.gives(word.plain) for word in Words(text).all)


_SMALL = (
    r"(?:(?:eh|oh|aduh|waduh|ups|maaf|mf|ampun|ya|pak|bu|min|ka|kak|tolong|mohon|nang|yang|yg|itu|tu|nitu|tadi|td|hanyar"
    r"|barusan|kubilang|ulun|catatan(?:nya)?|laporan(?:nya)?|ini|pang|am|lah|ja|haja|aja|saja|dulu|ay|ai)\W+)*"
)
_BACK = (
    r"(?:undo|urung(?:kan|akan)?|(?:di)?batal(?:kan|akan|in|i)?|(?:di)?hapus(?:kan|akan)?|(?:di)?cabut|tarik|salah|slh|keliru"
    r"|kaliru|salah\W+(?:catat|lapor|hitung|ketik|kirim|tulis|orang|urang)|(?:kada|kd|tidak|tdk)\W+jadi"
    r"|(?:kada|kd|tidak|tdk|lain|bukan|balum|belum)\W+(?:s[ae]mua|s[ae]muaan|barataan|sabarataan)(?:nya)?|s[ae]mua(?:nya)?|barataan)"
)
_WRONG = re.compile(
    r"(?<!\w)(?:undo|urung\w*|(?:di)?(?:batal|hapus|cabut)\w*|tarik|salah|slh|keliru|kaliru|kada|kd|tidak|tdk|lain|bukan|balum|belum)(?!\w)",
    re.IGNORECASE,
)
_ALL_BACK = re.compile(rf"\W*{_SMALL}{_BACK}(?:\W+{_SMALL}{_BACK})*(?:\W+{_SMALL})?\W*", re.IGNORECASE)


def takes_back_all(text: str) -> bool:
    """ "Batal", "batalkan nang tadi", "eh salah kada samuanya": what was just recorded is wrong, and no number says
    what of it."""
    return bool(_WRONG.search(text)) and _ALL_BACK.fullmatch(f"{text} ") is not None


def may_put_right(text: str) -> bool:
    """Whether it may be said of what was recorded just before."""
    other = QUESTION.search(text) or _JOKES.search(text) or is_small_talk(text)
    return bool(_PUTS_RIGHT.search(text) or takes_back_all(text)) and not other
