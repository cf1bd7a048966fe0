"""Every file that leaves is in the audit: what it was, about which visit, and to whom. Noted where it is sent, so that
no conversation can forget it; a picture or file that may have arrived counts as one that did."""

from datetime import datetime

from sotarsa_bot.books import Books
from sotarsa_bot.records.machinery import Post
from sotarsa_bot.running import audit

FILES = ("sendDocument", "sendPhoto", "sendMediaGroup")


async def note(books: Books, post: Post, now: datetime) -> None:
    """One entry for a file or an album; none for words."""
    if post.method not in FILES:
        return
    chat = await books.chats.get(post.chat)
    person = await books.people.first(telegram_id=chat.telegram_id) if chat.private else None
    kind = post.payload.get("paper") or "pictures"
    count = len(post.payload.get("media", ())) or 1
    about = post.payload.get("about") or f"chat:{chat.id}"
    by = person.id if person else None
    await audit.write(books, "file.sent", about, at=now, by=by, chat=chat.id, file=kind, count=count)
