"""The field day in one word: "tiba 09.40", "sudah berangkat", "pulang"."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

from rapidfuzz import fuzz, process

from sotarsa_bot.field.steps import Step
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.hours import parse_time

AHEAD = timedelta(minutes=5)
"""Phones' clocks differ a little; more than this is a slip."""

_WORDS = {
    "berangkat": Step.DEPARTED, "jalan": Step.DEPARTED, "tiba": Step.ARRIVED, "sampai": Step.ARRIVED,
    "mulai": Step.SERVING, "melayani": Step.SERVING, "selesai": Step.LEFT, "kembali": Step.RETURNED,
    "pulang": Step.RETURNED, "sampai kantor": Step.RETURNED, "tiba di kantor": Step.RETURNED,
}  # fmt: skip


@dataclass(frozen=True)
class StepReport:
    """`happened_at` is aware UTC, None when no time was said (then: when it was received)."""

    step: Step
    happened_at: datetime | None = None


def parse_step(text: str, *, now: datetime, tz: tzinfo) -> StepReport:
    """Mistake `parsing.step_unreadable`, `step_in_future`, or as for a time."""
    words = text.casefold().strip()
    step = _step(words)
    if not re.search(r"\d|setengah", words):
        return StepReport(step)
    numbers = re.search(r"(?:jam|pukul|pkl)?\s*(?:\d[\d.:]*|setengah\s+\w+).*$", words)
    at = parse_time(numbers.group().strip() if numbers else words)
    local = datetime.combine(now.astimezone(tz).date(), at, tz)
    if "kemarin" in words:
        local -= timedelta(days=1)
    if local > now + AHEAD:
        raise Mistake("parsing.step_in_future", typed=text[:40])
    return StepReport(step, local.astimezone(UTC))


def _step(words: str) -> Step:
    spoken = re.sub(r"\b(sudah|sdh|udah|kami|tim|telah|jam|pukul|pkl|kemarin|wita|baru)\b|[\d.:,!]", " ", words)
    spoken = " ".join(spoken.split()) or "?"
    best = process.extractOne(spoken, list(_WORDS), scorer=fuzz.ratio, score_cutoff=78)
    if best is None:
        raise Mistake("parsing.step_unreadable", typed=words[:40])
    return _WORDS[best[0]]
