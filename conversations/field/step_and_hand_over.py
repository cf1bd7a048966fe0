"""A step and a hand-over in one message ("K1 selesai, 1-10 sudah terima semua"), the commonest report at the end of a
day: one question, and after its yes the hand-over is recorded first, so that what follows from the step counts it."""

from dataclasses import replace
from typing import Any

from conversations.choosing.chosen_visit import replied_to
from conversations.field import loose_steps
from conversations.hand_overs import captions
from conversations.incidents import step_trouble
from conversations.talk import Talk
from sotarsa_bot import texts
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import parse_caption, parse_steps
from sotarsa_bot.parsing.caption_code import visit_code, without_code
from sotarsa_bot.parsing.caption_said import meaning
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits import underway

_BOTH = " && "


async def asked(talk: Talk[Any]) -> None:
    """Unsure with both. Mistake where one of them is not plain: then each is to be written by itself."""
    if (both := step_trouble.two_news(talk.incoming.text)) is None:
        return
    visit = await _visit_meant(talk, both)
    if visit is None:
        raise step_trouble.each_by_itself(both)
    step, hand_over = (f"{visit.code} {without_code(one)}" for one in both)
    try:
        step, steps = _steps(talk, visit, without_code(step))
        read = parse_caption(hand_over, items=[one.item for one in visit.plan.cargo], default_visit=visit.id)
    except (Mistake, Unsure):
        raise step_trouble.each_by_itself(both) from None
    said = texts.plain("step.and", step=steps, more=meaning(read).said)
    raise Unsure(Meaning(f"{step}{_BOTH}{hand_over}", said))


def _steps(talk: Talk[Any], visit: Visit, words: str) -> tuple[str, str]:
    """The steps in words that are taken at once, and as they are said. Unsure where they are not plain, or not all."""
    try:
        reports = parse_steps(words, now=talk.incoming.at, tz=talk.office.zone)
    except Unsure as unsure:  # several, of which each is plain
        if unsure.left or unsure.before or len(unsure.meanings) > 1:
            raise
        return f"{visit.code} {unsure.meanings[0].words}", unsure.meanings[0].said
    at = talk.incoming.at
    return f"{visit.code} {words}", ", ".join(
        loose_steps.said(talk, one.step, one.happened_at or at) for one in reports
    )


async def _visit_meant(talk: Talk[Any], both: tuple[str, str]) -> Visit | None:
    """By its code, wherever that stands, by what is replied to, else the only one under way; None where two are
    named."""
    codes = {code for one in (talk.incoming.text, *both) if (code := visit_code(one))}
    if codes:
        return await talk.books.visits.first(id=codes.pop()) if len(codes) == 1 else None
    if visit := await replied_to(talk):
        return visit
    found = await underway.reportable(talk.books, talk.by.id, talk.today)
    return found[0] if len(found) == 1 else None


def confirmed(talk: Talk[Any]) -> tuple[Talk[Any], Talk[Any]] | None:
    """What is left to do after the yes: the step, without the photo, and the hand-over."""
    step, both, hand_over = talk.incoming.text.partition(_BOTH)
    if not (both and talk.confirmed):
        return None
    alone = replace(talk.incoming, text=step, picture=None)
    return replace(talk, incoming=alone, answer=step), step_trouble.only_steps(talk, hand_over)


async def record_hand_over(talk: Talk[Any], step: str) -> None:
    """What is still doubtful about it is asked with the step."""
    try:
        await captions.captioned(talk)
    except Unsure as doubt:
        doubt.meanings = tuple(one._replace(words=f"{step}{_BOTH}{one.words}") for one in doubt.meanings)
        raise
