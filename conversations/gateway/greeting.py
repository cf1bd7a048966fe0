"""The first words to Telegram. A machine that boots before its network waits, and does not die."""

import asyncio
from datetime import timedelta

import structlog
import telegram
from telegram.error import BadRequest, InvalidToken, RetryAfter, TelegramError

from conversations.gateway.circuit_breaker import LONGEST_PAUSE, backoff
from conversations.gateway.loops import rest, told

log = structlog.get_logger()


async def greet(bot: telegram.Bot, stop: asyncio.Event, longest: timedelta = LONGEST_PAUSE) -> bool:
    """Says hello (getMe) until Telegram answers, and makes way for polling. False if told to stop before.

    InvalidToken, and other refusals, are raised at once: waiting would not mend them.
    """
    failures = 0
    while not stop.is_set():
        try:
            await bot.initialize()
            # With a webhook set, every poll ends in 409. What waits on the server is kept.
            await bot.delete_webhook(drop_pending_updates=False)
        except (InvalidToken, BadRequest):
            raise
        except TelegramError as error:  # also an answer that is none of Telegram's: a portal's page
            failures += 1
            pause = told(error) if isinstance(error, RetryAfter) else backoff(failures, longest)
            log.warning("no line yet", reason=type(error).__name__, pause=round(pause.total_seconds(), 1))
            await rest(stop, pause)
        else:
            log.info("hello", username=bot.username)
            return True
    return False
