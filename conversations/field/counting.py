"""The counter-count: the village says what arrived. The first answer wins; a difference shows on both sides."""

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from conversations import post
from conversations.button import Rows
from conversations.conversation import Conversation
from conversations.field import count_overtaken
from conversations.people import vouching
from conversations.pressed import on
from conversations.presses.closing import Explain
from conversations.presses.field import CountAgain, CountAgrees, CountDiffers
from conversations.talk import Talk
from conversations.visits import notices
from conversations.visits.field_words import difference_lines, example, totals_in_words
from sotarsa_bot import texts
from sotarsa_bot.field import closing
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import parse_counts
from sotarsa_bot.parsing.counts import split_note, write_counts
from sotarsa_bot.parsing.yes_no import says_no, says_yes
from sotarsa_bot.people import roster
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Chat, Purpose
from sotarsa_bot.records.field import Count
from sotarsa_bot.records.slots import SlotKey, SlotKind, Subject, SubjectKind
from sotarsa_bot.records.visit import Visit, VisitState
from sotarsa_bot.running.scene import Scene
from sotarsa_bot.texts import Html
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits import visits

_NOT = r"(?:tidak|tdk|kada|kd|kadak|gak|ga|belum|balum|blm)"
_SAME = r"(?:cocok|sama|sesuai|pas|lengkap|genap|cukup|bujur|klop)"
_DIFFERS = re.compile(
    rf"\W*(?:{_NOT}\W+{_SAME}|{_SAME}\W+{_NOT})(?:\W+(?:pang|pak|bu|lah|min|ini|tu|itu|kok|jumlahnya|barangnya))*\W*",
    re.IGNORECASE,
)
""" "Kada cocok", "cocok kada": and how many there are is not said."""
CROSSING = timedelta(minutes=1)
"""Numbers that came so soon after another's answer were written without knowing of it."""


async def renew(scene: Scene, visit: Visit) -> None:
    """Asks the village once the team has left (or is back), and keeps true what it was asked and what it has said."""
    if await closing.asked(scene.books, visit) and await closing.arrived(scene.books, visit):
        await show(scene, visit)


async def agreed(talk: Talk[Any], wish: CountAgrees) -> None:
    """The village agrees with the totals that were shown."""
    visit = await _visit(talk, wish.visit)
    if visit is None or not await _is_current(talk, visit, wish.shown):
        return
    await _counted(talk, visit, {})


async def differs(talk: Talk[Any], wish: CountDiffers) -> None:
    """Asks for the numbers, as a reply that anybody of theirs can write."""
    visit = await _visit(talk, wish.visit)
    if visit is None or not await _is_current(talk, visit, wish.shown):
        return
    talk.note("count.how_note", alert=True)
    await _write(talk, visit, talk.chat, await _asking(talk, visit, "count.ask_numbers"), ok_only=True,
                 stamp=await closing.stamp(talk.books, visit))  # fmt: skip


async def replied(talk: Talk[Any]) -> bool:
    """Numbers as a reply to the question: "sembako 24"."""
    of_visit = talk.about(SubjectKind.COUNT)
    if of_visit is None or not talk.incoming.text or talk.incoming.picture:
        return False
    visit = await _visit(talk, of_visit)
    if visit is not None:
        if not await was_asked(talk, visit):
            raise Mistake("count.not_asked", code=visit.code)
        shown = await closing.arrived(talk.books, visit)
        said = _said_to(talk, shown)
        if not said and not talk.confirmed and await count_overtaken.disputed(talk):
            would_be = texts.plain("count.would_be", code=visit.code, totals=totals_in_words(visit, shown))
            raise Unsure(Meaning(write_counts(shown), would_be))
        if not talk.confirmed:
            await _ask_before_changing(talk, visit, said)
        await take(talk, visit, said)
    return True


def _said_to(talk: Talk[Any], shown: Mapping[str, int]) -> dict[str, int]:
    """To the open question "Cocok?" a plain yes agrees, and a plain no asks for the numbers."""
    words = talk.incoming.text
    if any(CountDiffers.of(data) for _, data in _buttons(talk)):
        if says_yes(words):
            return {}
        if says_no(words) or _DIFFERS.fullmatch(words):
            raise Mistake("count.how_note")
    return parse_counts(words, list(shown), shown)


