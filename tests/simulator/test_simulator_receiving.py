"""What reaches the bot, in which form, and for how long."""

import asyncio

import pytest
from telegram import Bot, MessageOriginUser

from simulator.model import ANONYMOUS_ADMIN_ID, Chat
from simulator.people import Actor
from simulator.world import World
from tests.waiting import PATIENCE, until

from .conftest import Api

KEYBOARD = {"inline_keyboard": [[{"text": "Ya ✅", "callback_data": "yes"}, {"text": "Peta", "url": "https://a.id"}]]}


async def test_privacy_mode_hides_plain_words_and_photos(api: Api, ani: Actor, group: Chat) -> None:
    ani.sends(group, "tiba 09.40")
    ani.sends_photo(group, caption="K12 3 terima")
    ani.sends(group, "halo @sotarsa_bot")
    ani.sends(group, "/bantuan@other_bot")
    assert await api.updates() == []


async def test_privacy_mode_lets_commands_and_replies_to_the_bot_through(api: Api, ani: Actor, group: Chat) -> None:
    await api.ok("sendMessage", chat_id=group.id, text="Kapan?")
    ani.sends(group, "/bantuan")
    ani.sends(group, "/bantuan@SOTARSA_bot lagi")
    ani.replies(ani.last(group), "besok")
    ani.sends_photo(group, reply_to=ani.last(group))
    messages = [update["message"] for update in await api.updates()]
    assert [one.get("text", "photo") for one in messages] == ["/bantuan", "/bantuan@SOTARSA_bot lagi", "besok", "photo"]
    assert messages[2]["reply_to_message"]["text"] == "Kapan?"
    assert messages[1]["entities"] == [{"type": "bot_command", "offset": 0, "length": 20}]


@pytest.mark.parametrize("how", ["promote", "privacy_off"])
async def test_an_admin_bot_and_one_without_privacy_read_everything(
    how: str, api: Api, world: World, ani: Actor, group: Chat
) -> None:
    if how == "promote":
        world.promote_bot(group)
    else:
        world.set_privacy(False)
        world.kick_bot(group)
        world.add_bot(group)
    ani.sends(group, "tiba")
    texts = [u["message"].get("text") for u in await api.updates() if "message" in u]
    assert [text for text in texts if text] == ["tiba"]
    assert (await api.ok("getMe"))["can_read_all_group_messages"] is (how == "privacy_off")


async def test_a_changed_privacy_mode_is_felt_only_after_the_bot_comes_again(
    api: Api, world: World, ani: Actor, group: Chat
) -> None:
    """getMe tells the new setting at once, although this group still has the old one."""
    world.set_privacy(False)
    assert (await api.ok("getMe"))["can_read_all_group_messages"] is True
    ani.sends(group, "belum terdengar")
    world.kick_bot(group)
    world.add_bot(group)
    ani.sends(group, "terdengar")
    world.set_privacy(True)
    ani.sends(group, "masih terdengar")
    texts = [u["message"].get("text") for u in await api.updates() if "message" in u]
    assert [text for text in texts if text] == ["terdengar", "masih terdengar"]


async def test_an_album_is_one_update_a_photo_with_a_common_id(api: Api, ani: Actor, private: Chat) -> None:
    ani.sends_album(private, 3, caption="bukti")
    messages = [update["message"] for update in await api.updates()]
    assert len(messages) == 3
    assert len({one["media_group_id"] for one in messages}) == 1
    assert [one.get("caption") for one in messages] == ["bukti", None, None]
    assert [size["width"] for size in messages[0]["photo"]] == [90, 320, 640]


async def test_everything_a_person_may_send_is_readable_for_ptb(bot: Bot, ani: Actor, private: Chat) -> None:
    ani.starts("token-1")
    ani.sends_location(private)
    ani.sends_sticker(private)
    ani.sends_voice(private)
    ani.sends_contact(private, "+62000", "Budi")
    ani.sends_document(private, "daftar.xlsx", b"PK", "application/zip", caption="daftar")
    ani.sends_photo(private, as_file=True)
    ani.edits(ani.sends(private, "tiba 9"), "tiba 10")
    ani.forwards(ani.sends(private, "asal"), private)
    kinds = await bot.get_updates(timeout=0)
    assert [one.edited_message is not None for one in kinds].count(True) == 1
    messages = [one.message for one in kinds if one.message]
    assert messages[0].text == "/start token-1"
    assert messages[1].location
    assert messages[2].sticker
    assert messages[3].voice
    assert messages[4].contact
    assert messages[5].document
    assert messages[6].document
    assert messages[6].document.mime_type == "image/jpeg"
    assert isinstance(messages[-1].forward_origin, MessageOriginUser)


async def test_offsets_confirm_and_limits_hold(api: Api, ani: Actor, private: Chat) -> None:
    for number in range(5):
        ani.sends(private, str(number))
    first = (await api.call("getUpdates", limit=2, timeout=0))["result"]
    assert [u["message"]["text"] for u in first] == ["0", "1"]
    rest = (await api.call("getUpdates", offset=first[-1]["update_id"] + 1, timeout=0))["result"]
    assert [u["message"]["text"] for u in rest] == ["2", "3", "4"]
    assert first[0]["update_id"] > 0
    last = (await api.call("getUpdates", offset=-1, timeout=0))["result"]
    assert [u["message"]["text"] for u in last] == ["4"]
    assert api.world.pending == 1


