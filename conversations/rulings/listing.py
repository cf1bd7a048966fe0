"""/keputusan: what is put to the camat and what was decided last; a coordinator asks for leave to show photos."""

import re
from typing import Any

from conversations.button import in_rows
from conversations.command import PRIVATE, Command
from conversations.conversation import Conversation
from conversations.people.people import wrong_chat
from conversations.pressed import on
from conversations.presses.rulings import ShowRuling
from conversations.rulings import asking, ruling_card
from conversations.talk import Talk
from sotarsa_bot import texts, wording
from sotarsa_bot.books import Unlike
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import clean_name
from sotarsa_bot.people.rights import Action
from sotarsa_bot.rulings import rulings, times
from sotarsa_bot.texts import Html
from sotarsa_bot.visits import visits

MOST_OPEN, MOST_MADE = 12, 5
_PUBLICITY = re.compile(
    r"\W*k\s?(?P<visit>\d{1,6})\W+(?:untuk\s+)?(?:publikasi|foto|unggah)\b\W*(?P<words>.*)", re.IGNORECASE
)
_CODE = re.compile(r"\W*p\s?(\d{1,6})\W*", re.IGNORECASE)


async def begin(talk: Talk[Any]) -> None:
    """`/keputusan P3` shows one; `/keputusan K1 publikasi: ...` asks for leave to show photos of it."""
    talk.need(Action.SUMMARY)
    if not talk.incoming.private:
        return await wrong_chat(talk, "common.where_private")
    if found := _CODE.fullmatch(talk.answer):
        return await shown(talk, ShowRuling(ruling=int(found[1])))
    if talk.answer:
        return await _asks(talk)
    open_ = await rulings.open_ones(talk.books)
    made = await talk.books.rulings.find(verdict=Unlike(None), order="-decided_at", limit=MOST_MADE)
    lines = [texts.html("rulings.open_head", count=len(open_)) if open_ else texts.html("rulings.none")]
    for one in open_[:MOST_OPEN]:
        since = wording.day_and_month(talk.office.today(one.asked_at))
        lines.append(await ruling_card.line(talk.books, one, "rulings.open_line", since=since))
    if made:
        lines.append(texts.html("rulings.made_head"))
    for one in made:
        said = {"verdict": ruling_card.verdict(one), "name": await ruling_card.who(talk.books, one),
                "took": times.lasting(times.time_to_ruling(one))}  # fmt: skip
        lines.append(await ruling_card.line(talk.books, one, "rulings.made_line", **said))
    buttons = [ShowRuling(ruling=one.id).labelled(one.code) for one in [*open_[:MOST_OPEN], *made]]
    await talk.say("rulings.list", buttons=in_rows(buttons, 4), waits=False, lines=Html("\n".join(lines)))


async def shown(talk: Talk[Any], wish: ShowRuling) -> None:
    talk.need_alone(Action.SUMMARY)
    await ruling_card.bring(talk, await rulings.get(talk.books, wish.ruling), talk.chat)


async def _asks(talk: Talk[Any]) -> None:
    found = _PUBLICITY.fullmatch(talk.answer)
    if found is None or not found["words"].strip():
        raise Mistake("rulings.ask_how")
    talk.need(Action.COORDINATE)
    visit = await visits.get(talk.books, int(found["visit"]))
    asked = await rulings.ask(talk.acting(), visit, clean_name(found["words"], limit=rulings.WORDS_LIMIT))
    await asking.tell(talk, asked)
    await talk.say("rulings.sent", id=asked.code, code=visit.code)


CONVERSATION = Conversation(
    commands=(Command("keputusan", begin, frozenset({PRIVATE})),),
    presses=(on(ShowRuling, shown),),
)
