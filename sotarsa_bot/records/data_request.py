"""What somebody asked about personal data, and what came of it."""

from sotarsa_bot.records.record import Instant, Record


class DataRequest(Record):
    """`about` is "person:3" (who asked) or "recipient:7" (of the register); `words` and `answer` are as typed. The law
    gives 3x24 hours: `due_at`. Open until `answered_at`."""

    id: int = 0
    about: str
    words: str
    by: int
    asked_at: Instant
    due_at: Instant
    answer: str = ""
    answered_by: int | None = None
    answered_at: Instant | None = None
