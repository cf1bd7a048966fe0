"""A whole visit is put off, called off, closed or opened again in words: below its card or panel, or with its code.

What others are told of is read back first.
"""

import re
from typing import Any

from conversations.choosing.chosen_visit import label, replied_to
from conversations.closing import ending, reopening
from conversations.conversation import Conversation
from conversations.presses.closing import CloseVisit
from conversations.presses.visits import Restore
from conversations.talk import Talk
from conversations.villages import village_spoken
from conversations.visits import breaking_off, coordinate, kept_out, notices, overtaken, restoring
from sotarsa_bot import texts, wording
from sotarsa_bot.field import closing
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import clean_name
from sotarsa_bot.parsing.plain_days import A_DAY
from sotarsa_bot.parsing.taking_back import takes_back
from sotarsa_bot.parsing.team_talk import asks_or_jokes
from sotarsa_bot.parsing.visit_verbs import Verb, VisitVerb, read_visit_verb, when_instead
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.slots import SlotKind, SubjectKind
from sotarsa_bot.records.visit import BROKEN_OFF, Visit, VisitState
from sotarsa_bot.summaries import open_ends
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits import underway, visits

_PUT_OFF = re.compile(r"tunda|batal|undur", re.IGNORECASE)
_ITS_DAY = re.compile(
    rf"\b(?:(?:kunjungan|yang|nang|yg)\s+)+(?:hari\s+)?(?P<day>{A_DAY}(?:\s+[a-z]{{3,}}ber\b)?)|^\W*(?P<first>{A_DAY})(?=\s+(?:di)?batal)",
    re.IGNORECASE,
)
_OF_TODAY = (Verb.POSTPONE, Verb.CANCEL)
BECOMES = {Verb.POSTPONE: VisitState.POSTPONED, Verb.CANCEL: VisitState.CANCELLED}


async def heard(talk: Talk[Any]) -> bool:
    """False: nothing is said of a whole visit, or not here."""
    if talk.incoming.picture or talk.chat.purpose is Purpose.VILLAGE or not talk.allows(Action.DELIVER):
        return False
    said = read_visit_verb(talk.incoming.text) or await _of_a_day(talk)
    if said and said.code is None and said.verb in _OF_TODAY:
        await _of_today(talk, said)
    visit = await _meant(talk, said) if said else None
    if said is None or visit is None:
        return False
    if said.verb is Verb.GO_ON and visit.state not in (*BROKEN_OFF, VisitState.CLOSED):
        return await _goes_on(talk, visit)
    if said.verb is Verb.NOT_GOING and visit.state is not VisitState.AGREED:
        return False  # what was said to have begun is taken back in step_back.py
    if not talk.allows(Action.COORDINATE):
        return await _passed_on(talk, visit)
    if said.verb is Verb.CLOSE:
        await _close(talk, visit, said.reason)
    elif said.verb in (Verb.REOPEN, Verb.GO_ON):
        await _open_again(talk, visit, said.reason if said.verb is Verb.REOPEN else "")
    elif said.verb is Verb.NOT_GOING:
        reason = said.reason or talk.incoming.text.strip()
        readable = await kept_out.for_a_group(talk, visit, reason)
        raise Unsure(*(_meaning(visit, verb, reason, readable.words) for verb in BECOMES))
    else:
        await _put_off(talk, visit, said)
    return True


async def _of_a_day(talk: Talk[Any]) -> VisitVerb | None:
    """ "Yang tgl 3 batal ja": of the only visit that is agreed for that day."""
    found = _ITS_DAY.search(talk.incoming.text)
    if found is None or talk.incoming.reply_to or not talk.allows(Action.COORDINATE):
        return None
    said = read_visit_verb(f"{talk.incoming.text[: found.start()]} {talk.incoming.text[found.end() :]}".strip())
    if said is None or said.code is not None or said.verb not in BECOMES:
        return None
    agreed = await talk.books.visits.find(state=VisitState.AGREED)
    meant = [one for one in agreed if village_spoken.names_its_day(one, found["day"] or found["first"])]
    return said._replace(code=meant[0].id) if len(meant) == 1 else None


async def _of_today(talk: Talk[Any], said: VisitVerb) -> None:
    """Unsure for "tunda dulu" in the team's group, said of no visit, on the day of one alone."""
    text = talk.incoming.text.strip()
    here = talk.chat.purpose is Purpose.TEAM and not talk.incoming.private
    lone = len(text.split()) < 2  # "batal": of anything
    if lone or not here or talk.replied or talk.incoming.beneath or talk.confirmed or asks_or_jokes(text):
        return
    found = [one for one in await underway.reportable(talk.books, talk.by.id, talk.today) if one.day == talk.today]
    if len(found) == 1 and found[0].state not in BROKEN_OFF:
        raise await _effect(talk, found[0], said)


async def _effect(talk: Talk[Any], visit: Visit, said: VisitVerb) -> Unsure:
    """What a yes to such words does: not the words."""
    text, code = talk.incoming.text.strip(), await label(talk.books, visit)
    if talk.allows(Action.COORDINATE) and said.reason and not said.conditional:
        readable = await kept_out.for_a_group(talk, visit, said.reason)
        doubt = Unsure(_meaning(visit, said.verb, said.reason, readable.words))
        doubt.before = readable.warning
        return doubt
    key = f"coordinate.would_ask_{BECOMES[said.verb]}" if talk.allows(Action.COORDINATE) else "coordinate.would_pass_on"
    return Unsure(Meaning(f"{visit.code} {text}", texts.plain(key, code=code, words=wording.cut(text))))


