"""Thanks, greetings and "siap, Pak": answered by a sign, for nobody wants to read that this was not understood."""

from typing import Any

from conversations import flow
from conversations.conversation import Conversation
from conversations.doubts import unsure_rounds
from conversations.talk import Talk
from sotarsa_bot.parsing import is_nod, is_small_talk, is_thanks
from sotarsa_bot.parsing.caption_code import visit_code, without_code
from sotarsa_bot.parsing.yes_no import says_yes
from sotarsa_bot.records.slots import SlotKind


async def heard(talk: Talk[Any]) -> bool:
    """A nod below a question may be meant as an answer; which one, it does not say: there it is no courtesy."""
    words = talk.incoming.text
    if talk.person is None or talk.incoming.picture or not (talk.incoming.private or talk.replied):
        return False
    if is_thanks(words):
        await talk.react("🙏")
        return True
    if not is_small_talk(words) or (is_nod(words) and await _asked(talk)):
        return False
    if says_yes(words) and not talk.below(SlotKind.CARD) and await unsure_rounds.yes_below_another(talk):
        return True
    await talk.react("👍")
    return True


async def beside_a_code(talk: Talk[Any]) -> bool:
    """ "K1 terima kasih": nothing is to be recorded of it, nor passed on. "K1 siap" may be an answer."""
    words = without_code(talk.incoming.text)
    if talk.person is None or talk.incoming.picture or visit_code(talk.incoming.text) is None:
        return False
    if not is_small_talk(words) or is_nod(words):
        return False
    await talk.react("🙏" if is_thanks(words) else "👍")
    return True


async def _asked(talk: Talk[Any]) -> bool:
    if talk.replied and talk.replied.waits and not talk.below(SlotKind.CARD):  # a card asks in decide.py
        return True
    return talk.incoming.private and await flow.standing(talk) is not None


CONVERSATION = Conversation(
    listeners=(heard, beside_a_code),
)
