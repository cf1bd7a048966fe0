"""Words that may not mean what they seem to: read back with "Ya" and "Ubah", and nothing is changed before the answer.

Whatever reads words raises `Unsure`; here it is asked, once for all conversations. The answer plays the very message
again, with words of which each is accounted for: so what was meant is done by the conversation that would have done it,
in the name of whoever answers, with all that it checks, and never twice.
"""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

from pydantic import BaseModel, TypeAdapter

from conversations import unnamed
from conversations.button import Button, Rows
from conversations.doubts import unsure_meanwhile
from conversations.doubts.unsure_haste import same_matter, says_more
from conversations.incoming import Incoming
from conversations.presses.questions import CHANGE, Meant
from conversations.talk import Talk
from sotarsa_bot import texts
from sotarsa_bot.books import AtLeast
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.conditions import conditions_in
from sotarsa_bot.parsing.words import Words
from sotarsa_bot.people import roster
from sotarsa_bot.people.rights import Action
from sotarsa_bot.privacy.retention import MISUNDERSTOOD
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.machinery import TalkState
from sotarsa_bot.records.slots import SlotKey, SlotKind, SlotName, Subject, SubjectKind
from sotarsa_bot.summaries.attention import UNSURE
from sotarsa_bot.unsure import Meaning, Unsure

NAME, MISTAKE = UNSURE, MISUNDERSTOOD
"""Its questions stand among the talks, so that they outlive a restart, move with their group and are forgotten in time;
but they are no flow: who is asked may go on with something else meanwhile."""
_CODE = re.compile(r"^K\d+: ")
UNTOLD = re.compile(r"kendala K(\d+) (?!selesai\b|batal: )(.+)", re.DOTALL)
"""How an incident is offered: `incident_words` writes it so; and not that one is over."""
CRY = re.compile(r"darurat (?P<where>[^:]+): (?P<words>.+)", re.DOTALL)
"""The same of what no visit stands for (incidents/cries.py)."""
_TIMED = re.compile(r"\b\d{1,2} [A-Z][a-z]+ 20\d\d\b|\b\d\d\.\d\d WITA\b")
_A_TIME = re.compile(r"\d{4}-\d\d-\d\d\b")
""" "3" was read back as a day and not confirmed yet: "09.00" goes with it."""
_HOUR = re.compile(r"(\d\d)\.\d\d")
LABEL_LETTERS = 38
"""Letters of a button that a small phone shows."""
FRESH = timedelta(days=1)
"""So long a plain "ya" in private is about the last such question."""
HASTE = timedelta(minutes=15)
NOBODY = ("not understood", "small talk")
"""The router's words for what no conversation has taken."""
NOT_TAKEN = (*NOBODY, "heard:village_words")
"""What was passed on to others answers no question either."""
KEPT = "heard:deliver"
"""The router's word for a photo that was kept, and is asked about: its words said nothing."""
INCOMING = TypeAdapter(Incoming)


class Asked(BaseModel):
    """What was written, what it may mean, and the talk whose question it answered (0: none), at which step. `late`: the
    visit that has to be opened again before (0: none). `so_far`: what was understood of words that were not enough.
    `receipt`: the message that holds the words which were read back. `standing`: how its visit stood then.
    `by_coordinator`: who wrote it may decide of visits. `untold`: what may stand in a visit's way, and
    nobody was told of it yet; `rung`: it was told unconfirmed (incidents/incident_untold.py). `turned_down`:
    "Ubah" was said, and the right words are to follow. `earlier`: words of a village that others took the place of, of
    which the office was to read the rest."""

    incoming: dict[str, Any]
    meanings: tuple[Meaning, ...]
    talk: int = 0
    step: str = ""
    late: int = 0
    so_far: str = ""
    receipt: int = 0
    standing: str = ""
    by_coordinator: bool = False
    untold: tuple[str, ...] = ()
    rung: bool = False
    turned_down: bool = False
    earlier: str = ""


