"""The place that was sent for a hand-over: far from the visit it is asked about, near or unknown it is not."""

from sotarsa_bot.flags import far
from sotarsa_bot.flags.case import Cause
from sotarsa_bot.records.flag import FlagKind
from tests.flag_rules.cases import UREN, case, delivery, visit


def test_only_what_is_far_is_asked_about() -> None:
    near = delivery(3, latitude=UREN[0] + 0.05, longitude=UREN[1])
    at_the_sea = delivery(4, latitude=-3.3186, longitude=114.5944)
    assert list(far.found(case(near, at_the_sea, delivery(5)))) == [Cause(FlagKind.FAR, "far:1", (4,))]
    assert list(far.found(case(at_the_sea, visit=visit().with_(agreed=None)))) == []
