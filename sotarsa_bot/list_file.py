"""A list of recipients as somebody sent it: written down first, fetched and read after, saved when they say so."""

from enum import StrEnum

from sotarsa_bot.record import Instant, Record


class ListState(StrEnum):
    PENDING = "pending"
    SHOWN = "shown"
    SAVED = "saved"
    DROPPED = "dropped"
    BROKEN = "broken"


class Wish(StrEnum):
    """What is to be done with the file once it is here."""

    PREVIEW = "preview"
    PAIRS = "pairs"
    PROBLEMS = "problems"
    SAVE = "save"


class Choice(Record):
    """Whether somebody on a row is a recipient who is known: a guess until it is `decided`."""

    row: int
    sheet: str = ""
    recipient: int
    same: bool
    decided: bool = False


class ListFile(Record):
    """Unique by (chat, message). For a visit's list, or for a village's register alone (no `visit`).

    Nothing of its contents is kept but what was decided of its rows: each wish fetches it from Telegram again.
    """

    id: int = 0
    chat: int
    message: int
    village: str
    visit: int | None = None
    by: int
    file_id: str
    name: str
    received_at: Instant
    wish: Wish = Wish.PREVIEW
    state: ListState = ListState.PENDING
    attempts: int = 0
    next_try: Instant
    choices: tuple[Choice, ...] = ()

    @property
    def asked(self) -> tuple[Choice, ...]:
        """Those that wait for an answer, as they are shown."""
        return tuple(choice for choice in self.choices if not choice.decided)
