"""What waits is put to the camat when its time has come, and the card says when it is over."""

from collections.abc import Collection

from conversations.notifications import heads
from conversations.rulings import ruling_card
from sotarsa_bot.records.people import Role
from sotarsa_bot.records.ruling import Ruling
from sotarsa_bot.rulings import rulings
from sotarsa_bot.rulings.kinds import OF_TASK
from sotarsa_bot.running.scene import Scene
from sotarsa_bot.tasks.task import Task


async def ask(scene: Scene, task: Task) -> None:
    """Once for each thing that waits, however often it is looked at."""
    if task.visit is None:
        return
    kind = OF_TASK[task.kind]
    if new := await rulings.put(scene.books, kind, task.row, task.visit.id, task.term, scene.now):
        await tell(scene, new)


async def tell(scene: Scene, ruling: Ruling) -> None:
    """To all who may decide it."""
    for chat in await heads.chats(scene.books, Role.CAMAT):
        await ruling_card.bring(scene, ruling, chat)


def over(found: Collection[Task], waiting: Collection[Ruling]) -> list[Ruling]:
    """Those whose thing waits no longer, or until another day. Pure."""
    still = {(OF_TASK[one.kind], one.row, one.term) for one in found if one.kind in OF_TASK}
    asked = set(OF_TASK.values())
    return [one for one in waiting if one.kind in asked and (one.kind, one.row, one.since) not in still]
