"""What is carried: an item, how many, and of what unit."""

from pydantic import BaseModel, ConfigDict

from sotarsa_bot import wording


class CargoItem(BaseModel):
    """`str()` gives it as people say it: "1.500 paket sembako"."""

    model_config = ConfigDict(frozen=True)

    item: str
    amount: int
    unit: str = ""

    def __str__(self) -> str:
        return " ".join(part for part in (wording.number(self.amount), self.unit, self.item) if part)
