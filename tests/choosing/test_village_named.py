"""A village is named with small words around it, too: "gasan liyu"."""

import pytest

from conversations.choosing.chosen_village import village_named
from sotarsa_bot.mistake import Mistake
from tests.conftest import Stage


@pytest.mark.parametrize("words", ["gasan liyu", "daftar penerima untuk desa Liyu", "Liyu", "desa liyu"])
async def test_words_around_its_name_are_left_away(stage: Stage, words: str) -> None:
    await stage.settle()
    async with stage.engine.store.reading() as books:
        code = await village_named(books, words)
        assert (await books.villages.get(code)).name == "Liyu"


async def test_what_is_no_village_is_none_with_them_either(stage: Stage) -> None:
    await stage.settle()
    async with stage.engine.store.reading() as books:
        with pytest.raises(Mistake):
            await village_named(books, "gasan Jakarta")
