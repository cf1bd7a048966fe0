"""A decree as it stands, and what its rights did to people. In private only."""

from typing import Any

from conversations import menu_scopes
from conversations.button import Rows
from conversations.presses.decrees import DecreeStands, EnterDecree, RemoveDecree
from conversations.talk import Talk
from sotarsa_bot import texts, wording
from sotarsa_bot.decrees import decrees
from sotarsa_bot.decrees.decrees import Followed
from sotarsa_bot.people import roster
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.decree import Decree, DecreeMember, TeamKind
from sotarsa_bot.records.slots import Subject, SubjectKind
from sotarsa_bot.texts import Html


async def show(talk: Talk[Any], id_: int) -> None:
    """Who enters decrees has its buttons; the camat, to whom its end is handed on, reads it."""
    if not talk.allows(Action.SUMMARY):
        talk.need(Action.DECREE)
    decree = await decrees.get(talk.books, id_)
    rows = _ways(decree) if talk.allows(Action.DECREE) else []
    await talk.show(await said(talk, decree), rows, Subject(SubjectKind.HELP, ""), anew=not talk.incoming.pressed)


async def said(talk: Talk[Any], decree: Decree) -> Html:
    days = {"signed": _day(decree.signed), "starts": _day(decree.starts), "ends": _day(decree.ends)}
    words = {"number": decree.number or "…", "about": decree.about or "…", "state": await _state(talk, decree)}
    lines = [texts.html("decree.head", **words, **days)]
    those = await decrees.members(talk.books, decree)
    for team in TeamKind:
        named = [one for one in those if one.team is team]
        if named:
            lines.append(texts.html(f"decree.team_{team}", count=len(named)))
            lines += [line(n, one) for n, one in enumerate(named, 1)]
    lines.append(texts.html("decree.scans", count=len(decree.photos)))
    return Html("\n".join(lines))


def line(n: int, one: DecreeMember) -> Html:
    """Whether there is a NIP is said, not which."""
    more = [one.office, one.rank, texts.plain("decree.has_nip") if one.sealed else "",
            "" if one.person else texts.plain("decree.unknown")]  # fmt: skip
    return texts.html("decree.member_line", n=n, name=one.name, more="".join(f", {part}" for part in more if part))


def _day(day: Any) -> str:
    return wording.dated(day) if day else "…"


async def _state(talk: Talk[Any], decree: Decree) -> str:
    if decree.removed_at:
        return texts.plain("decree.state_removed")
    if decree.saved_at is None or decree.starts is None or decree.ends is None:
        return texts.plain("decree.state_open")
    now = await decrees.current(talk.books, talk.today)
    if decree.starts > talk.today:
        return texts.plain("decree.state_to_come")
    if now and now.id != decree.id:
        return texts.plain("decree.state_former")
    return texts.plain("decree.state_in_force" if talk.today <= decree.ends else "decree.state_over")


def _ways(decree: Decree) -> Rows:
    if decree.removed_at:
        return [[DecreeStands(decree=decree.id).button("decree.back_button")]]
    return [[RemoveDecree(decree=decree.id).button("decree.out_button")], [EnterDecree().button("decree.new_button")]]


async def tell(talk: Talk[Any], followed: Followed) -> None:
    """Whoever has a role now, or has one no more, hears it alone, and is offered what is left."""
    for key, grants in (("decree.you_are", followed.given), ("decree.you_were", followed.ended)):
        for one in grants:
            person = await talk.books.people.get(one.person)
            chat = await roster.private_chat(talk.books, person)
            if chat and chat.reachable:
                left = await talk.books.grants.find(person=person.id, revoked_at=None)
                await menu_scopes.offer(talk.books, chat, left, talk.now)
                await talk.say(key, to=chat, role=texts.plain(f"people.role_{one.role}"))
