"""Days and times as they are typed here: "3 Des jam 9", "Kamis depan", "1-5 Desember", "setengah sembilan"."""

import re
from datetime import date, time, timedelta

from rapidfuzz import fuzz, process

from sotarsa_bot.mistake import Mistake
from sotarsa_bot.visits.window import Window

LONGEST_WINDOW = 31
FURTHEST_DAYS = 730

_MONTHS = (
    "januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober", "november",
    "desember",
)  # fmt: skip
_SHORT = {
    "jan": 1, "feb": 2, "peb": 2, "pebruari": 2, "mar": 3, "mrt": 3, "apr": 4, "jun": 6, "jul": 7, "agu": 8, "ags": 8,
    "agt": 8, "agst": 8, "agust": 8, "sep": 9, "sept": 9, "okt": 10, "nov": 11, "nop": 11, "nopember": 11, "des": 12,
}  # fmt: skip
_WEEKDAYS = {
    "senin": 0, "selasa": 1, "rabu": 2, "rabo": 2, "kamis": 3, "jumat": 4, "jum'at": 4, "jum’at": 4, "sabtu": 5,
    "minggu": 6, "ahad": 6,
}  # fmt: skip
_HOURS = {
    "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9,
    "sepuluh": 10, "sebelas": 11, "dua belas": 12,
}  # fmt: skip
_DAYTIMES = {"pagi": (0, 11), "siang": (10, 15), "sore": (14, 19), "petang": (15, 19), "malam": (18, 24)}

_WORD = r"[^\W\d_]+(?:['’][^\W\d_]+)?"
_TIME = re.compile(
    r"(?:\b(?:jam|pukul|pkl|pk)\.?\s*(?P<h1>\d{1,2})(?:\s*[.:]\s*(?P<m1>\d{2}))?"
    r"|\b(?P<h2>\d{1,2})[.:](?P<m2>\d{2})(?![.\d/])"
    r"|\b(?:jam\s+|pukul\s+)?setengah\s+(?P<half>dua belas|[a-z]+)"
    r"|\b(?:jam|pukul|pkl)\s+(?P<word>dua belas|[a-z]+)\b)"
    r"(?:\s*(?P<part>pagi|siang|sore|petang|malam)\b)?(?:\s*(?P<zone>wita|wib|wit)\b)?",
    re.IGNORECASE,
)
_LEADS_TO_A_DAY = re.compile(rf"(?:\b(?:hari|tgl|tanggal|pada|{'|'.join(_WEEKDAYS)})\b[\s,.]*)+$", re.IGNORECASE)
_LEADS_TO_A_PLACE = re.compile(r"^[\s,.;:-]*(?:(?:pada|di)\b[\s,]*)+", re.IGNORECASE)
_NUMERIC = re.compile(r"\b(\d{1,2})\s*[/.-]\s*(\d{1,2})(?:\s*[/.-]\s*(\d{4}|\d{2}))?\b")
_NAMED = re.compile(rf"\b(\d{{1,2}})\s*({_WORD})\.?(?:\s*,?\s*(\d{{4}}))?\b", re.IGNORECASE)


def parse_time(text: str) -> time:
    """A time of day. Mistake `parsing.time_unreadable`, `time_impossible` or `time_zone`."""
    bare = text.strip()
    if re.fullmatch(r"\d{1,2}", bare):
        bare = f"jam {bare}"
    found = _TIME.search(bare)
    if not found:
        raise Mistake("parsing.time_unreadable", typed=text[:40])
    return _time(found)


def parse_date(text: str, *, today: date) -> date:
    """A day that is today or later. Mistake `parsing.date_unreadable`, `date_impossible`, `date_past` or `date_far`."""
    day, _ = _find_day(_cut_time(text)[0], today)
    return day


