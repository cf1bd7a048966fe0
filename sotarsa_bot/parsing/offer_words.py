"""A coordinator's words about another day: "diundur ke 7 Desember", "kada jadi tgl 3, tgl 4 ja", "tawarkan jumat"."""

import re
from datetime import date

from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import lexicon
from sotarsa_bot.parsing.calendar_words import WEEKDAYS, month_of
from sotarsa_bot.parsing.moments import read_moment
from sotarsa_bot.parsing.visit_verbs import when_instead
from sotarsa_bot.parsing.words import Words

_TELLS = re.compile(r"\W*(?:tawarkan|tawari|usulkan|tawarakan)\b\W*", re.IGNORECASE)
_MOVES = re.compile(
    r"""^\W*(?:(?:maaf|mf|pak|pa|bu|min|eh|ya|tolong|kunjungan(?:nya)?|jadwal(?:nya)?|hari(?:nya)?|jam(?:nya)?
      |waktu(?:nya)?|acara(?:nya)?|kami|kita|tim)\W+)*
    (?:(?:di|ku)?(?:undur|mundur|maju|geser|pindah|ganti|ubah|alih|rubah)(?:kan|akan|i)?\b(?!\s+ketua)
      |(?:tidak|tdk|tak|kada|kd|gak|ga|batal)\s+jadi\s+(?:tgl|tanggal|hari|senin|selasa|rabu|kamis|jum.?at|sabtu|minggu)
      |jadi(?:nya)?\s+(?:hari|tgl|tanggal|senin|selasa|rabu|kamis|jum.?at|sabtu|minggu|jam))""",
    re.IGNORECASE | re.VERBOSE,
)
_DAYS = frozenset({"tgl", "tanggal", "tg", "hari", "besok", "bsk", "isuk", "lusa"})
_WRITTEN = re.compile(r"\b\d{4}-\d\d-\d\d\b")
_LATER = re.compile(r"\b(?:minggu|pekan|bulan)\s+(?:depan|muka|dapan|hadap)\b", re.IGNORECASE)
_CODE_SECOND = re.compile(r"^\W*(tawarkan|tawari)\s+(k\s?\d{1,9})\b", re.IGNORECASE)
_RANGE = re.compile(r"\d\s*(?:[-–]|s/?d|sampai|sd|hingga)\s*(?:tgl\s*)?\d|\bhari\s+lain\b", re.IGNORECASE)
_ASKS = re.compile(r"\?|\b(?:kah|lah|kalau|kalo|klo|amun|mun|gimana|bagaimana|kayapa)\b", re.IGNORECASE)


def of_an_offer(words: str) -> str:
    """What is to be offered; "" where the words do not begin so."""
    found = _TELLS.match(words)
    return words[found.end() :].strip() if found else ""


def with_code_first(text: str) -> str:
    """ "Tawarkan K1 jumat jam 9" as "K1 tawarkan jumat jam 9"."""
    return _CODE_SECOND.sub(r"\2 \1", text.strip())


def several_days(words: str) -> bool:
    """A week or a range of days, which the card's button proposes."""
    return bool(_RANGE.search(words) or _LATER.search(words))


def moves(words: str) -> bool:
    """Whether the visit moves to a day or an hour that is named: "minggu depan" is none."""
    return bool(_MOVES.match(words)) and not _LATER.search(words) and not when_instead(words)


def only_days(words: str, today: date) -> bool:
    """Nothing but a day that is named as one, and what belongs to it: "4 pindah" is of a recipient."""
    said = {word.plain for word in Words(words).all}
    dated = said & (_DAYS | set(WEEKDAYS)) or any(month_of(word) for word in said) or bool(_WRITTEN.search(words))
    if not dated or any(lexicon.OUTCOMES.get(word) for word in said):
        return False
    try:
        read = read_moment(words, today=today)
    except Mistake:
        return False
    return any(one.day for one in read.options) and not (read.more or read.bounded or _LATER.search(words))


def as_said(words: str) -> str:
    """A question of whether a day suits, as if it were said: "kalau tgl 5 jam 9 kawa lah?"."""
    return " ".join(_ASKS.sub(" ", words).split())
