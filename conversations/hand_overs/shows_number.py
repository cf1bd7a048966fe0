"""A photo whose words say no more than whose it is: "nah ini nang bujur gasan nomor 8". It proves the record that is
there; where none is, it is asked whether they received."""

import re
from typing import Any

from conversations.hand_overs import hand_over, photos, statement_visit
from conversations.talk import Talk
from sotarsa_bot.flags.case import message
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.parsing import Statement
from sotarsa_bot.parsing.caption_code import without_code
from sotarsa_bot.parsing.caption_said import meaning
from sotarsa_bot.parsing.statement import Said
from sotarsa_bot.records.field import DeliveryKind
from sotarsa_bot.unsure import Unsure

_WHOSE = re.compile(
    r"\W*(?:(?:nah|eh|ini|itu|tu|foto|fotonya|gambar|gambarnya|nang|yang|yg|bujur|benar|betul|tadi|susulan|ulang|lagi)\W+)+"
    r"(?:(?:gasan|untuk|utk|ampun|punya|milik|bukti|nomor|no|nomer)\W+)+(?P<number>\d{1,5})(?:\W+(?:tadi|tu|itu|lah|pak|bu|ja|haja))*\W*",
    re.IGNORECASE,
)


async def heard(talk: Talk[Any], text: str) -> bool:
    found = _WHOSE.fullmatch(without_code(text)) if talk.incoming.picture and not talk.confirmed else None
    visit = await statement_visit.visit_meant(talk, text) if found else None
    if found is None or visit is None or hand_over.meant(talk) or visit.state not in deliveries.TAKING:
        return False
    number = int(found["number"])
    known = await talk.books.deliveries.find(
        visit=visit.id, number=number, kind=DeliveryKind.RECEIVED, withdrawn_at=None, order="id"
    )
    if len({message(one) for one in known}) == 1:
        await photos.keep(talk, visit, known[0], worded=True)
        await talk.say("photos.of_number", as_reply=True, subject=known[0].subject, code=visit.code, number=number)
        return True
    raise Unsure(meaning([Statement(visit.id, Said.RECEIVED, (number,))]))
