"""Threads, pins, forwards, members and commands."""

import pytest
from telegram import Bot, MessageOriginUser
from telegram.error import BadRequest

from simulator.model import Chat
from simulator.people import Actor
from simulator.world import World

from .conftest import Api


async def test_forum_threads(api: Api, world: World, ani: Actor) -> None:
    forum = world.add_group("Forum", [ani.user], forum=True)
    topic = world.add_topic(forum, "Kunjungan")
    sent = await api.ok("sendMessage", chat_id=forum.id, text="x", message_thread_id=topic.thread_id)
    assert sent["message_thread_id"] == topic.thread_id
    world.close_topic(forum, topic.thread_id)
    closed = await api.refused("sendMessage", chat_id=forum.id, text="x", message_thread_id=topic.thread_id)
    assert closed["description"] == "Bad Request: TOPIC_CLOSED"


async def test_pins_and_forwards(bot: Bot, world: World, ani: Actor, group: Chat) -> None:
    sent = await bot.send_message(group.id, "kartu")
    await bot.pin_chat_message(group.id, sent.message_id)
    pinned = (await bot.get_chat(group.id)).pinned_message
    assert pinned
    assert pinned.text == "kartu"
    await bot.unpin_chat_message(group.id, message_id=sent.message_id)
    with pytest.raises(BadRequest, match="Message to unpin not found"):
        await bot.unpin_chat_message(group.id)
    ani.opens_private()
    copy = await bot.forward_message(ani.user.id, group.id, sent.message_id)
    assert isinstance(copy.forward_origin, MessageOriginUser)
    assert copy.forward_origin.sender_user.id == world.bot.id
    await bot.copy_message(ani.user.id, group.id, sent.message_id)
    big = world.add_group("Besar", [ani.user], supergroup=True)
    there = await bot.send_message(big.id, "x")
    with pytest.raises(BadRequest, match="Not enough rights to manage pinned messages"):
        await bot.pin_chat_message(big.id, there.message_id)


async def test_members_and_roles(bot: Bot, world: World, ani: Actor, budi: Actor, group: Chat) -> None:
    assert (await bot.get_chat_member(group.id, ani.user.id)).status == "creator"
    assert (await bot.get_chat_member(group.id, world.bot.id)).status == "member"
    world.promote_bot(group)
    me = await bot.get_chat_member(group.id, world.bot.id)
    assert me.status == "administrator"
    assert [one.user.id for one in await bot.get_chat_administrators(group.id)] == [ani.user.id, world.bot.id]
    assert await bot.get_chat_member_count(group.id) == 3
    world.leave(group, budi.user)
    assert (await bot.get_chat_member(group.id, budi.user.id)).status == "left"
    assert await bot.leave_chat(group.id)
    assert not group.bot_in


async def test_commands_by_scope(api: Api, group: Chat) -> None:
    scope = {"type": "chat", "chat_id": group.id}
    await api.ok("setMyCommands", commands=[{"command": "jadwal", "description": "Jadwal"}], scope=scope)
    assert await api.ok("getMyCommands", scope=scope) == [{"command": "jadwal", "description": "Jadwal"}]
    assert await api.ok("getMyCommands") == []
    for name, words in (("Jadwal", "x"), ("a" * 33, "x"), ("jadwal", "")):
        await api.refused("setMyCommands", commands=[{"command": name, "description": words}])
    await api.ok("deleteMyCommands", scope=scope)
    assert await api.ok("getMyCommands", scope=scope) == []
    await api.ok("setMyDescription", description="Halo", language_code="id")
    assert await api.ok("getMyDescription", language_code="id") == {"description": "Halo"}
