"""Files as an offline form saves them, made by the tests from the format's description (form_files/)."""

import base64
import hashlib
import hmac
import json
from collections.abc import Iterable
from typing import Any

from simulator.photos import sample_photo

KEY, OTHER = "ab" * 32, "cd" * 32
NOON = "2026-12-03T02:10:00.000Z"
"""10.10 WITA, in the middle of K1."""
PHOTO, SIGNATURE = sample_photo(901), sample_photo(902)


def sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def said(number: int, name: str, id_: str = "", **more: Any) -> dict[str, Any]:
    """One record; its id is made of its number unless it is given."""
    goods = [{"item": "sembako", "amount": 1}]
    return {"id": id_ or f"{number:016x}", "rev": 1, "number": number, "name": name, "how": "received", "goods": goods,
            "happened_at": NOON, **more}  # fmt: skip


def sealed(line: bytes, key: str = KEY, form: int = 1, version: int = 1, pictures: Iterable[bytes] = ()) -> bytes:
    """Any line, with its seal, and pictures below."""
    mac = hmac.digest(bytes.fromhex(key), line, hashlib.sha256).hex()
    lines = [f"{sha(picture)} {base64.b64encode(picture).decode()}".encode() for picture in pictures]
    return b"".join(part + b"\n" for part in (f"SOTARSA-FORMULIR {version} {form} {mac}".encode(), line, *lines))


def form_file(
    records: Iterable[dict[str, Any]], key: str = KEY, form: int = 1, pictures: Iterable[bytes] = (), **more: Any
) -> bytes:
    told = {"form": form, "saved_at": NOON, "part": 1, "parts": 1, "records": list(records), **more}
    return sealed(json.dumps(told).encode(), key, form, pictures=pictures)
