"""What the bot may send, edit and delete, and the words in which Telegram refuses the rest."""

import json

import pytest
from telegram import (
    Bot,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    Message,
)
from telegram.error import BadRequest, Forbidden

from simulator.model import Chat, Json
from simulator.people import Actor
from simulator.photos import sample_photo
from simulator.world import World

from .conftest import Api


def keyboard(data: str = "x", text: str = "Ya") -> Json:
    return {"inline_keyboard": [[{"text": text, "callback_data": data}]]}


async def test_a_request_that_cannot_be_read_is_a_refusal(api: Api, private: Chat) -> None:
    answer = await api.refused("sendMessage", chat_id=private.id, text="x", reply_parameters={"message_id": "x"})
    assert "can't parse the request" in answer["description"]
    odd = '<a href="tg://user?id=x">a</a><a href="tg://user?id=7000000001">b</a><a href="tg://user?id=5">c</a>'
    sent = await api.ok("sendMessage", chat_id=private.id, text=odd, parse_mode="HTML")
    assert [one["type"] for one in sent["entities"]] == ["text_link", "text_mention"]


async def test_a_refusal_is_counted_unless_provoked(api: Api, world: World) -> None:
    await api.call("sendMessage", chat_id=1, text="x")
    world.expect("chat not found")
    await api.call("sendMessage", chat_id=1, text="x")
    assert [one.provoked for one in world.refusals] == [False, True]
    assert len(world.unprovoked) == 1
    assert world.token not in repr(world.refusals)


async def test_tokens_and_methods(api: Api, world: World) -> None:
    world.expect(404)
    assert (await api.call("sendTelegram"))["description"] == "Not Found: method not found"
    assert world.spec_violations == ["sendTelegram: no such method"]
    answer = await api.http.get("/botwrong/getMe")
    assert answer.json()["description"] == "Unauthorized: invalid token specified"


async def test_a_stranger_must_press_start_first(bot: Bot, world: World, ani: Actor) -> None:
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await bot.send_message(ani.user.id, "hai")
    ani.starts()
    await bot.send_message(ani.user.id, "hai")
    world.block(ani.user)
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(ani.user.id, "hai")
    ani.user.deactivated = True
    with pytest.raises(Forbidden, match="user is deactivated"):
        await bot.send_message(ani.user.id, "hai")


async def test_a_kicked_bot_may_not_write(bot: Bot, world: World, group: Chat, ani: Actor) -> None:
    world.kick_bot(group)
    with pytest.raises(Forbidden, match="bot was kicked from the group chat"):
        await bot.send_message(group.id, "hai")
    other = world.add_group("Lain", [ani.user], supergroup=True, bot_in=False)
    with pytest.raises(Forbidden, match="bot is not a member of the supergroup chat"):
        await bot.send_message(other.id, "hai")


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"text": ""}, "message text is empty"),
        ({"text": "<b> </b>", "parse_mode": "HTML"}, "message text is empty"),
        ({"text": "😀" * 2049}, "message is too long"),
        ({"text": "<b>x", "parse_mode": "HTML"}, "can't parse entities: Can't find end tag corresponding to start tag"),
        ({"text": "x", "reply_markup": keyboard("é" * 33)}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "reply_markup": keyboard("")}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "reply_parameters": {"message_id": 9}}, "message to be replied not found"),
        ({"text": "x", "message_thread_id": 9}, "message thread not found"),
    ],
)
async def test_messages_that_telegram_refuses(params: Json, words: str, api: Api, private: Chat) -> None:
    answer = await api.refused("sendMessage", chat_id=private.id, **params)
    assert answer["error_code"] == 400
    assert answer["description"].startswith(f"Bad Request: {words}")


async def test_lengths_count_after_parsing(api: Api, private: Chat) -> None:
    await api.ok("sendMessage", chat_id=private.id, text="<b>" + "x" * 4096 + "</b>", parse_mode="HTML")
    await api.ok("sendMessage", chat_id=private.id, text="x", reply_markup=keyboard("d" * 64))


async def test_a_missing_reply_target_may_be_allowed_for(api: Api, private: Chat) -> None:
    lenient = {"message_id": 9, "allow_sending_without_reply": True}
    sent = await api.ok("sendMessage", chat_id=private.id, text="x", reply_parameters=lenient)
    assert "reply_to_message" not in sent


async def test_force_reply_reaches_the_person(bot: Bot, ani: Actor, group: Chat) -> None:
    await bot.send_message(group.id, "Kapan?", reply_markup=ForceReply(selective=True))
    assert ani.last(group).asks_reply


