"""Statements as SQLite's driver takes them: the words, the order of their values, and how both ways are converted.

SQLAlchemy builds each of them once; asking it again at every use costs five times what SQLite takes to answer.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sqlalchemy import Delete, Dialect, Update
from sqlalchemy.engine.interfaces import Dialect as AnyDialect
from sqlalchemy.types import TypeEngine

from storage.session import Statement

Convert = Callable[[Any], Any]


class CompiledStatement:
    """Of one statement whose values are all named (`bindparam`)."""

    def __init__(self, statement: Statement, dialect: AnyDialect) -> None:
        compiled: Any = statement.compile(dialect=dialect)
        self.text = str(compiled)
        self._order = [
            (name, compiled.params[name], _converting(compiled.binds[name].type, "bind_processor", dialect))
            for name in compiled.positiontup
        ]
        columns = () if isinstance(statement, Update | Delete) else statement.exported_columns
        readers = (_converting(column.type, "result_processor", dialect, None) for column in columns)
        self._read = [(at, read) for at, read in enumerate(readers) if read]

    def values(self, given: Mapping[str, Any]) -> list[Any]:
        """In the order in which the words ask for them."""
        return [
            convert(given.get(name, default)) if convert else given.get(name, default)
            for name, default, convert in self._order
        ]

    def read(self, rows: Iterable[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
        """Rows of the driver, as the columns' types mean them."""
        return [self._converted(row) for row in rows] if self._read else list(rows)

    def _converted(self, row: tuple[Any, ...]) -> tuple[Any, ...]:
        values = list(row)
        for at, read in self._read:
            values[at] = read(values[at])
        return tuple(values)


_known: dict[Statement, CompiledStatement] = {}
"""By identity: the statements are kept themselves (storage/statements.py)."""


def compiled_statement(statement: Statement, dialect: Dialect) -> CompiledStatement:
    """Once a process: each engine has a dialect of its own, but all of SQLite's are alike."""
    if statement not in _known:
        _known[statement] = CompiledStatement(statement, dialect)
    return _known[statement]


def _converting(kind: TypeEngine[Any], what: str, dialect: AnyDialect, *more: Any) -> Convert | None:
    found: Convert | None = getattr(kind.dialect_impl(dialect), what)(dialect, *more)
    return found
