"""What was read of a message is remembered while it is worked, and no longer."""

import pytest

from sotarsa_bot.mistake import Mistake
from sotarsa_bot.parsing.once import read_once
from tests.conftest import Stage

read: list[str] = []


@read_once
def reader(text: str) -> int:
    read.append(text)
    if not text:
        raise Mistake("parsing.caption_empty")
    return len(text)


async def test_words_are_read_once_and_forgotten_when_the_message_is_worked(stage: Stage) -> None:
    """Nobody's words stay in memory; and who asks for what cannot be read hears so each time."""
    read.clear()
    assert (reader("K1 4 terima"), reader("K1 4 terima")) == (11, 11)
    assert read == ["K1 4 terima"]
    for _ in range(2):
        with pytest.raises(Mistake):
            reader("")
    assert read == ["K1 4 terima", "", ""]
    stage.cast.member.sends(stage.world.private(stage.cast.member.user), "terima kasih")
    await stage.settle()
    assert reader("K1 4 terima") == 11
    assert read == ["K1 4 terima", "", "", "K1 4 terima"]
