"""The right photo is asked for, of who reported it, as a task with a day: closed by the photo, reminded of once."""

from datetime import datetime
from typing import Any

from conversations import post
from conversations.choosing.chosen_visit import label
from conversations.flags import flag_words
from conversations.hand_overs.delivery_words import line
from conversations.talk import Talk
from sotarsa_bot import texts, wording
from sotarsa_bot.books import Books, OneOf, Store
from sotarsa_bot.flags import asking_photos
from sotarsa_bot.people import roster
from sotarsa_bot.records.chats import Chat
from sotarsa_bot.records.field import Photo
from sotarsa_bot.records.flag import Flag
from sotarsa_bot.records.machinery import Reminder
from sotarsa_bot.records.photo_ask import PhotoAsk
from sotarsa_bot.records.slots import SlotKey, SlotKind, Subject
from sotarsa_bot.running.office import Office
from sotarsa_bot.texts import Html


async def ask(talk: Talk[Any], flag: Flag) -> str:
    """Asks everybody who reported it; whom, in words for the coordinator."""
    made = await asking_photos.ask(talk.acting(), flag)
    for asked in made:
        await _say(talk.books, talk.office, asked, "flags.ask", talk.now)
    names = [await roster.name(talk.books, whom) for whom in dict.fromkeys(asked.whom for asked in made)]
    if not names:
        return ""
    return texts.plain("flags.asked", names=wording.listing(names), due=wording.long_day(made[0].due))


async def withdraw(books: Books, flag: Flag, now: datetime) -> None:
    """The coordinator has answered otherwise: nobody needs to send anything any more."""
    for asked in await asking_photos.open_of(books, flag):
        await _end(books, asked, None, now)


async def look(store: Store, now: datetime) -> None:
    """Whether what was asked for has come: each minute, for as long as it takes, and never while somebody waits."""
    async with store.reading() as books:
        waiting = await books.photo_asks.find(ended_at=None)
        over = [one for one in waiting if await asking_photos.is_over(books, one)]
    for asked in over:
        async with store.writing() as books:
            if photo := await asking_photos.answered_by(books, asked):
                await _came(books, asked, photo, now)
            else:
                await _end(books, asked, None, now)


async def remind(books: Books, office: Office, reminder: Reminder, now: datetime) -> bool:
    """On its last day, once; whether it still waits."""
    asked = await asking_photos.reminded_of(books, reminder.key)
    if asked is None:
        return False
    for chat in await _chats(books, asked):
        await post.retire(books, chat, _slot(asked, chat), now=now)
    await _say(books, office, asked, "flags.ask_again", now)
    return True


async def _came(books: Books, asked: PhotoAsk, photo: Photo, now: datetime) -> None:
    """Whoever asked sees it; of two sides, the other need not send one."""
    if not await _end(books, asked, photo, now):
        return
    flag = await books.flags.get(asked.flag)
    if flag.kind in asking_photos.TWO_SIDED:
        await withdraw(books, flag, now)
    chat = await roster.private_chat(books, await books.people.get(asked.by))
    if chat is None or not photo.file_id:
        return
    visit = await books.visits.get(asked.visit)
    said = {"visit": await label(books, visit), "name": await roster.name(books, photo.by)}
    caption = texts.plain("flags.ask_came", whom=await flag_words.shown(books, photo, asked.visit), **said)
    kind = "document" if photo.as_file else "photo"
    payload = {kind: photo.file_id, "caption": caption, "about": f"visit:{asked.visit}"}
    await post.owe(books, chat, f"send{kind.capitalize()}", payload, now=now)


async def _end(books: Books, asked: PhotoAsk, photo: Photo | None, now: datetime) -> bool:
    """The task itself says that it is over, wherever it stands."""
    if not await asking_photos.end(books, asked, photo, now):
        return False
    text = texts.html("flags.ask_done" if photo else "flags.ask_over", visit=f"K{asked.visit}")
    for chat in await _chats(books, asked):
        if await post.lives(books, _slot(asked, chat)):
            await post.write(books, chat, text, now=now, slot=_slot(asked, chat), waits=False)
    return True


async def _say(books: Books, office: Office, asked: PhotoAsk, key: str, now: datetime) -> None:
    visit, flag = await books.visits.get(asked.visit), await books.flags.get(asked.flag)
    found = await books.deliveries.find(id=OneOf(asked.deliveries)) if asked.deliveries else []
    subject = Subject.delivery(asked.deliveries[-1]) if asked.deliveries else visit.subject
    for chat in await _chats(books, asked):
        about = [line(one, named=chat.private) for one in found] or [await flag_words.sentence(books, office, flag)]
        text = texts.html(
            key,
            visit=await label(books, visit),
            name=await roster.name(books, asked.by),
            whom=await roster.name(books, asked.whom),
            due=wording.long_day(asked.due),
            lines=Html("\n".join(about)),
        )
        await post.write(books, chat, text, now=now, slot=_slot(asked, chat), subject=subject, waits=True)


async def _chats(books: Books, asked: PhotoAsk) -> list[Chat]:
    """Alone; where that is not possible, in the team's groups, which read numbers and no names."""
    chat = await roster.private_chat(books, await books.people.get(asked.whom))
    return [chat] if chat and chat.reachable else await roster.team_groups(books)


def _slot(asked: PhotoAsk, chat: Chat) -> SlotKey:
    return SlotKey.in_chat(SlotKind.PHOTO_ASK, chat.id, mark=asked.id)
