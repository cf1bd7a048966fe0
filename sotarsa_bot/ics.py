"""An agreed visit as a calendar file (RFC 5545)."""

from datetime import datetime, timedelta

from icalendar import Calendar, Event


def visit_ics(
    *, uid: str, title: str, starts_at: datetime, duration: timedelta, place: str, description: str, stamp: datetime
) -> bytes:
    """One event. Times are aware; the file holds UTC, which every calendar shows in its owner's zone."""
    event = Event()
    event.add("uid", uid)
    event.add("summary", title)
    event.add("dtstamp", stamp)
    event.add("dtstart", starts_at)
    event.add("dtend", starts_at + duration)
    event.add("location", place)
    event.add("description", description)
    calendar = Calendar()
    calendar.add("prodid", "-//PAK SOTARSA//Kecamatan Halong//ID")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return bytes(calendar.to_ical())
