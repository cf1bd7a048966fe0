"""What a person did wrong, as a text key. Rules raise it, one place says it, the person answers again."""

from typing import Any


class Mistake(Exception):
    """`key` is a text's key; `values` fill its placeholders. `so_far`: what was understood already, as it could be
    written: an answer in other words adds to it."""

    def __init__(self, key: str, so_far: str = "", **values: Any) -> None:
        super().__init__(key)
        self.key = key
        self.values = values
        self.so_far = so_far
