"""Who acts: what every use case needs to know."""

from datetime import datetime
from typing import Any

from sotarsa_bot.books import Books
from sotarsa_bot.events import Event
from sotarsa_bot.records.people import Person
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.running import audit
from sotarsa_bot.running.office import Office


class Acting:
    """Who acts, from which chat, when, under which office: what every use case needs to know."""

    def __init__(
        self, books: Books, office: Office, now: datetime, by: Person, chat: int | None, topic: int | None = None
    ) -> None:
        self.books, self.office, self.now, self.by, self.chat, self.topic = books, office, now, by, chat, topic

    async def record(self, what: str, visit: Visit, **detail: Any) -> None:
        await self.audit(what, f"visit:{visit.id}", **detail)

    def happened(self, event: type[Event], visit: Visit, **about: Any) -> None:
        """Says what was done to the visit; who looks at it follows when the step has ended (events.py)."""
        self.books.happened.append(event(visit.id, self.by, self.chat, self.topic, **about))

    async def audit(self, what: str, subject: str, **detail: Any) -> None:
        await audit.write(self.books, what, subject, at=self.now, by=self.by.id, chat=self.chat, **detail)
