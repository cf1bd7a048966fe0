"""A question about somebody of the list ("apakah 10 sudah terima") is answered with what is on record."""

import re

from sotarsa_bot import texts
from sotarsa_bot.books import Books, OneOf
from sotarsa_bot.parsing.caption_code import without_code
from sotarsa_bot.records.visit import Visit

_MOST = 5


async def known(books: Books, visit: Visit, text: str) -> str:
    """A sentence for each number that was asked about, as one text with a space before it; "" without any."""
    numbers = tuple(dict.fromkeys(int(one) for one in re.findall(r"(?<!\d)\d{1,4}(?!\d)", without_code(text))))[:_MOST]
    listed = (
        {row.number for row in await books.listed.find(visit=visit.id, number=OneOf(numbers))} if numbers else set()
    )
    records = await books.deliveries.find(visit=visit.id, number=OneOf(numbers), withdrawn_at=None, order="id")
    last = {one.number: one for one in records}
    said = []
    for number in numbers:
        if number in listed and (one := last.get(number)):
            what = texts.plain(f"caption.said_{one.kind}")
            said.append(texts.plain("caption.known", number=number, what=what))
        elif number in listed:
            said.append(texts.plain("caption.not_known", number=number))
    return "".join(f" {one}" for one in said)
