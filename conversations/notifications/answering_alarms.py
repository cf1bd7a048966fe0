"""An alarm is answered: who was reached is not rung for, for a time. Other words are noted on it, and it rings again
later; what may mean that they were reached is asked, bad news never ends it, and what was said by mistake is taken
back. All hear of each, and when it rings again."""

from typing import Any

from conversations.conversation import Conversation
from conversations.pressed import on
from conversations.presses.notifications import NotReached, OfAlarm, Reached
from conversations.talk import Talk
from conversations.visits import visit_alarms
from sotarsa_bot import texts, wording
from sotarsa_bot.lists.nik import masked
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import is_nod, is_thanks, one_line
from sotarsa_bot.parsing.calls import Answer, by_oneself, read_answer, rings_again
from sotarsa_bot.people import roster
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.slots import SubjectKind
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits import alarm, answered_alarms, reminders, visits
from sotarsa_bot.visits.alarm import AlarmKind

WORDS_LIMIT = 300


async def phoned(talk: Talk[Any], wish: Reached) -> None:
    """They were reached."""
    visit, kind = await _pressed(talk, wish)
    if before := alarm.quiet(await visit_alarms.answers(talk.books, visit, kind), kind, talk.now):
        name = await roster.name(talk.books, before.by)
        talk.note(f"remind.phoned_already_{kind}", alert=True, name=name)
        return
    await _answered(talk, visit, kind, "", ends=True)
    talk.note("remind.phoned_note", again=await _again(talk, visit, kind))


async def unreached(talk: Talk[Any], wish: NotReached) -> None:
    """The press or the words before were a mistake."""
    visit, kind = await _pressed(talk, wish)
    if alarm.reached(await visit_alarms.answers(talk.books, visit, kind)):
        await _answered(talk, visit, kind, texts.plain("remind.not_reached_words"), ends=False)
    talk.note("remind.rings_note", again=await _again(talk, visit, kind))


async def _pressed(talk: Talk[Any], wish: OfAlarm) -> tuple[Visit, AlarmKind]:
    talk.need(Action.SUMMARY)
    visit, kind = await visits.get(talk.books, wish.visit), wish.alarm
    known = wish.mark == visit_alarms.mark(visit, kind)
    if not known or not await visit_alarms.rang_here(talk.books, visit, kind, talk.chat):
        raise Mistake("common.old_button")
    return visit, kind


async def replied(talk: Talk[Any]) -> bool:
    """Words as a reply to an alarm, by those for whom it rings."""
    slot, of_visit = talk.replied, talk.about(SubjectKind.ALARM)
    if slot is None or of_visit is None or not talk.allows(Action.SUMMARY):
        return False
    words = masked(one_line(talk.incoming.text))
    if talk.incoming.picture or not words or is_thanks(words):
        return False
    if is_nod(words):
        return await _nodded(talk, await visits.get(talk.books, of_visit), visit_alarms.kind_of(slot))
    await noted(talk, await visits.get(talk.books, of_visit), visit_alarms.kind_of(slot), words)
    return True


async def noted(talk: Talk[Any], visit: Visit, kind: AlarmKind, words: str) -> None:
    """Words that answer this alarm."""
    if len(words) > WORDS_LIMIT:
        raise Mistake("common.too_long", limit=WORDS_LIMIT)
    read = read_answer(words, [village.name for village in await talk.books.villages.find()])
    if read is Answer.PERHAPS and not talk.confirmed:
        raise Unsure(Meaning(words, texts.plain(f"remind.perhaps_{kind}")))
    ends = read in (Answer.REACHED, Answer.PERHAPS)
    was_reached = alarm.reached(await visit_alarms.answers(talk.books, visit, kind)) is not None
    await _answered(talk, visit, kind, words, ends=ends)
    still = was_reached and not rings_again(words)
    key = "ends" if ends else "bad" if read is Answer.BAD else "still" if still else kind
    await talk.say(f"remind.answer_noted_{key}", slot=visit_alarms.about(kind), as_reply=True,
                   subject=visit_alarms.subject(visit), again=await _again(talk, visit, kind))  # fmt: skip


async def _again(talk: Talk[Any], visit: Visit, kind: AlarmKind) -> str:
    """When it rings again, as it is planned."""
    due = await reminders.rings_next(talk.books, visit, kind)
    if due is None:
        return texts.plain("remind.again_never")
    local, now = due.astimezone(talk.office.zone), talk.now.astimezone(talk.office.zone)
    moment = wording.moment(due, talk.office.zone)
    at = texts.plain("remind.at_clock", at=wording.clock_time(local)) if local.date() == now.date() else moment
    return texts.plain(f"remind.again_{kind}", at=at)


async def _nodded(talk: Talk[Any], visit: Visit, kind: AlarmKind) -> bool:
    """ "Oke" ends nothing: a sign, once the alarm has ended; before that, it is said what ends it."""
    if alarm.quiet(await visit_alarms.answers(talk.books, visit, kind), kind, talk.now):
        await talk.react("👍")
        return True
    await talk.say("remind.nod_ends_nothing", as_reply=True, subject=visit_alarms.subject(visit))
    return True


async def _answered(talk: Talk[Any], visit: Visit, kind: AlarmKind, words: str, *, ends: bool) -> None:
    """Noted on the alarm wherever it rang; whoever else it rang for hears of it by a message."""
    before = alarm.reached(await visit_alarms.answers(talk.books, visit, kind))
    await answered_alarms.answer(talk.acting(), visit, kind, words, ends=ends)
    village = (await talk.books.villages.get(visit.village)).name
    key = f"remind.told_{'phoned' if by_oneself(words) else 'heard'}_{kind}" if ends else "remind.told_answer"
    if before and not ends and rings_again(words):
        key = f"remind.told_rings_{kind}"
    for chat in await visit_alarms.show(talk.books, talk.office, visit, kind, talk.now):
        if chat.id != talk.chat.id:
            await talk.say(key, to=chat, slot=visit_alarms.about(kind), subject=visit_alarms.subject(visit),
                           code=visit.code, village=village, name=talk.by.name,
                           words=f": {words}" if words else ".")  # fmt: skip


CONVERSATION = Conversation(
    presses=(on(Reached, phoned), on(NotReached, unreached)),
    listeners=(replied,),
)
