"""Rights are asked where the change is made: by each use case of a visit, or of what belongs to one."""

import inspect
import pkgutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from importlib import import_module
from types import FunctionType
from typing import get_type_hints
from unittest.mock import MagicMock

import pytest

import sotarsa_bot
from sotarsa_bot.acting import Acting
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.records.people import Grant, Person, Role
from sotarsa_bot.records.visit import Plan, Visit
from sotarsa_bot.records.window import Window
from sotarsa_bot.running.office import Office

NOW = datetime(2026, 11, 24, 1, tzinfo=UTC)
SUBJECTS = (
    "visits",
    "contacts",
    "meetings",
    "decrees",
    "field",
    "hand_overs",
    "register",
    "official",
    "offline",
    "flags",
    "members",
    "privacy",
)
"""Where the use cases of a visit stand, of what belongs to it (its list, hand-overs, counts, incidents, papers), of the
facts and days that it keeps to, and of people and what is kept of them."""

ONLY_READS = {
    "closed_days.closed_days", "offers.of_visit", "recipients.must_be_a_mere_name", "recipients.any_aid",
    "namesakes.of_added", "form_page.of_visit", "keeping_photos.may_send", "requests.must_be_theirs",
    "review.must_be_theirs", "replanned.must_be_theirs", "answers.must_have_come", "minutes.may_close",
}  # fmt: skip
FOLLOWS = {
    "approvals.end_all": "the team has another leader (settling.py)",
    "closing.compare": "counts part or meet (settling.py)",
    "load.compare": "the same of the load",
    "differences.compare": "the same of both",
    "differences.end": "incidents.end and differences.explain ask",
    "deliveries.release": "undoing.reopen asks",
    "incidents.open_with_visit": "undoing.restore asks",
    "form_pictures.add": "form_import.save asks",
    "days_changed.say": "closed_days and holiday_table ask",
    "list_saving.ended": "list_saving.save asks",
    "visits.change": "each use case of visits.py asks",
    "replanned.planned": "replan and unanswered.extend ask",
}
"""A part of use cases, or follows from one by itself, in the name of whoever did that."""
ELSEWHERE = dict.fromkeys(
    ("contacts.add", "contacts.change", "contacts.first", "contacts.remove", "contacts.bring_back"),
    "of a village (tests/contacts/test_contacts.py)",
)


def use_cases() -> Iterator[tuple[str, FunctionType]]:
    """Every public function that somebody acts in."""
    for module in pkgutil.walk_packages(sotarsa_bot.__path__, "sotarsa_bot."):
        if module.ispkg or not module.name.removeprefix("sotarsa_bot.").startswith(SUBJECTS):
            continue
        for name, function in inspect.getmembers(import_module(module.name), inspect.isfunction):
            mine = function.__module__ == module.name and not name.startswith("_")
            if mine and "acting" in inspect.signature(function).parameters:
                yield f"{module.name.rpartition('.')[2]}.{name}", function


OF_ONESELF = {"members.note_own_name", "data_requests.ask"}
"""They ask for a right that each of these others has, too (`Action.OWN_DATA`): it is of nobody else."""
EXCEPT = {*ONLY_READS, *FOLLOWS, *ELSEWHERE, *OF_ONESELF}
ASK = [(name, one) for name, one in use_cases() if name not in EXCEPT]


def acts(*grants: Grant) -> Acting:
    """Somebody without any books: whoever may not, must not come so far."""
    return Acting(MagicMock(spec=[]), Office(), NOW, Person(id=9, name="Hadi", created_at=NOW), grants)


def visit() -> Visit:
    window = Window(first=date(2026, 12, 1), last=date(2026, 12, 5))
    return Visit(id=1, village="2019", plan=Plan(services=("makanan",), window=window, leader=1), proposed_by=1,
                 proposed_at=NOW)  # fmt: skip


OTHERS = {
    "nobody": None,
    "an official of another village": Grant(person=9, role=Role.OFFICIAL, village="2020", granted_at=NOW),
    "a partner": Grant(person=9, role=Role.PARTNER, granted_at=NOW),
    "a coordinator once": Grant(person=9, role=Role.COORDINATOR, granted_at=NOW, revoked_at=NOW),
}


@pytest.mark.parametrize("grant", OTHERS.values(), ids=OTHERS)
@pytest.mark.parametrize(("name", "use_case"), ASK, ids=[name for name, _ in ASK])
async def test_whoever_may_not_is_refused_before_anything_is_read(
    name: str, use_case: FunctionType, grant: Grant | None
) -> None:
    given: dict[str, object] = {"acting": acts(*[grant] if grant else ()), "visit": visit()}
    more = {one: MagicMock() for one in inspect.signature(use_case).parameters if one not in given}
    found = {one: value for one, value in given.items() if one in inspect.signature(use_case).parameters}
    with pytest.raises(Mistake) as refused:
        await _done(use_case, **found, **more)
    assert refused.value.key == "common.not_yours", name


async def _done(use_case: FunctionType, **given: object) -> None:
    answer = use_case(**given)
    if inspect.isawaitable(answer):
        await answer


def test_those_that_ask_nothing_are_there() -> None:
    assert {name for name, _ in use_cases()} >= EXCEPT
    assert len(ASK) > 40
    assert all(get_type_hints(one)["acting"] is Acting for _, one in ASK)
