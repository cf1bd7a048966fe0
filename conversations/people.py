"""/start, /bantuan, /undang, /batal: who I am, what I can do, and how others are let in."""

from typing import Any

from pydantic import BaseModel

from conversations import flow, groups, menu_scopes
from conversations.button import Rows, button, in_rows
from conversations.command import PRIVATE, TEAM, VILLAGE, Command
from conversations.flow import DONE, Flow, question, tapped
from conversations.talk import Talk
from conversations.villages import which_village
from sotarsa_bot import invites, texts
from sotarsa_bot.people import Grant, Role
from sotarsa_bot.rights import Action

INVITABLE = (Role.TEAM, Role.COORDINATOR, Role.OFFICIAL, Role.CAMAT, Role.PARTNER)


async def start(talk: Talk[Any]) -> None:
    """In private: who I am. With a token: lets the person in. A `startgroup` link binds the group (groups.py)."""
    if not talk.incoming.private:
        return await groups.started_in_group(talk)
    if talk.answer:
        person, granted = await invites.accept(
            talk.books, talk.answer, talk.incoming.sender, talk.incoming.sender_name, talk.now
        )
        talk.person, talk.grants = person, tuple(await talk.books.grants.find(person=person.id, revoked_at=None))
        await talk.record("invite.accepted", f"person:{person.id}", role=granted.role, village=granted.village)
        await talk.say("people.welcome", name=person.name, role=await role_words(talk, granted))
    await menu_scopes.offer(talk.books, talk.chat, talk.grants, talk.now)
    await show_help(talk)


async def show_help(talk: Talk[Any]) -> None:
    """What this person can do here, by their roles."""
    if talk.person is None:
        return await _for_strangers(talk)
    roles = [await role_words(talk, grant) for grant in talk.grants]
    can = "\n".join(texts.html(f"people.can_{action.replace('.', '_')}") for action in Action if talk.allows(action))
    await talk.say(
        "people.who_you_are",
        name=talk.person.name,
        roles=", ".join(roles) or texts.plain("people.no_role"),
        can=texts.Html(can or texts.plain("people.can_nothing")),
        buttons=_ways(talk),
    )


def _ways(talk: Talk[Any]) -> Rows:
    """What can be typed here, as buttons."""
    names = [name for name in menu_scopes.offered(talk.chat, talk.grants) if name not in ("bantuan", "batal")]
    return in_rows(button(texts.plain(f"menu.{name}"), "go", name) for name in names)


async def _for_strangers(talk: Talk[Any]) -> None:
    if talk.incoming.private:
        await talk.say("common.ask_to_be_let_in")
    else:
        await talk.say("people.help_in_group", as_reply=True)


async def role_words(talk: Talk[Any], grant: Grant) -> str:
    """The role as people say it: "perangkat desa Uren"."""
    words = texts.plain(f"people.role_{grant.role}")
    if grant.village is None:
        return words
    return f"{words} {(await talk.books.villages.get(grant.village)).name}"


async def cancel(talk: Talk[Any]) -> None:
    state = await flow.standing(talk)
    if state is None:
        await talk.say("common.nothing_to_cancel", as_reply=True)
    else:
        await flow.cancel(talk, state)


class InviteDraft(BaseModel):
    role: Role | None = None
    page: int = 0


async def _which_role(talk: Talk[InviteDraft]) -> None:
    buttons = [flow.choice(talk, texts.plain(f"people.role_{r}").capitalize(), "role", r) for r in INVITABLE]
    await flow.ask(talk, "people.invite_which_role", in_rows(buttons))


async def _role_chosen(talk: Talk[InviteDraft]) -> str:
    talk.draft.role = Role(talk.answer)
    if talk.draft.role is Role.OFFICIAL:
        return "village"
    return await _make_link(talk, None)


async def _village_chosen(talk: Talk[InviteDraft], code: str) -> str:
    return await _make_link(talk, code)


async def _make_link(talk: Talk[InviteDraft], village: str | None) -> str:
    role = talk.draft.role or Role.PARTNER
    token = await invites.invite(talk.books, role, village, talk.by, talk.now)
    link = f"https://t.me/{talk.office.username}?start={token}"
    words = await role_words(talk, Grant(person=0, role=role, village=village, granted_at=talk.now))
    await talk.record("invite.made", "invite", role=role, village=village)
    await flow.finish(talk, "people.invite_link", role=words, link=link)
    return DONE


async def begin_invite(talk: Talk[Any]) -> None:
    if not talk.incoming.private:
        return await wrong_chat(talk, "common.where_private")
    await flow.start(talk, INVITE)


async def wrong_chat(talk: Talk[Any], where: str) -> None:
    await talk.say("common.wrong_chat", as_reply=True, where=texts.plain(where))


INVITE = Flow(
    "undang",
    may=Action.INVITE,
    draft=InviteDraft,
    first="role",
    steps={
        "role": question(_which_role, tapped("role", _role_chosen)),
        "village": which_village("people.invite_which_village", step="village", chosen=_village_chosen),
    },
)

EVERYWHERE = frozenset({PRIVATE, TEAM, VILLAGE})
COMMANDS = (
    Command("start", start, frozenset()),
    Command("bantuan", show_help, EVERYWHERE),
    Command("undang", begin_invite, frozenset({PRIVATE})),
    Command("batal", cancel, EVERYWHERE),
)
FLOWS_ = (INVITE,)
