"""What a village writes about a visit and is no answer to what was asked: passed on to the coordinators, and said so.

Their reply to it comes back to the village. So nothing that somebody took the trouble to write reaches nobody.
"""

import re
from typing import Any

from conversations.conversation import Conversation
from conversations.doubts import unsure, unsure_asked
from conversations.people import vouching
from conversations.talk import Talk
from conversations.visits import kept_out, notices, offering, office_asked, wishes, words_alone
from sotarsa_bot import texts, wording
from sotarsa_bot.books import OneOf
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import is_nod, is_small_talk, is_thanks, puts_off, somebodys, visit_code
from sotarsa_bot.parsing.beside_times import without_beside
from sotarsa_bot.parsing.caption_code import names_only_a_visit
from sotarsa_bot.parsing.consent import read_consent
from sotarsa_bot.parsing.emergencies import names_a_mishap
from sotarsa_bot.parsing.places import turns_down_place
from sotarsa_bot.parsing.sentence_kinds import asks
from sotarsa_bot.parsing.village_talk import asks_for_something, matters_on_the_day, tells_of_the_way
from sotarsa_bot.people import roster
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.office_question import OfficeQuestion
from sotarsa_bot.records.slots import PASSED_ON, SlotKey, SlotKind, SubjectKind
from sotarsa_bot.records.visit import Visit, VisitState
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits import visits
from sotarsa_bot.visits.for_the_office import concerns, is_no_time

WORDS_LIMIT = 300
_OF_A_COUNT = re.compile(r"\b(?:kurang|labih|lebih|(?:meng|ma|di|ter|ta)?hitung\w*|cocok)\b", re.IGNORECASE)
_REQUESTS = re.compile(r"\b(?:boleh|bisa|kawa|minta|mohon|tolong|usul\w*|tambah\w*)\b", re.IGNORECASE)


async def visit_replied_to(talk: Talk[Any]) -> Visit | None:
    """The village's visit that these words, in its group, stand below."""
    about = talk.about(SubjectKind.VISIT)
    if talk.chat.purpose is not Purpose.VILLAGE or about is None:
        return None
    visit = await visits.get(talk.books, about)
    return visit if visit.village == talk.chat.village else None


async def instead_of_a_day(talk: Talk[Any], visit: Visit) -> bool:
    """Words below a card that waits for an answer, which name neither day, hour nor place: a refusal with its reason, a
    question, "terserah", a death. False: they say nothing that the office should know."""
    no = read_consent(talk.answer)
    key = ""
    if turns_down_place(talk.answer):
        return False  # where then, is asked
    if asks(talk.answer):
        key = "passed.receipt_question"
    elif no and not no.yes:
        key = "passed.receipt_refusal"
    elif concerns(talk.answer) or _is_for_the_office(talk.answer) or (is_no_time(talk.answer) and not talk.instead_of):
        key = f"passed.waits_{_missing(visit)}"
    if key:
        await pass_on(talk, visit, key)
    return bool(key)


def _is_for_the_office(words: str) -> bool:
    """ "Bawakan jua kursi roda 2", "jam 9 terlalu pagi": neither a day nor an hour to take."""
    return asks_for_something(words) or without_beside(words)[1]


def _missing(visit: Visit) -> str:
    if visit.choice is None:
        return "day"
    return "place" if visit.choice.time else "time"


async def nodded(talk: Talk[Any], visit: Visit) -> bool:
    """ "oke siap pak" below a card that waits for an answer: which day, it does not say. Below a coordinator's words
    about a day it agrees to nothing yet, and is no courtesy either."""
    if talk.below(SlotKind.TIMES) and not is_thanks(talk.answer):
        stands = wishes.said(talk.office, visit.agreed) if visit.agreed and visit.state is VisitState.AGREED else ""
        await pass_on(talk, visit, "passed.receipt_stands" if stands else "passed.receipt", moment=stands)
        return True
    waits = visit.state is VisitState.PROPOSED and not visit.counter and not visit.offer
    if not waits or not is_nod(talk.answer) or not talk.allows(Action.DECIDE, visit.village):
        return False
    if await unsure_asked.asked_beside(talk):
        return False
    await talk.say(f"passed.nod_{_missing(visit)}", as_reply=True, subject=visit.subject, code=visit.code,
                   example=_example(talk, visit))  # fmt: skip
    return True


