"""Whatever stands in a group and waits is opened again from its list, and answered there."""

import pytest

from sotarsa_bot.records.slots import SlotKind
from tests.asked import ASKED, Asked
from tests.conftest import Stage
from tests.house.test_what_waits import TASK_OF
from tests.tasks.test_tasks import tasks

OPENED_OTHERWISE = {SlotKind.PANEL, SlotKind.CLOSING, SlotKind.ALARM, SlotKind.TALK}
"""The panel and the closing are reached by other buttons; an alarm's visit is opened by its card."""
ROWS = [one for one in ASKED if one.kind in TASK_OF and one.kind not in OPENED_OTHERWISE and one.words]
WAITING = [one for one in ROWS if (one.kind, one.words) != (SlotKind.CARD, "Batalkan")]
"""A proposal waits for the village, not for the team's buttons below its card."""


@pytest.mark.parametrize("asked", WAITING, ids=str)
async def test_its_number_brings_the_question_with_its_buttons(stage: Stage, asked: Asked) -> None:
    await asked.scene(stage)
    chat, who = getattr(stage.cast, asked.group), asked.person(stage)
    listed = await tasks(stage, who, chat)
    before = who.last(chat).message_id
    for label in [one for one in listed.labels if one.isdecimal()]:
        await stage.acts.says(who, chat, f"/tugas {label}")
    said = [message for message in who.sees(chat) if message.message_id > before and message.sender is stage.world.bot]
    assert any(asked.words in label for message in said for label in message.labels)
