"""A proposal that no village answered in time: coordinators and the camat have it awaited longer, settle a day, or drop
it, by button or in words. What the village reads as settled is read back first."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

from conversations.button import Button, in_rows
from conversations.choosing.chosen_visit import replied_to
from conversations.conversation import Conversation
from conversations.pressed import OfVisit, on
from conversations.presses.visits import DropNow, DropProposal, ExtendAnswer, SettleDay, SettleNow, SettleOn
from conversations.talk import Talk
from conversations.visits import breaking_off, kept_out, notices, replanning, told_by_phone
from sotarsa_bot import texts, wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import Moment
from sotarsa_bot.parsing.answer_by_words import names_answer_by, read_until
from sotarsa_bot.parsing.caption_code import visit_code, without_code
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.ruling import RulingKind, Verdict
from sotarsa_bot.records.slots import VILLAGES_WORDS
from sotarsa_bot.records.visit import AgreedBy, Meeting, Visit, VisitState
from sotarsa_bot.rulings import rulings
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits import answer_by, day_marks, unanswered, visits

MOST_DAYS = 8
_SETTLES = re.compile(
    r"\W*(?:(?:tolong|mohon|kita|kami)\s+)*(?:di)?tetapkan\b\W*(?P<rest>.*)", re.IGNORECASE | re.DOTALL
)
_DROPS = re.compile(
    r"\W*(?:(?:tolong|mohon)\s+)*(?:(?:di)?(?:batal|cabut|tarik)(?:kan)?|gugur(?:kan)?)\s+usulan(?:nya)?\b"
    r"(?:\W*(?:karena|krn|soalnya|sebab)\b)?\W*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)


async def extend(talk: Talk[Any], wish: ExtendAnswer) -> None:
    talk.need(Action.SETTLE)
    visit = await visits.get(talk.books, wish.visit)
    unanswered.must_be_past(talk.acting(), visit)
    await _extended(talk, visit, wish.day)


async def _extended(talk: Talk[Any], before: Visit, day: date) -> None:
    visit = await unanswered.extend(talk.acting(), before, day)
    await _ruled(talk, visit, Verdict.EXTENDED)
    if talk.allows(Action.PROPOSE):
        return await replanning.tell(talk, visit, ["answer_by"])
    await talk.say("answer_by.extended", subject=visit.subject, code=visit.code, day=wording.long_day(day))
    await replanning.follow(talk, visit, ["answer_by"])


async def _ruled(talk: Talk[Any], visit: Visit, verdict: Verdict) -> None:
    """Where the camat was asked about it, and does it, it is their ruling."""
    of_it: dict[str, Any] = {"kind": RulingKind.SILENT, "row": visit.id, "verdict": None, "ended_at": None}
    asked = await talk.books.rulings.first(**of_it) if talk.allows(Action.RULE) else None
    if asked:
        await rulings.decide(talk.acting(), asked, verdict)


async def which_day(talk: Talk[Any], wish: SettleDay) -> None:
    """The days that are left, those first on which most of the village can; each with the usual hour."""
    visit = await _silent(talk, wish)
    heats = await day_marks.of_visit(talk.books, visit, visits.days_to_come(talk.office, visit, talk.now))
    days, can = day_marks.best(heats)[:MOST_DAYS], {one.day: len(one.can) for one in heats}
    buttons = [SettleOn(visit=visit.id, day=day).labelled(_with_count(day, can[day])) for day in days]
    text = texts.html("answer_by.which_day", code=visit.code, example=wording.weekday_and_day(days[0]))
    await talk.show(text, in_rows(buttons), visit.subject, anew=True)


def _with_count(day: date, can: int) -> str:
    return f"{wording.short_day(day)} (✅ {can})" if can else wording.short_day(day)


async def settle_on(talk: Talk[Any], wish: SettleOn) -> None:
    """Reads back what would be settled."""
    visit = await _silent(talk, wish)
    meeting = await _usual(talk, visit, wish.day)
    yes: Button = SettleNow(visit=visit.id, day=wish.day).button("answer_by.settle_now")
    back = SettleDay(visit=visit.id).button("answer_by.another_day")
    text = texts.html("answer_by.would_settle_at", code=visit.code, moment=_said(talk, meeting))
    await talk.show(text, [[yes], [back]], visit.subject)


async def settle_now(talk: Talk[Any], wish: SettleNow) -> None:
    visit = await _silent(talk, wish)
    await _settled(talk, visit, await _usual(talk, visit, wish.day))


async def _usual(talk: Talk[Any], visit: Visit, day: date) -> Meeting:
    if day not in visits.days_to_come(talk.office, visit, talk.now):
        raise Mistake("common.old_button")
    return await _meeting(talk, visit, Moment(day, unanswered.USUAL_HOUR))


async def _meeting(talk: Talk[Any], visit: Visit, meant: Moment) -> Meeting:
    """Where the village usually meets, if no place is named and one is known."""
    places = (await talk.books.villages.get(visit.village)).places
    meant = replace(meant, at=meant.at or unanswered.USUAL_HOUR, rest=meant.rest or next(iter(places), ""))
    return told_by_phone.meeting(talk, visit, AgreedBy.OFFICE, meant)


async def _settled(talk: Talk[Any], visit: Visit, meeting: Meeting) -> None:
    """The village hears of it by a message, with what it passes on to its citizens."""
    awaited = wording.long_day(answer_by.of(talk.office, visit))
    visit = await unanswered.settle(talk.acting(), visit, meeting)
    await _ruled(talk, visit, Verdict.SETTLED)
    said = texts.html("answer_by.settled_for_village", code=visit.code, day=awaited, moment=_said(talk, meeting))
    await notices.announce(talk, visit, said)
    await notices.tell_office(talk, visit)
    await talk.say("answer_by.settled", subject=visit.subject, code=visit.code, moment=_said(talk, meeting))


async def would_drop(talk: Talk[Any], wish: DropProposal) -> None:
    visit = await _silent(talk, wish)
    yes, text = DropNow(visit=visit.id).button("answer_by.drop_now"), "answer_by.would_drop_for"
    await talk.show(
        texts.html(text, code=visit.code, reason=_no_answer(talk, visit)), [[yes]], visit.subject, anew=True
    )


async def drop_now(talk: Talk[Any], wish: DropNow) -> None:
    visit = await _silent(talk, wish)
    await _dropped(talk, visit, _no_answer(talk, visit))


async def _dropped(talk: Talk[Any], visit: Visit, reason: str) -> None:
    visit = await unanswered.drop(talk.acting(), visit, reason)
    await _ruled(talk, visit, Verdict.DROPPED)
    if talk.incoming.private:
        await talk.say(visit.is_now, subject=visit.subject, code=visit.code)
    await breaking_off.tell(talk, visit)


async def heard(talk: Talk[Any]) -> bool:
    """ "K1 tetapkan kamis jam 9 di balai desa", "batalkan usulan, desa sibuk panen"; of the camat also "perpanjang"."""
    if talk.incoming.picture or talk.chat.purpose is Purpose.VILLAGE or not talk.allows(Action.SETTLE):
        return False
    visit = await _meant(talk) if _says(without_code(talk.incoming.text)) else None
    return visit is not None and await said(talk, visit)


def _says(words: str) -> bool:
    return bool(_SETTLES.fullmatch(words) or _DROPS.fullmatch(words)) or names_answer_by(words) is not None


async def said(talk: Talk[Any], visit: Visit) -> bool:
    """What these words do with its proposal; False if they say nothing of the kind."""
    words = without_code(talk.incoming.text)
    if visit.state is not VisitState.PROPOSED or not _says(words):
        return False
    unanswered.must_be_past(talk.acting(), visit)
    if settles := _SETTLES.fullmatch(words):
        await _settle_in_words(talk, visit, settles["rest"])
    elif drops := _DROPS.fullmatch(words):
        await _drop_in_words(talk, visit, drops["rest"])
    else:
        await _extend_in_words(talk, visit, names_answer_by(words) or "")
    return True


async def _extend_in_words(talk: Talk[Any], visit: Visit, words: str) -> None:
    day = read_until(words, talk.today, answer_by.of(talk.office, visit))
    day = day or answer_by.longer(talk.office, visit, talk.today)
    if day is None:
        raise Mistake("answer_by.how", code=visit.code, example=wording.day_and_month(visit.plan.window.last))
    answer_by.must_fit(day, visit.plan.window, talk.today)
    if talk.confirmed:
        return await _extended(talk, visit, day)
    would = texts.plain("answer_by.would_be", code=visit.code, day=wording.long_day(day))
    raise Unsure(Meaning(f"{visit.code} batas jawaban sampai {day:%Y-%m-%d}", would))


async def _settle_in_words(talk: Talk[Any], visit: Visit, words: str) -> None:
    found = told_by_phone.read_answer(talk, visit, words)
    if not any(one.day for one in found.options):
        raise Mistake("answer_by.settle_how", code=visit.code, example=wording.day_and_month(visit.plan.window.last))
    await kept_out.must_be_no_home(talk, visit, found.options)
    meant = [(one, await _meeting(talk, visit, one)) for one in found.options if one.day]
    if talk.confirmed and len(meant) == 1:
        return await _settled(talk, visit, meant[0][1])
    raise Unsure(*(_would_settle(talk, visit, one, meeting) for one, meeting in meant))


def _would_settle(talk: Talk[Any], visit: Visit, meant: Moment, meeting: Meeting) -> Meaning:
    place = meeting.place.name if meeting.place else ""
    words = replace(meant, at=meant.at or unanswered.USUAL_HOUR, rest=place).words
    said = texts.plain("answer_by.would_settle", code=visit.code, moment=_said(talk, meeting))
    return Meaning(f"{visit.code} tetapkan {words}", said)


async def _drop_in_words(talk: Talk[Any], visit: Visit, words: str) -> None:
    open_ = await kept_out.for_a_group(talk, visit, words)
    reason = open_.words.strip(" .") or _no_answer(talk, visit)
    if talk.confirmed:
        return await _dropped(talk, visit, reason)
    doubt = Unsure(Meaning(f"{visit.code} batalkan usulan: {reason}",
                           texts.plain("answer_by.would_drop", code=visit.code, reason=reason)))  # fmt: skip
    doubt.before = open_.warning
    raise doubt


async def _meant(talk: Talk[Any]) -> Visit | None:
    if (code := visit_code(talk.incoming.text)) is not None:
        return await talk.books.visits.first(id=code)
    return None if talk.below(*VILLAGES_WORDS) else await replied_to(talk)


async def _silent(talk: Talk[Any], wish: OfVisit) -> Visit:
    talk.need(Action.SETTLE)
    visit = await visits.get(talk.books, wish.visit)
    unanswered.must_be_past(talk.acting(), visit)
    return visit


def _no_answer(talk: Talk[Any], visit: Visit) -> str:
    return texts.plain("answer_by.no_answer", day=wording.weekday_and_day(answer_by.of(talk.office, visit)))


def _said(talk: Talk[Any], meeting: Meeting) -> str:
    moment = wording.moment(meeting.starts_at, talk.office.zone)
    return f"{moment}, {meeting.place.name}" if meeting.place else moment


CONVERSATION = Conversation(
    presses=(
        on(ExtendAnswer, extend),
        on(SettleDay, which_day),
        on(SettleOn, settle_on),
        on(SettleNow, settle_now),
        on(DropProposal, would_drop),
        on(DropNow, drop_now),
    ),
    listeners=(heard,),
)