async def pass_on(
    talk: Talk[Any], visit: Visit, key: str = "", moment: str = "", *, asking: Meaning | None = None
) -> None:
    """To the coordinators, who may answer below it; the receipt stands below the words, with what else they may mean
    (`asking`)."""
    if not talk.allows(Action.DECIDE, visit.village):
        return await vouching.ask_to_vouch(talk)
    words = wording.cut(talk.answer, WORDS_LIMIT)
    writer = await notices.writer(talk)
    asked = await office_asked.begin(talk, writer, visit.village, visit, always=key == "passed.receipt_question")
    if talk.incoming.private:
        told = await words_alone.pass_on(talk, visit, words, asked=asked)
    else:
        named = offering.time_named(talk, visit, talk.answer)
        told = await notices.to_coordinators(
            talk,
            visit,
            "passed.came",
            kind=SlotKind.WORDS_ASKING if asked else _kind(talk),
            mark=named,
            asked=asked,
            buttons=office_asked.ways(asked),
            waits=asked is not None,
            name=writer.name,
            words=words,
        )
    over = visit.state is VisitState.CLOSED
    under_way = visit.state is VisitState.UNDER_WAY or (visit.day == talk.today and not over)
    if under_way:
        await _to_the_team(talk, visit, asked)
    if asking:
        doubt = Unsure(asking)
        doubt.before = texts.plain("summary.passed_on", names=told)
        return await unsure.ask(talk, doubt)
    key = key or (_under_way(visit, talk.answer) if under_way else "passed.receipt_over" if over else "passed.receipt")
    await talk.say(key, as_reply=True, subject=visit.subject, told=told, code=visit.code, moment=moment,
                   example=_example(talk, visit))  # fmt: skip
    if talk.incoming.number:
        await talk.say("passed.number_left", as_reply=True, subject=visit.subject)


def _under_way(visit: Visit, words: str) -> str:
    """How much arrived is written below the count; what stands in the way, as an incident."""
    counted = visit.state in (VisitState.UNDER_WAY, VisitState.RETURNED) and _OF_A_COUNT.search(words)
    wrong = names_a_mishap(words) or tells_of_the_way(words) or matters_on_the_day(words)
    return "passed.receipt_count" if counted else "passed.receipt_under_way" if wrong else "passed.receipt_alone"


def _kind(talk: Talk[Any]) -> SlotKind:
    """Whether a yes to these words answers something."""
    return SlotKind.WORDS_ASKING if asks(talk.answer) or _REQUESTS.search(talk.answer) else SlotKind.WORDS


async def _to_the_team(talk: Talk[Any], visit: Visit, asked: OfficeQuestion | None) -> None:
    """On its day who goes there reads it, too: without the words where these name somebody or were written in private,
    for it is a group."""
    alone, _ = await notices.coordinators(talk)
    words = wording.cut(talk.answer, WORDS_LIMIT)
    names = somebodys.may_be_ill(talk.answer) or await kept_out.names_somebody(talk, visit, talk.answer)
    key = "passed.to_team_hidden" if names else "passed.to_team"
    key = "passed.to_team_alone" if talk.incoming.private else key
    village = (await talk.books.villages.get(visit.village)).name
    for chat in await roster.team_groups(talk.books):
        if chat.id not in [one.id for one in alone]:
            slot = SlotKey.new(SlotKind.VILLAGE_SAID, visit=visit.id)
            name = await talk.say(key, to=chat, slot=slot, code=visit.code, subject=visit.subject, village=village,
                                  words=words)  # fmt: skip
            await office_asked.stands_in(talk, name, asked)


async def pass_on_the_bounds(talk: Talk[Any], visit: Visit) -> None:
    """ "Tgl 8 ke atas": which of these days, is asked, and the office reads it."""
    open_ = visit.state is VisitState.PROPOSED and not visit.counter
    await pass_on(talk, visit, f"passed.waits_{_missing(visit)}" if open_ else "")


