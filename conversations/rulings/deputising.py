"""/plt: the camat, or an administrator, names who decides on the days of an absence, and ends it."""

import re
from typing import Any

from conversations import menu_scopes, post
from conversations.button import Button
from conversations.command import PRIVATE, Command
from conversations.conversation import Conversation
from conversations.notifications import heads
from conversations.people.people import wrong_chat
from conversations.pressed import on
from conversations.presses.rulings import EndDeputy, NameDeputy
from conversations.rulings import ruling_card
from conversations.talk import Talk
from sotarsa_bot import texts, wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import parse_window
from sotarsa_bot.people import roster
from sotarsa_bot.people.called import people_called
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.people import Role
from sotarsa_bot.records.ruling import Deputy
from sotarsa_bot.records.slots import Subject, SubjectKind
from sotarsa_bot.records.window import Window
from sotarsa_bot.rulings import deputies, rulings
from sotarsa_bot.running.scene import Scene
from sotarsa_bot.texts import Html

_NAMED = re.compile(
    r"\W*(?:plt\b\W*)?(?:camat\b\W*)?(?P<who>[^\d]+?)\W+(?:(?:mulai|dari|tanggal|tgl|pada|untuk|hari)\s+)*"
    r"(?P<days>(?:\d|besok|lusa|hari\s+ini|senin|selasa|rabu|kamis|jum.?at|sabtu|minggu).*)",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\W*(?:akhiri|selesai(?:kan)?|cabut|batal(?:kan)?)\W+plt\W*|\W*plt\W+selesai\W*", re.IGNORECASE)
_PLT = re.compile(r"\W*plt\b.*", re.IGNORECASE | re.DOTALL)


async def begin(talk: Talk[Any]) -> None:
    """`/plt Hendra 3-7 Desember` reads back who is to be named; alone it shows who is."""
    talk.need(Action.DELEGATE)
    if not talk.incoming.private:
        return await wrong_chat(talk, "common.where_private")
    await _told(talk, talk.answer)


async def heard(talk: Talk[Any]) -> bool:
    """ "plt Hendra 3-7 desember", "akhiri plt", alone."""
    words = talk.incoming.text
    if not talk.incoming.private or talk.incoming.picture or talk.replied or not talk.allows(Action.DELEGATE):
        return False
    if not (_PLT.fullmatch(words) or _ENDS.fullmatch(words)):
        return False
    await _told(talk, words)
    return True


async def _told(talk: Talk[Any], words: str) -> None:
    found = await deputies.named(talk.books)
    if _ENDS.fullmatch(words) or words.strip().casefold() in ("selesai", "akhiri"):
        if not found:
            raise Mistake("deputies.none")
        return await end(talk, EndDeputy(deputy=found[0].id))
    if not words.strip() or words.strip().casefold() == "plt":
        return await _show(talk, found)
    said = _NAMED.fullmatch(words)
    if said is None:
        raise Mistake("deputies.how")
    people = await roster.with_role(talk.books, Role.TEAM, Role.COORDINATOR, Role.ADMIN)
    (person, *more), _ = people_called(said["who"], people)
    if more:
        raise Mistake("deputies.one")
    days = parse_window(said["days"], today=talk.today)
    deputies.must_fit(days, talk.today)
    yes = NameDeputy(person=person.id, first=days.first, last=days.last).button("deputies.yes")
    await _say(talk, texts.html("deputies.would", name=person.name, days=_days(days.first, days.last)), [[yes]])


async def _show(talk: Talk[Any], found: list[Deputy]) -> None:
    lines = [texts.html("deputies.line", **await _said(talk, one)) for one in found] or [texts.html("deputies.none")]
    names = [(await _said(talk, one))["name"] for one in found]
    ends = [
        [EndDeputy(deputy=one.id).button("deputies.end", name=name)] for one, name in zip(found, names, strict=True)
    ]
    await _say(talk, Html("\n".join([*lines, texts.html("deputies.how")])), ends)


async def _say(talk: Talk[Any], text: Html, rows: list[list[Button]]) -> None:
    await talk.show(text, rows, Subject.of(SubjectKind.HELP, talk.by.id), anew=True)


async def name(talk: Talk[Any], wish: NameDeputy) -> None:
    """Who was read back; from their first day on, which may be today."""
    talk.need_alone(Action.DELEGATE)
    team = await roster.with_role(talk.books, Role.TEAM, Role.COORDINATOR, Role.ADMIN)
    person = next((one for one in team if one.id == wish.person), None)
    if person is None or wish.last < wish.first:
        raise Mistake("common.old_button")
    named = await deputies.name(talk.acting(), person, Window(first=wish.first, last=wish.last))
    await _tell(talk, named, "deputies.named", by=talk.by.name)
    if named.first <= talk.today:
        await turn(talk, named)


async def end(talk: Talk[Any], wish: EndDeputy) -> None:
    talk.need_alone(Action.DELEGATE)
    deputy = await talk.books.deputies.first(id=wish.deputy)
    if deputy is None or not await deputies.end(talk.acting(), deputy):
        raise Mistake("deputies.over")
    await _ended(talk, deputy)


async def turn(scene: Scene, deputy: Deputy) -> None:
    """Their days begin, and they read what waits for a ruling; or their days are over."""
    if not await deputies.turn(scene.books, scene.office, deputy, scene.now):
        return await _ended(scene, deputy)
    chat = await _alone(scene, deputy)
    if chat is None:
        return None
    await _offer(scene, deputy)
    for ruling in await rulings.open_ones(scene.books):
        await ruling_card.bring(scene, ruling, chat)


async def _ended(scene: Scene, deputy: Deputy) -> None:
    await _tell(scene, deputy, "deputies.ended")
    await _offer(scene, deputy)


async def _offer(scene: Scene, deputy: Deputy) -> None:
    """Their menu, with what they may now."""
    if chat := await _alone(scene, deputy):
        grants = await scene.books.grants.find(person=deputy.person, revoked_at=None)
        await menu_scopes.offer(scene.books, chat, grants, scene.now)


async def _alone(scene: Scene, deputy: Deputy) -> Any:
    return await roster.private_chat(scene.books, await scene.books.people.get(deputy.person))


async def _tell(scene: Scene, deputy: Deputy, key: str, **more: Any) -> None:
    """The deputy, the camat, the coordinators and the administrators."""
    chats = [await _alone(scene, deputy), *await heads.chats(scene.books, Role.CAMAT, Role.COORDINATOR, Role.ADMIN)]
    said = await _said(scene, deputy)
    for chat in {one.id: one for one in chats if one}.values():
        await post.write(scene.books, chat, texts.html(key, **said, **more), now=scene.now)


async def _said(scene: Scene, deputy: Deputy) -> dict[str, str]:
    return {"name": await roster.name(scene.books, deputy.person), "days": _days(deputy.first, deputy.last)}


def _days(first: Any, last: Any) -> str:
    return wording.span(first, last)


CONVERSATION = Conversation(
    commands=(Command("plt", begin, frozenset({PRIVATE})),),
    presses=(on(NameDeputy, name), on(EndDeputy, end)),
    listeners=(heard,),
)
