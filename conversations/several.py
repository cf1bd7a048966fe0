"""Questions that many flows ask: several answers (toggled, or typed, then on), and words that may be left out."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from conversations import flow
from conversations.button import Button, in_rows, tag
from conversations.flow import Question, question, tapped, typed
from conversations.talk import Talk, Values, nothing
from sotarsa_bot import texts
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import clean_name

MOST, LONGEST = 10, 40
"""So many answers to one question, so many letters each: a card shows them all."""

LEFT_AS_IT_IS = ("lewati", "tetap", "sama")
"""Typed instead of the button that leaves an answer as it was."""


@dataclass(frozen=True)
class Option:
    """`value` is what the draft keeps: a person's number, or the words themselves."""

    value: int | str
    label: str


Options = Callable[[Talk[Any]], Awaitable[Sequence[Option]]]
Following = str | Callable[[Talk[Any]], str]
"""The step that is asked next, where it depends on how one came here."""


def words(*known: str) -> Options:
    """Options that are the same for everybody."""

    async def options(_talk: Talk[Any]) -> Sequence[Option]:
        return [Option(name, name) for name in known]

    return options


def several(
    field: str,
    key: str,
    *,
    step: str,
    following: Following,
    options: Options,
    values: Values = nothing,
    at_least_one: str = "",
    typing: bool = True,
) -> Question:
    """Fills the draft's tuple `field`. `at_least_one` is the Mistake for going on with none; `typing` lets people
    name others, separated by commas."""

    async def every(talk: Talk[Any]) -> list[Option]:
        known = list(await options(talk))
        values_ = {option.value for option in known}
        return known + [Option(v, str(v)) for v in getattr(talk.draft, field) if v not in values_]

    async def ask(talk: Talk[Any]) -> None:
        chosen = getattr(talk.draft, field)
        made = [_toggle(talk, option, option.value in chosen) for option in await every(talk)]
        on = flow.choice(talk, texts.plain("common.on_button"), "on")
        await flow.ask(talk, key, [*in_rows(made), [on]], **await values(talk))

    async def toggled(talk: Talk[Any]) -> str:
        meant = next((o.value for o in await every(talk) if tag(o.value) == talk.answer), None)
        if meant is None:
            raise Mistake("common.old_button")
        chosen = getattr(talk.draft, field)
        setattr(talk.draft, field, tuple(c for c in chosen if c != meant) if meant in chosen else (*chosen, meant))
        return step

    async def named(talk: Talk[Any]) -> str:
        spelled = {option.label.casefold(): option.value for option in await every(talk)}
        names = [clean_name(part, limit=LONGEST) for part in talk.answer.split(",") if part.strip()]
        more = (spelled.get(name.casefold(), name) for name in names)
        every_one = tuple(dict.fromkeys((*getattr(talk.draft, field), *more)))
        if len(every_one) > MOST:
            raise Mistake("common.too_many", most=MOST)
        setattr(talk.draft, field, every_one)
        return step

    async def done(talk: Talk[Any]) -> str:
        if at_least_one and not getattr(talk.draft, field):
            raise Mistake(at_least_one)
        return _next(talk, following)

    ways = [tapped("toggle", toggled), tapped("on", done)]
    return question(ask, *ways, typed(named)) if typing else question(ask, *ways)


def optional(
    field: str,
    key: str,
    *,
    following: Following,
    read: Callable[[str], Any],
    options: Options | None = None,
    said: Callable[[Any], str] = str,
) -> Question:
    """Fills the draft's `field` with what was typed (read by `read`) or chosen. What was entered before stays, or is
    emptied by a button that says so; `said` is what it is called there."""

    async def ask(talk: Talk[Any]) -> None:
        known, entered = await options(talk) if options else (), getattr(talk.draft, field)
        others = [option for option in known if option.value != entered]
        rows = [[flow.choice(talk, option.label[:40], "use", tag(option.value))] for option in others]
        await flow.ask(talk, key, [*rows, _as_it_is(talk, said(entered) if entered else "")])

    async def given(talk: Talk[Any]) -> str:
        if talk.answer.casefold() not in LEFT_AS_IT_IS:
            setattr(talk.draft, field, read(talk.answer))
        return _next(talk, following)

    async def chosen(talk: Talk[Any]) -> str:
        known = await options(talk) if options else ()
        meant = next((o.value for o in known if tag(o.value) == talk.answer), None)
        if meant is None:
            raise Mistake("common.old_button")
        setattr(talk.draft, field, meant)
        return _next(talk, following)

    async def kept(talk: Talk[Any]) -> str:
        return _next(talk, following)

    async def emptied(talk: Talk[Any]) -> str:
        setattr(talk.draft, field, type(talk.draft).model_fields[field].default)
        return _next(talk, following)

    ways = (tapped("skip", kept), tapped("empty", emptied), tapped("use", chosen), typed(given))
    return question(ask, *ways)


def _next(talk: Talk[Any], following: Following) -> str:
    return following if isinstance(following, str) else following(talk)


def _as_it_is(talk: Talk[Any], entered: str) -> list[Button]:
    if not entered:
        return [flow.choice(talk, texts.plain("common.skip_button"), "skip")]
    keep = flow.choice(talk, texts.plain("common.keep_button", value=entered)[:40], "skip")
    return [keep, flow.choice(talk, texts.plain("common.empty_button"), "empty")]


def _toggle(talk: Talk[Any], option: Option, chosen: bool) -> Button:
    return flow.choice(talk, f"{'✅' if chosen else '⬜'} {option.label[:30]}", "toggle", tag(option.value))
