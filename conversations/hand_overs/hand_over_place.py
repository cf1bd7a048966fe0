"""Where something was handed over: a location as a reply to the words that read the hand-over back."""

from typing import Any

from conversations.conversation import Conversation
from conversations.hand_overs import hand_over
from conversations.talk import Talk
from sotarsa_bot.flags import proxy_letters
from sotarsa_bot.hand_overs import deliveries
from sotarsa_bot.mistake import Mistake
from sotarsa_bot.visits import visits


async def located(talk: Talk[Any]) -> bool:
    """Of all that was said in that message; a later place replaces the earlier. It is shown in private only."""
    spot = talk.incoming.spot
    if spot is None or not talk.speaks_for_the_team:
        return False
    delivery = await hand_over.replied_to(talk)
    if delivery is None:
        return False
    visit = await visits.get(talk.books, delivery.visit)
    deliveries.takes_deliveries(visit)
    said = await proxy_letters.said_with(talk.books, delivery)
    if not said:
        raise Mistake("deliver.withdrawn_already")
    await deliveries.took_place(talk.acting(), visit, said, (spot.latitude, spot.longitude))
    await talk.react()
    return True


CONVERSATION = Conversation(
    listeners=(located,),
)
