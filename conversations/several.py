"""Questions that many flows ask: several answers (toggled, or typed, then on), and words that may be left out."""

import re
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from conversations import flow
from conversations.button import Button, in_rows, tag
from conversations.flow import FlowStep, Question, question, taken_back, tapped, typed
from conversations.talk import Talk, Values, nothing
from sotarsa_bot import texts, wording
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import clean_name, lexicon

MOST_ANSWERS, MOST_LETTERS = 10, 40
"""So many answers to one question, so many letters each: a card shows them all."""

NO_MORE = frozenset({
    "itu saja", "itu aja", "itu haja", "sudah", "sdh", "cukup", "sudah cukup", "sudah itu saja", "tidak ada", "tdk ada",
    "kadada", "kada ada", "ga ada", "gak ada", "kosong", "-", "next", "terus",
})  # fmt: skip
"""Typed instead of going on."""
LEFT_AS_IT_IS = ("lewati", "tetap", "sama")
"""Typed instead of the button that leaves an answer as it was."""
_AS_BEFORE = re.compile(r"\b(?:jadi|jd)\b", re.IGNORECASE)
"""Of what takes something back, "tidak jadi" means this answer alone."""


@dataclass(frozen=True)
class Option:
    """`value` is what the draft keeps: a person's number, or the words themselves."""

    value: int | str
    label: str


Options = Callable[[Talk[Any]], Awaitable[Sequence[Option]]]
Read = Callable[[Talk[Any]], Awaitable[Sequence[int | str]]]
"""What the typed answer means, as values of options."""
Check = Callable[[Talk[Any], str], None]
"""Mistake or Unsure for words that do not belong here."""
Following = FlowStep | Callable[[Talk[Any]], FlowStep]
"""The step that is asked next, where it depends on how one came here."""


def several(
    field: str,
    key: str,
    *,
    step: FlowStep,
    following: Following,
    options: Options,
    values: Values = nothing,
    at_least_one: str = "",
    read: Read | None = None,
    check: Check | None = None,
) -> Question:
    """Fills the draft's tuple `field`. `at_least_one` is the Mistake for going on with none. Others may be named,
    separated by commas: `check` doubts such a name, and where `read` is given it says who or what is meant."""

    async def every(talk: Talk[Any]) -> list[Option]:
        known = list(await options(talk))
        values_ = {option.value for option in known}
        return known + [Option(v, str(v)) for v in getattr(talk.draft, field) if v not in values_]

    async def ask(talk: Talk[Any]) -> None:
        chosen = getattr(talk.draft, field)
        made = [_toggle(talk, option, option.value in chosen) for option in await every(talk)]
        on = flow.choice(talk, texts.plain("common.on_button"), "on")
        await flow.ask(talk, key, [*in_rows(made), [on]], **await values(talk))

    async def toggled(talk: Talk[Any]) -> FlowStep:
        meant = next((o.value for o in await every(talk) if tag(o.value) == talk.answer), None)
        if meant is None:
            raise Mistake("common.old_button")
        chosen = getattr(talk.draft, field)
        setattr(talk.draft, field, tuple(c for c in chosen if c != meant) if meant in chosen else (*chosen, meant))
        return step

    async def named(talk: Talk[Any]) -> FlowStep:
        if talk.answer.casefold().strip(" .!") in NO_MORE:
            return await done(talk)
        more: Sequence[int | str] = await (read(talk) if read else spelled(talk))
        every_one = tuple(dict.fromkeys((*getattr(talk.draft, field), *more)))
        if len(every_one) > MOST_ANSWERS:
            raise Mistake("common.too_many", most=MOST_ANSWERS)
        setattr(talk.draft, field, every_one)
        return step

    async def spelled(talk: Talk[Any]) -> list[int | str]:
        known = {option.label.casefold(): option.value for option in await every(talk)}
        names = [clean_name(name, limit=MOST_LETTERS) for name in _parts(talk.answer, known)]
        for name in names:
            if check and name.casefold() not in known:
                check(talk, name)
        return [known.get(name.casefold(), name) for name in names]

    async def done(talk: Talk[Any]) -> FlowStep:
        if at_least_one and not getattr(talk.draft, field):
            raise Mistake(at_least_one)
        return _next(talk, following)

    return question(ask, tapped("toggle", toggled), tapped("on", done), typed(named))


