"""A coordinator names another day or hour to a village, unasked or below what it wrote: that is an offer, with a button
that takes it. As plain words it would look agreed to both sides, and nothing would have changed."""

import re
from dataclasses import replace
from typing import Any

from conversations.choosing.chosen_visit import replied_to
from conversations.conversation import Conversation
from conversations.pressed import on
from conversations.presses.visits import RecallOffer
from conversations.talk import Talk
from conversations.visits import kept_out, offers, office_asked, standing, wishes, words_alone
from conversations.visits.village_known import places_of
from sotarsa_bot import texts, wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import Moment, read_moment
from sotarsa_bot.parsing.caption_code import visit_code, without_code
from sotarsa_bot.parsing.consent import read_consent
from sotarsa_bot.parsing.offer_words import as_said, moves, of_an_offer, only_days, several_days, with_code_first
from sotarsa_bot.parsing.visit_verbs import Verb, read_visit_verb
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.slots import OF_A_VISIT, PASSED_ON, VILLAGES_WORDS, SlotKind, SubjectKind
from sotarsa_bot.records.visit import Meeting, Place, Visit, VisitState
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits import visits
from sotarsa_bot.visits.village_answer import Answer, read_answer, said_before

OPEN_TO_IT = (VisitState.PROPOSED, VisitState.AGREED, VisitState.POSTPONED)
_RECALLS = re.compile(
    r"\W*(?:(?:maaf|tolong|pak|bu|eh)\W+)*(?:(?:di)?(?:tarik|batal|cabut)(?:kan|akan)?(?:\s+(?:ja|haja|saja|dulu))?\s+tawaran(?:nya)?"
    r"|tawaran(?:nya)?\s+(?:di)?(?:tarik|batal|cabut)(?:kan)?)(?:\W+(?:tadi|itu|tu|ja|haja|saja|pak|dulu|desa|ke))*\W*",
    re.IGNORECASE,
)
_IF_SO = re.compile(
    r"\b(?:kalau|kalo|klo|jika|bila|lamun|amun)\s+(?:begitu|gitu|demikian|kaitu|kayatu|itu)\b", re.IGNORECASE
)
_CLAUSE = re.compile(r"[.,;!\n]+(?!\d)")


def time_named(talk: Talk[Any], visit: Visit, words: str) -> str:
    """The one time that a village's words name, in words; it is the mark of the message that passes them on."""
    named = _read(talk, visit, as_said(words), (), Moment(None)).options
    whole = named[0].words if len(named) == 1 and named[0].day else ""
    return replace(named[0], rest="").words if whole else ""


async def heard(talk: Talk[Any]) -> bool:
    """ "K1 diundur ke 7 desember", "jadi jumat jam 9 haja" below the card, "ok sabtu kawa" below a village's words."""
    text = with_code_first(talk.incoming.text)
    if not text or talk.incoming.picture or talk.chat.purpose is Purpose.VILLAGE or not talk.allows(Action.COORDINATE):
        return False
    if await _recalled(talk, text):
        return True
    told, visit = of_an_offer(without_code(text)), await _meant(talk)
    if visit is None or visit.counter or visit.state not in OPEN_TO_IT or (talk.confirmed and not told):
        return False
    if not talk.confirmed and several_days(text):
        return False  # several days are proposed by the card's button
    words = told or without_code(text)
    answers = _below_words(talk) and visit_code(text) is None
    answers = answers and (visit.day != talk.today or only_days(words, talk.today))
    if not (told or answers or _is_of_its_day(talk, visit, words)):
        return False
    meant = await _times(talk, visit, words)
    if not meant:
        return await _puts_it_off(talk, visit, text)
    if talk.confirmed:
        await _offer(talk, visit, meant[0])
        return True
    await kept_out.must_be_no_home(talk, visit, meant)
    raise await _doubt(talk, visit, text, meant)


async def _meant(talk: Talk[Any]) -> Visit | None:
    """That of the card or of the village's words above; or the one that is named."""
    code, replied = visit_code(with_code_first(talk.incoming.text)), talk.replied
    if talk.below(*OF_A_VISIT):
        visit = await replied_to(talk)
        return visit if code is None or (visit and visit.id == code) else None
    return await talk.books.visits.first(id=code) if code is not None and not replied else None


def _below_words(talk: Talk[Any]) -> bool:
    """Whether the words would otherwise go to the village as they are (village_words.py)."""
    return talk.incoming.private and talk.below(*PASSED_ON, SlotKind.TOLD)


