"""What a summary says: what needs attention first, then the counts, then the visits."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from conversations.field.load_words import account
from sotarsa_bot import texts, wording
from sotarsa_bot.books import Books
from sotarsa_bot.field import load
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.register import recipients
from sotarsa_bot.rulings import times
from sotarsa_bot.running.office import Office
from sotarsa_bot.summaries import attention, figures, unserved
from sotarsa_bot.summaries.attention import Need
from sotarsa_bot.summaries.figures import Figures
from sotarsa_bot.texts import Html

MOST_NEEDS, MOST_VISITS = 20, 10


async def of_days(
    books: Books, office: Office, first: date, last: date, period: str, now: datetime, *, unserved_too: bool = True
) -> Html | None:
    """The summary of these days and of everything that waits; None if there is neither. `unserved_too`: also how many
    people wait for long."""
    found, counted = await figures.of_days(books, first, last)
    needs = _needs(await attention.everywhere(books, office, now))
    needs += await _decided(books, office, first, last)
    needs += await _unserved(books, now) if unserved_too else []
    if not found and not needs:
        return None
    days = wording.span(first, last)
    head = texts.html("summary.head_of_days" if period == days else "summary.head", period=period, days=days)
    return Html("\n".join([head, *needs, *await _counts_and_visits(books, found, counted)]))


async def of_village(books: Books, office: Office, code: str, now: datetime) -> Html:
    """Everything that was done in a village, the latest visits by name."""
    village, found = await books.villages.get(code), await figures.visits_of_village(books, code)
    head = texts.html("summary.village_head", village=village.name)
    if not found:
        return Html(f"{head}\n{texts.html('summary.village_nothing')}")
    needs = await attention.of_visits(books, office, found, now)
    counted = await figures.of_visits(books, found)
    return Html("\n".join([head, *_needs(needs), *await _counts_and_visits(books, found, counted)]))


async def of_visit(books: Books, office: Office, visit: Visit, now: datetime) -> Html:
    """One visit's figures."""
    counted = await figures.of_visits(books, [visit])
    village = (await books.villages.get(visit.village)).name
    window = visit.plan.window
    days = wording.span(window.first, window.last)
    moment = wording.moment(visit.agreed.starts_at, office.zone) if visit.agreed else days
    head = texts.html("summary.visit_head", code=visit.code, village=village, moment=moment)
    needs = await attention.of_visits(books, office, [visit], now)
    done, listed = await recipients.progress(books, visit)
    on_list = [texts.html("recipients.card", done=done, count=listed)] if listed else []
    carried = await account(books, visit, await load.of_visit(books, visit)) if counted.items else []
    return Html("\n".join([head, *_needs(needs), _counts(counted), *on_list, *carried]))


async def _decided(books: Books, office: Office, first: date, last: date) -> list[Html]:
    """What the camat decided on these days, how long it took, and what waits for them."""
    found = await times.of_days(books, office, first, last)
    if found.made:
        took = times.lasting(found.took)
        return [texts.html("rulings.summary", made=found.made, took=took, waiting=found.waiting)]
    return [texts.html("rulings.summary_waiting", waiting=found.waiting)] if found.waiting else []


async def _unserved(books: Books, now: datetime) -> list[Html]:
    """ "Belum terlayani lebih dari 30 hari: Liyu 1, Uren 3" """
    counted = await unserved.by_village(books, now)
    named = sorted([((await books.villages.get(code)).name, count) for code, count in counted.items()])
    said = ", ".join(f"{name} {count}" for name, count in named)
    return [texts.html("summary.unserved", days=unserved.TOO_LONG.days, villages=said)] if named else []


def _needs(needs: Sequence[Need]) -> list[Html]:
    lines = [texts.html(need.key, **need.values) for need in needs[:MOST_NEEDS]]
    if more := len(needs) - MOST_NEEDS:
        lines += [texts.html("summary.needs_more", more=more)] if more > 0 else []
    return lines


async def _counts_and_visits(books: Books, found: Sequence[Visit], counted: Figures) -> list[Html]:
    if not found:
        return []
    more = len(found) - MOST_VISITS
    rest = [texts.html("summary.more_visits", more=more)] if more > 0 else []
    return [_counts(counted), *[await _line(books, visit) for visit in found[:MOST_VISITS]], *rest]


def _counts(counted: Figures) -> Html:
    states = [f"{n} {texts.plain(f'summary.state_{state}')}" for state, n in counted.by_state.items()]
    by_count = texts.html("summary.by_count", items=_amounts(counted.by_count)) if counted.by_count else ""
    by_count = Html(f"\n{by_count}") if by_count else ""
    counts = texts.html(
        "summary.counts",
        states=wording.listing(states),
        reached=counted.reached,
        by_count=by_count,
        items=_amounts(counted.items) or "-",
        photos=counted.photos,
        by_proxy=counted.by_proxy,
        incidents=counted.incidents,
    )
    if not counted.requests:
        return counts
    asked = texts.html("request.counted", count=counted.requests, unanswered=counted.unanswered)
    return Html(f"{counts}\n{asked}")


def _amounts(items: Mapping[str, int]) -> str:
    return wording.listing([f"{wording.number(amount)} {item}" for item, amount in items.items()])


async def _line(books: Books, visit: Visit) -> Html:
    village = (await books.villages.get(visit.village)).name
    state, window = texts.plain(f"summary.state_{visit.state}"), visit.plan.window
    days = wording.span(visit.day, visit.day) if visit.day else wording.span(window.first, window.last)
    return texts.html("summary.visit_line", code=visit.code, village=village, state=state, days=days)
