"""A press is made and read by one class: what a button says comes back as it was, and an invention is refused."""

import inspect
import re
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import ClassVar, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.button import read_press
from conversations.pressed import Pressed, Row, Yes
from conversations.presses.papers import Pages, PutAway, SavePages
from conversations.presses.questions import Answer, Meant
from conversations.presses.visits import Day
from conversations.routing import menu
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.records.paperwork import PaperKind

ROOT = Path(__file__).parents[2]
_BUTTON = re.compile(r"(?<![.\w])(?<!def )button\(")


class Side(StrEnum):
    LEFT = "left"
    RIGHT = "right"


class Hour(Pressed):
    NAME: ClassVar = "hour"
    visit: Row
    day: Day
    sure: Yes
    trail: tuple[str, ...] = ()


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


@given(
    st.integers(0, 10**12 - 1),
    st.dates(date(2020, 1, 1), date(2099, 12, 31)),
    st.booleans(),
    st.lists(st.sampled_from(["k1", "", "v2019"]), max_size=3),
)
def test_days_and_all_that_is_left_are_read(visit: int, day: date, sure: bool, trail: list[str]) -> None:
    made = Hour(visit=visit, day=day, sure=sure, trail=tuple(trail))
    data = made.labelled("Hari").data
    assert data == "|".join([f"1|hour|{visit}|{day:%Y%m%d}|{int(sure)}", *trail])
    assert Hour.of(data) == made


def test_an_answer_says_its_value_also_where_it_is_empty() -> None:
    made = Answer(talk=3, step="when", action="day", value=("",))
    assert made.labelled("Tutup").data == "1|t|3|when|day|"
    assert Answer.of("1|t|3|when|day|a|b") == Answer(talk=3, step="when", action="day", value=("a", "b"))


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
    assert Turn.of("1|turn|3|up") is None


def test_every_press_that_is_declared_is_answered_and_no_two_share_a_name() -> None:
    declared = every_press()
    assert SavePages in declared
    router_s = {Meant}  # it plays a message again
    assert set(declared) - router_s == {one.kind for one in menu.PRESSES.values()}
    assert len(declared) == len({one.NAME for one in declared})


@pytest.mark.parametrize("name", sorted(menu.PRESSES))
def test_whoever_answers_a_press_takes_it_and_no_bare_arguments(name: str) -> None:
    answered = menu.PRESSES[name]
    _, wish, *_ = inspect.signature(answered.handler).parameters
    assert issubclass(answered.kind, get_type_hints(answered.handler)[wish])


def test_nothing_but_a_press_says_what_a_button_does() -> None:
    made = [path for path in (ROOT / "conversations").rglob("*.py") if _BUTTON.search(path.read_text())]
    assert [path.name for path in made] == ["pressed.py"]


def test_a_press_fits_into_a_button() -> None:
    longest = SavePages(visit=10**12 - 1, kind=PaperKind.HANDOVER, last=10**12 - 1, pages=Pages.INSTEAD).labelled("x")
    assert read_press(longest.data) is not None
