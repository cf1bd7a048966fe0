"""What the steps of /kontak share: where it stands, what was said so far, and whose contact it is."""

from pydantic import BaseModel

from conversations import flow
from conversations.button import Button, in_rows
from conversations.flow import FlowStep
from conversations.talk import Talk
from sotarsa_bot.contacts import contacts
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.contact_lines import read_way
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.contact import Contact, ContactWay
from sotarsa_bot.records.visit import Village


class At(FlowStep):
    VILLAGE = "village"
    LIST = "list"
    WHO = "who"
    WAY = "way"
    NUMBER = "number"
    ONE = "one"
    FIELD = "field"


class Draft(BaseModel):
    """`new`: what was said so far of somebody who is added; `contact`: who is looked at; `removed`: who was last."""

    page: int = 0
    village: str = ""
    new: dict[str, str] = {}
    contact: int = 0
    field: str = ""
    removed: int = 0


ContactTalk = Talk[Draft]


def ways(talk: ContactTalk) -> list[list[Button]]:
    return in_rows((flow.choice(talk, contacts.way_said(way), "way", way) for way in ContactWay), 3)


def read_way_of(talk: ContactTalk) -> ContactWay:
    if talk.answer in tuple(ContactWay):
        return ContactWay(talk.answer)
    way = read_way(talk.answer)
    if way is None:
        raise Mistake("contact.no_way")
    return way


async def village_of(talk: ContactTalk) -> Village:
    talk.need(Action.VILLAGE, talk.draft.village)
    return await talk.books.villages.get(talk.draft.village)


async def contact_of(talk: ContactTalk) -> Contact:
    """Who is looked at; Mistake for another village's, or one that somebody has removed meanwhile."""
    village, contact = await village_of(talk), await contacts.get(talk.books, talk.draft.contact)
    if contact.village != village.code:
        raise Mistake("common.old_button")
    return contact
