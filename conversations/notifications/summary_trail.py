"""The way back from a summary to the one it was opened from: each button carries where one has come from.

A place is "d20261201-20261231" (days), "k12" (a visit), "v2019" (a village) or "p0" (a page of the villages).
"""

from collections.abc import Sequence

from conversations.button import DATA_BYTES, VERSION, Button, button
from sotarsa_bot import texts

Trail = tuple[str, ...]
MOST_STEPS = 3


def to(label: str, name: str, *args: object, trail: Trail) -> Button:
    """A button that leads on, with as much of the way back as Telegram lets it carry."""
    kept = trail[:MOST_STEPS]
    while kept and len("|".join([VERSION, name, *map(str, args), *kept]).encode()) > DATA_BYTES:
        kept = kept[:-1]
    return button(label, name, *args, *kept)


def going_on(here: str, trail: Trail) -> Trail:
    """Where one has come from, one step further on. Coming by the same place again shortens the way back."""
    return (here, *(trail[trail.index(here) + 1 :] if here in trail else trail))


def back(trail: Trail) -> list[list[Button]]:
    return [[to(texts.plain("summary.back"), "sum_back", trail=trail)]] if trail else []


def read(args: Sequence[str]) -> Trail:
    """What of a press is the way back; an invention leads to an old button when it is pressed."""
    return tuple(arg for arg in args[:MOST_STEPS] if arg[:1] in "dkvp" and 1 < len(arg) <= 20)
