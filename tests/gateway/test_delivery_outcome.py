"""What Telegram's answer, or its silence, means for a post: PTB's errors read as they come."""

import ssl
from datetime import UTC, datetime

import httpx
import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from conversations.gateway.delivery_outcome import Outcome, outcome_of
from sotarsa_bot.records.chats import Chat, ChatKind
from sotarsa_bot.records.machinery import Post

NOW = datetime(2026, 11, 24, 1, tzinfo=UTC)
TOPIC = Chat(id=1, telegram_id=-1, kind=ChatKind.SUPERGROUP, title="Tim", thread=7)


def post(method: str = "sendMessage", slot: str | None = None) -> Post:
    return Post(chat=1, method=method, payload={}, slot=slot, due_at=NOW, created_at=NOW)


def over(line: TelegramError, cause: Exception) -> TelegramError:
    """As PTB raises it: from what httpx said."""
    line.__cause__ = cause
    return line


@pytest.mark.parametrize(
    "cause",
    [
        httpx.ConnectError("[Errno -2] Name or service not known"),
        httpx.ConnectError("[Errno 111] Connection refused"),
        httpx.ConnectError(str(ssl.SSLCertVerificationError("certificate verify failed"))),
        httpx.ConnectTimeout("timed out"),
        httpx.WriteError("broken pipe"),
    ],
    ids=["DNS", "refused", "TLS", "connect timeout", "half written"],
)
def test_what_never_left_can_be_sent_again(cause: Exception) -> None:
    assert outcome_of(over(NetworkError("httpx"), cause), post(), TOPIC) is Outcome.NO_LINE


def test_a_full_pool_is_our_own_doing_and_nothing_left() -> None:
    assert outcome_of(over(TimedOut("pool"), httpx.PoolTimeout("")), post(), TOPIC) is Outcome.NO_LINE


@pytest.mark.parametrize("cause", [httpx.ReadTimeout(""), httpx.ReadError(""), httpx.RemoteProtocolError("")], ids=repr)
def test_an_answer_that_was_lost_leaves_it_open(cause: Exception) -> None:
    assert outcome_of(over(TimedOut(), cause), post(), TOPIC) is Outcome.UNKNOWN


@pytest.mark.parametrize(
    ("error", "means"),
    [
        (TelegramError("Invalid server response"), Outcome.NO_ANSWER),
        (InvalidToken(), Outcome.NO_LINE),
        (NetworkError("Internal Server Error"), Outcome.TROUBLE),
        (RetryAfter(300), Outcome.TOO_FAST),
        (ChatMigrated(-100), Outcome.MOVED),
        (Forbidden("Forbidden: bot was blocked by the user"), Outcome.UNHEARD),
        (BadRequest("Chat not found"), Outcome.UNHEARD),
        (BadRequest("Message is not modified: specified new message content"), Outcome.SAID),
        (BadRequest("TOPIC_CLOSED"), Outcome.THREAD_GONE),
        (BadRequest("Message thread not found"), Outcome.THREAD_GONE),
        (BadRequest("Message text is empty"), Outcome.REFUSED),
        (NetworkError("Request Entity Too Large"), Outcome.REFUSED),
        (
            NetworkError("Content Too Large (413). Parsing the server response b'<html>' failed"),
            Outcome.REFUSED,
        ),
        (NetworkError("Gateway Timeout"), Outcome.TROUBLE),
        (NetworkError("Bad Gateway"), Outcome.TROUBLE),
    ],
    ids=lambda value: str(value)[:40],
)
def test_each_answer_has_its_meaning(error: TelegramError, means: Outcome) -> None:
    assert outcome_of(error, post(), TOPIC) is means


@pytest.mark.parametrize("number", ["Internal Server Error (500)", "Bad Gateway (502)", "Gateway Timeout (504)", "OK"])
@pytest.mark.parametrize("page", ["<html>", '{"ok":true,"result":{"text":"Entity Too Large', "Internal Server Error"])
def test_a_page_or_half_an_answer_leaves_it_open_whatever_its_number(number: str, page: str) -> None:
    """Telegram may have taken it before its answer was spoilt; what the page says is nobody's word."""
    seen = NetworkError(f"{number}. Parsing the server response {page.encode()!r} failed")
    assert outcome_of(over(seen, TelegramError("Invalid server response")), post(), TOPIC) is Outcome.NO_ANSWER


@pytest.mark.parametrize("words", ["Message to edit not found", "Message_id_invalid"])
def test_a_message_that_is_gone_is_said_anew_or_forgotten(words: str) -> None:
    gone = BadRequest(words)
    assert outcome_of(gone, post(slot="kartu"), TOPIC) is Outcome.MESSAGE_GONE
    assert outcome_of(gone, post("editMessageReplyMarkup"), TOPIC) is Outcome.POINTLESS
    assert outcome_of(BadRequest("Message to react not found"), post("setMessageReaction"), TOPIC) is Outcome.POINTLESS
