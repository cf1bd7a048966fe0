"""The parameters of a request, whichever way they came: query, form, multipart or JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from simulator.model import Json
from simulator.refusal import bad_request

TRUE = {"true", "1", "yes", "True"}


@dataclass(frozen=True)
class Upload:
    """A file that came with a request."""

    name: str
    content: bytes
    mime: str | None = None


@dataclass
class Params:
    """Typed access to what the bot sent."""

    raw: Json
    uploads: dict[str, Upload] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        """Whether the parameter came and is not empty."""
        return self.raw.get(name) not in (None, "")

    def text(self, name: str, default: str = "") -> str:
        """A string."""
        value = self.raw.get(name)
        return default if value is None else (value if isinstance(value, str) else json.dumps(value))

    def number(self, name: str, default: int = 0) -> int:
        """An integer; Telegram reads nonsense as absent."""
        value = self.raw.get(name)
        try:
            return default if value in (None, "") else int(str(value))
        except ValueError:
            return default

    def real(self, name: str) -> float:
        """A floating point number."""
        try:
            return float(str(self.raw.get(name)))
        except ValueError:
            raise bad_request(f"{name} is invalid") from None

    def flag(self, name: str) -> bool:
        """A boolean."""
        value = self.raw.get(name)
        return value if isinstance(value, bool) else str(value) in TRUE

    def data(self, name: str) -> Any:
        """An object or array; in forms it is JSON in a string."""
        value = self.raw.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {name} JSON object") from None

    def object(self, name: str) -> Json:
        """An object; absent is empty."""
        value = self.data(name)
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise bad_request(f"object expected as {name}")
        return value

    def array(self, name: str) -> list[Any]:
        """An array; absent is empty."""
        value = self.data(name)
        if value is None:
            return []
        if not isinstance(value, list):
            raise bad_request(f"expected {name} to be an array")
        return value

    def upload(self, name: str, reference: str | None = None) -> Upload | None:
        """A file sent under this name, or as attach://."""
        value = reference if reference is not None else self.raw.get(name)
        if isinstance(value, str) and value.startswith("attach://"):
            return self.uploads.get(value.removeprefix("attach://"))
        return self.uploads.get(name) if reference is None else None

    def printable(self) -> Json:
        """For the log: the parameters, with uploads as their names and sizes."""
        files = {name: f"<{one.name}, {len(one.content)} bytes>" for name, one in self.uploads.items()}
        return dict(self.raw) | files