def parse_moment(text: str, *, today: date) -> tuple[date, time | None, str]:
    """A day, a time if one is said, and the words left over (a place): "3 Desember jam 9, balai desa"."""
    without_time, at = _cut_time(text)
    day, span = _find_day(without_time, today)
    before = _LEADS_TO_A_DAY.sub(" ", without_time[: span[0]])
    rest = _LEADS_TO_A_PLACE.sub(" ", f"{before} {without_time[span[1] :]}")
    return day, _time(at) if at else None, re.sub(r"\s+", " ", rest).strip(" ,.;:-")


def parse_window(text: str, *, today: date) -> Window:
    """A window of days: "1-5 Desember", "30 Nov - 2 Des", "minggu depan", or one day. Mistake as for a day,
    or `parsing.window_backwards`, `window_long`."""
    words = text.strip().lower()
    if words == "minggu depan":
        monday = today + timedelta(days=7 - today.weekday())
        return Window(first=monday, last=monday + timedelta(days=6))
    first_text, last_text = _halves(words)
    if last_text is None:
        day = parse_date(first_text, today=today)
        return Window(first=day, last=day)
    last = parse_date(last_text, today=today)
    if re.fullmatch(r"\D*\d{1,2}\s*", first_text):
        first = _day_before(int(re.sub(r"\D", "", first_text)), last, today)
    else:
        first = parse_date(first_text, today=today)
    return _window(first, last)


def _halves(words: str) -> tuple[str, str | None]:
    words = re.sub(r"^\s*(antara|dari|mulai)\s+", "", words)
    cut = re.split(
        r"\s+(?:s/d|sd|s\.d\.?|sampai(?:\s+dengan)?|hingga|dan)\s+|\s*[–—]\s*|\s+-\s+|(?<=\d)s/d(?=\d)", words
    )
    if len(cut) == 1:
        cut = re.split(r"(?<=\d)\s*-\s*(?=\d{1,2}\s+[a-z])", words)  # 1-5 desember, but not 3-12-2026
    if len(cut) > 2:
        raise Mistake("parsing.date_unreadable", typed=words[:40])
    return cut[0], cut[1] if len(cut) == 2 else None


def _day_before(number: int, last: date, today: date) -> date:
    try:
        first = last.replace(day=number)
    except ValueError as error:
        raise Mistake("parsing.date_impossible", typed=str(number)) from error
    if first < today:
        raise Mistake("parsing.date_past", typed=str(number))
    return first


def _window(first: date, last: date) -> Window:
    if last < first:
        raise Mistake("parsing.window_backwards")
    if (last - first).days >= LONGEST_WINDOW:
        raise Mistake("parsing.window_long", days=LONGEST_WINDOW)
    return Window(first=first, last=last)


def _cut_time(text: str) -> tuple[str, re.Match[str] | None]:
    """The text without its time of day, and that time."""
    at = _TIME.search(_hide_dates(text))
    return (text[: at.start()] + " " + text[at.end() :] if at else text), at


def _hide_dates(text: str) -> str:
    """Dates with points look like times ("3.12.26"): blank them, keeping every position."""
    return re.sub(r"\b\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})\b", lambda m: " " * len(m.group()), text)


def _time(found: re.Match[str]) -> time:
    if (found["zone"] or "wita").lower() != "wita":
        raise Mistake("parsing.time_zone")
    hour, minute = _hour_minute(found)
    part = (found["part"] or "").lower()
    if part in ("siang", "sore", "petang", "malam") and hour < 12 and _DAYTIMES[part][0] <= hour + 12:
        hour += 0 if part == "siang" and hour >= 10 else 12
    if hour > 23 or minute > 59:
        raise Mistake("parsing.time_impossible", typed=found.group().strip()[:40])
    return time(hour, minute)


def _hour_minute(found: re.Match[str]) -> tuple[int, int]:
    if found["h1"] or found["h2"]:
        return int(found["h1"] or found["h2"]), int(found["m1"] or found["m2"] or 0)
    word = (found["half"] or found["word"]).lower()
    hour = _HOURS.get(word)
    if hour is None:
        raise Mistake("parsing.time_unreadable", typed=found.group().strip()[:40])
    return ((hour - 1) or 12, 30) if found["half"] else (hour, 0)


