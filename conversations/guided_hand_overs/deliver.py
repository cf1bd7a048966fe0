"""Hand-overs: what the caption listener and /serah record, and the photos that go with them."""

from typing import Any

from conversations import flow, flow_answers
from conversations.choosing.chosen_visit import replied_to
from conversations.command import PRIVATE, TEAM, Command
from conversations.conversation import Conversation
from conversations.guided_hand_overs import deliver_flow
from conversations.hand_overs import albums, orphans, photos
from conversations.hand_overs.captions import captioned, keep_meanwhile, waits_for_photos
from conversations.presses.hand_overs import GiveBack, Uncorrect, Undo, UndoDoubles
from conversations.talk import Talk
from sotarsa_bot.hand_overs import bursts, deliveries
from sotarsa_bot.parsing import says_something
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.field import Delivery, PhotoKind
from sotarsa_bot.records.slots import SubjectKind
from sotarsa_bot.visits import visits


async def pictured(talk: Talk[Any]) -> bool:
    """A photo without a caption that says what it is: by its album, by what it replies to, by what was just recorded;
    else it is kept and asked about. Words of its own that were not understood may speak of somebody else: then only a
    reply says what it is of."""
    if talk.incoming.picture is None:
        return False
    if not talk.speaks_for_the_team:
        return await _from_an_official(talk)
    state = await flow.standing(talk)
    if state and state.flow == deliver_flow.FLOW.name and await flow_answers.resume(talk, state):
        return True  # a group where photos are seen needs no reply to the question
    if says_something(talk.incoming.text):
        if not await _of_its_reply(talk):
            await orphans.ask(talk, await keep_meanwhile(talk))
    elif not (await _of_its_album(talk) or await _of_its_reply(talk) or await _of_the_last_hand_over(talk)):
        await orphans.ask(talk, await photos.keep(talk))
    return True


async def _of_its_album(talk: Talk[Any]) -> bool:
    sibling = await albums.caption_before(talk)
    if sibling is None:
        return False
    if sibling.visit is None:  # its words were not understood: they are asked about together
        await orphans.ask(talk, await photos.keep(talk, kind=sibling.kind))
        return True
    delivery = await talk.books.deliveries.first(id=sibling.delivery) if sibling.delivery else None
    incident = await talk.books.incidents.first(id=sibling.incident) if sibling.incident else None
    await photos.keep(talk, await visits.get(talk.books, sibling.visit), delivery, incident, kind=sibling.kind)
    return True


async def _of_its_reply(talk: Talk[Any]) -> bool:
    """A reply to the words about a hand-over or an incident belongs to it; one to a visit's card, to the visit."""
    visit = await replied_to(talk)
    if visit is None:
        return False
    delivery = await talk.books.deliveries.first(id=talk.about(SubjectKind.DELIVERY) or 0)
    incident = await talk.books.incidents.first(id=talk.about(SubjectKind.INCIDENT) or 0)
    worded = says_something(talk.incoming.text)
    if talk.about(SubjectKind.VISIT):
        delivery = None if worded else await waits_for_photos(talk, visit)
    photo = await photos.keep(talk, visit, delivery, incident, worded=worded)
    if worded:
        await albums.gather(talk, photo)
    return True


async def _of_the_last_hand_over(talk: Talk[Any]) -> bool:
    delivery = await deliveries.awaiting_photos(talk.books, talk.by.id, talk.incoming.at)
    if delivery is None or await _another_is_asked_about(talk, delivery):
        return False
    await photos.keep(talk, await visits.get(talk.books, delivery.visit), delivery)
    return True


async def _another_is_asked_about(talk: Talk[Any], delivery: Delivery) -> bool:
    """Whether a photo came after that hand-over whose words are being asked about: this one may be of the same."""
    mine = {"chat": talk.chat.id, "by": talk.by.id, "visit": None, "worded": True}
    last = await talk.books.photos.first(**mine, kind=PhotoKind.PROOF, order="-received_at")
    return last is not None and last.received_at >= delivery.received_at


async def _from_an_official(talk: Talk[Any]) -> bool:
    """An official's photo counts as a reply to a message about their village's visit (and the rest of its album);
    other pictures in their group are their own affair."""
    visit = await replied_to(talk)
    if visit is None and talk.incoming.album and talk.person:
        album = await bursts.of_album(talk.books, talk.chat.id, talk.incoming.album)
        sibling = next((p for p in album if p.by == talk.by.id and p.visit), None)
        visit = await talk.books.visits.first(id=sibling.visit) if sibling else None
    if visit is None or not talk.allows(Action.INCIDENT, visit.village):
        return False
    incident = await talk.books.incidents.first(id=talk.about(SubjectKind.INCIDENT) or 0)
    await photos.keep(talk, visit, incident=incident)
    return True


CONVERSATION = Conversation(
    commands=(Command("serah", deliver_flow.begin, frozenset({PRIVATE, TEAM})),),
    flows=(deliver_flow.FLOW,),
    listeners=(captioned, pictured),
    undoes=frozenset({Undo, UndoDoubles, GiveBack, Uncorrect}),
)