async def ask(talk: Talk[Any], unsure: Unsure) -> None:
    """Reads back what may be meant. Asked again about the same message, the question is edited."""
    about = unsure.about or talk.incoming
    if about.pressed:
        raise ValueError("a press has one meaning")
    quotes = await unnamed.here(talk, about.text)
    meanings = quotes.meanings(unsure.meanings)
    state = await _kept(talk, about, meanings, unsure.answers or (0, ""), NAME, late=unsure.late)
    written = "; ".join(part for part in (Asked.model_validate(state.draft).earlier, about.text) if part)
    said = _listed(meanings, unsure.key) + quotes.of(without(written, unsure.meanings))
    values = {"said": said, **quotes.values(unsure.values)}
    rows = rows_of(state.id, meanings)
    key = "unsure.which" if len(meanings) > 1 and unsure.key == "unsure.meant" else unsure.key
    question = texts.html(key, **values)
    before = f"{quotes.of(unsure.before)}\n" if unsure.before else ""
    await talk.say("unsure.asked", slot=_question(talk, about), buttons=rows, waits=True,
                   subject=Subject.of(SubjectKind.UNSURE, state.id), as_reply=True, before=before,
                   question=question)  # fmt: skip


async def misunderstood(talk: Talk[Any], mistake: Mistake, *, rows: Rows = (), proof: bool = False) -> None:
    """Says what went wrong, so that a reply to it takes the place of the words. `proof`: a photo waits for them, and so
    they are asked for again as any question is."""
    step = NAME if proof else MISTAKE
    state = await _kept(talk, talk.incoming, (), (0, ""), step, so_far=mistake.so_far)
    quotes = await unnamed.here(talk, talk.incoming.text)
    said = texts.html(mistake.key, **quotes.values(mistake.values))
    if proof:
        said = texts.html("unsure.photo_waits", why=said)
    await talk.say("common.as_said", slot=_question(talk, talk.incoming), buttons=rows, waits=False,
                   subject=Subject.of(SubjectKind.UNSURE, state.id), as_reply=True, said=said)  # fmt: skip


def _question(talk: Talk[Any], about: Incoming) -> SlotKey:
    """Where it is asked what a message means."""
    return SlotKey.in_chat(SlotKind.UNSURE, talk.chat.id, mark=about.message)


async def remember(talk: Talk[Any], question: SlotName) -> None:
    """Words whose photo is being asked about, in the question of this name: a reply to it takes their place."""
    if talk.person is None or talk.incoming.message is None:
        return
    if not await talk.books.talks.count(flow=NAME, question=question):
        state = await _kept(talk, talk.incoming, (), (0, ""), MISTAKE)
        await talk.books.talks.change(state.id, question=question)


async def words_of(talk: Talk[Any], question: SlotName) -> str:
    """What was remembered so and is still recorded nowhere."""
    state = await talk.books.talks.first(flow=NAME, question=question)
    return str(state.draft["incoming"].get("text") or "") if state else ""


async def forget(talk: Talk[Any], chat: int, message: int) -> SlotName:
    """Nothing is to be recorded of this message's words any more; the question that stood for them."""
    state = await talk.books.talks.first(key=f"{NAME}:{chat}:{message}")
    if state:
        await talk.books.talks.discard(id=state.id)
    return state.question if state else SlotName("")


async def _kept(
    talk: Talk[Any],
    about: Incoming,
    meanings: tuple[Meaning, ...],
    answers: tuple[int, str],
    step: str,
    *,
    late: int = 0,
    so_far: str = "",
) -> TalkState:
    untold = _untold(meanings)
    before = await _asked_in_haste(talk, about) if untold else None
    rung = before is not None and _has_rung_with(before, about)
    asked = Asked(
        incoming=INCOMING.dump_python(replace(about, number=""), mode="json"),
        meanings=meanings,
        talk=answers[0],
        step=answers[1],
        late=late,
        so_far=so_far,
        receipt=await _receipt(talk, about),
        by_coordinator=talk.allows(Action.COORDINATE),
        untold=() if rung else untold,
        rung=rung,
        standing=await unsure_meanwhile.standing(talk.books, talk.chat.id, about, meanings) if meanings else "",
        earlier=await _earlier(talk, about),
    )
    key = f"{NAME}:{talk.chat.id}:{about.message}"
    known = await talk.books.talks.first(key=key)
    if known and untold and Asked.model_validate(known.draft).untold:
        before = before or known  # more words of it do not put off when it rings
    await talk.books.talks.discard(key=key)
    return await talk.books.talks.add(
        TalkState(key=key, flow=NAME, step=step, draft=asked.model_dump(mode="json"), chat=talk.chat.id,
                  person=talk.by.id, question=_question(talk, about).name,
                  changed_at=before.changed_at if before else talk.now)
    )  # fmt: skip


