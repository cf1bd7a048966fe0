"""Which numbers people get on a visit's list: the file's own, gaps and all, so that the paper and the team agree."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from sotarsa_bot.records.field import Listed
from sotarsa_bot.register.list_import import Entry, Renumbered


def numbered(entries: Iterable[Entry], listed: Collection[Listed]) -> tuple[tuple[Entry, ...], tuple[Renumbered, ...]]:
    """The entries with the numbers of those who come onto the list, and who does not bear the file's.

    A number is taken once: by whoever is on the list already, else by the first row that has it. Whoever is left
    without comes after the highest.
    """
    every = list(entries)
    taken = {one.number for one in listed}
    given: dict[int, int] = {}
    for n, one in enumerate(every):
        if one.comes and (own := one.lines[0].number) and own not in taken:
            given[n] = own
            taken.add(own)
    last = max(taken, default=0)
    for n, one in enumerate(every):
        if one.comes and n not in given:
            given[n] = last = last + 1
    found = tuple(replace(one, number=given.get(n)) for n, one in enumerate(every))
    has_own = any(line.number for one in every for line in one.lines)
    return found, tuple(other for one in found if has_own and (other := _other(one)))


def _other(one: Entry) -> Renumbered | None:
    """Whoever has another number than the file says, or than nothing."""
    own, given = one.lines[0].number, one.listed.number if one.listed else one.number
    return Renumbered(one.lines[0].place, own, given) if given is not None and given != own else None
