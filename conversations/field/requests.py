"""Service requests: somebody on no list asks for something. Recorded from the panel, /serah or one message, then sent
to the coordinator. Names in private only.
"""

from typing import Any

from pydantic import BaseModel

from conversations import flow
from conversations.choosing import chosen_visit
from conversations.command import PRIVATE, Command
from conversations.conversation import Conversation
from conversations.field import request_answers, request_undoing
from conversations.flow import DONE, Flow, FlowStep, pictured, question, tapped, typed
from conversations.hand_overs import captions, photos, statement_visit
from conversations.open_words import must_fit
from conversations.pressed import on
from conversations.presses.field import AskForService
from conversations.talk import Talk
from conversations.visits import kept_out, notices
from sotarsa_bot import texts
from sotarsa_bot.field import requests
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import clean_name, parse_caption, read_ask, visit_code
from sotarsa_bot.parsing.asks import Ask
from sotarsa_bot.parsing.open_words import Slot
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.field import Photo, PhotoKind
from sotarsa_bot.records.service_request import ServiceRequest
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits import visits

NEED_LIMIT = 300


class At(FlowStep):
    WHO = "who"
    NEED = "need"
    PHOTO = "photo"


class Draft(BaseModel):
    visit: int
    name: str = ""
    need: str = ""
    photo: int = 0
    noted: int = 0


async def heard(talk: Talk[Any]) -> bool:
    """ "K12 usulan Aminah: kursi roda", with or without a photo. What is missing is asked for."""
    text = talk.incoming.text.strip()
    ask = read_ask(text) if text and talk.speaks_for_the_team else None
    visit = await statement_visit.visit_meant(talk, text) if ask else None
    if ask is None or visit is None:
        return False
    if not (ask.sure or talk.confirmed):
        words = f"{visit.code} {texts.plain('request.as_written', need=ask.need)}"
        raise Unsure(Meaning(words, ask.need), key="request.or_plan")
    photo = await photos.keep(talk, visit, kind=PhotoKind.REQUEST) if talk.incoming.picture else None
    if ask.need:
        await _noted(talk, visit, ask.name, ask.need, photo)
    else:
        await begin(talk, visit, ask.name, photo)
    return True


async def begin(talk: Talk[Any], visit: Visit, name: str = "", photo: Photo | None = None) -> None:
    """The questions, from the first that is not answered; a name is not asked for in a group."""
    step = At.NEED if name or not talk.incoming.private else At.WHO
    draft = Draft(visit=visit.id, name=name, photo=photo.id if photo else 0)
    await flow.start(talk, FLOW, draft, step=step)


async def pressed(talk: Talk[Any], wish: AskForService) -> None:
    """From the panel."""
    talk.need(Action.DELIVER)
    if talk.chat.purpose is Purpose.VILLAGE:
        raise Mistake("common.old_button")
    await begin(talk, await visits.get(talk.books, wish.visit))


async def _who(talk: Talk[Draft]) -> None:
    rows = [[flow.choice(talk, texts.plain("common.skip_button"), "skip")]]
    await flow.ask(talk, "request.who", rows, visit=await _label(talk))


async def _named(talk: Talk[Draft]) -> FlowStep:
    must_fit(talk, Slot.NAME, "request.whose")
    talk.draft.name = clean_name(talk.answer)
    return At.NEED


async def _nameless(talk: Talk[Draft]) -> FlowStep:
    talk.draft.name = ""
    return At.NEED


async def _what(talk: Talk[Draft]) -> None:
    await flow.ask(talk, "request.need", visit=await _label(talk))


async def _needed(talk: Talk[Draft]) -> FlowStep:
    """It is noted and told at once; a photo may follow, or not. "K1 2 terima" is nothing that somebody needs: it is
    recorded as what it is, and the need is asked for again."""
    if await _tells_of_a_hand_over(talk):
        await captions.record_words(talk, talk.answer)
        return At.NEED
    must_fit(talk, Slot.THING, "request.a_need")
    talk.draft.need = clean_name(talk.answer, limit=NEED_LIMIT)
    draft = talk.draft
    photo = await talk.books.photos.get(draft.photo) if draft.photo else None
    noted = await _noted(talk, await visits.get(talk.books, draft.visit), draft.name, draft.need, photo)
    if not photo:
        await flow.start(talk, FLOW, draft.model_copy(update={"noted": noted.id}), step=At.PHOTO)
    return DONE


async def _tells_of_a_hand_over(talk: Talk[Draft]) -> bool:
    visit = await visits.get(talk.books, visit_code(talk.answer) or talk.draft.visit)
    try:
        said = parse_caption(talk.answer, items=deliveries.carried(visit), default_visit=visit.id)
    except (Mistake, Unsure):
        return False
    return all(one.numbers or one.everyone for one in said)


async def _any_photo(talk: Talk[Draft]) -> None:
    await flow.ask(talk, "request.any_photo", [[flow.choice(talk, texts.plain("request.no_photo"), "save")]])


async def _without_photo(talk: Talk[Draft]) -> FlowStep:
    return DONE


async def _pictured(talk: Talk[Draft]) -> FlowStep:
    visit = await visits.get(talk.books, talk.draft.visit)
    photo = await photos.keep(talk, visit, kind=PhotoKind.REQUEST)
    await requests.add_photo(talk.acting(), visit, talk.draft.noted, photo)
    return DONE


async def _pictured_with_words(talk: Talk[Draft]) -> FlowStep:
    visit = await visits.get(talk.books, talk.draft.visit)
    talk.draft.photo = (await photos.keep(talk, visit, kind=PhotoKind.REQUEST)).id
    return await _needed(talk) if talk.answer else At.NEED


async def _noted(talk: Talk[Any], visit: Visit, name: str, need: str, photo: Photo | None) -> ServiceRequest:
    """Kept, said back (without the name), and sent to those who answer."""
    found = await kept_out.hidden(talk, visit, need)
    who = ", ".join(part for part in (name, *found.phones) if part)
    noted = await requests.add(talk.acting(), visit, who, found.words, photo, talk.incoming.at)
    label = await chosen_visit.label(talk.books, visit)
    chats, names = await notices.coordinators(talk)
    told = notices.in_words(names)
    said: dict[str, Any] = {"visit": label, "id": noted.id, "need": noted.need, "told": told}
    await talk.say(
        "request.noted", as_reply=True, buttons=request_undoing.ways(noted), waits=False, subject=visit.subject, **said
    )
    await request_answers.tell_coordinators(talk, noted, chats)
    return noted


async def noted_for_a_village(talk: Talk[Any], visit: Visit, ask: Ask) -> None:
    """What an official has said and confirmed in their group; the office answers it like the team's."""
    await _noted(talk, visit, ask.name, ask.need, None)


async def _label(talk: Talk[Draft]) -> str:
    return await chosen_visit.label(talk.books, await visits.get(talk.books, talk.draft.visit))


FLOW = Flow(
    "usulan",
    may=Action.DELIVER,
    draft=Draft,
    first=At.WHO,
    steps={
        At.WHO: question(_who, tapped("skip", _nameless), typed(_named)),
        At.NEED: question(_what, typed(_needed), pictured(_pictured_with_words)),
        At.PHOTO: question(_any_photo, tapped("save", _without_photo), pictured(_pictured), photos=True),
    },
)


CONVERSATION = Conversation(
    commands=(Command("usulan", request_answers.show_waiting, frozenset({PRIVATE})),),
    flows=(FLOW, request_answers.FLOW),
    presses=(on(AskForService, pressed),),
    listeners=(heard,),
)