def _buttons(talk: Talk[Any]) -> Sequence[tuple[str, str]]:
    return talk.replied.buttons if talk.replied else ()


async def was_asked(talk: Talk[Any], visit: Visit) -> bool:
    """Not once "selesai" was taken back: then it will be asked again."""
    return await closing.has_left(talk.books, visit) or bool(await closing.last_round(talk.books, visit))


async def take(talk: Talk[Any], visit: Visit, said: dict[str, int]) -> None:
    """What was said beside the numbers goes to the office."""
    await _counted(talk, visit, said)
    await talk.react()
    if note := split_note(talk.incoming.text)[1]:
        told = await notices.to_coordinators(talk, visit, "count.note_came", name=talk.by.name, words=note)
        await talk.say("count.note_told", as_reply=True, subject=visit.subject, told=told)


async def _ask_before_changing(talk: Talk[Any], visit: Visit, said: Mapping[str, int]) -> None:
    """Unsure for numbers below an answer that stands, if they would change it: nobody was asked for them; and for such
    as crossed somebody else's answer."""
    rows = await closing.last_round(talk.books, visit)
    before = await closing.stands(talk.books, visit)
    now = {**before, **said}
    if (
        not rows
        or now == before
        or not (_crossed(talk, rows[0]) or any(CountAgain.of(data) for _, data in _buttons(talk)))
    ):
        return
    instead = texts.plain("count.instead", totals=totals_in_words(visit, now), was=totals_in_words(visit, before))
    raise Unsure(Meaning(write_counts(said), instead))


async def _visit(talk: Talk[Any], id_: int) -> Visit | None:
    """The visit, if an official of its village asks in that village's group; others may be vouched for."""
    visit = await visits.get(talk.books, id_)
    if talk.chat.purpose is not Purpose.VILLAGE or talk.chat.village != visit.village:
        raise Mistake("common.not_yours")
    if talk.allows(Action.COUNT, visit.village):
        return visit
    await vouching.ask_to_vouch(talk)
    return None


async def _is_current(talk: Talk[Any], visit: Visit, pressed: str) -> bool:
    """Whether the press answers what stands there now. If not, says who answered, or that the totals have moved."""
    now = await closing.stamp(talk.books, visit)

    if pressed == now:
        return True
    rows = await closing.last_round(talk.books, visit)
    if rows and pressed.partition(".")[0] != now.partition(".")[0]:
        talk.note("count.answered", alert=True, name=await roster.name(talk.books, rows[0].by))
    else:
        await show(talk, visit)
        talk.note("count.totals_moved", alert=True)
    return False


async def count_again(talk: Talk[Any], wish: CountAgain) -> None:
    """ "Cocok" was a slip of the thumb: numbers are asked for; the answer stands meanwhile."""
    visit = await _visit(talk, wish.visit)
    if visit is None:
        return
    visits.only_in(visit, VisitState.UNDER_WAY, VisitState.RETURNED)
    stamp = await closing.stamp(talk.books, visit)
    await _write(talk, visit, talk.chat, await _asking(talk, visit, "count.ask_again"), ok_only=True, stamp=stamp)
    talk.note("count.how_note", alert=True)


async def _knowing(talk: Talk[Any], visit: Visit) -> bool:
    """Whether these numbers were written by somebody who has read the answer, and does not just cross it."""
    rows = await closing.last_round(talk.books, visit)
    return bool(rows) and (talk.confirmed or not _crossed(talk, rows[0]))


def _crossed(talk: Talk[Any], row: Count) -> bool:
    """Whether an answer of somebody else came so shortly before that it was hardly read."""
    return row.by != talk.by.id and talk.incoming.at - row.at < CROSSING


async def _counted(talk: Talk[Any], visit: Visit, numbers: dict[str, int]) -> None:
    again = not talk.incoming.pressed and await _knowing(talk, visit)
    parted = await closing.count(talk.acting(), visit, numbers, again=again)
    talk.note("count.thanks_differs" if parted else "count.thanks")
    await count_overtaken.close_older(talk, await closing.arrived(talk.books, visit))


