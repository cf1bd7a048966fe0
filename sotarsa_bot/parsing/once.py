"""A reader that many ask about the same words reads them once.

Some sixty listeners look at a message, and a good part of them ask the same of it: which visit it names, whether it
opens with a step. What was read is remembered until a message has been worked and no longer: nobody's words are kept.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

_MOST = 64
"""Texts that a reader remembers: the lines and clauses of a message, and of those worked beside it."""
_forget: list[Callable[[], None]] = []


def read_once(reader: Callable[P, R]) -> Callable[P, R]:
    """For a reader that goes by its arguments alone and gives what nobody changes. What it raises is not remembered."""
    remembering = lru_cache(maxsize=_MOST)(reader)
    _forget.append(remembering.cache_clear)
    return remembering  # type: ignore[return-value]  # its arguments need not be named as hashable


def forget() -> None:
    """A message has been worked."""
    for one in _forget:
        one()
