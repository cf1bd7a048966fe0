"""A window of days in which a visit could take place."""

from datetime import date, timedelta
from typing import Self

from pydantic import BaseModel, ConfigDict, model_validator

LONGEST_WINDOW_DAYS = 31


class Window(BaseModel):
    """Both days belong to it. ValueError if it ends before it begins."""

    model_config = ConfigDict(frozen=True)

    first: date
    last: date

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.last < self.first:
            raise ValueError("a window ends on or after the day it begins")
        return self

    def days(self) -> list[date]:
        return [self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1)]
