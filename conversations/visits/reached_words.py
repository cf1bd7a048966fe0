"""Who of the village was reached without Telegram last: a line of the office's card."""

from sotarsa_bot import texts, wording
from sotarsa_bot.books import Books
from sotarsa_bot.records.visit import Visit, VisitState
from sotarsa_bot.running.office import Office
from sotarsa_bot.texts import Html

WORDS_SHOWN = 120


async def lines(books: Books, office: Office, visit: Visit, *, private: bool) -> list[Html]:
    """While their answer is waited for; the agreement says by itself who brought it. What they said stands in private
    only: it may name somebody."""
    if visit.state not in (VisitState.PROPOSED, VisitState.POSTPONED):
        return []
    last = await books.relayed.first(visit=visit.id, withdrawn_at=None, order="-id")
    if last is None:
        return []
    key = "relay.on_card_told" if not last.words else "relay.on_card_words" if private else "relay.on_card_said"
    way, at = texts.plain(f"contact.way_{last.way}"), wording.moment(last.at, office.zone)
    return [texts.html(key, name=last.name, way=way, at=at, words=wording.cut(last.words, WORDS_SHOWN))]
