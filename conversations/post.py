"""What the bot says goes into the outbox, in the same transaction as what made it say it."""

import hashlib
from datetime import datetime, timedelta
from typing import Any

from pydantic_core import to_json

from conversations.button import Rows, keyboard
from sotarsa_bot import papers
from sotarsa_bot.books import Books, OneOf
from sotarsa_bot.parsing import exposure
from sotarsa_bot.records.chats import Chat, Here
from sotarsa_bot.records.machinery import Post, PostState, Slot
from sotarsa_bot.records.record import Record
from sotarsa_bot.records.slots import SlotKey, SlotKind, SlotName, Subject, former_name

Where = SlotKey | Slot | SlotName
"""A living message: where it will be, or where it is."""

TEXT_LIMIT = 4096
COMING = (PostState.QUEUED, PostState.SENDING)
DOUBLE = timedelta(seconds=5)
ANSWER, LAST, HINT, NEWS = 0, 1, 4, 5
"""Answers to somebody who waits overtake news that nobody waits for, and hints to who is not registered. The last is
what is asked below all other answers of a step."""
ELSEWHERE = ("reply_parameters", "message_thread_id")
"""Of a post, what says where it stands, and not what."""
SILENT: dict[str, Any] = {"buttons": (), "fingerprint": "", "waits": False}
"""Of a slot whose message nobody answers any more."""


async def write(
    books: Books,
    chat: Chat,
    text: str,
    *,
    now: datetime,
    buttons: Rows = (),
    slot: Where | None = None,
    subject: Subject | None = None,
    reply_to: int | None = None,
    sort: int = NEWS,
    hold: timedelta = timedelta(),
    waits: bool | None = None,
    asked: str = "",
) -> SlotName | None:
    """Owes the chat a text. Into a slot, it becomes the text of the message that lives there, edited in place.

    In a group no NIK stands, whoever typed it where. A message with buttons or a subject always gets a slot, so that a
    reply to it can be understood. Returns its name. `hold`: it is not said before so long has passed, unless other
    words for the slot come meanwhile. `waits`: whether it is a question, and must be said again if the chat moves; a
    test asks everybody who gives buttons to say so. `asked`: whose words this answers; while the same answer to the
    same words of theirs waits to be said, it is not said twice.
    """
    waits = bool(buttons) if waits is None else waits
    payload: dict[str, Any] = {
        "text": _fitting(text if chat.private else exposure.without_numbers(text)),
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
    }
    if markup := keyboard(buttons):
        payload["reply_markup"] = markup
    if reply_to and reply_to > 0:  # the others are of a chat that has moved
        payload["reply_parameters"] = {"message_id": reply_to, "allow_sending_without_reply": True}
    if asked and (coming := await _same(books, chat, payload, asked)):
        return coming.slot
    if slot is None and (buttons or subject):
        slot = SlotKey.new(SlotKind.ONCE)
    if slot is None:
        await _owe(books, chat, "sendMessage", payload, now + hold, sort, asked=asked)
        return None
    name, kind, mark = (slot, SlotKind.ONCE, "") if isinstance(slot, str) else (slot.name, slot.kind, slot.mark)
    lives = Slot(name=name, kind=kind, mark=mark, chat=chat.id, buttons=_flat(buttons), subject=subject, waits=waits)
    await _into_slot(books, chat, lives, payload, now + hold, sort, asked)
    return name


def name_of(slot: Where) -> SlotName:
    return slot if isinstance(slot, str) else slot.name


async def _same(books: Books, chat: Chat, payload: dict[str, Any], asked: str) -> Post | None:
    """This very answer to these very words of theirs, if it has not been said yet."""
    coming = await books.outbox.find(chat=chat.id, asked=asked, state=PostState.QUEUED)
    return next((one for one in coming if _shown(one.payload) == _shown(payload)), None)


def _fitting(text: str) -> str:
    """Too long a text loses its last lines (each is whole HTML), not its message."""
    while len(text) > TEXT_LIMIT:
        text = text.rpartition("\n")[0] or text[:TEXT_LIMIT]
    return text


async def react(books: Books, chat: Chat, message: int, emoji: str, *, now: datetime) -> None:
    """A receipt without a message."""
    if message < 1:
        return  # of a chat that has moved
    payload = {"message_id": message, "reaction": [{"type": "emoji", "emoji": emoji}]}
    await _owe(books, chat, "setMessageReaction", payload, now, ANSWER)


