"""What stands in the machine's way: a full disk, a locked or damaged database, a backup that cannot be read."""

from typing import Any

from sotarsa_bot import texts


class Trouble(Exception):
    """Its words, in Indonesian, are for whoever looks after the bot, and say what to do. Nothing was half done.

    It is nobody's mistake and no update's fault: what was being done waits, and is done when the trouble is over.
    """

    def __init__(self, key: str, **values: Any) -> None:
        super().__init__(key)
        self.key, self.values = key, values

    def __str__(self) -> str:
        return texts.plain(self.key, **self.values)
