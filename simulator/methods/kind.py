"""What a method is: a coroutine from the world and the parameters to the JSON result."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from simulator.params import Params

if TYPE_CHECKING:
    from simulator.world import World

Method = Callable[["World", Params], Awaitable[Any]]
