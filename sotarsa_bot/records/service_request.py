"""What a citizen asked for who was on no list (usulan warga): recorded, answered, taken along by a later visit."""

from enum import StrEnum

from sotarsa_bot.records.record import Instant, Record


class RequestState(StrEnum):
    OPEN = "open"
    ACCEPTED = "accepted"
    PASSED_ON = "passed_on"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    """Noted by mistake."""


class ServiceRequest(Record):
    """`name` is shown in private only, and may be empty. `answer`: to whom it was passed on, or why it was declined.

    `taken_up` is the visit that will serve it."""

    id: int = 0
    visit: int
    village: str
    name: str = ""
    need: str
    photo: int | None = None
    by: int
    at: Instant
    state: RequestState = RequestState.OPEN
    answer: str = ""
    answered_by: int | None = None
    answered_at: Instant | None = None
    taken_up: int | None = None
