"""The field day in a few words: "tiba 09.40", "sudah berangkat", "tiba di desa Uren jam setengah 10", "pulang"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from rapidfuzz.distance import OSA

from sotarsa_bot import texts, wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import lexicon
from sotarsa_bot.parsing.hours import BESIDE
from sotarsa_bot.parsing.once import read_once
from sotarsa_bot.parsing.step_said import UNTIL, put_right
from sotarsa_bot.parsing.step_times import read_when, to_come
from sotarsa_bot.parsing.words import PARTICLES
from sotarsa_bot.records.steps import Step
from sotarsa_bot.unsure import Meaning, Unsure

STEPS = {word: Step(step) for step, known in lexicon.STEPS.items() for word in known}
"""Which step a word says."""
PLAIN = {
    Step.DEPARTED: "berangkat", Step.ARRIVED: "tiba", Step.SERVING: "mulai", Step.LEFT: "selesai",
    Step.RETURNED: "pulang",
}  # fmt: skip
SMALL = frozenset({
    "sudah", "sdh", "udah", "telah", "tlh", "kami", "tim", "kita", "baru", "barusan", "saja", "aja", "tadi", "pagi",
    "siang", "sore", "alhamdulillah", "pak", "bu", "min", "admin", "ya", "siap", "siap-siap", "izin", "ijin", "lapor",
    "melaporkan", "laporan", "wita", "semua", "rombongan", "langsung", "selamat", "dengan", "hari", "ini", "pun", "td",
    "eh", "oh", "maaf", "mf", "ralat", "subuh", "dah", "dh", "sdah", "hanyar", "nang", "yang", "yg",
    *lexicon.ALL, *(PARTICLES - lexicon.STEP_WORDS),
    "insyaallah", "allah", "insya", "bismillah", "bismilah", "assalamualaikum", "ass",
})  # fmt: skip
_FROM = {"dari", "dr"}
_LEADS = {"di", "ke", "dari", "ka", "menuju", "dr", "d"}
_PLACES = frozenset(
    {"desa", "ds", "dusun", "lokasi", "tempat", "balai", "kantor", "kecamatan", "kec", "posko", "sini", "tujuan"}
)
_OFFICE = frozenset({"kantor", "kecamatan", "kec", "posko", "camat", "kantornya"})
_OF_WORK = frozenset({
    "melayani", "malayani", "pelayanan", "layanan", "kegiatan", "pembagian", "penyerahan", "acara", "bagi", "membagi",
    "mambagi", "membagikan", "mambagiakan"})  # fmt: skip
_OPENING = SMALL | _OF_WORK
"""May stand before a step."""
_ROAD = frozenset({"putus", "rusak", "longsor", "banjir", "licin", "ditutup", "tutup", "macet", "berlumpur", "amblas"})
_THEIR_OWN = frozenset({
    "makan", "mkn", "sarapan", "salat", "sholat", "shalat", "solat", "jumatan", "mandi", "istirahat", "ngopi", "hujan",
    "gerimis", "panas", "rapat", "foto", "muat", "bongkar",
})  # fmt: skip
_FAREWELL = frozenset({"sampai", "smpai", "sampe"})
_PARTS = frozenset({"subuh", "pagi", "siang", "sore", "petang", "malam"})
_GREETS = {"selamat", "slmt", "met", "tadi", "td"}
_LONGEST_PLACE = 3
_WHEN = re.compile(
    rf"(?<!\w)(?:(?:jam|pukul|pkl)\s*\d{{1,2}}(?:[.:]\d{{2}}|{BESIDE})?|\d{{1,2}}[.:]\d{{2}}|kemarin|kemaren|kmrn|kamarin|semalam|samalam|smlm|malam)(?!\w)",
    re.IGNORECASE,
)
"""What may stand before the step and says no more than when."""
TOKEN = re.compile(r"[^\s,;.!?()]+(?:\.[^\s,;.!?()]+)*|[,;]")


@dataclass(frozen=True)
class StepReport:
    """`happened_at` is aware UTC, None when no time was said (then: when it was received). `place`: where, as it was
    written, if a place was named."""

    step: Step
    happened_at: datetime | None = None
    place: str = ""


@read_once
def opens_with_step(text: str) -> bool:
    """Whether somebody means to report a step (not whether it can be read), also one that is still to come."""
    text = put_right(text)
    if coming := to_come(text):
        text = f"{text[: coming.start()]} {text[coming.end() :]}"
    words = [word.casefold() for word in TOKEN.findall(_WHEN.sub(" ", text))]
    return next((word in STEPS for word in words if word in STEPS or word not in _OPENING), False)


def is_no_step(plain: Sequence[str], place: int) -> bool:
    """ "belum pulang", "jalan putus", "jalan ke desa rusak", "sampai sore"."""
    if place > 0 and plain[place - 1] in lexicon.NOT:
        return True
    return _is_the_road(plain, place) or _says_until(plain, place) or _is_of_themselves(plain, place)


def _is_of_themselves(plain: Sequence[str], place: int) -> bool:
    """ "Selesai makan", "mulai hujan": nobody was served."""
    after = [word for word in plain[place + 1 :] if word not in PARTICLES | {"dulu", "dl", "sesi"}]
    return STEPS[plain[place]] in (Step.SERVING, Step.LEFT) and after[:1] != [] and after[0] in _THEIR_OWN


def _is_denied_after(plain: Sequence[str], place: int) -> bool:
    """ "mulai kada jadi", "tiba belum"; not "tiba tidak ada orang"."""
    after = [word for word in plain[place + 1 :] if word not in SMALL]
    if not after or not (after[0] in lexicon.NOT or after[0] in ("batal", "dibatalkan", "jangan")):
        return False
    return (
        len(after) == 1 or after[0].startswith(("batal", "dibatal")) or after[1] in ("jadi", "dulu", "lagi", ",", ";")
    )


def _is_the_road(plain: Sequence[str], place: int) -> bool:
    after = plain[place + 1 :]
    if plain[place] != "jalan" or not after:
        return False
    _, _, ends = _place(plain, plain, place + 1)
    return after[0] in _ROAD or (ends > place + 1 and plain[ends : ends + 1] != [] and plain[ends] in _ROAD)


def _says_until(plain: Sequence[str], place: int) -> bool:
    """An hour behind it says that they arrived, whatever the part of the day: "sampai siang jam 1"."""
    after = plain[place + 1 :]
    timed = any(any(c.isdigit() for c in word) or word == "jam" for word in after)
    return plain[place] in _FAREWELL and bool(after) and after[0] in UNTIL and not timed


def step_at(plain: Sequence[str], n: int) -> Step:
    """Which step the word says there: who arrives at the office, or at home, is back."""
    step = STEPS[plain[n]]
    led = next((word for word in plain[n + 1 :] if word not in _LEADS | SMALL), "")
    return Step.RETURNED if step is Step.ARRIVED and led in _OFFICE | {"rumah"} else step


def read_step(
    text: str, now: datetime, tz: tzinfo, since: datetime | None = None
) -> tuple[StepReport, list[str], list[StepReport]]:
    """The first step, the words that are not accounted for, and what else it may mean (all of it, if anything).
    `since`: when the team departed; an hour before is not meant by any step but this one. Mistakes as parse_steps."""
    plain = [word.casefold() for word in TOKEN.findall(text)]
    first = next((n for n, word in enumerate(plain) if word in STEPS), None)
    if first is None:
        raise _near(text, plain)
    if any(word in lexicon.NOT or word in ("batal", "jangan") for word in plain[:first]):
        raise Mistake("parsing.step_denied", typed=wording.cut(text))
    if _is_denied_after(plain, first):
        raise Mistake("parsing.step_denied", typed=wording.cut(text))
    if _says_until(plain, first) or _is_of_themselves(plain, first):
        raise Mistake("parsing.step_unreadable", typed=wording.cut(text))
    if is_no_step(plain, first):
        raise Mistake("parsing.step_road")
    _must_have_happened(text, plain[first])
    what = STEPS[plain[first]]
    after = what in (Step.LEFT, Step.RETURNED)
    said = read_when(text, now, tz, None if what is Step.DEPARTED else since, late=after)
    words = TOKEN.findall(said.rest)
    plain = [word.casefold() for word in words]
    step, place, left = _accounted(words, plain, next(n for n, word in enumerate(plain) if word in STEPS))
    if said.evening and step not in (Step.LEFT, Step.RETURNED):
        raise Mistake("parsing.step_in_future", typed=wording.cut(text))  # nobody arrives anywhere at eleven at night
    all_ = [StepReport(step, moment, place) for moment in said.moments] or [StepReport(step, None, place)]
    return all_[0], left, [] if said.sure else all_


def _must_have_happened(text: str, step: str) -> None:
    """Mistake for what is still to come: "nanti berangkat", "berangkat lusa"; not "selesai, besok ke Liyu"."""
    coming = to_come(text)
    at = re.search(rf"(?<!\w){re.escape(step)}(?!\w)", text, re.IGNORECASE)
    if coming and at and (coming.start() < at.start() or not re.search(r"[,;.]", text[at.end() : coming.start()])):
        raise Mistake("parsing.step_in_future", typed=wording.cut(text))


def _accounted(words: Sequence[str], plain: Sequence[str], first: int) -> tuple[Step, str, list[str]]:
    step, place = STEPS[plain[first]], ""
    left: list[str] = []
    place_ends = -1
    for n, word in enumerate(plain):
        if n == first or n < place_ends or word in ",;" or _says_nothing(plain, n, first):
            continue
        if word in _OF_WORK and step in (Step.SERVING, Step.LEFT):
            continue
        if n > first and not left and (word in _LEADS or word in _PLACES):
            lead, place, place_ends = _place(words, plain, n)
            if not _fits(step, lead, place):
                left += words[n:place_ends]
                place = ""
            continue
        left.append(words[n])
    if place.casefold() in _OFFICE and step is Step.ARRIVED:
        return Step.RETURNED, "", left
    return step, place, left


def _says_nothing(plain: Sequence[str], n: int, first: int) -> bool:
    """Words of politeness. A part of the day is one where it greets: "selamat sore", "pagi pak, sudah berangkat"."""
    if plain[n] not in _PARTS:
        return plain[n] in SMALL
    if n and plain[n - 1] in _GREETS:
        return True
    return n < first and plain[n + 1] not in ("ini", "nanti", "hari")


def _fits(step: Step, lead: str, place: str) -> bool:
    """Whether this step may happen there: one comes home to the office only, and does not depart for it."""
    if not place:
        return True
    office = place.casefold().split()[0] in _OFFICE
    if lead in _FROM:
        return step in (Step.RETURNED, Step.LEFT) or (step is Step.DEPARTED and office)
    if step is Step.RETURNED:
        return office
    return step is not Step.DEPARTED or place.casefold() not in _OFFICE


def _place(words: Sequence[str], plain: Sequence[str], start: int) -> tuple[str, str, int]:
    """What leads to the place that is named from here on, the place, and where it ends."""
    place: list[str] = []
    end, lead = start, ""
    while end < len(plain) and (plain[end] in _LEADS or plain[end] in ("desa", "ds", "dusun")):
        lead = plain[end] if plain[end] in _LEADS else lead
        end += 1
    if end > start and plain[end - 1] in ("desa", "ds", "dusun"):
        place = [] if end < len(plain) and _may_be_place(plain[end]) else [words[end - 1]]
    while end < len(plain) and len(place) < _LONGEST_PLACE and _may_be_place(plain[end]):
        place.append(words[end])
        end += 1
    return lead, " ".join(place), end


def _may_be_place(word: str) -> bool:
    return word.isalpha() and not (
        word in SMALL or word in lexicon.TURNING or word in STEPS or word in _ROAD or word in lexicon.AND
    )


def _near(text: str, plain: Sequence[str]) -> Mistake | Unsure:
    """A slip of one letter is asked about."""
    for word in plain:
        near = [known for known in STEPS if len(known) > 3 and OSA.distance(word, known) == 1]
        if near and not any(other in lexicon.TURNING for other in plain):
            step = STEPS[near[0]]
            return Unsure(Meaning(re.sub(re.escape(word), PLAIN[step], text, flags=re.IGNORECASE), PLAIN[step]))
    return Mistake("parsing.step_unreadable", typed=wording.cut(text))


def meaning_of(report: StepReport, now: datetime, tz: tzinfo) -> Meaning:
    at = said = ""
    if report.happened_at:
        local = report.happened_at.astimezone(tz)
        ago = (now.astimezone(tz).date() - local.date()).days
        at = said = f" {wording.step_time(local)}"
        if ago == 1:
            at = said = f" kemarin{at}"
            at += " pagi" if local.hour in (10, 11) and report.step in (Step.LEFT, Step.RETURNED) else ""
        elif ago > 1:
            at, said = f" tanggal {local.day}{at}", f" {wording.step_moment(report.happened_at, tz)}"
    # "pulang" alone may be setting off
    plain = PLAIN[report.step] if at or report.step is not Step.RETURNED else f"sudah {PLAIN[report.step]}"
    return Meaning(f"{plain}{at}", f"{texts.plain(f'step.{report.step}')}{said}")
