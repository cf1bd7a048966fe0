"""/kantor: what the office's papers say of it (letterhead, who signs, the schemes of its numbers), and whether proxies
bring a letter. In private."""

from typing import Any

from pydantic import BaseModel

from conversations import flow
from conversations.button import in_rows
from conversations.command import PRIVATE, Command
from conversations.flow import DONE, Flow, question, tapped, typed
from conversations.people.people import wrong_chat
from conversations.talk import Talk
from sotarsa_bot import texts
from sotarsa_bot.official import office_facts
from sotarsa_bot.people.rights import Action
from sotarsa_bot.texts import Html


class Draft(BaseModel):
    field: str = ""


async def begin(talk: Talk[Any]) -> None:
    talk.need(Action.OFFICE)
    if talk.incoming.private:
        await flow.start(talk, FLOW)
    else:
        await wrong_chat(talk, "common.where_private")


async def _facts(talk: Talk[Draft]) -> None:
    facts = await office_facts.of(talk.books)
    lines = [
        texts.html(
            "office.line",
            what=texts.plain(f"office.{name}"),
            value=office_facts.said(facts, name),
        )
        for name in office_facts.FACTS
    ]
    rows = in_rows(flow.choice(talk, texts.plain(f"office.{name}"), "fact", name) for name in office_facts.FACTS)
    rows.append([flow.choice(talk, texts.plain("common.done_button"), "done")])
    await flow.ask(talk, "office.ask", rows, facts=Html("\n".join(lines)))


async def _chosen(talk: Talk[Draft]) -> str:
    office_facts.fact(talk.answer)
    talk.draft.field = talk.answer
    return "fact"


async def _how(talk: Talk[Draft]) -> None:
    name = talk.draft.field
    kind = name.partition("_")[2]  # both schemes are typed alike, and both next numbers
    choices = office_facts.fact(name).choices
    rows = [[flow.choice(talk, texts.plain(f"office.choice_{one}"), "choice", one) for one in choices]]
    await flow.ask(talk, f"office.how_{kind or name}", rows if choices else ())


async def _typed(talk: Talk[Draft]) -> str:
    await office_facts.note(talk.acting(), talk.draft.field, talk.answer)
    return "facts"


async def _done(talk: Talk[Draft]) -> str:
    await flow.finish(talk, "office.done")
    return DONE


FLOW = Flow(
    "kantor",
    may=Action.OFFICE,
    draft=Draft,
    first="facts",
    steps={
        "facts": question(_facts, tapped("fact", _chosen), tapped("done", _done)),
        "fact": question(_how, tapped("choice", _typed), typed(_typed)),
    },
)
COMMANDS = (Command("kantor", begin, frozenset({PRIVATE})),)
FLOWS_ = (FLOW,)
