"""Checks requests against the published Bot API (bot_api.json), independently of how the server handles them."""

from __future__ import annotations

import functools
import json
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from simulator.model import Json

SCALARS = {"Integer": int, "Float": (int, float), "String": str, "Boolean": bool}
DATA = Path(__file__).with_name("bot_api.json")


@functools.cache
def _api() -> Json:
    return dict(json.loads(DATA.read_text(encoding="utf-8")))


def violations(method: str, raw: Json, uploads: Collection[str] = ()) -> list[str]:
    """Every way in which a request differs from the published API."""
    fields = _api()["methods"].get(method)
    if fields is None:
        return [f"{method}: no such method"]
    references = json.dumps(raw) if uploads else ""
    attached = {name for name in uploads if f"attach://{name}" in references}
    given = dict(raw) | {name: "attach://upload" for name in uploads if name not in attached}
    return [f"{method}: {problem}" for problem in _object(given, fields, form=True)]


def _object(value: Json, fields: list[Json], *, form: bool = False) -> Iterator[str]:
    known = {field["name"]: field for field in fields}
    for name in value.keys() - known.keys():
        yield f"unknown field {name}"
    for name, field in known.items():
        if name in value:
            yield from _field(name, value[name], field["types"], form)
        elif field["required"]:
            yield f"{name} is required"


def _field(name: str, value: Any, types: list[str], form: bool) -> Iterator[str]:
    problems = [list(_typed(_read(value, kind) if form else value, kind)) for kind in types]
    if all(problems):
        best = min(problems, key=len)
        yield f"{name} is not {' or '.join(types)} ({best[0]})"


def _read(value: Any, kind: str) -> Any:
    """A form carries numbers and objects as strings; read them as their kind."""
    if not isinstance(value, str) or kind in {"String", "InputFile"}:
        return value
    try:
        return json.loads(value.lower() if kind == "Boolean" else value)
    except ValueError:
        return value


def _typed(value: Any, kind: str) -> Iterator[str]:
    if kind.startswith("Array of "):
        yield from _array(value, kind.removeprefix("Array of "))
    elif kind in SCALARS:
        if not isinstance(value, SCALARS[kind]) or (isinstance(value, bool) and kind != "Boolean"):  # type: ignore[arg-type]
            yield f"{value!r:.60} is no {kind}"
    elif kind == "InputFile":
        if not isinstance(value, str):
            yield "no file"
    elif not isinstance(value, dict):
        yield f"{value!r:.60} is no {kind}"
    else:
        yield from _structure(value, _api()["types"].get(kind, {}))


def _array(value: Any, kind: str) -> Iterator[str]:
    if not isinstance(value, list):
        yield f"{value!r:.60} is no array"
        return
    for item in value:
        yield from _typed(item, kind)


def _structure(value: Json, described: Json) -> Iterator[str]:
    if "subtypes" not in described:
        yield from _object(value, described.get("fields", []))
        return
    problems = [list(_typed(value, kind)) for kind in described["subtypes"]]
    if all(problems):
        yield min(problems, key=len)[0]
