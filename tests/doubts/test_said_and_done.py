"""A yes below "Maksudnya: ...?" does exactly what was read aloud, or says why not."""

import pytest

from conversations.doubts import unsure_asked
from conversations.doubts.unsure_asked import Asked
from sotarsa_bot.parsing import parse_caption
from tests.conftest import Stage
from tests.hand_overs.test_whom_and_when import NAMES, listed, sends, standing
from tests.the_day import heard, seen

SAID = [
    "2",
    "3-5",
    "1-3 gagal terima",
    "2 terima, 3 juga",
    "4 terima (foto menyusul)",
    "5 terima, ttd menyusul",
    "6 foto ktp menyusul, terima",
    "semua terima no 4 nya kd ada",
    "semua terima kecuali 4 wakil Budi",
    "2 diambil 3",
    "semua sip",
    "cuma 3 yg terima",
    "1 tidak ada masalah",
    "3 sama 4 kayanya kada datang",
    "3 terima 4 tidak ada",
    "5 sampai 7 sdh dapat kecuali 6 lg ke banjar",
    "sembako 6 no 1-5 lawan 7",
    "3 terima tidak ada",
    "semua kecuali 4",
    "5 tidak ada, wakil Siti (anak)",
    "1 terima beras 5",
    "1-5 terima (kecuali 3)",
    "Aminah terima, Hamdan tidak ada",
    "6 terima, sembakonya rusak",
    "5 kayanya terima?",
    "4 tidak ada, lainnya terima",
    "Aminah dan 3 terima",
    "no 3 sembako",
    "3 xyz terima",
    "5 terima kemarin jam 8",
    "terima 2, tidak ada 4",
    "3 pindha",
    "semua terima 7",
]


@pytest.mark.parametrize(
    "words", ["5 terima jam 8 malam", "5 terima jam 8 malam hujan", "K1 5 terima nanti sore jam 4 hujan"]
)
async def test_an_hour_that_has_not_come_is_never_offered(stage: Stage, words: str) -> None:
    """It was offered, "Ya" was answered with "Baik", and nothing was recorded."""
    member, group = stage.cast.member, stage.cast.team_group
    await listed(stage)
    await sends(stage, f"K1 {words}")
    assert "belum tiba" in heard(member, group)
    assert "Maksudnya" not in seen(member, group)
    assert await standing(stage) == []


@pytest.mark.parametrize("words", ["K1 5 terima tadi malam jam 8", "K1 5 terima jam 8 malam; tadi malam"])
async def test_last_night_is_the_day_before(stage: Stage, words: str) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await listed(stage)
    await sends(stage, words)
    while any("Maksudnya" in message.shown for message in member.sees(group)):
        await stage.acts.taps(member, "Ya", group)
    (one,) = await standing(stage)
    at = one.happened_at.astimezone(stage.engine.office.zone)
    assert (at.hour, (stage.clock.now().astimezone(at.tzinfo).date() - at.date()).days) == (20, 1)


Record = tuple[int | None, str, int, str, str]


def as_read(words: str) -> set[Record]:
    """What these words say, as records of a list of seven people."""
    found: set[Record] = set()
    for one in parse_caption(words, items=["sembako"], default_visit=None):
        name = one.recipient or ""
        everyone = [n for n in range(1, 8) if n not in one.without] if one.everyone else []
        by_name: list[int | None] = [NAMES.split("\n").index(name) + 1 if name and name in NAMES else None]
        numbers = everyone or one.numbers or by_name
        proxy = one.proxy.name if one.proxy else ""
        found |= {(n, str(one.kind), one.amount or 1, "" if name in NAMES else name, proxy) for n in numbers}
    return found


async def offered(stage: Stage) -> list[str]:
    """The words of the first meaning of each question that stands."""
    async with stage.engine.store.reading() as books:
        asked = [Asked.model_validate(one.draft) for one in await books.talks.find(flow=unsure_asked.NAME, order="id")]
    return [one.meanings[0].words for one in asked if one.meanings]


@pytest.mark.parametrize("words", SAID)
async def test_a_yes_does_what_was_read_aloud(stage: Stage, words: str) -> None:
    """All of it, and nothing else; where one more thing is asked, that says all that is done then."""
    member, group = stage.cast.member, stage.cast.team_group
    await listed(stage)
    await sends(stage, f"K1 {words}")
    last = ""
    while (asked := await offered(stage)) and asked[0] != last:
        assert await standing(stage) == []
        last = asked[0]
        label = next(one for one in stage.acts.question(member, group).labels if one != "Ubah")
        await stage.acts.taps(member, label, group)
    assert last, "it was taken without a question"
    done = await standing(stage)
    assert {(one.number, str(one.kind), one.amount, one.recipient, one.proxy_name) for one in done} == as_read(last)
