"""Several days with reasons of their own in one message, and days that are to be open again after all.

"5 des aruh ganal, sama tgl 12 pasar" is two things: each day with its own words, read back before it is taken.
"""

import re
from collections.abc import Collection
from datetime import date, timedelta
from itertools import pairwise

from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import numerals
from sotarsa_bot.parsing.calendar_words import MONTHS
from sotarsa_bot.parsing.day_readings import Days
from sotarsa_bot.parsing.day_spans import DaysRead, parse_days
from sotarsa_bot.parsing.said_days import Said, said
from sotarsa_bot.parsing.words import EXCEPT, IF, NOT, OR, PARTICLES, POLITE, Words
from sotarsa_bot.unsure import Meaning, Unsure

_PARTED = re.compile(r"[,;.]\s|[;\n]|\b(?:sama|lawan|wan|dan|lalu|kemudian|serta)\b", re.IGNORECASE)
_JOINS = re.compile(r"[ ,;.]+(?:sama|lawan|wan|dan|lalu|kemudian|serta)$", re.IGNORECASE)
_NO = r"(?:tidak|tdk|tak|ga|gak|nggak|kada|kd|batal)"
_A_MONTH = "|".join((*MONTHS, "jan", "feb", "mar", "apr", "jun", "jul", "agu", "sep", "sept", "okt", "nov", "des"))
_IN_A_MONTH = re.compile(rf"\b\d{{1,2}}\s+(?P<month>(?:{_A_MONTH})\b(?:\s+20\d\d\b)?)", re.IGNORECASE)
_DAY_ALONE = re.compile(
    rf"(?:[,;]\s+(?:dan\s+|lalu\s+)?|\s(?:dan|lalu|sama|lawan|wan|serta)\s+)(?:(?:tgl|tanggal)\.?\s+)?(?:0?[1-9]|[12]\d|3[01])(?=\s+[^\W\d_]{{3,}})"
    rf"(?!\s+(?:{_A_MONTH}|orang|warga|jiwa|paket|buah|kursi|hari|jam|desa|rumah|dan|sampai|serta)\b)",
    re.IGNORECASE,
)
_DAY_LAST = re.compile(
    r"\s(?:(?:dan|sama|lawan|wan|serta|&)\s+)+(?P<day>(?:(?:tgl|tanggal)\.?\s+)?(?:0?[1-9]|[12]\d|3[01]))"
    r"(?P<end>(?:\s+(?:jua|juga|jg|ja|haja|pak|min))*\W*)$",
    re.IGNORECASE,
)
""" "25 des natal sama 26": the last day is of that month, and closed for the same reason."""
_A_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_IN_A_ROW = re.compile(
    rf"(?<![\d.:/-])(?<!jam )(?<!rt )(?<!rw )(?<!no )\b{_A_DAY}(?:\s+{_A_DAY})+(?=\s+(?:{_A_MONTH})\b)", re.IGNORECASE
)
_DATE = rf"(?:(?:tgl|tanggal|hari)\.?\s*)?\d{{1,2}}(?:\s+(?:{_A_MONTH})\b(?:\s+20\d\d\b)?)?"
_NOT_THE_OTHER = re.compile(rf"\b(?P<day>{_DATE})\s*,?\s+(?:bukan|bkn|jangan|jgn)\s+{_DATE}(?!\d)", re.IGNORECASE)
_NOT_THIS_BUT = re.compile(
    rf"\b(?:bukan|bkn|jangan|jgn)\s+{_DATE}(?!\d)\s*,?\s*(?:tapi|tetapi|tp|melainkan)?\s+(?={_DATE})", re.IGNORECASE
)
_WRONG_FIRST = re.compile(
    r"^\W*(?:(?:maaf|eh|salah|ralat|koreksi|keliru)(?:\s+(?:tulis|ketik|tanggal|tgl))?\b\W*)+"
    r"(?:maksudnya|(?:se)?harusnya|yang\s+benar)?\b\W*",
    re.IGNORECASE,
)
_TILL_LAST = re.compile(
    rf"(?:(?:tgl|tanggal)\s+)?(?P<first>{_A_DAY})\s+(?P<month>(?:{_A_MONTH})\b(?:\s+20\d\d\b)?)\s+(?P<why>[^\d,;]+?)\s+"
    rf"(?:sampai|sampe|s\s?/\s?d|sd|hingga)\s+(?:dengan\s+)?(?:(?:tgl|tanggal)\s+)?(?P<last>{_A_DAY})(?:\s+(?P=month))?",
    re.IGNORECASE,
)
_LASTS = re.compile(
    r"\b(?:selama\s+|salawas\s+)?(?P<count>[2-9]|1\d|2[01])\s+hari\b"
    r"(?!\s+(?:lagi|yang|nang|lalu|kamudian|kemudian|sebelum|sabalum|sesudah|setelah|tadi|imbah))(?:\s+(?:penuh|berturut\S*))?",
    re.IGNORECASE,
)
_STARTS = re.compile(r"\b(?:mulai|dimulai|sejak|dari)\s+", re.IGNORECASE)
_REOPENS = re.compile(
    rf"\b(?:{_NO}\s+(?:jadi|jadinya)(?:\s+(?:di)?tutup|\s+libur)?|(?:{_NO}|bukan|bkn|lain)\s+(?:hari\s+)?(?:(?:di)?tutup(?:nya)?|libur)|(?:di)?hapus(?:kan|lah)?|batal(?:kan)?|"
    r"(?:di)?buka\s+(?:lagi|kembali)|(?:di)?buka(?=\s+(?:tgl|tanggal|hari|20\d\d-))|(?:jadi|tetap|tatap|sudah)\s+(?:di)?buka"
    r"|(?:di)?buka(?=(?:\W+(?:haja|saja|aja|ja|pang|lah|pak|bu|min|ai))*\W*$))\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:(?:bisa|boleh|silakan|silahkan|siap|(?<!hari )jadi|kawa)(?:\s+(?:saja|aja|haja|ja))?"
    r"(?:\s+(?:di)?(?:datang\w*|kunjung\w*|layan\w*"
    r"|terima|menerima|tamu))*|(?:siap\s+)?menerima(?:\s+tamu)?|masuk\s+(?:kerja|kantor)|(?:tetap|tatap)\s+(?:masuk|(?:ba|be)?gawi\w*|kerja|buka)|kosong|lowong|longgar"
    rf"|(?:bukan|lain|{_NO})\s+(?:hari\s+)?(?:libur|cuti)(?:\s+bersama)?|{_NO}\s+ada\s+(?:apa\W*(?:apa|papa)?|acara|kegiatan|aruh|halangan))"
    r"(?=\W*(?:(?:pak|pa|bu|min|ya|ai|saja|ja|haja)\W*)*$)",
    re.IGNORECASE,
)
""" "Bisa datang", "masuk kerja", "tidak ada acara" at the end: on that day nothing is closed."""


