"""Hand-overs without a photo, some time after they arrived."""

from datetime import timedelta

from sotarsa_bot.flags import unproven
from sotarsa_bot.flags.case import Case, Cause
from sotarsa_bot.records.flag import AGAIN, Flag, FlagKind
from tests.flag_rules.cases import TEN, absent, case, delivery, photo


def found(given: Case) -> list[Cause]:
    return list(unproven.found(given))


def test_one_flag_for_each_person() -> None:
    told = [delivery(3), delivery(4), delivery(5, by=2), delivery(6)]
    assert found(case(*told, photo(1, 6), photo(2))) == [
        Cause(FlagKind.NO_PHOTO, "no_photo:1", (3, 4)),
        Cause(FlagKind.NO_PHOTO, "no_photo:2", (5,)),
    ]


def test_photos_may_take_two_hours() -> None:
    assert found(case(delivery(3), now=TEN + timedelta(hours=1))) == []
    assert len(found(case(delivery(3), now=TEN + timedelta(hours=2)))) == 1


def test_who_did_not_receive_cannot_be_shown_receiving() -> None:
    assert found(case(absent(3))) == []


def test_a_photo_is_for_all_that_was_said_with_it() -> None:
    together = [delivery(n, source=f"msg:1:77:{n}") for n in (3, 4, 5)]
    assert found(case(*together, photo(1, 3))) == []


def test_a_picture_that_came_again_is_a_picture() -> None:
    """It has a flag of its own."""
    flag = Flag(visit=1, kind=FlagKind.SAME_PHOTO, cause=f"{AGAIN}1:7", deliveries=(3, 7), found_at=TEN)
    assert found(case(delivery(3), delivery(7), photo(1, 3), flags=(flag,))) == []


def test_a_signature_on_the_phone_is_as_good() -> None:
    assert [c.deliveries for c in found(case(delivery(3), delivery(4), signed=frozenset({3})))] == [(4,)]
