"""The press that typed words below a message mean: its label, a plain yes, or the wish to take back."""

from collections.abc import Sequence

from conversations.button import agreed_to, pressed_by_words, read_press
from conversations.presses.lists import TakeRows
from conversations.presses.questions import Answer, Meant
from conversations.routing import menu
from conversations.visits import card_buttons
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.taking_back import asks_for_undoing, wants_it_back

Shown = Sequence[tuple[str, str]]
"""The buttons of a message: label, data."""


def named_press(words: str, shown: Shown) -> str | None:
    """The data of the press that these words below a message mean; None if they mean none.

    A Mistake if they ask to get back what was not taken away."""
    return _named(words, shown) or _agreed(words, shown) or _undoing(words, shown)


def _named(words: str, shown: Shown) -> str | None:
    """The one whose label they are, also of what is folded away."""
    return pressed_by_words(words, shown) or pressed_by_words(words, card_buttons.behind(shown))


def _agreed(words: str, shown: Shown) -> str | None:
    """The one that a plain yes means; questions of talks, meanings, and rows of files hear it themselves."""
    return agreed_to(words, shown, Meant.NAME, Answer.NAME, TakeRows.NAME)


def _undoing(words: str, shown: Shown) -> str | None:
    """The one that undoes what the message tells of, if the words ask for no more than that."""
    if not asks_for_undoing(words):
        return None
    found = {press[0]: data for _, data in shown if (press := read_press(data)) and press[0] in menu.UNDOES}
    if found.keys() & menu.TAKES_BACK and wants_it_back(words):
        raise Mistake("common.still_stands")  # "jangan jadi dibatalkan" below what was not taken back
    return next(iter(found.values())) if len(found) == 1 else None
