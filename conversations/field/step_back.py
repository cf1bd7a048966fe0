"""A step that was reported by mistake is taken back, by a button of the panel or in words ("belum kembali"): and with
it whatever the village and the team were asked because of it."""

import re
from datetime import timedelta
from typing import Any

from conversations import post
from conversations.choosing.chosen_visit import label, replied_to
from conversations.conversation import Conversation
from conversations.field import counting, load_card, not_left
from conversations.incidents import incident_words
from conversations.pressed import on
from conversations.presses.field import TakeStepBack
from conversations.talk import Talk
from conversations.visits import visit_alarms
from sotarsa_bot import texts
from sotarsa_bot.books import AtLeast
from sotarsa_bot.field import closing, undoing
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.caption_code import visit_code, without_code
from sotarsa_bot.parsing.sentence_kinds import asks
from sotarsa_bot.parsing.steps import PLAIN
from sotarsa_bot.parsing.steps_back import step_taken_back
from sotarsa_bot.people import roster
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.steps import Step
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits import underway, visits

_BREAK = re.compile(r"\s*[,;.]\s+|\s+(?=(?:karena|krn|karna|sebab|soalnya|gara-gara|masih)\s)", re.IGNORECASE)

_RATHER = re.compile(r"^\W*(?:(?:salah|slh|eh|maaf|mf|bukan|bkn|ralat|keliru)\b[\s,.;:]*)+(?=\D)", re.IGNORECASE)
_ON_THE_ROAD = re.compile(
    r"\W*(?:(?:salah|slh|eh|maaf|mf|bukan|kami|tim|pak|bu)\W+)*(?:masih|msh|lagi|lg|sedang)\W+(?:di|d)\W*(?:jalan|perjalanan)"
    r"(?:\W+(?:pulang|bulik|pak|bu|pang|ini))*\W*",
    re.IGNORECASE,
)


async def pressed(talk: Talk[Any], wish: TakeStepBack) -> None:
    talk.need(Action.FIELD)
    if talk.chat.purpose is Purpose.VILLAGE:
        raise Mistake("common.old_button")
    if asked := await talk.pressed_slot():
        await post.settle(talk.books, asked)  # a panel is shown anew, and waits again
    await take_back(talk, await visits.get(talk.books, wish.visit), wish.step)
    talk.note("field.taken_back_note", step=_named(wish.step))


async def said(talk: Talk[Any]) -> bool:
    """ "Belum kembali": directly in private, as a reply or with the visit's code in the team's group."""
    if talk.incoming.picture or not talk.allows(Action.FIELD):
        return False
    code = visit_code(talk.incoming.text)
    if not (talk.incoming.private or (talk.chat.purpose is Purpose.TEAM and (talk.replied or code))):
        return talk.chat.purpose is Purpose.TEAM and (await _in_talk(talk) or await _just_now(talk))
    step = step_taken_back(talk.incoming.text) or step_taken_back(_RATHER.sub("", talk.incoming.text))
    if step is None and _ON_THE_ROAD.fullmatch(without_code(talk.incoming.text)):
        return await _on_the_road(talk, code)
    if step is None:
        return await _with_its_reason(talk, code)
    meant = await visits.get(talk.books, code) if code else await replied_to(talk)
    found = [meant] if meant else await underway.with_step(talk.books, talk.by.id, step, talk.today)
    if not found:
        raise Mistake("field.none_such", step=_named(step))
    if len(found) == 1:
        await take_back(talk, found[0], step)
        return True
    rows = [[TakeStepBack(visit=visit.id, step=step).labelled(await label(talk.books, visit))] for visit in found[:12]]
    await talk.say("field.which_back", buttons=rows, waits=True, as_reply=True, step=_named(step))
    return True


async def _in_talk(talk: Talk[Any]) -> bool:
    """Unsure where a team that is said to be home is not, for no alarm rings for it; of another step it may be talk
    among colleagues."""
    text = _NO.sub("", talk.incoming.text)
    if talk.incoming.beneath or asks(text) or step_taken_back(text) is not Step.RETURNED:
        return False
    found = await underway.with_step(talk.books, talk.by.id, Step.RETURNED, talk.today)
    if found:
        raise Unsure(*[_would_take_back(visit, Step.RETURNED) for visit in found])
    return False


def _would_take_back(visit: Visit, step: Step) -> Meaning:
    said = texts.plain("field.would_take_back", code=visit.code, step=_named(step))
    return Meaning(f"{visit.code} belum {PLAIN[step]}", said)