async def test_edits_must_change_something_of_the_bots_own(api: Api, ani: Actor, private: Chat) -> None:
    sent = await api.ok("sendMessage", chat_id=private.id, text="a", reply_markup=keyboard())
    same = {"chat_id": private.id, "message_id": sent["message_id"], "text": "a", "reply_markup": keyboard()}
    assert "message is not modified: specified" in (await api.refused("editMessageText", **same))["description"]
    assert (await api.ok("editMessageText", **same | {"text": "b"}))["text"] == "b"
    assert ani.last(private).edited
    await api.ok("editMessageReplyMarkup", chat_id=private.id, message_id=sent["message_id"])
    assert ani.last(private).labels == []
    theirs = ani.sends(private, "mine")
    answer = await api.refused("editMessageText", chat_id=private.id, message_id=theirs.message_id, text="x")
    assert answer["description"] == "Bad Request: message can't be edited"
    answer = await api.refused("editMessageText", chat_id=private.id, message_id=5, text="x")
    assert answer["description"] == "Bad Request: message to edit not found"


async def test_deleting(api: Api, ani: Actor, group: Chat) -> None:
    sent = await api.ok("sendMessage", chat_id=group.id, text="a")
    await api.ok("deleteMessage", chat_id=group.id, message_id=sent["message_id"])
    answer = await api.refused("deleteMessage", chat_id=group.id, message_id=sent["message_id"])
    assert answer["description"] == "Bad Request: message to delete not found"
    theirs = ani.sends(group, "mine")
    answer = await api.refused("deleteMessage", chat_id=group.id, message_id=theirs.message_id)
    assert answer["description"] == "Bad Request: message can't be deleted"


async def test_photos_captions_albums_and_files(api: Api, bot: Bot, private: Chat) -> None:
    sent = await bot.send_photo(private.id, sample_photo(1), caption="<i>Uren</i>", parse_mode="HTML")
    assert sent.caption_entities[0].type == "italic"
    file = await bot.get_file(sent.photo[-1].file_id)
    assert bytes(await file.download_as_bytearray()) == sample_photo(1)
    small = await (await bot.get_file(sent.photo[0].file_id)).download_as_bytearray()
    assert small[:2] == b"\xff\xd8"
    assert len(small) < len(sample_photo(1))
    again = await bot.send_photo(private.id, sent.photo[-1].file_id)
    assert again.photo[-1].file_unique_id == sent.photo[-1].file_unique_id
    assert again.photo[-1].file_id != sent.photo[-1].file_id
    album = await bot.send_media_group(private.id, [InputMediaPhoto(sample_photo(n), caption="a") for n in (2, 3)])
    assert len({one.media_group_id for one in album}) == 1
    api.later(5)
    moved = await bot.edit_message_media(
        InputMediaPhoto(sample_photo(9), caption="baru"), private.id, sent.message_id,
        reply_markup=InlineKeyboardMarkup([[InlineKeyboardButton("Ya", callback_data="1")]]),
    )  # fmt: skip
    assert isinstance(moved, Message)
    assert moved.caption == "baru"
    document = await bot.send_document(private.id, b"BEGIN:VCALENDAR", filename="jadwal.ics")
    assert document.document
    assert document.document.file_name == "jadwal.ics"


async def test_photos_and_files_that_telegram_refuses(api: Api, bot: Bot, ani: Actor, private: Chat) -> None:
    with pytest.raises(BadRequest, match="Image_process_failed"):
        await bot.send_photo(private.id, b"not an image")
    with pytest.raises(BadRequest, match="Message caption is too long"):
        await bot.send_photo(private.id, sample_photo(1), caption="x" * 1025)
    with pytest.raises(BadRequest, match="File must be non-empty"):
        await bot.send_document(private.id, b"")
    with pytest.raises(BadRequest, match="Wrong file_id"):
        await bot.get_file("nonsense")
    one = [{"type": "photo", "media": "x"}]
    assert "album" in (await api.refused("sendMediaGroup", chat_id=private.id, media=one))["description"]
    assert "no messages" in (await api.refused("sendMediaGroup", chat_id=private.id, media=[]))["description"]
    many = await api.refused("sendMediaGroup", chat_id=private.id, media=one * 11)
    assert many["description"] == "Bad Request: too many messages to send as an album"
    huge = ani.sends_document(private, "film.mp4", b"0" * (20 * 1024 * 1024 + 1)).document
    assert huge is not None
    with pytest.raises(BadRequest, match="File is too big"):
        await bot.get_file(huge.file_id)


