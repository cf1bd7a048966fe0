"""Every update has the shape that the published Bot API describes, read here by somebody else's models (aiogram)."""

from types import ModuleType

import pytest

from simulator.model import Chat
from simulator.people import Actor
from simulator.world import World

from .conftest import Api

EVERYTHING = ["message", "edited_message", "callback_query", "my_chat_member", "chat_member", "message_reaction"]


@pytest.fixture(scope="module")
def theirs() -> ModuleType:
    """aiogram's models, imported where they are used: they are hundreds, and every process of the tests would pay."""
    from aiogram import types

    return types


def says_everything(ani: Actor, budi: Actor, chat: Chat) -> None:
    ani.sends(chat, "/jadwal @ani_uren https://a.id #uren")
    ani.sends_photo(chat, caption="K12")
    ani.sends_album(chat, 2)
    ani.sends_location(chat)
    ani.sends_sticker(chat)
    ani.sends_voice(chat)
    ani.sends_contact(chat, "+62000", "Budi", user=budi.user)
    ani.sends_document(chat, "daftar.pdf", b"%PDF")
    edited = ani.edits(ani.sends(chat, "tiba 9"), "tiba 10")
    ani.reacts(edited)
    ani.forwards(edited, chat)
    ani.replies(edited, "ya")


@pytest.mark.parametrize("where", ["private", "group", "supergroup", "forum"])
async def test_whatever_people_do_is_readable(
    where: str, api: Api, world: World, ani: Actor, budi: Actor, theirs: ModuleType
) -> None:
    await api.call("getUpdates", timeout=0, allowed_updates=EVERYTHING)
    big = where in ("supergroup", "forum")
    members = [ani.user, budi.user]
    chat = (
        ani.opens_private()
        if where == "private"
        else world.add_group("Uren", members, supergroup=big, forum=where == "forum", bot_admin=True)
    )
    says_everything(ani, budi, chat)
    keys = {"inline_keyboard": [[{"text": "Ya", "callback_data": "1"}]]}
    await api.ok("sendMessage", chat_id=chat.id, text="?", reply_markup=keys)
    ani.taps("Ya")
    read = [theirs.Update.model_validate(update) for update in await api.updates()]
    kinds = {update.event_type for update in read}
    assert kinds == {"message", "edited_message", "callback_query", "message_reaction"}
    assert len(read) == 15


async def test_coming_and_going_is_readable(
    api: Api, world: World, ani: Actor, budi: Actor, group: Chat, theirs: ModuleType
) -> None:
    world.kick_bot(group)
    world.add_bot(group, payload="x")
    world.anonymous(group, ani.user)
    ani.sends(group, "/jadwal")
    world.leave(group, budi.user)
    world.join(group, budi.user)
    world.block(ani.user)
    world.migrate(group)
    updates = [theirs.Update.model_validate(update) for update in await api.updates()]
    standing = [one.my_chat_member.new_chat_member.status for one in updates if one.my_chat_member]
    assert standing == ["left", "member", "kicked"]
    late = await api.refused("sendMessage", chat_id=group.id, text="x")
    assert theirs.ResponseParameters.model_validate(late["parameters"]).migrate_to_chat_id
