"""The pocket pack (paket saku): what the team carries where there is no signal, with the list to sign.

It holds names and telephone numbers: it is given in private only.
"""

import segno

from sotarsa_bot import texts, wording
from sotarsa_bot.acting import Acting
from sotarsa_bot.books import Books
from sotarsa_bot.field import requests
from sotarsa_bot.hand_overs import entitled
from sotarsa_bot.papers.press import pdf
from sotarsa_bot.people import roster
from sotarsa_bot.records.field import Listed
from sotarsa_bot.records.people import Person, Role
from sotarsa_bot.records.record import Record
from sotarsa_bot.records.visit import Visit
from sotarsa_bot.register import recipients

CAPTIONS = ("received", "range", "proxy", "absent", "refused", "moved")


class Contact(Record):
    """`phone` may be empty: not everybody has told theirs."""

    name: str
    phone: str


class Recipient(Record):
    """A line of the list; `goods` is what they are to receive, as people read it; `done`: has received already."""

    number: int
    name: str
    hamlet: str = ""
    goods: str = ""
    done: bool


class Pack(Record):
    """Everything as people read it; `facts` are (the name of a text, what is said), `qr` is an SVG of the code."""

    title: str
    village: str
    facts: tuple[tuple[str, str], ...]
    team: tuple[Contact, ...]
    officials: tuple[Contact, ...]
    captions: tuple[str, ...]
    people: tuple[Recipient, ...]
    footer: str
    qr: str


async def of_visit(acting: Acting, visit: Visit) -> Pack:
    """The pack of a visit as it stands now."""
    books, village = acting.books, (await acting.books.villages.get(visit.village)).name
    moment = wording.moment(acting.now, acting.office.zone)
    return Pack(
        title=texts.plain("pack.title", code=visit.code),
        village=texts.plain("pack.village", name=village),
        facts=tuple((key, said) for key, said in (await _facts(acting, visit)).items() if said),
        team=_contacts([await books.people.get(person) for person in visit.crew]),
        officials=_contacts(await roster.with_role(books, Role.OFFICIAL, village=visit.village)),
        captions=tuple(texts.plain(f"pack.say_{what}", code=visit.code) for what in CAPTIONS),
        people=await _people(books, visit),
        footer=texts.plain("pack.footer", code=visit.code, village=village, moment=moment),
        qr=segno.make(visit.code, micro=False).svg_inline(),
    )


async def _facts(acting: Acting, visit: Visit) -> dict[str, str]:
    window = wording.span(visit.plan.window.first, visit.plan.window.last)
    not_agreed = texts.plain("pack.not_agreed", window=window)
    asked = await requests.taken_along(acting.books, visit)
    return {
        "when": wording.moment(visit.agreed.starts_at, acting.office.zone) if visit.agreed else not_agreed,
        "where": visit.agreed.place.name if visit.agreed and visit.agreed.place else "",
        "services": wording.listing(visit.plan.services),
        "carried": wording.listing([str(item) for item in visit.plan.cargo]),
        "vehicle": visit.plan.vehicle,
        "requests": "; ".join(f"{one.name} ({one.need})" if one.name else one.need for one in asked),
    }


def _contacts(people: list[Person]) -> tuple[Contact, ...]:
    return tuple(Contact(name=person.name, phone=person.phone) for person in people)


async def _people(books: Books, visit: Visit) -> tuple[Recipient, ...]:
    received = await recipients.received_by(books, visit)
    every = await recipients.of_visit(books, visit)
    return tuple(
        Recipient(
            number=one.number,
            name=one.name,
            hamlet=one.hamlet,
            goods=_goods(one, visit),
            done=one.number in received,
        )
        for one in every
    )


def _goods(one: Listed, visit: Visit) -> str:
    """What the list grants them; what of it is not loaded is said, for it cannot be handed over."""
    due = entitled.entitled(one, visit) or entitled.anybodys(visit)
    said = [str(d) if d.carried else texts.plain("pack.not_carried", words=d) for d in due]
    return ", ".join(said)


def pack_pdf(pack: Pack) -> bytes:
    """A5, so that two pages print on one sheet of A4."""
    return pdf("pack", pack)


def lines(pack: Pack) -> list[str]:
    """The same as lines of plain text."""
    people = [
        texts.plain("pack.line_done" if one.done else "pack.line", number=one.number, name=one.name)
        + "".join(f" · {part}" for part in (one.hamlet, one.goods) if part)
        for one in pack.people
    ]
    return [
        f"{pack.title} · {pack.village}",
        *(f"{texts.plain(f'pack.{key}')}: {said}" for key, said in pack.facts),
        f"{texts.plain('pack.team')}: {_said(pack.team)}",
        f"{texts.plain('pack.officials')}: {_said(pack.officials)}",
        "",
        f"{texts.plain('pack.captions')}:",
        *pack.captions,
        "",
        texts.plain("pack.list", count=len(people)),
        *people,
        "",
        texts.plain("pack.private"),
    ]


def _said(contacts: tuple[Contact, ...]) -> str:
    said = [texts.plain("pack.contact", name=one.name, phone=one.phone).strip() for one in contacts]
    return "; ".join(said) or texts.plain("pack.nobody")
