"""For which village a file was sent, and what its sender has said of those of its rows that had to be asked about."""

import re

from sotarsa_bot.lists.records import Why
from sotarsa_bot.parsing import match_village
from sotarsa_bot.records.record import Record

_BEFORE = re.compile(r"\b(?:desa|ds|kelurahan|kel)\b[\s.:]*$", re.IGNORECASE)
_OF_MORE = re.compile(r"\b(?:kecamatan|kec|kabupaten|kab|kantor|camat)\b[\s.:]*$", re.IGNORECASE)
_HOUSE = re.compile(r"\s*(?:,|/|\b(?:rt|rw|dusun|dsn|jl|jalan|gang|gg|no)\b).*$", re.IGNORECASE)
"""What stands behind the village in an address."""
_ONLY = re.compile(r"^(?:desa|ds|kelurahan|kel)\b[\s.:]*|\s*(?:,|\bkec(?:amatan)?\b).*$", re.IGNORECASE)


class Wanted(Record):
    """`village` is a code, empty if any will do; `villages`: every one's code and name; `file`: the file's own name;
    `year`: the one that it is (0: any).

    The others: whether rows that are doubtful for this reason (records.Why) are to be taken; None: nobody has said."""

    village: str = ""
    villages: tuple[tuple[str, str], ...] = ()
    file: str = ""
    year: int = 0
    hidden: bool | None = None
    foreign: bool | None = None
    loose: bool | None = None
    headless: bool | None = None
    title: bool | None = None
    section: bool | None = None
    struck: bool | None = None
    gone: bool | None = None
    sheet: bool | None = None
    member: bool | None = None
    two: bool | None = None
    nik: bool | None = None

    def said_of(self, why: Why) -> bool | None:
        answer: bool | None = getattr(self, why)
        return answer

    def of_cell(self, said: str) -> str | None:
        """The other village that a row's own cell names, as it is called or written; "" for this one, None if it says
        nothing."""
        said = _ONLY.sub("", said).strip(" .-–:")
        if not self.village or not said:
            return None
        found = match_village(said, self.villages)
        return self._other(found.code) if found.code else said

    def of_address(self, said: str) -> str | None:
        """The same of where somebody lives: another village's name before its RT and the like, or behind "Desa"."""
        if not self.village or not said:
            return None
        bare = _HOUSE.sub("", _ONLY.sub("", said)).strip(" .-–:").casefold()
        codes = [code for code, name in self.villages if name.casefold() == bare]
        codes = codes or [code for code, sure in self._named(said) if sure]
        return self._other(codes[0]) if codes and self.village not in codes else None

    def of_title(self, *titles: str) -> str | None:
        """The same of what stands over a table: a village's name there, behind "Desa" before any other place."""
        if not self.village:
            return None
        found = [one for title in titles for one in self._named(title)]
        codes = [code for code, sure in found if sure] or [code for code, _ in found]
        return self._other(self.village if self.village in codes else codes[0]) if codes else None

    def _named(self, title: str) -> list[tuple[str, bool]]:
        """Which villages are named, and whether as one; a district may bear the same name as its village."""
        found = []
        for code, name in self.villages:
            for at in re.finditer(rf"\b{re.escape(name)}\b", title.replace("_", " "), re.IGNORECASE):
                before = title[: at.start()]
                if not _OF_MORE.search(before):
                    found.append((code, _BEFORE.search(before) is not None))
        return found

    def _other(self, code: str) -> str:
        return "" if code == self.village else dict(self.villages)[code]