async def test_allowed_updates_stick(api: Api, ani: Actor, private: Chat) -> None:
    await api.call("getUpdates", timeout=0, allowed_updates=["callback_query"])
    ani.sends(private, "unheard")
    assert await api.updates() == []
    await api.call("getUpdates", timeout=0, allowed_updates=[])
    ani.sends(private, "heard")
    assert len(await api.updates()) == 1


async def test_a_long_poll_ends_when_something_arrives(api: Api, ani: Actor, private: Chat) -> None:
    poll = asyncio.create_task(api.call("getUpdates", timeout=30))
    await until(lambda: api.world.inbox.poller)
    assert not poll.done()
    ani.sends(private, "hai")
    assert len((await asyncio.wait_for(poll, PATIENCE))["result"]) == 1


async def test_a_second_poller_ends_the_first_with_409(api: Api, world: World) -> None:
    world.expect(409)
    poll = asyncio.create_task(api.call("getUpdates", timeout=30))
    await until(lambda: world.inbox.poller)
    await api.call("getUpdates", timeout=0)
    answer = await asyncio.wait_for(poll, PATIENCE)
    assert answer["error_code"] == 409
    assert answer["description"].startswith("Conflict: terminated by other getUpdates request")
    assert world.unprovoked == []


async def test_presses_wait_150_seconds_and_messages_a_day(api: Api, ani: Actor, private: Chat) -> None:
    await api.ok("sendMessage", chat_id=private.id, text="?", reply_markup=KEYBOARD)
    ani.taps("ya")
    ani.sends(private, "sabar")
    api.later(151)
    assert api.world.pending == 1
    api.later(24 * 3600)
    assert api.world.pending == 0
    assert len(api.world.unanswered_presses) == 1


async def test_an_anonymous_admin_writes_as_the_group_but_presses_as_themselves(
    api: Api, world: World, ani: Actor, group: Chat
) -> None:
    world.anonymous(group, ani.user)
    await api.ok("sendMessage", chat_id=group.id, text="?", reply_markup=KEYBOARD)
    ani.sends(group, "/bantuan")
    ani.taps("ya")
    written, pressed = await api.updates()
    assert written["message"]["from"]["id"] == ANONYMOUS_ADMIN_ID
    assert written["message"]["sender_chat"]["id"] == group.id
    assert pressed["callback_query"]["from"]["id"] == ani.user.id


async def test_what_is_sent_without_a_signal_arrives_in_a_burst(api: Api, ani: Actor, private: Chat) -> None:
    ani.goes_offline()
    ani.sends(private, "tiba 09.40")
    ani.sends_album(private, 2)
    api.later(3600)
    assert api.world.pending == 0
    arrived = ani.comes_online()
    assert [one.shown for one in arrived] == ["tiba 09.40", "", ""]
    updates = await api.updates()
    assert {u["message"]["date"] for u in updates} == {int(api.world.clock.now().timestamp())}


async def test_an_unsent_message_is_not_in_the_chat(ani: Actor, private: Chat) -> None:
    ani.goes_offline()
    message = ani.sends(private, "nanti")
    assert message.waiting
    assert message not in ani.sees(private)


async def test_coming_and_going_is_told(api: Api, world: World, ani: Actor, budi: Actor, group: Chat) -> None:
    world.kick_bot(group)
    world.add_bot(group, by=ani.user, payload="bind-1")
    world.leave(group, budi.user)
    world.join(group, budi.user)
    world.block(ani.user)
    updates = await api.updates()
    statuses = [u["my_chat_member"]["new_chat_member"]["status"] for u in updates if "my_chat_member" in u]
    assert statuses == ["left", "member", "kicked"]  # a basic group keeps no list of the banned
    messages = [u["message"] for u in updates if "message" in u]
    assert messages[0]["new_chat_members"][0]["id"] == world.bot.id
    assert messages[1]["text"] == "/start@sotarsa_bot bind-1"
    assert "left_chat_member" in messages[2]
    assert "new_chat_members" in messages[3]


async def test_a_group_becomes_a_supergroup(api: Api, world: World, ani: Actor, group: Chat) -> None:
    new = world.migrate(group)
    old_note, new_note = [u["message"] for u in await api.updates()]
    assert (old_note["chat"]["id"], old_note["migrate_to_chat_id"]) == (group.id, new.id)
    assert (new_note["chat"]["id"], new_note["migrate_from_chat_id"]) == (new.id, group.id)
    late = await api.refused("sendMessage", chat_id=group.id, text="late")
    assert late["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    assert late["parameters"] == {"migrate_to_chat_id": new.id}
    assert ani.sends(group, "/bantuan").chat is new
    assert str(new.id).startswith("-100")


async def test_a_webhook_delivers_and_confirms(api: Api, world: World, ani: Actor, private: Chat) -> None:
    import httpx

    got: list[bytes] = []

    def office(request: httpx.Request) -> httpx.Response:
        got.append(request.content)
        assert request.headers["x-telegram-bot-api-secret-token"] == "s3"
        return httpx.Response(503 if len(got) == 1 else 200)

    world.webhook.transport = httpx.MockTransport(office)
    await api.ok("setWebhook", url="https://office.example/hook", secret_token="s3")
    assert "webhook is active" in (await api.refused("getUpdates", timeout=0))["description"]
    ani.sends(private, "hai")
    await until(lambda: not world.pending)
    assert len(got) == 2
    assert got[0] == got[1]
    assert "503" in (await api.ok("getWebhookInfo"))["last_error_message"]
    await api.ok("deleteWebhook")
    assert (await api.ok("getWebhookInfo"))["url"] == ""
