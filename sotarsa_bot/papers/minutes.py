"""The minutes (notulen) of a coordination meeting. What the books do not know is left open."""

from sotarsa_bot import texts, wording
from sotarsa_bot.acting import Acting
from sotarsa_bot.meetings import meetings, minutes
from sotarsa_bot.official import office_facts
from sotarsa_bot.official.office_facts import by_itself
from sotarsa_bot.papers import official
from sotarsa_bot.papers.official import Head, Signer, Status
from sotarsa_bot.papers.press import pdf
from sotarsa_bot.people import roster
from sotarsa_bot.records.meeting import Invited, OfficeMeeting, Reply
from sotarsa_bot.records.record import Record


class Attended(Record):
    name: str
    office: str


class DecidedRow(Record):
    what: str
    owner: str
    due: str


class Minutes(Record):
    """Everything as it is printed; an empty `number` is left open. `absent`: who did not come, and why as far as it is
    said."""

    head: Head
    status: Status
    number: str = ""
    branch: str
    when: str
    place: str
    agenda: tuple[str, ...]
    present: tuple[Attended, ...]
    absent: tuple[str, ...]
    decisions: tuple[DecidedRow, ...]
    writer: str
    issued: str
    signer: Signer
    footer: str


async def of_meeting(acting: Acting, meeting: OfficeMeeting) -> Minutes:
    """As the books stand now; a draft until a picture of the signed ones is kept."""
    books, office, facts = acting.books, acting.office, await office_facts.of(acting.books)
    those = await meetings.invited_to(books, meeting.id)
    decided = await minutes.of_meeting(books, meeting.id)
    draft = not await minutes.signed(books, meeting)
    words = texts.plain("paper.draft_words" if draft else "minutes.signed_words")
    moment = wording.moment(acting.now, office.zone)
    return Minutes(
        head=official.head(facts, office),
        status=Status(draft=draft, words=words),
        number=meeting.number,
        branch=meeting.branch,
        when=wording.moment(meeting.starts_at, office.zone),
        place=meeting.place,
        agenda=meeting.agenda,
        present=tuple([await _attended(acting, one) for one in those if one.present]),
        absent=tuple(_absent(one) for one in those if not one.present),
        decisions=tuple(
            DecidedRow(what=one.what, owner=one.owner_name, due=wording.long_day(one.due)) for one in decided
        ),
        writer=await roster.name(books, meeting.by),
        issued=texts.plain("letter.issued", place=facts.place or by_itself("place", office)),
        signer=await official.signer(books, facts, office),
        footer=texts.plain("minutes.footer", code=meeting.code, moment=moment),
    )


async def _attended(acting: Acting, one: Invited) -> Attended:
    """A proxy stands under their own name."""
    village = (await acting.books.villages.get(one.village)).name if one.village else ""
    office = texts.plain("minutes.of_village", village=village) if village else ""
    if one.reply is Reply.SENDS:
        return Attended(
            name=one.words, office=texts.plain("minutes.for_whom", name=one.name, office=office).strip(" ,")
        )
    return Attended(name=one.name, office=office)


def _absent(one: Invited) -> str:
    """An excuse is printed as such; its reason is between them and the office."""
    return texts.plain("minutes.excused", name=one.name) if one.reply is Reply.EXCUSED else one.name


def minutes_pdf(paper: Minutes) -> bytes:
    """A4; a draft says so on every page."""
    return pdf("minutes", paper)