async def _asked_in_haste(talk: Talk[Any], about: Incoming) -> TalkState | None:
    """What was asked of the same person about the same mishap minutes ago: its question closes, and the new one rings
    when it would have rung."""
    for state in await talk.books.talks.find(flow=NAME, chat=talk.chat.id, person=talk.by.id, order="-id"):
        asked = Asked.model_validate(state.draft)
        other = asked.incoming["message"] != about.message and talk.now - state.changed_at <= HASTE
        if other and (asked.untold or asked.rung) and same_matter(str(asked.incoming["text"]), about.text):
            await close(talk, state, "unsure.replaced")
            return state
    return None


async def _earlier(talk: Talk[Any], about: Incoming) -> str:
    """What was written before the words that are asked about now, in the same message's place."""
    before = await talk.books.talks.first(key=f"{NAME}:{talk.chat.id}:{about.message}")
    if before is None or talk.chat.purpose is not Purpose.VILLAGE:
        return ""
    asked = Asked.model_validate(before.draft)
    former = str(asked.incoming["text"] or "")
    if former == about.text:
        return asked.earlier
    if former and before.person not in (None, talk.by.id):
        former = f"{await roster.name(talk.books, before.person)}: {former}"
    return "; ".join(part for part in (asked.earlier, former) if part)


def _has_rung_with(before: TalkState, about: Incoming) -> bool:
    """Whether those who can help have read all of it."""
    asked = Asked.model_validate(before.draft)
    return asked.rung and not says_more(about.text, str(asked.incoming["text"]))


def _untold(meanings: tuple[Meaning, ...]) -> tuple[str, ...]:
    """The incidents that are offered, where one is the likeliest meaning."""
    told = tuple(one.words for one in meanings if UNTOLD.match(one.words) or CRY.fullmatch(one.words))
    return told if told and meanings[0].words in told else ()


async def _receipt(talk: Talk[Any], about: Incoming) -> int:
    """A photo is what it is about, whatever was typed of it later."""
    if about.picture or not talk.incoming.pressed:
        return (about.message if about.picture else talk.incoming.message) or 0
    before = await talk.books.talks.first(key=f"{NAME}:{talk.chat.id}:{about.message}")
    return Asked.model_validate(before.draft).receipt if before else 0


def _listed(meanings: tuple[Meaning, ...], key: str) -> str:
    """The one that is meant, within the sentence or below it; several that are too long for buttons stand numbered
    above these."""
    if len(meanings) == 1:
        below = texts.catalogue()[key].endswith("?{said}")
        return f"\n{meanings[0].said}" if below else meanings[0].said
    marks = marks_of(meanings)
    return "".join(f"\n{mark}. {one.said}" for mark, one in zip(marks, meanings, strict=False))


def without(text: str, meanings: tuple[Meaning, ...]) -> str:
    """What was said under a condition is offered without it, and that is said, too."""
    left = [one for one in conditions_in(text) if not all(one in meaning.said for meaning in meanings)]
    return texts.plain("unsure.without", condition=", ".join(left)) if left else ""


def _too_long(meanings: tuple[Meaning, ...]) -> bool:
    return any(len(one.said) > LABEL_LETTERS for one in meanings)


