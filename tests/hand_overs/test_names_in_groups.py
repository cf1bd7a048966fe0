"""Whatever the bot quotes in a group names nobody of a list: refusals, questions, buttons and records give numbers."""

import re

import pytest

from sotarsa_bot.records.field import Listed
from sotarsa_bot.register.unnamed import unnamed
from tests.conftest import Stage
from tests.hand_overs.test_whom_and_when import listed
from tests.the_day import reports

NAMES = "\n".join(["Aminah", "Hamdan", "Siti Rahmah", "Jumri", "Masnah", "Basran", "Indah", "Utuh", "Galuh", "Rusdi"])
WORDS = [name for name in NAMES.split() if name != "Siti"]

WRITTEN = [
    "K1 nang belum: Indah, Utuh, Galuh, telponkan pambakal",
    "K1⏎4 Jumri - sudah⏎5 Masnah - belum⏎6 Basran - sakit",
    "K1⏎1 Aminah ✔️⏎2 Hamdan ✔️⏎3 Siti Rahmah ✖️",
    "K1 penyerahan bantuan kepada lansia an Masnah umur 78 th",
    "K1 Masnah siapa",
    "K1 Masnah sakit keras kada kawa bangun",
    "K1 5 Masnah terima",
    "K1 Rahmah terima",
    "K1 aminah terima; catatan: lawan Hamdan",
    "K1 3 Utuh",
    "K1 sembako utuh",
    "K1 tarima gasan bu Indah kalo kada salah",
    "K1 Aminah diambil Hamdan",
    "foto Masnah handak",
    "kendala K1 Rahmah kena stroke",
    "K1 usulan Galuh: kursi roda",
    "K1 Galuh minta kursi roda",
    "K1 Galuh kada usah, sudah pindah ka Liyu",
]


def named(shown: str) -> list[str]:
    return [name for name in WORDS if re.search(rf"\b{name}\b", shown, re.IGNORECASE)]


@pytest.mark.parametrize("photo", [False, True])
async def test_no_name_of_the_list_is_repeated_in_a_group(stage: Stage, photo: bool) -> None:
    member, group = stage.cast.member, stage.cast.team_group
    await listed(stage, NAMES)
    await reports(stage, "Berangkat", "Tiba")
    found = []
    for words in WRITTEN:
        before = {m.message_id for m in member.sees(group)}
        words = words.replace("⏎", "\n")
        member.sends_photo(group, caption=words) if photo else member.sends(group, words)
        await stage.settle()
        await stage.later(minutes=1)
        said = [m for m in member.sees(group) if m.sender is member.world.bot and m.message_id not in before]
        shown = " ".join(" ".join([m.shown, *m.labels]) for m in said).casefold()
        found += [(words, name) for name in named(shown)]
        if said and "Ya" in said[0].labels:
            await stage.acts.taps(member, "Ya", group)
            shown = " ".join(m.shown for m in member.sees(group) if m.sender is member.world.bot).casefold()
            found += [(f"{words} (ya)", name) for name in named(shown)]
    assert found == []


LISTED = [
    Listed(visit=1, recipient=n, number=n, name=name)
    for n, name in enumerate(["Siti Rahmah", "Siti Aminah", "Indah"], 1)
]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Siti Rahmah sudah", "nomor 1 sudah"),
        ("rahmah sudah, Indah balum", "nomor 1 sudah, nomor 3 balum"),
        ("Bu Siti", "Bu Siti"),
        ("nomor 3 menerima lewat wakilnya, Rahmah", "nomor 3 menerima lewat wakilnya, Rahmah"),
        ("nomor 3 menerima lewat wakilnya, Siti Rahmah", "nomor 3 menerima lewat wakilnya, nomor 1"),
        ("nomor 3 (Indah) menerima", "nomor 3 menerima"),
        ("nomor 3 (anaknya) menerima", "nomor 3 (anaknya) menerima"),
        ("3 Indah ✅ 2. Siti Aminah", "3 ✅ 2"),
        ("jalan licin", "jalan licin"),
        ("Indah nomor 3 kena stroke", "nomor 3 kena stroke"),
    ],
)
def test_a_number_stands_for_a_name(text: str, shown: str) -> None:
    assert unnamed(text, LISTED) == shown
