"""A visit offers several days: each official says on which of them they can, by buttons or in words, and both sides see
it. It decides nothing: the day is chosen on the card, as ever."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from conversations import post
from conversations.button import Button
from conversations.conversation import Conversation
from conversations.people import vouching
from conversations.pressed import OfVisit, on
from conversations.presses.visits import MarkDay, ShowMarks
from conversations.talk import Talk
from conversations.visits import day_words, notices
from sotarsa_bot import texts, wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import read_moment
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Chat, Purpose
from sotarsa_bot.records.slots import SlotKey, SlotKind, SubjectKind
from sotarsa_bot.records.visit import Visit, VisitState
from sotarsa_bot.running.scene import Scene
from sotarsa_bot.texts import Html
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits import day_marks, visits

MOST_DAYS = 10
_ALL = re.compile(
    r"\W*(?:(?:saya|ulun|kami)\W+)?(?:semua(?:nya)?|sabarataan|setiap|tiap)(?:\W+hari(?:nya)?)?"
    r"(?:\W+(?P<not>tidak|tdk|kada|kd|gak|ga))?\W+(?:bisa|kawa)\W*|\W*(?P<none>(?:tidak|kada)\s+ada)\s+yang\s+(?:bisa|kawa)\W*",
    re.IGNORECASE,
)
_WRITTEN = re.compile(r"bisa:(?P<can>[\d\- ]*); tidak:(?P<cannot>[\d\- ]*)")
"""As it is read back."""


async def show(talk: Talk[Any], wish: ShowMarks) -> None:
    """Below what was said since."""
    visit = await _of_this_village(talk, wish)
    if visit is None:
        return
    await post.retire(talk.books, talk.chat, _slot(visit, talk.chat), now=talk.now)
    await _write(talk, visit, talk.chat)


async def mark(talk: Talk[Any], wish: MarkDay) -> None:
    visit = await _of_this_village(talk, wish)
    if visit is None:
        return
    said = await talk.books.day_marks.first(visit=visit.id, day=wish.day, person=talk.by.id)
    can = None if said and said.can is wish.can else wish.can
    await day_marks.mark(talk.acting(), visit, talk.by.id, {wish.day: can})
    key = "day_marks.taken_back" if can is None else "day_marks.you_can" if can else "day_marks.you_cannot"
    talk.note(key, day=wording.short_day(wish.day))


async def heard(talk: Talk[Any]) -> bool:
    """ "kamis bisa jumat tidak" below the list of days. It is read back, with the name of whoever wrote it."""
    of_visit = talk.about(SubjectKind.VISIT) if talk.below(SlotKind.DAY_MARKS) else None
    if of_visit is None or talk.incoming.picture or not talk.incoming.text:
        return False
    visit = await _of_this_village(talk, ShowMarks(visit=of_visit))
    if visit is None:
        return True
    said = _read(talk, visit)
    if said is None:
        return False
    who = await notices.writer(talk)
    words = _in_words(said)
    if not talk.confirmed:
        raise Unsure(Meaning(_written(said), texts.plain("day_marks.would", name=who.name, days=words)))
    await day_marks.mark(talk.acting(), visit, who.id, said)
    await talk.say("day_marks.noted", as_reply=True, subject=visit.subject, name=who.name, days=words)
    return True


def _read(talk: Talk[Any], visit: Visit) -> Mapping[date, bool] | None:
    """None: it says nothing of days, or of an hour and a place as well, which is an answer to the card."""
    to_come = visits.days_to_come(talk.office, visit, talk.now)
    if found := _WRITTEN.fullmatch(talk.answer):
        return {date.fromisoformat(day): can for day, can in
                ((day, name == "can") for name in ("can", "cannot") for day in found[name].split())}  # fmt: skip
    if found := _ALL.fullmatch(talk.answer):
        return dict.fromkeys(to_come, not (found["not"] or found["none"]))
    window = visit.plan.window
    read = read_moment(talk.answer, today=talk.today, within=(window.first, window.last))
    if any(one.at or one.rest for one in read.options):
        return None
    said = {one.day: True for one in read.options if one.day} | dict.fromkeys(read.denied, False)
    if not said:
        raise Mistake("day_marks.how", day=wording.weekday_and_day(to_come[0] if to_come else window.last))
    if set(said) - set(to_come):
        raise Mistake("day_marks.not_proposed")
    return said


def _written(said: Mapping[date, bool]) -> str:
    can, cannot = (" ".join(f"{day}" for day, one in said.items() if one is which) for which in (True, False))
    return f"bisa:{can}; tidak:{cannot}"


def _in_words(said: Mapping[date, bool]) -> str:
    parts = [(texts.plain(f"day_marks.{key}"), [wording.short_day(day) for day in sorted(said) if said[day] is can])
             for key, can in (("words_can", True), ("words_cannot", False))]  # fmt: skip
    return "; ".join(f"{key} {wording.listing(days)}" for key, days in parts if days)


async def follow(scene: Scene, visit: Visit) -> None:
    """The list of days is true wherever it stands; once the visit is decided, it asks for nothing."""
    for slot in await post.standing(scene.books, SlotKind.DAY_MARKS, visit.subject):
        await _write(scene, visit, await scene.books.chats.get(slot.chat))


async def _write(scene: Scene, visit: Visit, chat: Chat) -> None:
    days = visits.days_to_come(scene.office, visit, scene.now)[:MOST_DAYS] if visit.state is VisitState.PROPOSED else []
    heats = await day_marks.of_visit(scene.books, visit, days)
    key = "day_marks.head" if days else "day_marks.over"
    lines = [texts.html(key, code=visit.code), *await day_words.lines(scene.books, heats)]
    rows = [[_button(visit, one.day, True, len(one.can)), _button(visit, one.day, False, len(one.cannot))]
            for one in heats]  # fmt: skip
    await post.write(scene.books, chat, Html("\n".join(lines)), now=scene.now, buttons=rows, waits=False,
                     slot=_slot(visit, chat), subject=visit.subject, sort=post.ANSWER)  # fmt: skip


def _button(visit: Visit, day: date, can: bool, count: int) -> Button:
    key = "day_marks.can_button" if can else "day_marks.cannot_button"
    return MarkDay(visit=visit.id, day=day, can=can).button(key, day=wording.short_day(day), count=count or "")


def _slot(visit: Visit, chat: Chat) -> SlotKey:
    return SlotKey.in_chat(SlotKind.DAY_MARKS, chat.id, visit=visit.id)


async def _of_this_village(talk: Talk[Any], wish: OfVisit) -> Visit | None:
    """The visit, if this is its village's group and one of its officials; a newcomer is asked to be vouched for."""
    visit = await visits.get(talk.books, wish.visit)
    if talk.chat.purpose is not Purpose.VILLAGE or talk.chat.village != visit.village:
        raise Mistake("common.not_yours")
    if not talk.allows(Action.DECIDE, visit.village):
        await vouching.ask_to_vouch(talk)
        return None
    visits.only_in(visit, VisitState.PROPOSED)
    return visit


CONVERSATION = Conversation(
    presses=(on(ShowMarks, show), on(MarkDay, mark)),
    listeners=(heard,),
)
