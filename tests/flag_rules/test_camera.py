"""What the camera says of time and place: far off is asked about, a little off is not."""

from datetime import timedelta
from typing import Any

import pytest

from sotarsa_bot.flags import camera
from sotarsa_bot.flags.case import Cause
from sotarsa_bot.records.flag import FlagKind
from sotarsa_bot.records.steps import Step
from tests.flag_rules.cases import TEN, UREN, case, delivery, photo, step, visit

AT_THE_SEA: dict[str, Any] = {"latitude": -3.3186, "longitude": 114.5944}
"""Banjarmasin."""


@pytest.mark.parametrize(("hours", "far"), [(0, False), (-8, False), (8, False), (-48, True), (48, True)])
def test_another_day_is_asked_about_and_a_wrong_zone_is_not(hours: int, far: bool) -> None:
    one = photo(1, 3, taken_at=TEN + timedelta(hours=hours))
    expected = [Cause(FlagKind.CAMERA_TIME, "camera_time:1:20261203", photos=(1,))] if far else []
    assert list(camera.time(case(delivery(3), one))) == expected


def test_a_camera_with_a_wrong_clock_is_one_flag() -> None:
    long_ago = TEN - timedelta(days=2500)
    assert [c.photos for c in camera.time(case(*(photo(n, taken_at=long_ago) for n in range(1, 51))))] == [
        tuple(range(1, 51))
    ]


def test_without_steps_the_agreed_hour_counts() -> None:
    assert list(camera.time(case(photo(1, taken_at=TEN), steps={}))) == []
    assert len(list(camera.time(case(photo(1, taken_at=TEN - timedelta(days=2)), steps={})))) == 1


def test_another_place() -> None:
    near = photo(1, latitude=UREN[0] + 0.05, longitude=UREN[1])  # 5.6 km
    far = photo(2, **AT_THE_SEA)
    found = list(camera.place(case(near, far)))
    assert found == [Cause(FlagKind.CAMERA_PLACE, "camera_place:1:20261203", photos=(2,))]
    assert camera.how_far(case(), far) == pytest.approx(164, abs=1)
    assert camera.how_far(case(), photo(3)) is None


def test_where_the_team_was_counts_as_the_place_and_no_place_is_no_question() -> None:
    nowhere: dict[str, Any] = {"visit": visit().with_(agreed=None)}
    far = photo(1, **AT_THE_SEA)
    assert list(camera.place(case(far, **nowhere))) == []
    arrived = step(Step.ARRIVED, TEN).with_(**AT_THE_SEA)
    assert list(camera.place(case(far, steps={Step.ARRIVED: arrived}))) == []


def test_a_photo_that_tells_nothing_is_no_question() -> None:
    told = case(delivery(3), photo(1, 3), photo(2))
    assert [*camera.time(told), *camera.place(told)] == []
