"""What somebody asks the office, and the books cannot answer (pertanyaan kepada kantor): it waits for a person."""

from sotarsa_bot.records.record import Instant, Record


class OfficeQuestion(Record):
    """Its words stand in the messages that passed it on (`Slot.question`), and nowhere else.

    `visit`: the one that it is about, if any; `village`: whose official asks, None for the camat."""

    id: int = 0
    by: int
    village: str | None = None
    visit: int | None = None
    at: Instant
    answered_by: int | None = None
    answered_at: Instant | None = None
