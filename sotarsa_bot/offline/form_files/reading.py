"""Reads a form's file. Nothing of it is parsed before its seal is found to be the form's own."""

import base64
import binascii
import hashlib
import hmac
import re

from pydantic import ValidationError

from sotarsa_bot.mistake import Mistake
from sotarsa_bot.offline.form_files.records import Filled, ReadForm

MOST_BYTES = 15_000_000
"""Telegram gives a bot 20 MB; the form parts what it saves at 8 MB."""
MOST_SEALED_BYTES, MOST_PICTURE_BYTES = 3_000_000, 4_000_000
"""Bytes of the JSON, and of a picture in base64 (the form makes them of some 200 kB)."""
VERSION = 1
_HEAD = re.compile(rb"SOTARSA-FORMULIR (\d{1,3}) (\d{1,9}) ([0-9a-f]{64})\n")


def form_of(content: bytes) -> int:
    """Which form it says it comes from. Mistake `form.no_form`, `form.newer`."""
    return int(_head(content)[2])


def read(content: bytes, key: str) -> ReadForm:
    """What the file says, if it is sealed with this key (hex). Blocks for as long as it takes to hash it.

    Mistake `form.forged` for another seal, `form.damaged` if it is cut short or its pictures are not those named.
    """
    head = _head(content)
    end = content.find(b"\n", head.end())
    if not 0 < end - head.end() <= MOST_SEALED_BYTES:
        raise Mistake("form.damaged")
    sealed = content[head.end() : end]
    if not hmac.compare_digest(hmac.digest(bytes.fromhex(key), sealed, hashlib.sha256).hex(), head[3].decode()):
        raise Mistake("form.forged")
    try:
        filled = Filled.model_validate_json(sealed)
    except ValidationError:  # its words would hold names
        raise Mistake("form.damaged") from None
    named = {picture for said in filled.records for picture in said.pictures}
    if filled.form != int(head[2]) or len({said.id for said in filled.records}) < len(filled.records):
        raise Mistake("form.damaged")
    return ReadForm(filled, _pictures(content, end + 1, named))


def picture_in(content: bytes, sha256: str) -> bytes | None:
    """One picture of a file that was read before, to mend a lost one; None if this is no such file, or it is not in."""
    at = content.find(b"\n" + sha256.encode() + b" ") if _HEAD.match(content) else -1
    return _picture(content, at + 1)[1] if at > 0 else None


def _head(content: bytes) -> re.Match[bytes]:
    head = _HEAD.match(content)
    if head is None:
        raise Mistake("form.no_form")
    if int(head[1]) > VERSION:
        raise Mistake("form.newer")
    return head


def _pictures(content: bytes, at: int, named: set[str]) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    while at < len(content):
        sha256, picture = _picture(content, at)
        if sha256 not in named or sha256 in found:
            raise Mistake("form.damaged")
        found[sha256] = picture
        at = content.find(b"\n", at) + 1 or len(content)
    if named - set(found):
        raise Mistake("form.damaged")
    return found


def _picture(content: bytes, at: int) -> tuple[str, bytes]:
    end = content.find(b"\n", at)
    end = end if end >= 0 else len(content)
    if end - at > MOST_PICTURE_BYTES:
        raise Mistake("form.damaged")
    sha256, _, encoded = content[at:end].partition(b" ")
    try:
        picture = base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        raise Mistake("form.damaged") from None
    if hashlib.sha256(picture).hexdigest().encode() != sha256:
        raise Mistake("form.damaged")
    return sha256.decode(), picture
