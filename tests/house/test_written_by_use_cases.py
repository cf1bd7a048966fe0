"""What belongs to a visit, and who may do what, is written by use cases: they ask the right and say what happened."""

import re
from collections import Counter
from pathlib import Path

import conversations

ROOT = Path(conversations.__file__).parent
SHELVES = (
    "visits", "ticks", "steps", "deliveries", "photos", "incidents", "counts", "leftovers", "requests", "listed",
    "recipients", "entitlements", "approvals", "paper_numbers", "signed_pages", "flags", "photo_asks", "forms",
    "signatures", "alarm_answers", "people", "grants", "invites", "data_requests", "meetings", "invited",
    "decisions", "decrees", "decree_members",
)  # fmt: skip
WRITES = re.compile(rf"\bbooks\.({'|'.join(SHELVES)})\.(?:add|add_all|change|change_all|discard)\(")

BY_ITSELF = {
    "gateway/clock_jumps.py: photos": "when it is tried again to fetch it",
    "flags/flag_rounds.py: photos": "what the bot has seen in a picture, looked at each minute",
    "hand_overs/orphans.py: photos": "that somebody was asked about it",
    "people/opening.py: people": "what Telegram calls whoever comes in",
    "people/moving.py: photos": "the numbers of messages in a group that moved",
}
"""These are no acts of somebody."""
SAYS = re.compile(r"\bhappened(?:\(|\.(?:append|extend)\b)")
"""That something happened to a visit: `acting.happened(`, `books.happened.append(`."""


def test_conversations_write_nothing_of_a_visit() -> None:
    found: Counter[str] = Counter()
    for file in ROOT.rglob("*.py"):
        for match in WRITES.finditer(file.read_text(encoding="utf-8")):
            found[f"{file.relative_to(ROOT)}: {match[1]}"] += 1
    assert found == Counter(BY_ITSELF.keys())


def test_conversations_say_of_no_visit_that_something_happened() -> None:
    found = [
        str(file.relative_to(ROOT)) for file in ROOT.rglob("*.py") if SAYS.search(file.read_text(encoding="utf-8"))
    ]
    assert found == []
