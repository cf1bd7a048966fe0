"""What `bot.py doctor` asks Telegram: is there a line, a good token, the right time, and what may we in each group?

It asks over plain HTTP, because the clock's time stands in a header, and because a doctor should need little.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import httpx

from sotarsa_bot import texts
from sotarsa_bot.books import Books
from sotarsa_bot.records.chats import Chat, Purpose
from sotarsa_bot.running import health
from sotarsa_bot.running.clock import Clock
from sotarsa_bot.running.health import Finding, broken, good, warning

GONE = ("left", "kicked")


@dataclass(frozen=True)
class Answer:
    """What a Bot API server said; `result` is empty when it refused."""

    code: int
    result: dict[str, Any]
    date: datetime | None = None


class Line:
    """A line to a Bot API server. Fails with httpx.HTTPError, and with ValueError if what came is no answer of its."""

    def __init__(self, client: httpx.AsyncClient, api_url: str, token: str) -> None:
        self._client, self._base = client, f"{api_url.rstrip('/')}/bot{token}"

    async def ask(self, method: str, **values: Any) -> Answer:
        response = await self._client.post(f"{self._base}/{method}", json=values)
        body = response.json()
        if not isinstance(body, dict) or "ok" not in body:
            raise ValueError("no answer of a Bot API server")
        return Answer(response.status_code, body.get("result") or {}, _date(response))


async def bound_groups(books: Books) -> list[Chat]:
    return [chat for chat in await books.chats.find() if chat.purpose]


async def examine(line: Line, groups: Iterable[Chat], clock: Clock) -> list[Finding]:
    """All that Telegram can tell. Without a line there is nothing else to ask."""
    try:
        before = clock()
        answer = await line.ask("getMe")
        after = clock()
        if answer.code in (401, 404):
            return [broken("doctor.token_refused")]
        if not answer.result:
            return [broken("doctor.no_line", reason=f"HTTP {answer.code}")]
        found = [good("doctor.token", username=answer.result.get("username", ""))]
        if answer.date:
            found.append(health.clock(before + (after - before) / 2, answer.date))
        return found + [await group(line, chat, answer.result) for chat in groups]
    except (httpx.HTTPError, ValueError) as error:
        return [broken("doctor.no_line", reason=type(error).__name__)]


async def group(line: Line, chat: Chat, me: dict[str, Any]) -> Finding:
    """Whether the bot is in the group, may write there, and sees the photos that are sent there."""
    member = (await line.ask("getChatMember", chat_id=chat.telegram_id, user_id=me["id"])).result
    details = (await line.ask("getChat", chat_id=chat.telegram_id)).result
    return rights(chat, member, details, reads_all=bool(me.get("can_read_all_group_messages")))


def rights(chat: Chat, member: dict[str, Any], details: dict[str, Any], *, reads_all: bool) -> Finding:
    """The judgment on one group, from Telegram's ChatMember (of the bot) and ChatFullInfo; empty ones were refused."""
    status = member.get("status", "left")
    admin = status in ("administrator", "creator")
    permissions = member if status == "restricted" else details.get("permissions", {})
    if not details or status in GONE or not member.get("is_member", True):
        return broken("doctor.group_gone", title=chat.title)
    if not admin and not permissions.get("can_send_messages", True):
        return broken("doctor.group_mute", title=chat.title)
    if not admin and not reads_all:
        judge = broken if chat.purpose is Purpose.TEAM else warning  # the team's photos are the proof of a visit
        return judge("doctor.group_blind", title=chat.title)
    return good("doctor.group", title=chat.title)


def summary(findings: Iterable[Finding]) -> str:
    """The last line: what it comes to."""
    levels = [finding.level for finding in findings]
    if wrong := levels.count(health.Level.BROKEN):
        return texts.plain("doctor.summary_broken", count=wrong)
    return texts.plain("doctor.summary_warned" if health.Level.WARNING in levels else "doctor.summary_good")


def _date(response: httpx.Response) -> datetime | None:
    try:
        return parsedate_to_datetime(response.headers["date"]).astimezone(UTC)
    except (KeyError, ValueError):
        return None
