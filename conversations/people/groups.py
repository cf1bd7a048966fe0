"""/hubungkan: a group is bound to the team, or to one village. The bot greets and says what it can see there."""

from typing import Any

from pydantic import BaseModel

from conversations import flow, menu_scopes
from conversations.button import Button
from conversations.choosing.chosen_village import which_village
from conversations.command import TEAM, VILLAGE, Command
from conversations.conversation import Conversation
from conversations.flow import DONE, Flow, FlowStep, question, tapped
from conversations.people import membership
from conversations.pressed import on
from conversations.presses.people import Rebind
from conversations.talk import Talk
from sotarsa_bot import texts
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people import roster
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Chat, Purpose
from sotarsa_bot.records.people import Role
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.visits import underway


class At(FlowStep):
    WHAT = "what"
    VILLAGE = "village"
    SURE = "sure"


class BindDraft(BaseModel):
    """`purpose` and `village`: what the group is to be; neither: no longer bound."""

    page: int = 0
    purpose: Purpose | None = None
    village: str | None = None


async def _to_what(talk: Talk[BindDraft]) -> None:
    choices = [
        flow.choice(talk, texts.plain("group.team_button"), "team"),
        flow.choice(talk, texts.plain("group.village_button"), "village"),
    ]
    rows = [choices]
    if talk.chat.purpose:
        rows.append([flow.choice(talk, texts.plain("group.unbind_button"), "unbind")])
    await flow.ask(talk, "group.to_what", rows, now=await bound_words(talk))


async def bound_words(talk: Talk[Any]) -> str:
    """What this group is now: "grup tim", "grup Desa Uren", "belum terhubung"."""
    if talk.chat.purpose is Purpose.VILLAGE and talk.chat.village:
        village = await talk.books.villages.get(talk.chat.village)
        return texts.plain("group.is_village", village=village.name)
    return texts.plain("group.is_team" if talk.chat.purpose else "group.is_nothing")


async def _team(talk: Talk[BindDraft]) -> FlowStep:
    return await _to_be(talk, Purpose.TEAM, None)


async def _village(talk: Talk[BindDraft]) -> FlowStep:
    return At.VILLAGE


async def _village_chosen(talk: Talk[BindDraft], code: str) -> FlowStep:
    return await _to_be(talk, Purpose.VILLAGE, code)


async def _no_more(talk: Talk[BindDraft]) -> FlowStep:
    return await _to_be(talk, None, None)


async def _to_be(talk: Talk[BindDraft], purpose: Purpose | None, village: str | None) -> FlowStep:
    """Done at once; asked first where the group is something else already, and where one tap beside the right one would
    silence a visit, or let others overhear it."""
    talk.draft.purpose, talk.draft.village = purpose, village
    return At.SURE if _is_other(talk) or await _touched(talk) else await _done(talk)


def _is_other(talk: Talk[BindDraft]) -> bool:
    """What is written for one group must not reach the other."""
    bound, wanted = (talk.chat.purpose, talk.chat.village), (talk.draft.purpose, talk.draft.village)
    return bool(talk.chat.purpose and talk.draft.purpose) and bound != wanted


async def _touched(talk: Talk[BindDraft]) -> list[Visit]:
    """Visits today that this group would no longer hear of, or that another group of the village already hears of"""
    if (talk.chat.purpose, talk.chat.village) == (talk.draft.purpose, talk.draft.village):
        return []
    found = await underway.of_today(talk.books, talk.today)
    doubled = talk.draft.village if await roster.village_groups(talk.books, talk.draft.village or "") else None
    return [v for v in found if talk.chat.purpose is Purpose.TEAM or v.village in (talk.chat.village, doubled)]


async def _sure(talk: Talk[BindDraft]) -> None:
    places = {v.code: v.name for v in await talk.books.villages.find()}
    answers = [
        flow.choice(talk, texts.plain("group.yes_button"), "yes"),
        flow.choice(talk, texts.plain("group.no_button"), "no"),
    ]
    visits = ", ".join(f"{v.code} {places[v.village]}" for v in await _touched(talk))
    await flow.ask(
        talk,
        f"group.sure_{talk.draft.purpose or 'none'}",
        [answers],
        visits=texts.plain("group.visits_today", visits=visits) if visits else "",
        now=await bound_words(talk),
        village=places.get(talk.draft.village or "", ""),
    )


async def _kept(talk: Talk[BindDraft]) -> FlowStep:
    await flow.finish(talk, "group.kept", now=await bound_words(talk))
    return DONE


async def _done(talk: Talk[BindDraft]) -> FlowStep:
    if talk.draft.purpose is None:
        return await _unbind(talk)
    return await _bind(talk, talk.draft.purpose, talk.draft.village)


