"""What the calendar says against a day. Caveats, never walls."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from sotarsa_bot import wording
from sotarsa_bot.records.holiday import Holiday

SHORT_NOTICE_DAYS = 3
"""Our own choice: word needs this long to reach hamlets without signal."""
FRIDAY_PRAYER = (time(11, 30), time(13, 30))
"""About this long, with the walk to the mosque (shared facts of the programme)."""


@dataclass(frozen=True)
class Caveat:
    """A text's key and its values. `internal`: about the team's own people and vehicles, of no use to a village."""

    key: str
    values: dict[str, Any] = field(default_factory=dict)
    internal: bool = False


def day_caveats(
    day: date, *, at: time | None, holidays: Mapping[date, Holiday], closed: Mapping[date, str], today: date
) -> list[Caveat]:
    """What speaks against a day (and, if a time is given, against that time), most weighty first."""
    said = {"day": wording.long_day(day)}
    found = []
    if reason := closed.get(day):
        found.append(Caveat("calendar.closed", {**said, "reason": reason}))
    if holiday := holidays.get(day):
        found.append(Caveat(f"calendar.{holiday.kind}", {**said, "name": holiday.name}))
    if day.isoweekday() == 5 and (at is None or FRIDAY_PRAYER[0] <= at < FRIDAY_PRAYER[1]):
        found.append(Caveat("calendar.friday_prayer", said))
    if (day - today).days < SHORT_NOTICE_DAYS:
        found.append(Caveat("calendar.short_notice", said))
    return found
