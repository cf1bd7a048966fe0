"""Signed papers as photos or PDF: "K12 BAST" below them, or as a reply to the paper's card. Asked about, then filed."""

import re
from typing import Any

from conversations import post
from conversations.button import Button, Rows
from conversations.choosing.chosen_visit import replied_to
from conversations.conversation import Conversation
from conversations.hand_overs import orphans, photos
from conversations.papers import paper_state
from conversations.papers.approving import must_lead
from conversations.pressed import on
from conversations.presses import papers as presses
from conversations.presses.papers import Pages
from conversations.talk import Talk
from sotarsa_bot import texts
from sotarsa_bot.books import Unlike
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.official import signed_papers
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.field import PhotoKind
from sotarsa_bot.records.paperwork import PaperKind
from sotarsa_bot.records.slots import SlotKey, SlotKind
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.visits import visits

_KINDS = {"bast": PaperKind.HANDOVER, "berita": PaperKind.HANDOVER, "surat": PaperKind.LETTER}
_NAME = r"(bast|berita\s+acara|surat\s+tugas)"
CAPTION = re.compile(rf"\W*(?:k\s?(\d{{1,9}})\W+{_NAME}|{_NAME}\W+k\s?(\d{{1,9}}))\b", re.IGNORECASE)
ASKS_FOR_PAGES = (SlotKind.PAPER, SlotKind.SIGNED, SlotKind.SIGNED_HOW)

Paper = tuple[Visit, PaperKind]


async def heard(talk: Talk[Any]) -> bool:
    """A page of a signed paper. Asks nothing of the books for other pictures."""
    picture = talk.incoming.picture
    found = await _meant(talk) if picture else None
    if picture is None or found is None:
        return False
    visit, kind = found
    _must_be_allowed(talk, visit, kind)
    if picture.paper and not picture.pdf:
        raise Mistake("signed.not_readable")
    await _adopt_album(talk, visit, kind)
    photo = await photos.keep(talk, kind=PhotoKind.PAPER)
    await signed_papers.send(talk.acting(), visit, kind, photo)
    await _ask(talk, visit, kind)
    return True


async def _meant(talk: Talk[Any]) -> Paper | None:
    if said := CAPTION.match(talk.incoming.text):
        code, name = said[1] or said[4], said[2] or said[3]
        return await visits.get(talk.books, int(code)), _KINDS[name.casefold().split()[0]]
    if talk.replied and talk.replied.kind in ASKS_FOR_PAGES and (visit := await replied_to(talk)):
        return visit, PaperKind(talk.replied.mark)
    return await _of_its_album(talk) if talk.incoming.album and not talk.incoming.text else None


async def _of_its_album(talk: Talk[Any]) -> Paper | None:
    """What the other pictures of the album are pages of. The same question as for hand-overs, so it is asked once."""
    siblings = await talk.books.photos.find(chat=talk.chat.id, album=talk.incoming.album)
    sibling = next((photo for photo in siblings if photo.kind is PhotoKind.PAPER), None)
    page = await talk.books.signed_pages.first(photo=sibling.id) if sibling else None
    return (await visits.get(talk.books, page.visit), page.kind) if page else None


async def _adopt_album(talk: Talk[Any], visit: Visit, kind: PaperKind) -> None:
    """Pictures of this album that came before the one with the caption."""
    if not talk.incoming.album:
        return
    for photo in await talk.books.photos.find(
        chat=talk.chat.id, album=talk.incoming.album, visit=None, by=talk.by.id, kind=Unlike(PhotoKind.PAPER)
    ):
        await orphans.take_back(talk, photo)
        await signed_papers.send(talk.acting(), visit, kind, photo)


def _must_be_allowed(talk: Talk[Any], visit: Visit, kind: PaperKind) -> None:
    """In private, in the team's group and in the village's own; officials send their village's records only."""
    talk.need(Action.FILE, visit.village)
    elsewhere = talk.chat.purpose is None and not talk.incoming.private
    if elsewhere or talk.chat.village not in (None, visit.village):
        raise Mistake("common.not_yours")
    if kind is PaperKind.LETTER and not talk.allows(Action.DELIVER):
        raise Mistake("common.not_yours")


