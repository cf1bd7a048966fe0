"""What can be decided of each kind, and what puts it to the camat. One row a kind. Pure."""

from collections.abc import Mapping
from typing import NamedTuple

from sotarsa_bot.records.ruling import RulingKind, Verdict

APPROVED, DECLINED, HANDLED = Verdict.APPROVED, Verdict.DECLINED, Verdict.HANDLED


class Kind(NamedTuple):
    """`task`: the kind of what waits that it is about; empty where a person asks. `verdicts` have a button and words;
    each kind may be explained first. `by_ways`: it has the ways of silent villages, too."""

    tasks: tuple[str, ...]
    verdicts: tuple[Verdict, ...]
    by_ways: bool = False


KINDS: Mapping[RulingKind, Kind] = {
    RulingKind.POSTPONED: Kind(("new_day",), (APPROVED, DECLINED, HANDLED)),
    RulingKind.OVERDUE: Kind(("overdue",), (HANDLED,)),
    RulingKind.SILENT: Kind(("answer", "unheard"), (HANDLED,), by_ways=True),
    RulingKind.LAPSED: Kind(("lapsed",), (APPROVED, DECLINED, HANDLED)),
    RulingKind.DIFFERENCE: Kind(("difference",), (APPROVED, DECLINED, HANDLED)),
    RulingKind.REQUEST: Kind(("request",), (APPROVED, DECLINED, HANDLED)),
    RulingKind.PUBLICITY: Kind((), (APPROVED, DECLINED, HANDLED)),
}
OF_TASK: Mapping[str, RulingKind] = {task: kind for kind, row in KINDS.items() for task in row.tasks}
"""What a thing that waits is put to the camat as."""