def _is_of_its_day(talk: Talk[Any], visit: Visit, words: str) -> bool:
    """Nothing but a day and an hour, or that the visit moves there; on the day itself an hour is a step's."""
    if visit.state is VisitState.PROPOSED and talk.replied:
        return False  # the card waits for the village's day
    if visit.day == talk.today:
        return moves(words)
    return moves(words) or only_days(words, talk.today) or _instead_of_its_day(talk, visit, words)


def _instead_of_its_day(talk: Talk[Any], visit: Visit, words: str) -> bool:
    """ "Kada kawa kamis, mobil dipakai, jumat ja"; below the card also an hour alone."""
    try:
        read = read_moment(words, today=talk.today, within=(visit.day, visit.day) if visit.day else None)
    except Mistake:
        return False
    hour = bool(talk.replied) and read.complete and all(one.at and not one.day for one in read.options)
    return bool(read.options) and (hour or visit.day in read.denied)


async def _times(talk: Talk[Any], visit: Visit, words: str) -> list[Moment]:
    """The times to come that are named, other than what is agreed. What is not said is as it was agreed, or, below the
    village's words, as these have it ("kawa pak" below "tgl 5 kawa lah?")."""
    known = _known(talk, visit)
    found = _read(talk, visit, as_said(words) if _below_words(talk) else words, await places_of(talk, visit), known)
    villages = talk.replied.mark if talk.replied and talk.below(*VILLAGES_WORDS) else ""
    options: tuple[Moment, ...] = () if found.bounded else found.options
    if not found.options and villages and (said := read_consent(words)) and said.yes:
        options = _read(talk, visit, villages, (), known).options
    times = [one for one in options if one.day and one.day >= talk.today and one.day not in found.denied]
    return [one for one in times if one.at is None or _is_another(talk, visit, one)][:3]


def _read(talk: Talk[Any], visit: Visit, words: str, places: tuple[str, ...], known: Moment) -> Answer:
    try:
        return read_answer(words, today=talk.today, window=visit.plan.window, known=known, asks_place=False,
                           places=places)  # fmt: skip
    except Mistake:
        return Answer((), False)


def _known(talk: Talk[Any], visit: Visit) -> Moment:
    if talk.instead_of:
        return said_before(of_an_offer(without_code(talk.instead_of)) or talk.instead_of, talk.today)
    if visit.agreed is None:
        return Moment(None)
    local = visit.agreed.starts_at.astimezone(talk.office.zone)
    day = local.date() if visit.state is VisitState.AGREED else None
    return Moment(day, local.time(), visit.agreed.place.name if visit.agreed.place else "")


def _is_another(talk: Talk[Any], visit: Visit, meant: Moment) -> bool:
    meeting = _meeting(talk, visit, meant)
    return meeting.starts_at > talk.now and not standing.stands(visit, meeting)


def _meeting(talk: Talk[Any], visit: Visit, meant: Moment) -> Meeting:
    if meant.day is None or meant.at is None:
        raise Mistake("offer.hour", said=meant.said, code=visit.code, so_far=f"{visit.code} tawarkan {meant.words}")
    where = visit.agreed.place if visit.agreed else None
    if meant.rest and (where is None or where.name.casefold() != meant.rest.casefold()):
        where = Place(name=meant.rest)
    return Meeting(starts_at=talk.office.at(meant.day, meant.at), place=where, by=talk.by.id)


async def _doubt(talk: Talk[Any], visit: Visit, text: str, meant: list[Moment]) -> Unsure:
    """The offer, and what else these words may be: no more than a message; the village's own answer."""
    readable = await _readable(talk, visit, text)
    plainly = [await _plainly(talk, visit, text)] if _below_words(talk) else []
    if any(one.at is None for one in meant):
        if not plainly:
            _meeting(talk, visit, meant[0])
        doubt = Unsure(*plainly)
        doubt.before = texts.plain("offer.hour", said=meant[0].said, code=visit.code)
        return doubt
    said = "" if talk.below(SlotKind.WORDS_ALONE) or only_days(readable.words, talk.today) else readable.words
    key = "offer.would_say" if said else "offer.would"
    offered = [
        Meaning(f"{visit.code} tawarkan {one.words}", texts.plain(key, code=visit.code, moment=one.said, words=said))
        for one in meant
    ]
    if visit.state is VisitState.PROPOSED and not plainly:
        plainly = [
            Meaning(f"{visit.code} telepon, {one.words}", texts.plain("offer.of_village", moment=one.said))
            for one in meant
        ]
    doubt = Unsure(*offered, *plainly)
    doubt.before = readable.warning
    return doubt


