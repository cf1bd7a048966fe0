"""A bot that begins from a backup tells its administrators once what its books lack, and what is not given again."""

from datetime import datetime

from conversations.notifications import alarms
from sotarsa_bot import texts, wording
from sotarsa_bot.books import Books
from sotarsa_bot.official import aftermath
from sotarsa_bot.official.aftermath import Aftermath
from sotarsa_bot.records.machinery import Reminder
from sotarsa_bot.running import high_water
from sotarsa_bot.running.office import Office
from sotarsa_bot.texts import Html


async def take_up(books: Books, office: Office, now: datetime) -> None:
    """At each start; after a restore it is told."""
    today = office.today(now)
    found = await aftermath.settle(books, now, today.year)
    await high_water.catch_up(books)
    if found is None:
        return
    since, until = wording.moment(found.since, office.zone), wording.moment(now, office.zone)
    details = Html("\n".join(_lines(found, today.year)))
    await alarms.tell(books, "alarm.restored", now, moment=since, until=until, details=details)


def _lines(found: Aftermath, year: int) -> list[Html]:
    lines = []
    if not found.known:
        lines.append(texts.html("alarm.restored_unknown", next=found.next_code))
    elif found.codes:
        first, last = found.codes
        codes = f"K{first}" if first == last else f"K{first}–K{last}"
        lines.append(texts.html("alarm.restored_codes", codes=codes, next=found.next_code))
    for kind, given in found.numbers.items():
        paper = texts.plain(f"record.name_{kind}")
        lines.append(texts.html("alarm.restored_numbers", paper=paper, year=year, given=given, next=given + 1))
    for kind in found.doubted:
        lines.append(texts.html("alarm.restored_doubt", paper=texts.plain(f"record.name_{kind}")))
    if found.reminded:
        lines.append(texts.html("alarm.restored_reminded", what=_what(found.reminded), count=len(found.reminded)))
    if found.waiting:
        lines.append(texts.html("alarm.restored_waiting", count=found.waiting))
    return lines


def _what(reminders: tuple[Reminder, ...]) -> str:
    about = [f"K{visit}" for visit in dict.fromkeys(one.visit for one in reminders) if visit]
    others = [] if all(one.visit for one in reminders) else [texts.plain("alarm.restored_other")]
    return wording.listing([*about, *others])