async def test_files_go_again_by_their_id_as_what_they_were(bot: Bot, ani: Actor, private: Chat) -> None:
    photo = ani.sends_photo(private).photo[-1].file_id
    papers = [ani.sends_document(private, f"{n}.pdf", f"%PDF {n}".encode()).document for n in (1, 2)]
    first, second = (paper.file_id for paper in papers if paper)
    assert (await bot.send_photo(private.id, photo)).photo
    with pytest.raises(BadRequest, match="Can't use file of type document as photo"):
        await bot.send_photo(private.id, first)
    with pytest.raises(BadRequest, match="Can't use file of type photo as document"):
        await bot.send_document(private.id, photo)
    with pytest.raises(BadRequest, match="Wrong file identifier/http url specified"):
        await bot.send_photo(private.id, "nonsense")
    with pytest.raises(BadRequest, match="Document can't be mixed with other media types"):
        await bot.send_media_group(private.id, [InputMediaDocument(first), InputMediaPhoto(photo)])
    album = await bot.send_media_group(private.id, [InputMediaDocument(first), InputMediaDocument(second, caption="x")])
    assert [one.document.file_name for one in album if one.document] == ["1.pdf", "2.pdf"]
    assert len({one.media_group_id for one in album}) == 1


async def test_a_group_may_let_its_members_send_no_photos(bot: Bot, world: World, ani: Actor, group: Chat) -> None:
    world.forbid(group, "photos")
    await bot.send_message(group.id, "kata boleh")
    with pytest.raises(BadRequest, match="Not enough rights to send photos to the chat"):
        await bot.send_photo(group.id, sample_photo(1))
    with pytest.raises(BadRequest, match="Not enough rights to send photos to the chat"):
        await bot.send_media_group(group.id, [InputMediaPhoto(sample_photo(n)) for n in (2, 3)])
    permissions = (await bot.get_chat(group.id)).permissions
    assert permissions
    assert permissions.can_send_photos is False
    world.promote_bot(group)
    assert (await bot.send_photo(group.id, sample_photo(1))).photo


async def test_a_message_that_opened_a_reply_field_cannot_be_edited(api: Api, private: Chat) -> None:
    for markup in ({"force_reply": True}, {"keyboard": [[{"text": "Bagikan"}]]}, {"remove_keyboard": True}):
        sent = await api.ok("sendMessage", chat_id=private.id, text="Kapan?", reply_markup=markup)
        edit = {"chat_id": private.id, "message_id": sent["message_id"], "text": "Di mana?"}
        assert (await api.refused("editMessageText", **edit))["description"] == "Bad Request: message can't be edited"
        assert "reply_markup" not in sent
        api.later()
    plain = await api.ok("sendMessage", chat_id=private.id, text="Kapan?")
    edit = {
        "chat_id": private.id,
        "message_id": plain["message_id"],
        "text": "x",
        "reply_markup": {"force_reply": True},
    }
    assert (await api.refused("editMessageText", **edit))["description"] == "Bad Request: inline keyboard expected"


async def test_an_album_counts_as_many_messages_as_it_has(api: Api, group: Chat) -> None:
    photos = [{"type": "photo", "media": f"attach://{n}"} for n in range(10)]
    files = {str(n): (f"{n}.jpg", sample_photo(n)) for n in range(10)}
    form = {"chat_id": str(group.id), "media": json.dumps(photos)}
    for _ in range(2):
        answer = await api.http.post(f"/bot{api.world.token}/sendMediaGroup", data=form, files=files)
        assert len(answer.json()["result"]) == 10
        api.later(2)
    refused = await api.refused("sendMessage", chat_id=group.id, text="21")
    assert refused["parameters"]["retry_after"] == 56


async def test_a_query_is_answered_once_and_in_time(api: Api, ani: Actor, private: Chat) -> None:
    await api.ok("sendMessage", chat_id=private.id, text="?", reply_markup=keyboard())
    ani.taps("Ya")
    query = (await api.updates())[0]["callback_query"]["id"]
    await api.ok("answerCallbackQuery", callback_query_id=query, text="Tersimpan", show_alert=True)
    assert (ani.alerts[0].text, ani.alerts[0].show_alert) == ("Tersimpan", True)
    too_old = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    assert (await api.refused("answerCallbackQuery", callback_query_id=query))["description"] == too_old
    ani.press_again()
    query = (await api.updates())[0]["callback_query"]["id"]
    api.later(151)
    assert (await api.refused("answerCallbackQuery", callback_query_id=query))["description"] == too_old
    assert len(api.world.unanswered_presses) == 1


