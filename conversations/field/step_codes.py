"""The visits whose codes stand with a step: "K1 tiba 9", "berangkat K2 jam 9.10", "K1 K2 selesai jam 9.30"."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from conversations.choosing.chosen_visit import label
from conversations.field import loose_steps, step_doubts
from conversations.talk import Talk
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import parse_steps, reports_a_step
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.unsure import NOTHING, Meaning, Unsure

_CODE = r"k(?:\.\s?|\s|-)?(\d{1,9})\b"
_GROUP = re.compile(
    rf"(?<!\w)(?:(?:di|untuk|utk|gasan|kunjungan|kode)\s+)?{_CODE}(?:[\s,&+/]*(?:(?:dan|wan|lawan|serta|sama)\s+)?{_CODE})*"
    r"[\s:;,.–-]*",
    re.IGNORECASE,
)
_ONE = re.compile(rf"(?<!\w){_CODE}", re.IGNORECASE)
Reports = list[tuple[Visit, str]]
"""Each visit, with the words about it."""


async def read(talk: Talk[Any], says_a_step: Callable[[str], bool]) -> Reports:
    """Empty if no visit is named, or the words tell of a hand-over."""
    found: Reports = []
    for codes, words in _apart(talk.incoming.text):
        if not says_a_step(words):
            return []
        for code in codes:
            visit = await talk.books.visits.first(id=code)
            if visit is None and len(codes) > 1:
                raise Mistake("step.one_visit_each", code=f"K{codes[0]}")
            if visit is None or not reports_a_step(words, [cargo.item for cargo in visit.plan.cargo]):
                return []
            found.append((visit, words))
    return found


def _apart(text: str) -> list[tuple[list[int], str]]:
    """What is said of each: behind its code, or around it where only one is named."""
    groups = list(_GROUP.finditer(text))
    codes = [list(dict.fromkeys(int(code) for code in _ONE.findall(group.group()))) for group in groups]
    if not groups:
        return []
    if len(groups) == 1:
        return [(codes[0], f"{text[: groups[0].start()]} {text[groups[0].end() :]}".strip())]
    if text[: groups[0].start()].strip():
        return []
    ends = [*(group.start() for group in groups[1:]), len(text)]
    return [(one, text[group.end() : end].strip(" ,;.")) for one, group, end in zip(codes, groups, ends, strict=True)]


def with_code(visit: Visit, one: Meaning) -> Meaning:
    """The same, said of this visit; an incident names its own, and what is nothing needs none."""
    if one.words == NOTHING or one.words.startswith("kendala "):
        return one
    return one._replace(words=f"{visit.code} {one.words}")


async def doubt(talk: Talk[Any], found: Sequence[tuple[Visit, str]]) -> Unsure:
    """All of them as one meaning. Mistake for what cannot be read, or may be read in several ways."""
    words: list[str] = []
    said: list[str] = []
    before: list[str] = []
    for visit, text in found:
        try:
            reports = parse_steps(text, now=talk.incoming.at, tz=talk.office.zone)
        except Unsure as unsure:
            if len(unsure.meanings) > 1:
                raise Mistake("step.one_visit_each", code=visit.code) from unsure
            text = unsure.meanings[0].words
            reports = parse_steps(text, now=talk.incoming.at, tz=talk.office.zone)
        steps = {report.step: report.happened_at or talk.incoming.at for report in reports}
        words.append(f"{visit.code} {text}")
        each = ", ".join(loose_steps.said(talk, step, at) for step, at in steps.items())
        said.append(f"{await label(talk.books, visit)}: {each}")
        timed = [report.step for report in reports if report.happened_at]
        if speaks_against := await step_doubts.of(talk, visit, steps, timed):
            before.append(f"{visit.code}: {speaks_against.sentence}")
    asked = Unsure(Meaning("; ".join(words), "; ".join(said)))
    asked.before = "\n".join(before)
    return asked
