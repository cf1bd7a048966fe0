"""What is known of a village's answer before its new words: read back, said in part, wished for, agreed or chosen; and
what of it is still asked."""

from typing import Any

from conversations.doubts import unsure_asked
from conversations.talk import Talk
from sotarsa_bot.parsing import Moment
from sotarsa_bot.parsing.consent import behind_consent
from sotarsa_bot.parsing.place_words import is_it_alone, is_place_alone
from sotarsa_bot.parsing.places import is_part_of_day, names_it_alone, turns_down_place
from sotarsa_bot.parsing.sentence_kinds import keeps_it, mends
from sotarsa_bot.parsing.words import NOT, Words
from sotarsa_bot.records.visit import Choice, Meeting, Visit, VisitState
from sotarsa_bot.visits.village_answer import NOTHING, moment_of, said_before


async def places_of(talk: Talk[Any], visit: Visit) -> tuple[str, ...]:
    """What this village calls its places and hamlets."""
    village = await talk.books.villages.get(visit.village)
    return (
        *village.places,
        *village.hamlets,
        *([visit.agreed.place.name] if visit.agreed and visit.agreed.place else []),
    )


async def known_so_far(talk: Talk[Any], visit: Visit) -> Moment:
    """What was read back just before, said of it so far, wished for, agreed, or chosen."""
    own = await unsure_asked.so_far(talk, asked_too=True) if talk.instead_of and keeps_it(talk.answer) else ""
    if before := own or talk.instead_of or await unsure_asked.so_far(talk, asked_too=not _takes_back(talk)):
        known = said_before(before, talk.today)
        return (
            known
            if talk.instead_of or visit.agreed or not visit.choice
            else _beside_what_is_stored(visit.choice, known)
        )
    if visit.offer and behind_consent(talk.answer):
        return moment_of_meeting(talk, visit.offer)  # "hakun, tapi jam 10"
    keeps = visit.agreed and keeps_it(talk.answer)
    if meeting := visit.agreed if keeps else visit.counter or visit.agreed:
        return moment_of_meeting(talk, meeting)
    return moment_of(visit.choice.day, visit.choice.time, visit.choice.place) if visit.choice else NOTHING


def moment_of_meeting(talk: Talk[Any], meeting: Meeting) -> Moment:
    local = meeting.starts_at.astimezone(talk.office.zone)
    return Moment(local.date(), local.time(), meeting.place.name if meeting.place else "")


def _beside_what_is_stored(choice: Choice, unconfirmed: Moment) -> Moment:
    """What was read back since takes the place of what it names, and is read back again with what follows."""
    stored = moment_of(choice.day, choice.time, choice.place)
    return Moment(unconfirmed.day or stored.day, unconfirmed.at or stored.at, unconfirmed.rest or stored.rest)


def _takes_back(talk: Talk[Any]) -> bool:
    """ "Kada jadi pindah, tatap Kamis": nothing of what was read back before is meant. Without a word of that kind
    "09.00", "balai adat" and "Sabtu" go together."""
    return keeps_it(talk.answer) or any(word.plain in NOT for word in Words(talk.answer).all)


def asks_place(talk: Talk[Any], visit: Visit) -> bool:
    """Words alone name a place where one is asked for, and where what was agreed, or read back, is put right; a place
    of a known kind also before day and hour are said."""
    if visit.state is VisitState.PROPOSED and not visit.counter and is_place_alone(talk.answer):
        return True
    alone = is_place_alone(talk.answer) or is_it_alone(talk.answer)
    agreed = visit.state is VisitState.AGREED and (alone or mends(talk.answer))
    return _place_is_open(visit) or agreed or (bool(talk.instead_of) and names_it_alone(talk.answer))


def lacks_its_place(known: Moment) -> bool:
    return bool(known.day and known.at and not known.rest)


def _place_is_open(visit: Visit) -> bool:
    if visit.agreed:
        return visit.agreed.place is None and not visit.counter
    return bool(visit.choice and visit.choice.time) and not visit.counter


def what_is_missing(visit: Visit, words: str, *, asked: bool) -> str:
    """The sentence for words that gave nothing; "" where they may well be about something else."""
    if turns_down_place(words) and (asked or (visit.state is VisitState.AGREED and not visit.counter)):
        return "decide.where_then"
    return _what_is_asked(visit, words) if asked else ""


def _what_is_asked(visit: Visit, words: str) -> str:
    if visit.choice is None:
        return "decide.which_hour" if is_part_of_day(words) else "parsing.date_unreadable"
    open_hour = "decide.which_hour" if is_part_of_day(words) else "parsing.time_unreadable"
    return "decide.place_unclear" if visit.choice.time else open_hour
