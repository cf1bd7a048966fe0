"""How far codes and numbers have been given, as the books are handed it (high_water.py uses it)."""

from typing import Protocol


class HighWater(Protocol):
    """The marks. `known`: whether they were there when the books were opened."""

    known: bool

    def before(self, name: str) -> int:
        """How far it had been given when the books were opened; 0 if nothing is known."""

    async def raise_(self, name: str, value: int) -> None:
        """What is given from now on is above this."""

    async def reach(self, name: str, value: int) -> None:
        """It has been given as far as this: on the disk when this returns."""