def read_day_lists(text: str, *, today: date) -> tuple[DaysRead, ...]:
    """Days and what is said of them, as often as a line, or a part of one, names days and a reason of its own.

    Lines are taken as they stand; parts of one line are Unsure. Otherwise as parse_days."""
    text = _till_the_last(_with_months(_with_commas(text)))
    if lasting := _lasting(text, today):
        raise _asked([lasting])
    if (rather := _corrected(text)) != text:
        raise _asked([_likeliest(rather, today)])
    if (both := _with_the_last(text)) != text:
        raise _asked([_likeliest(both, today)])
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) > 1 and all(_named(line, today).days for line in lines):
        read = [_likeliest(line, today) for line in lines]
        if all(isinstance(one, DaysRead) for one in read):
            return tuple(one for one in read if isinstance(one, DaysRead))
        raise _asked(read)
    if len(parts := _parts(text, today)) > 1:
        raise _asked([_likeliest(part, today) for part in parts])
    return (parse_days(text, today=today),)


def _corrected(text: str) -> str:
    """ "6 Desember bukan 5 Desember aruh", "bukan 14 tapi 15", "salah, tgl 6 aruhnya": the day that is meant."""
    return _WRONG_FIRST.sub("", _NOT_THE_OTHER.sub(r"\g<day> ", _NOT_THIS_BUT.sub("", text)))


def _with_commas(text: str) -> str:
    """ "28 29 30 desember" are three days."""
    return _IN_A_ROW.sub(lambda found: ", ".join(found[0].split()), text)


def _with_months(text: str) -> str:
    """ "25 desember natal, 26 cuti bersama": a number with words of its own is of the month before it."""

    def named(found: re.Match[str]) -> str:
        before = list(_IN_A_MONTH.finditer(text, 0, found.start()))
        return f"{found.group()} {before[-1]['month']}" if before else found.group()

    return _DAY_ALONE.sub(named, text)