def _parts(words: str, known: Collection[str]) -> list[str]:
    """At the commas; at "dan" where what stands on both sides is known."""
    found: list[str] = []
    for part in re.split(r"[,;\n]", words):
        joined = [one.strip() for one in re.split(rf"\s+(?:{lexicon.JOINS})\s+", part)]
        found += joined if all(one.casefold() in known for one in joined) else [part.strip()]
    return [part for part in found if part]


def optional(
    field: str,
    key: str,
    *,
    following: Following,
    read: Callable[[str], Any],
    options: Options | None = None,
    said: Callable[[Any], str] = str,
    check: Check | None = None,
    change: Callable[[str, Any], Any] | None = None,
) -> Question:
    """Fills the draft's `field` with what was typed (read by `read`, or by `change` beside what was entered before) or
    chosen. What was entered before stays, or is emptied by a button that says so; `said` is what it is called there."""

    async def ask(talk: Talk[Any]) -> None:
        known, entered = await options(talk) if options else (), getattr(talk.draft, field)
        others = [option for option in known if option.value != entered]
        rows = [[flow.choice(talk, wording.cut(option.label), "use", tag(option.value))] for option in others]
        await flow.ask(talk, key, [*rows, _as_it_is(talk, said(entered) if entered else "")])

    async def given(talk: Talk[Any]) -> FlowStep:
        if talk.answer.casefold() not in LEFT_AS_IT_IS:
            if check:
                check(talk, talk.answer)
            setattr(talk.draft, field, new(talk))
        return _next(talk, following)

    def new(talk: Talk[Any]) -> Any:
        return change(talk.answer, getattr(talk.draft, field)) if change else read(talk.answer)

    async def unchanged(talk: Talk[Any]) -> FlowStep:
        """ "kada jadi": what was entered stays; "batal" ends the whole conversation."""
        if getattr(talk.draft, field) and _AS_BEFORE.search(talk.answer):
            return await kept(talk)
        await flow.finish(talk, "common.cancelled")
        return flow.DONE

    async def chosen(talk: Talk[Any]) -> FlowStep:
        known = await options(talk) if options else ()
        meant = next((o.value for o in known if tag(o.value) == talk.answer), None)
        if meant is None:
            raise Mistake("common.old_button")
        setattr(talk.draft, field, meant)
        return _next(talk, following)

    async def kept(talk: Talk[Any]) -> FlowStep:
        return _next(talk, following)

    async def emptied(talk: Talk[Any]) -> FlowStep:
        setattr(talk.draft, field, type(talk.draft).model_fields[field].default)
        return _next(talk, following)

    ways = (
        tapped("skip", kept), tapped("empty", emptied), tapped("use", chosen), typed(given), taken_back(unchanged),
    )  # fmt: skip
    return question(ask, *ways)


def _next(talk: Talk[Any], following: Following) -> FlowStep:
    return following if isinstance(following, FlowStep) else following(talk)


def _as_it_is(talk: Talk[Any], entered: str) -> list[Button]:
    if not entered:
        return [flow.choice(talk, texts.plain("common.skip_button"), "skip")]
    keep = flow.choice(talk, wording.cut(texts.plain("common.keep_button", value=entered)), "skip")
    return [keep, flow.choice(talk, texts.plain("common.empty_button"), "empty")]


def _toggle(talk: Talk[Any], option: Option, chosen: bool) -> Button:
    return flow.choice(talk, f"{'✅' if chosen else '⬜'} {wording.cut(option.label, 30)}", "toggle", tag(option.value))
