"""/daftar: whether names that were typed are people whom the register knows; a few at a time, each with a guess."""

from conversations import flow
from conversations.button import in_rows, number
from conversations.lists.list_draft import Asked, ListTalk, visit_of
from sotarsa_bot import texts
from sotarsa_bot.field.records import Listed
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.register import namesakes
from sotarsa_bot.texts import Html

A_PAGE = 8


async def following(talk: ListTalk, added: list[Listed]) -> str:
    """The step after names were added: the question whether these are known, if any could be."""
    found = await namesakes.of_added(talk.acting(), await visit_of(talk), added)
    talk.draft.asked = tuple(
        Asked(number=one.number, recipient=one.alike.recipient.id, same=one.alike.same) for one in found
    )
    return "known" if found else "names"


async def ask(talk: ListTalk) -> None:
    page = talk.draft.asked[:A_PAGE]
    turns = [
        flow.choice(talk, texts.plain("lists.pair_same" if one.same else "lists.pair_other", n=n), "turn", n - 1)
        for n, one in enumerate(page, 1)
    ]
    lines = [await _line(talk, n, one) for n, one in enumerate(page, 1)]
    decided = [flow.choice(talk, texts.plain("lists.pairs_decided"), "decided")]
    said = {"count": len(talk.draft.asked), "list": Html("\n".join(lines))}
    await flow.ask(talk, "recipients.known", [*in_rows(turns), decided], **said)


async def turn(talk: ListTalk) -> str:
    place, asked = number([talk.answer]), list(talk.draft.asked)
    if place >= len(asked[:A_PAGE]):
        raise Mistake("common.old_button")
    asked[place] = asked[place].model_copy(update={"same": not asked[place].same})
    talk.draft.asked = tuple(asked)
    return "known"


async def decide(talk: ListTalk) -> str:
    page, talk.draft.asked = talk.draft.asked[:A_PAGE], talk.draft.asked[A_PAGE:]
    same = [(one.number, one.recipient) for one in page if one.same]
    await namesakes.are_known(talk.acting(), await visit_of(talk), same)
    return "known" if talk.draft.asked else "names"


async def _line(talk: ListTalk, n: int, one: Asked) -> Html:
    """ "1. nomor 3: Aminah" above whom it could be."""
    listed = await talk.books.listed.first(visit=talk.draft.visit, number=one.number)
    known = await talk.books.recipients.get(one.recipient)
    who = ", ".join(part for part in (known.name, known.address, known.hamlet) if part)
    row = texts.html("recipients.known_row", number=one.number, name=listed.name if listed else "")
    return texts.html("lists.pair", n=n, row=row, known=who)
