"""What a visit's list asks for and its load does not hold: said while there is still time to load it."""

from sotarsa_bot import texts, wording
from sotarsa_bot.books import Books
from sotarsa_bot.hand_overs import entitled
from sotarsa_bot.parsing import lexicon
from sotarsa_bot.parsing.words import Words
from sotarsa_bot.records.visit import Visit, VisitState
from sotarsa_bot.texts import Html

IN_TIME = (VisitState.PROPOSED, VisitState.AGREED)


_WHO = frozenset({"lansia", "balita", "disabilitas", "dewasa", "bumil"})
"""For whom goods are: by themselves they are none."""


async def said(books: Books, visit: Visit) -> Html:
    """ "⚠️ Diminta daftar, kurang dibawa: 9 liter minyak (dibawa 0)"; empty if nothing lacks, or it is too late. Groups
    read it: it names goods that are known as such, and only counts what else a list says, which may be an illness."""
    found = await entitled.lacking(books, visit) if visit.state in IN_TIME else []
    goods = [one for one in found if one.carried or _are_goods(one.item)]
    things = [
        texts.plain(
            "notice.lacking_thing",
            asked=" ".join(part for part in (wording.number(one.asked), one.unit, one.item) if part),
            carried=wording.number(one.carried),
        )
        for one in goods
    ]
    if others := len(found) - len(goods):
        things.append(texts.plain("notice.lacking_others", n=others))
    return texts.html("notice.lacking", code=visit.code, list=wording.listing(things)) if things else Html("")


def _are_goods(item: str) -> bool:
    """ "Kursi roda", "popok dewasa"; not "kursi roda an. Bahrani", nor "ibu hamil"."""
    words = {word.plain for word in Words(item).all}
    return bool(words & lexicon.GOODS - _WHO) and words <= lexicon.GOODS