async def test_one_chat_takes_about_one_message_a_second(api: Api, private: Chat) -> None:
    for number in range(3):
        await api.ok("sendMessage", chat_id=private.id, text=str(number))
    answer = await api.refused("sendMessage", chat_id=private.id, text="4")
    assert (answer["error_code"], answer["parameters"]) == (429, {"retry_after": 1})
    assert answer["description"] == "Too Many Requests: retry after 1"
    await api.ok("sendChatAction", chat_id=private.id, action="typing")
    api.later(1)
    await api.ok("sendMessage", chat_id=private.id, text="4")


async def test_a_group_takes_twenty_a_minute_edits_included(api: Api, group: Chat) -> None:
    sent = await api.ok("sendMessage", chat_id=group.id, text="0")
    for number in range(19):
        api.later(1.1)
        await api.ok("editMessageText", chat_id=group.id, message_id=sent["message_id"], text=f"edit {number}")
    api.later(1.1)
    answer = await api.refused("sendMessage", chat_id=group.id, text="21")
    assert answer["parameters"]["retry_after"] == 38
    api.later(38)
    await api.ok("sendMessage", chat_id=group.id, text="21")


async def test_thirty_a_second_over_all_chats(api: Api, world: World) -> None:
    people = [world.private(world.add_user(f"P{n}"), started=True) for n in range(31)]
    for chat in people[:30]:
        await api.ok("sendMessage", chat_id=chat.id, text="x")
    assert (await api.refused("sendMessage", chat_id=people[30].id, text="x"))["error_code"] == 429


async def test_reactions(api: Api, ani: Actor, private: Chat) -> None:
    photo = ani.sends_photo(private)
    where = {"chat_id": private.id, "message_id": photo.message_id}
    await api.ok("setMessageReaction", **where, reaction=[{"type": "emoji", "emoji": "👌"}])
    assert photo.reactions == {api.world.bot.id: ["👌"]}
    answer = await api.refused("setMessageReaction", **where, reaction=[{"type": "emoji", "emoji": "✅"}])
    assert answer["description"] == "Bad Request: REACTION_INVALID"
    twice = [{"type": "emoji", "emoji": "👌"}, {"type": "emoji", "emoji": "👍"}]
    answer = await api.refused("setMessageReaction", **where, reaction=twice)
    assert answer["description"] == "Bad Request: REACTIONS_TOO_MANY"
    own = [{"type": "custom_emoji", "custom_emoji_id": "5"}]
    await api.refused("setMessageReaction", **where, reaction=own)
    await api.ok("setMessageReaction", **where, reaction=[])
    assert photo.reactions == {}


async def test_a_reaction_to_any_photo_of_an_album_shows_under_the_first(api: Api, ani: Actor, private: Chat) -> None:
    first, second, third = ani.sends_album(private, 3)
    ok = [{"type": "emoji", "emoji": "👌"}]
    await api.ok("setMessageReaction", chat_id=private.id, message_id=third.message_id, reaction=ok)
    assert (first.reactions, third.reactions) == ({api.world.bot.id: ["👌"]}, {})
    ani.deletes(first)
    await api.ok("setMessageReaction", chat_id=private.id, message_id=third.message_id, reaction=ok)
    assert second.reactions == {api.world.bot.id: ["👌"]}


async def test_what_breaks_the_published_api_is_noted(api: Api, world: World, private: Chat) -> None:
    await api.call("sendMessage", chat_id=private.id, text="x", colour="red")
    await api.call("sendMessage", chat_id=private.id, text=7)
    world.expect(400)
    await api.call("sendMessage", text="x")
    world.expect(400)
    await api.call("sendMessage", chat_id=private.id, text="x", reply_markup={"inline_keyboard": [[{"txt": "x"}]]})
    notes = world.spec_violations
    assert notes[0] == "sendMessage: unknown field colour"
    assert notes[1].startswith("sendMessage: text is not String")
    assert notes[2] == "sendMessage: chat_id is required"
    assert notes[3].startswith("sendMessage: reply_markup is not InlineKeyboardMarkup")


async def test_ptb_breaks_nothing_of_the_published_api(bot: Bot, world: World, group: Chat) -> None:
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("Ya", callback_data="1")]])
    await bot.send_photo(group.id, sample_photo(1), caption="x", reply_markup=markup)
    await bot.send_media_group(group.id, [InputMediaPhoto(sample_photo(n)) for n in (2, 3)])
    await bot.set_message_reaction(group.id, next(iter(group.messages)), "👍")
    await bot.get_updates(timeout=0, allowed_updates=["message"])
    await bot.set_my_commands([("jadwal", "Jadwal")])
    assert world.spec_violations == []
    assert world.refusals == []
