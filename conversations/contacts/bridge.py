"""The bridge: what somebody of a village answered on WhatsApp, by SMS or on paper, pasted or forwarded to the bot.

Each answer is matched by the code of its question, or by the question that stands above it in what was pasted; it is
read as the village's own words are, and always read back before it counts."""

from dataclasses import replace
from typing import Any, NamedTuple

from conversations.contacts import answering, bridge_reading, relay_card, relay_undoing, told, visit_stands
from conversations.contacts.answering import Answer, Voice
from conversations.contacts.bridge_reading import Piece
from conversations.conversation import Conversation
from conversations.people.people import wrong_chat
from conversations.talk import Talk
from conversations.visits import kept_out, notices
from sotarsa_bot import texts, wording
from sotarsa_bot.contacts import codes, questions, relayed
from sotarsa_bot.contacts.codes import Asked, Code
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import is_small_talk
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.chats import Purpose
from sotarsa_bot.records.slots import SlotKind
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.unsure import Meaning, Unsure


class Read(NamedTuple):
    """One answer, with the question that it belongs to."""

    piece: Piece
    code: Code
    visit: Visit
    voice: Voice
    answers: list[Answer]


class Left(NamedTuple):
    """One that counts for nothing, and why."""

    written: str
    why: Mistake


def names_a_question(talk: Talk[Any]) -> bool:
    """Whether its words bear a code of ours, so that they answer no question of the bot's own."""
    return not talk.incoming.picture and any(True for _ in codes.find(talk.incoming.text))


async def heard(talk: Talk[Any]) -> bool:
    text = talk.incoming.text.strip()
    if not text or talk.incoming.picture or talk.person is None or not talk.grants:
        return False
    if not talk.incoming.private:
        return await _in_a_group(talk)
    below = await _below_a_card(talk)
    pieces = bridge_reading.pieces(text, talk.today, default=below, by=talk.by.name)
    if below and is_small_talk(text):
        return False
    if not any(piece.code or piece.spoilt for piece in pieces):
        return await _without_code(talk, pieces)
    if others := await _not_theirs(talk, pieces):
        for visit, words in others:
            await _pass_on(talk, visit, words)
        return True
    read, left = await _all(talk, pieces)
    if not read:
        raise left[0].why if left else Mistake("relay.no_words", code=_first_code(pieces))
    if not talk.confirmed:
        raise _doubt(read, left, await _lines(talk, read))
    await _take(talk, read)
    return True


async def _in_a_group(talk: Talk[Any]) -> bool:
    """What is pasted may hold numbers and names: a whole code is told where it belongs, and all else is for others."""
    if talk.chat.purpose is Purpose.VILLAGE or not any(one.code for one in codes.find(talk.incoming.text)):
        return False
    await wrong_chat(talk, "common.where_private")
    return True


async def _below_a_card(talk: Talk[Any]) -> Code | None:
    """The question of the card that is replied to."""
    if not talk.below(SlotKind.RELAY) or talk.replied is None or talk.replied.subject is None:
        return None
    visit = await talk.books.visits.first(id=talk.replied.subject.id)
    kind = talk.replied.mark
    return await questions.code(talk.books, visit, Asked(kind)) if visit and kind in tuple(Asked) else None


async def _all(talk: Talk[Any], pieces: list[Piece]) -> tuple[list[Read], list[Left]]:
    read: list[Read] = []
    left: list[Left] = []
    for piece in pieces:
        if not piece.words and not piece.spoilt:
            continue  # the question itself, or a code alone above its answer
        try:
            read.append(await _one(talk, piece))
        except Mistake as why:
            left.append(Left(piece.spoilt or str(piece.code or wording.cut(piece.words, 40)), why))
    if len({one.code for one in read}) > 1:  # of several at once, none is asked which of two days it means
        twice = {one.code for one in read if sum(other.code == one.code for other in read) > 1}
        open_ = [one for one in read if len(one.answers) > 1 or one.code in twice]
        left += [Left(str(one.code), Mistake("relay.not_one", words=wording.cut(one.piece.words, 80))) for one in open_]
        read = [one for one in read if one not in open_]
    return read, left


async def _one(talk: Talk[Any], piece: Piece) -> Read:
    """Mistake for a code that was spoilt, or is of no question or of one that is over; and where something lacks."""
    if piece.code is None:
        key = "relay.wrong_code" if piece.spoilt else "relay.no_code"
        raise Mistake(key, written=piece.spoilt, codes="")
    visit = await talk.books.visits.first(id=piece.code.visit)
    if visit is None:
        raise Mistake("relay.unknown_code", written=piece.code)
    if not await questions.in_force(talk, visit, piece.code):
        raise Mistake("relay.not_in_force", written=piece.code, now=visit_stands.said(talk, visit))
    voice = await bridge_reading.voice(talk, visit, piece)
    found = await answering.read(talk, visit, piece.code.kind, piece.words, voice, piece.day)
    return Read(piece, piece.code, visit, voice, found)


