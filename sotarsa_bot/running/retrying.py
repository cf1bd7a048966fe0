"""What was set aside because it failed is tried once more, when somebody has mended the cause."""

from dataclasses import dataclass
from datetime import datetime

from sotarsa_bot.books import AtLeast, Books
from sotarsa_bot.records.machinery import InboxState, PostState, ReminderState


@dataclass(frozen=True)
class Retried:
    """How many of each were put back."""

    arrivals: int
    posts: int
    reminders: int


async def retry(books: Books, now: datetime) -> Retried:
    """Puts back dead updates, refused posts, and failed reminders that would still help."""
    return Retried(
        arrivals=await books.inbox.change_all({"state": InboxState.DEAD}, state=InboxState.NEW, problem=""),
        posts=await _posts(books),
        reminders=await books.reminders.change_all(
            {"state": ReminderState.FAILED, "stale_at": AtLeast(now)}, state=ReminderState.PENDING, settled_at=None
        ),
    )


async def _posts(books: Books) -> int:
    """Without those whose message was given newer words since: the older would be written over them."""
    put_back = 0
    for post in await books.outbox.find(state=PostState.FAILED):
        if post.slot and await books.outbox.count(slot=post.slot, id=AtLeast(post.id + 1)):
            await books.outbox.change(post.id, state=PostState.DROPPED)
        else:
            put_back += await books.outbox.change(post.id, state=PostState.QUEUED, attempts=0)
    return put_back
