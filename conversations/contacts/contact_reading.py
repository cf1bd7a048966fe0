"""A contact in one line of words: taken if every part is understood, and asked about where one may be an office."""

from typing import Any

from conversations.choosing.chosen_village import village_named
from conversations.talk import Talk
from sotarsa_bot import texts, wording
from sotarsa_bot.contacts import contacts
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing import is_small_talk
from sotarsa_bot.parsing.contact_lines import ContactRead, read_contact, written
from sotarsa_bot.parsing.sentence_kinds import asks
from sotarsa_bot.parsing.words import TURNING, Words
from sotarsa_bot.records.contact import Contact, ContactWay
from sotarsa_bot.records.people import Role
from sotarsa_bot.records.visit import Village
from sotarsa_bot.unsure import Meaning, Unsure

MOST_LETTERS = 80
OFFICE_WORDS = 4


def whole(talk: Talk[Any], village: Village, line: str, *, lead: str = "") -> dict[str, str]:
    """Somebody new. `lead`: what stands before the line."""
    read = _read(talk, village, line)
    if "name" not in read.values:
        raise Mistake("contact.unread" if read.unread else "contact.nobody_named", typed=wording.cut(line))
    if read.unread:
        values = _with_office(read, line)
        raise Unsure(Meaning(f"{lead}{written(values)}", texts.plain("contact.would_be", contact=_said(values))))
    return read.values


def changes(talk: Talk[Any], village: Village, contact: Contact) -> dict[str, Any]:
    """ "Nomor 0813..., jam sore": what is another now of somebody known."""
    read = _read(talk, village, talk.answer)
    values: dict[str, Any] = dict(read.values)
    if read.unread or not values:
        raise Mistake("contact.unread", typed=wording.cut(", ".join(read.unread) or talk.answer))
    if "way" in values:
        values["way"] = ContactWay(values["way"])
    if "name" in values and not talk.confirmed:
        after = contacts.said(contact.with_(**values), numbers=True)
        raise Unsure(Meaning(written(read.values), texts.plain("contact.would_be", contact=after)))
    return values


async def village_and_line(talk: Talk[Any]) -> tuple[str | None, str]:
    """Whose contact is meant, and what was written behind the village: "Gunung Riut: Samsul, radio". An official of one
    village need not name it. Mistake for another's, or for a line of nowhere."""
    words = talk.answer.strip()
    own = {grant.village for grant in talk.grants if grant.role is Role.OFFICIAL}
    code, line = await _village_first(talk, words) if words else (None, "")
    if not talk.has(Role.ADMIN, Role.COORDINATOR) and len(own) == 1:
        if code and code not in own and not line:
            raise Mistake("contact.not_yours")
        return (code, line) if code in own else (own.pop(), words)
    if words and code is None:
        raise Mistake("contact.whose_line")
    return code, line


async def _village_first(talk: Talk[Any], words: str) -> tuple[str | None, str]:
    for n in (2, 1):
        parts = words.split(maxsplit=n)
        try:
            code = await village_named(talk.books, " ".join(parts[:n]).strip(" ,:"))
        except Mistake:
            continue
        return code, " ".join(parts[n:])
    return None, ""


def _read(talk: Talk[Any], village: Village, line: str) -> ContactRead:
    if is_small_talk(line) or asks(line):
        raise Mistake("contact.unread", typed=wording.cut(line))
    read = read_contact(line, hamlets=village.hamlets, today=talk.today)
    if any(len(value) > MOST_LETTERS for value in read.values.values()):
        raise Mistake("parsing.name_long", limit=MOST_LETTERS)
    return read


def _with_office(read: ContactRead, line: str) -> dict[str, str]:
    """One part that names nothing may be an office that we do not know. Mistake otherwise."""
    part = read.unread[0]
    plain = [word.plain for word in Words(part).all]
    if len(read.unread) > 1 or "office" in read.values or not 0 < len(plain) <= OFFICE_WORDS:
        raise Mistake("contact.unread", typed=wording.cut(", ".join(read.unread) or line))
    if any(word in TURNING for word in plain) or any(c.isdigit() for c in part):
        raise Mistake("contact.unread", typed=wording.cut(part))
    return {**read.values, "office": part}


def _said(values: dict[str, str]) -> str:
    way = contacts.way_said(ContactWay(values["way"])) if "way" in values else ""
    said = [values["name"], values.get("office", ""), f"{way} {values.get('phone', '')}".strip()]
    return ", ".join(one for one in (*said, *(values.get(f, "") for f in ("hamlet", "reaches", "hours"))) if one)
