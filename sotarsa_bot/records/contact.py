"""People of a village who are reached without Telegram, and what was said to them."""

from enum import StrEnum

from sotarsa_bot.records.record import Instant, Record


class ContactWay(StrEnum):
    """How word gets to somebody."""

    WHATSAPP = "whatsapp"
    PHONE = "phone"
    SMS = "sms"
    RADIO = "radio"
    COURIER = "courier"

    @property
    def dials(self) -> bool:
        """Whether a telephone number is needed."""
        return self in (ContactWay.WHATSAPP, ContactWay.PHONE, ContactWay.SMS)


class Contact(Record):
    """`rank`: of a village's contacts, the lowest is tried first. `reaches`: to whom they carry word; `hours`: when
    they are best reached. `removed_at`: they are none any more (and may come back)."""

    id: int = 0
    village: str
    name: str
    office: str = ""
    phone: str = ""
    way: ContactWay
    reaches: str = ""
    hamlet: str = ""
    hours: str = ""
    rank: int
    by: int
    at: Instant
    removed_at: Instant | None = None


class Relayed(Record):
    """Somebody of a village was told of a visit without Telegram: `name` whom, `way` by what, `words` what they said
    ("" where they have not answered yet). `code`: of the question, as it was written to them."""

    id: int = 0
    visit: int
    code: str = ""
    contact: int | None = None
    name: str
    way: ContactWay
    words: str = ""
    by: int
    at: Instant
    withdrawn_at: Instant | None = None