def _doubt(read: list[Read], left: list[Left], lines: list[list[str]]) -> Unsure:
    """Of one question, what its answer may mean, and whose counts; of several, all as one meaning."""
    if len({one.code for one in read}) == 1:
        meanings = [
            Meaning(_written(one, answer), line)
            for one, those in zip(read, lines, strict=True)
            for answer, line in zip(one.answers, those, strict=True)
        ]
    else:
        meanings = [Meaning("\n".join(_written(one, one.answers[0]) for one in read),
                            "\n" + "\n".join(f"• {said[0]}" for said in lines))]  # fmt: skip
    asked = Unsure(*meanings)
    said = [texts.plain("relay.left_line", written=one.written, why=texts.plain(one.why.key, **one.why.values))
            for one in left]  # fmt: skip
    asked.before = texts.plain("relay.also_left", lines="\n".join(said)) if said else ""
    return asked


def _written(read: Read, answer: Answer) -> str:
    """As `bridge_reading` reads it again."""
    return bridge_reading.written(read.code, read.voice, answer.words)


async def _lines(talk: Talk[Any], read: list[Read]) -> list[list[str]]:
    found = []
    for one in read:
        village = (await talk.books.villages.get(one.visit.village)).name
        found.append([told.line(one.visit, village, one.voice, answer) for answer in one.answers])
    return found


async def _take(talk: Talk[Any], read: list[Read]) -> None:
    """Each as it was read back, and kept as it was written; of one visit, a later one is looked at anew, for the first
    may have answered it."""
    wrote = {piece.code: piece.words for piece in bridge_reading.pieces(talk.written, talk.today) if piece.words}
    lines = [said[0] for said in await _lines(talk, read)]
    kept = []
    for one in read:
        visit = await talk.books.visits.get(one.visit.id)
        if not await questions.in_force(talk, visit, one.code):
            raise Mistake("relay.not_in_force", written=one.code, now=visit_stands.said(talk, visit))
        (answer, *_) = await answering.read(talk, visit, one.code.kind, one.piece.words, one.voice, one.piece.day)
        told_ = one.voice.contact or one.voice.name
        kept.append(await relayed.note(talk.acting(), visit, told_, one.voice.way,
                                        wrote.get(one.code, one.piece.words), str(one.code)))  # fmt: skip
        if answer.do:
            await answer.do()
        await answering.tell_office(talk, visit, said := lines[len(kept) - 1])
    said = lines[0] if len(lines) == 1 else "\n" + "\n".join(f"• {line}" for line in lines)
    rows = relay_undoing.ways(kept[0]) if len(kept) == 1 and talk.incoming.private else ()
    await talk.say("relay.noted", as_reply=True, buttons=rows, waits=False, subject=read[0].visit.subject, lines=said)


async def _without_code(talk: Talk[Any], pieces: list[Piece]) -> bool:
    """What was plainly copied from WhatsApp, and bears no code: by whose words it is, it is asked which visit is meant.
    False for all else."""
    ours = [piece for piece in pieces if piece.name and piece.words]
    if not ours or not (talk.allows(Action.COORDINATE) or talk.allows(Action.DECIDE)):
        return False
    if await bridge_reading.is_of_the_team(talk, ours[0]):
        return False
    waiting = await bridge_reading.waiting(talk, ours[0])
    if not waiting:
        open_ = [str(one) for one in await bridge_reading.all_open(talk)]
        listed = texts.plain("relay.open_codes", codes=wording.listing(open_)) if open_ else ""
        raise Mistake("relay.no_code", codes=listed)
    meanings = []
    for code in waiting:
        read, _ = await _all(talk, [replace(piece, code=code) for piece in ours])
        lines = await _lines(talk, read)
        meanings += [Meaning(_written(one, one.answers[0]), said[0]) for one, said in zip(read, lines, strict=True)]
    if not meanings:
        raise Mistake("relay.no_code", codes="")
    raise Unsure(*meanings)


def _first_code(pieces: list[Piece]) -> str:
    return str(next((piece.code for piece in pieces if piece.code), ""))


async def _not_theirs(talk: Talk[Any], pieces: list[Piece]) -> list[tuple[Visit, str]]:
    """Answers that this person does not enter. Mistake for who has no part in it."""
    found: list[tuple[Visit, str]] = []
    for piece in pieces:
        visit = await talk.books.visits.first(id=piece.code.visit) if piece.code and piece.words else None
        if visit and not relay_card.may(talk, visit):
            talk.need(Action.PROPOSE)
            found.append((visit, piece.words))
    return found


async def _pass_on(talk: Talk[Any], visit: Visit, words: str) -> None:
    """It goes to the coordinators: nothing is lost."""
    readable = (await kept_out.hidden(talk, visit, wording.cut(words, 300))).words
    told_ = await notices.to_coordinators(
        talk, visit, "relay.passed_came", kind=SlotKind.NOTICE, name=talk.by.name, words=readable
    )
    await talk.say("relay.passed_on", as_reply=True, subject=visit.subject, told=told_)


CONVERSATION = Conversation(listeners=(heard,))
