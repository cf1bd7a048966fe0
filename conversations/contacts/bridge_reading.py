"""Which answers stand in what was pasted: whose words, of which day, to which question."""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from conversations.contacts import relay_card
from conversations.contacts.answering import Voice
from conversations.talk import Talk
from sotarsa_bot import texts
from sotarsa_bot.books import OneOf
from sotarsa_bot.contacts import codes, contacts, questions
from sotarsa_bot.contacts.codes import Code
from sotarsa_bot.contacts.pasted import Pasted, read_pasted, without_quotes
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import normalise_phone
from sotarsa_bot.parsing.contact_lines import read_way
from sotarsa_bot.parsing.phones import PHONE
from sotarsa_bot.people import roster
from sotarsa_bot.records.contact import Contact, ContactWay
from sotarsa_bot.records.people import Role
from sotarsa_bot.records.visit import OPEN, Visit

_TWIN = re.compile(rf"{questions.HEAD}\b.*?\bKode: \S+", re.DOTALL | re.IGNORECASE)
"""A question of ours, from its first words to the line of its code."""
_LED = re.compile(r"^\W*lewat (?P<way>[^,:]+), (?P<name>[^:]+): ?(?P<words>.*)$", re.DOTALL)
""" "lewat WhatsApp, Samsul: kamis": as it is read back."""
_TOLD = re.compile(
    r"^\W*(?:sudah|sdh)\s+(?:di)?hubungi\b[\s,:;-]*(?:(?:kata|jawab)(?:an)?(?:nya)?\b[\s,:;-]*)?", re.IGNORECASE
)
_EDGES = " \t\n,.;:-()"


@dataclass(frozen=True)
class Piece:
    """`code` of its question; `spoilt`: what was meant for a code; `begun`: it bears its code itself; `name`, `way` and
    `day` as far as they are said."""

    words: str
    code: Code | None = None
    spoilt: str = ""
    name: str = ""
    way: ContactWay | None = None
    day: date | None = None
    begun: bool = False


OURSELVES = ("anda", "you", "saya")
""" As a telephone calls its owner."""


def pieces(text: str, today: date, default: Code | None = None, by: str = "") -> list[Piece]:
    """`default`: the question that is meant where none is named. A question that stands above answers is theirs. What
    whoever asked wrote besides (`by`: who pastes it) is no answer; what one person says in several messages is one."""
    pasted = read_pasted(text, today)
    ours = {one.name.casefold() for one in pasted if _TWIN.search(one.words)} | {by.casefold(), *OURSELVES}
    found: list[Piece] = []
    asked = default
    for one in pasted:
        for piece in _of(one, asked):
            asked = piece.code or asked
            if one.name and one.name.casefold() in ours and not (piece.spoilt or piece.begun):
                continue
            last = found[-1] if found else None
            if last and last.words and piece.words and one.name and _goes_on(last, piece):
                found[-1] = replace(last, words=f"{last.words}, {piece.words}")
            else:
                found.append(piece)
    return found


def _goes_on(last: Piece, piece: Piece) -> bool:
    return not (last.spoilt or piece.spoilt) and (last.code, last.name) == (piece.code, piece.name)


def _of(pasted: Pasted, asked: Code | None) -> list[Piece]:
    """The answers in one message: one for each code that begins a line of it."""
    own, quoted = without_quotes(pasted.words)
    twins = [one.code for twin in _TWIN.findall(own) for one in codes.find(twin) if one.code]
    above = [one.code for one in codes.find(quoted) if one.code] + twins
    words = _TWIN.sub("\n", own)
    asked = above[-1] if above else asked
    name = pasted.name if not (twins and not words.strip(_EDGES)) else ""
    said = list(codes.find(words))
    if not said:
        return [Piece(_TOLD.sub("", words).strip(_EDGES), asked, name=name, day=pasted.day)]
    if len(said) == 1:
        one = said[0]
        bare = f"{words[: one.start]} {words[one.end :]}"
        return [_piece(bare, one, name, pasted.day)]
    ends = [one.start for one in said[1:]] + [len(words)]
    return [_piece(words[one.end : end], one, name, pasted.day) for one, end in zip(said, ends, strict=True)]


def _piece(words: str, found: codes.Found, name: str, day: date | None) -> Piece:
    bare = _TOLD.sub("", words.strip(_EDGES))
    if (led := _LED.match(bare)) and (way := read_way(led["way"])):
        return Piece(led["words"].strip(_EDGES), found.code, name=led["name"].strip(), way=way, day=day, begun=True)
    return Piece(bare.strip(_EDGES), found.code, "" if found.code else found.written, name, None, day, True)


def written(code: Code, voice: Voice, words: str) -> str:
    """As `pieces` reads it again."""
    return f"{code} lewat {contacts.way_said(voice.way)}, {voice.name}: {' '.join(words.split())}"


async def voice(talk: Talk[Any], visit: Visit, piece: Piece) -> Voice:
    """Whose words they are, by the village's contacts. A number is no name, and is told to nobody."""
    known = await relay_card.whom(talk.books, visit.village)
    who = _by_name(known, piece.name)
    way = piece.way or (ContactWay.WHATSAPP if piece.name else None)
    if who:
        return Voice(who.name, way or who.way, who if who.id else None)
    if PHONE.search(piece.name):
        return Voice(texts.plain("relay.unknown_number"), way or ContactWay.WHATSAPP)
    if piece.name:
        return Voice(piece.name, way or ContactWay.WHATSAPP)
    if len(known) == 1:
        return Voice(known[0].name, way or known[0].way, known[0] if known[0].id else None)
    return Voice(texts.plain("relay.somebody"), way or ContactWay.WHATSAPP)


def _by_name(known: list[Contact], name: str) -> Contact | None:
    phone = _phone(name)
    said = name.casefold().split()
    for one in known:
        if phone and one.phone == phone:
            return one
        if said and one.name.casefold().split() == said:
            return one
    return None


def _phone(name: str) -> str:
    try:
        return normalise_phone(name.strip(" ~")) if name else ""
    except Mistake:
        return ""


async def waiting(talk: Talk[Any], piece: Piece) -> list[Code]:
    """The questions that wait for an answer of whoever wrote it: those of the village whose contact they are, or whose
    name they bear ("Pambakal Uren")."""
    found: list[Code] = []
    for visit in await _open(talk):
        village = (await talk.books.villages.get(visit.village)).name
        named = village.casefold() in piece.name.casefold()
        if named or _by_name(await relay_card.whom(talk.books, visit.village), piece.name):
            found += await _codes(talk, visit)
    return found


async def is_of_the_team(talk: Talk[Any], piece: Piece) -> bool:
    """What a colleague wrote is no village's answer."""
    team = await roster.with_role(talk.books, Role.TEAM, Role.COORDINATOR, Role.CAMAT)
    phone, name = _phone(piece.name), piece.name.casefold()
    return any(one.name.casefold() == name or (phone and one.phone == phone) for one in team)


async def all_open(talk: Talk[Any]) -> list[Code]:
    return [code for visit in await _open(talk) for code in await _codes(talk, visit)]


async def _open(talk: Talk[Any]) -> list[Visit]:
    return [one for one in await talk.books.visits.find(state=OneOf(OPEN), order="id") if relay_card.may(talk, one)]


async def _codes(talk: Talk[Any], visit: Visit) -> list[Code]:
    """Of its most urgent question."""
    kinds = await questions.kinds(talk, visit)
    return [await questions.code(talk.books, visit, kinds[0])] if kinds else []
