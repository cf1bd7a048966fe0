"""/jadwal: what is coming, for whoever asks: all villages for the team, one's own for a village.

From there a visit's card is brought down again, when a busy group has pushed it far up.
"""

import re
from typing import Any

from conversations.button import Button, in_rows
from conversations.choosing.chosen_visit import code_of, label
from conversations.command import PRIVATE, TEAM, VILLAGE, Command
from conversations.conversation import Conversation
from conversations.pressed import on
from conversations.presses.visits import BringCard
from conversations.talk import Talk
from conversations.visits import cards
from sotarsa_bot import texts, wording
from sotarsa_bot.books import OneOf
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people import roster
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.people import Role
from sotarsa_bot.records.slots import SubjectKind
from sotarsa_bot.records.visit import OPEN, Visit
from sotarsa_bot.texts import Html
from sotarsa_bot.visits import visits

MOST_SHOWN = 15
_WHEN = (
    r"besok|lusa|hari\s+ini|(?:minggu|pekan|bulan|bln)\s+(?:ini|depan)|(?:senin|selasa|rabu|kamis|jum.?at|sabtu|ahad)"
)
_POLITE = r"(?:pak|bu|min|ya|kah|tim|desa|ada|apa|apa\s+saja|saja|aja)"
_ASKED = re.compile(
    rf"(?:tolong\s+)?(?:lihat\s+)?(?:(?:apa|ada)\s+)?(?:jadwal|agenda|kunjungan)(?:nya)?(?:\s+kunjungan)?"
    rf"(?:\s+(?:{_POLITE}|{_WHEN}|ke\s*mana(?:\s+saja)?|di\s*mana|kapan|berikutnya|yang\s+akan\s+datang))+\W*",
    re.IGNORECASE,
)


async def schedule(talk: Talk[Any]) -> None:
    villages = await _own_villages(talk)
    where: dict[str, Any] = {} if villages is None else {"village": OneOf(villages)}
    found = await talk.books.visits.find(state=OneOf(OPEN), **where)
    found.sort(key=lambda v: (v.day or v.plan.window.first, v.id))
    lines = [await _line(talk, visit) for visit in found[:MOST_SHOWN]]
    if lines:
        await talk.say(
            "schedule.list", buttons=await _cards(talk, found[:MOST_SHOWN]), waits=False, lines=Html("\n".join(lines))
        )
    else:
        await talk.say("schedule.empty")


async def _cards(talk: Talk[Any], found: list[Visit]) -> list[list[Button]]:
    shown = [visit for visit in found if _may_have_cards(talk) or _is_theirs(talk, visit)]
    return in_rows([BringCard(visit=visit.id).labelled(await label(talk.books, visit)) for visit in shown], 3)


async def bring_card(talk: Talk[Any], wish: BringCard) -> None:
    """The card again, here; for an official in private, in the group of the village."""
    visit = await visits.get(talk.books, wish.visit)
    if not _may_have_cards(talk) and _is_theirs(talk, visit):
        return await _bring_to_the_village(talk, visit)
    if not _may_have_cards(talk) or talk.chat.village not in (None, visit.village):
        raise Mistake("common.not_yours")
    await cards.bring(talk.books, talk.office, visit, talk.chat, talk.now)


async def code_alone(talk: Talk[Any]) -> bool:
    """ "K12" in private or in a group that it concerns: its card."""
    about = talk.about(SubjectKind.DELIVERY) is not None  # "that was K2's"
    code = None if talk.incoming.picture or talk.person is None or about else code_of(talk.incoming.text)
    if code is None or not (_may_have_cards(talk) or talk.incoming.private):
        return False
    visit = await talk.books.visits.first(id=code)
    if not _may_have_cards(talk) and not (visit and _is_theirs(talk, visit)):
        return False
    await bring_card(talk, BringCard(visit=code))
    return True


async def asked_for(talk: Talk[Any]) -> bool:
    """ "kunjungan besok kemana", in private: what is coming."""
    incoming = talk.incoming
    if not incoming.private or incoming.picture or talk.replied or not talk.allows(Action.SCHEDULE):
        return False
    if _ASKED.fullmatch(" ".join(incoming.text.split())) is None:
        return False
    await schedule(talk)
    return True


async def _bring_to_the_village(talk: Talk[Any], visit: Visit) -> None:
    for chat in await roster.village_groups(talk.books, visit.village):
        await cards.bring(talk.books, talk.office, visit, chat, talk.now)
    village = (await talk.books.villages.get(visit.village)).name
    await talk.say("schedule.brought", subject=visit.subject, code=visit.code, village=village)


def _is_theirs(talk: Talk[Any], visit: Visit) -> bool:
    """Whether an official of its village asks in private."""
    return talk.incoming.private and talk.allows(Action.DECIDE, visit.village)


def _may_have_cards(talk: Talk[Any]) -> bool:
    """The groups that a visit concerns, and those who plan visits."""
    if talk.incoming.private:
        return talk.allows(Action.PROPOSE)
    return talk.chat.purpose is Purpose.VILLAGE or (talk.chat.purpose is Purpose.TEAM and talk.person is not None)


async def _own_villages(talk: Talk[Any]) -> tuple[str, ...] | None:
    """None: every village. In a village's group, and for its officials, only their own."""
    if talk.chat.village:
        return (talk.chat.village,)
    talk.need(Action.SCHEDULE)
    if any(g.role is not Role.OFFICIAL for g in talk.grants):
        return None
    return tuple(g.village for g in talk.grants if g.village)


async def _line(talk: Talk[Any], visit: Visit) -> Html:
    village = (await talk.books.villages.get(visit.village)).name
    window = visit.plan.window
    moment = (
        wording.moment(visit.agreed.starts_at, talk.office.zone)
        if visit.agreed
        else wording.span(window.first, window.last)
    )
    state = texts.plain(f"summary.state_{visit.state}")
    return texts.html("schedule.line", code=visit.code, village=village, moment=moment, state=state)


CONVERSATION = Conversation(
    commands=(Command("jadwal", schedule, frozenset({PRIVATE, TEAM, VILLAGE})),),
    presses=(on(BringCard, bring_card),),
    listeners=(code_alone, asked_for),
)
