"""What is kept: a record is a frozen pydantic model; its fields are its table's columns."""

from datetime import datetime
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, ConfigDict


def _aware(value: datetime) -> datetime:
    if value.tzinfo is None:
        raise ValueError("times carry their zone; store UTC")
    return value


Instant = Annotated[datetime, AfterValidator(_aware)]
"""A moment in UTC, always aware; people see it in the office's zone."""


class Record(BaseModel):
    """A value that the books keep. Never changed in place: `with_(...)` gives the changed copy."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)  # errors are logged, and may hold names

    def with_(self, **changes: Any) -> Self:
        """The same record with other values, validated again (unlike `model_copy`)."""
        return self.model_validate({**{name: getattr(self, name) for name in type(self).model_fields}, **changes})
