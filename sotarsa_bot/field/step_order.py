"""What speaks against a step that is reported: the others that are known, or itself, reported before."""

from collections.abc import Mapping
from datetime import datetime

from sotarsa_bot.records.steps import Step

_ORDER = list(Step)


def contradicted_by(known: Mapping[Step, datetime], reported: Mapping[Step, datetime]) -> Step | None:
    """The step that is on record (aware moments) and cannot be, if these are: it would come after what follows it, or
    before what it follows. None if all can be. Minutes are compared, for that is what people say."""
    for step, at in reported.items():
        for other in _ORDER:
            if other in reported or other not in known:
                continue
            then, now = _minute(known[other]), _minute(at)
            if (then > now) if _ORDER.index(other) < _ORDER.index(step) else (then < now):
                return other
    return None


def _minute(at: datetime) -> int:
    return int(at.timestamp()) // 60


def same_minute(one: datetime, other: datetime) -> bool:
    return _minute(one) == _minute(other)
