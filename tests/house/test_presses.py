"""A press is made and read by one class: what a button says comes back as it was, and an invention is refused."""

from enum import StrEnum
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.button import read_press
from conversations.pressed import Pressed, Row
from conversations.presses.papers import Pages, PutAway, SavePages
from conversations.routing import menu
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.records.paperwork import PaperKind


class Side(StrEnum):
    LEFT = "left"
    RIGHT = "right"


class Turn(Pressed):
    NAME: ClassVar = "turn"
    visit: Row
    side: Side
    shown: str = ""
    again: Row = 0


def every_press() -> list[type[Pressed]]:
    """All that are declared for the bot, subclasses of subclasses, too."""
    found, waiting = [], [Pressed]
    while waiting:
        below = waiting.pop().__subclasses__()
        waiting += below
        found += [one for one in below if hasattr(one, "NAME") and one.__module__.startswith("conversations.")]
    return found


@given(st.integers(0, 10**12 - 1), st.sampled_from(Side), st.sampled_from(["", "1.00"]), st.sampled_from([0, 7]))
def test_what_was_made_is_read(visit: int, side: Side, shown: str, again: int) -> None:
    made = Turn(visit=visit, side=side, shown=shown, again=again)
    assert Turn.of(made.labelled("Putar").data) == made


def test_what_is_left_out_at_the_end_is_not_said() -> None:
    assert Turn(visit=3, side=Side.LEFT).labelled("Putar").data == "1|turn|3|left"
    assert Turn(visit=3, side=Side.LEFT, again=7).labelled("Putar").data == "1|turn|3|left||7"


@pytest.mark.parametrize(
    "args",
    [[], ["3"], ["3", "up"], ["x", "left"], ["-1", "left"], ["²", "left"], ["1000000000000", "left"],
     ["3", "left", "", "x"], ["3", "left", "", "0", "more"]],
)  # fmt: skip
def test_an_invention_is_refused(args: list[str]) -> None:
    with pytest.raises(Mistake) as refused:
        Turn.read(args)
    assert refused.value.key == "common.old_button"


def test_another_button_is_none_of_this_kind() -> None:
    assert Turn.of(PutAway(visit=3).labelled("Tutup").data) is None
    assert Turn.of("9|turn|3|left") is None


def test_every_press_that_is_declared_is_answered_and_no_two_share_a_name() -> None:
    names = [one.NAME for one in every_press()]
    assert SavePages.NAME in names
    assert set(names) <= set(menu.PRESSES)
    assert len(names) == len(set(names))


def test_a_press_fits_into_a_button() -> None:
    longest = SavePages(visit=10**12 - 1, kind=PaperKind.HANDOVER, last=10**12 - 1, pages=Pages.INSTEAD).labelled("x")
    assert read_press(longest.data) is not None
