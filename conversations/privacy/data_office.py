"""The office's side of personal data: requests and their answers, what will be erased, the record of processing. Steps
of the conversation /data (own_data.py), for coordinators."""

from datetime import datetime, timedelta
from typing import Any

from conversations import flow, post
from conversations.button import Rows, number
from conversations.flow import DONE, Flow, FlowStep, Question, Way, question, tapped, typed
from conversations.presses.privacy import AnswerDataRequest
from conversations.privacy.data_draft import At, DataTalk, Draft
from conversations.talk import Talk
from sotarsa_bot import texts, wording
from sotarsa_bot.books import Books
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.papers import processing
from sotarsa_bot.people import roster
from sotarsa_bot.people.rights import Action
from sotarsa_bot.privacy import data_requests, personal_data, retention
from sotarsa_bot.records.data_request import DataRequest
from sotarsa_bot.records.machinery import Reminder
from sotarsa_bot.records.people import Role
from sotarsa_bot.records.slots import SlotKey, SlotKind, Subject, SubjectKind
from sotarsa_bot.running.office import Office
from sotarsa_bot.texts import Html

MOST_SHOWN = 10
ERASED_SOON = timedelta(days=90)


async def tell(books: Books, office: Office, asked: DataRequest, now: datetime) -> None:
    """Tells the coordinators, each alone; where none can be reached, the team hears that there is one, not what."""
    chats = [await roster.private_chat(books, person) for person in await roster.with_role(books, Role.COORDINATOR)]
    alone = [chat for chat in chats if chat and chat.reachable]
    words = texts.html("data.told", request=await _request_words(books, office, asked, now))
    rows = [[AnswerDataRequest(request=asked.id).button("data.answer_button")]]
    for chat in alone:
        slot = SlotKey.in_chat(SlotKind.DATA_REQUEST, chat.id, mark=asked.id)
        await post.retire(books, chat, slot, now=now)  # a reminder is a message of its own
        await post.write(books, chat, words, now=now, buttons=rows, waits=True, slot=slot, subject=_subject(asked))
    for chat in () if alone else await roster.team_groups(books):
        due = wording.moment(asked.due_at, office.zone)
        await post.write(books, chat, texts.html("data.told_group", number=asked.id, due=due), now=now)


def _subject(asked: DataRequest) -> Subject:
    return Subject.of(SubjectKind.DATA_REQUEST, asked.id)


async def settle(talk: Talk[Any], asked: DataRequest) -> None:
    """Wherever it was told, it no longer waits."""
    for slot in await talk.books.slots.find(subject=_subject(asked)):
        chat = await talk.books.chats.get(slot.chat)
        await talk.say("data.told_answered", to=chat, slot=slot, number=asked.id, name=talk.by.name)


async def remind(books: Books, office: Office, reminder: Reminder, now: datetime) -> bool:
    """Whether the request still waits, and its reminder was said."""
    asked = await data_requests.reminded_of(books, reminder.key)
    if asked is None:
        return False
    await tell(books, office, asked, now)
    return True


async def _request_words(books: Books, office: Office, asked: DataRequest, now: datetime) -> Html:
    code = await personal_data.place(books, asked)
    about = texts.plain("data.about", code=code) if code else texts.plain("data.about_self")
    due = wording.moment(asked.due_at, office.zone)
    who = await roster.name(books, asked.by)
    key = "data.request" if now < asked.due_at else "data.request_late"
    return texts.html(key, number=asked.id, who=who, about=about, words=asked.words, due=due)


async def ways(talk: DataTalk) -> Rows:
    """What a coordinator can look at besides their own data."""
    if not talk.allows(Action.DATA_OFFICE):
        return ()
    waiting = len(await data_requests.open_ones(talk.books))
    return [
        [flow.choice(talk, texts.plain("data.requests_button", count=waiting), "requests")],
        [
            flow.choice(talk, texts.plain("data.erasures_button"), "erasures"),
            flow.choice(talk, texts.plain("data.process_button"), "process"),
        ],
    ]


