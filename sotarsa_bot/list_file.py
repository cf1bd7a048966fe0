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
    PROBLEMS = "problems"
    SAVE = "save"


class ListFile(Record):
    """Unique by (chat, message). Nothing of its contents is kept: each wish fetches it from Telegram again."""

    id: int = 0
    chat: int
    message: int
    visit: int
    by: int
    file_id: str
    name: str
    received_at: Instant
    wish: Wish = Wish.PREVIEW
    state: ListState = ListState.PENDING
    attempts: int = 0
    next_try: Instant
