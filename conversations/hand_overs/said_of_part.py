"""What a reply to a record says of a part of it, or of when it was: "2 selimutnya balum", "4 kada jadi, inya bulik",
"jamnya 8.30". What is plainly no longer so is taken back; all else is read back first."""

import re
from collections.abc import Sequence
from typing import Any

from conversations.hand_overs import correcting, hand_over, statements
from conversations.talk import Talk
from sotarsa_bot import texts, wording
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import past_days
from sotarsa_bot.parsing.caption_reading import MOST_NUMBERS
from sotarsa_bot.parsing.clock import cut_time
from sotarsa_bot.parsing.numbers import LISTED, read_spans
from sotarsa_bot.records.field import Delivery, DeliveryKind
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits import visits

_EH = r"\W*(?:(?:eh|oh|maaf|mf|salah|ralat|ternyata|nang|yang|yg|no|nomor|nomer|tapi|tu|itu)\W+)*"
_NOT = (
    r"(?:belum|blm|balum|(?:kada|kd|tidak|tdk|gak|ga)(?:\W+(?:jadi|dapat|tarima|terima|ada|kebagian|kabagian))?"
    r"|(?:di)?batal(?:kan)?|salah|keliru|habis|kosong)"
)
_END = r"(?:\W+(?:haja|ja|aja|saja|pang|lah|pak|bu|dulu|lagi|jua|juga|tarima|terima|dapat))*\W*"
_THING = re.compile(
    rf"{_EH}(?:(?P<before>{LISTED})\W+)?(?P<thing>[^\W\d_]+?)(?:nya)?(?:\W+(?:no|nomor|nomer|nang|gasan|ampun)*\W*(?P<after>{LISTED}))?"
    rf"\W+(?:(?:tu|itu|masih|ternyata)\W+)*{_NOT}{_END}",
    re.IGNORECASE,
)
""" "2 selimutnya balum", "selimutnya batal"."""
_WHY = re.compile(
    rf"{_EH}(?P<numbers>{LISTED})\W+(?:(?:tu|itu)\W+)*(?:kada|kd|tidak|tdk|gak|ga)\W+jadi(?:\W+(?P<why>\w.*))?",
    re.IGNORECASE | re.DOTALL,
)
_WHEN = re.compile(
    r"(?:\W*(?:eh|maaf|mf|salah|ralat|itu|tu|nitu|tadi|td|jam|jamnya|pukul|pukulnya|waktunya|harinya|hari|jadi|harusnya|mestinya"
    r"|tarima|terima|manarima|menerima|kajadiannya|kejadiannya|pang|ja|haja|lah|pak|bu|samuanya|semuanya|barataan)\b)*\W*",
    re.IGNORECASE,
)


async def heard(talk: Talk[Any], text: str, standing: list[Delivery]) -> bool:
    """`standing`: what the message that is replied to recorded. Mistake for a time to come, Unsure for what is to be
    read back."""
    visit = await visits.get(talk.books, standing[0].visit)
    if wrong := _of_thing(text, standing, visit):
        await hand_over.take_back(talk, wrong)
        return True
    if called_off := await _called_off(talk, text, standing):
        await hand_over.take_back(talk, called_off)
        return True
    return await _when(talk, text, standing, visit)


def _of_thing(text: str, standing: Sequence[Delivery], visit: Visit) -> list[Delivery]:
    """Those of the record in which this thing is, of the numbers that were said, if any were."""
    found = _THING.fullmatch(text)
    if not found:
        return []
    item = deliveries.canonical(found["thing"].casefold(), visit)
    named = found["before"] or found["after"]
    numbers = read_spans(named, MOST_NUMBERS) if named else ()
    return [
        one
        for one in standing
        if one.item == item and one.kind is DeliveryKind.RECEIVED and (not numbers or one.number in numbers)
    ]


async def _called_off(talk: Talk[Any], text: str, standing: Sequence[Delivery]) -> list[Delivery]:
    """ "4 kada jadi": taken back; with a why, that number 4 was not there is offered, too."""
    found = _WHY.fullmatch(text)
    numbers = read_spans(found["numbers"], MOST_NUMBERS) if found else ()
    theirs = [one for one in standing if one.number in numbers]
    if found is None or not theirs:
        return []
    if {one.number for one in theirs} != set(numbers):
        raise Mistake("deliver.no_such_number")
    whom = ", ".join(str(number) for number in numbers)
    if found["why"] and not talk.confirmed:
        away = f'ganti: no {whom} tidak ada karena "{found["why"].strip()}"'
        raise Unsure(
            Meaning(f"{whom} kada jadi", texts.plain("deliver.part_back", numbers=whom)),
            Meaning(away, texts.plain("deliver.part_away", numbers=whom, why=wording.cut(found["why"].strip(), 40))),
        )
    return theirs


async def _when(talk: Talk[Any], text: str, standing: list[Delivery], visit: Visit) -> bool:
    """ "jamnya 8.30", "itu samalam": when all of it happened is put right, after a yes."""
    sent = talk.incoming.at.astimezone(talk.office.zone)
    day = past_days.cut(text, sent.date())
    rest, at = cut_time(day.rest, bare=True)
    if (at is None and day.day is None) or not _WHEN.fullmatch(rest):
        return False
    on = day.day or standing[0].happened_at.astimezone(sent.tzinfo).date()
    moment = wording.hour_unknown(on, talk.office.zone)
    if at:
        moment = moment.replace(hour=at.hour, minute=at.minute, second=0)
    if moment > sent and (at or on > sent.date()):
        raise Mistake("deliver.time_ahead", at=wording.clock_time(at) if at else "")
    if not talk.confirmed:
        raise Unsure(Meaning(text, texts.plain("deliver.was_then", at=wording.step_moment(moment, talk.office.zone))))
    said = [correcting.as_said(one).model_copy(update={"happened_at": moment}) for one in standing]
    new = await correcting.correct(talk, visit, standing, said)
    await hand_over.say_recorded(talk, visit, new, statements.source(talk))
    return True
