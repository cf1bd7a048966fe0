"""The presses of what is put to the camat."""

from typing import ClassVar

from conversations.pressed import Pressed, Row
from conversations.presses.visits import Day
from sotarsa_bot.records.ruling import Verdict


class OfRuling(Pressed):
    ruling: Row


class Rule(OfRuling):
    NAME: ClassVar = "rule"
    verdict: Verdict


class ExplainFirst(OfRuling):
    """The coordinators are to explain it."""

    NAME: ClassVar = "explain_first"


class TakeRulingBack(OfRuling):
    NAME: ClassVar = "ruling_back"


class NameDeputy(Pressed):
    """`person` decides in the camat's place on these days."""

    NAME: ClassVar = "name_deputy"
    person: Row
    first: Day
    last: Day


class EndDeputy(Pressed):
    NAME: ClassVar = "end_deputy"
    deputy: Row


class ShowRuling(OfRuling):
    NAME: ClassVar = "ruling"
