"""/daftar: whether names that were typed are people whom the register knows; a few at a time, each with a guess."""

from conversations import flow
from conversations.button import in_rows, number
from conversations.flow import FlowStep
from conversations.lists.list_draft import Asked, At, ListTalk, visit_of
from sotarsa_bot import texts
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.alike_words import read_alike
from sotarsa_bot.parsing.yes_no import says_yes
from sotarsa_bot.records.field import Listed
from sotarsa_bot.register import namesakes
from sotarsa_bot.texts import Html

A_PAGE = 8


async def following(talk: ListTalk, added: list[Listed]) -> FlowStep:
    """The step after names were added: the question whether these are known, if any could be."""
    found = await namesakes.of_added(talk.acting(), await visit_of(talk), added)
    talk.draft.asked = tuple(
        Asked(number=one.number, recipient=one.alike.recipient.id, same=one.alike.same) for one in found
    )
    return At.KNOWN if found else At.NAMES


async def ask(talk: ListTalk) -> None:
    page = talk.draft.asked[:A_PAGE]
    turns = [
        flow.choice(talk, marked(key, n, chosen=one.same is same), "turn", 2 * (n - 1) + same)
        for n, one in enumerate(page, 1)
        for key, same in (("lists.pair_same", True), ("lists.pair_other", False))
    ]
    lines = [await _line(talk, n, one) for n, one in enumerate(page, 1)]
    decided = [flow.choice(talk, texts.plain("lists.pairs_decided"), "decided")]
    said = {"count": len(talk.draft.asked), "list": Html("\n".join(lines))}
    await flow.ask(talk, "recipients.known", [*in_rows(turns), decided], **said)


async def turn(talk: ListTalk) -> FlowStep:
    """The place on the page, and whether they are the same, in one number."""
    place, same = divmod(number([talk.answer]), 2)
    if place >= len(talk.draft.asked[:A_PAGE]):
        raise Mistake("common.old_button")
    _set(talk, {place: bool(same)})
    return At.KNOWN


async def typed(talk: ListTalk) -> FlowStep:
    """ "Sama", "orang lain", "1 sama, 2 orang lain", or a yes to one guess for all."""
    page = talk.draft.asked[:A_PAGE]
    if not (says_yes(talk.answer) and all(one.same for one in page)):
        _set(talk, read_alike(talk.answer, len(page)))
    return await decide(talk)


def _set(talk: ListTalk, said: dict[int, bool]) -> None:
    asked = enumerate(talk.draft.asked)
    talk.draft.asked = tuple(one.model_copy(update={"same": said.get(n, one.same)}) for n, one in asked)


def marked(key: str, n: int, *, chosen: bool) -> str:
    """An answer, with a tick where it is the one that holds now."""
    return ("✅ " if chosen else "") + texts.plain(key, n=n)


async def decide(talk: ListTalk) -> FlowStep:
    page, talk.draft.asked = talk.draft.asked[:A_PAGE], talk.draft.asked[A_PAGE:]
    same = [(one.number, one.recipient) for one in page if one.same]
    await namesakes.are_known(talk.acting(), await visit_of(talk), same)
    return At.KNOWN if talk.draft.asked else At.NAMES


async def _line(talk: ListTalk, n: int, one: Asked) -> Html:
    """ "1. nomor 3: Aminah" above whom it could be."""
    listed = await talk.books.listed.first(visit=talk.draft.visit, number=one.number)
    known = await talk.books.recipients.get(one.recipient)
    who = ", ".join(part for part in (known.name, known.address, known.hamlet) if part)
    row = texts.html("recipients.known_row", number=one.number, name=listed.name if listed else "")
    return texts.html("lists.pair", n=n, row=row, known=who)
