"""The first words to Telegram. A machine that boots before its network waits, and does not die."""

import asyncio
from contextlib import suppress
from datetime import timedelta

import structlog
import telegram
from telegram.error import BadRequest, InvalidToken, NetworkError, RetryAfter

LONGEST_PAUSE = 60.0

log = structlog.get_logger()


async def greet(bot: telegram.Bot, stop: asyncio.Event, first_pause: float = 1.0) -> bool:
    """Says hello (getMe) until Telegram answers, and makes way for polling. False if told to stop before.

    InvalidToken, and other refusals, are raised at once: waiting would not mend them.
    """
    pause = first_pause
    while not stop.is_set():
        try:
            await bot.initialize()
            # With a webhook set, every poll ends in 409. What waits on the server is kept.
            await bot.delete_webhook(drop_pending_updates=False)
        except (InvalidToken, BadRequest):
            raise
        except (NetworkError, RetryAfter) as error:
            pause = max(pause, _told(error))
            log.warning("no line yet", reason=type(error).__name__, pause=pause)
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), pause)
            pause = min(pause * 2, LONGEST_PAUSE)
        else:
            log.info("hello", username=bot.username)
            return True
    return False


def _told(error: NetworkError | RetryAfter) -> float:
    if not isinstance(error, RetryAfter):
        return 0
    told = error.retry_after
    return told.total_seconds() if isinstance(told, timedelta) else float(told)
