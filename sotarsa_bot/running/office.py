"""How this office has set things up: what rules and conversations may ask about without reading settings."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sotarsa_bot.running.district import District, read_district

WITA = ZoneInfo("Asia/Makassar")


@dataclass(frozen=True)
class ReminderPlan:
    """When a visit is spoken of before it comes: days before, at a time of the office's zone."""

    before: tuple[tuple[int, time], ...] = ((7, time(9)), (3, time(9)), (1, time(15)), (0, time(6)))
    no_answer: tuple[timedelta, ...] = (timedelta(hours=24), timedelta(hours=48))
    phone_after: timedelta = timedelta(hours=72)
    camat_after_coordinator: timedelta = timedelta(hours=1)


@dataclass(frozen=True)
class Office:
    """`service_hours` is how long a visit usually serves, for the return watch when nobody said otherwise.
    `keep_years`: how long after a visit ended its records name people (retention.py)."""

    zone: ZoneInfo = WITA
    username: str = "sotarsa_bot"
    bot_id: int = 0
    admin_ids: tuple[int, ...] = ()
    reads_all: bool = False
    reminders: ReminderPlan = field(default_factory=ReminderPlan)
    service_hours: timedelta = timedelta(hours=4)
    evening: time = time(19)
    monday: time = time(7, 30)
    keep_years: int = 5
    district: District = field(default_factory=read_district)

    def today(self, now: datetime) -> date:
        return now.astimezone(self.zone).date()

    def at(self, day: date, moment: time) -> datetime:
        """The UTC instant of a day and time in the office's zone."""
        return datetime.combine(day, moment, self.zone).astimezone(UTC)
