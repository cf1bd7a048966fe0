"""Until when a village's answer is awaited, in words: "batas jawaban jadi senin", "perpanjang 2 hari". Pure."""

import re
from datetime import date, timedelta

from sotarsa_bot import wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.moments import read_moment
from sotarsa_bot.parsing.sentence_kinds import QUESTION
from sotarsa_bot.parsing.words import POLITE
from sotarsa_bot.unsure import Meaning, Unsure

_SMALL = "|".join(sorted(map(re.escape, POLITE), key=len, reverse=True))
_LEAD = rf"\W*(?:(?:{_SMALL})\b\W*)*"
_ANSWER = r"(?:jawab(?:an)?(?:nya)?|menjawab|dijawab)(?:\s+desa(?:nya)?)?"
_LIMIT = rf"(?:batas|tenggat|deadline)(?:nya)?(?:\s+(?:waktu|akhir|{_ANSWER}))*(?:\s+desa)?"
_MOVED = r"(?:di)?(?:ganti|ubah|pindah|undur|mundur|maju|tambah|perpanjang)(?:kan|in)?"
_LONGER = r"(?:di)?perpanjang(?:kan|in)?"
_TILL = r"(?:(?:sampai|sampe|smp|hingga|s\s?/\s?d|sd|paling\s+lambat|jadi|menjadi|ke|ka|dengan|selama|hari)\b|[:=])"
_FORMS = tuple(
    re.compile(rf"{_LEAD}{form}(?:\W*{_TILL})*\W*(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
    for form in (
        rf"{_MOVED}\s+{_LIMIT}",
        rf"{_LIMIT}(?:\s+(?:{_MOVED}))?(?=\W*$|\W+{_TILL}|\W+\d|\s+\w+\W*$|\s+\w+\s+\w+\W*$)",
        rf"{_LONGER}(?:\s+(?:lagi|usulan(?:nya)?|waktu(?:nya)?|{_ANSWER}))*",
        rf"(?:(?:di)?tunggu\s+)?{_ANSWER}\s+(?:(?:di)?tunggu\s+)?(?=sampai|paling|hingga)",
    )
)
_DAYS = re.compile(r"(?P<days>\d{1,2})\s*(?:hari|hr)(?:\s+lagi)?", re.IGNORECASE)
_END = re.compile(rf"(?:\W+(?:{_SMALL}|dulu|saja|ja|haja|aja|lagi))*\W*$", re.IGNORECASE)


def names_answer_by(text: str) -> str | None:
    """What is said of it: a day, "2 hari", or "" where only that it is put off. None: it is not what this is about."""
    said = " ".join(text.split())
    if QUESTION.search(said):
        return None
    found = next((match for form in _FORMS if (match := form.fullmatch(said))), None)
    return _END.sub("", found["rest"]) if found else None


def read_until(said: str, today: date, awaited: date) -> date | None:
    """The day that such words mean: "2 hari" from when it is awaited, or from today, if that is over. None: no day.

    Mistake or Unsure as for a day."""
    if not said:
        return None
    if days := _DAYS.fullmatch(said):
        return max(awaited, today) + timedelta(days=int(days["days"]))
    return read_day(said, today)


def read_day(text: str, today: date) -> date:
    """One day, and no hour. Mistake `parsing.date_unreadable`; Unsure where it may be several."""
    words = re.sub(rf"^{_LEAD}(?:{_TILL}\W*)*", "", text, flags=re.IGNORECASE)
    found = read_moment(words, today=today)
    days = list(dict.fromkeys(one.day for one in found.options if one.day))
    if not days or found.denied:
        raise Mistake("parsing.date_unreadable", typed=wording.cut(text))
    if len(days) > 1 or not found.complete or found.options[0].at:
        raise Unsure(*(Meaning(f"{day:%Y-%m-%d}", wording.long_day(day)) for day in days))
    return days[0]
