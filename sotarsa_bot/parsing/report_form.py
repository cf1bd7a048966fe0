"""A report as officials send it on WhatsApp: a greeting, a heading, a line a step, figures, thanks; or a sentence in
which the visit's code does not come first. What it tells of steps, and what else stands there."""

import re
from typing import NamedTuple

from sotarsa_bot.parsing.calendar_words import MONTH, WEEKDAYS
from sotarsa_bot.parsing.caption_code import visit_code
from sotarsa_bot.parsing.emergencies import tells_of_emergency
from sotarsa_bot.parsing.no_incident import says_none
from sotarsa_bot.parsing.step_times import to_come
from sotarsa_bot.parsing.steps import SMALL, STEPS, opens_with_step
from sotarsa_bot.parsing.team_talk import asks_or_jokes
from sotarsa_bot.parsing.words import IF, NOT, POLITE, TURNING, Words

_CODE = re.compile(r"(?<!\w)k[\s.-]?(\d{1,9})\b[\s:,./-]*", re.IGNORECASE)
_MARK = re.compile(r"^(?:[^\w\s]|_|\s|\d{1,2}[.)]\s+(?=\D))+")
"""Bullets, numbers and stars of a line."""
_STEP = "|".join(sorted(map(re.escape, STEPS), key=len, reverse=True))
_AT = r"(?:(?:jam|pukul|pkl)\s*)?"
_COLON = re.compile(rf"(?<!\w)({_STEP})\s*{_AT}[:=-]+\s*(?={_AT}\d)", re.IGNORECASE)
_TROUBLE = re.compile(r"(?:ada\s+)?(?:kendala|masalah|hambatan)(?:nya)?\W+(.*)", re.IGNORECASE)
_DATE = re.compile(rf"(?<!\w)(\d{{1,2}})\s+({MONTH})(?:\s+20\d\d)?(?!\w)", re.IGNORECASE)
_WEEKDAY = re.compile(rf"(?<!\w)(?:{'|'.join(word for word in WEEKDAYS if len(word) > 3)})(?!\w)", re.IGNORECASE)
_VILLAGE = re.compile(r"(?<!\w)(?:desa|ds|kecamatan|kec)\.?\s+\w+(?:\s+[A-Z]\w*)?", re.IGNORECASE)
_SAYS_NOTHING = POLITE | SMALL | {
    "laporan", "laporkan", "lapor", "melaporkan", "malaporkan", "malapor", "melapor", "kegiatan", "kunjungan",
    "lapangan", "perjalanan", "dinas", "tim", "hari", "tanggal", "tgl", "demikian", "kami", "sampaikan", "menyampaikan",
    "disampaikan", "atas", "perhatiannya", "perhatian", "wassalam", "wassalamualaikum", "waalaikumsalam", "wr", "wb",
    "assalamualaikum", "assalamu", "alaikum", "berikut", "sebagai", "untuk", "rekap", "bapak", "ibu", "terima", "kasih",
    "terimakasih", "mohon", "maaf", "izin", "ijin", "hormat", "dengan", "ini", "dari", "adalah", "lengkap",
}  # fmt: skip
_LEADS_THERE = frozenset({"di", "untuk", "utk", "gasan", "kunjungan", "kode"})
""" "Kami di K1": these readers know."""
_STEPS_OF_A_DAY = 2


class Form(NamedTuple):
    """`steps`: as their reader knows them, with the trouble that was told and the day; `others`: the lines, or the
    words, that tell of something else; `code`: the visit's, where it stands there."""

    steps: str
    others: tuple[str, ...]
    code: int | None


def read_form(text: str) -> Form | None:
    """None for what is no such report, or is read as it stands."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return _of_lines(lines) if len(lines) > 1 else _around_a_code(text)


def _of_lines(lines: list[str]) -> Form | None:
    code = next((int(found[1]) for line in lines if (found := _CODE.search(line))), None)
    steps: list[str] = []
    others: list[str] = []
    trouble = day = ""
    for line in lines:
        bare = _COLON.sub(r"\1 ", _CODE.sub(" ", _MARK.sub("", line))).strip(" *_.,;")
        told = _TROUBLE.fullmatch(bare)
        if re.search(r"\d", bare) and opens_with_step(bare):
            steps.append(bare)
        elif told:
            trouble = "" if not told[1] or says_none(bare) or says_none(told[1]) else told[1]
        elif tells_of_emergency(bare, last=True):
            trouble = bare
        elif (left := _without_day(bare)) != bare or _says_nothing(left):
            day = day or _day(bare)
            others += [] if _says_nothing(left) else [line]
        else:
            others.append(line)
    if not steps or (code is None and len(steps) < _STEPS_OF_A_DAY) or asks_or_jokes(" ".join(others)):
        return None
    joined = ", ".join(steps) + (f" {day}" if day else "")
    return Form(joined + (f", kendala: {trouble}" if trouble else ""), tuple(others), code)


def _around_a_code(text: str) -> Form | None:
    """ "Alhamdulillah tembus, K1 sampai 9.20"."""
    found = _CODE.search(text)
    if found is None or visit_code(text) == int(found[1]) or _CODE.search(text, found.end()):
        return None
    before, after = text[: found.start()].strip(" ,;.:-"), text[found.end() :]
    said = {word.plain for word in Words(before).all}
    if (
        said <= SMALL | _LEADS_THERE
        or said & (NOT | IF | TURNING)
        or asks_or_jokes(text)
        or to_come(text)
        or "mudahan" in said
    ):
        return None
    if not (re.search(r"\d", after) and opens_with_step(after)):
        return None
    if tells_of_emergency(before, last=True):
        return Form(f"{after}, kendala: {before}", (), int(found[1]))
    return Form(after, () if _says_nothing(before) else (before,), int(found[1]))


def _says_nothing(line: str) -> bool:
    bare = _VILLAGE.sub(" ", line)
    return not re.search(r"\d", bare) and all(word.plain in _SAYS_NOTHING for word in Words(bare).all)


def _without_day(line: str) -> str:
    return _WEEKDAY.sub(" ", _DATE.sub(" ", line))


def _day(line: str) -> str:
    if found := _DATE.search(line):
        return f"tanggal {found[1]} {found[2]}"
    return found.group() if (found := _WEEKDAY.search(line)) else ""