async def _unbind(talk: Talk[BindDraft]) -> FlowStep:
    before, was = talk.chat, await bound_words(talk)
    await talk.books.chats.change(talk.chat.id, purpose=None, village=None)
    talk.chat = talk.chat.with_(purpose=None, village=None)
    await talk.record("chat.unbound", f"chat:{talk.chat.id}")
    await menu_scopes.offer(talk.books, talk.chat, (), talk.now)
    await flow.finish(talk, "group.unbound", buttons=await _lost_its_place(talk, before, was), waits=False)
    return DONE


async def _lost_its_place(talk: Talk[Any], before: Chat, was: str) -> list[list[Button]]:
    """The coordinators hear that a group is no longer what it was, for what is told there is read by others now; the
    button that puts it back. Nothing where it stays the same."""
    if (before.purpose, before.village) == (talk.chat.purpose, talk.chat.village):
        return []
    if before.purpose is None:
        return [[Rebind(purpose="none").button("group.let_go_button")]]
    for person in await roster.with_role(talk.books, Role.COORDINATOR):
        chat = await roster.private_chat(talk.books, person)
        if chat and chat.reachable and person.id != talk.by.id:
            await talk.say("group.rebound", to=chat, title=before.title, was=was, now=await bound_words(talk),
                           name=talk.by.name)  # fmt: skip
    return [[Rebind(purpose=before.purpose, village=before.village or "").button("group.rebind_button")]]


async def rebind(talk: Talk[Any], wish: Rebind) -> None:
    """By the button below what it became."""
    talk.need(Action.BIND)
    here = await talk.pressed_slot() or talk.replied
    if here is None or wish not in [Rebind.of(data) for _, data in here.buttons]:
        raise Mistake("common.old_button")
    purpose, village = None if wish.purpose == "none" else wish.purpose, wish.village or None
    before, was = talk.chat, await bound_words(talk)
    await talk.books.chats.change(talk.chat.id, purpose=purpose, village=village)
    talk.chat = talk.chat.with_(purpose=purpose, village=village)
    await talk.record("chat.bound", f"chat:{talk.chat.id}", purpose=purpose, village=village)
    await menu_scopes.offer(talk.books, talk.chat, (), talk.now)
    await _lost_its_place(talk, before, was)
    await talk.say("group.back_again", slot=here, now=await bound_words(talk))


async def _bind(talk: Talk[BindDraft], purpose: Purpose, village: str | None) -> FlowStep:
    before, was = talk.chat, await bound_words(talk)
    sees = talk.chat.bot_is_admin or talk.office.reads_all
    await talk.books.chats.change(
        talk.chat.id, purpose=purpose, village=village, sees_photos=sees, thread=talk.incoming.thread
    )
    talk.chat = talk.chat.with_(purpose=purpose, village=village, sees_photos=sees, thread=talk.incoming.thread)
    await talk.record("chat.bound", f"chat:{talk.chat.id}", purpose=purpose, village=village)
    await menu_scopes.offer(talk.books, talk.chat, (), talk.now)
    advice = texts.Html("\n" + texts.html("group.photos_seen") if sees else "")
    back = await _lost_its_place(talk, before, was)
    bound = await bound_words(talk)
    await flow.finish(talk, f"group.greeting_{purpose}", buttons=back, waits=False, bound=bound, advice=advice)
    if not sees:
        await membership.look(talk.books, talk.office, talk.chat, talk.now)
    return DONE


async def connect(talk: Talk[Any]) -> None:
    """Where to bind from: the group itself. In private: the link that adds the bot to a group."""
    talk.need(Action.BIND)
    if talk.incoming.private:
        await talk.say("group.add_link", link=f"https://t.me/{talk.office.username}?startgroup=hubungkan")
    else:
        await flow.start(talk, BIND)


async def started_in_group(talk: Talk[Any]) -> None:
    """`/start hubungkan` in a group, which a `?startgroup` link sends."""
    if talk.allows(Action.BIND) and talk.chat.purpose is None:
        await membership.hold_hello(talk.books, talk.chat)
        await flow.start(talk, BIND)
    else:
        await talk.say("people.help_in_group", as_reply=True)


BIND = Flow(
    "hubungkan",
    may=Action.BIND,
    draft=BindDraft,
    first=At.WHAT,
    steps={
        At.WHAT: question(_to_what, tapped("team", _team), tapped("village", _village), tapped("unbind", _no_more)),
        At.VILLAGE: which_village("group.which_village", step=At.VILLAGE, chosen=_village_chosen),
        At.SURE: question(_sure, tapped("yes", _done), tapped("no", _kept)),
    },
)


CONVERSATION = Conversation(
    commands=(Command("hubungkan", connect, frozenset({TEAM, VILLAGE})),),
    flows=(BIND,),
    presses=(on(Rebind, rebind),),
    undoes=frozenset({Rebind}),
)
