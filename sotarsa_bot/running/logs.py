"""Logs: one structured line an event on stderr, and no secret in any of them.

Redaction is done on the finished line, so that nothing has to be foreseen: events, values, tracebacks and what other
libraries log all pass through it.
"""

import logging
import re
import sys
from types import TracebackType
from typing import Any, Literal, TextIO

import structlog
from structlog.typing import Processor

from sotarsa_bot.parsing import exposure

HIDDEN = "<token>"
TOKEN_LIKE = re.compile(r"\d{3,}(?::|%3A)[A-Za-z0-9_-]{20,}|(?<=/bot)\d+:[A-Za-z0-9_-]+")
"""A bot's token wherever it stands, and whatever stands where a Bot API address has its token."""
INPUT_LIKE = re.compile(r"input_value=.*, input_type=")
"""What pydantic shows of a value that does not fit: it may name people."""
TALKATIVE = ("httpx", "httpcore", "telegram", "apscheduler", "asyncio", "alembic", "aiosqlite", "PIL", "uvicorn")

log = structlog.get_logger()


def configure(form: Literal["console", "json"] = "console", secret: str = "", stream: TextIO | None = None) -> None:
    """Sets up structlog and the standard library's logging as one, and hides `secret` in both."""
    first: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper("iso", utc=True),
    ]
    structlog.configure(
        processors=[*first, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=first,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                _renderer(form, handler.stream),
                redactor(secret),
            ],
        )
    )
    logging.basicConfig(handlers=[handler], level=logging.INFO, force=True)
    logging.captureWarnings(True)
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)  # at INFO httpx logs addresses, and they hold the token
    logging.getLogger("telegram.request").setLevel(logging.CRITICAL)  # else an answer that it cannot read, whole
    sys.excepthook = _last_words


def redactor(secret: str) -> Processor:
    """The processor that hides the secret, and whatever looks like a token, in a finished line."""

    def redact(_logger: Any, _method: str, line: Any) -> Any:
        return hide(line, secret)

    return redact


def hide(text: str, secret: str = "") -> str:
    """The text without the secret, what looks like a bot's token or a NIK, and values that did not fit."""
    text = INPUT_LIKE.sub("input_type=", text)
    return exposure.hidden(TOKEN_LIKE.sub(HIDDEN, text.replace(secret, HIDDEN) if secret else text), "<number>")


def _renderer(form: str, stream: TextIO) -> Processor:
    if form == "json":
        return structlog.processors.JSONRenderer(ensure_ascii=False)
    colours = hasattr(stream, "isatty") and stream.isatty()
    return structlog.dev.ConsoleRenderer(colors=colours, exception_formatter=structlog.dev.plain_traceback)


def _last_words(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """What nobody caught is logged like everything else, and so redacted."""
    if issubclass(kind, KeyboardInterrupt):
        return
    log.critical("crashed", exc_info=(kind, error, trace))