async def _readable(talk: Talk[Any], visit: Visit, written: str) -> kept_out.Readable:
    """The words that go with an offer, as the village reads them."""
    words = without_code(with_code_first(written))
    return await kept_out.for_a_group(talk, visit, wording.cut(of_an_offer(words) or words, 300))


async def _puts_it_off(talk: Talk[Any], visit: Visit, text: str) -> bool:
    """ "Innalillahi. kami tunda dulu" below the village's words: as plain words it would change nothing."""
    said_so = _IF_SO.sub(" ", text)  # it supposes nothing: what was just told is so
    parts = (
        [read_visit_verb(part) for part in _CLAUSE.split(said_so)] if _below_words(talk) and not talk.confirmed else []
    )
    said = next(
        (one for one in parts if one and one.verb in (Verb.POSTPONE, Verb.CANCEL) and not one.conditional), None
    )
    if said is None or said == read_visit_verb(text):
        return False
    state = VisitState.POSTPONED if said.verb is Verb.POSTPONE else VisitState.CANCELLED
    reason = said.reason or texts.plain("offer.asked_by_village")
    readable = await kept_out.for_a_group(talk, visit, reason)
    would = texts.plain(f"coordinate.would_be_{state}", code=visit.code, reason=readable.words)
    doubt = Unsure(Meaning(f"{visit.code} {said.verb}: {reason}", would), await _plainly(talk, visit, text))
    doubt.before = readable.warning
    raise doubt


async def _plainly(talk: Talk[Any], visit: Visit, text: str) -> Meaning:
    if writer := await words_alone.writer(talk):
        return Meaning(text, words_alone.would_send(writer, text))
    village = (await talk.books.villages.get(visit.village)).name
    readable = await kept_out.for_a_group(talk, visit, wording.cut(text, 300))
    return Meaning(text, texts.plain("passed.would_send", village=village, words=readable.words))


async def _offer(talk: Talk[Any], visit: Visit, meant: Moment) -> None:
    """The village reads the very words, and the time with its button; until it agrees, nothing has changed. Below what
    was written in private, it reads no more than the time."""
    meeting = _meeting(talk, visit, meant)
    await offers.gone(talk, visit)
    visit = await visits.offer(talk.acting(), visit, meeting)
    offer, stands = wishes.said(talk.office, meeting), ""
    if visit.agreed and visit.state is VisitState.AGREED:
        stands = texts.plain("offer.stands", code=visit.code, moment=wishes.said(talk.office, visit.agreed))
    written = "" if talk.below(SlotKind.WORDS_ALONE) else talk.written
    words = (await _readable(talk, visit, written or talk.answer)).words
    await offers.tell(talk, visit, "offer.made", name=talk.by.name, words=words, offer=offer, stands=stands)
    await office_asked.answered_below(talk)
    recall = [[RecallOffer(visit=visit.id, offer=wishes.mark(meeting)).button("offer.recall")]]
    await talk.say("offer.sent", as_reply=True, subject=visit.subject, code=visit.code, offer=offer,
                   buttons=recall, waits=False)  # fmt: skip


async def _recalled(talk: Talk[Any], text: str) -> bool:
    """ "K1 tarik tawaran", "batal tawarannya": its button, in words."""
    if not _RECALLS.fullmatch(without_code(text)):
        return False
    about = visit_code(text) or talk.about(SubjectKind.VISIT)
    if about is None:
        return False
    visit = await talk.books.visits.first(id=about)
    if visit is None or visit.offer is None:
        raise Mistake("offer.answered", code=f"K{about}")
    await recall(talk, RecallOffer(visit=visit.id, offer=wishes.mark(visit.offer)))
    return True


async def recall(talk: Talk[Any], wish: RecallOffer) -> None:
    """As long as nobody has answered it."""
    talk.need(Action.COORDINATE)
    visit = await visits.get(talk.books, wish.visit)
    if visit.offer is None or wish.offer != wishes.mark(visit.offer):
        raise Mistake("offer.answered", code=visit.code)
    visit = await visits.refuse_offer(talk.acting(), visit)
    await offers.gone(talk, visit)
    await talk.say("offer.recalled", as_reply=not talk.incoming.pressed, subject=visit.subject, code=visit.code)


def names_a_time(words: str, talk: Talk[Any]) -> bool:
    """Whether a village may take these words for an agreement about when."""
    try:
        return bool(read_moment(as_said(words), today=talk.today).options)
    except Mistake:
        return False


CONVERSATION = Conversation(
    presses=(on(RecallOffer, recall),),
    listeners=(heard,),
    undoes=frozenset({RecallOffer}),
)