async def _goes_on(talk: Talk[Any], visit: Visit) -> bool:
    """ "K1 jangan dibatalkan": nobody has, and whether it is to be is asked no longer; "lanjut" may be of something
    else."""
    if not _PUT_OFF.search(talk.incoming.text):
        return False
    if talk.allows(Action.COORDINATE) and await overtaken.close(talk, visit):
        await talk.say("coordinate.stands", as_reply=True, code=visit.code)
        return True
    raise Mistake("coordinate.stands", code=visit.code)


async def _meant(talk: Talk[Any], said: VisitVerb) -> Visit | None:
    if said.code is not None:
        return await talk.books.visits.first(id=said.code)
    if takes_back(talk.incoming.text) and not _below_the_visit(talk):
        return None  # of what that message tells
    if talk.about(SubjectKind.VISIT) is None or talk.below(SlotKind.LIST):
        return None
    return await replied_to(talk)


def _below_the_visit(talk: Talk[Any]) -> bool:
    """Its card or its panel."""
    return talk.below(SlotKind.CARD, SlotKind.PANEL)


def _meaning(visit: Visit, verb: Verb, reason: str, readable: str) -> Meaning:
    """`readable`: the reason as it will be kept and told (kept_out.py)."""
    words = f"{visit.code} {verb}: {reason}"
    again = read_visit_verb(words)
    if again is None or (again.verb, again.reason) != (verb, reason):
        raise Mistake("common.no_reason")  # a yes would do something else than was read back
    return Meaning(words, texts.plain(f"coordinate.would_be_{BECOMES[verb]}", code=visit.code, reason=readable))


async def _put_off(talk: Talk[Any], visit: Visit, said: VisitVerb) -> None:
    state = BECOMES[said.verb]
    visits.may_become(visit, state)
    if said.conditional:
        raise Mistake("coordinate.conditional", code=visit.code, condition=wording.cut(said.reason))
    if not said.reason and said.day:
        await talk.say("coordinate.day_apart", as_reply=True, day=said.day)
    if not said.reason:
        return await coordinate.begin(talk, visit, state)
    open_ = await kept_out.for_a_group(talk, visit, said.reason)
    reason = clean_name(open_.words, limit=200).rstrip(".") or open_.words or texts.plain("passed.a_phone")
    later = when_instead(talk.besides)
    if talk.besides and not later:
        both = f"{said.reason}; {talk.besides}"
        raise Unsure(_meaning(visit, said.verb, both, (await kept_out.for_a_group(talk, visit, both)).words))
    if not talk.confirmed:
        doubt = Unsure(_meaning(visit, said.verb, said.reason, reason))
        apart = texts.plain("coordinate.day_apart", day=said.day) if said.day else ""
        doubt.before = "\n".join(filter(None, (open_.warning, apart)))
        raise doubt
    await breaking_off.tell(talk, await visits.put_off(talk.acting(), visit, state, reason))
    if later:
        await talk.say("coordinate.day_apart", as_reply=True, day=later)


async def _close(talk: Talk[Any], visit: Visit, rest: str) -> None:
    """The camat hears of it: read back where nothing is asked before. That question is itself open until then. `rest`:
    what else was said, which closing does nothing about."""
    if visit.state is VisitState.CLOSED:
        raise Mistake("closing.already", code=visit.code)
    found = await open_ends.of_visit(talk.books, visit)
    if talk.confirmed and [one[:2] for one in found] == [("closing.unanswered", 1)]:
        return await ending.close(talk, CloseVisit(visit=visit.id, shown=open_ends.stamp(found)))
    missing = await closing.obstacles(talk.books, visit)
    if talk.confirmed and (missing or found):  # "Baik: K1 ditutup" is said of what was closed
        what = [texts.plain(one) for one in missing] or [texts.plain(k, count=n, which=which) for k, n, which in found]
        raise Mistake("closing.cannot", code=visit.code, what="; ".join(what))
    if not (talk.confirmed or missing or found):
        key = "closing.would_close_alone" if rest else "closing.would_close"
        raise Unsure(Meaning(f"{visit.code} {Verb.CLOSE}", texts.plain(key, code=visit.code, rest=wording.cut(rest))))
    await ending.close(talk, CloseVisit(visit=visit.id))
    if rest:
        await talk.say("closing.rest", as_reply=True, rest=wording.cut(rest))


async def _open_again(talk: Talk[Any], visit: Visit, reason: str) -> None:
    """Read back; a closed visit's reason is asked for, unless it was said."""
    if visit.state is VisitState.CLOSED:
        return await reopening.because(talk, visit, reason)
    if visit.state not in BROKEN_OFF:
        raise Mistake("coordinate.is_open", code=visit.code)
    if not talk.confirmed:
        raise restoring.doubt(visit)
    await restoring.restore(talk, Restore(visit=visit.id), wholly=reason == restoring.WHOLLY)


async def _passed_on(talk: Talk[Any], visit: Visit) -> bool:
    """Who travels may not decide it, and knows best why it should be."""
    told = await notices.to_coordinators(
        talk, visit, "coordinate.wish_came", asker=talk.by.id, name=talk.by.name, words=talk.incoming.text.strip()
    )
    await talk.say("coordinate.wish_told", as_reply=True, subject=visit.subject, told=told)
    return True


CONVERSATION = Conversation(
    listeners=(heard,),
)
