"""What every source of tasks looks at."""

from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sotarsa_bot.books import Books, OneOf
from sotarsa_bot.records.visit import OPEN, Visit, VisitState
from sotarsa_bot.running.office import Office
from sotarsa_bot.tasks.task import Task


@dataclass(frozen=True)
class Look:
    """The books at a moment; `visits` are those that are open."""

    books: Books
    office: Office
    now: datetime
    visits: Sequence[Visit]

    def those(self, *states: VisitState) -> Iterator[Visit]:
        return (visit for visit in self.visits if visit.state in states)

    async def since(self, visit: Visit, *what: str) -> datetime:
        """When that happened to it last; when it was proposed, if it never did."""
        last = await self.books.audit.first(subject=f"visit:{visit.id}", what=OneOf(what), order="-id")
        return last.at if last else visit.proposed_at


Source = Callable[[Look], AsyncIterator[Task]]


async def look(books: Books, office: Office, now: datetime) -> Look:
    return Look(books, office, now, await books.visits.find(state=OneOf(OPEN), order="id"))
