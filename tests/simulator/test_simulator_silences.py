"""What people say to the bot and get no sign back is found."""

from simulator.model import Chat
from simulator.people import Actor
from simulator.silences import Silences
from simulator.world import World

from .conftest import Api


async def test_every_way_of_speaking_to_the_bot_needs_a_sign(
    api: Api, world: World, ani: Actor, group: Chat, private: Chat
) -> None:
    world.promote_bot(group)
    asked = await api.ok("sendMessage", chat_id=group.id, text="Kapan?")
    silences = Silences(world)
    silences.catch_up()
    spoken = [
        ani.sends(private, "halo"),
        ani.sends(group, "/jadwal"),
        ani.replies(group.messages[asked["message_id"]], "besok"),
        ani.sends_photo(group),
    ]
    ani.sends(group, "hujan lagi")
    ani.sends(group, "/jadwal@bot_lain")
    silences.catch_up()
    assert silences.found == spoken


async def test_a_message_an_edit_or_a_reaction_is_a_sign_in_its_own_chat_only(
    api: Api, world: World, ani: Actor, group: Chat, private: Chat
) -> None:
    world.promote_bot(group)
    card = await api.ok("sendMessage", chat_id=group.id, text="K1")
    silences = Silences(world)

    ani.sends(group, "/lapangan")
    await api.ok("editMessageText", chat_id=group.id, message_id=card["message_id"], text="K1 tiba")
    silences.catch_up()
    ani.sends(private, "halo")
    await api.ok("sendMessage", chat_id=private.id, text="Halo.")
    silences.catch_up()
    first, second = ani.sends_album(group, 2)
    thumb = [{"type": "emoji", "emoji": "👌"}]
    await api.ok("setMessageReaction", chat_id=group.id, message_id=second.message_id, reaction=thumb)
    await api.ok("sendMessage", chat_id=private.id, text="2 foto")
    silences.catch_up()
    assert silences.found == [first]


async def test_what_waits_for_a_signal_is_judged_when_it_arrives(world: World, ani: Actor, private: Chat) -> None:
    silences = Silences(world)
    ani.goes_offline()
    waiting = ani.sends(private, "tiba 09.40")
    silences.catch_up()
    assert silences.found == []
    ani.comes_online()
    silences.catch_up()
    assert silences.found == [waiting]
