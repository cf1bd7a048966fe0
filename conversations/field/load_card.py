"""The load's card: what was carried, and what became of it. The team says what came back by a button or one reply.

It comes by itself when the team is back and something is not accounted for; before, it is a button of the panel.
"""

from typing import Any

from conversations import post
from conversations.button import Button
from conversations.choosing.chosen_visit import label
from conversations.conversation import Conversation
from conversations.field.load_words import account
from conversations.hand_overs import photos
from conversations.pressed import on
from conversations.presses.closing import Explain
from conversations.presses.field import AllCameBack, NothingCameBack, OpenLoad, TakeLoadBack
from conversations.talk import Talk
from sotarsa_bot import texts
from sotarsa_bot.field import closing, load
from sotarsa_bot.field.load import Line
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import Left, parse_leftovers
from sotarsa_bot.people import roster
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Chat, Purpose
from sotarsa_bot.records.field import IncidentKind, PhotoKind
from sotarsa_bot.records.machinery import Slot
from sotarsa_bot.records.slots import SlotKey, SlotKind, Subject, SubjectKind
from sotarsa_bot.records.visit import Visit, VisitState
from sotarsa_bot.running.scene import Scene
from sotarsa_bot.texts import Html
from sotarsa_bot.visits import visits


async def renew(scene: Scene, visit: Visit) -> None:
    """Once the team has left: the card says what is known now, wherever it stands; in the team's groups also unasked,
    when the team is back and something is open."""
    if not visit.plan.cargo or not await closing.asked(scene.books, visit):
        return
    lines = await load.of_visit(scene.books, visit)
    chats = [await scene.books.chats.get(slot.chat) for slot in await _standing(scene, visit)]
    if visit.state is VisitState.RETURNED and load.in_words(lines):
        chats += [chat for chat in await roster.team_groups(scene.books) if chat not in chats]
    for chat in chats:
        await _write(scene, visit, chat, lines)


async def withdraw(talk: Talk[Any], visit: Visit) -> None:
    """The team has not left after all: wherever the card stands it asks nothing, and comes again when it is time."""
    for slot in await _standing(talk, visit):
        chat, text = await talk.books.chats.get(slot.chat), texts.html("load.withdrawn", code=visit.code)
        await post.put_to_rest(talk.books, chat, slot, text, now=talk.now)


async def opened(talk: Talk[Any], wish: OpenLoad) -> None:
    """The card, here, below what was said last."""
    visit = await _visit(talk, wish.visit)
    if not visit.plan.cargo:
        raise Mistake("load.no_cargo", code=visit.code)
    if not await load.can_be_stated(talk.books, visit):
        raise Mistake("load.too_early", code=visit.code)
    await post.retire(talk.books, talk.chat, _slot(visit, talk.chat), now=talk.now)
    await _write(talk, visit, talk.chat, await load.of_visit(talk.books, visit))


async def all_back(talk: Talk[Any], wish: AllCameBack) -> None:
    """Whatever is not accounted for came back."""
    visit = await _visit(talk, wish.visit)
    if not await _stated_already(talk, visit):
        await state(talk, visit, await load.all_back(talk.books, visit))


async def none_back(talk: Talk[Any], wish: NothingCameBack) -> None:
    """Nothing came back, nothing was damaged or lost."""
    visit = await _visit(talk, wish.visit)
    if not await _stated_already(talk, visit):
        await state(talk, visit, {item: Left() for item in await _items(talk, visit)})


async def take_back(talk: Talk[Any], wish: TakeLoadBack) -> None:
    """What was said last was a slip; whoever said more since has the last word."""
    visit = await _visit(talk, wish.visit)
    last = await load.stated(talk.books, visit)
    if last and wish.last not in (None, last.id):
        return talk.note("count.answered", alert=True, name=await roster.name(talk.books, last.by))
    await load.take_back(talk.acting(), visit)
    talk.note("load.taken_back", code=visit.code)


async def _stated_already(talk: Talk[Any], visit: Visit) -> bool:
    """An old button must not write over what somebody has said since; a reply may."""
    last = await load.stated(talk.books, visit)
    if last:
        talk.note("count.answered", alert=True, name=await roster.name(talk.books, last.by))
    return last is not None