async def show(scene: Scene, visit: Visit) -> None:
    """The question, or what was answered, in the village's groups; a difference also in the team's."""
    parted = await closing.differences(scene.books, visit)
    stamp = await closing.stamp(scene.books, visit)
    answered = bool(await closing.last_round(scene.books, visit))
    words = await _result(scene, visit, parted) if answered else await _asking(scene, visit, "count.ask")
    for chat in await roster.village_groups(scene.books, visit.village):
        await _write(scene, visit, chat, words, stamp="" if answered and not parted else stamp, ok_only=answered)
    await _tell_team(scene, visit, parted, answered=answered)


async def withdraw(talk: Talk[Any], visit: Visit, *, answered: bool) -> None:
    """The team has not left after all: the question is none any more, and it will be asked again, below."""
    village = await roster.village_groups(talk.books, visit.village)
    for chat in village:
        text = texts.html("count.withdrawn", code=visit.code)
        asked = await post.put_to_rest(talk.books, chat, _slot(visit, chat), text, now=talk.now)
        if asked and answered:
            await talk.say("count.void", to=chat, subject=visit.subject, code=visit.code)
    for chat in await roster.team_groups(talk.books):
        text = texts.html("count.withdrawn", code=visit.code)
        await post.put_to_rest(talk.books, chat, _mismatch(visit, chat), text, now=talk.now)


async def _asking(scene: Scene, visit: Visit, key: str) -> Html:
    shown = await closing.arrived(scene.books, visit)
    return texts.html(key, code=visit.code, totals=totals_in_words(visit, shown), example=example(shown))


async def _result(scene: Scene, visit: Visit, parted: list[closing.Difference]) -> Html:
    rows = await closing.last_round(scene.books, visit)
    said = {row.item: row.amount for row in rows}
    who = await roster.name(scene.books, rows[0].by)
    was = await _was(scene, visit, said)
    if not parted:
        return texts.html("count.matches", code=visit.code, totals=totals_in_words(visit, said), name=who, was=was)
    return texts.html("count.differs", code=visit.code, what=difference_lines(parted), name=who, was=was)


async def _was(scene: Scene, visit: Visit, now: Mapping[str, int]) -> Html | str:
    """What the village had said before, if it was something else."""
    rows = await closing.last_round(scene.books, visit, before=True)
    said = {row.item: row.amount for row in rows}
    if not rows or said == now:
        return ""
    return texts.html("count.was", totals=totals_in_words(visit, said), name=await roster.name(scene.books, rows[0].by))


async def _tell_team(scene: Scene, visit: Visit, parted: list[closing.Difference], *, answered: bool) -> None:
    for chat in await roster.team_groups(scene.books):
        slot = _mismatch(visit, chat)
        if parted:
            text = texts.html("count.differs_team", code=visit.code, what=difference_lines(parted))
        elif answered and await post.lives(scene.books, slot):
            text = texts.html("count.matches_team", code=visit.code)
        else:
            continue
        rows = [[Explain(visit=visit.id).button("count.explain")]] if parted else []
        await post.write(scene.books, chat, text, now=scene.now, slot=slot, subject=visit.subject, buttons=rows,
                         waits=bool(rows))  # fmt: skip


def _slot(visit: Visit, chat: Chat) -> SlotKey:
    return SlotKey.in_chat(SlotKind.COUNT, chat.id, visit=visit.id)


def _mismatch(visit: Visit, chat: Chat) -> SlotKey:
    return SlotKey.in_chat(SlotKind.MISMATCH, chat.id, visit=visit.id)


async def _write(scene: Scene, visit: Visit, chat: Chat, text: Html, *, stamp: str, ok_only: bool) -> None:
    """`stamp` "": it is answered, and no more is left than the way to correct the answer."""
    rows: Rows = [[CountAgain(visit=visit.id).button("count.again")]] if not stamp else []
    if stamp:
        ok = CountAgrees(visit=visit.id, shown=stamp).button("count.now_ok" if ok_only else "count.ok")
        rows = [[ok]] if ok_only else [[ok, CountDiffers(visit=visit.id, shown=stamp).button("count.not_ok")]]
    await post.write(
        scene.books,
        chat,
        text,
        now=scene.now,
        slot=_slot(visit, chat),
        subject=Subject.of(SubjectKind.COUNT, visit.id),
        buttons=rows,
        waits=bool(stamp),
        sort=post.ANSWER,
    )


CONVERSATION = Conversation(
    presses=(on(CountAgrees, agreed), on(CountDiffers, differs), on(CountAgain, count_again)),
    listeners=(replied,),
    undoes=frozenset({CountAgain}),
)
