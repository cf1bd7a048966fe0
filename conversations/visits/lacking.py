"""What a visit's list asks for and its load does not hold: said while there is still time to load it."""

from sotarsa_bot import texts, wording
from sotarsa_bot.books import Books
from sotarsa_bot.hand_overs import entitled
from sotarsa_bot.records.visit import Visit, VisitState
from sotarsa_bot.texts import Html

IN_TIME = (VisitState.PROPOSED, VisitState.AGREED)


async def said(books: Books, visit: Visit) -> Html:
    """ "⚠️ Diminta daftar, kurang dibawa: 9 liter minyak (dibawa 0)"; empty if nothing lacks, or it is too late. It
    names goods and nobody."""
    found = await entitled.lacking(books, visit) if visit.state in IN_TIME else []
    things = [
        texts.plain(
            "notice.lacking_thing",
            asked=" ".join(part for part in (wording.number(one.asked), one.unit, one.item) if part),
            carried=wording.number(one.carried),
        )
        for one in found
    ]
    return texts.html("notice.lacking", code=visit.code, list=wording.listing(things)) if things else Html("")
