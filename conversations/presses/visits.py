"""The presses of a visit's card and of what is said about it: the village's answers, and what the office changes."""

from datetime import date, datetime, time
from typing import Annotated, Any, ClassVar, Final, Literal

from pydantic import BeforeValidator, PlainSerializer

from conversations.pressed import OfVisit, Pressed, Row, Yes


def _read_day(said: Any) -> Any:
    return datetime.strptime(said, "%Y%m%d").date() if isinstance(said, str) else said


def _read_hour(said: Any) -> Any:
    return datetime.strptime(said, "%H%M").time() if isinstance(said, str) else said


Day = Annotated[date, BeforeValidator(_read_day), PlainSerializer(lambda day: f"{day:%Y%m%d}")]
"""20261203"""
Hour = Annotated[time, BeforeValidator(_read_hour), PlainSerializer(lambda hour: f"{hour:%H%M}")]
"""0900"""
TYPED: Final = "typed"
"""Stands for the place that was typed before."""


class BringCard(OfVisit):
    NAME: ClassVar = "card"


class ChooseDay(OfVisit):
    NAME: ClassVar = "day"
    day: Day


class ChooseHour(OfVisit):
    NAME: ClassVar = "time"
    hour: Hour


class ChoosePlace(OfVisit):
    """`place`: which of the usual ones, or the one that was typed before."""

    NAME: ClassVar = "place"
    place: Row | Literal["typed"]


class StartOver(OfVisit):
    """The village chooses day, hour and place anew."""

    NAME: ClassVar = "start_over"


class NameAnotherDay(OfVisit):
    NAME: ClassVar = "other_day"


class AskToMove(OfVisit):
    """An official wants what is agreed to be otherwise."""

    NAME: ClassVar = "ask_to_move"


class OfWish(OfVisit):
    """`wish`: the mark of the village's wish, so that no later one is meant."""

    wish: str = ""


class AcceptWish(OfWish):
    NAME: ClassVar = "accept"


class DeclineWish(OfWish):
    NAME: ClassVar = "decline"


class OfOffer(OfVisit):
    """`offer`: the mark of the time that the office offers, so that no later one is meant."""

    offer: str = ""


class TakeOffer(OfOffer):
    NAME: ClassVar = "take_offer"


class RecallOffer(OfOffer):
    NAME: ClassVar = "recall_offer"


class Unfold(OfVisit):
    """What may be done with an agreed visit takes the place of the card's buttons."""

    NAME: ClassVar = "unfold"


class Fold(OfVisit):
    """The card's first buttons again."""

    NAME: ClassVar = "fold"


class Enter(OfVisit):
    """A coordinator enters what was agreed elsewhere."""

    NAME: ClassVar = "enter"


class ProposeAgain(OfVisit):
    """Other days."""

    NAME: ClassVar = "propose_again"


class Postpone(OfVisit):
    NAME: ClassVar = "postpone"


class CancelVisit(OfVisit):
    NAME: ClassVar = "cancel_visit"


class OnDay(OfVisit):
    day: Day


class ShowMarks(OfVisit):
    """On which of the days can who?"""

    NAME: ClassVar = "day_marks"


class MarkDay(OnDay):
    """`can`: that they can, or cannot; once more takes it back."""

    NAME: ClassVar = "mark_day"
    can: Yes


class ExtendAnswer(OnDay):
    """The village's answer, which is past due, is awaited until then."""

    NAME: ClassVar = "extend_answer"


class SettleDay(OfVisit):
    """The village is silent: which day is settled instead?"""

    NAME: ClassVar = "settle_day"


class SettleOn(OnDay):
    """Reads back what would be settled."""

    NAME: ClassVar = "settle_on"


class SettleNow(OnDay):
    NAME: ClassVar = "settle_now"


class DropProposal(OfVisit):
    """Reads back that the proposal would be dropped."""

    NAME: ClassVar = "drop_proposal"


class DropNow(OfVisit):
    NAME: ClassVar = "drop_now"


class Restore(OfVisit):
    """It is neither put off nor called off."""

    NAME: ClassVar = "restore"


class Replan(OfVisit):
    NAME: ClassVar = "replan"


class PlanBack(OfVisit):
    """`version`: the visit's after the change that is taken back."""

    NAME: ClassVar = "plan_back"
    version: Row


class Announcement(OfVisit):
    """The words for citizens, once more."""

    NAME: ClassVar = "announcement"


class Calendar(OfVisit):
    NAME: ClassVar = "calendar"


class ShowMap(OfVisit):
    NAME: ClassVar = "map"


class OfQuestion(Pressed):
    """Of a question to the office."""

    question: Row


class QuestionAnswered(OfQuestion):
    NAME: ClassVar = "answered"


class QuestionOpen(OfQuestion):
    """That it was answered was a mistake."""

    NAME: ClassVar = "unanswered"
