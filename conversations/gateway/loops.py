"""A loop that goes on: whatever one round ends with, the next one comes, after a pause that fits."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import timedelta

import structlog
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from conversations.gateway.circuit_breaker import backoff
from sotarsa_bot.trouble import Trouble

CONFLICT_PAUSE = timedelta(seconds=15)
A_DAY = timedelta(days=1)

log = structlog.get_logger()


async def forever(
    once: Callable[[], Awaitable[object]], stop: asyncio.Event, beat: Callable[[timedelta], None] = lambda _: None
) -> None:
    """Plays `once` until `stop` is set. Raises InvalidToken only: no waiting would mend that.

    `beat` hears that the loop turns, and how long it will rest before it turns again."""
    failures = 0
    while not stop.is_set():
        beat(timedelta())
        try:
            await once()
            failures = 0
        except InvalidToken:
            raise
        except Exception as error:
            failures += 1
            pause = _pause(error, failures)
            beat(pause)
            await rest(stop, pause)


def _pause(error: Exception, failures: int) -> timedelta:
    pause = backoff(failures)
    match error:
        case Conflict():
            log.error("conflict", hint="another process polls with this token; waiting until it stops")
            return CONFLICT_PAUSE
        case RetryAfter():
            return told(error)
        case TelegramError() | OSError():
            log.warning("no line", reason=type(error).__name__, pause=round(pause.total_seconds(), 1))
        case Trouble():
            log.error("trouble", hint=str(error), pause=round(pause.total_seconds(), 1))
        case _:
            log.exception("loop.failed", exc_info=error)
    return pause


def told(error: RetryAfter) -> timedelta:
    """How long Telegram asked to wait (PTB says it in seconds or as a timedelta, by its settings); a day at most, after
    which it may be asked again."""
    value = error.retry_after
    return min(value if isinstance(value, timedelta) else timedelta(seconds=float(value)), A_DAY)


async def rest(stop: asyncio.Event, length: timedelta) -> None:
    """Sleeps, unless told to stop."""
    with suppress(TimeoutError):
        await asyncio.wait_for(stop.wait(), length.total_seconds())
