"""What one message reports of the field day: a step, or several ("berangkat jam 7, tiba setengah 9")."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, tzinfo
from itertools import islice, pairwise, product
from typing import NamedTuple

from sotarsa_bot import texts, wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import homeward, lexicon
from sotarsa_bot.parsing.repeated import says_now
from sotarsa_bot.parsing.step_said import as_steps, either_hour, only_denies, put_right
from sotarsa_bot.parsing.step_times import said_day, to_come
from sotarsa_bot.parsing.steps import SMALL, STEPS, TOKEN, StepReport, is_no_step, meaning_of, read_step
from sotarsa_bot.records.steps import Step
from sotarsa_bot.unsure import MOST_MEANINGS, Meaning, Unsure

_BETWEEN = lexicon.AND | {",", ";", "lalu", "terus", "trus", "kemudian", "langsung"}
_EDGES = re.compile(
    rf"^(?:\s|[,;]|(?:{'|'.join(map(re.escape, sorted(_BETWEEN - {',', ';'})))})(?!\w))+"
    rf"|(?:\s|[,;]|(?<!\w)(?:{'|'.join(map(re.escape, sorted(_BETWEEN - {',', ';'})))}))+$",
    re.IGNORECASE,
)
_ORDER = list(Step)


class _Part(NamedTuple):
    """What a part of the words may report, and those of its words that are not accounted for."""

    ways: list[StepReport]
    left: str


_STEP = "(?:" + "|".join(map(re.escape, sorted(STEPS, key=len, reverse=True))) + ")"
_ABOUT_TO = re.compile(
    rf"(?<!\w)(?:(?:ba|ber)?siap(?:\W?siap|2)?|ay[ou]|hayu|mari|yuk|kita)\s+(?:(?:kami|tim|kita|gin|nah|semua)\s+)*"
    rf"{_STEP}(?!\w)",
    re.IGNORECASE,
)
_RATHER = re.compile(rf"(?<!\w){_STEP}\s+(?:haja|ja|aja|saja|gin)(?!\w)", re.IGNORECASE)
_DONE = re.compile(
    r"(?<!\w)(?:sudah|sdh|udah|udh|dah|dh|sdah|telah|tlh|tadi|td|baru(?:san)?|hanyar)(?!\w)", re.IGNORECASE
)


def parse_steps(text: str, *, now: datetime, tz: tzinfo, since: datetime | None = None) -> tuple[StepReport, ...]:
    """The steps that are reported, in their order.

    Mistake `parsing.step_unreadable`, `step_denied`, `step_road`, `step_in_future`, `step_when`, or as for a time.
    Unsure if words are left over, if it may have been at another hour, and if several steps are named, unless each
    stands for itself between ";": then all of them are one meaning. `since`: when the team departed, if that is known.
    """
    if only_denies(text):
        raise Mistake("parsing.step_when", typed=wording.cut(text))
    meant = put_right(text)
    try:
        found = _parse(meant, now, tz, since)
    except Unsure as unsure:
        raise homeward.either(meant if meant == as_steps(text) else text, unsure) from None
    if meant != as_steps(text):
        raise Unsure(_meaning(found, now, tz))
    if ways := homeward.asked(text, found, _meaning(found, now, tz)):
        raise Unsure(*ways)
    return found


def _parse(text: str, now: datetime, tz: tzinfo, since: datetime | None) -> tuple[StepReport, ...]:
    parts = _of_one_day(text, _parts(text))
    if len(parts) > 1:
        return _several(text, parts, now, tz, since)
    if either := either_hour(text):
        raise Unsure(*(_meaning(_read(one, now, tz, since).ways[:1], now, tz) for one in either))
    report, left, others = read_step(text, now, tz, since)
    if left:
        ways = [meaning_of(one, now, tz) for one in others or [report]]
        unsure = Unsure(*(Meaning(words, _without(said, " ".join(left))) for words, said in ways))
        unsure.left = " ".join(left)
        raise unsure
    if others:
        raise Unsure(*(meaning_of(one, now, tz) for one in others))
    if _is_meant_to_be(text, timed=report.happened_at is not None):
        raise Unsure(meaning_of(report, now, tz))
    return (report,)


def _is_meant_to_be(text: str, *, timed: bool) -> bool:
    """ "Siap berangkat", "ayo mulai", "pulang haja kami": it may be done, or be what they are about to do."""
    if _DONE.search(text):
        return False
    return _ABOUT_TO.search(text) is not None or (not timed and _RATHER.search(text) is not None)


def _of_one_day(text: str, parts: list[str]) -> list[str]:
    """A day that is said once is the day of all: "kemarin tiba 9.40 pulang 15.00"."""
    days = {day for part in parts if (day := said_day(part))}
    if len(days) != 1 or ";" in text:
        return parts
    return [part if said_day(part) else f"{part} {next(iter(days))}" for part in parts]


def _several(
    text: str, parts: Sequence[str], now: datetime, tz: tzinfo, since: datetime | None
) -> tuple[StepReport, ...]:
    """A step that cannot be is left out, and one that is still to come is refused before the others are asked about;
    Mistake if none is left."""
    found: list[_Part] = []
    mistakes: list[Mistake] = []
    lost: list[str] = []
    for part in parts:
        try:
            found.append(_read(part, now, tz, since))
            lost.append(found[-1].left)
        except Mistake as mistake:
            mistakes.append(mistake)
            lost.append("" if mistake.key == "parsing.step_in_future" else part)
    if not found:
        raise mistakes[0]
    future = [one for one in mistakes if one.key == "parsing.step_in_future"]
    left = " ".join(filter(None, lost))
    whole = not left
    together = [_in_order(way) for way in islice(product(*(part.ways for part in found)), MOST_MEANINGS)]
    follow = [way for way in together if _follows(way)]
    ways = follow or [(one,) for part in found for one in part.ways]
    likely = len(follow) == 1 or ways[0] == together[0]  # "selesai 11.30; pulang 13.00" was no evening
    if whole and not future and len(ways) == 1 and likely and text.count(";") == len(parts) - 1:
        return ways[0]
    unsure = Unsure(*(_meaning(way, now, tz, left=left) for way in ways))
    unsure.left = left
    unsure.before = "\n".join(texts.plain(one.key, **one.values) for one in future)
    raise unsure


def _read(part: str, now: datetime, tz: tzinfo, since: datetime | None) -> _Part:
    try:
        report, left, others = read_step(part, now, tz, since)
    except Unsure as unsure:  # a slip of one letter
        report, left, others = read_step(unsure.meanings[0].words, now, tz, since)
    if report.happened_at is None and says_now(part):
        report = replace(report, happened_at=now)  # beside the hours of others, this one is shown, too
    return _Part(others or [report], " ".join(left))


def _in_order(way: Sequence[StepReport]) -> tuple[StepReport, ...]:
    return tuple(sorted(way, key=lambda report: _ORDER.index(report.step)))


def _follows(way: Sequence[StepReport]) -> bool:
    """Whether they can be so: no step before the one that it follows. One without its hour is now."""
    moments = [report.happened_at for report in way]
    return all(after is None or (before is not None and before <= after) for before, after in pairwise(moments))


def _meaning(way: Sequence[StepReport], now: datetime, tz: tzinfo, left: str = "") -> Meaning:
    each = [meaning_of(report, now, tz) for report in way]
    said = ", ".join(one.said for one in each)
    return Meaning("; ".join(one.words for one in each), _without(said, left) if left else said)


def _without(said: str, left: str) -> str:
    """With the words that no yes records: nothing is dropped unseen."""
    return texts.plain("step.said_alone", step=said, left=wording.cut(left, 60))


def _parts(text: str) -> list[str]:
    """The words of each step."""
    words = list(TOKEN.finditer(text))
    plain = [word.group().casefold() for word in words]
    named = [n for n, word in enumerate(plain) if word in STEPS and not is_no_step(plain, n)]
    starts, last = [0], None
    for n in named:
        if last is not None and STEPS[plain[n]] not in {STEPS[plain[one]] for one in named if one <= last}:
            starts.append(_begins(plain, last, n))
            last = n
        last = n if last is None else max(last, n)
    places = [words[n].start() if n else 0 for n in starts]
    return [_EDGES.sub("", text[a:b]) for a, b in zip(places, [*places[1:], len(text)], strict=True)]


def _begins(plain: Sequence[str], before: int, step: int) -> int:
    """Where the words of this step begin: after what stands between it and the one before, else with what leads to it
    ("selesai, besok pulang")."""
    for n in range(step - 1, before, -1):
        if plain[n] in _BETWEEN:
            return n
    begins = step
    while begins - 1 > before and (plain[begins - 1] in SMALL or to_come(plain[begins - 1])):
        begins -= 1
    return begins
