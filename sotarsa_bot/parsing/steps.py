"""The field day in a few words: "tiba 09.40", "sudah berangkat", "tiba di desa Uren jam setengah 10", "pulang"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo

from rapidfuzz.distance import OSA

from sotarsa_bot import texts, wording
from sotarsa_bot.field.steps import Step
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import lexicon
from sotarsa_bot.parsing.clock import cut_ago, cut_time
from sotarsa_bot.unsure import Meaning, Unsure

AHEAD = timedelta(minutes=5)
"""Phones' clocks differ a little; more than this is a slip."""
_STEPS = {word: Step(step) for step, known in lexicon.STEPS.items() for word in known}
_PLAIN = {
    Step.DEPARTED: "berangkat", Step.ARRIVED: "tiba", Step.SERVING: "mulai", Step.LEFT: "selesai",
    Step.RETURNED: "pulang",
}  # fmt: skip
_SMALL = frozenset({
    "sudah", "sdh", "udah", "telah", "tlh", "kami", "tim", "kita", "baru", "barusan", "saja", "aja", "tadi", "pagi",
    "siang", "sore", "alhamdulillah", "pak", "bu", "min", "admin", "ya", "siap", "izin", "ijin", "lapor",
    "melaporkan", "laporan", "wita", "semua", "rombongan", "langsung", "selamat", "dengan", "hari", "ini",
    "kemarin", "pun",
})  # fmt: skip
_LEADS = {"di", "ke", "dari", "menuju", "dr", "d"}
_PLACES = frozenset(
    {"desa", "ds", "dusun", "lokasi", "tempat", "balai", "kantor", "kecamatan", "kec", "posko", "sini", "tujuan"}
)
_OFFICE = frozenset({"kantor", "kecamatan"})
_OF_WORK = frozenset({"melayani", "pelayanan", "layanan", "kegiatan", "pembagian", "penyerahan", "acara"})
_ROAD = frozenset({"putus", "rusak", "longsor", "banjir", "licin", "ditutup", "tutup", "macet", "berlumpur", "amblas"})
_PARTING = frozenset({"jumpa", "ketemu", "bertemu", "nanti", "besok"})
_LONGEST_PLACE = 3
_TOKEN = re.compile(r"[^\s,;.!?()]+(?:\.[^\s,;.!?()]+)*|[,;]")


@dataclass(frozen=True)
class StepReport:
    """`happened_at` is aware UTC, None when no time was said (then: when it was received). `place`: where, as it was
    written, if a place was named."""

    step: Step
    happened_at: datetime | None = None
    place: str = ""


def opens_with_step(text: str) -> bool:
    """Whether somebody means to report a step (not whether it can be read)."""
    words = [word.casefold() for word in _TOKEN.findall(text)]
    return next((word in _STEPS for word in words if word not in _SMALL), False)


def parse_step(text: str, *, now: datetime, tz: tzinfo) -> StepReport:
    """Mistake `parsing.step_unreadable`, `step_denied`, `step_road`, `step_in_future`, or as for a time. Unsure if
    words are left over, or two steps are named."""
    if second := _second_step(text):
        raise Unsure(*(_meaning(_read(part, now, tz)[0], tz) for part in (text[:second], text[second:])))
    report, left = _read(text, now, tz)
    if left:
        words, said = _meaning(report, tz)
        raise Unsure(Meaning(words, texts.plain("step.said_alone", step=said)))
    return report


def _second_step(text: str) -> int:
    """Where another step begins that is reported in the same words; 0 without one."""
    words = list(_TOKEN.finditer(text))
    plain = [word.group().casefold() for word in words]
    found = [n for n, word in enumerate(plain) if word in _STEPS and not _is_no_step(plain, n)]
    steps = [n for n in found if _STEPS[plain[n]] is not _STEPS[plain[found[0]]]]
    return words[steps[0]].start() if steps else 0


def _is_no_step(plain: Sequence[str], place: int) -> bool:
    """ "belum pulang", "jalan putus"."""
    denied = place > 0 and plain[place - 1] in lexicon.NOT
    return denied or (plain[place] == "jalan" and plain[place + 1 : place + 2] != [] and plain[place + 1] in _ROAD)


