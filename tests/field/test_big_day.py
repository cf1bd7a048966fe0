"""A day with three teams and 300 recipients, in bursts when the signal is back: at its end everything is accounted for.

The outcome is reckoned here, number by number, from what the teams set out to say; the books have to come to the same.
"""

from collections import Counter
from dataclasses import dataclass, field

import pytest

from simulator.model import Chat
from simulator.people import Actor
from simulator.photos import sample_photo
from tests.conftest import Stage
from tests.the_day import heard, reports

MOST = 300
CARRIED = {"sembako": 320, "selimut": 180}
SPELLINGS = ("K1 {n} terima", "k1 {n} trima", "K1 no {n} sdh terima", "terima {n} K1", "K1 {n} menerima")


@dataclass
class Day:
    """What the teams set out to say: each number's outcome, and the photos that go with it."""

    outcome: dict[int, str] = field(default_factory=dict)
    proxies: set[int] = field(default_factory=set)
    photos: Counter[int] = field(default_factory=Counter)
    sheet: set[int] = field(default_factory=set)

    def of(self, kind: str) -> set[int]:
        return {number for number, outcome in self.outcome.items() if outcome == kind}


def granted(number: int) -> dict[str, int]:
    """By the list: parcels for all, a blanket for every second, two for every tenth."""
    blankets = 0 if number % 2 else 2 if number % 10 == 0 else 1
    return {"sembako": 1, **({"selimut": blankets} if blankets else {})}


def the_list() -> bytes:
    rows = ["NIK;Nama;Jenis Bantuan;Jumlah"]
    for number in range(1, MOST + 1):
        rows += [f"631102{number % 28 + 1:02}0180{number:04};Warga {number};{what};{n}"
                 for what, n in granted(number).items()]  # fmt: skip
    return "\n".join(rows).encode()


async def team(stage: Stage) -> list[Actor]:
    """Three of the team, each with a phone of their own; the third is new."""
    third = Actor(stage.world, stage.world.add_user("Nanang Contoh", user_id=7_100_000_099))
    third.opens_private()
    async with stage.engine.store.writing() as books:
        person = await books.people.first(telegram_id=stage.cast.member.user.id)
        assert person is not None
        grant = await books.grants.first(person=person.id)
        assert grant is not None
        added = await books.people.add(person.with_(id=0, name="Nanang Contoh", telegram_id=third.user.id, phone=""))
        await books.grants.add(grant.with_(id=0, person=added.id))
    return [stage.cast.coordinator, stage.cast.member, third]


async def agreed(stage: Stage) -> None:
    """K1 is agreed, its list is in, and its day has come."""
    cast, private = stage.cast, stage.world.private(stage.cast.member.user)
    await stage.acts.plans(cargo=", ".join(f"{n} {item}" for item, n in CARRIED.items()))
    cast.member.sends_document(private, "daftar.csv", the_list(), caption="K1")
    await stage.settle()
    await stage.acts.taps(cast.member, "Simpan", private)
    await stage.acts.decides()
    await stage.later(days=8, hours=23)


def one_by_one(who: Actor, chat: Chat, day: Day) -> None:
    """1 to 100: a photo for each, as cold fingers write it; some are absent, some sent somebody."""
    for n in range(1, 101):
        caption = SPELLINGS[n % len(SPELLINGS)].format(n=n)
        day.outcome[n] = "received"
        if n % 25 == 0:
            caption, day.outcome[n] = f"K1 {n} tdk ada", "absent"
        elif n % 20 == 7:
            caption = f"K1 {n} diwakili Siti (anak)"
            day.proxies.add(n)
        who.sends_photo(chat, photo(n), caption=caption)
        day.photos[n] += 1


def by_tens(who: Actor, chat: Chat, day: Day) -> None:
    """101 to 200: an album for ten at a time; one of them refuses; one picture comes twice."""
    for first in range(101, 201, 10):
        refuses = first + 4
        words = f"K1 {first}-{refuses - 1}, {refuses + 1} s/d {first + 9} terima\n{refuses} tolak sudah mampu"
        album = [photo(first * 10 + n) for n in range(3)]
        sent = who.sends_album(chat, album, captions=[None, words, None])
        day.outcome |= dict.fromkeys(range(first, first + 10), "received") | {refuses: "refused"}
        day.photos[first] += 3
    who.forwards(sent[0], chat)


def photo(seed: int) -> bytes:
    return sample_photo(seed % 16) + b"%d" % seed