async def replied(talk: Talk[Any]) -> bool:
    """The team's words, or a picture of what was damaged, as a reply to the card."""
    of_visit = talk.about(SubjectKind.LOAD)
    if of_visit is None or not (talk.incoming.text or talk.incoming.picture):
        return False
    visit = await _visit(talk, of_visit)
    said = await _read(talk, visit) if talk.incoming.text else {}
    if talk.incoming.picture:
        await photos.keep(talk, visit, kind=PhotoKind.SPOILED)
    if said:
        await state(talk, visit, said)
        await talk.react()
    else:
        await renew(talk, visit)
    return True


async def _read(talk: Talk[Any], visit: Visit) -> dict[str, Left]:
    """What is missing in the words may be said in a reply to what asked for it ("jatuh di jalan")."""
    open_, before = await load.known(talk.books, visit)
    words = talk.incoming.text
    try:
        return parse_leftovers(words, list(open_), open_=open_, before=before)
    except Mistake as mistake:
        if talk.instead_of:
            try:
                return parse_leftovers(f"{talk.instead_of} {words}", list(open_), open_=open_, before=before)
            except Mistake:
                pass
        if mistake.key == "parsing.leftovers_reason":
            mistake.so_far = words
        raise


async def _visit(talk: Talk[Any], id_: int) -> Visit:
    talk.need(Action.FIELD)
    if talk.chat.purpose is Purpose.VILLAGE:
        raise Mistake("common.old_button")
    return await visits.get(talk.books, id_)


async def _items(talk: Talk[Any], visit: Visit) -> list[str]:
    return [line.item for line in await load.of_visit(talk.books, visit) if line.carried]


async def state(talk: Talk[Any], visit: Visit, said: dict[str, Left]) -> None:
    """Takes it down."""
    await load.state(talk.acting(), visit, said)
    talk.note("load.noted", code=visit.code)


async def _standing(scene: Scene, visit: Visit) -> list[Slot]:
    return await scene.books.slots.find(subject=Subject.of(SubjectKind.LOAD, visit.id), former=False)


def _slot(visit: Visit, chat: Chat) -> SlotKey:
    return SlotKey.in_chat(SlotKind.LOAD, chat.id, visit=visit.id)


async def _write(scene: Scene, visit: Visit, chat: Chat, lines: list[Line]) -> None:
    said = [texts.html("load.head", visit=await label(scene.books, visit)), *await account(scene.books, visit, lines)]
    rows: list[list[Button]] = []
    last = await load.stated(scene.books, visit)
    if last:
        said.append(texts.html("load.by", name=await roster.name(scene.books, last.by)))
    if load.in_words(lines) and not await load.explanation(scene.books, visit, lines):
        said.append(_wanted(lines, stated=last is not None))
        rows = _ways(visit, stated=last is not None)
    waits = bool(rows)
    if last and visit.state in deliveries.TAKING:
        rows = [*rows, [TakeLoadBack(visit=visit.id, last=last.id).button("load.undo")]]
    if await load.lacks_photo(scene.books, visit, lines):
        said.append(texts.html("load.photo_please"))
    await post.write(
        scene.books,
        chat,
        Html("\n".join(said)),
        now=scene.now,
        buttons=rows,
        waits=waits,
        slot=_slot(visit, chat),
        subject=Subject.of(SubjectKind.LOAD, visit.id),
        sort=post.ANSWER,
    )


def _wanted(lines: list[Line], *, stated: bool) -> Html:
    item = next((line.item for line in lines if line.missing and line.carried), lines[0].item)
    return texts.html("load.explain_please" if stated else "load.ask", example=texts.plain("load.example", item=item))


def _ways(visit: Visit, *, stated: bool) -> list[list[Button]]:
    if stated:
        return [[Explain(visit=visit.id, about=IncidentKind.LOAD).button("load.explain")]]
    all_, none = AllCameBack(visit=visit.id), NothingCameBack(visit=visit.id)
    return [[all_.button("load.all_back")], [none.button("load.none_back")]]


CONVERSATION = Conversation(
    presses=(
        on(OpenLoad, opened),
        on(AllCameBack, all_back),
        on(NothingCameBack, none_back),
        on(TakeLoadBack, take_back),
    ),
    listeners=(replied,),
    undoes=frozenset({TakeLoadBack}),
)
