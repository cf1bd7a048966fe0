"""The way back from a summary to the one it was opened from: each button carries where one has come from.

A place is "d20261201-20261231" (days), "k12" (a visit), "v2019" (a village) or "p0" (a page of the villages).
"""

from conversations.button import Button
from conversations.presses.notifications import LeadsOn, SummaryBefore
from sotarsa_bot import texts

Trail = tuple[str, ...]
MOST_STEPS = 3


def to(label: str, press: LeadsOn, trail: Trail) -> Button:
    """A button that leads on, with as much of the way back as Telegram lets it carry."""
    kept = trail[:MOST_STEPS]
    while kept:
        try:
            return press.coming_by(kept).labelled(label)
        except ValueError:  # too long
            kept = kept[:-1]
    return press.labelled(label)


def going_on(here: str, trail: Trail) -> Trail:
    """Where one has come from, one step further on. Coming by the same place again shortens the way back."""
    return (here, *(trail[trail.index(here) + 1 :] if here in trail else trail))


def back(trail: Trail) -> list[list[Button]]:
    return [[to(texts.plain("summary.back"), SummaryBefore(), trail)]] if trail else []


def read(said: Trail) -> Trail:
    """What of a press is the way back; an invention leads to an old button when it is pressed."""
    return tuple(place for place in said[:MOST_STEPS] if place[:1] in "dkvp" and 1 < len(place) <= 20)
