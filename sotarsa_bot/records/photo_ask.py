"""A photo that a coordinator asked for: of these hand-overs, from whoever reported them, by a day."""

from datetime import date

from sotarsa_bot.records.record import Instant, Record


class PhotoAsk(Record):
    """`whom` is asked, `by` has asked, `due` is the last day in the office's zone. Over when `ended_at` is set: by the
    new `photo`, or because it is no longer wanted."""

    id: int = 0
    visit: int
    flag: int
    deliveries: tuple[int, ...]
    whom: int
    by: int
    asked_at: Instant
    due: date
    photo: int | None = None
    ended_at: Instant | None = None
