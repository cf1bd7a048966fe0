"""The register of recipients: who they are, and what they are entitled to."""

from datetime import date
from enum import StrEnum

from sotarsa_bot.records.benefit import Benefit
from sotarsa_bot.records.record import Record


class Need(StrEnum):
    """What to be considerate of when somebody is served."""

    ELDERLY = "elderly"
    DISABLED = "disabled"
    PREGNANT = "pregnant"
    INFANT = "infant"
    ILL = "ill"


class Recipient(Record):
    """A person of a village.

    `key` names them for good, also where ids begin anew: it is the row that `sealed` (NIK, KK and phone, encrypted) is
    sealed for. `nik_index` finds the same NIK without holding it.
    """

    id: int = 0
    key: str
    village: str
    name: str
    address: str = ""
    hamlet: str = ""
    needs: tuple[Need, ...] = ()
    nik_index: str | None = None
    sealed: str = ""


class Entitlement(Record):
    """What a person is to receive of one programme, once, from `starts` to `ends`.

    `village` is its recipient's; `period` is said as the list says it, or empty; `data_date` is the list's "data per
    tanggal". Without an `item` it is aid of whatever kind.
    """

    id: int = 0
    recipient: int
    village: str
    programme: str = ""
    item: str = ""
    amount: int | None = None
    unit: str = ""
    period: str = ""
    starts: date
    ends: date
    data_date: date | None = None

    @property
    def quantity(self) -> int:
        """How many that is where the list says none: one."""
        return 1 if self.amount is None else self.amount

    @property
    def benefit(self) -> Benefit:
        return Benefit(programme=self.programme, item=self.item, amount=self.amount, unit=self.unit)
