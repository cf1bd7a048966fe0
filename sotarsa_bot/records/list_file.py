"""A list of recipients as somebody sent it: written down first, fetched and read after, saved when they say so."""

from enum import StrEnum

from pydantic import Field

from sotarsa_bot.records.record import Instant, Record


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


class Tally(Record):
    """Of how many people a list wrote something down: new ones, ones who get more, ones who changed (`people` counts
    each once), and how many came onto the visit's list."""

    people: int = 0
    added: int = 0
    more: int = 0
    changed: int = 0
    listed: int = 0

    def plus(self, other: "Tally") -> "Tally":
        return Tally(**{name: getattr(self, name) + getattr(other, name) for name in Tally.model_fields})


class Former(Record):
    """What an entitlement granted before a file granted another amount of it (`given`)."""

    entitlement: int
    amount: int | None
    unit: str
    given: int | None


class Brought(Record):
    """Which recipients and entitlements came into the register by a file, and which recipients came onto the visit's
    list, by their ids alone; and the amounts that it changed."""

    people: tuple[int, ...] = ()
    grants: tuple[int, ...] = ()
    listed: tuple[int, ...] = ()
    amounts: tuple[Former, ...] = ()

    def plus(self, other: "Brought") -> "Brought":
        return Brought(**{name: getattr(self, name) + getattr(other, name) for name in Brought.model_fields})


class ListFile(Record):
    """Unique by (chat, message). For a visit's list, or for a village's register alone (no `visit`).

    Nothing of its contents is kept but what was decided of its rows: each wish fetches it from Telegram again.
    `answers`: whether rows that are doubtful for a reason (lists.records.Why) are to be taken. `tally` is what has been
    written down of it so far, `brought` what can be taken back.
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
    answers: dict[str, bool] = Field(default_factory=dict)
    tally: Tally = Tally()
    brought: Brought = Brought()

    @property
    def origin(self) -> str:
        """Names this file and no other, also after a restore."""
        return f"list:{self.chat}:{self.message}"

    @property
    def asked(self) -> tuple[Choice, ...]:
        """Those that wait for an answer, as they are shown."""
        return tuple(choice for choice in self.choices if not choice.decided)
