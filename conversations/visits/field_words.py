"""What happened in the field, in the words of cards and questions. Names no recipient, so that villages may read it."""

from sotarsa_bot import texts, wording
from sotarsa_bot.books import Books, OneOf, Unlike
from sotarsa_bot.field import closing
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.records.field import SHOWN, IncidentKind, PhotoState
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.register import recipients
from sotarsa_bot.texts import Html


async def lines(books: Books, visit: Visit, *, to_village: bool) -> list[Html]:
    """For the card: what was handed over, photos, the mismatch, and what stands in the way."""
    said = []
    done, listed = await recipients.progress(books, visit)
    if listed:
        said.append(texts.html("recipients.card", done=done, count=listed))
    if handed_over := await deliveries.totals(books, visit):
        said.append(texts.html("count.card_totals", totals=totals_in_words(visit, handed_over)))
    if photos := await books.photos.count(visit=visit.id, state=PhotoState.STORED, kind=OneOf(SHOWN)):
        said.append(texts.html("photos.card", count=photos))
    if parted := await closing.differences(books, visit):
        key = "count.card_differs" if await closing.mismatch(books, visit) else "count.card_explained"
        said.append(texts.html(key, what=difference_lines(parted)))
    for incident in await books.incidents.find(visit=visit.id, resolved_at=None, kind=Unlike(IncidentKind.MISMATCH)):
        if incident.kind is IncidentKind.LOAD:
            continue  # the load has a card of its own; and the village is asked about what arrived
        kind = texts.plain(f"incident.kind_{incident.kind}")
        words = "" if to_village else wording.cut(incident.words, 200)  # the team may have named a citizen
        said.append(texts.html("incident.card_words" if words else "incident.card", kind=kind, words=words))
    return said


def totals_in_words(visit: Visit, amounts: dict[str, int]) -> str:
    """ "25 paket sembako dan 10 lembar selimut"."""
    units = {cargo.item: cargo.unit for cargo in visit.plan.cargo}
    return wording.listing(
        [" ".join(p for p in (wording.number(n), units.get(item, ""), item) if p) for item, n in amounts.items()]
    )


def example(amounts: dict[str, int]) -> str:
    """ "sembako 24": how to answer, with the village's own item."""
    item, amount = next(iter(amounts.items()), ("sembako", 25))
    return f"{item} {max(amount - 1, 1)}"


def difference_lines(parted: list[closing.Difference]) -> Html:
    return Html("\n".join(texts.html("count.difference", **d._asdict()) for d in parted))
