"""Who may do what: one table, asked again at every press and message.

`Action` -> the roles that hold it. Officials hold theirs for their own village only. An administrator manages people
and groups and reads, but does not act for the programme: the decree names who does.
"""

from collections.abc import Iterable
from enum import StrEnum

from sotarsa_bot.records.people import Grant, Role


class Action(StrEnum):
    INVITE = "invite"
    BIND = "bind"
    PROPOSE = "visit.propose"
    COORDINATE = "visit.coordinate"
    SETTLE = "visit.settle"
    RULE = "ruling.make"
    DELEGATE = "ruling.delegate"
    DECIDE = "visit.decide"
    COUNT = "visit.count"
    VOUCH = "official.vouch"
    TICK_TEAM = "tick.team"
    TICK_VILLAGE = "tick.village"
    FIELD = "field.report"
    DELIVER = "delivery.confirm"
    INCIDENT = "incident.report"
    SCHEDULE = "schedule.read"
    TASKS = "task.read"
    SUMMARY = "summary.read"
    REVIEW = "flag.review"
    READ_LIST = "list.read"
    VILLAGE = "village.edit"
    HOLIDAYS = "holiday.edit"
    OFFICE = "office.edit"
    APPROVE = "handover.approve"
    FILE = "signed.file"
    NAMES = "annex.full"
    OWN_DATA = "data.own"
    RECIPIENT_DATA = "data.recipient"
    DATA_OFFICE = "data.office"
    MEET = "meeting.call"
    DECREE = "decree.enter"


_TEAM = frozenset({Role.TEAM, Role.COORDINATOR})

HOLDERS: dict[Action, frozenset[Role]] = {
    Action.INVITE: frozenset({Role.ADMIN}),
    Action.BIND: frozenset({Role.ADMIN, Role.COORDINATOR}),
    Action.PROPOSE: _TEAM,
    Action.COORDINATE: frozenset({Role.COORDINATOR}),
    Action.SETTLE: frozenset({Role.COORDINATOR, Role.CAMAT}),
    Action.RULE: frozenset({Role.CAMAT}),
    Action.DELEGATE: frozenset({Role.CAMAT, Role.ADMIN}),
    Action.DECIDE: frozenset({Role.OFFICIAL}),
    Action.COUNT: frozenset({Role.OFFICIAL}),
    Action.VOUCH: frozenset({Role.OFFICIAL}),
    Action.TICK_TEAM: _TEAM,
    Action.TICK_VILLAGE: frozenset({Role.OFFICIAL}),
    Action.FIELD: _TEAM,
    Action.DELIVER: _TEAM,
    Action.INCIDENT: _TEAM | {Role.OFFICIAL},
    Action.SCHEDULE: frozenset(Role),
    Action.TASKS: frozenset(Role),
    Action.SUMMARY: frozenset({Role.CAMAT, Role.COORDINATOR}),
    Action.REVIEW: frozenset({Role.COORDINATOR}),
    Action.READ_LIST: _TEAM | {Role.OFFICIAL},
    Action.HOLIDAYS: frozenset({Role.ADMIN, Role.COORDINATOR}),
    Action.OWN_DATA: frozenset(Role),
    Action.RECIPIENT_DATA: frozenset({Role.COORDINATOR, Role.OFFICIAL}),
    Action.DATA_OFFICE: frozenset({Role.COORDINATOR}),
    Action.VILLAGE: frozenset({Role.ADMIN, Role.COORDINATOR, Role.OFFICIAL}),
    Action.OFFICE: frozenset({Role.ADMIN, Role.COORDINATOR}),
    Action.APPROVE: frozenset({Role.COORDINATOR, Role.OFFICIAL}),
    Action.FILE: _TEAM | {Role.OFFICIAL},
    Action.NAMES: frozenset({Role.CAMAT, Role.COORDINATOR}),
    Action.MEET: frozenset({Role.COORDINATOR}),
    Action.DECREE: frozenset({Role.ADMIN}),
}


def may(grants: Iterable[Grant], action: Action, *, village: str | None = None) -> bool:
    """Whether any standing grant allows the action (for officials: in that village; None means in any)."""
    return any(
        _covers(grant, village) for grant in grants if grant.revoked_at is None and grant.role in HOLDERS[action]
    )


def _covers(grant: Grant, village: str | None) -> bool:
    return grant.role is not Role.OFFICIAL or village is None or grant.village == village
