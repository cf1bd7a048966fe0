"""An incident told in one message: "kendala K1 sungai naik", "K1 kendala jembatan putus", also below a photo."""

import re
from typing import Any

from conversations import flow
from conversations.choosing import chosen_visit
from conversations.conversation import Conversation
from conversations.hand_overs import photos
from conversations.incidents import incident_mending, incidents
from conversations.incidents.incident_mending import WORDS_LIMIT
from conversations.incidents.incident_more import At
from conversations.talk import Talk
from conversations.visits import kept_out, notices
from sotarsa_bot import texts
from sotarsa_bot.books import OneOf
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import is_small_talk, one_line, opens_with_step, visit_code
from sotarsa_bot.parsing.asks import wished_for
from sotarsa_bot.parsing.caption_code import without_code
from sotarsa_bot.parsing.emergencies import tells_of_emergency, tells_of_shortage
from sotarsa_bot.parsing.no_incident import says_none, tells_of_none
from sotarsa_bot.parsing.open_words import denies_trouble
from sotarsa_bot.parsing.peril import tells_of_peril
from sotarsa_bot.parsing.words import NOT, Words
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.slots import VILLAGES_WORDS, SubjectKind
from sotarsa_bot.records.visit import OPEN, Visit, VisitState
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits import underway, visits

MOST_VISITS = 4

_TOLD = re.compile(
    r"\s*(?:ada\s+)?kendala\W+k\.?\s?(\d{1,9})\b[\s:;,.–-]*(.*)|\s*k\.?\s?(\d{1,9})\W+(?:ada\s+)?kendala\b[\s:;,.–-]*(.*)",
    re.IGNORECASE | re.DOTALL,
)


def _without_a_code(text: str) -> str:
    """What follows "kendala", where no visit is named; "" for a denial."""
    told = _NAMELESS.fullmatch(text)
    said = told[1].strip() if told else ""
    return "" if not said or any(word.plain in NOT for word in Words(said).all[:2]) or visit_code(text) else said


_NOBODY_THERE = re.compile(
    r"\W*(?:k\.?\s?\d{1,5}\W+)?(?:(?:pak|ibu|bu|kantor)\W+)?(?:pambakal|kades|kepala\s+desa|sekdes|perangkat(?:\s+desa)?|aparat"
    r"|panitia|balai(?:\s+desa)?|kantor\s+desa)(?:\W+\w+)?\W+(?:kadada|kdd|kosong|tutup|takunci|terkunci"
    r"|(?:kada|kd|tidak|tdk)\W+(?:ada|hadir|datang|di\W*tempat))(?:\W+(?:di\W+(?:tempat|rumah|kantor|balai)|urangnya|pang|bu|pak|lah))*\W*",
    re.IGNORECASE,
)
""" "Pambakal kadada", "balai takunci": who or what the team came to is not there, and nobody of the list is meant."""
_NAMED_AFTER = re.compile(r"^\W*(?:ada\s+)?kendala\w*\W+", re.IGNORECASE)
_NAMELESS = re.compile(r"\s*(?:ada\s+|laporan\s+)?kendala\b[\s:;,.–-]+(\w.*)", re.IGNORECASE | re.DOTALL)


async def heard(talk: Talk[Any]) -> bool:
    """Recorded with these words; without any, /kendala asks."""
    told = _TOLD.fullmatch(talk.incoming.text)
    if not (talk.incoming.private or talk.chat.purpose in (Purpose.TEAM, Purpose.VILLAGE)):
        return False
    if talk.person is None or not talk.grants:
        return False
    below_a_question = talk.replied is not None and talk.replied.waits and not talk.about(SubjectKind.INCIDENT)
    if not talk.incoming.picture and not below_a_question and tells_of_none(talk.incoming.text):
        return await _told_of_none(talk)
    if told is None:
        return False
    visit = await visits.get(talk.books, int(told[1] or told[3]))
    talk.need(Action.INCIDENT, visit.village)
    words = (told[2] or told[4] or "").strip()
    if words and says_none(words):
        return await _told_of_none(talk)
    if visit.state is VisitState.CLOSED and talk.confirmed and tells_of_emergency(words, last=True):
        await _told_after_all(talk, visit, words)
        return True
    if visit.state not in OPEN:
        raise Mistake(visit.is_now, code=visit.code)
    if len(words) > WORDS_LIMIT:
        raise Mistake("common.too_long", limit=WORDS_LIMIT)
    kept = ((await photos.keep(talk, visit, worded=True)).id,) if talk.incoming.picture else ()
    draft = incidents.Draft(visit=visit.id, words=words, photos=kept, at=talk.incoming.at)
    if words:
        await incidents.record(talk, draft, alarming=talk.confirmed and bool(tells_of_emergency(words, last=True)))
    else:
        await flow.start(talk, incidents.FLOW, draft, step=At.KIND)
    return True


