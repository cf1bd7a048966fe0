"""Messages of ours that no book knows any more: said after the backup was made that the bot began from.

Their buttons name records that are gone, and whose numbers may be somebody else's by now; so they press nothing. The
visits that they speak of have had their codes: none of these is given again.
"""

from typing import Any

from conversations.talk import Talk
from sotarsa_bot.official import aftermath
from sotarsa_bot.parsing import looks_like_caption
from sotarsa_bot.running import high_water


async def answered(talk: Talk[Any]) -> bool:
    """Whether this presses, or answers, such a message. A photo, a command or a caption says by itself what it is."""
    beneath = talk.incoming.beneath
    if beneath is None or talk.replied or not await aftermath.lost(talk.books, beneath.sent_at):
        return False
    if await talk.pressed_slot():
        return False
    await talk.books.high_water.raise_(high_water.VISITS, beneath.visit)
    if talk.incoming.pressed:
        talk.note("common.lost_time", alert=True)
        return True
    if talk.incoming.picture or talk.incoming.command or looks_like_caption(talk.incoming.text):
        return False
    await talk.say("common.lost_time", as_reply=True)
    return True
