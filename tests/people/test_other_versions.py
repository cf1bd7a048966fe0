"""Updates as servers of other versions send them: what we do not read keeps us from nothing that we do."""

from typing import Any

import pytest

from simulator.photos import sample_photo
from sotarsa_bot.records.machinery import InboxState
from tests.conftest import Stage
from tests.the_day import begins, own, seen

OLD_POLL = {
    "id": "1", "question": "Kapan?", "options": [{"text": "Senin", "voter_count": 0}], "total_voter_count": 0,
    "is_closed": False,
}  # fmt: skip
NEW_POLL = {"id": "1", "question": {"text": "Kapan?"}, "options": "?", "media": [1]}
STILL = {"file_id": "s", "file_unique_id": "s", "width": 90, "height": 90}


async def comes(stage: Stage, kind: str = "message", **content: Any) -> None:
    """The member writes to the bot alone, in another version's words."""
    cast = stage.cast
    body = {
        "message_id": 900_001, "date": int(stage.clock.now().timestamp()),
        "chat": {"id": cast.member.user.id, "type": "private", "first_name": "Hendra"},
        "from": {"id": cast.member.user.id, "is_bot": False, "first_name": "Hendra"}, **content,
    }  # fmt: skip
    stage.world.faults.poison({kind: body})
    await stage.settle()
    async with stage.engine.store.reading() as books:
        assert await books.inbox.count(state=InboxState.DEAD) == 0


@pytest.mark.parametrize(
    "content",
    [
        {"poll": OLD_POLL}, {"poll": NEW_POLL}, {"live_photo": {"file_id": "v"}}, {"live_photo": [1]},
        {"checklist": "?"}, {"paid_media": 5}, {"widget": {"html": "<p>"}},
        {"text": "apa kabar bot", "quote": 7},
        {"text": "apa kabar bot", "external_reply": {"origin": "?", "poll": OLD_POLL}},
        {"text": "apa kabar bot", "reply_to_message": {"message_id": 5, "date": 0, "chat": {"id": 5, "type": "private"},
                                              "poll": NEW_POLL}},
    ],
    ids=lambda content: "+".join(content),
)  # fmt: skip
async def test_it_is_answered_and_no_dead_update(stage: Stage, content: dict[str, Any]) -> None:
    cast = stage.cast
    cast.member.opens_private()
    before = len(own(stage, cast.member).timeline)
    await comes(stage, **content)
    assert len(own(stage, cast.member).timeline) > before


@pytest.mark.parametrize(
    "more",
    [{}, {"photo": [STILL]}, {"live_photo": {"file_id": "v", "file_unique_id": "v", "photo": "STILL"}}],
    ids=["as it should be", "with its photo", "without a length"],
)
async def test_a_live_photo_is_a_photo(stage: Stage, more: dict[str, Any]) -> None:
    """Whichever of its fields a server gives: what stands still in it is the proof."""
    await begins(stage)
    cast = stage.cast
    cast.member.opens_private()
    file = stage.world.files.add_photo(sample_photo(1))[-1]
    still = [{"file_id": file.file_id, "file_unique_id": "s", "width": 90, "height": 90}]
    whole = {"file_id": "v", "file_unique_id": "v", "width": 9, "height": 9, "duration": 3, "photo": still}
    content: dict[str, Any] = {"live_photo": whole} | more
    if "photo" in content:
        content["photo"] = still
    if content["live_photo"].get("photo") == "STILL":
        content["live_photo"] = {**content["live_photo"], "photo": still}
    stage.world.expect("message to react not found")
    await comes(stage, caption="K1 sembako 5", **content)
    async with stage.engine.store.reading() as books:
        assert (await books.photos.count(state="stored"), await books.deliveries.total("amount", visit=1)) == (1, 5)


@pytest.mark.parametrize("status", ["member", "administrator", "restricted"])
async def test_a_standing_without_the_newest_rights_is_followed(stage: Stage, status: str) -> None:
    """A bug: PTB takes no member whose server has not heard of each right, and the group stayed lost."""
    cast, bot = stage.cast, {"id": 42, "is_bot": True, "first_name": "PAK SOTARSA"}
    stage.world.kick_bot(cast.village_group)
    await stage.settle()
    cast.village_group.bot_status = "member"  # which is told below
    change = {
        "chat": {"id": cast.village_group.id, "type": "supergroup", "title": "Perangkat Desa Uren"},
        "from": {"id": 5, "is_bot": False, "first_name": "A"}, "date": 1_800_000_000,
        "old_chat_member": {"user": bot, "status": "kicked"}, "new_chat_member": {"user": bot, "status": status},
    }  # fmt: skip
    stage.world.faults.poison({"my_chat_member": change})
    await stage.settle()
    async with stage.engine.store.reading() as books:
        chat = await books.chats.first(telegram_id=cast.village_group.id)
        assert chat
        assert (chat.heard, await books.inbox.count(state=InboxState.DEAD)) == (True, 0)


@pytest.mark.parametrize(
    "content",
    [{"text": "apa kabar bot"}, {"text": "/bantuan"}, {"poll": OLD_POLL}, {"photo": "?"}],
    ids=lambda c: "+".join(c),
)
@pytest.mark.parametrize("kind", ["message", "business_message"])
async def test_what_is_said_to_somebody_who_lent_us_their_account_is_not_ours_to_answer(
    stage: Stage, kind: str, content: dict[str, Any]
) -> None:
    cast = stage.cast
    cast.member.opens_private()
    chat = own(stage, cast.member)
    before = seen(cast.member, chat)
    body = {
        "message_id": 900_001, "date": int(stage.clock.now().timestamp()), "business_connection_id": "b",
        "chat": {"id": cast.member.user.id, "type": "private", "first_name": "Hendra"},
        "from": {"id": cast.member.user.id, "is_bot": False, "first_name": "Hendra"}, **content,
    }  # fmt: skip
    stage.world.faults.poison({kind: body})
    await stage.settle()
    assert seen(cast.member, chat) == before
