"""The sub-district that an office serves: its names and its villages, from a file of facts."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints

from sotarsa_bot.records.record import Record

OWN = Path(__file__).with_name("halong.toml")
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
Code = Annotated[str, StringConstraints(pattern=r"[0-9]{4}")]


class District(Record):
    """`name` of the sub-district (kecamatan) and of its `regency` (kabupaten), without those words; `villages` by the
    last four digits of their codes. What a visit is offered to be about (`services`, `joint` activities, `partners`) is
    PAK SOTARSA's where the file says nothing; the office changes it in the chat: /kantor."""

    name: Name
    regency: Name
    villages: Annotated[dict[Code, Name], Field(min_length=1)]
    services: Annotated[tuple[Name, ...], Field(min_length=1)] = (
        "asuransi sosial", "pengamanan sosial", "program perumahan", "makanan",
    )  # fmt: skip
    joint: tuple[Name, ...] = ("Posyandu", "KTP-el", "Vaksinasi")
    partners: tuple[Name, ...] = ("Puskesmas", "Dukcapil", "PKK", "LSM")

    @property
    def words(self) -> dict[str, str]:
        """For texts, in small letters and in capitals."""
        return {
            "district": self.name, "regency": self.regency,
            "DISTRICT": self.name.upper(), "REGENCY": self.regency.upper(),
        }  # fmt: skip


@cache
def read_district(file: Path = OWN) -> District:
    """The district of a file. ValueError (TOML's or pydantic's) and OSError say what is wrong with it."""
    return District.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))
