"""What a shelf asks of the transaction that it is in."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Delete, Insert, Select, Table, Update
from sqlalchemy.ext.asyncio import AsyncConnection

Statement = Select[Any] | Insert | Update | Delete
Values = Mapping[str, Any]


class NoCache:
    """Remembers nothing of what was read."""

    def of(self, table: Table) -> Mapping[Any, Any]:
        """The answers that are known, by question."""
        return {}

    def learn(self, table: Table, question: Any, answer: Any) -> None:
        """The answer to a question about a table; it is never changed by whoever got it."""

    def written(self, table: Table) -> None:
        """What is known of this table may be true no longer."""


class Session(ABC):
    """The statements of one open transaction. `cache`: what was read in it."""

    cache: NoCache

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection, self.dialect = connection, connection.dialect

    @abstractmethod
    async def ask(self, statement: Statement, values: Values) -> list[tuple[Any, ...]]:
        """The rows that it gives."""

    @abstractmethod
    async def tell(self, statement: Statement, values: Values) -> int:
        """How many rows it changed."""

    @abstractmethod
    async def tell_all(self, statement: Statement, rows: Iterable[Values]) -> None:
        """Runs it once for each of the rows."""
