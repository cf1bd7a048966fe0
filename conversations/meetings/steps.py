"""What the steps of /rapat share: where it stands, what was said so far, and which meeting it is about."""

from datetime import date, datetime

from pydantic import BaseModel

from conversations.flow import FlowStep
from conversations.talk import Talk
from sotarsa_bot.meetings import meetings
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.meeting import Invited, OfficeMeeting


class At(FlowStep):
    BRANCH = "branch"
    WHEN = "when"
    HOUR = "hour"
    PLACE = "place"
    AGENDA = "agenda"
    PEOPLE = "people"
    VILLAGES = "villages"
    GUESTS = "guests"
    PREVIEW = "preview"
    WHY = "why"
    OTHERS = "others"
    ANSWER = "answer"
    PRESENT = "present"
    MINUTES = "minutes"
    WHAT = "what"
    OWNER = "owner"
    DUE = "due"
    DECISION = "decision"


class Draft(BaseModel):
    """Of a meeting that is there: its number. `day`: said without its hour. `previewed`: each answer leads back to the
    preview. `invited`: whose answer is noted; `decision`: which one is looked at (0: a new one, of which `what`,
    `owner`, `owner_name` and `due` were said so far); `removed`: which one was taken out last."""

    meeting: int = 0
    branch: str = ""
    day: date | None = None
    starts_at: datetime | None = None
    place: str = ""
    agenda: tuple[str, ...] = ()
    people: tuple[int, ...] = ()
    villages: tuple[str, ...] = ()
    guests: tuple[str, ...] = ()
    previewed: bool = False
    invited: int = 0
    decision: int = 0
    what: str = ""
    owner: int = 0
    owner_name: str = ""
    due: date | None = None
    removed: int = 0


MeetingTalk = Talk[Draft]


async def meeting_of(talk: MeetingTalk) -> OfficeMeeting:
    talk.need(Action.MEET)
    return await meetings.get(talk.books, talk.draft.meeting)


async def invited_of(talk: MeetingTalk) -> Invited:
    """Whose answer is noted. Mistake for one who is left out meanwhile."""
    found = await talk.books.invited.first(id=talk.draft.invited, meeting=talk.draft.meeting, removed_at=None)
    if found is None:
        raise Mistake("common.old_button")
    return found
