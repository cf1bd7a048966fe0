"""The camat decides: by the buttons of the card, in a reply to it, or with its code ("P3 setuju")."""

import re
from typing import Any

from pydantic import BaseModel

from conversations import flow, reasons
from conversations.conversation import Conversation
from conversations.flow import DONE, Flow, FlowStep, question, typed
from conversations.pressed import on
from conversations.presses.rulings import ExplainFirst, Rule, TakeRulingBack
from conversations.rulings import carrying, explaining, ruling_card
from conversations.talk import Talk
from conversations.visits import notices, silent_villages
from sotarsa_bot import texts
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import clean_name
from sotarsa_bot.parsing.ruling_words import BACK, EXPLAIN, read_ruling
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.ruling import Ruling, Verdict
from sotarsa_bot.records.slots import SlotKind, SubjectKind
from sotarsa_bot.rulings import rulings
from sotarsa_bot.rulings.kinds import KINDS
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits import visits

_CODE = re.compile(
    r"\W*(?:(?:keputusan|putusan)\s+)?p[\s-]?(\d{1,6})\b[\s:,.\-]*(?P<rest>.*)", re.IGNORECASE | re.DOTALL
)
SAID = {Verdict.APPROVED: "setuju", Verdict.DECLINED: "tolak", Verdict.HANDLED: "sudah ditangani"}


class At(FlowStep):
    WHY = "why"


class Draft(BaseModel):
    ruling: int = 0


async def ruled(talk: Talk[Any], wish: Rule) -> None:
    talk.need_alone(Action.RULE)
    ruling = await _open(talk, wish.ruling)
    if wish.verdict not in KINDS[ruling.kind].verdicts:
        raise Mistake("common.old_button")
    if wish.verdict is Verdict.DECLINED:
        return await flow.start(talk, FLOW, Draft(ruling=ruling.id))
    await _made(talk, ruling, wish.verdict, "")


async def _why(talk: Talk[Draft]) -> None:
    await flow.ask(talk, "rulings.why", id=f"P{talk.draft.ruling}")


async def _why_typed(talk: Talk[Draft]) -> FlowStep:
    """Read back: others act upon it."""
    ruling = await _open(talk, talk.draft.ruling)
    reason = clean_name(talk.answer, limit=rulings.WORDS_LIMIT)
    if not await reasons.given(talk, _would(ruling, Verdict.DECLINED, reason)):
        return DONE
    await flow.finish(talk, "rulings.noted", id=ruling.code)
    await _made(talk, ruling, Verdict.DECLINED, reason)
    return DONE


async def _made(talk: Talk[Any], ruling: Ruling, verdict: Verdict, reason: str) -> None:
    """What follows from it follows at once; the coordinators hear of it."""
    made = await rulings.decide(talk.acting(), ruling, verdict, reason)
    await carrying.carry(talk, made, verdict, reason)
    talk.note("rulings.noted", id=made.code)
    await talk.react()
    visit, because = await visits.get(talk.books, made.visit), f": {reason}" if reason else ""
    await notices.to_coordinators(
        talk, visit, "rulings.told", id=made.code, what=texts.plain(f"rulings.is_{made.kind}"),
        verdict=ruling_card.verdict(made), name=await ruling_card.who(talk.books, made), because=because,
        buttons=carrying.next_steps(made), waits=False,
    )  # fmt: skip


async def explain_first(talk: Talk[Any], wish: ExplainFirst) -> None:
    talk.need_alone(Action.RULE)
    await _to_explain(talk, await _open(talk, wish.ruling), "")


async def _to_explain(talk: Talk[Any], ruling: Ruling, words: str) -> None:
    asked = await rulings.want_explained(talk.acting(), ruling, words)
    told = await explaining.ask(talk, asked)
    talk.note("rulings.asked_note", told=told)
    if not talk.incoming.pressed:
        await talk.say("rulings.asked_to_explain", subject=ruling_card.subject(asked), id=asked.code, told=told)


async def taken_back(talk: Talk[Any], wish: TakeRulingBack) -> None:
    talk.need_alone(Action.RULE)
    await _take_back(talk, await rulings.get(talk.books, wish.ruling))


async def _take_back(talk: Talk[Any], ruling: Ruling) -> None:
    was = ruling_card.verdict(ruling) if ruling.verdict else ""
    back = await rulings.take_back(talk.acting(), ruling)
    talk.note("rulings.back_note", id=back.code)
    visit = await visits.get(talk.books, back.visit)
    await notices.to_coordinators(talk, visit, "rulings.told_back", id=back.code, verdict=was, name=talk.by.name)
    await ruling_card.bring(talk, back, talk.chat)


async def heard(talk: Talk[Any]) -> bool:
    """Words below the card, or behind its code. Verdicts with words beside are read back."""
    if not talk.incoming.private or talk.incoming.picture or not talk.allows(Action.RULE):
        return False
    code = _CODE.fullmatch(talk.incoming.text)
    about = talk.about(SubjectKind.RULING) if talk.below(SlotKind.RULING, SlotKind.ONCE) else None
    if code is None and about is None:
        return False
    ruling = await rulings.get(talk.books, int(code[1]) if code else about or 0)
    if KINDS[ruling.kind].by_ways and await silent_villages.said(talk, await visits.get(talk.books, ruling.visit)):
        return True
    said = read_ruling(code["rest"] if code else talk.incoming.text)
    if code and not code["rest"]:
        await ruling_card.bring(talk, ruling, talk.chat)
    elif said is None:
        raise Mistake(f"rulings.how_{ruling_card.how(ruling)}", id=ruling.code)
    elif said.says == BACK:
        await _take_back(talk, ruling)
    elif said.says == EXPLAIN:
        await _to_explain(talk, await _open(talk, ruling.id), said.words)
    else:
        await _rule_in_words(talk, await _open(talk, ruling.id), Verdict(said.says), said.words)
    return True


async def _rule_in_words(talk: Talk[Any], ruling: Ruling, verdict: Verdict, words: str) -> None:
    if verdict not in KINDS[ruling.kind].verdicts:
        raise Mistake("rulings.not_so", id=ruling.code)
    if verdict is Verdict.DECLINED and not words:
        return await flow.start(talk, FLOW, Draft(ruling=ruling.id))
    reason = clean_name(words, limit=rulings.WORDS_LIMIT) if words else ""
    if reason and not talk.confirmed:
        raise Unsure(Meaning(f"{ruling.code} {SAID[verdict]}: {reason}", _would(ruling, verdict, reason)))
    await _made(talk, ruling, verdict, reason)


def _would(ruling: Ruling, verdict: Verdict, reason: str) -> str:
    return texts.plain("rulings.would", id=ruling.code, verdict=texts.plain(f"rulings.{verdict}"), reason=reason)


async def _open(talk: Talk[Any], id_: int) -> Ruling:
    ruling = await rulings.get(talk.books, id_)
    if not ruling.open:
        raise Mistake("rulings.over", code=ruling.code)
    return ruling


FLOW = Flow("putusan", may=Action.RULE, draft=Draft, first=At.WHY, steps={At.WHY: question(_why, typed(_why_typed))},
            alone=True)  # fmt: skip

CONVERSATION = Conversation(
    flows=(FLOW,),
    presses=(on(Rule, ruled), on(ExplainFirst, explain_first), on(TakeRulingBack, taken_back)),
    listeners=(heard,),
    undoes=frozenset({TakeRulingBack}),
)
