"""How a holiday reads."""

import re

from sotarsa_bot import texts, wording
from sotarsa_bot.records.holiday import Holiday, HolidayKind
from sotarsa_bot.texts import Html

_LEAVE = re.compile(r"^cuti bersama\b\s*", re.IGNORECASE)


def line(one: Holiday) -> Html:
    """ "• Kamis, 24 Desember 2026: cuti bersama Hari Raya Natal" """
    key = "holiday.line_leave" if one.kind is HolidayKind.JOINT_LEAVE else "holiday.line"
    said = Html(texts.html(key, day=wording.long_day(one.day), name=name(one)).rstrip())
    return Html(said + texts.html("holiday.forecast")) if one.forecast else said


def name(one: Holiday) -> str:
    """Without the words that stand before it anyway; "" for joint leave of which no more is known."""
    return _LEAVE.sub("", one.name) if one.kind is HolidayKind.JOINT_LEAVE else one.name
