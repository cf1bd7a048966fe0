"""Logs: structured, one line an event, and the token in none of them."""

import io
import json
import logging
import sys
import warnings
from collections.abc import Iterator

import pytest
import structlog
from pydantic import BaseModel, ValidationError
from telegram.error import TelegramError
from telegram.request import BaseRequest

from sotarsa_bot.running import logs

TOKEN = "8123456789:AAF-secret_Secret-secret_Secret1234"
OTHER = "7000000001:BBG-another_Token-another_Token5678"


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    """Where the logs go; the logging of the tests themselves is put back after."""
    root = logging.getLogger()
    handlers, level, hook, ours = root.handlers[:], root.level, sys.excepthook, structlog.get_config()
    yield io.StringIO()
    logging.captureWarnings(False)
    root.handlers[:], sys.excepthook = handlers, hook
    root.setLevel(level)
    structlog.configure(**ours)


@pytest.mark.parametrize("form", ["console", "json"])
def test_the_token_appears_in_no_line(stream: io.StringIO, form: str) -> None:
    """Not in events, values, nested values, exceptions and their causes, nor in other libraries' lines."""
    logs.configure(form, TOKEN, stream)  # type: ignore[arg-type]
    log = structlog.get_logger()
    log.info(f"event {TOKEN}", url=f"https://api.telegram.org/bot{TOKEN}/getMe", nested={"a": [TOKEN]})
    log.info("another", url=f"http://127.0.0.1/bot{OTHER}/getMe", short="http://x/bot42:SIMULATOR/getMe")
    try:
        try:
            raise ValueError(f"inner {TOKEN}")
        except ValueError as inner:
            raise RuntimeError(f"outer /file/bot{TOKEN}/photos/1.jpg") from inner
    except RuntimeError:
        log.exception("failed")
        logging.getLogger("apscheduler").exception("job failed with %s", TOKEN)
    logging.getLogger("httpx").warning("HTTP Request: POST https://api.telegram.org/bot%s/sendMessage", TOKEN)
    sys.excepthook(RuntimeError, RuntimeError(f"uncaught {TOKEN}"), None)
    written = stream.getvalue()
    assert "secret_Secret" not in written
    assert "another_Token" not in written
    assert "SIMULATOR" not in written
    assert written.count(logs.HIDDEN) >= 10
    assert "inner <token>" in written
    assert "uncaught <token>" in written


def test_no_line_holds_a_nik(stream: io.StringIO) -> None:
    """Nor does a hash lose its digits for it."""
    logs.configure("json", TOKEN, stream)
    structlog.get_logger().warning("odd", words="Aminah 6311021203560003", hash="ab1234567890123456cd")
    assert "6311021203560003" not in stream.getvalue()
    assert "ab1234567890123456cd" in stream.getvalue()


def test_an_answer_that_cannot_be_read_is_not_logged_whole(stream: io.StringIO) -> None:
    """PTB would: a broken getUpdates holds what people wrote."""
    logs.configure("console", TOKEN, stream)
    with pytest.raises(TelegramError):
        BaseRequest.parse_json_payload(b'{"ok": true, "result": [{"message": {"text": "Siti Aminah')
    assert "Aminah" not in stream.getvalue()


SAID = {"recipient": ["Siti Aminah", "a, input_type=x"], "amount": {"Rahmat": "a, b"}}


class Draft(BaseModel):
    recipient: str
    amount: int


def test_a_value_that_does_not_fit_is_not_shown(stream: io.StringIO) -> None:
    """A talk's draft from before an upgrade, say: pydantic would show whom it was about."""
    logs.configure("console", TOKEN, stream)
    try:
        Draft.model_validate(SAID)
    except ValidationError:
        structlog.get_logger().exception("update.dead")
    assert "recipient" in stream.getvalue()
    assert "Aminah" not in stream.getvalue()
    assert "Rahmat" not in stream.getvalue()


def test_libraries_that_log_addresses_are_silent_at_info(stream: io.StringIO) -> None:
    logs.configure("json", TOKEN, stream)
    for name in ("httpx", "httpcore.connection", "telegram.ext", "telegram.Bot"):
        logging.getLogger(name).info("at work")
    assert stream.getvalue() == ""


def test_one_line_of_json_an_event(stream: io.StringIO) -> None:
    """With its level, its moment in UTC, and its values; a traceback is part of its line."""
    logs.configure("json", TOKEN, stream)
    log = structlog.get_logger()
    log.info("update", update=7, outcome="kunjungan", ms=3.2)
    try:
        raise ValueError("no")
    except ValueError:
        log.exception("failed")
    first, second = map(json.loads, stream.getvalue().splitlines())
    assert first.pop("timestamp").endswith("Z")
    assert first == {"event": "update", "update": 7, "outcome": "kunjungan", "ms": 3.2, "level": "info"}
    assert "ValueError: no" in second["exception"]


def test_warnings_become_lines(stream: io.StringIO) -> None:
    logs.configure("json", TOKEN, stream)
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.warn(f"old {TOKEN}", DeprecationWarning, stacklevel=1)
    assert "old <token>" in stream.getvalue()


def test_ordinary_words_and_times_stay() -> None:
    words = "kunjungan 12:30 K12:abc 2026-11-24T09:00:00+08:00 visit:12:card"
    assert logs.hide(words, TOKEN) == words