async def owe(
    books: Books, chat: Chat, method: str, payload: dict[str, Any], *, now: datetime, sort: int = NEWS
) -> None:
    """Owes the chat any other call of the Bot API (a photo by file id, say)."""
    await _owe(books, chat, method, payload, now, sort)


async def give(
    books: Books,
    chat: Chat,
    paper: Record,
    filename: str,
    *,
    now: datetime,
    caption: str = "",
    form: str = "",
    about: str = "",
) -> bool:
    """Owes a paper to somebody who waits for it. Its data is kept; the file is made when it is sent, and `about`
    ("visit:12") stands in the audit then. `form`: "docx".

    False if this very paper is on its way to them already.
    """
    payload = {"paper": papers.named(paper, form), "data": paper.model_dump(mode="json"), "filename": filename}
    if caption:
        payload["caption"] = caption
    payload |= {"about": about} if about else {}
    coming = await books.outbox.find(chat=chat.id, method="sendDocument", state=OneOf(COMING))
    if any(_shown(post.payload) == payload for post in coming):
        return False
    await _owe(books, chat, "sendDocument", payload, now, ANSWER)
    return True


async def _into_slot(
    books: Books, chat: Chat, lives: Slot, payload: dict[str, Any], due: datetime, sort: int, asked: str
) -> None:
    lives = lives.with_(fingerprint=_fingerprint(payload))
    known = await books.slots.first(name=lives.name)
    if known is None:
        await books.slots.add(lives)
        return await _owe(books, chat, "sendMessage", payload, due, sort, slot=lives.name, asked=asked)
    changed = {name: getattr(lives, name) for name in ("buttons", "fingerprint", "waits")}
    if known.fingerprint == lives.fingerprint and known.chat == chat.id:
        if known.waits != lives.waits:
            await books.slots.change(known.name, waits=lives.waits)
        return None
    await books.slots.change(known.name, **changed, subject=lives.subject or known.subject)
    waiting = await books.outbox.first(slot=known.name, state=PostState.QUEUED)
    if waiting:  # not sent yet: the newer words replace the older, below the same message
        payload = {**_below(waiting.payload), **payload}
        due = waiting.due_at if waiting.attempts else due  # what Telegram has put off stays put off
        await books.outbox.change(waiting.id, payload=payload, sort=min(sort, waiting.sort), due_at=due)
    else:
        await _owe(books, chat, "sendMessage", payload, due, sort, slot=known.name, asked=asked)


def _fingerprint(payload: dict[str, Any]) -> str:
    return hashlib.sha256(to_json(_shown(payload))).hexdigest()[:16]


def _shown(payload: dict[str, Any]) -> dict[str, Any]:
    """All of it but where it stands and what it is a reply to, which an edit does not change."""
    return {name: value for name, value in payload.items() if name not in ELSEWHERE}


def _below(payload: dict[str, Any]) -> dict[str, Any]:
    """What of it says to which message it is a reply."""
    return {name: value for name, value in payload.items() if name in ELSEWHERE}


def _flat(buttons: Rows) -> tuple[tuple[str, str], ...]:
    return tuple((b.label, b.data) for row in buttons for b in row if b.data)


async def _owe(
    books: Books, chat: Chat, method: str, payload: dict[str, Any], now: datetime, sort: int, **more: Any
) -> None:
    """`more`: its slot, and whose words it answers. Where somebody speaks in a topic, it stands there."""
    if isinstance(chat, Here) and method.startswith("send"):
        payload = {**payload, "message_thread_id": chat.asked_in}
    await books.outbox.add(
        Post(chat=chat.id, method=method, payload=payload, sort=sort, due_at=now, created_at=now, **more)
    )


async def lives(books: Books, slot: SlotKey) -> Slot | None:
    """The message that lives there, or is on its way."""
    return await books.slots.first(name=slot.name)


async def standing(books: Books, kind: SlotKind, subject: Subject, **more: Any) -> list[Slot]:
    """The messages of this kind about this subject, without those that have been retired."""
    return await books.slots.find(subject=subject, kind=kind, former=False, **more)


async def forget_slot(books: Books, slot: Where) -> None:
    """The next post into this slot is a new message (the old one stays where it is)."""
    await books.slots.discard(name=name_of(slot))


