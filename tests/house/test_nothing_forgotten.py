"""What docs/adding.md asks of whoever adds something, and no other test sees: each kind of thing stands everywhere."""

import ast
import inspect
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType

import sotarsa_bot.flags
from conversations.conversation import COMMANDS
from conversations.menu_scopes import IN_PRIVATE
from conversations.notifications import reminder_words
from conversations.people.help_subjects import SUBJECTS
from sotarsa_bot import texts
from sotarsa_bot.flags.case import Case
from sotarsa_bot.flags.rules import RULES
from sotarsa_bot.official import office_facts
from sotarsa_bot.official.office_facts import OfficeFacts
from sotarsa_bot.papers import processing
from sotarsa_bot.people.rights import HOLDERS, Action
from sotarsa_bot.records.flag import FlagKind
from sotarsa_bot.visits import reminders
from storage import tables
from tests.house.test_gates import KEPT

GUIDE = (Path(__file__).parents[2] / "docs" / "panduan.md").read_text(encoding="utf-8")
OF_THE_MACHINE = {"people", "chats", "inbox", "outbox", "slots", "talks", "reminders", "audit", "notes"}
"""Tables that a forged press may change: what is owed, who is known, what was done. (The office's facts are notes.)"""
PROCESSED = {
    "people": "people grants invites chats invited decisions decree_members deputies",
    "contacts": "contacts relayed",
    "recipients": "recipients entitlements listed list_files",
    "numbers": "",  # columns of recipients and listed
    "handovers": "deliveries counts leftovers flags photo_asks forms form_files approvals signed_pages paper_numbers",
    "asks": "requests",
    "photos": "photos signatures",
    "messages": "inbox outbox slots talks",
    "requests": "data_requests",
    "audit": "audit",
    "backups": "",  # all of it once more
}
"""Under which kind of the record of processing each table stands."""
OF_THE_WORK = {
    "visits", "ticks", "day_marks", "rulings", "steps", "incidents", "alarm_answers", "villages", "closed_days",
    "holidays", "meetings", "reminders", "notes", "office_questions", "decrees",
}  # fmt: skip
"""Tables about the office's work: the record of processing has no kind for them, they are no citizen's."""


def test_every_command_is_offered_and_stands_in_the_guide() -> None:
    offered = {name for name, _ in IN_PRIVATE}
    assert set(COMMANDS) - {"start"} == offered
    assert [name for name in offered if f"menu.{name}" not in texts.catalogue()] == []
    assert [name for name in offered if f"/{name}" not in GUIDE] == []


def test_every_right_is_somebodys_and_is_said_in_the_help() -> None:
    assert set(HOLDERS) == set(Action)
    said = [f"people.can_{action.replace('.', '_')}" for action in Action]
    assert [key for key in [*said, *(f"people.help_{one}" for one in SUBJECTS)] if key not in texts.catalogue()] == []


def test_every_table_is_guarded_against_forged_presses() -> None:
    assert set(KEPT) | OF_THE_MACHINE == set(tables.metadata.tables)
    assert set(KEPT) & OF_THE_MACHINE == set()


def test_every_table_stands_in_the_record_of_processing() -> None:
    assert set(PROCESSED) == set(processing.KINDS)
    named = [table for those in PROCESSED.values() for table in those.split()]
    assert sorted([*named, *OF_THE_WORK]) == sorted(tables.metadata.tables)


def test_every_fact_of_the_office_has_its_place_its_name_and_its_question() -> None:
    facts = set(office_facts.FACTS)
    assert set(OfficeFacts.model_fields) == facts
    keys = {f"office.{name}" for name in facts} | {f"office.part_{part}" for part in office_facts.PARTS}
    assert keys - set(texts.catalogue()) == set()
    how = [key for key in texts.catalogue() if key.startswith("office.how_")]
    assert [name for name in facts if not any(name.endswith(key.removeprefix("office.how_")) for key in how)] == []


def test_every_rule_looks_at_the_case() -> None:
    found = [rule for module in _modules() for rule in _rules(module)]
    assert len(found) > 5
    assert [rule.__module__ for rule in found if rule not in RULES] == []


def test_every_flag_is_said() -> None:
    assert [kind for kind in FlagKind if f"flags.{kind}" not in texts.catalogue()] == []


def test_every_reminder_has_its_words() -> None:
    """What no case names is rung as a team that is not back: only that one may be left to it."""
    made = {one for one in _kinds() if isinstance(one, str)}
    patterns = ast.walk(ast.parse(inspect.getsource(reminder_words.say)))
    said = {p.value.value for p in patterns if isinstance(p, ast.MatchValue) and isinstance(p.value, ast.Constant)}
    assert len(made) > 4
    assert made - said == {"overdue_camat"}


def _modules() -> Iterator[ModuleType]:
    for found in iter_modules(sotarsa_bot.flags.__path__):
        yield import_module(f"sotarsa_bot.flags.{found.name}")


def _rules(module: ModuleType) -> Iterator[object]:
    """Its public functions from a case to causes."""
    for name, one in vars(module).items():
        if inspect.isfunction(one) and one.__module__ == module.__name__ and not name.startswith("_"):
            signature = inspect.signature(one)
            taken = [parameter.annotation for parameter in signature.parameters.values()]
            if taken == [Case] and str(signature.return_annotation).startswith("collections.abc.Iterator"):
                yield one


def _kinds() -> Iterator[object]:
    for node in ast.walk(ast.parse(inspect.getsource(reminders))):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Reminder":
            yield from (w.value.value for w in node.keywords if w.arg == "kind" and isinstance(w.value, ast.Constant))