async def must_be_of_the_village(talk: Talk[Any], village: str, number: int) -> None:
    """Mistake where the visit that words name is none of this village's."""
    found = await talk.books.visits.find(
        village=village, state=OneOf((VisitState.PROPOSED, VisitState.AGREED)), order="id"
    )
    named = await talk.books.visits.first(id=number)
    if named and named.village == village:
        return
    codes = wording.listing([one.code for one in found])
    name = (await talk.books.villages.get(village)).name
    raise Mistake(
        "decide.other_village" if codes else "decide.not_of_village", code=f"K{number}", village=name, codes=codes
    )


async def pass_on_the_rest(talk: Talk[Any], visit: Visit, *, more: bool, read_back: bool = True) -> None:
    """What else stood in the words that were read back and confirmed: the office reads them as they were written.
    Without `read_back`, also where nothing had to be."""
    written = talk.written or ("" if read_back else talk.answer)
    if not (more and written and (talk.confirmed or talk.instead_of or not read_back)):
        return
    words = wording.cut(written, WORDS_LIMIT)
    if talk.incoming.private:
        told = await words_alone.pass_on(talk, visit, words)
    else:
        told = await notices.to_coordinators(talk, visit, "passed.came", kind=SlotKind.WORDS, words=words,
                                             name=await notices.writer_name(talk))  # fmt: skip
    await talk.say("passed.receipt_rest", as_reply=True, subject=visit.subject, told=told)


def _example(talk: Talk[Any], visit: Visit) -> str:
    day = next(iter(visits.days_to_come(talk.office, visit, talk.now)), None)
    return wording.weekday_and_day(day or max(visit.plan.window.last, talk.today))


async def heard(talk: Talk[Any]) -> bool:
    """Whatever else an official writes below a visit's messages, or with its code, once nobody has understood it."""
    visit = await visit_replied_to(talk) or await _named(talk)
    if visit is None or talk.incoming.picture or not talk.answer or is_small_talk(talk.answer):
        return False
    if visit.erased_at or not talk.allows(Action.DECIDE, visit.village):
        return False
    await pass_on(talk, visit)
    return True


async def _named(talk: Talk[Any]) -> Visit | None:
    """The village's visit whose code these words, in its group, begin with."""
    code = visit_code(talk.answer) if talk.chat.purpose is Purpose.VILLAGE and not talk.replied else None
    visit = await talk.books.visits.first(id=code) if code and not names_only_a_visit(talk.answer) else None
    return visit if visit and visit.village == talk.chat.village else None


async def answered(talk: Talk[Any]) -> bool:
    """A coordinator's reply, in private, to what a village wrote or agreed: it goes to the village's group, or to who
    wrote it in private."""
    replied = talk.replied
    if replied is None or not talk.incoming.private or talk.incoming.picture or not talk.answer:
        return False
    passed, agreed = talk.below(*PASSED_ON), talk.below(SlotKind.TOLD)
    answers = talk.below(SlotKind.WORDS_ASKING) and is_nod(talk.answer)
    courtesy = is_small_talk(talk.answer) and not (passed and (answers or puts_off(talk.answer)))  # "siap kami cek"
    if not (passed or agreed) or courtesy or not talk.allows(Action.COORDINATE):
        return False
    visit = await visits.get(talk.books, talk.about(SubjectKind.VISIT) or 0)
    if agreed and (visit.state is not VisitState.AGREED or visit.day == talk.today):
        return False
    if writer := await words_alone.writer(talk):
        if visit_code(talk.answer) and not talk.confirmed:
            raise Unsure(Meaning(talk.answer, words_alone.would_send(writer, talk.answer)))
        await words_alone.answer(talk, visit, writer)
        return True
    village = (await talk.books.villages.get(visit.village)).name
    readable = await kept_out.for_a_group(talk, visit, wording.cut(talk.answer, WORDS_LIMIT))
    words = readable.words
    if (agreed or visit_code(talk.answer) or readable.warning) and not talk.confirmed:
        doubt = Unsure(Meaning(talk.answer, texts.plain("passed.would_send", village=village, words=words)))
        doubt.before = readable.warning
        raise doubt
    kind = SlotKind.TIMES if offering.names_a_time(talk.answer, talk) else None
    await notices.to_village(talk, visit, "passed.answer", kind=kind, name=talk.by.name, words=words)
    await office_asked.answered_below(talk)
    await talk.say("passed.answer_sent", subject=visit.subject, village=village, code=visit.code)
    return True


CONVERSATION = Conversation(
    listeners=(answered, heard),
)