async def _told_of_none(talk: Talk[Any]) -> bool:
    """Nothing is recorded and nothing ends; what was told before still stands, and is named."""
    code = visit_code(talk.incoming.text) or visit_code(_NAMED_AFTER.sub("", talk.incoming.text))
    visit = await talk.books.visits.first(id=code) if code else None
    if visit is None:
        await talk.react()
        return True
    talk.need(Action.INCIDENT, visit.village)
    found = await talk.books.incidents.find(visit=visit.id, resolved_at=None, kind=OneOf(incident_mending.KINDS))
    if found:
        words = "; ".join(one.words for one in found)
        await talk.say("incident.nothing_new", as_reply=True, code=visit.code, words=words)
    else:
        await talk.say("incident.nothing", as_reply=True, code=visit.code)
    return True


async def _told_after_all(talk: Talk[Any], visit: Visit, words: str) -> None:
    """The visit is closed and takes no more records; who can help hears of it all the same."""
    told = await notices.to_coordinators(talk, visit, "incident.emergency", name=(await notices.writer(talk)).name,
                                         words=words)  # fmt: skip
    await talk.say("incident.told_though_closed", as_reply=True, code=visit.code, told=told)


async def edited(talk: Talk[Any]) -> bool:
    """What was told follows its message: while its kind is asked, and as long as it stands in the way."""
    if talk.person is None or not talk.incoming.text:
        return False
    told = _TOLD.fullmatch(talk.incoming.text)
    words = (told[2] or told[4] or "" if told else talk.incoming.args or talk.incoming.text).strip()
    state = await flow.standing(talk)
    draft = incidents.Draft.model_validate(state.draft) if state and state.flow == incidents.FLOW.name else None
    known = await talk.books.incidents.first(by=talk.person.id, at=talk.incoming.at, kind=OneOf(incident_mending.KINDS))
    if not known and not (draft and draft.at == talk.incoming.at):
        return False
    if not words or says_none(without_code(words)) or denies_trouble(words):
        raise Mistake("incident.edit_is_none")
    if len(words) > WORDS_LIMIT:
        raise Mistake("common.too_long", limit=WORDS_LIMIT)
    if known:
        await incident_mending.mend(talk, known, words)
    elif draft and state:
        await flow.start(talk, incidents.FLOW, draft.model_copy(update={"words": words}), step=At(state.step))
    return True


async def in_own_words(talk: Talk[Any]) -> bool:
    """Unsure whether "K1 mobil masuk parit" is to be an incident: of the visit that is named or replied to, else of
    those whose day it is."""
    plainly = talk.chat.purpose is Purpose.VILLAGE or bool(talk.instead_of)
    if talk.chat.purpose is Purpose.VILLAGE and talk.replied and tells_of_peril(talk.incoming.text):
        return False  # it may answer what it replies to, too (danger.py)
    words = tells_of_emergency(talk.incoming.text, plainly=plainly)
    words = words or _without_a_code(talk.incoming.text)
    if not words and talk.chat.purpose is Purpose.TEAM and _NOBODY_THERE.fullmatch(talk.incoming.text):
        words = without_code(talk.incoming.text).strip()
    return await offered(talk, words)


async def unheard(talk: Talk[Any]) -> bool:
    """The same, of words that speak of other matters too and that no conversation has taken: never silence."""
    return not is_small_talk(talk.incoming.text) and await offered(
        talk, tells_of_emergency(talk.incoming.text, last=True)
    )


async def instead_of(talk: Talk[Any], mistake: Mistake) -> Unsure | None:
    """An emergency in words that a reader refused: "K1 hendra jatuh pas handak pulang" is no hand-over; nor is what
    lacks, or what somebody who is on no list needs."""
    read_wrongly = mistake.key.startswith(("parsing.", "caption.", "deliver."))
    if not read_wrongly or talk.incoming.pressed or talk.incoming.edited or talk.instead_of:
        return None
    try:
        await unheard(talk)
        await offered(talk, tells_of_shortage(talk.incoming.text))
        if mistake.key == "parsing.caption_complaint":
            await offered(talk, one_line(without_code(talk.incoming.text)))
    except Unsure as doubt:
        return doubt
    wished = mistake.key in ("parsing.caption_request", "parsing.caption_not_recipient")
    return await _step_with_more(talk) or (_a_request(talk) if wished else None)


