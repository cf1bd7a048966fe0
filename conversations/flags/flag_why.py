"""Why a flag is "wajar" or "perlu diperiksa": one of a few buttons, or a few words."""

from datetime import datetime
from typing import Any

from pydantic import BaseModel

from conversations import flow, post, reasons
from conversations.flags import flag_pictures, flag_words, photo_asks
from conversations.flow import DONE, Flow, FlowStep, question, tapped, typed
from conversations.presses.flags import AnswerFlagAgain, ListFlags, NextFlag
from conversations.talk import Talk
from sotarsa_bot import texts
from sotarsa_bot.flags import review
from sotarsa_bot.lists.nik import masked
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people import roster
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.flag import Flag, FlagKind, Verdict
from sotarsa_bot.records.slots import SlotName
from sotarsa_bot.texts import Html

MOST_LETTERS = 300
CHECKED = ("ask_team", "ask_village", "photo")
FINE: dict[FlagKind, tuple[str, ...]] = {
    FlagKind.SAME_PHOTO: ("shared", "family"),
    FlagKind.LIKE_PHOTO: ("shared", "family"),
    FlagKind.TWICE: ("both", "family"),
    FlagKind.DIFFERS: ("both", "family"),
    FlagKind.CAMERA_PLACE: ("place", "clock"),
    FlagKind.NO_PHOTO: ("no_camera",),
    FlagKind.NO_LETTER: ("known",),
    FlagKind.FAR: ("place",),
}
"""What may explain it; "asked" always does."""


class At(FlowStep):
    WHY = "why"


class Draft(BaseModel):
    """`card` is the living message of the flag, which shows the answer afterwards; `before` is when the answer was
    given that stood there when this one was begun."""

    flag: int
    verdict: Verdict
    card: SlotName = SlotName("")
    before: datetime | None = None


async def begin(talk: Talk[Any], flag: Flag, verdict: Verdict) -> None:
    here = await talk.pressed_slot()
    draft = Draft(flag=flag.id, verdict=verdict, card=here.name if here else SlotName(""), before=flag.at)
    await flow.start(talk, FLOW, draft)


async def _why(talk: Talk[Draft]) -> None:
    kind = (await _flag(talk)).kind
    reasons = CHECKED if talk.draft.verdict is Verdict.CHECK else (*FINE.get(kind, ("clock",)), "asked")
    rows = [[flow.choice(talk, texts.plain(f"flags.because_{name}"), "because", name)] for name in reasons]
    await flow.ask(talk, f"flags.why_{talk.draft.verdict}", rows)


async def _tapped(talk: Talk[Draft]) -> FlowStep:
    return await _answered(talk, texts.plain(f"flags.because_{talk.answer}"), ask=talk.answer == "photo")


async def _typed(talk: Talk[Draft]) -> FlowStep:
    if len(talk.answer) > MOST_LETTERS:
        raise Mistake("common.too_long", limit=MOST_LETTERS)
    reason = masked(talk.answer)  # a number of somebody's is no reason
    verdict = texts.plain(f"flags.{talk.draft.verdict}")
    if not await reasons.given(talk, texts.plain("flags.would_be", verdict=verdict, reason=reason)):
        return DONE
    return await _answered(talk, reason)


async def _answered(talk: Talk[Draft], reason: str, *, ask: bool = False) -> FlowStep:
    flag = await _flag(talk)
    found = await review.of_visit(talk.books, flag.visit)
    if flag.by not in (None, talk.by.id) and flag.at != talk.draft.before:
        return await _answered_meanwhile(talk, flag, len(found))
    flag = await review.answer(talk.acting(), flag, talk.draft.verdict, reason)
    if not ask:
        await photo_asks.withdraw(talk.books, flag, talk.now)
    asked = await photo_asks.ask(talk, flag) if ask else ""
    found = await review.of_visit(talk.books, flag.visit)
    left = sum(other.verdict is Verdict.OPEN for other in found)
    following = [NextFlag(flag=flag.id).button("flags.next")] if left else []
    await flow.finish(
        talk,
        f"flags.noted_{flag.verdict}",
        buttons=[
            [*following, ListFlags().button("flags.list")],
            [AnswerFlagAgain(flag=flag.id).button("flags.undo")],
        ],
        waits=False,
        reason=reason,
        asked=Html(f"\n{texts.html('flags.asked_line', asked=asked)}") if asked else "",
        left=texts.plain("flags.left", count=left) if left else texts.plain("flags.left_none"),
    )
    await _show_on_card(talk, flag, len(found))
    await flag_words.tell(talk.books, await talk.books.visits.get(flag.visit), talk.now)
    return DONE


async def _answered_meanwhile(talk: Talk[Draft], flag: Flag, of_all: int) -> FlowStep:
    """The first answer counts; whoever came second reads it, and may change it knowingly."""
    name, verdict = await roster.name(talk.books, flag.by or 0), texts.plain(f"flags.{flag.verdict}")
    await flow.finish(talk, "flags.meanwhile", name=name, verdict=verdict, reason=flag.reason)
    await _show_on_card(talk, flag, of_all)
    return DONE


async def _show_on_card(talk: Talk[Draft], flag: Flag, of_all: int) -> None:
    if talk.draft.card and await talk.books.slots.first(name=talk.draft.card, chat=talk.chat.id):
        text = await flag_words.card(talk.books, talk.office, flag, talk.now)
        rows = flag_words.rows(flag, of_all, await flag_pictures.count(talk.books, flag))
        await post.write(
            talk.books, talk.chat, text, now=talk.now, slot=talk.draft.card, buttons=rows,
            waits=False,
        )  # fmt: skip


async def _flag(talk: Talk[Draft]) -> Flag:
    flag = await talk.books.flags.first(id=talk.draft.flag)
    if flag is None or flag.verdict is Verdict.GONE:
        raise Mistake("flags.gone")
    return flag


FLOW = Flow(
    "periksa",
    may=Action.REVIEW,
    draft=Draft,
    first=At.WHY,
    steps={At.WHY: question(_why, tapped("because", _tapped), typed(_typed))},
)
