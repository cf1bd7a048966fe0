"""A step of which a part is not said, below the panel or a question: an hour without its step, "sudah" alone."""

import re
from datetime import datetime
from typing import Any

from conversations.choosing.chosen_visit import replied_to
from conversations.field import field_panel, not_left
from conversations.talk import Talk
from sotarsa_bot import texts, wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import opens_with_step, parse_steps
from sotarsa_bot.parsing.caption_code import visit_code, without_code
from sotarsa_bot.parsing.hours import hours
from sotarsa_bot.parsing.step_said import without_denied
from sotarsa_bot.parsing.step_times import said_day
from sotarsa_bot.parsing.steps import PLAIN, SMALL, STEPS, TOKEN
from sotarsa_bot.parsing.words import NOT, TURNING, Words
from sotarsa_bot.records.slots import SlotKind
from sotarsa_bot.records.steps import Step
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.unsure import Meaning, Unsure

_HOUR_ALONE = re.compile(
    r"\W*(?P<rather>(?:(?:eh|maaf|mf|ralat|salah|slh|bukan|keliru|maksud(?:nya|ku)?|harusnya|seharusnya|mestinya|tepatnya"
    r"|yang|yg|benar|bnr|betul|jamnya)[\s,.:]+)*)"
    r"(?P<hour>(?:(?:jam|pukul)\s*\d{1,2}(?:[.:]\d{2})?|\d{1,2}[.:]\d{2})(?:\s*wita)?)\W*",
    re.IGNORECASE,
)
_SMALL = r"(?:pak|bu|min|kami|tim|kita|alhamdulillah)"
_HAVE = re.compile(
    rf"\W*(?:(?:ya|iya|inggih|nggih|oh|{_SMALL})\W+)*(?:sudah|sdh|udah|udh|tlh|telah)(?!\w)(?:\W+{_SMALL}(?!\w))*\W*",
    re.IGNORECASE,
)


async def hour_alone(talk: Talk[Any], text: str) -> None:
    """Unsure about the next step, for an hour alone below the panel; about the last, for "maksudnya 8.10"; nothing
    where all are reported."""
    meant = without_denied(text)
    said = _HOUR_ALONE.fullmatch(meant)
    if not (said and field_panel.replied_to(talk)):
        return
    visit = await replied_to(talk)
    taken = await talk.books.steps.find(visit=visit.id, order="received_at") if visit else []
    step = field_panel.next_step({one.step for one in taken})
    if said["rather"] or meant != text:
        step = taken[-1].step if taken else None
    if visit and step:
        words = f"{texts.plain(f'step.{step}')} {said['hour']}"
        raise await _as_understood(talk, visit, words)


_SAYS_NO_MORE = SMALL | NOT | TURNING | {
    "salah", "slh", "pang", "jadi", "jamnya", "jam", "pukul", "pkl", "haja", "sekitar", "kira-kira", "tepatnya",
    "harusnya", "seharusnya", "mestinya", "benar", "betul", "bujur", "yang", "nang", "tulis", "ketik", "lagi",
}  # fmt: skip


async def at_another_hour(talk: Talk[Any], text: str) -> None:
    """Unsure for an hour below the question about one step: "bukan, 9.20", "salah pang, 9.40 mulainya"."""
    before = without_code(talk.instead_of)
    if talk.confirmed or not (before and opens_with_step(before)):
        return
    plain = [word for word in TOKEN.findall(before.casefold()) if word in STEPS]
    day = said_day(text) or said_day(before)
    text = text.replace(said_day(text), " ") if said_day(text) else text
    try:
        found = hours(text)
    except Mistake:
        return
    if len(found) != 1 or len({STEPS[word] for word in plain}) != 1:
        return
    step = STEPS[plain[0]]
    rest = [word.plain for word in Words(f"{text[: found[0].start]} {text[found[0].end :]}").all]
    others = {STEPS.get(word.removesuffix("nya"), STEPS.get(word)) for word in rest} - {None, step}
    if others or any(word not in _SAYS_NO_MORE and word.removesuffix("nya") not in STEPS for word in rest):
        return
    code = visit_code(talk.instead_of)
    words = f"{PLAIN[step]} {day} {text[found[0].start : found[0].end]}"
    known = parse_steps(words, now=talk.incoming.at, tz=talk.office.zone)
    steps = ", ".join(said(talk, one.step, one.happened_at or talk.incoming.at) for one in known)
    label = f"K{code} " if code else ""
    raise Unsure(Meaning(f"{label}{words}", f"{label}{steps}"))


async def _as_understood(talk: Talk[Any], visit: Visit, words: str) -> Unsure:
    """The step in full words, to be read back. Mistake as for any step."""
    left = await talk.books.steps.first(visit=visit.id, step=Step.DEPARTED)
    since = left.happened_at if left else None
    try:
        reports = parse_steps(words, now=talk.incoming.at, tz=talk.office.zone, since=since)
    except Unsure as unsure:
        return unsure
    steps = ", ".join(said(talk, one.step, one.happened_at or talk.incoming.at) for one in reports)
    return Unsure(Meaning(words, steps))


async def have_left(talk: Talk[Any], text: str) -> bool:
    """ "Sdh dari td jam 9" below the question whether the team has left."""
    asked = talk.below(SlotKind.NO_WORD)
    if not (asked or talk.below(SlotKind.PANEL)) or opens_with_step(text) or talk.incoming.picture:
        return False
    visit = await replied_to(talk)
    left = await talk.books.steps.first(visit=visit.id, step=Step.DEPARTED) if visit else None
    if visit and (asked or not left) and await not_left.heard(talk, visit, text):
        return True
    if visit and asked and (yes := _HAVE.match(text)):
        raise await _as_understood(talk, visit, f"{texts.plain(f'step.{Step.DEPARTED}')} {text[yes.end() :]}".strip())
    return False


def said(talk: Talk[Any], step: Step, at: datetime) -> str:
    local = at.astimezone(talk.office.zone)
    clock = wording.step_time(local) if local.date() == talk.today else wording.step_moment(at, talk.office.zone)
    return texts.plain("step.said", step=texts.plain(f"step.{step}"), at=clock)
