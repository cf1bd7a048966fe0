"""The card of a ruling: one message in each chat that reads it, edited when it is explained, made or over."""

from typing import Any

from conversations import post
from conversations.button import Button, Rows
from conversations.presses.rulings import ExplainFirst, Rule, TakeRulingBack
from conversations.visits import day_words, silence_ways
from sotarsa_bot import texts, wording
from sotarsa_bot.books import Books
from sotarsa_bot.contacts import contacts
from sotarsa_bot.people import roster
from sotarsa_bot.records.chats import Chat
from sotarsa_bot.records.ruling import Ruling, RulingKind
from sotarsa_bot.records.slots import SlotKey, SlotKind, Subject, SubjectKind
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.rulings import deputies, rulings, times
from sotarsa_bot.rulings.kinds import KINDS
from sotarsa_bot.running.scene import Scene
from sotarsa_bot.texts import Html
from sotarsa_bot.visits import answer_by, day_marks, visits


def subject(ruling: Ruling) -> Subject:
    return Subject.of(SubjectKind.RULING, ruling.id)


async def bring(scene: Scene, ruling: Ruling, chat: Chat) -> None:
    """Below what was said since; the one further up loses its buttons."""
    await post.retire(scene.books, chat, _slot(ruling, chat.id), now=scene.now)
    await _write(scene, ruling, chat)


async def follow(scene: Scene, visit: Visit) -> None:
    """The cards of this visit's rulings are true wherever they stand."""
    for ruling in await scene.books.rulings.find(visit=visit.id):
        for slot in await post.standing(scene.books, SlotKind.RULING, subject(ruling)):
            await _write(scene, ruling, await scene.books.chats.get(slot.chat))


async def _write(scene: Scene, ruling: Ruling, chat: Chat) -> None:
    visit = await visits.get(scene.books, ruling.visit)
    lines = [
        await line(scene.books, ruling, "rulings.head"),
        await _about(scene, ruling, visit),
        *await _explained(scene.books, ruling),
        *await _outcome(scene.books, ruling, scene.office.zone),
        *await _deputy(scene.books, ruling),
    ]
    await post.write(scene.books, chat, Html("\n".join(lines)), now=scene.now, buttons=_ways(scene, ruling, visit),
                     waits=ruling.open, slot=_slot(ruling, chat.id), subject=subject(ruling),
                     sort=post.ANSWER)  # fmt: skip


def _slot(ruling: Ruling, chat: int) -> SlotKey:
    return SlotKey.in_chat(SlotKind.RULING, chat, mark=ruling.id)


async def line(books: Books, ruling: Ruling, key: str, **more: Any) -> Html:
    """A ruling in one line: its code, the visit, and what it is about."""
    visit = await visits.get(books, ruling.visit)
    village = (await books.villages.get(visit.village)).name
    what = texts.plain(f"rulings.is_{ruling.kind}")
    return texts.html(key, id=ruling.code, code=visit.code, village=village, what=what, **more)


async def _about(scene: Scene, ruling: Ruling, visit: Visit) -> Html:
    said: dict[str, Any] = {"reason": visit.reason, "words": ruling.words}
    said["window"] = wording.span(visit.plan.window.first, visit.plan.window.last)
    match ruling.kind:
        case RulingKind.SILENT:
            said["day"] = wording.long_day(answer_by.of(scene.office, visit))
            said["more"] = await _of_the_village(scene, visit)
        case RulingKind.DIFFERENCE:
            said["words"] = (await scene.books.incidents.get(ruling.row)).words
        case RulingKind.REQUEST:
            said |= {"words": (await scene.books.requests.get(ruling.row)).need, "number": ruling.row}
        case RulingKind.PUBLICITY:
            said["name"] = await roster.name(scene.books, ruling.asked_by or 0)
    return texts.html(f"rulings.about_{ruling.kind}", **said)


async def _of_the_village(scene: Scene, visit: Visit) -> Html:
    """Who can be telephoned, and on which day who can."""
    known = await contacts.of_village(scene.books, visit.village)
    first = [texts.html("rulings.contact", contact=contacts.said(known[0], numbers=True))] if known else []
    days = visits.days_to_come(scene.office, visit, scene.now)
    heat = await day_words.lines(scene.books, await day_marks.of_visit(scene.books, visit, days))
    return Html("".join(f"\n{one}" for one in [*first, *heat]))


async def _explained(books: Books, ruling: Ruling) -> list[Html]:
    if ruling.question_at is None:
        return []
    question = f": {ruling.question}" if ruling.question else ""
    asked = texts.html("rulings.question", question=question)
    if ruling.explained_at is None:
        return [asked, texts.html("rulings.not_explained")]
    name = await roster.name(books, ruling.explained_by or 0)
    return [asked, texts.html("rulings.explanation", name=name, words=ruling.explanation)]


async def _outcome(books: Books, ruling: Ruling, zone: Any) -> list[Html]:
    if ruling.ended_at:
        return [texts.html("rulings.ended", at=wording.moment(ruling.ended_at, zone))]
    if ruling.verdict is None or ruling.decided_at is None:
        asked = texts.html("rulings.asked", at=wording.moment(ruling.asked_at, zone))
        return [asked, texts.html(f"rulings.reply_{how(ruling)}")]
    took = times.lasting(times.time_to_ruling(ruling))
    said = {"verdict": verdict(ruling), "name": await who(books, ruling), "took": took,
            "at": wording.moment(ruling.decided_at, zone)}  # fmt: skip
    because = f": {ruling.reason}" if ruling.reason else ""
    return [texts.html("rulings.outcome", because=because, **said)]


async def _deputy(books: Books, ruling: Ruling) -> list[Html]:
    """Who decides in the camat's place just now."""
    deputy = await deputies.acting_now(books) if ruling.open else None
    if deputy is None:
        return []
    days = wording.span(deputy.first, deputy.last)
    return [texts.html("deputies.on_card", name=await roster.name(books, deputy.person), days=days)]


def how(ruling: Ruling) -> str:
    """By which words it is answered: the last part of a key."""
    kind = KINDS[ruling.kind]
    return "ways" if kind.by_ways else "verdicts" if len(kind.verdicts) > 1 else "handled"


def verdict(ruling: Ruling) -> str:
    """ "disetujui"."""
    return texts.plain(f"rulings.{ruling.verdict}")


async def who(books: Books, ruling: Ruling) -> str:
    """By whom, and as whom."""
    name = await roster.name(books, ruling.by or 0)
    return f"{name} ({ruling.acting_as} camat)" if ruling.acting_as else name


def _ways(scene: Scene, ruling: Ruling, visit: Visit) -> Rows:
    if not ruling.open:
        back: list[Button] = [TakeRulingBack(ruling=ruling.id).button("rulings.back")]
        return [back] if rulings.may_be_taken_back(ruling) else []
    kind = KINDS[ruling.kind]
    rows = silence_ways.ways(scene.office, visit, scene.now) if kind.by_ways else []
    made = [Rule(ruling=ruling.id, verdict=one).button(label(ruling.kind, one)) for one in kind.verdicts]
    explain = ExplainFirst(ruling=ruling.id).button("rulings.explain_button")
    return [*rows, *([made[:2], [*made[2:], explain]] if len(made) > 1 else [[*made, explain]])]


def label(kind: RulingKind, one: str) -> str:
    """The key of a button's words: of a proposal that lapsed, "setujui" means other days."""
    return f"rulings.lapsed_{one}" if kind is RulingKind.LAPSED and one != "handled" else f"rulings.do_{one}"
