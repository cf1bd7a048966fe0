"""What comes in the place of updates and files: a webhook that somebody set, what no JSON reader takes, a page."""

import httpx
import pytest

from conversations.engine import make_bot
from conversations.gateway.refused import Refused
from simulator.model import Chat
from simulator.transport import SimTransport
from sotarsa_bot.records.machinery import InboxState
from tests.conftest import Stage
from tests.the_day import begins, heard, own, seen

DEEP, LONG = b"[" * 3000 + b"]" * 3000, b"9" * 5000
NESTED = b"[" * 400 + b"]" * 400
"""Our own reader refuses the last, Python's the others, too."""


class Spoiling(SimTransport):
    """A server whose updates hold, in the place of a word, what no reader takes."""

    spoilt = b"null"

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        answer = await super().handle_async_request(request)
        if not request.url.path.endswith("/getUpdates"):
            return answer
        return httpx.Response(answer.status_code, content=(await answer.aread()).replace(b'"RUSAK"', self.spoilt))


async def over(stage: Stage, spoilt: bytes) -> None:
    """The engine speaks over a line that spoils."""
    line = Spoiling(stage.world)
    line.spoilt = spoilt
    bot = make_bot(stage.world.token, "http://telegram.test", line)
    await bot.initialize()
    stage.engine.receiver._bot = bot


async def until_quiet(stage: Stage) -> None:
    """Polls that fail are tried again, as the loop does it."""
    for _ in range(12):
        try:
            await stage.settle()
        except Exception as error:
            if "Invalid server response" not in str(error):
                raise


@pytest.mark.parametrize("spoilt", [DEEP, LONG, NESTED], ids=["deep", "long number", "nested"])
async def test_an_update_that_no_reader_takes_is_set_aside_and_the_others_are_heard(
    stage: Stage, spoilt: bytes
) -> None:
    """A bug: the poll that brought it was refused for ever."""
    cast = stage.cast
    chat = cast.member.opens_private()
    await stage.settle()
    await over(stage, spoilt)
    cast.member.sends(chat, "/jadwal")
    stage.world.faults.poison({"message": {"message_id": 5, "x": "RUSAK", "date": 0}})
    cast.member.sends(chat, "/bantuan")
    await until_quiet(stage)
    said = seen(cast.member, chat)
    assert "Belum ada kunjungan" in said
    assert "Hendra" in said
    async with stage.engine.store.reading() as books:
        assert await books.inbox.count(state=InboxState.DEAD) == 1
    assert stage.world.pending <= 1


def test_half_an_answer_buries_nothing() -> None:
    """However often: it is another half the next time, or the same that the line cuts."""
    refused = Refused()
    half = b'{"ok":true,"result":[{"update_id":7,"message":{"text":"ha'
    page = b"<html>]}"
    assert [refused.met(payload) for payload in (half, half, half, half, page, page)] == [None] * 6
    assert refused.limit == 100


def test_the_one_that_is_refused_alone_is_found() -> None:
    refused = Refused()
    many = b'{"ok":true,"result":[{"update_id":7,"a":1},{"update_id":8,"a":%s}]}' % DEEP
    alone = b'{"ok":true,"result":[{"update_id":8,"a":%s}]}' % DEEP
    assert (refused.met(many), refused.limit) == (None, 1)
    refused.passed(1)
    assert [refused.met(alone) for _ in range(3)] == [None, None, 8]
    refused.passed(0)
    assert refused.limit == 100


def alarm(stage: Stage, chat: Chat) -> int:
    return seen(stage.cast.admin, chat).count("memasang webhook")


async def test_a_webhook_that_somebody_sets_is_taken_away_and_told(stage: Stage) -> None:
    """A bug: the bot was deaf until its next start. What waits is kept; once an hour it is told."""
    cast, world = stage.cast, stage.world
    await stage.acts.says(cast.admin, own(stage, cast.admin), "/bantuan")

    async def hooked() -> int:
        world.webhook.url = "https://lain.example/hook"
        world.expect(409)
        before = len(cast.team_group.timeline)
        cast.member.sends(cast.team_group, "/jadwal")
        await stage.settle()
        assert not world.webhook.url
        assert len(cast.team_group.timeline) > before + 1
        return alarm(stage, own(stage, cast.admin))

    assert [await hooked(), await hooked()] == [1, 1]
    await stage.later(hours=1)
    assert await hooked() == 2


async def test_a_page_just_as_long_as_a_photo_is_none_and_its_sender_hears_in_time(stage: Stage) -> None:
    """A bug: "this is no photo", said at once, to somebody whose photo Telegram had."""
    await begins(stage)
    cast, files = stage.cast, stage.world.files
    files.paged = True
    cast.member.sends_photo(cast.team_group, caption="K1 sembako 5")
    await stage.settle()
    await stage.later(minutes=2)
    assert "bukan foto" not in seen(cast.member, cast.team_group)
    files.paged = False
    await stage.later(minutes=5)
    assert "1 dari 1 foto tersimpan" in heard(cast.member, cast.team_group)


async def test_a_page_that_stays_is_told_while_the_photo_is_still_at_hand(stage: Stage) -> None:
    await begins(stage)
    cast = stage.cast
    stage.world.files.paged = True
    cast.member.sends_photo(cast.team_group, caption="K1 sembako 5")
    for _ in range(20):
        await stage.later(minutes=1)
    assert "tidak dapat diambil dari Telegram. Mohon kirim lagi" in heard(cast.member, cast.team_group)