async def _to_requests(_talk: DataTalk) -> FlowStep:
    return At.REQUESTS


async def _requests(talk: DataTalk) -> None:
    talk.need(Action.DATA_OFFICE)
    waiting = (await data_requests.open_ones(talk.books))[:MOST_SHOWN]
    rows = [[flow.choice(talk, texts.plain("data.request_button", number=one.id), "one", one.id)] for one in waiting]
    words = [await _request_words(talk.books, talk.office, one, talk.now) for one in waiting]
    await flow.ask(talk, "data.requests", rows, list=Html("\n\n".join(words)) or texts.html("data.no_requests"))


async def _chosen(talk: DataTalk) -> FlowStep:
    talk.draft.request = number([talk.answer])
    return At.ANSWER


async def begin_answer(talk: Talk[Any], of: Flow, request: int) -> None:
    talk.need_alone(Action.DATA_OFFICE)
    draft = Draft(request=request)
    await _waiting(talk, draft.request)
    await flow.start(talk, of, draft, step=At.ANSWER)


async def _waiting(talk: Talk[Any], id_: int) -> DataRequest:
    asked = await talk.books.data_requests.first(id=id_)
    if asked is None or asked.answered_at:
        raise Mistake("data.answered" if asked else "common.old_button")
    return asked


async def _answer(talk: DataTalk) -> None:
    talk.need(Action.DATA_OFFICE)
    asked = await _waiting(talk, talk.draft.request)
    words = await _request_words(talk.books, talk.office, asked, talk.now)
    await flow.ask(talk, "data.ask_answer", request=words)


async def _answered(talk: DataTalk) -> FlowStep:
    """Whoever asked reads the answer."""
    talk.need(Action.DATA_OFFICE)
    asked = await _waiting(talk, talk.draft.request)
    words = talk.answer
    await data_requests.answer(talk.acting(), asked, words)
    asker = await talk.books.people.get(asked.by)
    if chat := await roster.private_chat(talk.books, asker):
        await talk.say("data.answer", to=chat, number=asked.id, name=talk.by.name, words=words)
    await settle(talk, asked)
    await flow.finish(talk, "data.answer_sent", number=asked.id, name=asker.name)
    return DONE


async def _to_erasures(_talk: DataTalk) -> FlowStep:
    return At.ERASURES


async def _erasures(talk: DataTalk) -> None:
    """What goes at the next look, and what within the next months."""
    talk.need(Action.DATA_OFFICE)
    end = retention.limit(talk.office, talk.now)
    found = [await _sum(talk.books, before) for before in (end, end + ERASED_SOON)]
    lines = [
        texts.html(key, visits=visits, recipients=one.recipients, hand_overs=one.hand_overs, photos=one.photos)
        for key, (visits, one) in zip(("data.erased_now", "data.erased_soon"), found, strict=True)
    ]
    await flow.ask(talk, "data.erasures", years=talk.office.keep_years, lines=Html("\n".join(lines)))


async def _sum(books: Books, before: datetime) -> tuple[int, retention.Content]:
    visits = await retention.due(books, before)
    each = [await retention.content(books, visit) for visit in visits]
    return len(visits), retention.Content(
        recipients=sum(one.recipients for one in each),
        hand_overs=sum(one.hand_overs for one in each),
        photos=sum(one.photos for one in each),
    )


async def _process(talk: DataTalk) -> FlowStep:
    talk.need(Action.DATA_OFFICE)
    sheet = processing.sheet(talk.office, talk.now)
    talk.note("notice.coming")
    await post.give(talk.books, talk.chat, sheet, "catatan-pemrosesan.pdf", now=talk.now)
    return At.OWN


WAYS: tuple[Way, ...] = (
    tapped("requests", _to_requests), tapped("erasures", _to_erasures), tapped("process", _process),
)  # fmt: skip
STEPS: dict[FlowStep, Question] = {
    At.REQUESTS: question(_requests, tapped("one", _chosen)),
    At.ANSWER: question(_answer, typed(_answered)),
    At.ERASURES: question(_erasures),
}
