"""Danger that no visit stands for: the team's on no visit's day, a village's where none is planned, if it was written
below or into something else (villages/village_unvisited.py tells of the rest at once). It is asked like any other;
the coordinators, and of what is grave the camat, are told."""

from typing import Any

from conversations.conversation import Conversation
from conversations.doubts.unsure_asked import CRY
from conversations.talk import Talk
from conversations.visits import notices
from sotarsa_bot import texts, wording
from sotarsa_bot.parsing.emergencies import is_grave
from sotarsa_bot.people import roster
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Chat, Purpose
from sotarsa_bot.records.people import Role
from sotarsa_bot.unsure import Meaning, Unsure


async def doubt(talk: Talk[Any], words: str) -> Unsure | None:
    """The question; None where nobody may tell of it here."""
    village = talk.chat.village if talk.chat.purpose is Purpose.VILLAGE else None
    here = talk.incoming.private or talk.chat.purpose in (Purpose.TEAM, Purpose.VILLAGE)
    if not words or not here or talk.person is None or not talk.allows(Action.INCIDENT, village):
        return None
    return Unsure(Meaning(f"darurat {await _where(talk, village)}: {words}", words), key="incident.cry_this")


async def _where(talk: Talk[Any], village: str | None) -> str:
    mine = {grant.village for grant in talk.grants if grant.role is Role.OFFICIAL and grant.village}
    code = village or (next(iter(mine)) if len(mine) == 1 else None)
    return f"Desa {(await talk.books.villages.get(code)).name}" if code else texts.plain("incident.no_visit_s")


async def heard(talk: Talk[Any]) -> bool:
    """What was asked about so, and is true."""
    found = CRY.fullmatch(talk.incoming.text)
    if found is None or not talk.confirmed or not talk.grants:
        return False
    chats, names = await notices.coordinators(talk)
    if is_grave(found["words"]):
        for camat in await roster.with_role(talk.books, Role.CAMAT):
            if (chat := await roster.private_chat(talk.books, camat)) and chat.reachable:
                chats.append(chat)
                names.append(camat.name)
    await _tell(
        talk, [chat for chat in chats if chat.private and chat.id != talk.chat.id], found["where"], found["words"]
    )
    await talk.say("incident.cry_told" if names else "incident.cry_to_nobody", as_reply=True,
                   told=wording.listing(names))  # fmt: skip
    return True


async def _tell(talk: Talk[Any], chats: list[Chat], where: str, words: str) -> None:
    for chat in {chat.id: chat for chat in chats}.values():
        await talk.say("incident.cry", to=chat, name=await notices.writer_name(talk), where=where, words=words)


CONVERSATION = Conversation(
    listeners=(heard,),
)