async def _ask(talk: Talk[Any], visit: Visit, kind: PaperKind) -> None:
    """One question for all pages that wait: pages of one album edit it, one that comes later brings it down."""
    waiting = await signed_papers.asked(talk.books, visit, kind, talk.chat.id)
    slot = _slot(talk, visit, kind)
    await post.settle(talk.books, _how_slot(talk, visit, kind))
    await post.asked_below(talk.books, talk.chat, slot, now=talk.now)
    await talk.say(
        "signed.ask",
        slot=slot,
        subject=visit.subject,
        as_reply=True,
        buttons=await _answers(talk, visit, kind, waiting[-1].id),
        waits=True,
        count=len(waiting),
        **await paper_state.named(talk.books, visit, kind),
    )


async def _answers(talk: Talk[Any], visit: Visit, kind: PaperKind, last: int) -> Rows:
    filed = await signed_papers.filed(talk.books, visit, kind)
    drop = presses.DropPages(visit=visit.id, kind=kind, last=last).button("signed.drop")

    def save_as(key: str, pages: Pages, **values: int) -> Button:
        return presses.SavePages(visit=visit.id, kind=kind, last=last, pages=pages).button(key, **values)

    if filed is None:
        return [[save_as("signed.save", Pages.ADD), drop]]
    count = len(filed.photos)
    return [
        [save_as("signed.add", Pages.ADD, count=count)],
        [save_as("signed.instead", Pages.INSTEAD, count=count), drop],
    ]


async def save(talk: Talk[Any], wish: presses.SavePages) -> None:
    """Those up to the last one that was shown."""
    visit, kind = await paper_pressed(talk, wish)
    instead = wish.pages is Pages.INSTEAD
    if instead:
        must_lead(talk, visit, "signed.team_only")
    count = await signed_papers.save(talk.acting(), visit, kind, wish.last, instead=instead)
    if not count:
        return talk.note("common.answered_already")
    named = await paper_state.named(talk.books, visit, kind)
    back = [[presses.TakePagesOut(visit=visit.id, kind=kind).button("signed.undo")]]
    await talk.say("signed.saved", slot=_slot(talk, visit, kind), buttons=back, waits=False, count=count,
                   name=talk.by.name, **named)  # fmt: skip


async def drop(talk: Talk[Any], wish: presses.DropPages) -> None:
    visit, kind = await paper_pressed(talk, wish)
    if not await signed_papers.drop(talk.acting(), visit, kind, wish.last):
        return talk.note("common.answered_already")
    await talk.say("signed.dropped", slot=_slot(talk, visit, kind))


async def how(talk: Talk[Any], wish: presses.HowToSign) -> None:
    """Asks for the pages, as a reply."""
    visit, kind = await paper_pressed(talk, wish)
    slot = _how_slot(talk, visit, kind)
    if not await post.asked_below(talk.books, talk.chat, slot, now=talk.now):
        return talk.note("common.asked_already")
    caption = texts.plain(f"signed.caption_{kind}", code=visit.code)
    await talk.say("signed.how", slot=slot, subject=visit.subject, waits=True, caption=caption,
                   **await paper_state.named(talk.books, visit, kind))  # fmt: skip


async def paper_pressed(talk: Talk[Any], wish: presses.OfPaper) -> Paper:
    """The paper that a press is about, for those who may send its pages here."""
    visit, kind = await visits.get(talk.books, wish.visit), wish.kind
    _must_be_allowed(talk, visit, kind)
    return visit, kind


def _how_slot(talk: Talk[Any], visit: Visit, kind: PaperKind) -> SlotKey:
    return SlotKey.in_chat(SlotKind.SIGNED_HOW, talk.chat.id, visit=visit.id, mark=kind)


def _slot(talk: Talk[Any], visit: Visit, kind: PaperKind) -> SlotKey:
    return SlotKey.in_chat(SlotKind.SIGNED, talk.chat.id, visit=visit.id, mark=kind)


CONVERSATION = Conversation(
    presses=(on(presses.HowToSign, how), on(presses.SavePages, save), on(presses.DropPages, drop)),
    listeners=(heard,),
)
