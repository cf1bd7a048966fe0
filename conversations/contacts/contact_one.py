"""One contact: seen, changed field by field or in a few words, put first, removed and brought back."""

from conversations import flow
from conversations.button import in_rows
from conversations.contacts import contact_reading, contact_steps
from conversations.contacts.contact_steps import At, ContactTalk
from conversations.flow import FlowStep
from conversations.open_words import must_fit
from sotarsa_bot import texts
from sotarsa_bot.contacts import contacts
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import clean_name, normalise_phone
from sotarsa_bot.parsing.contact_lines import NAMES
from sotarsa_bot.parsing.open_words import Slot
from sotarsa_bot.records.contact import Contact
from sotarsa_bot.texts import Html

FIELDS = {"office": Slot.LINE, "reaches": Slot.LINE, "hamlet": Slot.LINE, "hours": Slot.LINE, "name": Slot.NAME}
"""What an answer is, of those that take any words."""
LETTERS_LIMIT = 80


async def one(talk: ContactTalk) -> None:
    contact = await contact_steps.contact_of(talk)
    facts = "\n".join(texts.html("contact.fact", what=texts.plain(f"contact.{f}"), value=_fact(contact, f))
                      for f in NAMES)  # fmt: skip
    rows = in_rows(flow.choice(talk, texts.plain(f"contact.{f}"), "field", f) for f in NAMES)
    for action in ("first", "remove", "list"):
        rows.append([flow.choice(talk, texts.plain(f"contact.{action}_button"), action)])
    rows.append([flow.choice(talk, texts.plain("common.done_button"), "done")])
    village = (await contact_steps.village_of(talk)).name
    await flow.ask(talk, "contact.one", rows, name=contact.name, village=village, facts=Html(facts))


def _fact(contact: Contact, field: str) -> str:
    if field == "way":
        return contacts.way_said(contact.way)
    return getattr(contact, field) or texts.plain("contact.unknown")


async def changes_typed(talk: ContactTalk) -> FlowStep:
    contact = await contact_steps.contact_of(talk)
    values = contact_reading.changes(talk, await contact_steps.village_of(talk), contact)
    await contacts.change(talk.acting(), contact, values)
    return At.ONE


async def field_chosen(talk: ContactTalk) -> FlowStep:
    if talk.answer not in NAMES:
        raise Mistake("common.old_button")
    talk.draft.field = talk.answer
    return At.FIELD


async def how(talk: ContactTalk) -> None:
    contact = await contact_steps.contact_of(talk)
    rows = contact_steps.ways(talk) if talk.draft.field == "way" else ()
    await flow.ask(talk, f"contact.how_{talk.draft.field}", rows, name=contact.name)


async def field_given(talk: ContactTalk) -> FlowStep:
    field, contact = talk.draft.field, await contact_steps.contact_of(talk)
    value: str = ""
    if field == "way":
        value = contact_steps.read_way_of(talk)
    elif talk.answer.strip() != "-" or field == "name":
        value = normalise_phone(talk.answer) if field == "phone" else clean_name(talk.answer, limit=LETTERS_LIMIT)
        if field in FIELDS:
            must_fit(talk, FIELDS[field], f"contact.{field}", value)
    await contacts.change(talk.acting(), contact, {field: value})
    return At.ONE


async def first(talk: ContactTalk) -> FlowStep:
    await contacts.first(talk.acting(), await contact_steps.contact_of(talk))
    return At.LIST


async def remove(talk: ContactTalk) -> FlowStep:
    contact = await contact_steps.contact_of(talk)
    await contacts.remove(talk.acting(), contact)
    talk.draft.removed = contact.id
    return At.LIST


async def again(talk: ContactTalk) -> FlowStep:
    await contacts.bring_back(talk.acting(), talk.draft.removed)
    talk.draft.removed = 0
    return At.LIST
