"""Every conversation is drawn, and what it declares holds together: no step is lost, none is named that is missing."""

import pkgutil
from argparse import Namespace
from collections.abc import Callable
from importlib import import_module
from typing import Any

import pytest
from pydantic import BaseModel

import conversations
from commands.flows import play
from commands.refused import Refused
from conversations.flow import DONE, FLOWS, HERE, Flow, FlowStep, Question, question, tapped, typed
from conversations.flow_graph import arrows, drawn, reached
from conversations.flow_source import UNREAD, begun_at, named
from conversations.several import optional
from conversations.talk import Talk
from conversations.visits import plan_preview
from sotarsa_bot.people.rights import Action

CHOSEN = {"kunjungan": (*plan_preview.LINES, "place")}
"""Where a way leads that only its run can tell: the preview's line that was pressed names the step."""
every_flow = pytest.mark.parametrize("flow", FLOWS.values(), ids=FLOWS)


def lost(flow: Flow) -> set[str]:
    """Steps that nobody comes to."""
    return set[str](flow.steps) - reached(flow, *CHOSEN.get(flow.name, ()))


def nowhere(flow: Flow) -> set[str]:
    """Steps that are named and are none of this flow."""
    return {arrow.following for arrow in arrows(flow)} - set(flow.steps) - {DONE, UNREAD}


@every_flow
def test_every_step_can_be_reached(flow: Flow) -> None:
    assert lost(flow) == set()


@every_flow
def test_every_step_that_is_named_is_there(flow: Flow) -> None:
    assert nowhere(flow) == set()
    assert {*CHOSEN.get(flow.name, ()), *(under for q in flow.steps.values() if (under := q.under))} <= set(flow.steps)
    assert flow.first in flow.steps


def test_whoever_begins_in_the_middle_begins_at_a_step() -> None:
    begun = list(begun_at())
    assert len(begun) > 5
    assert [(flow.name, step) for flow, step in begun if step not in flow.steps] == []


def test_every_next_step_can_be_read_but_one() -> None:
    """A handler that computes its next step needs a line in CHOSEN, or a plainer way to say it."""
    unread = {(f.name, a.step, a.way) for f in FLOWS.values() for a in arrows(f) if a.following == UNREAD}
    assert unread == {("kunjungan", "confirm", "tapped edit")}


def test_every_flow_of_the_conversations_is_in_the_menu() -> None:
    files = pkgutil.walk_packages(conversations.__path__, "conversations.")
    made = [one for file in files for one in vars(import_module(file.name)).values() if isinstance(one, Flow)]
    assert {flow.name for flow in made} == set(FLOWS)
    assert all(FLOWS[flow.name] is flow for flow in made)


class Draft(BaseModel):
    note: str = ""


class At(FlowStep):
    FIRST = "first"
    NOTE = "note"
    CONFIRM = "confirm"
    ALONE = "alone"
    KEPT = "kept"
    GONE = "gone"


async def _ask(talk: Talk[Any]) -> None: ...


async def _on(talk: Talk[Any]) -> FlowStep:
    return At.NOTE if talk.answer else At.KEPT


async def _unasked(talk: Talk[Any]) -> FlowStep:
    if talk.answer:
        return await _to(talk, At.GONE)
    return DONE


async def _to(_talk: Talk[Any], step: FlowStep) -> FlowStep:
    return step


async def _as_pressed(talk: Talk[Any]) -> FlowStep:
    return At(talk.answer)


async def _as_it_stands(talk: Talk[Any]) -> FlowStep:
    return HERE


def test_a_step_that_asks_nothing_and_a_lost_one_are_found() -> None:
    steps: dict[FlowStep, Question] = {
        At.FIRST: question(_ask, typed(_on), tapped("save", _unasked)),
        At.NOTE: optional("note", "plan.any_note", following=lambda _talk: At.CONFIRM, read=str),
        At.CONFIRM: question(_ask, tapped("save", _as_it_stands)),
        At.ALONE: question(_ask, typed(_on)),
    }
    flow = Flow("catatan", may=Action.DELIVER, draft=Draft, first=At.FIRST, steps=steps)
    assert nowhere(flow) == {"kept", "gone"}
    assert lost(flow) == {"alone"}


@pytest.mark.parametrize(
    ("handler", "steps"),
    [
        (_on, ["note", "kept"]),
        (_unasked, ["gone", DONE]),
        (_as_pressed, [UNREAD]),
        (_as_it_stands, [HERE]),
        (len, [UNREAD]),
    ],
)
def test_what_a_handler_names_is_read(handler: Callable[..., Any], steps: list[str]) -> None:
    assert named(handler) == steps


@every_flow
def test_every_step_stands_in_the_drawing(flow: Flow) -> None:
    lines = drawn(flow).splitlines()
    assert lines[:4] == ["---", f"title: {flow.name}", "---", "flowchart TD"]
    assert {f'    s_{step}["{step}"]' for step in flow.steps} <= set(lines)
    assert f"    begin(( )) --> s_{flow.first}" in lines


async def test_one_flow_or_all_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert await play(Namespace(name="")) == 0
    assert capsys.readouterr().out.count("flowchart TD") == len(FLOWS)
    assert await play(Namespace(name="libur")) == 0
    assert 's_sure -->|"tapped yes"| s_coming' in capsys.readouterr().out
    with pytest.raises(Refused, match="kunjungan"):
        await play(Namespace(name="nirgends"))
