"""How the server says no: an exception that carries Telegram's code and words."""

from __future__ import annotations

from simulator.model import Json

PREFIX = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    409: "Conflict",
    413: "Request Entity Too Large",
    429: "Too Many Requests",
}


class Refused(Exception):
    """A request that Telegram answers with `ok: false`."""

    def __init__(self, code: int, words: str = "", **parameters: object) -> None:
        self.code = code
        self.description = f"{PREFIX[code]}: {words}" if words else PREFIX[code]
        self.parameters = parameters
        super().__init__(self.description)

    def envelope(self) -> Json:
        """The JSON body of the refusal."""
        body: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad_request(words: str) -> Refused:
    """400, the most common refusal."""
    return Refused(400, words)


def forbidden(words: str) -> Refused:
    """403: the bot may not write there."""
    return Refused(403, words)
