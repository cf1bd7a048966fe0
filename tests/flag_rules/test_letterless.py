"""Hand-overs to a proxy whose letter has not come, where the office wants one."""

from datetime import timedelta
from typing import Any

from sotarsa_bot.flags import letterless, rules, unproven
from sotarsa_bot.flags.case import Case, Cause
from sotarsa_bot.records.field import Delivery, Photo, PhotoKind
from sotarsa_bot.records.flag import FlagKind
from tests.flag_rules.cases import TEN, absent, case, delivery, photo


def wanted(*told: Delivery, letters: tuple[Photo, ...] = (), **more: Any) -> Case:
    return case(*told, letters=letters, wants_letters=True, **more)


def found(given: Case) -> list[tuple[int, ...]]:
    return [cause.deliveries for cause in letterless.found(given)]


def siti(number: int, **more: Any) -> Delivery:
    return delivery(number, proxy_name="Siti", **more)


def letter(id_: int, of: int) -> Photo:
    return photo(id_, of, kind=PhotoKind.LETTER)


def test_one_flag_for_each_person_and_none_where_nobody_asks_for_letters() -> None:
    told = [siti(3), siti(4), siti(5, by=2), delivery(6), absent(7), siti(8)]
    assert list(letterless.found(wanted(*told, letters=(letter(1, 8),)))) == [
        Cause(FlagKind.NO_LETTER, "no_letter:1", (3, 4)),
        Cause(FlagKind.NO_LETTER, "no_letter:2", (5,)),
    ]
    assert found(case(*told)) == []


def test_letters_may_take_as_long_as_photos() -> None:
    assert found(wanted(siti(3), now=TEN + timedelta(hours=1))) == []
    assert found(wanted(siti(3), now=TEN + unproven.PHOTO_DUE_AFTER)) == [(3,)]


def test_a_letter_is_for_what_its_proxy_received_in_one_message_and_for_nobody_else() -> None:
    names = {3: "Siti", 4: "Siti", 5: "Adi"}
    together = [delivery(n, source=f"msg:1:7:{n}", proxy_name=name) for n, name in names.items()]
    assert found(wanted(*together, siti(9), letters=(letter(1, 3),))) == [(5, 9)]


def test_a_letter_is_no_photo_of_the_hand_over() -> None:
    kinds = [cause.kind for cause in rules.causes(wanted(siti(3), letters=(letter(1, 3),)))]
    assert kinds == [FlagKind.NO_PHOTO]
