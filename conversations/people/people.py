"""/start, /bantuan, /batal: who I am, what I can do, and the way out of any conversation."""

from typing import Any

from conversations import flow, menu_scopes
from conversations.button import Rows, button, in_rows
from conversations.command import PRIVATE, TEAM, VILLAGE, Command
from conversations.people import groups
from conversations.talk import Talk
from sotarsa_bot import texts
from sotarsa_bot.people import invites
from sotarsa_bot.people.people import Grant, Role
from sotarsa_bot.people.rights import Action

CALLED = (Role.TEAM, Role.COORDINATOR, Role.OFFICIAL)
"""Whom somebody may have to telephone, when a village is silent or a team is late."""


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
        if granted.role in CALLED and not person.phone:
            await talk.say("members.your_phone")
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
        waits=False,
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


async def wrong_chat(talk: Talk[Any], where: str) -> None:
    key = "common.only_alone" if where == "common.where_private" else "common.wrong_chat"
    await talk.say(key, as_reply=True, where=texts.plain(where))


EVERYWHERE = frozenset({PRIVATE, TEAM, VILLAGE})
COMMANDS = (
    Command("start", start, frozenset()),
    Command("bantuan", show_help, EVERYWHERE),
    Command("batal", cancel, EVERYWHERE),
)
