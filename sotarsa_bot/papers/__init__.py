"""Papers: data in, bytes out.

A paper's data is a record. What is owed to a chat carries the data, and the sender makes the bytes when it sends: so no
transaction waits for a PDF, and the outbox stays small.
"""

from collections.abc import Callable
from typing import Any

from sotarsa_bot.lists import ReadList, problem_file
from sotarsa_bot.papers.handover import Handover, handover_pdf
from sotarsa_bot.papers.ics import CalendarEvent, ics
from sotarsa_bot.papers.letter import Letter, letter_pdf
from sotarsa_bot.papers.offline import OfflineForm, form_html
from sotarsa_bot.papers.pack import Pack, pack_pdf
from sotarsa_bot.papers.sheet import Sheet, sheet_pdf
from sotarsa_bot.record import Record

_MAKERS: dict[str, tuple[type[Record], Callable[[Any], bytes]]] = {
    "calendar": (CalendarEvent, ics),
    "handover": (Handover, handover_pdf),
    "letter": (Letter, letter_pdf),
    "offline": (OfflineForm, form_html),
    "pack": (Pack, pack_pdf),
    "problems": (ReadList, problem_file),
    "sheet": (Sheet, sheet_pdf),
}


def named(paper: Record) -> str:
    """The name under which `made` knows this kind of paper."""
    return next(name for name, (kind, _) in _MAKERS.items() if kind is type(paper))


def made(name: str, data: dict[str, Any]) -> bytes:
    """The file of a paper, from its data as JSON. KeyError or ValidationError for what is no paper."""
    kind, maker = _MAKERS[name]
    return maker(kind.model_validate(data))
