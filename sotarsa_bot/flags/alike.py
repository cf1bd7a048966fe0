"""Pictures that look alike, found among all that are known: in memory, because no index finds what is merely near.

Two pictures are alike if at most `COARSE` of 64 bits differ, and at most `FINE` of 256. Measured
(docs/performance.md): the same picture smaller, compressed again, lighter, stamped or photographed off a screen passes;
of two million pairs of different ones none did, while 64 bits alone let one in 3,000 pass.
"""

from array import array
from collections.abc import Iterable

COARSE, FINE = 10, 28
MOST_REMEMBERED = 100_000
"""So many are remembered, the newest: more than a year of 24 villages. 100 bytes each."""


class Alike:
    """Knows pictures by their photo's number. A picture is compared once, with all that are known by then."""

    def __init__(self, most: int = MOST_REMEMBERED) -> None:
        self._most = most
        self._ids: dict[int, int] = {}
        self._coarse, self._fine, self._photos = array("Q"), list[int](), array("q")
        self._near: dict[int, set[int]] = {}

    def __len__(self) -> int:
        return len(self._photos)

    def know(self, photo: int, dhash: str) -> None:
        """Remembers a picture; nothing for one without a hash, or that is known."""
        if not dhash or photo in self._ids:
            return
        if len(self) < self._most:
            self._ids[photo] = len(self)
            self._coarse.append(0)
            self._photos.append(0)
            self._fine.append(0)
        else:
            oldest = min(self._ids)
            self._ids[photo] = self._ids.pop(oldest)
            self._near.pop(oldest, None)
        place = self._ids[photo]
        self._coarse[place], self._fine[place], self._photos[place] = int(dhash[:16], 16), int(dhash[16:], 16), photo

    def near(self, photo: int) -> frozenset[int]:
        """The photos that look like this one; none for one that is not known."""
        place = self._ids.get(photo)
        if place is None:
            return frozenset()
        if photo not in self._near:
            found = set(self._found(self._coarse[place], self._fine[place])) - {photo}
            self._near[photo] = found
            for other in found & self._near.keys():
                self._near[other].add(photo)
        return frozenset(self._near[photo])

    def _found(self, coarse: int, fine: int) -> Iterable[int]:
        """Few pass the first comparison, which is therefore all that has to be fast."""
        near = [place for place, other in enumerate(self._coarse) if (other ^ coarse).bit_count() <= COARSE]
        return (self._photos[place] for place in near if (self._fine[place] ^ fine).bit_count() <= FINE)
