"""The simulator's books: what the bot asked, what was refused, what broke the published API."""

from __future__ import annotations

from simulator.model import Json, Refusal, Request


class Ledger:
    """Requests, refusals and violations of the specification."""

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self.refusals: list[Refusal] = []
        self.spec_violations: list[str] = []
        self._expected: list[int | str] = []

    def expect(self, what: int | str) -> None:
        """Mark the next refusal with this code, or with these words, as provoked."""
        self._expected.append(what)

    def provoked(self, code: int, description: str) -> bool:
        """Whether a test announced this refusal; each announcement counts once."""
        for what in self._expected:
            if what == code or (isinstance(what, str) and what in description):
                self._expected.remove(what)
                return True
        return False

    def record(self, request: Request, refusal: Json | None = None, *, by_fault: bool = False) -> Refusal | None:
        """Write down a request and, if it was refused, the refusal."""
        self.requests.append(request)
        if refusal is None:
            return None
        code, words = int(refusal["error_code"]), str(refusal["description"])
        provoked = by_fault or self.provoked(code, words)
        entry = Refusal(request.time, request.method, request.params, code, words, provoked)
        self.refusals.append(entry)
        return entry

    @property
    def unprovoked(self) -> list[Refusal]:
        """Refusals that nobody asked for: the bot's own mistakes."""
        return [refusal for refusal in self.refusals if not refusal.provoked]
