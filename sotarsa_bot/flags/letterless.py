"""Where the office wants the letter of a proxy: hand-overs to one that no letter has come for."""

from collections.abc import Iterator
from itertools import groupby

from sotarsa_bot.flags.case import Case, Cause, ids
from sotarsa_bot.flags.unproven import PHOTO_DUE_AFTER
from sotarsa_bot.records.flag import FlagKind


def found(case: Case) -> Iterator[Cause]:
    """One for each person who recorded them. A letter is for all that its proxy received in the same message."""
    if not case.wants_letters:
        return
    proxied = [d for d in case.received if d.proxy_name]
    by_id = {d.id: d for d in proxied}
    lettered = [by_id[photo.delivery] for photo in case.letters if photo.delivery in by_id]
    shown = {d.id for one in lettered for d in case.said_with(one.id) if d.proxy_name == one.proxy_name}
    bare = [d for d in proxied if d.id not in shown and d.received_at <= case.now - PHOTO_DUE_AFTER]
    for by, theirs in groupby(sorted(bare, key=lambda d: d.by), key=lambda d: d.by):
        yield Cause(FlagKind.NO_LETTER, f"no_letter:{by}", ids(theirs))