async def from_the_sheet(stage: Stage, who: Actor, chat: Chat, day: Day) -> None:
    """195 to 300 from a signed sheet of two pages; the first of them were reported before."""
    who.sends_album(chat, [photo(20_001), photo(20_002)], caption="K1 daftar")
    await stage.settle()
    await stage.acts.says(who, chat, "194-300 kecuali 195, 250, 260-262")
    await stage.acts.taps(who, "Lanjut", chat)
    await stage.acts.taps(who, "Simpan", chat)
    who.press_again()
    await stage.settle()
    day.sheet = set(range(201, MOST + 1)) - {250, 260, 261, 262}
    day.outcome |= dict.fromkeys(day.sheet, "received")


@pytest.mark.benchmark
async def test_three_teams_and_300_recipients_come_to_an_exact_account(stage: Stage) -> None:
    await agreed(stage)
    day, teams = Day(), await team(stage)
    one, two, three = [(who, stage.world.private(who.user)) for who in teams]
    await reports(stage, "Berangkat", "Tiba", "Mulai")
    for who in teams:
        who.goes_offline()
    one_by_one(*one, day)
    by_tens(*two, day)
    await stage.later(hours=5)
    for who in teams:
        who.comes_online()
    await stage.settle()
    await from_the_sheet(stage, *three, day)
    await says_again(stage, *three)
    await everything_is_on_record(stage, day)
    await ends(stage, day)


async def says_again(stage: Stage, who: Actor, chat: Chat) -> None:
    """116 is reported by somebody else, too: both records stand and are shown, until one is taken back."""
    await stage.acts.says(who, chat, "K1 116 terima")
    assert "dicatat dua kali" in heard(who, chat)
    await stage.acts.taps(who, "Batalkan catatan ini", chat)


async def everything_is_on_record(stage: Stage, day: Day) -> None:
    async with stage.engine.store.reading() as books:
        every = await books.deliveries.find(visit=1, withdrawn_at=None)
        photos = await books.photos.find(visit=1, state="stored")
        assert await books.inbox.count(state="dead") == 0
        assert await books.photos.count(state="pending") + await books.photos.count(state="broken") == 0
        assert await books.outbox.count(state="failed") == 0
    for number in range(1, MOST + 1):
        mine = [one for one in every if one.number == number]
        expected = day.outcome.get(number)
        assert {one.kind for one in mine} == ({expected} if expected else set()), number
        if expected == "received":
            assert {one.item: one.amount for one in mine} == granted(number), number
            assert len(mine) == len(granted(number)), number
        assert all(bool(one.proxy_name) == (number in day.proxies) for one in mine), number
        assert all(bool(one.sheet) == (number in day.sheet) for one in mine), number
    tied = Counter(next(one.number for one in every if one.id == p.delivery) for p in photos if p.delivery)
    assert tied == day.photos
    assert sum(p.kind == "sheet" for p in photos) == 2
    assert len(photos) == day.photos.total() + 2


async def ends(stage: Stage, day: Day) -> None:
    """The village agrees, what is left comes back, one parcel got wet: carried = handed over + back + damaged."""
    cast = stage.cast
    await reports(stage, "Selesai", "Tim sudah pulang")
    await stage.acts.taps(cast.official, "Cocok", cast.village_group)
    handed = Counter[str]()
    for number in day.of("received"):
        handed.update(granted(number))
    back = {item: amount - handed[item] for item, amount in CARRIED.items()}
    asked = next(m for m in cast.member.sees(cast.team_group) if "barang yang dibawa" in m.shown)
    cast.member.replies(
        asked, f"sembako kembali {back['sembako'] - 1}, rusak 1 basah; selimut kembali {back['selimut']}"
    )
    await stage.settle()
    cast.member.sends_photo(cast.team_group, reply_to=asked)
    await stage.settle()
    for item, parts in (("Sembako", f"{back['sembako'] - 1} + rusak 1"), ("Selimut", f"{back['selimut']}")):
        line = f"{item}: dibawa {CARRIED[item.lower()]} = diserahkan {handed[item.lower()]} + kembali {parts}, cocok"
        assert line in asked.shown
    await stage.acts.taps(cast.coordinator, "Tutup kunjungan", cast.team_group)
    assert "4 nomor pada daftar tanpa kabar: 250, 260–262" in cast.coordinator.last(cast.team_group).shown
    await stage.acts.taps(cast.coordinator, "Tutup juga", cast.team_group)
    summary = cast.camat.last(stage.world.private(cast.camat.user)).shown
    assert f"Daftar: {len(day.of('received'))} dari {MOST} penerima" in summary
    assert f"{handed['sembako']} sembako" in summary
