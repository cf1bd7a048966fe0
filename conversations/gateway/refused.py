"""An answer to getUpdates that no JSON reader takes: which of its updates it is, found by asking for one at a time."""

import re

from conversations.gateway.backlog import FULL

SURE_AFTER_TIMES = 3
"""So many times the same one alone: half an answer is another half the next time."""
WHOLE = re.compile(rb'\s*\{\s*"ok"\s*:\s*true\b.*\]\s*\}\s*', re.DOTALL)
"""It ends as the Bot API's answers do; a page, or half an answer, does not."""
NUMBER = re.compile(rb'"update_id"\s*:\s*(\d{1,18})\b')


class Refused:
    """How many updates to ask for, and which one has to be set aside."""

    def __init__(self) -> None:
        self._alone = 0
        self._last, self._times = -1, 0

    @property
    def limit(self) -> int:
        return 1 if self._alone else FULL

    def met(self, payload: bytes) -> int | None:
        """The number of the update that is to be passed over; None if that is not sure."""
        found = NUMBER.search(payload) if WHOLE.fullmatch(payload) else None
        if found is None:
            return None
        if not self._alone:
            self._alone = FULL
            return None
        update = int(found[1])
        self._times = self._times + 1 if update == self._last else 1
        self._last = update
        return update if self._times >= SURE_AFTER_TIMES else None

    def passed(self, count: int) -> None:
        """So many came whole. One after the other until all of that answer are through."""
        self._alone = max(0, self._alone - 1) if count else 0
