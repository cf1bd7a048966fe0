"""A photo of the signed sheet: kept as proof, and ticked off there by the team (sheet_flow.py)."""

from typing import Any

from conversations import flow, post
from conversations.conversation import Conversation
from conversations.hand_overs import albums, orphans, photos, statement_visit
from conversations.hand_overs.sheet_draft import Draft
from conversations.hand_overs.sheet_flow import FLOW
from conversations.pressed import on
from conversations.presses.hand_overs import OpenSheet
from conversations.talk import Talk
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import names_a_sheet
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.field import PhotoKind
from sotarsa_bot.records.visit import VisitState


async def heard(talk: Talk[Any]) -> bool:
    """A photo whose caption says that it is the sheet: "K12 daftar", or "daftar" as a reply about a visit."""
    if not (talk.incoming.picture and names_a_sheet(talk.incoming.text) and talk.speaks_for_the_team):
        return False
    visit = await statement_visit.visit_meant(talk, talk.incoming.text.strip())
    if visit is None:
        return False
    if visit.state is VisitState.CLOSED and not visit.erased_at:
        await albums.gather(talk, await photos.keep(talk, visit, kind=PhotoKind.SHEET, worded=True))
        return True
    if visit.state not in deliveries.TAKING:
        await talk.say(visit.is_now, as_reply=True, code=visit.code)
        await orphans.ask(talk, await photos.keep(talk))
        return True
    photo = await photos.keep(talk, visit, kind=PhotoKind.SHEET, worded=True)
    await albums.gather(talk, photo)
    if not await talk.books.listed.count(visit=visit.id):
        await talk.say("sheet.no_list", as_reply=True, subject=visit.subject, code=visit.code)
    elif await flow.standing(talk):
        rows = [[OpenSheet(photo=photo.id).button("sheet.open")]]
        await talk.say("sheet.kept", as_reply=True, buttons=rows, waits=True, subject=visit.subject,
                       code=visit.code)  # fmt: skip
    else:
        await flow.start(talk, FLOW, Draft(visit=visit.id, photo=photo.id))
    return True


async def opened(talk: Talk[Any], wish: OpenSheet) -> None:
    """Ticking off a sheet that was kept while something else was being asked."""
    talk.need(Action.DELIVER)
    photo = await talk.books.photos.first(id=wish.photo, chat=talk.chat.id, kind=PhotoKind.SHEET)
    if photo is None or photo.visit is None:
        raise Mistake("common.old_button")
    if asked := await talk.pressed_slot():
        await post.settle(talk.books, asked)
    await flow.start(talk, FLOW, Draft(visit=photo.visit, photo=photo.id))


CONVERSATION = Conversation(
    flows=(FLOW,),
    presses=(on(OpenSheet, opened),),
    listeners=(heard,),
)
