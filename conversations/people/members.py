"""/undang: people are invited by one-time links; those who are in have roles that can end, and telephone numbers."""

import re
from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel

from conversations import flow, menu_scopes
from conversations.button import in_rows, number
from conversations.choosing.chosen_village import page_number, which_village
from conversations.command import PRIVATE, Command
from conversations.conversation import Conversation
from conversations.flow import DONE, Flow, FlowStep, question, tapped, typed
from conversations.people.people import role_words, wrong_chat
from conversations.pressed import on
from conversations.presses.people import WithdrawInvitation
from conversations.talk import Talk
from sotarsa_bot import members, texts, wording
from sotarsa_bot.books import Unlike
from sotarsa_bot.decrees import decrees
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people import invites, roster
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.decree import TeamKind
from sotarsa_bot.records.people import Grant, Person, Role
from sotarsa_bot.unsure import Meaning, Unsure

INVITABLE = (Role.TEAM, Role.COORDINATOR, Role.OFFICIAL, Role.CAMAT, Role.PARTNER)
PER_PAGE = 10
_UNINVITES = re.compile(
    r"\W*(?:(?:eh|maaf|tolong)\W+)*(?:(?:batal(?:kan|in)?|tarik|cabut)\W+undangan(?:nya)?|undangan(?:nya)?(?:\W+(?:yang|tadi|itu|barusan))*"
    r"\W+(?:di)?(?:batal(?:kan)?|tarik|cabut|salah)|(?:batal|salah)\W+(?:salah\W+)?(?:desa|orang|undang\w*))"
    r"(?:\W+(?:tadi|itu|yang|barusan|pak|bu|desa|salah|ya|saja))*\W*",
    re.IGNORECASE,
)


class At(FlowStep):
    ROLE = "role"
    VILLAGE = "village"
    PEOPLE = "people"
    PERSON = "person"
    REVOKE = "revoke"
    PHONE = "phone"


class Draft(BaseModel):
    role: Role | None = None
    page: int = 0
    person: int = 0
    grant: int = 0


MembersTalk = Talk[Draft]


async def begin(talk: Talk[Any]) -> None:
    talk.need(Action.INVITE)
    if not talk.incoming.private:
        return await wrong_chat(talk, "common.where_private")
    await flow.start(talk, FLOW)


async def _which_role(talk: MembersTalk) -> None:
    roles = in_rows(flow.choice(talk, texts.plain(f"people.role_{r}").capitalize(), "role", r) for r in INVITABLE)
    await flow.ask(
        talk,
        "people.invite_which_role",
        [*roles, [flow.choice(talk, texts.plain("members.list_button"), "people")]],
    )


async def _role_chosen(talk: MembersTalk) -> FlowStep:
    if talk.answer not in INVITABLE:
        raise Mistake("common.old_button")
    talk.draft.role = Role(talk.answer)
    if talk.draft.role is Role.OFFICIAL:
        return At.VILLAGE
    return await _make_link(talk, None)


async def _village_chosen(talk: MembersTalk, code: str) -> FlowStep:
    return await _make_link(talk, code)


async def _make_link(talk: MembersTalk, village: str | None) -> FlowStep:
    role = talk.draft.role or Role.PARTNER
    token = await members.invite(talk.acting(), role, village)
    link = f"https://t.me/{talk.office.username}?start={token}"
    words = await role_words(talk, Grant(person=0, role=role, village=village, granted_at=talk.now))
    back = [[WithdrawInvitation(mark=invites.mark(token)).button("people.uninvite_button")]]
    await flow.finish(talk, "people.invite_link", buttons=back, waits=False, role=words, link=link)
    return DONE


async def uninvite(talk: Talk[Any], wish: WithdrawInvitation) -> None:
    talk.need_alone(Action.INVITE)
    found = await members.uninvite(talk.acting(), wish.mark)
    words = await role_words(talk, Grant(person=0, role=found.role, village=found.village, granted_at=talk.now))
    await talk.say("people.uninvited", slot=await talk.pressed_slot() or talk.replied, role=words)


async def uninvites(talk: Talk[Any]) -> bool:
    """ "Undangan tadi batalkan", "batal, salah desa": the last one that this person made, once it was read back."""
    if not talk.incoming.private or talk.replied or not _UNINVITES.fullmatch(talk.incoming.text.strip()):
        return False
    if not talk.allows(Action.INVITE):
        return False
    last = await talk.books.invites.first(created_by=talk.by.id, used_at=None, order="-created_at")
    if last is None or last.expires_at <= talk.now:
        return False
    words = await role_words(talk, Grant(person=0, role=last.role, village=last.village, granted_at=talk.now))
    if not talk.confirmed:
        raise Unsure(Meaning(talk.incoming.text, texts.plain("people.would_uninvite", role=words)))
    await uninvite(talk, WithdrawInvitation(mark=last.token_hash[: invites.MARK]))
    return True


async def _to_people(_talk: MembersTalk) -> FlowStep:
    return At.PEOPLE


