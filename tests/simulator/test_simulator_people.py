"""People press what they see; the clock and the feed."""

import asyncio
import io
from datetime import UTC, datetime, timedelta

import pytest
from PIL import Image

from simulator.clock import SimClock
from simulator.files import FileStore
from simulator.model import Chat, Event
from simulator.people import Actor
from simulator.photos import sample_photo
from simulator.world import World
from tests.waiting import until

from .conftest import Api


def rows(*labels: str) -> dict[str, object]:
    return {"inline_keyboard": [[{"text": label, "callback_data": label} for label in labels]]}


async def test_exact_labels_win_over_beginnings(api: Api, ani: Actor, private: Chat) -> None:
    await api.ok("sendMessage", chat_id=private.id, text="?", reply_markup=rows("Batalkan semua", "Batal", "✅ Setuju"))
    ani.taps("Batal")
    ani.taps("batalk")
    ani.taps("Setuju")
    assert [u["callback_query"]["data"] for u in await api.updates()] == ["Batal", "Batalkan semua", "✅ Setuju"]


async def test_the_newest_message_with_the_button_is_pressed(api: Api, ani: Actor, private: Chat, group: Chat) -> None:
    await api.ok("sendMessage", chat_id=private.id, text="lama", reply_markup=rows("Ya"))
    await api.ok("sendMessage", chat_id=group.id, text="baru", reply_markup=rows("Ya"))
    await api.ok("sendMessage", chat_id=private.id, text="tanpa tombol")
    ani.taps("Ya")
    ani.taps("Ya", chat=private)
    assert [u["callback_query"]["message"]["text"] for u in await api.updates()] == ["baru", "lama"]


async def test_a_missing_button_is_told_with_those_that_are_there(api: Api, ani: Actor, private: Chat) -> None:
    await api.ok("sendMessage", chat_id=private.id, text="?", reply_markup=rows("Ya", "Tidak"))
    with pytest.raises(AssertionError, match=r"'Mungkin', only \['Ya', 'Tidak'\]"):
        ani.taps("Mungkin")


async def test_a_link_gives_its_address(api: Api, ani: Actor, private: Chat) -> None:
    link = {"inline_keyboard": [[{"text": "Peta", "url": "https://example.org/peta"}]]}
    await api.ok("sendMessage", chat_id=private.id, text="?", reply_markup=link)
    assert ani.taps("Peta") == "https://example.org/peta"
    assert await api.updates() == []


async def test_a_modified_client_presses_anything(api: Api, budi: Actor, group: Chat) -> None:
    await api.ok("sendMessage", chat_id=group.id, text="?", reply_markup=rows("Ya"))
    budi.presses_data(group, budi.last(group), "v1:hapus:7")
    assert (await api.updates())[0]["callback_query"]["data"] == "v1:hapus:7"


async def test_a_press_needs_a_signal_and_a_bot(api: Api, world: World, ani: Actor, group: Chat) -> None:
    await api.ok("sendMessage", chat_id=group.id, text="?", reply_markup=rows("Ya"))
    ani.goes_offline()
    with pytest.raises(AssertionError, match="no signal"):
        ani.taps("Ya")
    ani.comes_online()
    world.kick_bot(group)
    with pytest.raises(AssertionError, match="not in"):
        ani.taps("Ya")


async def test_an_upgraded_group_is_one_chat_for_its_people(api: Api, world: World, ani: Actor, group: Chat) -> None:
    await api.ok("sendMessage", chat_id=group.id, text="lama", reply_markup=rows("Ya"))
    new = world.migrate(group)
    await api.ok("sendMessage", chat_id=new.id, text="baru", reply_markup=rows("Ya"))
    assert ani.last(group).text == "baru"
    ani.taps("Ya", chat=group)
    assert (await api.updates())[-1]["callback_query"]["message"]["chat"]["id"] == new.id


async def test_two_hands_share_one_phone(world: World, ani: Actor, private: Chat) -> None:
    ani.goes_offline()
    ani.sends(private, "nanti")
    Actor(world, ani.user).comes_online()
    assert [one.text for one in private.timeline] == ["nanti"]


async def test_a_stranger_sees_nothing_of_a_group(api: Api, world: World, group: Chat) -> None:
    await api.ok("sendMessage", chat_id=group.id, text="?", reply_markup=rows("Ya"))
    stranger = Actor(world, world.add_user("Orang Lain"))
    assert stranger.sees(group) == []
    with pytest.raises(AssertionError, match="sees no button"):
        stranger.taps("Ya")
    with pytest.raises(AssertionError, match="is not in"):
        stranger.sends(group, "/bantuan")


def test_sample_photos_are_small_distinct_jpegs() -> None:
    photos = [sample_photo(seed, "Halong") for seed in range(12)]
    assert len(set(photos)) == 12
    assert max(map(len, photos)) < 30_000
    assert Image.open(io.BytesIO(photos[0])).format == "JPEG"


def test_the_clock_stands_still_or_flows_but_never_goes_back() -> None:
    start = datetime(2026, 11, 24, tzinfo=UTC)
    clock, heard = SimClock(start), list[datetime]()
    stop = clock.listen(heard.append)
    assert clock.now() == clock.now() == start
    clock.advance(timedelta(hours=1))
    stop()
    clock.advance(timedelta(hours=1))
    assert heard == [start + timedelta(hours=1)]
    with pytest.raises(ValueError, match="backwards"):
        clock.jump_to(start)
    flowing = SimClock(start, running=True)
    flowing.advance(timedelta(days=1))
    assert flowing.now() > start + timedelta(days=1)


def test_a_photo_without_a_number_is_new_and_the_same_in_each_world() -> None:
    drawn, again = ([store.another_photo() for _ in range(12)] for store in (FileStore(), FileStore()))
    assert drawn == again
    assert len({*drawn, *map(sample_photo, range(100))}) == 112


async def test_the_feed_tells_the_page_what_changed(api: Api, world: World, ani: Actor, private: Chat) -> None:
    seen: list[Event] = []

    async def follow() -> None:
        async for event in world.subscribe(after=0):
            seen.append(event)

    task = asyncio.create_task(follow())
    sent = await api.ok("sendMessage", chat_id=private.id, text="a", reply_markup=rows("Ya"))
    ani.taps("Ya")
    query = (await api.updates())[0]["callback_query"]["id"]
    await api.ok("answerCallbackQuery", callback_query_id=query)
    await api.ok("editMessageText", chat_id=private.id, message_id=sent["message_id"], text="b")
    await api.ok("deleteMessage", chat_id=private.id, message_id=sent["message_id"])
    api.later()
    await until(lambda: len(seen) == 7)
    task.cancel()
    kinds = [event.kind for event in seen]
    assert kinds == ["chat", "message", "pressed", "answered", "edited", "deleted", "clock"]
    assert [event.number for event in seen] == list(range(1, len(seen) + 1))
