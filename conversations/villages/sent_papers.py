"""A letter as a file: what an official or the camat sends in private, or an official in the village's group, goes on to
the coordinators as it is, and waits for their word. Of the team's, it is said how a paper is sent that is filed."""

from typing import Any

from conversations import post
from conversations.conversation import Conversation
from conversations.incoming import Picture
from conversations.talk import Talk
from conversations.villages import village_spoken, village_words
from conversations.visits import notices, office_asked
from sotarsa_bot import texts, wording
from sotarsa_bot.lists.nik import masked
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import one_line
from sotarsa_bot.parsing.letters import read_letter
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Chat, Purpose
from sotarsa_bot.records.people import Role
from sotarsa_bot.records.slots import Subject, SubjectKind

WORDS_LIMIT = 300
NAME_LIMIT = 60


async def heard(talk: Talk[Any]) -> bool:
    """False for what is no file of this kind, and for the villagers' own affairs in their group."""
    picture = talk.incoming.picture
    if picture is None or picture.form or picture.sheet or talk.person is None:
        return False
    if read_letter(talk.incoming.text) is not None:
        return False  # a proxy's letter has its own way
    if talk.allows(Action.PROPOSE):
        if picture.paper and talk.incoming.private:
            raise Mistake("passed.no_paper_of_ours", file=_name(picture))
        return False
    village = village_spoken.village_of(talk)
    if not talk.incoming.private:
        return await _in_the_group(talk, picture, village)
    if not village and not talk.has(Role.CAMAT):
        return False
    await _pass_on(talk, picture, village)
    return True


async def _in_the_group(talk: Talk[Any], picture: Picture, village: str) -> bool:
    """A file with words, or below a message about a visit; photos have their own way (village_pictures.py)."""
    ours = picture.paper and talk.chat.purpose is Purpose.VILLAGE and village
    if not ours or not (talk.incoming.text.strip() or await village_words.visit_replied_to(talk)):
        return False
    await _pass_on(talk, picture, village)
    return True


async def _pass_on(talk: Talk[Any], picture: Picture, village: str) -> None:
    """With its words, to each coordinator alone, whose reply goes back to who sent it. Mistake where none is reached:
    it goes to no group."""
    chats, names = await notices.coordinators(talk)
    alone = [chat for chat in chats if chat.private]
    if not alone:
        raise Mistake("passed.nobody_alone", names=texts.plain("passed.the_office"))
    words = wording.cut(masked(one_line(talk.incoming.text)), WORDS_LIMIT)
    place = (await talk.books.villages.get(village)).name if village else ""
    where = texts.plain("passed.of_village", village=place) if place else ""
    asked = await office_asked.begin(talk, talk.by, village or None, None, always=True)
    for chat in alone:
        said = await talk.say("passed.file_came", to=chat, name=talk.by.name, where=where, file=_name(picture),
                              words=words or texts.plain("passed.picture_alone"), buttons=office_asked.ways(asked),
                              waits=True, subject=Subject.of(SubjectKind.ASKED_BY, talk.by.id))  # fmt: skip
        await office_asked.stands_in(talk, said, asked)
        await _forward(talk, picture, chat)
    await talk.say("passed.file_receipt", as_reply=True, told=notices.in_words(names), file=_name(picture))


async def _forward(talk: Talk[Any], picture: Picture, chat: Chat) -> None:
    """The very file, as Telegram keeps it."""
    kind = "document" if picture.as_file else "photo"
    await post.owe(talk.books, chat, f"send{kind.title()}", {kind: picture.file_id}, now=talk.now)


def _name(picture: Picture) -> str:
    return masked(one_line(picture.name))[:NAME_LIMIT] or texts.plain("passed.a_photo")


CONVERSATION = Conversation(
    listeners=(heard,),
)
