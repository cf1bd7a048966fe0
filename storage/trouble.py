"""Gives the database driver's errors words that say what to do."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from sotarsa_bot.trouble import Trouble

WORDS = {
    "SQLITE_BUSY": "doctor.database_locked",
    "SQLITE_LOCKED": "doctor.database_locked",
    "SQLITE_FULL": "doctor.database_full",
    "SQLITE_READONLY": "doctor.database_readonly",
    "SQLITE_CORRUPT": "doctor.database_damaged",
    "SQLITE_NOTADB": "doctor.database_damaged",
    "SQLITE_IOERR_SHMSIZE": "doctor.database_full",
    "SQLITE_IOERR": "doctor.database_disk",
    "SQLITE_CANTOPEN": "doctor.database_closed",
}
"""By the beginning of SQLite's own name for the error (SQLITE_READONLY_DIRECTORY is a READONLY). Each may say why."""


@contextmanager
def in_words(*, other: str = "") -> Iterator[None]:
    """Inside, an error of the database file or its disk becomes a Trouble; every other error stays what it is.

    `other`: the words for what else a disk may refuse, where everything is done with files.
    """
    try:
        yield
    except (DBAPIError, sqlite3.Error, OSError) as error:
        if trouble := named(error):
            raise trouble from error
        if other and isinstance(error, OSError):
            raise Trouble(other, reason=error.strerror, file=error.filename) from error
        raise


def named(error: Exception) -> Trouble | None:
    """The trouble behind an error; None if it is no trouble of the file or the disk."""
    if isinstance(error, OSError):
        return Trouble("doctor.database_full") if error.errno in (errno.ENOSPC, errno.EDQUOT) else None
    cause = getattr(error, "orig", None) or error
    name = str(getattr(cause, "sqlite_errorname", ""))
    key = next((key for start, key in WORDS.items() if name.startswith(start)), None)
    return Trouble(key, reason=str(cause)) if key else None
