"""What was read over a connection is remembered for as long as it is true.

Most of what an update asks (who is this, which chat, which visit) was asked a moment ago by the one before, and has not
changed since. Whatever the connection itself writes is forgotten by table; if anybody else has written, SQLite says so
at the begin of the next transaction, and all is forgotten.
"""

from collections import Counter
from typing import Any

from sqlalchemy import Table

from storage.session import NoCache

MOST_BETWEEN = 2_000
"""Records of one table kept between transactions."""
MOST_IN_ONE_TRANSACTION = 20_000
"""And within one that reads on and on: the doctor goes through a million photos, page by page."""


class QueryCache(NoCache):
    """Answers by table and question. An answer is never changed by whoever got it."""

    def __init__(self) -> None:
        self._answers: dict[Table, dict[Any, Any]] = {}
        self._weight: Counter[Table] = Counter()
        self._version: object = None

    def begin(self, version: object) -> None:
        """A transaction sees the database at this version; None: it cannot be told, and nothing is believed."""
        if version is None or version != self._version:
            self.forget()
        self._version = version

    def of(self, table: Table) -> dict[Any, Any]:
        """What is known; to be added to by `learn` only."""
        return self._answers.get(table, {})

    def learn(self, table: Table, question: Any, answer: Any) -> None:
        if self._weight[table] > MOST_IN_ONE_TRANSACTION:
            self.written(table)
        self._answers.setdefault(table, {})[question] = answer
        self._weight[table] += 1 + (len(answer) if isinstance(answer, list | dict) else 0)

    def written(self, table: Table) -> None:
        """What is known of this table may be true no longer."""
        self._answers.pop(table, None)
        self._weight.pop(table, None)

    def keep(self) -> None:
        """The transaction is committed: what it knows is true, but long lists are not worth their room."""
        for table in [table for table, weight in self._weight.items() if weight > MOST_BETWEEN]:
            self.written(table)

    def forget(self) -> None:
        self._answers.clear()
        self._weight.clear()
