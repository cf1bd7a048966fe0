"""Offline forms: which were given out, and the files that come back from them."""

from enum import StrEnum

from sotarsa_bot.records.list_file import ListState
from sotarsa_bot.records.record import Instant, Record


class FormIssue(Record):
    """A form that somebody was given for a visit. `key` (hex) is in the form, and seals what comes back from it.

    The key is the form's own: it outlives a change of the office's keys, which a phone in the mountains knows nothing
    of. The form outlives its list, too: its records name recipients."""

    id: int = 0
    visit: int
    person: int
    key: str
    issued_at: Instant


class FormWish(StrEnum):
    """What is to be done with the file. REPLACE: save, and what changed on the phone takes the old one's place."""

    PREVIEW = "preview"
    SAVE = "save"
    REPLACE = "replace"


class PlacingKind(StrEnum):
    """Whose a record is that the list does not tell: PERSON on the list, somebody known by NAME alone, NOBODY's."""

    PERSON = "person"
    NAME = "name"
    NOBODY = "nobody"


class Placing(Record):
    """What somebody answered about one of the phone's records; `who` as forms name people (form_places.py)."""

    record: str
    kind: PlacingKind
    who: str = ""


class FormFile(Record):
    """A file from a form as somebody sent it, unique by (chat, message). Nothing of its contents is kept but what was
    decided of it: each wish fetches it from Telegram again. `visit`: the one that was named below it, if any.

    `added` and `replaced` are the sources of hand-overs that it brought and took back, so that it can be undone."""

    id: int = 0
    chat: int
    message: int
    visit: int | None = None
    by: int
    file_id: str
    name: str
    received_at: Instant
    wish: FormWish = FormWish.PREVIEW
    state: ListState = ListState.PENDING
    attempts: int = 0
    next_try: Instant
    placed: tuple[Placing, ...] = ()
    added: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()


class Signature(Record):
    """Whoever received has signed on glass: a picture of its own kind, no proof photo, and never counted as one."""

    id: int = 0
    visit: int
    delivery: int
    sha256: str
    by: int
    happened_at: Instant
    received_at: Instant
