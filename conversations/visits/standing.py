"""What is agreed already and said once more: it stands, and nobody is told of a change that is none."""

from typing import Any

from conversations.talk import Talk
from conversations.visits import wishes
from sotarsa_bot import texts
from sotarsa_bot.records.visit import Meeting, Visit, VisitState
from sotarsa_bot.visits import visits


def stands(visit: Visit, meeting: Meeting) -> bool:
    """Whether just this time and place are agreed."""
    now = visit.agreed if visit.state is VisitState.AGREED else None
    return now is not None and (now.starts_at, now.place) == (meeting.starts_at, meeting.place)


async def say(talk: Talk[Any], visit: Visit) -> None:
    """It is said here alone. A wish for something else is withdrawn by that."""
    wish = wishes.words(talk.office, visit)
    if visit.counter:
        visit = await visits.withdraw(talk.acting(), visit)
        await wishes.settle(talk, visit, "decide.wish_withdrawn", wish=wish)
    await talk.react()
    gone = " " + texts.plain("decide.withdrawn", wish=wish) if wish else ""
    now = wishes.said(talk.office, visit.agreed) if visit.agreed else ""
    talk.note("decide.stands", code=visit.code, moment=now, withdrawn=gone)
    await talk.say("decide.stands", as_reply=True, subject=visit.subject, code=visit.code, moment=now, withdrawn=gone)
