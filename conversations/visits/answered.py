"""How a village's word reached the office: in its group, or by whom and what instead."""

from typing import Any

from sotarsa_bot import texts
from sotarsa_bot.records.visit import Meeting


def said(meeting: Meeting, name: str) -> tuple[str, dict[str, Any]]:
    """The key of the text, and its values. `name`: of who entered it."""
    if not meeting.said_by:
        return f"card.how_{meeting.how}", {"name": name}
    way = texts.plain(f"contact.way_{meeting.how}")
    return "card.answered_by", {"name": name, "whom": meeting.said_by, "way": way}
