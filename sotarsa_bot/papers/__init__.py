"""Papers: data in, bytes out.

A paper's data is a record. What is owed to a chat carries the data, and the sender makes the bytes when it sends: so no
transaction waits for a PDF, and the outbox stays small. What must not lie there in the clear travels sealed, and
pictures by their SHA-256; `Sources` is where the makers find both.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sotarsa_bot.lists import ReadList, problem_file
from sotarsa_bot.offline.form_page import OfflineForm, form_html
from sotarsa_bot.papers.handover import Handover, handover_pdf
from sotarsa_bot.papers.handover_annex import opened
from sotarsa_bot.papers.handover_docx import handover_docx
from sotarsa_bot.papers.ics import CalendarEvent, ics
from sotarsa_bot.papers.letter import Letter, letter_pdf
from sotarsa_bot.papers.letter import opened as opened_letter
from sotarsa_bot.papers.letter_docx import letter_docx
from sotarsa_bot.papers.minutes import Minutes, minutes_pdf
from sotarsa_bot.papers.pack import Pack, pack_pdf
from sotarsa_bot.papers.photo_annex import PhotoAnnex, photo_annex_pdf
from sotarsa_bot.papers.sheet import Sheet, sheet_pdf
from sotarsa_bot.papers.thumbnails import FindPicture
from sotarsa_bot.records.record import Record
from sotarsa_bot.records.vault import Vault


@dataclass(frozen=True)
class Sources:
    """Where kept pictures are, and what opens sealed numbers (None: no key)."""

    find: FindPicture
    vault: Vault | None = None


def _nowhere(sha256: str) -> Path:
    raise FileNotFoundError(sha256)


NO_SOURCES = Sources(_nowhere)

_MAKERS: dict[str, tuple[type[Record], Callable[[Any], bytes]]] = {
    "calendar": (CalendarEvent, ics),
    "minutes": (Minutes, minutes_pdf),
    "offline": (OfflineForm, form_html),
    "pack": (Pack, pack_pdf),
    "problems": (ReadList, problem_file),
    "sheet": (Sheet, sheet_pdf),
}
_FROM_SOURCES: dict[str, tuple[type[Record], Callable[[Any, Sources], bytes]]] = {
    "handover": (Handover, lambda record, sources: handover_pdf(opened(record, sources.vault, sources.find))),
    "handover.docx": (Handover, lambda record, sources: handover_docx(opened(record, sources.vault, sources.find))),
    "letter": (Letter, lambda letter, sources: letter_pdf(opened_letter(letter, sources.vault))),
    "letter.docx": (Letter, lambda letter, sources: letter_docx(opened_letter(letter, sources.vault))),
    "photo_annex": (PhotoAnnex, lambda annex, sources: photo_annex_pdf(annex, sources.find)),
}


def named(paper: Record, form: str = "") -> str:
    """The name under which `made` knows this kind of paper; `form` "docx" for an office that edits."""
    kinds = {name: kind for name, (kind, _) in [*_MAKERS.items(), *_FROM_SOURCES.items()]}
    name = next(name for name, kind in kinds.items() if kind is type(paper))
    return f"{name}.{form}" if form else name


def made(name: str, data: dict[str, Any], sources: Sources = NO_SOURCES) -> bytes:
    """The file of a paper, from its data as JSON. KeyError or ValidationError for what is no paper."""
    if name in _MAKERS:
        kind, maker = _MAKERS[name]
        return maker(kind.model_validate(data))
    kind, finder = _FROM_SOURCES[name]
    return finder(kind.model_validate(data), sources)
