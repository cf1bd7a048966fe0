"""A constant's name tells its unit, and the same name means the same everywhere."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
PARTS = ("benchmarks", "bot.py", "commands", "conversations", "simulator", "sotarsa_bot", "storage")
UNITS = re.compile(r"\b(millisecond|second|minute|hour|day|byte|megabyte|kilometre|metre|pixel)s?\b", re.IGNORECASE)


class Constant(NamedTuple):
    """`words`: what stands below it, as its docstring."""

    where: str
    name: str
    value: ast.expr
    words: str


@cache
def constants() -> tuple[Constant, ...]:
    return tuple(_constants())


def _constants() -> Iterator[Constant]:
    files = [file for part in PARTS for file in ((ROOT / part).rglob("*.py") if "." not in part else [ROOT / part])]
    for file in files:
        body = ast.parse(file.read_text(encoding="utf-8")).body
        for statement, after in zip(body, [*body[1:], ast.Pass()], strict=True):
            words = ""
            if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
                words = str(after.value.value)
            for name, value in _assigned(statement):
                if name.isupper():
                    yield Constant(str(file.relative_to(ROOT)), name, value, words)


def _assigned(statement: ast.stmt) -> Iterator[tuple[str, ast.expr]]:
    if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name) and statement.value:
        yield statement.target.id, statement.value
    if isinstance(statement, ast.Assign):
        (target,), value = statement.targets, statement.value
        if isinstance(target, ast.Name):
            yield target.id, value
        elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
            yield from zip([ast.unparse(one) for one in target.elts], value.elts, strict=True)


def is_number(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and type(value.value) in (int, float)


def is_duration(value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and ast.unparse(value.func) == "timedelta"


def test_a_number_that_has_a_unit_says_it_in_its_name() -> None:
    """A duration has it in its type (`timedelta`). Whatever begins its words with a unit is a number of that."""
    bare = []
    for one in constants():
        unit = UNITS.match(one.words.strip())
        if is_number(one.value) and unit and unit[1].upper() not in one.name:
            bare.append(f"{one.where}: {one.name} ({unit[1]})")
    assert bare == []


def test_what_is_a_duration_here_is_no_number_there() -> None:
    """`PATIENCE` had nine meanings."""
    kinds: dict[str, set[str]] = defaultdict(set)
    for one in constants():
        if is_number(one.value) or is_duration(one.value):
            kinds[one.name].add("number" if is_number(one.value) else "duration")
    assert [name for name, found in kinds.items() if len(found) > 1] == []


def test_a_name_says_what_it_bounds() -> None:
    """Most of what? A bare word had up to thirteen meanings."""
    vague = {"MOST", "LEAST", "LONGEST", "SHORTEST", "LIMIT", "AT_ONCE", "MARGIN", "PAGE", "EVERY", "SHOWN"}
    found = [f"{one.where}: {one.name}" for one in constants() if is_number(one.value) and one.name in vague]
    assert found == []
