"""The invitation for who has no Telegram: short sentences without signs that an SMS lacks, its code in the last line
(decision 0008)."""

from sotarsa_bot import texts, wording
from sotarsa_bot.contacts.codes import Asked, Code, stamp_of
from sotarsa_bot.contacts.questions import plainly
from sotarsa_bot.records.meeting import Invited, OfficeMeeting
from sotarsa_bot.running.office import Office


def code(meeting: OfficeMeeting, one: Invited) -> Code:
    """Of this very invitation, at this hour and place: another one, once it is changed. Its number is the invited
    one's, so that an answer says whose it is."""
    return Code(Asked.MEETING, one.id, stamp_of(meeting.id, meeting.starts_at, meeting.place, meeting.state))


def twin(office: Office, meeting: OfficeMeeting, one: Invited) -> str:
    lines = [
        texts.plain("twin.head", **office.district.words),
        texts.plain(
            "twin.meeting",
            name=one.name,
            branch=meeting.branch,
            moment=wording.moment(meeting.starts_at, office.zone),
            place=meeting.place,
            agenda="; ".join(meeting.agenda),
        ),
        texts.plain("twin.meeting_how"),
        texts.plain("twin.code", code=code(meeting, one)),
    ]
    return plainly("\n".join(lines))
