"""/kantor: what the office's papers say of it (letterhead, who signs, the schemes of its numbers), and whether proxies
bring a letter. In private."""

import re
from typing import Any

from pydantic import BaseModel

from conversations import flow
from conversations.button import Button, in_rows
from conversations.command import PRIVATE, Command
from conversations.conversation import Conversation
from conversations.flow import DONE, Flow, FlowStep, question, tapped, typed
from conversations.open_words import must_fit
from conversations.people.people import wrong_chat
from conversations.talk import Talk
from sotarsa_bot import texts
from sotarsa_bot.official import office_facts
from sotarsa_bot.parsing.open_words import Slot
from sotarsa_bot.people.rights import Action
from sotarsa_bot.texts import Html
from sotarsa_bot.unsure import Meaning, Unsure


class At(FlowStep):
    FACTS = "facts"
    PART = "part"
    FACT = "fact"


class Draft(BaseModel):
    part: str = ""
    field: str = ""


async def begin(talk: Talk[Any]) -> None:
    talk.need(Action.OFFICE)
    if talk.incoming.private:
        await flow.start(talk, FLOW)
    else:
        await wrong_chat(talk, "common.where_private")


async def _parts(talk: Talk[Draft]) -> None:
    facts = await office_facts.of(talk.books)
    lines = [
        texts.html(
            "office.part_line",
            part=texts.plain(f"office.part_{part}"),
            known=sum(bool(getattr(facts, name)) for name in names),
            count=len(names),
        )
        for part, names in office_facts.PARTS.items()
    ]
    rows = in_rows(flow.choice(talk, texts.plain(f"office.part_{part}"), "part", part) for part in office_facts.PARTS)
    await flow.ask(talk, "office.ask", [*rows, _end(talk)], parts=Html("\n".join(lines)))


async def _part(talk: Talk[Draft]) -> None:
    facts, names = await office_facts.of(talk.books), office_facts.part(talk.draft.part)
    lines = [
        texts.html(
            "office.line",
            what=texts.plain(f"office.{name}"),
            value=office_facts.said(facts, name, talk.office),
        )
        for name in names
    ]
    rows = in_rows(flow.choice(talk, texts.plain(f"office.{name}"), "fact", name) for name in names)
    title = texts.plain(f"office.part_{talk.draft.part}")
    await flow.ask(talk, "office.ask_part", [*rows, _end(talk)], part=title, facts=Html("\n".join(lines)))


def _end(talk: Talk[Draft]) -> list[Button]:
    return [flow.choice(talk, texts.plain("common.done_button"), "done")]


def _all_facts() -> list[tuple[str, str, str]]:
    return [(texts.plain(f"office.{name}"), "fact", name) for name in office_facts.FACTS]


async def _part_chosen(talk: Talk[Draft]) -> FlowStep:
    office_facts.part(talk.answer)
    talk.draft.part = talk.answer
    return At.PART


async def _chosen(talk: Talk[Draft]) -> FlowStep:
    office_facts.fact(talk.answer)
    talk.draft.field = talk.answer
    return At.FACT


async def _how(talk: Talk[Draft]) -> None:
    name = talk.draft.field
    kind = name.partition("_")[2]  # both schemes are typed alike, and both next numbers
    choices = office_facts.fact(name).choices
    rows = [[flow.choice(talk, texts.plain(f"office.choice_{one}"), "choice", one) for one in choices]]
    await flow.ask(talk, f"office.how_{kind or name}", rows if choices else (), **talk.office.district.words)


_WITH_NIP = re.compile(r"[\s,]*\bnip\b.*$", re.IGNORECASE | re.DOTALL)
""" "Drs. H. Rahmadi, M.Si NIP 1970…": the number has its own line."""
SLOTS = {
    **dict.fromkeys(("regency", "office", "address", "place", "title", "rank", "basis", "copies"), Slot.LINE),
    **dict.fromkeys(("evening", "monday"), Slot.HOUR),
    "signer": Slot.NAME, "services": Slot.SERVICE, "joint": Slot.SERVICE, "partners": Slot.PARTNER,
}  # fmt: skip
"""What an answer is, of those facts that take any words."""
_SEVERAL = frozenset({"services", "joint", "partners"})
"""Of which there may be several, each by itself."""


async def _typed(talk: Talk[Draft]) -> FlowStep:
    if talk.draft.field in SLOTS and talk.answer.strip() != "-":
        if talk.draft.field == "signer" and (name := _WITH_NIP.sub("", talk.answer)) != talk.answer:
            raise Unsure(Meaning(name, texts.plain("common.would_be", what=texts.plain("office.signer"), words=name)))
        office_facts.fact(talk.draft.field).read(talk.answer, talk.today)  # what cannot be read is no doubt
        for one in re.split(r"[,;\n]", talk.answer) if talk.draft.field in _SEVERAL else (talk.answer,):
            must_fit(talk, SLOTS[talk.draft.field], f"office.{talk.draft.field}", one.strip())
    await office_facts.note(talk.acting(), talk.draft.field, talk.answer)
    talk.draft.part = office_facts.part_of(talk.draft.field)
    return At.PART


async def _done(talk: Talk[Draft]) -> FlowStep:
    await flow.finish(talk, "office.done")
    return DONE


FLOW = Flow(
    "kantor",
    may=Action.OFFICE,
    draft=Draft,
    first=At.FACTS,
    steps={
        At.FACTS: question(
            _parts, tapped("part", _part_chosen), tapped("fact", _chosen), tapped("done", _done), deeper=_all_facts
        ),
        At.PART: question(_part, tapped("fact", _chosen), tapped("done", _done), under=At.FACTS, deeper=_all_facts),
        At.FACT: question(_how, tapped("choice", _typed), typed(_typed)),
    },
)


CONVERSATION = Conversation(
    commands=(Command("kantor", begin, frozenset({PRIVATE})),),
    flows=(FLOW,),
)
