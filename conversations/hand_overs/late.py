"""What comes for a visit that is closed is kept, and whoever may open it again is asked to: by one message each."""

from typing import Any

from conversations.doubts import unsure_rounds
from conversations.presses.closing import OpenAgain
from conversations.talk import Talk
from conversations.visits import notices
from sotarsa_bot import texts, wording
from sotarsa_bot.books import AtLeast, Unlike
from sotarsa_bot.people import roster
from sotarsa_bot.records.field import SHOWN, PhotoKind
from sotarsa_bot.records.slots import SlotKey, SlotKind
from sotarsa_bot.records.visit import Visit, VisitState


async def came(talk: Talk[Any], visit: Visit, *, say: bool = True) -> None:
    """Says that it is kept (an album hears it once), and asks. Nothing for a visit that is open."""
    if visit.state is not VisitState.CLOSED:
        return
    if say:
        came_as = talk.incoming.album or talk.incoming.message or talk.incoming.update_id
        slot = SlotKey.in_chat(SlotKind.KEPT, talk.chat.id, mark=came_as)
        await talk.say("closing.kept", slot=slot, as_reply=True, subject=visit.subject, code=visit.code)
    await ask(talk, visit)


async def ask(talk: Talk[Any], visit: Visit) -> None:
    """Whoever may open it again is asked to."""
    village = (await talk.books.villages.get(visit.village)).name
    what, names = await _what_waits(talk, visit)
    rows = [[OpenAgain(visit=visit.id).button("closing.reopen", code=visit.code)]]
    for chat in (await notices.coordinators(talk))[0]:
        slot = SlotKey.in_chat(SlotKind.LATE, chat.id, visit=visit.id)
        said: dict[str, Any] = {"code": visit.code, "village": village, "what": what, "names": names}
        await talk.say("closing.ask_to_reopen", to=chat, slot=slot, buttons=rows, waits=True,
                       subject=visit.subject, **said)  # fmt: skip


async def _what_waits(talk: Talk[Any], visit: Visit) -> tuple[str, str]:
    held = await talk.books.deliveries.find(visit=visit.id, held=True)
    since = visit.closed_at or talk.now
    photos = await talk.books.photos.find(visit=visit.id, received_at=AtLeast(since), kind=Unlike(PhotoKind.APART))
    counts = {"late_records": len(held), "late_photos": sum(photo.kind in SHOWN for photo in photos)}
    words = await unsure_rounds.waiting_for(talk.books, visit.id)
    counts["late_words"] = len(words)
    what = [texts.plain(f"closing.{key}", count=count) for key, count in counts.items() if count]
    writers = [one.person for one in words]
    people = dict.fromkeys([*(one.by for one in held), *(photo.by for photo in photos), *writers])
    names = [await roster.name(talk.books, person) for person in people]
    return wording.listing(what), wording.listing(names or [talk.by.name])
