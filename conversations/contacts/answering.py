"""What somebody of a village has answered without Telegram, read as the village's own words are, and what it changes.

Whatever is read here is read back before it counts: citizens will hear of it."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from conversations.talk import Talk
from conversations.visits import decide, kept_out, notices, told_by_phone, wishes
from conversations.visits.field_words import totals_in_words
from sotarsa_bot import texts, wording
from sotarsa_bot.contacts.codes import Asked
from sotarsa_bot.field import closing
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import Moment, parse_counts
from sotarsa_bot.parsing.checks import read_checks
from sotarsa_bot.parsing.conditions import without_conditions
from sotarsa_bot.parsing.consent import read_consent
from sotarsa_bot.parsing.counts import write_counts
from sotarsa_bot.parsing.heard_by import without_speaker
from sotarsa_bot.parsing.refusals import turns_down
from sotarsa_bot.parsing.yes_no import says_yes
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.contact import Contact, ContactWay
from sotarsa_bot.records.slots import SlotKind
from sotarsa_bot.records.visit import AgreedBy, Visit
from sotarsa_bot.unsure import Unsure
from sotarsa_bot.visits import checklist, visits


class Voice(NamedTuple):
    """Who of the village has said it, and by what. `contact`: if they are one."""

    name: str
    way: ContactWay
    contact: Contact | None = None


class Answer(NamedTuple):
    """`words`: the same reader takes them without doubt; `said`: the same for a person to read; `do`: what it changes,
    None where the words are only kept."""

    words: str
    said: str
    do: Callable[[], Awaitable[None]] | None = None


async def read(talk: Talk[Any], visit: Visit, kind: Asked, words: str, voice: Voice, day: date | None) -> list[Answer]:
    """What may be meant, likeliest first; never empty. `day`: when it was said, if not today. Mistake where something
    lacks that is to be asked for ("jam berapa?")."""
    village = (await talk.books.villages.get(visit.village)).name
    said = without_speaker(words, village)
    found: list[Answer] = []
    match kind:
        case Asked.OFFER:
            found = _consent(talk, visit, said, voice) or await _moments(talk, visit, said, voice, day)
        case Asked.PROPOSAL:
            found = await _moments(talk, visit, said, voice, day)
        case Asked.COUNT:
            found = await _counts(talk, visit, said)
        case Asked.CHECKLIST | Asked.ANNOUNCEMENT:
            found = _checks(talk, visit, said) or await _moments(talk, visit, said, voice, day)
        case Asked.CANCELLATION:
            pass
    as_it_is = texts.plain("relay.as_it_is", words=wording.cut(words, 200))
    return found or [Answer(" ".join(words.split()), as_it_is)]


def _consent(talk: Talk[Any], visit: Visit, words: str, voice: Voice) -> list[Answer]:
    said = read_consent(words)
    if said is None or visit.offer is None or not (said.sure or talk.confirmed or says_yes(words)):
        return []
    offer = wishes.said(talk.office, visit.offer)

    async def take() -> None:
        if visit.offer:
            meeting = visit.offer.with_(by=talk.by.id, how=AgreedBy(voice.way), said_by=voice.name)
            await decide.agree(talk, visit, meeting)

    async def refuse() -> None:
        await visits.refuse_offer(talk.acting(), visit)

    if said.yes:
        return [Answer("ya", texts.plain("relay.agrees_to_offer", offer=offer), take)]
    return [Answer("tidak bisa", texts.plain("relay.refuses_offer", offer=offer), refuse)]


async def _moments(talk: Talk[Any], visit: Visit, words: str, voice: Voice, day: date | None) -> list[Answer]:
    """Days and hours, each with its place. "Besok" is the day after it was said. None where it is turned down."""
    then = replace(talk, now=talk.office.at(day, talk.office.evening)) if day and day < talk.today else talk
    try:
        found = told_by_phone.read_answer(then, visit, words)
    except Mistake:
        return []
    if not found.options:
        return []
    await kept_out.must_be_no_home(talk, visit, found.options)
    if turns_down(words) and any(one.day is None or one.at is None for one in found.options):
        return []  # "kada kawa, minggu depan ja" is a no, and asks for no hour
    told_by_phone.must_be_whole(talk, visit, found)
    return [_moment(talk, visit, one, voice, words, complete=found.complete) for one in found.options]


def _moment(talk: Talk[Any], visit: Visit, meant: Moment, voice: Voice, words: str, *, complete: bool) -> Answer:
    meeting = told_by_phone.meeting(talk, visit, AgreedBy(voice.way), meant).with_(said_by=voice.name)

    async def do() -> None:
        await decide.agree(talk, visit, meeting)

    bare = wording.cut(without_conditions(words), 120)  # what it hangs on is said apart, by whoever asks
    said = meant.said if complete else texts.plain("relay.from_words", said=meant.said, words=bare)
    return Answer(meant.words, said, do)


async def _counts(talk: Talk[Any], visit: Visit, words: str) -> list[Answer]:
    """ "Cocok", or what arrived by the village's own count."""
    shown = await closing.arrived(talk.books, visit)
    try:
        said: Mapping[str, int] = {} if says_yes(words) else parse_counts(words, list(shown), shown)
    except Unsure as unsure:
        return [await _count(talk, visit, parse_counts(one.words, list(shown), shown)) for one in unsure.meanings]
    except Mistake:
        return []
    return [await _count(talk, visit, said)]


async def _count(talk: Talk[Any], visit: Visit, said: Mapping[str, int]) -> Answer:
    whole = {**await closing.arrived(talk.books, visit), **said}

    async def do() -> None:
        await closing.count(talk.acting(), visit, dict(said))

    return Answer(write_counts(whole), texts.plain("relay.count_agrees", totals=totals_in_words(visit, whole))
                  if not said else totals_in_words(visit, whole), do)  # fmt: skip


def _checks(talk: Talk[Any], visit: Visit, words: str) -> list[Answer]:
    said = read_checks(words, "village")
    if said is None or not said.done:
        return []
    names = wording.listing([texts.plain(f"check.{item}") for item in said.done])

    async def do() -> None:
        ticked = {one.item for one in await talk.books.ticks.find(visit=visit.id, list="village")}
        for item in said.done:
            if item not in ticked:
                await checklist.tick(talk.acting(), visit, "village", item)

    told = texts.plain("check.would_tick", item=names)
    whole = said.sure and not (said.open or said.more)
    if not whole:
        told = texts.plain("relay.from_words", said=told, words=wording.cut(words, 120))
    return [Answer(" ".join(words.split()), told, do)]


async def tell_office(talk: Talk[Any], visit: Visit, lines: str) -> None:
    """What an official has noted, the coordinators hear; theirs they know."""
    if not talk.allows(Action.COORDINATE):
        readable = (await kept_out.hidden(talk, visit, lines)).words
        await notices.to_coordinators(
            talk, visit, "relay.came", kind=SlotKind.NOTICE, name=talk.by.name, lines=readable
        )
