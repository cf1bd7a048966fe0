"""Numbers that name a person, as they are kept: encrypted, and found by an index that does not tell them."""

from typing import Protocol

from pydantic import BaseModel, ConfigDict


class Numbers(BaseModel):
    """What of a person is never kept in the clear; what is not known is empty."""

    model_config = ConfigDict(frozen=True)

    nik: str = ""
    kk: str = ""
    phone: str = ""
    nip: str = ""

    def __bool__(self) -> bool:
        return bool(self.nik or self.kk or self.phone or self.nip)


class Vault(Protocol):
    def seal(self, numbers: Numbers, row: str) -> str:
        """Encrypted for one row ("listed:12:3"): elsewhere it cannot be opened."""

    def open(self, sealed: str, row: str) -> Numbers | None:
        """What `seal` was given; None for another key, another row, or anything else."""

    def index(self, nik: str) -> str:
        """The same for the same NIK; without the key nobody can tell for which."""
