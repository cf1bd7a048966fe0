"""An agreed visit as a calendar file (RFC 5545)."""

from datetime import timedelta

from icalendar import Calendar, Event

from sotarsa_bot.records.record import Instant, Record


class CalendarEvent(Record):
    """The same `uid` again replaces the event in its owner's calendar; `stamp` is when it was written."""

    uid: str
    title: str
    starts_at: Instant
    duration: timedelta
    place: str
    description: str
    stamp: Instant


def ics(said: CalendarEvent) -> bytes:
    """One event. The file holds UTC, which every calendar shows in its owner's zone."""
    event = Event()
    event.add("uid", said.uid)
    event.add("summary", said.title)
    event.add("dtstamp", said.stamp)
    event.add("dtstart", said.starts_at)
    event.add("dtend", said.starts_at + said.duration)
    event.add("location", said.place)
    event.add("description", said.description)
    calendar = Calendar()
    calendar.add("prodid", "-//PAK SOTARSA//Kunjungan//ID")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return bytes(calendar.to_ical())
