"""Who on a visit's list is meant by a record of a form: the same recipient, whatever number or spelling is theirs now.

A list may be emptied and filled again, a name corrected, while a phone is in the mountains. Who cannot be found for
sure is not guessed: it is asked about, with those who could be meant.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz, process

from sotarsa_bot.books import Books, OneOf
from sotarsa_bot.lists.nik import masked
from sotarsa_bot.lists.twins import bare
from sotarsa_bot.offline.form_files import Filled, Said
from sotarsa_bot.parsing.names import one_line
from sotarsa_bot.records.field import Listed
from sotarsa_bot.records.form_file import Placing, PlacingKind
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.register import recipients

UNLISTED = 0
"""Instead of a number: somebody who is on no line of the list, and is recorded by name."""
LIKE, MOST_OFFERED = 75, 4
"""How alike (of 100) a name must be to be offered, and how many are."""


def who_of(key: str) -> str:
    """How a form names somebody of the register, and nobody else."""
    return hashlib.sha256(key.encode()).hexdigest()[:16]


class Places:
    """The list as it is now. `elsewhere`: people of the register whom a form names and the list does not."""

    def __init__(
        self, listed: Sequence[Listed], keys: dict[int, str], elsewhere: Iterable[str], placed: Iterable[Placing]
    ) -> None:
        self._listed = listed
        self._by_who = {who_of(keys[one.recipient]): one for one in listed if one.recipient in keys}
        self._by_name: defaultdict[str, list[Listed]] = defaultdict(list)
        for one in listed:
            self._by_name[bare(_shown(one.name))].append(one)
        self._elsewhere, self._placed = frozenset(elsewhere), {one.record: one for one in placed}

    def of(self, said: Said) -> Said | None:
        """The record under the number and name that are theirs now; None if that is not sure."""
        placing = self._placed.get(said.id)
        if placing and placing.kind is not PlacingKind.PERSON:
            return said.model_copy(update={"number": UNLISTED})  # no form says that
        found = self._by_who.get(placing.who if placing else said.who) or (None if placing else self._named(said))
        return said.with_(number=found.number, name=_shown(found.name)) if found else None

    def dropped(self, said: Said) -> bool:
        """Whether somebody said that this one is not to be saved."""
        placing = self._placed.get(said.id)
        return placing is not None and placing.kind is PlacingKind.NOBODY

    def likely(self, said: Said) -> list[tuple[str, Listed]]:
        """Those who could be meant, the likeliest first, as a form would name them."""
        whos = {one.number: who for who, one in self._by_who.items()}
        names = {n: bare(_shown(one.name)) for n, one in enumerate(self._listed)}
        ranked = process.extract(
            bare(said.name), names, scorer=fuzz.token_sort_ratio, score_cutoff=LIKE, limit=MOST_OFFERED
        )
        found = [self._listed[n] for _, _, n in ranked]
        found += [one for one in self._listed if one.number == said.number and one not in found]
        return [(whos[one.number], one) for one in found[:MOST_OFFERED] if one.number in whos]

    def _named(self, said: Said) -> Listed | None:
        """By the name alone, unless that is another's: the one who was meant is known, and on another list."""
        same = self._by_name.get(bare(said.name), [])
        if said.who in self._elsewhere:
            return None
        here = [one for one in same if one.number == said.number]
        return same[0] if len(same) == 1 else here[0] if here and not said.who else None


async def places(books: Books, visit: Visit, filled: Filled, placed: Iterable[Placing]) -> Places:
    listed = await recipients.of_visit(books, visit)
    people = await books.recipients.find(id=OneOf(tuple(one.recipient for one in listed)))
    keys = {one.id: one.key for one in people}
    missing = {said.who for said in filled.records if said.who} - {who_of(key) for key in keys.values()}
    elsewhere: set[str] = set()
    if missing:
        village = await books.recipients.find(village=visit.village)
        elsewhere = {who_of(one.key) for one in village} & missing
    return Places(listed, keys, elsewhere, placed)


def _shown(name: str) -> str:
    """As it stands in a file, where long numbers are masked."""
    return masked(one_line(name))
