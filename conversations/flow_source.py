"""Which step follows an answer, read from the source with `ast`: a handler returns its name and declares it nowhere.

Strings and names of a module are read, both sides of a choice, what a called function returns, and the arguments that
were handed to it. What a handler computes at run time is not guessed: it is `UNREAD`.
"""

import ast
import inspect
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import FunctionType
from typing import Any

from conversations import flow as engine
from conversations.flow import Flow

UNREAD = "?"
"""The step that follows is known at run time only."""
_DEPTH = 12
"""So far calls are followed; more is a circle."""
_NOTHING = object()
_Returns = Callable[..., Any]
_Body = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


def named(handler: _Returns) -> list[str]:
    """The steps that a handler may name, in the order of its source; `UNREAD` for what only its run can tell."""
    return list(dict.fromkeys(_returned(handler, {}, 0)))


@cache
def begun_at() -> tuple[tuple[Flow, str], ...]:
    """Each `flow.start(talk, FLOW, step="...")` of the conversations that names flow and step outright."""
    return tuple(
        begun
        for name, module in list(sys.modules.items())
        if name.startswith("conversations.") and module.__file__
        for begun in _begun_in(Path(module.__file__), vars(module))
    )


def _begun_in(file: Path, names: Mapping[str, Any]) -> Iterator[tuple[Flow, str]]:
    for node in ast.walk(_module(file)):
        if isinstance(node, ast.Call) and _meant(node.func, names) is engine.start:
            flow = _meant(node.args[1], names)
            steps = [_meant(word.value, names) for word in node.keywords if word.arg == "step"]
            if isinstance(flow, Flow) and steps and isinstance(steps[0], str):
                yield flow, steps[0]


def _returned(function: _Returns, given: Mapping[str, Any], depth: int) -> Iterator[str]:
    """What a function may return, with these arguments known."""
    body = _body(function) if depth < _DEPTH else None
    if body is None or not isinstance(function, FunctionType):
        yield UNREAD
        return
    seen = _Seen(function, given, depth)
    for value in _values(body):
        yield from seen.steps(value)


@dataclass(frozen=True)
class _Seen:
    """What is known inside one function: its arguments, what surrounds it, its module."""

    function: FunctionType
    given: Mapping[str, Any]
    depth: int

    def steps(self, value: ast.expr) -> Iterator[str]:
        if isinstance(value, ast.IfExp):
            yield from self.steps(value.body)
            yield from self.steps(value.orelse)
        elif isinstance(value, ast.Await):
            yield from self.steps(value.value)
        elif isinstance(value, ast.Call):
            yield from self._of_call(value)
        else:
            known = self._known(value)
            if isinstance(known, str) or known is _NOTHING:  # else the side of a choice that is not taken
                yield UNREAD if known is _NOTHING else str(known)

    def _of_call(self, call: ast.Call) -> Iterator[str]:
        called = self._known(call.func)
        if not isinstance(called, FunctionType):
            if not isinstance(called, str):  # a step where a function might stand, too: the other side is taken
                yield UNREAD
            return
        names = list(inspect.signature(called).parameters)
        handed = {name: self._known(value) for name, value in zip(names, call.args, strict=False)}
        handed |= {word.arg: self._known(word.value) for word in call.keywords if word.arg}
        yield from _returned(called, handed, self.depth + 1)

    def _known(self, value: ast.expr) -> Any:
        unknown = dict.fromkeys(inspect.signature(self.function).parameters, _NOTHING)
        around = inspect.getclosurevars(self.function).nonlocals
        return _meant(value, {**self.function.__globals__, **around, **unknown, **self.given})


def _meant(value: ast.expr, names: Mapping[str, Any]) -> Any:
    """What an expression is without running it: a text, a name, something of a module."""
    if isinstance(value, ast.Constant):
        return value.value
    if isinstance(value, ast.Attribute):
        return getattr(_meant(value.value, names), value.attr, _NOTHING)
    return names.get(value.id, _NOTHING) if isinstance(value, ast.Name) else _NOTHING


def _values(body: _Body) -> Iterator[ast.expr]:
    """What is returned, without what functions inside it return."""
    if isinstance(body, ast.Lambda):
        yield body.body
        return
    waiting: list[ast.AST] = list(reversed(body.body))
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Return):
            yield node.value or ast.Constant(None)
        elif not isinstance(node, _Body):
            waiting += reversed(list(ast.iter_child_nodes(node)))


def _body(function: _Returns) -> _Body | None:
    code = getattr(function, "__code__", None)
    if code is None or not Path(code.co_filename).exists():
        return None
    return _bodies(Path(code.co_filename)).get((code.co_firstlineno, code.co_name))


@cache
def _bodies(file: Path) -> dict[tuple[int, str], _Body]:
    return {(_first_line(node), _name(node)): node for node in ast.walk(_module(file)) if isinstance(node, _Body)}


def _first_line(node: _Body) -> int:
    decorators = [] if isinstance(node, ast.Lambda) else node.decorator_list
    return min([node.lineno, *(one.lineno for one in decorators)])


def _name(node: _Body) -> str:
    return "<lambda>" if isinstance(node, ast.Lambda) else node.name


@cache
def _module(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))
