"""Received twice, or told differently by two people."""

from sotarsa_bot.flags import twice
from sotarsa_bot.flags.case import Cause
from sotarsa_bot.records.benefit import Benefit
from sotarsa_bot.records.field import Delivery, DeliveryKind, Listed
from sotarsa_bot.records.flag import FlagKind
from tests.flag_rules.cases import absent, case, delivery


def found(*told: Delivery) -> list[Cause]:
    return list(twice.found(case(*told)))


def test_received_twice_whoever_says_so() -> None:
    for by in (1, 2):
        again = delivery(3, id_=8, by=by, item=" SEMBAKO")
        assert found(delivery(3), again) == [Cause(FlagKind.TWICE, "twins:8", (3, 8))]


def test_a_third_time_is_one_more() -> None:
    assert len(found(delivery(3), delivery(3, id_=8), delivery(3, id_=9))) == 2


def test_two_people_differ() -> None:
    """ "Tidak ada" is said of the person, whatever the item is called."""
    expected = [Cause(FlagKind.DIFFERS, "twins:8", (3, 8))]
    assert found(delivery(3), absent(3, id_=8, by=2)) == expected
    assert found(delivery(3), absent(3, id_=8, by=2, item="bantuan")) == expected
    assert found(absent(3, item="bantuan"), delivery(3, id_=8, by=2)) == expected


def test_who_was_absent_in_the_morning_may_come_at_noon() -> None:
    assert found(absent(3), delivery(3, id_=8)) == []


def test_one_may_refuse_a_thing_and_take_another() -> None:
    refused = delivery(3, id_=8, by=2, item="selimut", kind=DeliveryKind.REFUSED)
    assert found(delivery(3), refused) == []
    same = refused.with_(item="sembako")
    assert found(delivery(3), same) == [Cause(FlagKind.DIFFERS, "twins:8", (3, 8))]


def test_two_things_two_people_and_mere_counts_are_nothing() -> None:
    assert found(delivery(3), delivery(3, id_=8, item="selimut")) == []
    assert found(delivery(3), delivery(4)) == []
    assert found(delivery(None, id_=8), delivery(None, id_=9)) == []


def test_names_are_compared_as_people_write_them() -> None:
    named = [delivery(None, id_=8, recipient="Siti  Aminah"), delivery(None, id_=9, recipient="siti aminah")]
    assert found(*named) == [Cause(FlagKind.TWICE, "twins:9", (8, 9))]


def test_parts_of_what_the_list_grants_are_no_twice() -> None:
    ten = Listed(visit=1, number=3, recipient=1, name="Siti", benefits=(Benefit(item="beras", amount=10),))
    first, second = delivery(3, item="beras", amount=4), delivery(3, id_=8, item="beras", amount=6)
    assert list(twice.found(case(first, second, listed=(ten,)))) == []
    more = second.with_(amount=7)
    assert [c.kind for c in twice.found(case(first, more, listed=(ten,)))] == [FlagKind.TWICE]
    assert [c.kind for c in twice.found(case(first, second))] == [FlagKind.TWICE]


def test_who_moved_or_died_has_received_nothing() -> None:
    for kind in (DeliveryKind.MOVED, DeliveryKind.DECEASED):
        gone = delivery(3, id_=8, by=2, kind=kind, item="bantuan")
        assert [c.kind for c in found(delivery(3), gone)] == [FlagKind.DIFFERS]
