"""What everything that looks at a visit has in hand: a talk is one, and so is what follows after a step."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sotarsa_bot.books import Books
from sotarsa_bot.running.office import Office


class Scene(Protocol):
    """The books of this transaction, the office, and the moment."""

    @property
    def books(self) -> Books: ...
    @property
    def office(self) -> Office: ...
    @property
    def now(self) -> datetime: ...


@dataclass(frozen=True)
class Looked:
    """A scene without anybody: after a step, or when something's time has come."""

    books: Books
    office: Office
    now: datetime
