"""What words say of hand-overs, on which day and of whom: read, and not checked yet (statements.py)."""

from collections.abc import Sequence
from typing import Any

from conversations.hand_overs import (
    another_of_these,
    happened_at,
    in_light,
    in_part,
    named_proxy,
    names_said,
    of_a_hamlet,
    only_names,
    said_beside,
    statement_visit,
    who,
)
from conversations.talk import Talk
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import Statement, parse_caption
from sotarsa_bot.parsing.caption_said import meaning
from sotarsa_bot.parsing.statement import Said
from sotarsa_bot.records.field import Listed
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.register import recipients
from sotarsa_bot.unsure import MOST_MEANINGS, Unsure
from sotarsa_bot.visits import visits


async def said(talk: Talk[Any], text: str, visit: Visit | None) -> tuple[Visit, list[Statement]]:
    """What the words say, on the day that they say, if any."""
    day = happened_at.cut(talk, text)
    if day.day is None:
        return await _on_any_day(talk, text, visit)
    try:
        meant, found = await _on_any_day(talk, day.rest, visit)
    except Unsure as unsure:
        items = deliveries.carried(visit) if visit else []
        if happened_at.dated(unsure, day, items) is None:
            return await _on_any_day(talk, text, visit)
        raise
    if happened_at.is_of_all(day, found):
        return meant, happened_at.with_day(found, day.day)
    return await _on_any_day(talk, text, visit)


async def _on_any_day(talk: Talk[Any], text: str, visit: Visit | None) -> tuple[Visit, list[Statement]]:
    if visit is None and (doubt := await statement_visit.which_visit(talk, text)):
        raise doubt
    items = deliveries.carried(visit) if visit else []
    if visit and (named := named_proxy.told(talk, text, items)):
        return visit, named
    await of_a_hamlet.ask(talk, text, visit)
    if fewer := in_part.but_some(talk, text, items) or in_part.others_instead(talk, text, items):
        raise fewer
    if right := another_of_these.put_right(talk, text, items):
        raise right
    if beside := said_beside.numbers(talk, text, items) or in_light.of_goods(talk, text, items):
        raise beside
    try:
        statements = parse_caption(text, items=items, default_visit=visit.id if visit else None)
    except Unsure as unsure:
        ways = [parse_caption(one.words, items=items, default_visit=None) for one in unsure.meanings]
        await _names_in(talk, text, visit, ways, items)
        beside = in_part.with_the_rest(talk, ways, items) or said_beside.others(talk, text, ways, items)
        unsure = beside or unsure
        await _number(talk, visit, unsure, items)
        raise unsure from None
    except Mistake as mistake:
        await _names_in(talk, text, visit, [], items, mistake)
        doubt = named_proxy.with_what_was_written(talk, text, items) or await _only_names(talk, text, visit, items)
        raise doubt or mistake from None
    await _names_in(talk, text, visit, [statements], items)
    if len({s.visit for s in statements}) > 1:
        raise Mistake("deliver.one_visit_each")
    if rest := in_part.with_the_rest(talk, [statements], items) or said_beside.others(talk, text, [statements], items):
        raise rest
    return await visits.get(talk.books, statements[0].visit), statements


async def _names_in(
    talk: Talk[Any],
    text: str,
    visit: Visit | None,
    ways: Sequence[Sequence[Statement]],
    items: Sequence[str],
    mistake: Mistake | None = None,
) -> None:
    """Unsure or Mistake, where somebody of the list was named and is in none of these ways."""
    if visit is None or talk.confirmed or not names_said.may_name(text):
        return
    doubt = names_said.otherwise(text, await recipients.of_visit(talk.books, visit), ways, items)
    if doubt and not (mistake and isinstance(doubt, Mistake)):
        if isinstance(doubt, Unsure):
            await _number(talk, visit, doubt, items)
        raise doubt


async def _only_names(talk: Talk[Any], text: str, visit: Visit | None, items: Sequence[str]) -> Unsure | None:
    """Names of the list alone: they have most likely received, beside those who were read back."""
    listed = await recipients.of_visit(talk.books, visit) if visit else []
    if visit is None or not listed:
        return None
    named = only_names.numbers(text, listed)
    if not named:
        ways = only_names.perhaps(text, listed)[:MOST_MEANINGS]
        return Unsure(*(meaning([Statement(visit.id, Said.RECEIVED, (one,))]) for one in ways)) if ways else None
    return said_beside.of_these(talk, text, named, items) or Unsure(
        meaning([Statement(visit.id, Said.RECEIVED, named)])
    )


async def _number(talk: Talk[Any], visit: Visit | None, unsure: Unsure, items: Sequence[str]) -> None:
    """In what is read back, a number stands beside each name that plainly is one of the list's."""
    said = [parse_caption(one.words, items=items, default_visit=None) for one in unsure.meanings]
    if visit and (listed := await listed_if_needed(talk, visit, [one for each in said for one in each])):
        unsure.meanings = tuple(
            one._replace(said=meaning(who.with_numbers(each, listed)).said)
            for one, each in zip(unsure.meanings, said, strict=True)
        )


async def listed_if_needed(talk: Talk[Any], visit: Visit, statements: Sequence[Statement]) -> Sequence[Listed]:
    """The visit's list, if it takes a look at it to understand these: it may be long."""
    wanted = any(one.everyone or one.recipient or one.without_names or one.proxy for one in statements)
    return await recipients.of_visit(talk.books, visit) if wanted else []