async def _just_now(talk: Talk[Any]) -> bool:
    """ "Eh balum, salah pencet" soon after their own step, with nothing recorded since: Unsure; else False."""
    if talk.person is None or talk.incoming.beneath or not _SLIP.fullmatch(talk.incoming.text):
        return False
    mine = {"by": talk.person.id, "received_at": AtLeast(talk.now - _SOON)}
    last = await talk.books.steps.first(order="-received_at", **mine)
    if last is None:
        return False
    if await talk.books.deliveries.count(by=talk.person.id, received_at=AtLeast(last.received_at)):
        return False
    raise Unsure(_would_take_back(await visits.get(talk.books, last.visit), last.step))


_SOON = timedelta(minutes=15)
_NO = re.compile(r"^\W*(?:kada|kd|tidak|tdk|kadada)\b\W*(?=belum|balum|blm)", re.IGNORECASE)
_SLIP = re.compile(
    r"\W*(?:(?:eh|maaf|mf|ups|waduh)\W+)*(?:(?:belum|balum|blm)\W+)?(?:salah\W+(?:pencet|picik|tekan|ketik|kirim|lapor)"
    r"|(?:ta|ke|ka|ter)(?:picik|pencet|tekan))(?:\W+(?:tadi|maaf|pak|bu|pang|hehe))*\W*",
    re.IGNORECASE,
)


async def _on_the_road(talk: Talk[Any], code: int | None) -> bool:
    """ "Masih di jalan": if they were said to be home, that is not so."""
    visit = await visits.get(talk.books, code) if code else await replied_to(talk)
    if visit is None:
        return False
    if await talk.books.steps.first(visit=visit.id, step=Step.RETURNED):
        raise Unsure(_would_take_back(visit, Step.RETURNED))
    if not await talk.books.steps.count(visit=visit.id, step=Step.DEPARTED):
        return False
    raise Mistake("field.on_the_way")


async def _with_its_reason(talk: Talk[Any], code: int | None) -> bool:
    """ "Belum mulai, masih menunggu warga": read back, where that step is on record; else it is said that it is not.
    Where numbers are told besides, it is no more than a beginning."""
    text = without_code(talk.incoming.text)
    denial = _BREAK.split(text, maxsplit=1)
    step = step_taken_back(denial[0]) if len(denial) > 1 and not re.search(r"\d", text) else None
    meant = await visits.get(talk.books, code) if code else await replied_to(talk)
    if step is None or meant is None:
        return False
    if not talk.confirmed:
        await incident_words.unheard(talk)  # "belum pulang, jalan putus" is trouble first
    if await talk.books.steps.first(visit=meant.id, step=step):
        raise Unsure(_would_take_back(meant, step))
    if step is Step.DEPARTED:
        return await not_left.heard(talk, meant, text)
    raise Mistake("field.not_reported", code=meant.code, step=_named(step))


async def take_back(talk: Talk[Any], visit: Visit, step: Step) -> None:
    """With whatever was asked because of it; all who believed it are told."""
    answered = await undoing.answered(talk.books, visit)
    visit = await undoing.take_back_step(talk.acting(), visit, step)
    if step in undoing.AFTER_LEAVING and not await closing.has_left(talk.books, visit):
        await counting.withdraw(talk, visit, answered=answered)
        await load_card.withdraw(talk, visit)
    if step is Step.RETURNED:
        await visit_alarms.not_home(talk.books, talk.office, visit, talk.by.name, talk.now)
    await _tell(talk, visit, step)


async def _tell(talk: Talk[Any], visit: Visit, step: Step) -> None:
    """Where it was said; and to the team, for an edited panel rings no bell, whenever it believed itself home."""
    team = await roster.team_groups(talk.books) if step is Step.RETURNED else []
    here = [] if talk.incoming.pressed else [talk.chat]
    for chat in [*here, *(one for one in team if one.id != talk.chat.id or not here)]:
        await talk.say(
            "field.taken_back",
            to=None if chat.id == talk.chat.id else chat,
            subject=visit.subject,
            code=visit.code,
            step=_named(step),
            name=talk.by.name,
        )


def _named(step: Step) -> str:
    return texts.plain(f"step.{step}")


CONVERSATION = Conversation(
    presses=(on(TakeStepBack, pressed),),
    listeners=(said,),
    undoes=frozenset({TakeStepBack}),
)
