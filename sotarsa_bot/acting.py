"""Who acts: what every use case needs to know, and where it asks whether they may."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sotarsa_bot.books import Books
from sotarsa_bot.events import Event
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people import rights
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.people import Grant, Person
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.running import audit
from sotarsa_bot.running.office import Office


class Acting:
    """Who acts, with what grants, from which chat (and topic of a forum), when, under which office.

    What follows by itself from what somebody did acts in their name without any grants (settling.py): it needs none."""

    def __init__(
        self,
        books: Books,
        office: Office,
        now: datetime,
        by: Person,
        grants: Sequence[Grant] = (),
        *,
        chat: int | None = None,
        topic: int | None = None,
    ) -> None:
        self.books, self.office, self.now, self.by, self.grants = books, office, now, by, grants
        self.chat, self.topic = chat, topic

    def may(self, action: Action, village: str | None = None) -> bool:
        """Whether whoever acts holds a right (an official: in this village)."""
        return rights.may(self.grants, action, village=village)

    def need(self, *actions: Action, village: str | None = None) -> None:
        """Asked by each use case before all else. Mistake `common.not_yours` for who holds none of these rights."""
        if not any(self.may(one, village) for one in actions):
            raise Mistake("common.not_yours")

    def need_lead(self, visit: Visit) -> None:
        """As `need`: of the coordinators, and of whoever leads this visit."""
        leads = self.by.id == visit.plan.leader and self.may(Action.DELIVER)
        if not (leads or self.may(Action.COORDINATE)):
            raise Mistake("common.not_yours")

    async def record(self, what: str, visit: Visit, **detail: Any) -> None:
        await self.audit(what, f"visit:{visit.id}", **detail)

    def happened(self, event: type[Event], visit: Visit, **about: Any) -> None:
        """Says what was done to the visit; who looks at it follows when the step has ended (events.py)."""
        self.books.happened.append(event(visit.id, self.by, self.chat, self.topic, **about))

    async def audit(self, what: str, subject: str, **detail: Any) -> None:
        await audit.write(self.books, what, subject, at=self.now, by=self.by.id, chat=self.chat, **detail)
