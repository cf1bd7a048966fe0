"""A call of the Bot API in the Bot API's own words: parameters in, its result out, PTB's errors.

PTB's methods make objects of what is sent and of what comes back, at twice the cost of the call itself. What is owed
lies in the outbox as the API wants it, and of an answer hardly more than a message's number is wanted.
"""

import warnings
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

import telegram
from telegram.error import EndPointNotFound, InvalidToken
from telegram.warnings import PTBUserWarning

from conversations.files.jobs import NotTheFile
from conversations.gateway.transport import Words

# PTB's way for calls in the API's own words; of methods that it knows itself it advises against it.
warnings.filterwarnings("ignore", r"Please use 'Bot\.", PTBUserWarning)


async def ask(bot: telegram.Bot, method: str, parameters: Mapping[str, Any], *, read_timeout: float = 5) -> Any:
    """The `result` as JSON gives it. `read_timeout` in seconds. Raises telegram.error.TelegramError."""
    return await bot.request.post(f"{bot.base_url}/{method}", Words(parameters), read_timeout=read_timeout)  # type: ignore[arg-type]


async def poll(bot: telegram.Bot, parameters: Mapping[str, Any], *, read_timeout: float) -> Any:
    """getUpdates, over a connection that PTB keeps for it alone: it waits for no other call."""
    return await _by_ptb(bot, "getUpdates", parameters, read_timeout)


async def upload(bot: telegram.Bot, method: str, parameters: Mapping[str, Any], *, read_timeout: float = 5) -> Any:
    """As `ask`, where a parameter may be, or hold, a file: PTB's InputFile or InputMedia."""
    return await _by_ptb(bot, method, parameters, read_timeout)


async def _by_ptb(bot: telegram.Bot, method: str, parameters: Mapping[str, Any], read_timeout: float) -> Any:
    try:
        return await bot.do_api_request(method, dict(parameters), read_timeout=read_timeout)
    except EndPointNotFound as refused:  # of methods that there are, only a refused token has none
        raise InvalidToken(refused.message) from refused


async def content_of(bot: telegram.Bot, file_id: str) -> bytes:
    """What is in a file that somebody sent. Raises telegram.error.TelegramError."""
    found = await ask(bot, "getFile", {"file_id": file_id})
    content = await bot.request.retrieve(f"{bot.base_file_url}/{quote(found['file_path'])}")
    if len(content) != found.get("file_size", len(content)):
        raise NotTheFile("not as long as Telegram says")
    return content