def _read(text: str, now: datetime, tz: tzinfo) -> tuple[StepReport, list[str]]:
    """The first step, and the words that are not accounted for."""
    said, ago = cut_ago(text)
    said, at = (said, None) if ago else cut_time(_with_hour(said), bare=True)
    words = _TOKEN.findall(said)
    plain = [word.casefold() for word in words]
    first = next((n for n, word in enumerate(plain) if word in _STEPS), None)
    if first is None:
        raise _near(text, plain)
    if any(word in lexicon.NOT or word in ("batal", "jangan") for word in plain[:first]):
        raise Mistake("parsing.step_denied", typed=wording.cut(text))
    if _is_no_step(plain, first):
        raise Mistake("parsing.step_road")
    if plain[first + 1 : first + 2] and plain[first + 1] in _PARTING:
        raise Mistake("parsing.step_unreadable", typed=wording.cut(text))
    step, place, left = _accounted(words, plain, first)
    happened = _when(text, plain, at, ago, now, tz)
    return StepReport(step, happened, place), left


def _with_hour(text: str) -> str:
    """ "tiba 9": a number at the end is an hour."""
    return re.sub(r"(?<!jam)(?<!pukul)(?<!pkl)(?<!setengah)\s+(\d{1,2})\s*$", r" jam \1", text.rstrip(" .!"))


def _accounted(words: Sequence[str], plain: Sequence[str], first: int) -> tuple[Step, str, list[str]]:
    step, place = _STEPS[plain[first]], ""
    left: list[str] = []
    place_ends = -1
    for n, word in enumerate(plain):
        if n == first or n < place_ends or word in _SMALL or word in ",;":
            continue
        if word in _OF_WORK and step in (Step.SERVING, Step.LEFT):
            continue
        if n > first and not left and (word in _LEADS or word in _PLACES):
            place, place_ends = _place(words, plain, n)
            continue
        left.append(words[n])
    if place.casefold() in _OFFICE and step is Step.ARRIVED:
        return Step.RETURNED, "", left
    return step, place, left


def _place(words: Sequence[str], plain: Sequence[str], start: int) -> tuple[str, int]:
    """The place that is named from here on, and where it ends."""
    place: list[str] = []
    end = start
    while end < len(plain) and (plain[end] in _LEADS or plain[end] in ("desa", "ds", "dusun")):
        end += 1
    while end < len(plain) and len(place) < _LONGEST_PLACE and _may_be_place(plain[end]):
        place.append(words[end])
        end += 1
    return " ".join(place), end


def _may_be_place(word: str) -> bool:
    return word.isalpha() and not (word in _SMALL or word in lexicon.TURNING or word in _STEPS or word in lexicon.AND)


def _when(
    text: str, plain: Sequence[str], at: time | None, ago: timedelta | None, now: datetime, tz: tzinfo
) -> datetime | None:
    if ago is not None:
        return (now - ago).astimezone(UTC)
    if at is None:
        if "kemarin" in plain:
            raise Mistake("parsing.step_when", typed=wording.cut(text))
        return None
    local = datetime.combine(now.astimezone(tz).date(), at, tz)
    if "kemarin" in plain:
        local -= timedelta(days=1)
    if local > now + AHEAD:
        raise Mistake("parsing.step_in_future", typed=wording.cut(text))
    return local.astimezone(UTC)


def _near(text: str, plain: Sequence[str]) -> Mistake | Unsure:
    """A slip of one letter is asked about."""
    for word in plain:
        near = [known for known in _STEPS if len(known) > 3 and OSA.distance(word, known) == 1]
        if near and not any(other in lexicon.TURNING for other in plain):
            step = _STEPS[near[0]]
            return Unsure(Meaning(re.sub(re.escape(word), _PLAIN[step], text, flags=re.IGNORECASE), _PLAIN[step]))
    return Mistake("parsing.step_unreadable", typed=wording.cut(text))


def _meaning(report: StepReport, tz: tzinfo) -> Meaning:
    at = f" {wording.clock_time(report.happened_at.astimezone(tz))}" if report.happened_at else ""
    return Meaning(f"{_PLAIN[report.step]}{at}", f"{texts.plain(f'step.{report.step}')}{at}")