def _find_day(text: str, today: date) -> tuple[date, tuple[int, int]]:
    for reader in (_relative, _numeric, _named, _weekday, _bare_number):
        if found := reader(text, today):
            day, span = found
            if (day - today).days > FURTHEST_DAYS:
                raise Mistake("parsing.date_far", typed=text.strip()[:40])
            return day, span
    raise Mistake("parsing.date_unreadable", typed=text.strip()[:40])


_Found = tuple[date, tuple[int, int]] | None


def _relative(text: str, today: date) -> _Found:
    words = (("hari ini", 0), ("besok", 1), ("bsk", 1), ("lusa", 2))
    for word, days in words:
        if found := re.search(rf"\b{word}\b", text, re.IGNORECASE):
            return today + timedelta(days=days), found.span()
    if found := re.search(r"\b(\d{1,3})\s+hari\s+lagi\b", text, re.IGNORECASE):
        return today + timedelta(days=int(found[1])), found.span()
    return None


def _numeric(text: str, today: date) -> _Found:
    if not (found := _NUMERIC.search(text)):
        return None
    return _dated(int(found[1]), int(found[2]), found[3], today, found.group()), found.span()


def _named(text: str, today: date) -> _Found:
    for found in _NAMED.finditer(text):
        if month := _month(found[2].lower()):
            return _dated(int(found[1]), month, found[3], today, found.group()), _with_weekday(text, found.span())
    if said := re.search(r"\b(\d{1,2})\s+bulan\s+(ini|depan)\b", text, re.IGNORECASE):
        month = (today.month + (said[2].lower() == "depan") - 1) % 12 + 1
        return _dated(int(said[1]), month, None, today, said.group()), said.span()
    return None


def _with_weekday(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """A weekday said before the date belongs to it: "Kamis, 3 Desember"."""
    before = re.search(rf"({'|'.join(map(re.escape, _WEEKDAYS))})\s*,?\s*$", text[: span[0]], re.IGNORECASE)
    return (before.start(), span[1]) if before else span


def _weekday(text: str, today: date) -> _Found:
    names = "|".join(map(re.escape, _WEEKDAYS))
    found = re.search(rf"\b({names})(\s+(?:minggu\s+)?depan)?(?=\W|$)", text, re.IGNORECASE)
    if not found:
        return None
    ahead = (_WEEKDAYS[found[1].lower()] - today.weekday()) % 7
    if found[2]:  # next week's, counted from Monday, as people here mean it
        ahead = 7 - today.weekday() + _WEEKDAYS[found[1].lower()]
    return today + timedelta(days=ahead), found.span()


def _bare_number(text: str, today: date) -> _Found:
    """ "tgl 3": the next day with that number."""
    found = re.search(r"\b(?:tgl|tanggal)\.?\s*(\d{1,2})\b", text, re.IGNORECASE)
    if not found:
        return None
    for ahead in range(62):
        day = today + timedelta(days=ahead)
        if day.day == int(found[1]):
            return day, found.span()
    raise Mistake("parsing.date_impossible", typed=found.group())


def _month(word: str) -> int | None:
    if word in _SHORT:
        return _SHORT[word]
    if len(word) < 3:
        return None
    best = process.extractOne(word, _MONTHS, scorer=fuzz.ratio, score_cutoff=80)
    return _MONTHS.index(best[0]) + 1 if best else None


def _dated(day: int, month: int, year: str | None, today: date, typed: str) -> date:
    """Without a year: the next such day. A day that is past only if its year was typed."""
    try:
        if year:
            made = date(int(year) if len(year) == 4 else 2000 + int(year), month, day)
        else:
            made = date(today.year, month, day)
            if made < today:
                made = date(today.year + 1, month, day)
    except ValueError as error:
        raise Mistake("parsing.date_impossible", typed=typed.strip()[:40]) from error
    if made < today:
        raise Mistake("parsing.date_past", typed=typed.strip()[:40])
    return made
