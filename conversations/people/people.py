"""/start, /bantuan, /batal: who I am, what I can do, and the way out of any conversation."""

from collections.abc import Iterable
from typing import Any

from conversations import flow, menu_scopes
from conversations.button import Rows, in_rows
from conversations.command import PRIVATE, TEAM, VILLAGE, Command
from conversations.conversation import Conversation
from conversations.people import groups
from conversations.people.help_subjects import MOST_ON_A_SCREEN, SUBJECTS
from conversations.pressed import on
from conversations.presses.people import OpenHelp, PlayCommand
from conversations.talk import Talk
from sotarsa_bot import texts
from sotarsa_bot.people import invites
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.machinery import Slot
from sotarsa_bot.records.people import Grant, Role
from sotarsa_bot.records.slots import Subject, SubjectKind

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
    """What this person can do here, by their roles; if it is much, its subjects, each a level down."""
    if talk.person is None:
        return await _for_strangers(talk)
    await _say_help(talk, slot=None)


async def _say_help(talk: Talk[Any], slot: Slot | None) -> None:
    can, names = _can(talk, Action), _names(talk)
    much = len(can) + len(names) > MOST_ON_A_SCREEN
    roles = [await role_words(talk, grant) for grant in talk.grants]
    await talk.say(
        "people.who_you_are",
        slot=slot,
        name=talk.by.name,
        roles=", ".join(roles) or texts.plain("people.no_role"),
        can=texts.html("people.help_which") if much else _lines(can),
        buttons=_subjects(talk) if much else _ways(names),
        subject=_about(talk.by.id),
        waits=False,
    )


def _about(person: int) -> Subject:
    """To whom it was said."""
    return Subject.of(SubjectKind.HELP, person)


async def open_help(talk: Talk[Any], wish: OpenHelp) -> None:
    """A subject's lines and buttons, in the message that was pressed; with none, the subjects again.

    Pressed in another's message, or by words, it stands below: each is told what they themselves may do.
    """
    person, subject = talk.need(Action.SCHEDULE), wish.subject
    own = await talk.books.slots.first(chat=talk.chat.id, message=talk.incoming.message, subject=_about(person.id))
    slot = own if talk.incoming.pressed else None
    if not subject:
        return await _say_help(talk, slot)
    actions, commands = SUBJECTS[subject]
    back = [OpenHelp().button("common.back_button")]
    await talk.say(
        "people.help_subject",
        slot=slot,
        title=texts.plain(f"people.help_{subject}"),
        can=_lines(_can(talk, actions)),
        buttons=[*_ways([name for name in _names(talk) if name in commands]), back],
        subject=_about(person.id),
        waits=False,
    )


def _can(talk: Talk[Any], actions: Iterable[Action]) -> list[Action]:
    return [action for action in actions if talk.allows(action)]


def _lines(can: list[Action]) -> texts.Html:
    lines = "\n".join(texts.html(f"people.can_{action.replace('.', '_')}") for action in can)
    return texts.Html(lines or texts.plain("people.can_nothing"))


def _subjects(talk: Talk[Any]) -> Rows:
    return in_rows(
        OpenHelp(subject=subject).button(f"people.help_{subject}")
        for subject, (actions, _) in SUBJECTS.items()
        if _can(talk, actions)
    )


def _names(talk: Talk[Any]) -> list[str]:
    """What can be typed here."""
    return [name for name in menu_scopes.offered(talk.chat, talk.grants) if name not in ("bantuan", "batal")]


def _ways(names: list[str]) -> Rows:
    return in_rows(PlayCommand(command=name).button(f"menu.{name}") for name in names)


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


CONVERSATION = Conversation(
    commands=(
        Command("start", start, frozenset()),
        Command("bantuan", show_help, EVERYWHERE),
        Command("batal", cancel, EVERYWHERE),
    ),
    presses=(on(OpenHelp, open_help),),
)