def marks_of(meanings: tuple[Meaning, ...]) -> tuple[str, ...]:
    """What stands before meanings that are too long for buttons, and on these: 1, 2, 3; letters where "2" may as well
    be the 2nd of the month, or two o'clock. None for short ones."""
    if not _too_long(meanings):
        return ()
    numbers = {str(n) for n in range(1, len(meanings) + 1)}
    named = [numbers_in(one) for one in meanings]
    shared = {number for number in numbers if all(number in one for one in named)}
    timed = all(_TIMED.search(one.said) for one in meanings)
    lettered = timed and any(numbers & one - shared for one in named)
    return tuple("ABCDEFGHI"[n] if lettered else str(n + 1) for n in range(len(meanings)))


def numbers_in(meaning: Meaning) -> set[str]:
    """The numbers that a meaning may be named by; an hour of the afternoon also as one says it ("jam 2")."""
    said = {word.plain for word in Words(_CODE.sub("", meaning.said)).all}
    hours = {int(found[1]) for word in said if (found := _HOUR.fullmatch(word))}
    return (
        {word for word in said if word.isdecimal()} | {str(hour) for hour in hours} | {str(hour % 12) for hour in hours}
    )


def rows_of(id_: int, meanings: tuple[Meaning, ...]) -> list[list[Button]]:
    if not meanings:
        return []
    change = Meant(talk=id_, which=CHANGE).button("unsure.change")
    if len(meanings) == 1:
        return [[Meant(talk=id_, which=0).button("unsure.yes"), change]]
    if marks := marks_of(meanings):
        return [[Meant(talk=id_, which=n).labelled(mark) for n, mark in enumerate(marks)], [change]]
    return [*[[Meant(talk=id_, which=n).labelled(one.said)] for n, one in enumerate(meanings)], [change]]


async def asked_beside(talk: Talk[Any]) -> TalkState | None:
    """A yes below the card, instead of below the question about what was written there: while that is the last word."""
    for state in await talk.books.talks.find(flow=NAME, chat=talk.chat.id, order="-id"):
        asked = Asked.model_validate(state.draft)
        if asked.meanings and INCOMING.validate_python(asked.incoming).reply_to == talk.incoming.reply_to:
            return state if await still_last(talk, state) else None
    return None


async def still_last(talk: Talk[Any], state: TalkState) -> bool:
    """Whether nothing was said in this chat since it was asked: a yes that is no reply to it may be about that."""
    said = await talk.books.outbox.find(chat=talk.chat.id, method="sendMessage", created_at=AtLeast(state.changed_at))
    slot = await talk.books.slots.first(name=state.question)
    asked = (slot.message if slot else None) or 0
    return all((one.message or 0) <= asked for one in said)  # an edit stands where its message does


async def so_far(talk: Talk[Any], *, asked_too: bool = False) -> str:
    """What the same person's words below the same message said already, where they were not enough, or (`asked_too`)
    were read back and wait for their yes."""
    if talk.incoming.reply_to is None or talk.person is None:
        return ""
    for state in await talk.books.talks.find(flow=NAME, chat=talk.chat.id, person=talk.person.id, order="-id"):
        asked = Asked.model_validate(state.draft)
        if asked.meanings and not (asked_too and len(asked.meanings) == 1 and _A_TIME.match(asked.meanings[0].words)):
            continue
        about = INCOMING.validate_python(asked.incoming)
        if about.reply_to == talk.incoming.reply_to and about.message != talk.incoming.message:
            said = asked.meanings[0].words if asked.meanings else asked.so_far
            return said if talk.incoming.at - state.changed_at <= FRESH else ""
    return ""


async def replaced(talk: Talk[Any]) -> None:
    """The message that was asked about has other words now: what it may have meant is no longer offered."""
    state = await talk.books.talks.first(key=f"{NAME}:{talk.chat.id}:{talk.incoming.message}")
    if state:
        await close(talk, state, "unsure.replaced")


async def close(talk: Talk[Any], state: TalkState, key: str, **values: Any) -> None:
    await talk.say(key, slot=state.question, **values)
    await talk.books.talks.discard(id=state.id)
