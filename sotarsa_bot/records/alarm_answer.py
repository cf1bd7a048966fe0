"""What somebody said to an alarm."""

from sotarsa_bot.records.record import Instant, Record


class AlarmAnswer(Record):
    """What somebody said to an alarm. `ends`: they were reached, so that it need not ring for a time."""

    id: int = 0
    visit: int
    alarm: str
    by: int
    at: Instant
    words: str = ""
    ends: bool = False
