"""The glossary names what there is, and nothing else: whoever adds a record or a folder adds its word."""

import re
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import sotarsa_bot
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.records.record import Record
from sotarsa_bot.records.slots import SlotKind, Subject
from sotarsa_bot.trouble import Trouble
from sotarsa_bot.unsure import Unsure
from storage.mark_file import MarkFile
from storage.plain import PlainSession
from storage.shelf import TableShelf
from storage.store import SqlBooks

ROOT = Path(__file__).parents[2]
WORDS = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
SUBJECTS = ("sotarsa_bot", "conversations")


def kept() -> set[str]:
    """The records that the books keep."""
    session = object.__new__(PlainSession)
    shelves = vars(SqlBooks(session, None, MarkFile(None))).values()
    return {shelf._record.__name__ for shelf in shelves if isinstance(shelf, TableShelf)}


def records() -> set[str]:
    for found in walk_packages(sotarsa_bot.__path__, "sotarsa_bot."):
        import_module(found.name)
    return {one.__name__ for one in Record.__subclasses__()}


def folders() -> set[str]:
    """Those of the programme and its conversations."""
    return {path.parent.name for top in SUBJECTS for path in (ROOT / top).glob("*/__init__.py")}


def test_every_record_of_the_books_has_its_word() -> None:
    named = set(re.findall(r"`([A-Z]\w+)`", WORDS))
    assert kept() - named == set()
    assert named - records() == {one.__name__ for one in (Unsure, Mistake, Trouble, SlotKind, Subject)}


def test_every_folder_has_its_word() -> None:
    named = set(re.findall(r"folder `(\w+)`", WORDS))
    assert folders() - named == set()
    assert named - folders() == {"fast"}
    assert (ROOT / "storage" / "fast").is_dir()
