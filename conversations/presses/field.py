"""The presses of the day itself: steps, load, counts, and what people ask for beside."""

from enum import StrEnum
from typing import ClassVar, Literal

from conversations.pressed import OfVisit, Pressed, Row, Yes
from sotarsa_bot.records.steps import Step


class BringPanel(OfVisit):
    NAME: ClassVar = "panel"


class ReportStep(OfVisit):
    """`minute`: when it happened, since 1970; none is now. `asked`: whether that can be was asked before."""

    NAME: ClassVar = "step"
    step: Step
    minute: Row | None = None
    asked: Yes = False


class StepIsNotSo(OfVisit):
    NAME: ClassVar = "step_not"


class TakeStepBack(OfVisit):
    NAME: ClassVar = "step_back"
    step: Step


class OpenLoad(OfVisit):
    NAME: ClassVar = "load"


class AllCameBack(OfVisit):
    """Whatever is not accounted for."""

    NAME: ClassVar = "load_all"


class NothingCameBack(OfVisit):
    NAME: ClassVar = "load_none"


class TakeLoadBack(OfVisit):
    """`last`: the word that is taken back; whoever said more since has the last word."""

    NAME: ClassVar = "load_undo"
    last: Row | None = None


class OfCount(OfVisit):
    """`shown`: the stamp of the totals."""

    shown: str = ""


class CountAgrees(OfCount):
    NAME: ClassVar = "count_ok"


class CountDiffers(OfCount):
    NAME: ClassVar = "count_no"


class CountAgain(OfVisit):
    """That the count agrees was a slip of the thumb."""

    NAME: ClassVar = "count_again"


class AskForService(OfVisit):
    """From the panel: somebody asks for something beside."""

    NAME: ClassVar = "request"


class RequestWay(StrEnum):
    ACCEPT = "accept"
    PASS_ON = "pass_on"  # noqa: S105 - no password
    DECLINE = "decline"


class OfRequest(Pressed):
    request: Row


class AnswerRequest(OfRequest):
    """Without a way: shows it."""

    NAME: ClassVar = "req"
    way: RequestWay | Literal[""] = ""


class RequestWaitsAgain(OfRequest):
    """It was answered by mistake."""

    NAME: ClassVar = "req_back"


class TakeRequestBack(OfRequest):
    NAME: ClassVar = "req_undo"


class RequestStands(OfRequest):
    """Taking it back was a mistake."""

    NAME: ClassVar = "req_keep"
