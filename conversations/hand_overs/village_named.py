"""A village's name before a number names the visit: "Liyu 9 kada mau", "desa uren no 10 kd ada"."""

import re
from typing import Any

from conversations.talk import Talk
from sotarsa_bot.parsing import looks_like_caption
from sotarsa_bot.visits import underway

_NO = r"(?:no|nomor|nmr)\b"
_NAMED = re.compile(
    rf"\W*(?:(?:di|d)\s+)?(?:(?:desa|ds)\b\W*)?(?P<name>[^\W\d_]+(?:\s+(?!{_NO})[^\W\d_]+)?)[\s,:.-]+(?={_NO}|\d)",
    re.IGNORECASE,
)


async def with_code(talk: Talk[Any], text: str) -> str:
    """The words with the code of the visit whose village they begin with; as they are, if they name none of those
    under way, or two are in that village."""
    found = None if looks_like_caption(text) else _NAMED.match(text)
    if not found:
        return text
    named = [
        visit
        for visit in await underway.reportable(talk.books, talk.by.id, talk.today)
        if (await talk.books.villages.get(visit.village)).name.casefold() == " ".join(found["name"].split()).casefold()
    ]
    return f"{named[0].code} {text[found.end() :]}" if len(named) == 1 else text
