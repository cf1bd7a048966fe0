"""Every conversation as a graph: `bot.py flows` draws it as Mermaid text.

Steps and the ways to answer them are data (flow.py); which step follows is read from the handlers (flow_source.py).
The way back ("Kembali") and the way out ("Tutup") stand below every question and are not drawn.
"""

from dataclasses import dataclass

from conversations.flow import DONE, HERE, Flow, Way
from conversations.flow_source import UNREAD, begun_at, named


@dataclass(frozen=True)
class Arrow:
    """One way to answer `step`, and one step that may follow."""

    step: str
    way: str
    following: str


def arrows(flow: Flow) -> list[Arrow]:
    """All ways through a flow, in the order in which they are declared."""
    found: dict[Arrow, None] = {}
    for name, question in flow.steps.items():
        for way in question.ways:
            for following in named(way.handler):
                found[Arrow(name, _said(way), name if following == HERE else following)] = None
    return list(found)


def _said(way: Way) -> str:
    return f"{way.kind} {way.action}".strip()


def entries(flow: Flow) -> set[str]:
    """Where it may begin: its first step, and those that a `flow.start(..., step="...")` names."""
    return {flow.first, *(step for begun, step in begun_at() if begun is flow)}


def reached(flow: Flow, *chosen: str) -> set[str]:
    """The steps that one can come to from where it begins. `chosen`: where the ways lead that cannot be read."""
    ways = arrows(flow)
    found, new = set[str](), entries(flow)
    while new:
        found |= new
        new = {arrow.following for arrow in ways if arrow.step in found}
        new = (new | set(chosen) if UNREAD in new else new) - {DONE, UNREAD} - found
    return found


def drawn(flow: Flow) -> str:
    """The flow as a Mermaid diagram: a box a step, an arrow for all ways that lead from one to another."""
    lines = ["---", f"title: {flow.name}", "---", "flowchart TD"]
    begins = entries(flow)
    lines += [f"    begin(( )) --> s_{step}" for step in flow.steps if step in begins]
    lines += [f'    s_{step}["{step}"]' for step in flow.steps]
    joined: dict[tuple[str, str], list[str]] = {}
    for arrow in arrows(flow):
        joined.setdefault((arrow.step, arrow.following), []).append(arrow.way)
    lines += [f'    s_{step} -->|"{", ".join(ways)}"| {_node(to)}' for (step, to), ways in joined.items()]
    return "\n".join(lines)


def _node(step: str) -> str:
    return {DONE: "done((( )))", UNREAD: 'unread{"as chosen"}'}.get(step, f"s_{step}")
