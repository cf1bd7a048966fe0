"""Words that may not mean what they seem to: read back with "Ya" and "Ubah", and nothing is changed before the answer.

Whatever reads words raises `Unsure`; here it is asked, once for all conversations. The answer plays the very message
again, with words of which each is accounted for: so what was meant is done by the conversation that would have done it,
in the name of whoever answers, with all that it checks, and never twice.
"""

from dataclasses import replace
from typing import Any

from conversations import unnamed
from conversations.button import Rows
from conversations.doubts import unsure_meanwhile
from conversations.doubts.unsure_asked import CRY, HASTE, INCOMING, MISTAKE, NAME, UNTOLD, Asked, close
from conversations.doubts.unsure_haste import same_matter, says_more
from conversations.doubts.unsure_shown import listed, rows_of, without
from conversations.incoming import Incoming
from conversations.talk import Talk
from sotarsa_bot import texts
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people import roster
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.machinery import TalkState
from sotarsa_bot.records.slots import SlotKey, SlotKind, SlotName, Subject, SubjectKind
from sotarsa_bot.unsure import Meaning, Unsure


async def ask(talk: Talk[Any], unsure: Unsure) -> None:
    """Reads back what may be meant. Asked again about the same message, the question is edited."""
    about = unsure.about or talk.incoming
    if about.pressed:
        raise ValueError("a press has one meaning")
    quotes = await unnamed.here(talk, about.text)
    meanings = quotes.meanings(unsure.meanings)
    state = await _kept(talk, about, meanings, unsure.answers or (0, ""), NAME, late=unsure.late)
    written = "; ".join(part for part in (Asked.model_validate(state.draft).earlier, about.text) if part)
    said = listed(meanings, unsure.key) + quotes.of(without(written, unsure.meanings))
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
