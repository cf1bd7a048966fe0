"""What is typed of a decree: a civil servant's number (NIP), a member in one line, a day of any year. Pure."""

import re
from datetime import date
from typing import NamedTuple

from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import lexicon
from sotarsa_bot.parsing.calendar_words import MONTHS, month_of
from sotarsa_bot.parsing.names import clean_name
from sotarsa_bot.parsing.persons import is_degree, is_plausible, may_be_name

NIP_DIGITS = 18
YOUNGEST_YEARS, OLDEST_YEARS = 17, 75
"""Of who is a civil servant, or was one not long ago."""
CONTRACT_MONTH = 21
"""Where others have the month of their appointment, those on a contract (PPPK) have this."""
_RANK = re.compile(
    r"\b(?:juru|pengatur|penata|pembina)\b|\b(?:I{1,3}|IV)\s?/\s?[a-e]\b|\bgol(?:ongan)?\b", re.IGNORECASE
)
_NIP = re.compile(r"^\W*(?:n\.?i\.?p(?:ppk)?\b\W*)?(?P<digits>[\d\s.-]{10,})$", re.IGNORECASE)
_WRITTEN = re.compile(r"(?:\w+,?\s+)?(?P<day>\d{1,2})\s+(?P<month>[a-z]+)\s+(?P<year>\d{4})", re.IGNORECASE)
_NUMBERS = re.compile(r"(?P<day>\d{1,2})[./-](?P<month>\d{1,2})[./-](?P<year>\d{4})")
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})")


class MemberLine(NamedTuple):
    name: str
    office: str = ""
    nip: str = ""
    rank: str = ""


def read_nip(words: str, today: date) -> str:
    """18 digits: birth, month of appointment, sex, serial. Mistake, without the number, for what can be nobody's."""
    digits = re.sub(r"\D", "", words)
    if len(digits) != NIP_DIGITS:
        raise Mistake("decree.nip_length", count=len(digits))
    born = _date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    if born is None or not YOUNGEST_YEARS <= today.year - born.year <= OLDEST_YEARS:
        raise Mistake("decree.nip_birth")
    year, month = int(digits[8:12]), int(digits[12:14])
    in_time = born.year + YOUNGEST_YEARS - 1 <= year <= today.year
    if not in_time or not (1 <= month <= len(MONTHS) or month == CONTRACT_MONTH):
        raise Mistake("decree.nip_appointed")
    if digits[14] not in "12":
        raise Mistake("decree.nip_sex")
    return digits


def spaced(nip: str) -> str:
    """As offices write it."""
    return f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}" if nip else ""


def read_member(line: str, today: date) -> MemberLine:
    """ "Hendra, S.Sos; anggota; 198801122010011003; Penata Muda (III/a)". Mistake for what is no such line."""
    parts = _parts(re.sub(r"^\W*\d{1,2}[.)]\s+", "", line))
    nip = next((one for one in parts if _NIP.match(one)), "")
    rank = next((one for one in parts[1:] if one != nip and _RANK.search(one)), "")
    rest = [one for one in parts if one not in (nip, rank)]
    name = rest[0] if rest else ""
    if not (name and may_be_name(re.findall(r"[^\s,]+|,", name)) and is_plausible(name)) or len(rest) > 2:
        raise Mistake("decree.member_unread", typed=re.sub(r"\d", "·", line)[:60])
    return MemberLine(
        name=clean_name(name, limit=80),
        office=clean_name(rest[1], limit=80) if len(rest) > 1 else "",
        nip=read_nip(nip, today) if nip else "",
        rank=clean_name(rank, limit=60) if rank else "",
    )


def _parts(line: str) -> list[str]:
    """At the semicolons; else at the commas, but for those before a degree."""
    if ";" in line:
        return [one.strip() for one in line.split(";") if one.strip()]
    found: list[str] = []
    for one in (part.strip() for part in line.split(",") if part.strip()):
        if found and is_degree(one):
            found[-1] = f"{found[-1]}, {one}"
        else:
            found.append(one)
    return found


def bare(name: str) -> str:
    """A name without degrees and titles, to be compared: "H. Hendra, S.Sos" is "hendra"."""
    words = [word.casefold().strip(".") for word in re.findall(r"[^\s,]+", name) if not is_degree(word)]
    return " ".join(word for word in words if word not in lexicon.HONORIFICS)


def read_day(words: str) -> date:
    """A day with its year, past or to come: "2 Januari 2026", "2/1/2026". Mistake for all else."""
    said = " ".join(words.split()).strip(" .")
    for pattern in (_WRITTEN, _NUMBERS, _ISO):
        if (found := pattern.fullmatch(said)) and (day := _of(found)):
            return day
    raise Mistake("decree.day_unread", typed=words[:40])


def _of(found: re.Match[str]) -> date | None:
    month = found["month"].casefold()
    number = int(month) if month.isdecimal() else month_of(month)
    return _date(int(found["year"]), number, int(found["day"])) if number else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
