"""How a holiday reads."""

from sotarsa_bot import texts, wording
from sotarsa_bot.texts import Html
from sotarsa_bot.visits.holiday import Holiday, HolidayKind


def line(one: Holiday) -> Html:
    """ "• Kamis, 24 Desember 2026: cuti bersama Hari Raya Natal" """
    key = "holiday.line_leave" if one.kind is HolidayKind.JOINT_LEAVE else "holiday.line"
    said = texts.html(key, day=wording.long_day(one.day), name=name(one))
    return Html(said + texts.html("holiday.forecast")) if one.forecast else said


def name(one: Holiday) -> str:
    return one.name.removeprefix("Cuti Bersama ")
