"""A photo that says whose it is, and what is said of a citizen's request by name."""

import pytest

from tests.conftest import Stage
from tests.hand_overs.test_whom_and_when import listed, numbers, proofs, sends
from tests.the_day import begins, heard


@pytest.mark.parametrize(
    "words", ["nah ini nang bujur gasan nomor 4", "K1 foto nomor 4", "ini foto yang benar untuk no 4"]
)
async def test_it_proves_the_record_that_is_there(stage: Stage, words: str) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await listed(stage)
    await sends(stage, "K1 4 terima")
    await stage.later(minutes=5)
    await sends(stage, words)
    assert await numbers(stage) == [4]
    assert await proofs(stage) == [4, 4]
    assert "foto itu disimpan untuk catatan nomor 4" in heard(member, group)


async def test_without_a_record_it_is_asked(stage: Stage) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await listed(stage)
    await sends(stage, "nah ini nang bujur gasan nomor 4")
    assert "Maksudnya: nomor 4 menerima?" in heard(member, group)
    await stage.acts.taps(member, "Ya", group)
    assert await numbers(stage) == [4]
    assert await proofs(stage) == [4]


@pytest.mark.parametrize("words", ["usulan acil imar batal, sudah ada di daftar", "usulan acil Imar batal"])
async def test_a_request_is_withdrawn_by_its_name(stage: Stage, words: str) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(member, group, "K1 usulan acil Imar: sembako")
    await stage.acts.says(member, group, words)
    async with stage.engine.store.reading() as books:
        (request,) = await books.requests.find()
    assert request.state == "withdrawn"
    assert "Imar" not in heard(member, group).replace(words, "")
