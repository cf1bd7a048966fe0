"""After a silence: the administrators hear what happened; if messages may be lost, the groups are asked to resend."""

from datetime import datetime

from conversations import post
from sotarsa_bot import texts, wording
from sotarsa_bot.books import Books, Unlike
from sotarsa_bot.people import roster
from sotarsa_bot.running.downtime import Downtime
from sotarsa_bot.running.office import Office


async def tell(books: Books, office: Office, downtime: Downtime, now: datetime) -> None:
    """Says it once: in the transaction that ends the silence."""
    said = {
        "length": wording.duration(downtime.length),
        "since": wording.moment(downtime.since, office.zone),
        "until": wording.moment(downtime.until, office.zone),
    }
    key = "outage.stopped" if downtime.restarted else "outage.line"
    if downtime.loses_messages:
        key = "outage.lost"
        for chat in await books.chats.find(purpose=Unlike(None)):
            await post.write(books, chat, texts.html("outage.resend", **said), now=now)
    for chat in await roster.administrators(books):
        await post.write(books, chat, texts.html(key, **said), now=now)
