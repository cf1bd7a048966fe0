"""Buttons, and what they say when pressed.

The data of a button is self-describing and versioned: `1|name|argument|...`, at most 64 bytes (Telegram's limit).
It may be forged, so it only ever names things; what may be done with them is asked again at the press.
"""

import re
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.yes_no import says_yes

VERSION = "1"
DATA_BYTES = 64


@dataclass(frozen=True)
class Button:
    """`url` buttons open a link; the others press `data`."""

    label: str
    data: str = ""
    url: str = ""


Rows = Sequence[Sequence[Button]]


def button(label: str, name: str, *args: object) -> Button:
    """A button that presses `name` with these arguments. ValueError if Telegram would refuse it."""
    data = "|".join([VERSION, name, *(str(a) for a in args)])
    if len(data.encode()) > DATA_BYTES:
        raise ValueError(f"button data over {DATA_BYTES} bytes: {data!r}")
    return Button(label, data)


def read_press(data: str) -> tuple[str, list[str]] | None:
    """The name and arguments of a press; None for another version or somebody's invention."""
    version, *rest = data.split("|")
    return (rest[0], rest[1:]) if version == VERSION and rest else None


def number(args: Sequence[str]) -> int:
    """The first argument of a press as a row's number; Mistake for somebody's invention."""
    if not args or not args[0].isdecimal() or len(args[0]) > 12:
        raise Mistake("common.old_button")
    return int(args[0])


def tag(value: int | str) -> str:
    """A short name of a choice, for a press: it stays the same when other choices come and go."""
    return str(value) if isinstance(value, int) else f"{zlib.crc32(value.encode()):x}"


def in_rows(buttons: Iterable[Button], per_row: int = 2) -> list[list[Button]]:
    flat = list(buttons)
    return [flat[i : i + per_row] for i in range(0, len(flat), per_row)]


def keyboard(rows: Rows) -> dict[str, object] | None:
    """As Telegram's reply_markup."""
    made = [[_cell(b) for b in row] for row in rows if row]
    return {"inline_keyboard": made} if made else None


def _cell(b: Button) -> dict[str, str]:
    return {"text": b.label, "url": b.url} if b.url else {"text": b.label, "callback_data": b.data}


def pressed_by_words(words: str, buttons: Iterable[tuple[str, str]]) -> str | None:
    """The data of the one button whose label these words are (emoji and case aside)."""
    choices = list(buttons)
    spoken = _bare(words)
    if not spoken:
        return None
    exact = [data for label, data in choices if _bare(label) == spoken]
    if len(exact) == 1:
        return exact[0]
    opening = [data for label, data in choices if _bare(label).startswith(spoken + " ")]
    return opening[0] if len(opening) == 1 and len(spoken) > 2 else None


_AGREES = ("ya", "benar catat", "tutup juga")
""" "Ya, keluarkan", "Benar, catat": so begins, or reads, the button that a plain yes means."""
_SAVES = re.compile(r"\W*(?:(?:di)?simpan|catat)", re.IGNORECASE)
""" "Simpan" agrees to a button that keeps something, and answers no other question."""
_GOES_ON = re.compile(
    r"\W*(?:(?:ya|iya|iih)\W+)?(?:lanjut(?:kan)?|tutup|terus(?:kan)?)(?:\W+(?:saja|aja|ja|haja|juga|jua|pak|bu|lah))*\W*",
    re.IGNORECASE,
)


def agreed_to(words: str, buttons: Iterable[tuple[str, str]], *but: str) -> str | None:
    """The data of the one button that a plain yes means; none of the presses `but`, which hear a yes themselves."""
    own = [(_bare(label), data) for label, data in buttons if (press := read_press(data)) and press[0] not in but]
    found = [(label, data) for label, data in own if f"{label} ".startswith(tuple(f"{one} " for one in _AGREES))]
    if len(found) != 1:
        return None
    label, data = found[0]
    if _SAVES.match(words) and not _SAVES.search(label):
        return None
    return data if says_yes(words) or (label == "tutup juga" and _GOES_ON.fullmatch(words)) else None


def _bare(label: str) -> str:
    letters = "".join(c if c.isalnum() else " " for c in label.casefold())
    return " ".join(letters.split())