def _with_the_last(text: str) -> str:
    """ "25 des natal sama 26" as "25 des, 26 des natal"."""
    months = list(_IN_A_MONTH.finditer(text))
    last = _DAY_LAST.search(text) if len(months) == 1 else None
    if last is None or last.start() <= months[0].end():
        return text
    day, month = last["day"], months[0]["month"]
    return f"{text[: months[0].end()]}, {day} {month}{text[months[0].end() : last.start()]}"


def _till_the_last(text: str) -> str:
    """ "5 desember aruh adat sampai tgl 7" as "5 s/d 7 desember aruh adat"."""
    found = _TILL_LAST.fullmatch(text)
    return f"{found['first']} s/d {found['last']} {found['month']} {found['why']}" if found else text


def _lasting(text: str, today: date) -> DaysRead | None:
    """ "Mulai besok tiga hari duka": the days from the one that is named on; None where none is, or several are."""
    found = _LASTS.search(numerals.with_digits(text))
    if found is None:
        return None
    rest = _STARTS.sub("", _LASTS.sub(" ", numerals.with_digits(text), count=1))
    try:
        first = parse_days(rest, today=today)
    except Unsure as unsure:
        first = parse_days(unsure.meanings[0].words, today=today)
    except Mistake:
        return None
    if len(first.days) != 1:
        return None
    why = re.sub(r"\s+(?=[,;.])", "", first.rest)
    return DaysRead(tuple(first.days[0] + timedelta(days=n) for n in range(int(found["count"]))), why)


def _named(text: str, today: date) -> Said:
    return said(text, today, reason=True, spans=True)


def _likeliest(text: str, today: date) -> DaysRead | Meaning:
    try:
        return parse_days(text, today=today)
    except Unsure as unsure:
        return unsure.meanings[0]


def _asked(read: list[DaysRead | Meaning]) -> Unsure:
    """All of them together: nothing of what was written is to be lost by a yes."""
    return Unsure(Meaning("\n".join(one.words for one in read), "; ".join(one.said for one in read)))


def _parts(text: str, today: date) -> list[str]:
    """The text cut where new days with words of their own begin; one part if any of them would be without a reason."""
    named = [one.start for one in _named(text, today).days[1:]]  # "5 des aruh 6 des pasar"
    cuts = [0, *([cut.end() for cut in _PARTED.finditer(text)] or named), len(text)]
    parts: list[tuple[int, int]] = []
    for first, last in pairwise(cuts):
        begins = not parts or (_says_both(text[first:last], today, days_only=True) and _says_both(
            text[parts[-1][0] : parts[-1][1]], today))  # fmt: skip
        if begins:
            parts.append((first, last))
        else:
            parts[-1] = (parts[-1][0], last)
    found = [text[first:last].strip(" ,;.") for first, last in parts]
    found = [_JOINS.sub("", part) for part in found]
    return found if all(_says_both(part, today) for part in found) else [text]


def _says_both(part: str, today: date, *, days_only: bool = False) -> bool:
    """Days, and a reason for them. What excepts or turns something belongs to what was said before."""
    if any(word.plain in EXCEPT | IF | OR for word in Words(part).all):
        return False
    found = _named(part, today)
    return bool(found.days) and (days_only or bool(found.rest))


def all_known(reason: str, known: Collection[str]) -> bool:
    """Whether a reason is made of nothing but such words, numbers, what says nothing, and behind a known word names
    with a capital letter ("Hari Nusantara")."""
    small, led = POLITE | PARTICLES | {"karena", "krn", "karna", "sebab"}, False
    for word in Words(reason).all:
        is_known = word.plain in known or word.plain.removesuffix("nya") in known or word.plain[0].isdigit()
        if not (is_known or word.plain in small or (led and word.text[0].isupper())):
            return False
        led = led or is_known
    return True


def without_reopening(text: str) -> str:
    """The words beside "kada jadi tutup", "hapus", "buka lagi" or "bisa datang" (a space if there are none); "" without
    any of these."""
    cut = _REOPENS.sub(" ", text)
    if found := _OPEN.search(cut):
        before = [word.plain for word in Words(cut[: found.start()]).all]
        cut = cut if before and before[-1] in NOT else f"{cut[: found.start()]} {cut[found.end() :]}"
    return (cut.strip() or " ") if cut != text else ""


def days_to_reopen(text: str, *, today: date) -> Days:
    """The days that these words name; none if they name none. Mistake as for a day."""
    found = _named(text, today)
    return tuple(sorted({day for one in found.days for day in one.days}))


def reopening(read: DaysRead) -> str:
    """As it could be written: these words need no question."""
    return f"buka {read.words}"