async def _step_with_more(talk: Talk[Any]) -> Unsure | None:
    """ "K1 pulang hendra sakit": no step alone, and no hand-over."""
    words = without_code(talk.incoming.text).strip(" ,;.")
    if talk.chat.purpose is Purpose.VILLAGE or re.search(r"\d", words) or not opens_with_step(words):
        return None
    found = await _meant(talk) if len(words) <= WORDS_LIMIT and _TROUBLED.search(words) else []
    if len(found) != 1 or not talk.allows(Action.INCIDENT, found[0].village):
        return None
    return Unsure(Meaning(f"kendala {found[0].code} {words}", words), key="incident.record_this", code=found[0].code)


async def beside(talk: Talk[Any], doubt: Unsure) -> Unsure:
    """What a step's reading drops may be what matters: "K1 pulang, mobil mogok di jalan" is offered as an incident
    first, so that no careless yes says that a stranded team is home."""
    if not doubt.left or talk.incoming.pressed or talk.incoming.edited or talk.instead_of:
        return doubt
    try:
        await unheard(talk)
    except Unsure as told:
        first = [Meaning(one.words, texts.plain("incident.as_one", said=one.said)) for one in told.meanings]
        both = Unsure(*first, *doubt.meanings)
        both.about, both.before, both.answers = doubt.about, doubt.before, doubt.answers
        return both
    return doubt


_TROUBLED = re.compile(
    r"\b(?:sakit|garing|demam|muntah\w*|pusing|lemas|tidak|tdk|kada|kd|belum|balum|hilang|rusak|habis|putus|salah|tertinggal"
    r"|katinggalan|ketinggalan|sorang\w*|sendiri\w*|duluan)\b",
    re.IGNORECASE,
)


def _a_request(talk: Talk[Any]) -> Unsure | None:
    code, wish = visit_code(talk.incoming.text), wished_for(talk.incoming.text)
    if code is None or wish is None:
        return None
    return Unsure(Meaning(f"K{code} usulan {wish.name}: {wish.need}", f"usulan {wish.name}: {wish.need}"))


async def offered(talk: Talk[Any], words: str) -> bool:
    """Unsure, or False where nothing is to be offered."""
    here = talk.incoming.private or talk.chat.purpose in (Purpose.TEAM, Purpose.VILLAGE)
    alarm = talk.about(SubjectKind.ALARM) is not None and talk.allows(Action.SUMMARY)
    more = talk.about(SubjectKind.INCIDENT) is not None and not visit_code(talk.incoming.text)
    if not words or more or not here or alarm or talk.person is None or len(words) > WORDS_LIMIT:
        return False
    to_village = talk.incoming.private and talk.below(*VILLAGES_WORDS) and talk.allows(Action.COORDINATE)
    if to_village and talk.confirmed:
        return False  # the village is answered (village_words.py)
    found = [one for one in await _meant(talk) if talk.allows(Action.INCIDENT, one.village)]
    if not found:
        return False
    said = words if len(found) == 1 else ""
    meanings = [
        Meaning(f"kendala {one.code} {words}", said or f"Kendala {one.code}: {words}") for one in found[:MOST_VISITS]
    ]
    if to_village:
        raise await _answer_or(talk, found[0], meanings)
    if len(found) == 1:
        raise Unsure(*meanings, key="incident.record_this", code=found[0].code)
    raise Unsure(*meanings, key="unsure.which")


async def _answer_or(talk: Talk[Any], visit: Visit, meanings: list[Meaning]) -> Unsure:
    """Below what a village wrote, "masih di jalan, ban bocor" answers it first of all."""
    village = (await talk.books.villages.get(visit.village)).name
    readable = await kept_out.for_a_group(talk, visit, talk.answer)
    send = Meaning(talk.answer, texts.plain("passed.would_send", village=village, words=readable.words))
    told = [Meaning(one.words, texts.plain("incident.as_one", said=one.said)) for one in meanings]
    return Unsure(send, *told)


async def _meant(talk: Talk[Any]) -> list[Visit]:
    code = visit_code(talk.incoming.text)
    visit = await talk.books.visits.first(id=code) if code else await chosen_visit.replied_to(talk)
    if visit or code:
        return [visit] if visit and visit.state in (*OPEN, VisitState.CLOSED) else []
    village = talk.chat.village if talk.chat.purpose is Purpose.VILLAGE else None
    found = await underway.troubled(talk.books, talk.grants, village)
    now = [one for one in found if one.state is VisitState.UNDER_WAY or one.day == talk.today]
    if not now and village is None:
        now = await talk.books.visits.find(state=VisitState.CLOSED, day=talk.today)
    return [one for one in now if talk.by.id in one.crew] or now


CONVERSATION = Conversation(
    listeners=(heard, in_own_words, unheard),
    second_readers=(instead_of,),
)
