"""The buttons of what can be done where a village has not answered in time (silent_villages.py)."""

from datetime import datetime

from conversations.button import Rows
from conversations.presses.visits import DropProposal, ExtendAnswer, SettleDay
from sotarsa_bot import wording
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.running.office import Office
from sotarsa_bot.visits import answer_by


def ways(office: Office, visit: Visit, now: datetime) -> Rows:
    """None while its answer may still come in time."""
    if not answer_by.is_past(office, visit, now):
        return []
    longer = answer_by.longer(office, visit, office.today(now))
    until = wording.short_day(longer) if longer else ""
    extend = [[ExtendAnswer(visit=visit.id, day=longer).button("answer_by.extend", day=until)]] if longer else []
    settle, drop = SettleDay(visit=visit.id), DropProposal(visit=visit.id)
    return [*extend, [settle.button("answer_by.settle"), drop.button("answer_by.drop")]]
