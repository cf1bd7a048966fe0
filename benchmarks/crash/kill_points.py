"""Kills that land where they hurt: at one request of the bot, before or after the simulator has done what it asks."""

from collections.abc import Callable
from enum import StrEnum

from starlette.types import ASGIApp, Message, Receive, Scope, Send

QUIET = ("getupdates", "getme", "deletewebhook", "getfile")


class Spot(StrEnum):
    """Where a kill lands."""

    ANYWHERE = "at a random moment"
    BEFORE_SEND = "after the commit, before Telegram has the send"
    AFTER_SEND = "after Telegram has the send, before we hear of it"
    BEFORE_COMMIT = "updates handed over, not yet committed"
    AFTER_COMMIT = "updates committed, their work begun"
    DOWNLOAD = "in a download"


BEFORE = (Spot.BEFORE_SEND, Spot.DOWNLOAD)
EMPTY = b'"result":[]}'


class KillPoints:
    """Wraps the server's app. Once it lies in wait, the next request that fits ends the bot."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._spot: Spot | None = None
        self._kill: Callable[[], None] = _nobody
        self._brought = False

    def arm(self, spot: Spot, kill: Callable[[], None]) -> None:
        self._spot, self._kill, self._brought = spot, kill, False

    def disarm(self) -> None:
        self._spot, self._kill = None, _nobody

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        spot, path = self._spot, str(scope.get("path", "")).lower()
        if spot is None or not _fits(spot, path):
            await self._app(scope, receive, send)
        elif spot in BEFORE or (spot is Spot.AFTER_COMMIT and self._brought):
            self._spring()  # and the request is never performed
        else:
            await self._afterwards(spot, scope, receive, send)

    async def _afterwards(self, spot: Spot, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets the simulator do what is asked, and kills when it begins to answer."""

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.body" and not message.get("body", b"").endswith(EMPTY):
                self._brought = True
                if self._spot is spot and spot is not Spot.AFTER_COMMIT:
                    self._spring()
            await send(message)

        await self._app(scope, receive, answer)

    def _spring(self) -> None:
        kill = self._kill
        self.disarm()
        kill()


def _nobody() -> None:
    """Nobody is to be killed."""


def _fits(spot: Spot, path: str) -> bool:
    if spot is Spot.DOWNLOAD:
        return path.startswith("/file/")
    method = path.rpartition("/")[2]
    if spot in (Spot.BEFORE_COMMIT, Spot.AFTER_COMMIT):
        return method == "getupdates"
    return not path.startswith("/file/") and method not in QUIET
