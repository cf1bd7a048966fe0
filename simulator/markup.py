"""Keyboards under messages: what Telegram accepts."""

from __future__ import annotations

import re
from typing import Any

from simulator.entities import units
from simulator.model import Json
from simulator.params import Params
from simulator.refusal import bad_request

ACTIONS = {
    "url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay",
}  # fmt: skip
_URL = re.compile(r"^(https?://|tg://|tel:|[\w-]+\.)[^\s]+$", re.IGNORECASE)
MAX_BUTTONS = 100


def reply_markup(params: Params) -> Json | None:
    """The checked reply_markup of a request, None when there is none."""
    markup = params.object("reply_markup")
    if not markup:
        return None
    if "inline_keyboard" in markup:
        return {"inline_keyboard": _rows(markup["inline_keyboard"])} if any(markup["inline_keyboard"]) else None
    return markup


def _rows(rows: Any) -> list[list[Json]]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request("can't parse inline keyboard: object expected as array of arrays")
    kept = [[_button(button) for button in row] for row in rows if row]
    if sum(map(len, kept)) > MAX_BUTTONS:
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    return kept


def _button(button: Json) -> Json:
    text = str(button.get("text", ""))
    if not text.strip():
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    actions = ACTIONS & button.keys()
    if len(actions) != 1:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if "callback_data" in button and not 1 <= len(str(button["callback_data"]).encode()) <= 64:
        raise bad_request("BUTTON_DATA_INVALID")
    if "url" in button and not _URL.match(str(button["url"])):
        raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
    if units(text) > 4096:
        raise bad_request("BUTTON_TEXT_INVALID")
    return button
