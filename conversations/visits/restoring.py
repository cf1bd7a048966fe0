"""A visit that was postponed or cancelled by a slip of the thumb is what it was; whoever was told hears that, too."""

from typing import Any

from conversations.conversation import Conversation
from conversations.pressed import on
from conversations.presses.visits import Restore
from conversations.talk import Talk
from conversations.visits import notices, overtaken
from sotarsa_bot import texts, wording
from sotarsa_bot.field import undoing
from sotarsa_bot.parsing.taking_back import wants_it_back
from sotarsa_bot.parsing.visit_verbs import Verb
from sotarsa_bot.people import roster
from sotarsa_bot.people.rights import Action
from sotarsa_bot.records.visit import BROKEN_OFF, Visit, VisitState
from sotarsa_bot.unsure import Meaning, Unsure
from sotarsa_bot.visits import visits

WHOLLY = "sepenuhnya"


async def restore(talk: Talk[Any], wish: Restore, *, wholly: bool = False) -> None:
    """What it was before. `wholly`: not only called off no longer, but put off no longer either."""
    talk.need(Action.COORDINATE)
    was = await visits.get(talk.books, wish.visit)
    if _names_the_other(talk, was) and not talk.confirmed:
        raise doubt(was)
    visit = await undoing.restore(talk.acting(), was)
    if wholly and visit.state in BROKEN_OFF:
        visit = await undoing.restore(talk.acting(), visit)
    await overtaken.close(talk, was)
    said: dict[str, Any] = {
        "what": texts.plain(f"coordinate.not_{was.state}"),
        "now": _now(talk, visit),
        "name": talk.by.name,
    }
    key = "coordinate.restored_to" if visit.state in BROKEN_OFF else "coordinate.restored"
    if visit.state is VisitState.AGREED:  # one message: what is true again, with what is to be passed on
        await notices.announce(talk, visit, texts.html("coordinate.restored", code=visit.code, **said))
    else:
        await notices.to_village(talk, visit, key, **said)
    for chat in await _told(talk):
        here = chat.id == talk.chat.id
        await talk.say(key, to=None if here else chat, subject=visit.subject, code=visit.code,
                       **said)  # fmt: skip


def doubt(was: Visit) -> Unsure:
    """Reads back what it would be again: a visit that was put off before it was called off may become either."""
    words = f"{was.code} {Verb.REOPEN}"
    if was.before is None or was.before.state not in BROKEN_OFF:
        return Unsure(Meaning(words, texts.plain("coordinate.would_be_restored", code=was.code)))
    before = texts.plain(f"summary.state_{was.before.state}")
    values = {"code": was.code, "what": texts.plain(f"coordinate.not_{was.state}"), "before": before}
    return Unsure(
        Meaning(f"{words} {WHOLLY}", texts.plain("coordinate.would_be_whole", code=was.code)),
        Meaning(words, texts.plain("coordinate.would_be_as_before", **values)),
    )


def _names_the_other(talk: Talk[Any], was: Visit) -> bool:
    """ "Jangan dibatalkan" of a visit that is postponed: perhaps it is to stay postponed."""
    other = "batal" if was.state is VisitState.POSTPONED else "tunda"
    return not talk.incoming.pressed and wants_it_back(talk.incoming.text) and other in talk.incoming.text.casefold()


async def _told(talk: Talk[Any]) -> list[Any]:
    team = await roster.team_groups(talk.books)
    return [talk.chat, *team] if talk.incoming.private else team


def _now(talk: Talk[Any], visit: Visit) -> str:
    if visit.agreed and visit.state not in BROKEN_OFF:
        return wording.moment(visit.agreed.starts_at, talk.office.zone)
    return texts.plain(f"summary.state_{visit.state}")


CONVERSATION = Conversation(
    presses=(on(Restore, restore),),
    undoes=frozenset({Restore}),
)
