"""What every guided conversation withstands: a stranger's hand, small talk, noise, a double press, a kill, regret."""

from typing import Any

import pytest

from conversations import flow
from conversations.routing import menu
from simulator.model import Chat, Message
from simulator.people import Actor
from sotarsa_bot.books import Unlike
from sotarsa_bot.records.machinery import InboxState, TalkState
from tests.conftest import Stage
from tests.middles import MIDDLES, Middle, replies

SHELVES = ("visits", "deliveries", "incidents", "counts", "invites", "chats", "villages", "closed_days", "photos")
every_middle = pytest.mark.parametrize("middle", MIDDLES, ids=str)


class Scene:
    """Somebody in the middle of a conversation."""

    def __init__(self, stage: Stage, middle: Middle) -> None:
        self.stage, self.middle = stage, middle
        self.who, self.chat = middle.person(stage), middle.chat(stage)

    async def begin(self) -> None:
        await self.middle.starts(self.stage)
        assert self.middle.asks in self.question.shown
        self.kept = await self.books()
        self.stands = await self.talk()
        assert self.stands.flow == self.middle.flow

    @property
    def question(self) -> Message:
        """The newest message that can be answered by a button."""
        return self.stage.acts.question(self.who, self.chat)

    @property
    def said(self) -> list[str]:
        bot = self.stage.world.bot
        return [m.shown for m in self.who.sees(self.chat) if m.sender is bot and m.service is None]

    async def talk(self) -> TalkState:
        async with self.stage.engine.store.reading() as books:
            (talk,) = await books.talks.find(flow=Unlike("unsure"))
            return talk

    async def books(self) -> dict[str, list[Any]]:
        async with self.stage.engine.store.reading() as books:
            assert await books.inbox.count(state=InboxState.DEAD) == 0
            return {shelf: await getattr(books, shelf).find() for shelf in SHELVES}

    async def undisturbed(self) -> None:
        """Nothing was kept, and the same question stands."""
        assert await self.books() == self.kept
        now = await self.talk()
        assert (now.step, now.draft, now.trail) == (self.stands.step, self.stands.draft, self.stands.trail)
        assert self.middle.asks in self.question.shown

    async def hears(self, words: str) -> None:
        """One sentence came since, with these words."""
        await self.stage.settle()
        assert len(self.said) == self.heard + 1
        assert words in self.said[-1]
        await self.undisturbed()

    @property
    def reply_to(self) -> Message | None:
        """What one replies to here; notes how much was said before."""
        self.heard = len(self.said)
        return None if self.chat.is_private else self.question

    async def goes_on(self) -> None:
        await replies(self.stage, self.who, self.chat, self.middle.answer)
        if self.middle.read_back:
            await self.stage.acts.taps(self.who, "Ya", self.chat)
        assert self.middle.then in "\n".join(self.said[-3:])


@pytest.fixture
async def scene(stage: Stage, middle: Middle) -> Scene:
    scene = Scene(stage, middle)
    await scene.begin()
    return scene


def bystanders(stage: Stage, chat: Chat, who: Actor) -> list[Actor]:
    return [
        one.actor for one in stage.cast.people if one.actor.user is not who.user and one.actor.user.id in chat.members
    ]


def test_every_flow_is_in_the_table() -> None:
    assert menu.PRESSES  # whoever imports the menu has all flows
    assert {middle.flow for middle in MIDDLES} == set(flow.FLOWS)


@every_middle
async def test_nobody_and_nothing_disturbs_it(stage: Stage, scene: Scene) -> None:
    """Others talk and press, the person's thumb slips, the process dies: they go on where they were."""
    for other in bystanders(stage, scene.chat, scene.who):
        other.sends(scene.chat, "sudah makan?")
        for button in scene.question.buttons[-1]:
            other.presses_data(scene.chat, scene.question, button.data or "")
            await stage.settle()
            assert other.alerts[-1].text
            await scene.undisturbed()
    if not scene.chat.is_private:
        scene.who.sends(scene.chat, "sebentar ya")
        await stage.settle()
        await scene.undisturbed()
    scene.who.press_again()
    await stage.settle()
    scene.stands = await scene.talk()
    await scene.undisturbed()
    await stage.reopen()
    await scene.undisturbed()
    await scene.goes_on()


@every_middle
async def test_what_is_no_answer_gets_one_sentence_and_the_question_stays(stage: Stage, scene: Scene) -> None:
    who, chat = scene.who, scene.chat
    who.sends_sticker(chat, reply_to=scene.reply_to)
    await scene.hears("Mohon jawab dengan tulisan")
    who.sends_voice(chat, reply_to=scene.reply_to)
    await scene.hears("Mohon jawab dengan tulisan")
    who.sends(chat, "👍🏽", reply_to=scene.reply_to)
    await scene.hears("Mohon jawab dengan tulisan")
    who.sends(chat, "panjang " * 300, reply_to=scene.reply_to)
    await scene.hears("erlalu panjang")
    invents_answers(scene)
    await stage.settle()
    await scene.undisturbed()
    await scene.goes_on()


def invents_answers(scene: Scene) -> None:
    """A modified client may press anything, also with the rights of its owner."""
    ways = flow.FLOWS[scene.stands.flow].question(scene.stands.step).ways
    for action in [*(way.action for way in ways if way.kind == "tapped"), "nothing"]:
        for value in ("x", "²", "-1", "9999999999999"):
            data = f"1|t|{scene.stands.id}|{scene.stands.step}|{action}|{value}"
            scene.who.presses_data(scene.chat, scene.question, data)


@every_middle
async def test_back_goes_back_and_batal_leaves_nothing(stage: Stage, scene: Scene) -> None:
    while (await scene.talk()).trail:
        before = await scene.talk()
        await stage.acts.taps(scene.who, "Kembali", scene.chat)
        assert (await scene.talk()).step == before.trail[-1]
    assert "⬅️ Kembali" not in scene.question.labels
    scene.who.sends(scene.chat, "/batal")
    await stage.settle()
    assert scene.said[-1] == "Ditutup. Yang sudah Anda simpan tetap tersimpan."
    assert await scene.books() == scene.kept
    async with stage.engine.store.reading() as books:
        assert await books.talks.count() == 0
    scene.who.sends(scene.chat, "/batal")
    await stage.settle()
    assert "Tidak ada yang sedang diisi" in scene.said[-1]
