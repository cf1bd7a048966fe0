"""Public holidays and joint leave: different things, both from the yearly SKB 3 Menteri; the office edits the table."""

from datetime import date
from enum import StrEnum

from sotarsa_bot.records.record import Record


class HolidayKind(StrEnum):
    PUBLIC = "public"
    JOINT_LEAVE = "joint_leave"


class Holiday(Record):
    """`forecast` marks days that the moon or a later decree may still move."""

    id: int = 0
    day: date
    name: str
    kind: HolidayKind
    forecast: bool = False