async def _which_person(talk: MembersTalk) -> None:
    found = await members.everybody(talk.books)
    pages = max(1, -(-len(found) // PER_PAGE))
    page = talk.draft.page % pages
    shown = found[page * PER_PAGE : (page + 1) * PER_PAGE]
    rows = in_rows(flow.choice(talk, wording.cut(person.name, 30), "person", person.id) for person in shown)
    if pages > 1:
        rows.append([flow.choice(talk, f"{page + 1}/{pages} ›", "page", (page + 1) % pages)])
    await flow.ask(talk, "members.which", rows)


async def _page_turned(talk: MembersTalk) -> FlowStep:
    talk.draft.page = page_number(talk.answer)
    return At.PEOPLE


async def _person_chosen(talk: MembersTalk) -> FlowStep:
    talk.draft.person = number([talk.answer])
    return At.PERSON


async def _person(talk: MembersTalk) -> Person:
    person = await talk.books.people.first(id=talk.draft.person)
    if person is None:
        raise Mistake("common.old_button")
    return person


async def _about(talk: MembersTalk) -> None:
    person = await _person(talk)
    grants = await talk.books.grants.find(person=person.id, revoked_at=None)
    roles = {grant.id: await role_words(talk, grant) for grant in grants}
    rows = [
        [flow.choice(talk, texts.plain("members.revoke_button", role=role), "revoke", id_)]
        for id_, role in roles.items()
    ]
    rows.append([flow.choice(talk, texts.plain("members.phone_button"), "phone")])
    await flow.ask(
        talk,
        "members.person",
        rows,
        name=person.name,
        roles=", ".join(await _by_whom(talk, person, grants)) or texts.plain("people.no_role"),
        phone=person.phone or texts.plain("members.no_phone"),
    )


async def _by_whom(talk: MembersTalk, person: Person, grants: Sequence[Grant]) -> list[str]:
    """Each role, and whether the decree gives it or an administrator beside it; and what an administrator ended of it.
    Without a decree, the roles alone."""
    words = {one.id: await role_words(talk, one) for one in grants}
    found = await decrees.of_person(talk.books, person, talk.today)
    if found is None:
        return list(words.values())
    decree, member = found
    of_teams = {team.role for team in TeamKind}
    said = []
    for one in grants:
        key = "by_decree" if one.decree else "outside" if one.role in of_teams else ""
        said.append(texts.plain(f"decree.{key}", role=words[one.id], number=decree.number) if key else words[one.id])
    if member and await talk.books.grants.find(person=person.id, decree=decree.id, revoked_at=Unlike(None)):
        role = texts.plain(f"people.role_{member.team.role}")
        said.append(texts.plain("decree.ended_by_hand", number=decree.number, role=role))
    return said


async def _grant_chosen(talk: MembersTalk) -> FlowStep:
    talk.draft.grant = number([talk.answer])
    return At.REVOKE


async def _grant(talk: MembersTalk) -> Grant:
    grant = await talk.books.grants.first(id=talk.draft.grant, person=talk.draft.person, revoked_at=None)
    if grant is None:
        raise Mistake("common.answered_already")
    return grant


async def _really(talk: MembersTalk) -> None:
    role = await role_words(talk, await _grant(talk))
    rows = [[flow.choice(talk, texts.plain("members.revoke_yes"), "yes")]]
    await flow.ask(talk, "members.revoke_ask", rows, role=role, name=(await _person(talk)).name)


async def _revoked(talk: MembersTalk) -> FlowStep:
    """The person hears of it, and is offered only the commands that are left."""
    grant, person = await _grant(talk), await _person(talk)
    role = await role_words(talk, grant)
    await members.revoke(talk.acting(), grant)
    await flow.finish(talk, "members.revoked", role=role, name=person.name)
    if chat := await roster.private_chat(talk.books, person):
        left = await talk.books.grants.find(person=person.id, revoked_at=None)
        await menu_scopes.offer(talk.books, chat, left, talk.now)
        await talk.say("members.you_were_revoked", to=chat, role=role)
    return DONE


async def _to_phone(_talk: MembersTalk) -> FlowStep:
    return At.PHONE


async def _which_phone(talk: MembersTalk) -> None:
    await flow.ask(talk, "members.phone_ask", name=(await _person(talk)).name)


async def _phone_typed(talk: MembersTalk) -> FlowStep:
    await members.note_phone(talk.acting(), await _person(talk), talk.answer)
    return At.PERSON


FLOW = Flow(
    "undang",
    may=Action.INVITE,
    draft=Draft,
    first=At.ROLE,
    steps={
        At.ROLE: question(_which_role, tapped("role", _role_chosen), tapped("people", _to_people)),
        At.VILLAGE: which_village("people.invite_which_village", step=At.VILLAGE, chosen=_village_chosen),
        At.PEOPLE: question(_which_person, tapped("page", _page_turned), tapped("person", _person_chosen)),
        At.PERSON: question(_about, tapped("revoke", _grant_chosen), tapped("phone", _to_phone)),
        At.REVOKE: question(_really, tapped("yes", _revoked)),
        At.PHONE: question(_which_phone, typed(_phone_typed)),
    },
)


CONVERSATION = Conversation(
    commands=(Command("undang", begin, frozenset({PRIVATE})),),
    flows=(FLOW,),
    presses=(on(WithdrawInvitation, uninvite),),
    listeners=(uninvites,),
    undoes=frozenset({WithdrawInvitation}),
)
