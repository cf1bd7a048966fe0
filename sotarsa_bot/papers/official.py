"""What all official papers carry: the office's letterhead, who signs for it, and whether it is a draft still."""

from datetime import tzinfo

from sotarsa_bot import texts, wording
from sotarsa_bot.acting import Acting
from sotarsa_bot.books import Books
from sotarsa_bot.decrees import decrees
from sotarsa_bot.official.office_facts import OfficeFacts, by_itself
from sotarsa_bot.official.signed_papers import Filed
from sotarsa_bot.parsing.decree_lines import spaced
from sotarsa_bot.people import roster
from sotarsa_bot.records.decree import DecreeMember
from sotarsa_bot.records.people import Role
from sotarsa_bot.records.record import Record
from sotarsa_bot.records.vault import Vault
from sotarsa_bot.running.office import Office


class Head(Record):
    """The letterhead; `address` may have several lines, or none."""

    regency: str
    office: str
    address: tuple[str, ...] = ()


class Status(Record):
    """`words` stand on every page; a draft has its mark across the page too."""

    draft: bool
    words: str


class Signer(Record):
    """Who signs for the office. What is empty is left open, to be written by hand."""

    title: str
    name: str
    rank: str = ""
    nip: str = ""


async def basis(acting: Acting) -> str:
    """The decree in force today, as papers cite it; "" without one."""
    decree = await decrees.in_force(acting.books, acting.office.today(acting.now))
    if decree is None or decree.signed is None:
        return ""
    signed = wording.span(decree.signed, decree.signed)
    words = acting.office.district.words
    return texts.plain("decree.cited", number=decree.number, signed=signed, about=decree.about, **words)


async def of_the_decree(acting: Acting, person: int) -> DecreeMember | None:
    """How the decree in force names one of the bot's people, if it does."""
    decree = await decrees.in_force(acting.books, acting.office.today(acting.now))
    those = await decrees.members(acting.books, decree) if decree else []
    return decrees.member_of(those, await acting.books.people.get(person)) if those else None


def nip(sealed: str, row: str, vault: Vault | None) -> str:
    """As offices write it; "" for none, and for what no key of ours opens."""
    numbers = vault.open(sealed, row) if vault and sealed else None
    return spaced(numbers.nip) if numbers else ""


def head(facts: OfficeFacts, office: Office) -> Head:
    return Head(
        regency=facts.regency or by_itself("regency", office),
        office=facts.office or by_itself("office", office),
        address=tuple(facts.address.splitlines()),
    )


def status(filed: Filed | None, zone: tzinfo) -> Status:
    """A draft until the signed pages are filed, and again when what was signed is no longer so."""
    if filed is None:
        return Status(draft=True, words=texts.plain("paper.draft_words"))
    day = wording.span(*[filed.at.astimezone(zone).date()] * 2)
    return Status(draft=not filed.true, words=texts.plain("paper.filed" if filed.true else "paper.untrue", day=day))


async def signer(books: Books, facts: OfficeFacts, office: Office) -> Signer:
    """As the office says; else the camat, where the books know exactly one."""
    known = await roster.with_role(books, Role.CAMAT)
    return Signer(
        title=facts.title or by_itself("title", office),
        name=facts.signer or (known[0].name if len(known) == 1 else ""),
        rank=facts.rank,
        nip=facts.nip,
    )