async def take_back(books: Books, slot: Where) -> bool:
    """Words into this slot that have not been sent are not said at all. False if something lives there already."""
    known = await books.slots.first(name=name_of(slot))
    if known is None or known.message is not None:
        return False
    await books.outbox.change_all({"slot": known.name, "state": PostState.QUEUED}, state=PostState.DROPPED)
    await forget_slot(books, known)
    return True


async def settle(books: Books, slot: Where) -> None:
    """What lives in this slot stays as it is, and waits for nobody any more."""
    await books.slots.change_all({"name": name_of(slot), "waits": True}, waits=False)


async def uproot(books: Books, owed: Post) -> None:
    """What is owed to a chat whose messages are numbered anew: what was about one of them is dropped, no other takes
    its place."""
    if owed.payload.get("message_id"):
        await books.outbox.change(owed.id, state=PostState.DROPPED, problem="moved")
    elif "reply_parameters" in owed.payload:
        payload = {name: value for name, value in owed.payload.items() if name != "reply_parameters"}
        await books.outbox.change(owed.id, payload=payload)


async def rebutton(books: Books, chat: Chat, slot: Where, buttons: Rows, *, now: datetime) -> None:
    """Other buttons below the words that live in this slot."""
    known = await books.slots.first(name=name_of(slot))
    if known is None or known.message is None:
        return
    await books.slots.change(known.name, buttons=_flat(buttons), fingerprint="")
    payload = {"message_id": known.message, "reply_markup": keyboard(buttons)}
    await _owe(books, chat, "editMessageReplyMarkup", payload, now, ANSWER)


async def say_again(books: Books, chat: Chat, name: SlotName, *, now: datetime) -> None:
    """The words that live in this slot, in a new message: nobody can press or edit the one that bore them."""
    coming = await books.outbox.first(slot=name, state=PostState.QUEUED)
    last = coming or await books.outbox.first(slot=name, state=PostState.SENT, order="-id")
    if last is None or not last.payload:
        return
    if coming is None:
        await _owe(books, chat, "sendMessage", _shown(last.payload), now, NEWS, slot=name)
    await books.slots.change(name, fingerprint=_fingerprint(last.payload))


async def asked_below(books: Books, chat: Chat, slot: Where, *, now: datetime) -> bool:
    """Makes room for a question below what was said since: what lived in this slot is retired. False if it was asked
    a moment ago: a thumb that presses twice gets one question."""
    last = await books.outbox.first(slot=name_of(slot), order="-id")
    if last and abs(now - last.created_at) < DOUBLE:  # a clock may have been set back
        return False
    await retire(books, chat, slot, now=now)
    return True


async def retire(books: Books, chat: Chat, slot: Where, *, now: datetime) -> Slot | None:
    """What lives in this slot stays where it is, without buttons; the next post into it is a new message below.

    A reply to the old message still knows what it is about. The slot that it lives in from now on; None if nothing has
    been sent yet.
    """
    old = await part(books, slot)
    if old is None:
        return None
    await books.slots.change(old.name, **SILENT)
    if old.buttons:
        payload = {"message_id": old.message}  # an edit without a keyboard takes the keyboard away
        await owe(books, chat, "editMessageReplyMarkup", payload, now=now)
    return old.with_(**SILENT)


async def part(books: Books, slot: Where) -> Slot | None:
    """The next post into this slot is a new message; the one that lives in it keeps its words and buttons in a slot of
    its own, which is returned. None if nothing lives there yet, or the first one is still on its way."""
    old = await books.slots.first(name=name_of(slot))
    if old is None or old.message is None:
        return None
    await books.outbox.change_all({"slot": old.name, "state": PostState.QUEUED}, state=PostState.DROPPED)
    renamed = former_name(old.name, old.chat, old.message)
    await books.slots.change(old.name, name=renamed, former=True)
    return old.with_(name=renamed, former=True)


async def put_to_rest(books: Books, chat: Chat, slot: Where, text: str, *, now: datetime) -> bool:
    """What lives in this slot turns into these words for good; what comes next into it is a new message. False if
    nothing had been sent: then it is not said at all."""
    if await take_back(books, slot):
        return False
    former = await retire(books, chat, slot, now=now)
    if former:
        await write(books, chat, text, now=now, slot=former)
    return former is not None
