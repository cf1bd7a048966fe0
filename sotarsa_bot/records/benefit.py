"""What a list of recipients grants one of them."""

from sotarsa_bot import wording
from sotarsa_bot.records.record import Record

ANY_AID = "bantuan"
"""The name of what is given where neither the list nor the visit names a thing. It stands in the books, and so is no
text that could be reworded."""


class Benefit(Record):
    """What somebody is to receive, as the list says it; a field that the list has not is empty."""

    programme: str = ""
    item: str = ""
    amount: int | None = None
    unit: str = ""

    def __str__(self) -> str:
        amount = "" if self.amount is None else str(self.amount)
        return " ".join(part for part in (self.programme, self.item, amount, self.unit) if part)

    def counted(self) -> str:
        """As people say it: "10 kg beras"; the programme where the list names no thing."""
        amount = "" if self.amount is None else wording.number(self.amount)
        return " ".join(part for part in (amount, self.unit, self.item or self.programme) if part)
