"""What somebody wrote and may have meant, where not every word of it says so: it is read back and asked."""

from typing import Any, NamedTuple


class Meaning(NamedTuple):
    """One thing that may be meant.

    `words` could have been written instead: the same reader takes them without doubt. `said` is the same for a person
    to read ("Rabu, 16 Desember 2026, 10.00 WITA, di balai").
    """

    words: str
    said: str


NOTHING = "bukan apa-apa"
"""The words of a meaning by which there is nothing to record: whoever chooses it closes the question."""


class Unsure(Exception):
    """Raised like a Mistake, by a reader or a step: nothing is changed, and these meanings are offered,
    likeliest first.

    `key` is the question's text: `unsure.meant` names the one meaning as `{said}`, `unsure.which` stands above
    several; `values` fill what else it holds. ValueError without a meaning: then it is a Mistake.
    `late`: the closed visit that has to be open before any of it can be done; 0 if there is none.
    Set where it passes: `about`, the message, if it is not the one being handled (conversations/doubts/unsure.py), and
    `answers`, the talk and the step whose question it answered (conversations/flow.py); `before`, a whole sentence that
    whoever answers has to know, said before the question; `settles`: the words also say which of
    several meanings they speak of, so that the others are no longer asked about; `left`: the words that
    stand in no meaning.
    """

    def __init__(self, *meanings: Meaning, key: str = "", late: int = 0, **values: Any) -> None:
        if not meanings:
            raise ValueError("nothing to offer: that is a Mistake")
        self.meanings = tuple(dict.fromkeys(meanings))[:MOST_MEANINGS]
        self.key = key or ("unsure.meant" if len(self.meanings) == 1 else "unsure.which")
        self.values = values
        self.late = late
        self.about: Any = None
        self.before = ""
        self.settles = False
        self.left = ""
        self.answers: tuple[int, str] | None = None
        super().__init__(self.key)

    def with_(self, *more: Meaning) -> "Unsure":
        """The same question, with these meanings offered, too."""
        if not set(more) - set(self.meanings):
            return self
        asked = Unsure(*self.meanings, *more, late=self.late, **self.values)
        asked.about, asked.before, asked.answers = self.about, self.before, self.answers
        return asked


MOST_MEANINGS = 6
"""Meanings that a phone's screen bears as buttons."""
