"""Looking twice flags once; an answer covers what it was shown; what is no longer so goes."""

from datetime import timedelta
from typing import Any

from sotarsa_bot.flags import looking, rules
from sotarsa_bot.flags.case import Case
from sotarsa_bot.flags.looking import News
from sotarsa_bot.records.flag import AGAIN, Flag, FlagKind, Verdict
from tests.flag_rules.cases import TEN, case, delivery, photo


def news(given: Case) -> News:
    return looking.news(given, rules.causes(given))


def flag(**more: Any) -> Flag:
    told: dict[str, Any] = {"kind": FlagKind.NO_PHOTO, "cause": "no_photo:1", "deliveries": (3,), **more}
    return Flag(id=1, visit=1, found_at=TEN, **told)


def test_the_first_look_raises_and_the_second_finds_it_there() -> None:
    bare = case(delivery(3))
    assert [cause.key for cause in news(bare).new] == ["no_photo:1"]
    for verdict in (Verdict.OPEN, Verdict.FINE, Verdict.CHECK):
        assert not news(case(delivery(3), flags=(flag(verdict=verdict),)))


def test_what_comes_on_top_of_an_answer_opens_it_again_and_less_does_not() -> None:
    answered = flag(verdict=Verdict.FINE, reason="x", by=1, at=TEN)
    ((_, values),) = news(case(delivery(3), delivery(4), flags=(answered,))).changed
    assert (values["verdict"], values["deliveries"], values["reason"]) == (Verdict.OPEN, (3, 4), "")
    both = answered.with_(deliveries=(3, 4))
    ((_, values),) = news(case(delivery(3), flags=(both,))).changed
    assert values["deliveries"] == (3,)
    assert "verdict" not in values


def test_the_photo_came_and_the_flag_goes_and_comes_back_if_it_was_another_ones() -> None:
    ((_, values),) = news(case(delivery(3), photo(1, 3), flags=(flag(),))).changed
    assert values == {"verdict": Verdict.GONE}
    gone = flag(verdict=Verdict.GONE)
    assert not news(case(delivery(3), photo(1, 3), flags=(gone,)))
    ((_, values),) = news(case(delivery(3), flags=(gone,))).changed
    assert values["verdict"] is Verdict.OPEN


def test_a_picture_that_came_again_stays_until_a_record_is_taken_back() -> None:
    again = flag(kind=FlagKind.SAME_PHOTO, cause=f"{AGAIN}1:7", deliveries=(3, 7), photos=(1,))
    assert not news(case(delivery(3), delivery(7), photo(1, 3), flags=(again,)))
    ((_, values),) = news(case(delivery(3), photo(1, 3), flags=(again,))).changed
    assert values == {"verdict": Verdict.GONE}


def test_a_quiet_visit_has_nothing_to_look_at() -> None:
    """A day as it should be: everybody with a photo of their own, in a burst, hours late."""
    late = TEN + timedelta(hours=9)
    told = [delivery(n, at=late) for n in range(1, 101)]
    assert rules.causes(case(*told, *(photo(n, n, at=late) for n in range(1, 101)))) == []
