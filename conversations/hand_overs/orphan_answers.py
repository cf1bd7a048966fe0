"""Words below "Untuk kunjungan mana?": which visit it is, that they prove nothing, or what the photo shows.

The words that came with the photo are read for the visit that is named; nothing of them is dropped unsaid."""

import re
from typing import Any

from conversations.doubts import unsure, unsure_asked, unsure_play
from conversations.hand_overs import orphans
from conversations.presses.hand_overs import PhotoForVisit, PhotoIsNoProof
from conversations.talk import Talk
from sotarsa_bot.hand_overs import bursts
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import says_something
from sotarsa_bot.parsing.words import POLITE, Words
from sotarsa_bot.parsing.yes_no import after_yes, says_yes
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.field import Photo
from sotarsa_bot.records.slots import SlotKind
from sotarsa_bot.unsure import Unsure

_NO_PROOF = re.compile(
    r"\W*(?:itu\W+|ini\W+)?(?:bukan|bkn|lain|kada)\W+(?:bukti|penyerahan|barang\W+bukti)\b", re.IGNORECASE
)
_SMALL = POLITE | {
    "itu", "ini", "yang", "yg", "nang", "untuk", "utk", "gasan", "kunjungan", "desa", "ds", "di", "ke", "ka", "ja",
    "haja", "aja",
    "saja", "pang", "lah", "am", "maksudnya", "foto", "fotonya", "punya", "ampun",
}  # fmt: skip


async def heard(talk: Talk[Any], route: unsure_play.Route) -> bool:
    """A reply to the question; nothing of it changes where the reply says nothing of the kind."""
    replied, words = talk.replied, talk.incoming.text.strip()
    if replied is None or not talk.below(SlotKind.ORPHAN) or replied.former or talk.again or not words:
        return False
    if talk.incoming.picture or talk.incoming.command or not talk.allows(Action.DELIVER):
        return False
    nothing = [press for _, data in replied.buttons if (press := PhotoIsNoProof.of(data))]
    if nothing and _NO_PROOF.match(words):
        await orphans.no_proof(talk, nothing[0])
        return True
    offered = _offered(talk)
    visit = _named(offered, words)
    if visit is None:
        return False
    await _of_visit(talk, route, visit)
    return True


def _offered(talk: Talk[Any]) -> list[tuple[str, PhotoForVisit]]:
    """The visits on the buttons: what stands there ("K1 Uren"), and what the press says."""
    buttons = talk.replied.buttons if talk.replied else ()
    return [(label, press) for label, data in buttons if (press := PhotoForVisit.of(data))]


def _named(offered: list[tuple[str, PhotoForVisit]], words: str) -> PhotoForVisit | None:
    """The press of the visit that the words name and nothing else; "ya" names the only one."""
    if says_yes(words):
        return offered[0][1] if len(offered) == 1 else None
    said = {word.plain for word in Words(after_yes(words) or words).all} - _SMALL
    joined = "".join(sorted(said))
    found = [
        press for label, press in offered if said and (said <= _words(label) or joined == label.split()[0].casefold())
    ]
    return found[0] if len(found) == 1 else None


def _words(label: str) -> set[str]:
    return {word.plain for word in Words(label).all} | {label.split()[0].casefold()}


async def _of_visit(talk: Talk[Any], route: unsure_play.Route, press: PhotoForVisit) -> None:
    """The photo's own words, read for this visit; where they say nothing, it is asked on as by the button."""
    slot = talk.replied
    first = await talk.books.photos.first(id=press.photo, chat=talk.chat.id)
    state = await talk.books.talks.first(flow=unsure_asked.NAME, question=slot.name if slot else "")
    if first is None or first.visit is not None or state is None:
        return await orphans.for_visit(talk, press)
    asked = unsure_asked.Asked.model_validate(state.draft)
    about, code = unsure_asked.INCOMING.validate_python(asked.incoming), f"K{press.visit}"
    if not says_something(about.text):
        return await orphans.for_visit(talk, press)
    others = await _others(talk, first)
    try:
        took = await unsure_play.played(talk, route, asked, f"{code} {about.text.strip()}", instead_of=code)
    except Unsure as doubt:
        await talk.say("photos.words_asked", slot=slot, code=code)
        await _place(talk, press, others)
        await unsure.ask(talk, doubt)
        return None
    except Mistake:
        took = ""
    if took in ("", unsure_asked.KEPT, *unsure_asked.NOT_TAKEN):
        return await orphans.for_visit(talk, press)
    await talk.books.talks.discard(id=state.id)
    await talk.say("photos.settled_meanwhile", slot=slot)
    return await _place(talk, press, others)


async def _others(talk: Talk[Any], first: Photo) -> list[Photo]:
    together = bursts.asked_together(first, await bursts.around(talk.books, first))
    return [one for one in together if one.id != first.id and one.visit is None]


async def _place(talk: Talk[Any], press: PhotoForVisit, others: list[Photo]) -> None:
    """What was asked about together with it is of the same visit."""
    visit = await talk.books.visits.get(press.visit)
    left = [one for one in others if (now := await talk.books.photos.first(id=one.id)) and now.visit is None]
    if left:
        await orphans.adopt(talk, left, visit)
