"""Arbitrary updates: all kinds of messages, missing fields, odd letters, huge numbers, invented presses.

Nothing crashes, every press is answered, what can be parsed is handled, and nobody is shown the machinery.
"""

import asyncio
import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
import telegram
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from conversations.routing import menu
from simulator.model import Json, Press
from simulator.people import Actor
from tests.conftest import Stage, staged
from tests.the_day import begins

LONG = "(long)"
"""Stands for 4,096 letters, which would make a failing example unreadable."""
ODD = st.sampled_from(
    ["", " ", "\u202e terbalik", "<b>&amp;</i>", "👍🏽‍", "K1", "K1 3 terima", "K999999999 sembako 1", "tiba 99.99",
     "/kunjungan", "/serah K1 ٣ terima", "/start " + "A" * 64, "31 Februari jam 25", "²³", "\x00\x07", LONG,
     "1|t|1|x", "Balas kartu ini", "sembako 24", "08123456789", "-1", "9" * 40]
)  # fmt: skip
MACHINE = ("Traceback", "Error", "None")
"""What would show the machinery, unless somebody wrote it."""
WORDS = st.one_of(ODD, st.text(max_size=60).filter(lambda words: not any(one in words for one in MACHINE)))
NUMBERS = st.one_of(st.integers(-5, 5), st.integers(-(2**63), 2**63 - 1), st.just(10**30))
JUNK = st.recursive(
    st.one_of(st.none(), st.booleans(), NUMBERS, WORDS),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(WORDS, inner, max_size=3)),
    max_leaves=6,
)
PRESSES = st.builds(
    lambda name, arguments: "|".join(["1", name, *arguments])[:64],
    st.sampled_from([*menu.PRESSES, "unknown", ""]),
    st.lists(
        st.one_of(st.sampled_from(["1", "2", "0", "team", "goods", "departed", "uren", "2019"]), WORDS), max_size=4
    ),
)
SENT: dict[str, st.SearchStrategy[Any]] = {
    "photo": st.just([{"file_id": "x", "file_unique_id": "x", "width": 1, "height": 1}]),
    "document": st.just({"file_id": "y", "file_unique_id": "y", "file_size": 10**12, "mime_type": "💥"}),
    "sticker": st.just({"file_id": "s", "file_unique_id": "s", "type": "regular", "width": 1, "height": 1,
                        "is_animated": False, "is_video": False}),
    "voice": st.just({"file_id": "v", "file_unique_id": "v", "duration": 1}),
    "location": st.builds(lambda a, b: {"latitude": a, "longitude": b}, st.floats(-90, 90), st.floats(-180, 180)),
    "contact": st.builds(lambda n: {"phone_number": n, "first_name": "x", "user_id": 7_100_000_002}, WORDS),
    "dice": st.just({"emoji": "🎲", "value": 6}),
    "media_group_id": WORDS,
    "migrate_to_chat_id": st.integers(-1_009_999_999_999, -1_003_000_000_000),
    "new_chat_title": WORDS,
    "pinned_message": JUNK,
}  # fmt: skip
EXTRA = st.lists(st.sampled_from(sorted(SENT)), max_size=2, unique=True).flatmap(
    lambda names: st.fixed_dictionaries({name: SENT[name] for name in names})
)


def play(stage: Stage, what: list[tuple[str, str, str, Json, Any]]) -> None:
    """Puts the updates into the bot's inbox at Telegram."""
    cast, world = stage.cast, stage.world
    for number, (kind, name, words, extra, junk) in enumerate(what):
        who: Actor = getattr(cast, name)
        words = words.replace(LONG, "a" * 4096)
        chats = [cast.team_group, cast.village_group, world.private(who.user)]
        chat = chats[number % 3] if who.user.id in chats[number % 3].members else world.private(who.user)
        sender = {"id": who.user.id, "is_bot": False, "first_name": who.user.first_name}
        place = {"id": chat.id, "type": chat.type, "title": chat.title}
        message = {"message_id": 900_000 + number, "date": 1_795_482_000, "chat": place, "from": sender}
        last = next((m for m in reversed(chat.timeline) if m.sender is world.bot), None)
        match kind:
            case "press" if last:
                press = Press(f"noise{number}", who.user, last, words, world.clock.now())
                world.press(press)
            case "junk":
                world.inbox.add_raw("message", {"message": junk})
            case "bent":
                world.inbox.add_raw("message", {"message": {**message, "text": words, "chat": junk}})
            case "edited":
                world.inbox.add_raw("edited_message", {"edited_message": {**message, "text": words}})
            case _:
                reply = {"reply_to_message": {**message, "message_id": last.message_id}} if last and number % 2 else {}
                entity = {"type": "bot_command", "offset": 0, "length": max(1, len(words.split(" ")[0]))}
                commands = {"entities": [entity]} if words.startswith("/") else {}
                body = {"caption": words} if "photo" in extra or "document" in extra else {"text": words}
                world.inbox.add_raw("message", {"message": {**message, **body, **commands, **reply, **extra}})


UPDATES = st.lists(
    st.tuples(
        st.sampled_from(["words", "words", "words", "press", "press", "junk", "bent", "edited"]),
        st.sampled_from(["member", "coordinator", "official", "stranger", "camat", "other_official"]),
        st.one_of(WORDS, PRESSES),
        EXTRA,
        JUNK,
    ),
    min_size=20,
    max_size=40,
)


# An example is a whole office: there is no time to make a failing one smaller.
@settings(
    max_examples=8,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
@given(UPDATES)
@pytest.mark.long
def test_noise_of_every_kind_is_survived(what: list[tuple[str, str, str, Json, Any]]) -> None:
    asyncio.run(_survived(what))


async def _survived(what: list[tuple[str, str, str, Json, Any]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with staged(Path(folder), Path(folder) / "photos") as stage:
            await begins(stage)
            stage.world.expect("wrong file_id")
            play(stage, what)
            await stage.settle()
            async with stage.engine.store.reading() as books:
                assert await books.inbox.count(state="new") == 0
                buried = await books.inbox.find(state="dead")
            # What PTB itself cannot read is set aside; nothing else may be.
            assert [a.raw for a in buried if _readable(stage, a.raw)] == []
            said = [
                m.shown for chat in stage.world.chats.values() for m in chat.timeline if m.sender is stage.world.bot
            ]
            assert not [text for text in said if any(one in text for one in MACHINE)]
            assert not stage.world.unanswered_presses


def _readable(stage: Stage, raw: str) -> bool:
    try:
        update = telegram.Update.de_json(json.loads(raw), stage.engine.bot)
    except Exception:
        return False
    return isinstance(update.effective_chat, telegram.Chat)
