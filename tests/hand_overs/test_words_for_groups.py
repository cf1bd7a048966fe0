"""By whichever way somebody's words reach a group: what is read back is what is kept and sent, and names nobody of the
list, tells of nobody's illness, and holds no telephone.

Each way is played to its end: the words, a yes to what is asked, and all that stands in both groups and at the camat's.
"""

import re

import pytest

from sotarsa_bot.records.field import Listed
from sotarsa_bot.register import discreet
from tests.conftest import Stage
from tests.hand_overs.test_whom_and_when import listed
from tests.the_day import begins, own

NAMES = ["Norhayati", "Aluh Idah", "Utuh Ganal", "Masrani", "Galuh Sari", "Idup", "Tamrin", "Jumiati"]
LISTED = [Listed(visit=1, recipient=n, number=n, name=name) for n, name in enumerate(NAMES, 1)]
HIDDEN = re.compile(r"\b(?:norhay|idah|ganal|sari\b|jumi|tbc|stroke|lumpuh|5555|bariah|katarak)", re.IGNORECASE)
EXPOSED = [
    "acil Idah balum siap, nomor 3 kana TBC",
    "Norhayti lumpuh, hp anaknya 0812 5555 4444",
    "julak Ganal sakit stroke, mama Sari maninggal, cil Jumi balum siap",
    "nini Bariah kana TBC, jangan duduk parak",
    "rumah Bariah nang lumpuh",
    "Bariah katarak",
]
SMALL = {
    "K1 samsudin strok kada kawa datang": "K1 seorang warga (keadaan disampaikan pribadi)",
    "siti aminah lumpuh minta dijemput": "seorang warga (keadaan disampaikan pribadi) minta dijemput",
    "julak ijah kana struk": "seorang warga (keadaan disampaikan pribadi)",
    "nomor 5 yang stroke harap dijemput": "nomor 5 yang (keadaan disampaikan pribadi) harap dijemput",
    **{words: words for words in (
        "rahmi hamil", "ada nang struk", "warga struk 2 ikung", "ibu hamil 3 orang", "posyandu ibu hamil jam 9",
        "bantuan disabilitas kada cukup", "kursi roda gasan nang lumpuh", "mamanya struk", "sidin struk",
    )},
}  # fmt: skip
WAYS = [
    "K1 tunda, {}",
    "K1 batalkan, {}",
    "K1 tidak jadi berangkat, {}",
    "K1 tawarkan Jumat jam 9, {}",
    "K1 sampaikan ke desa: {}",
    "K1 catatan ganti: {}",
    "K1 telepon, batal, {}",
    "K1 telepon, Jumat jam 9 di rumah {}",
    "kendala K1 {}",
    "K1 usulan warga: kursi roda gasan {}",
    "K1 kami telat sajam, {}",
    "K1 4 tidak ada; {}",
]


def _said(stage: Stage) -> str:
    """All that the bot has said in both groups, and to the camat."""
    cast = stage.cast
    shown = [*cast.member.sees(cast.team_group), *cast.official.sees(cast.village_group)]
    shown += cast.camat.sees(own(stage, cast.camat))
    return "\n".join(" ".join([m.shown, *m.labels]) for m in shown if m.sender is cast.member.world.bot)


async def _yes(stage: Stage) -> None:
    coordinator, group = stage.cast.coordinator, stage.cast.team_group
    if "Ya" in [label for m in coordinator.sees(group) for label in m.labels]:
        await stage.acts.taps(coordinator, "Ya", group)


@pytest.mark.parametrize("words", EXPOSED)
@pytest.mark.parametrize("way", WAYS)
async def test_no_group_reads_it(stage: Stage, way: str, words: str) -> None:
    await listed(stage, "\n".join(NAMES))
    before = _said(stage)
    await stage.acts.says(stage.cast.coordinator, stage.cast.team_group, way.format(words))
    asked = _said(stage)
    assert asked != before
    await _yes(stage)
    assert HIDDEN.findall(asked) == HIDDEN.findall(_said(stage)) == []


@pytest.mark.parametrize(
    ("words", "effect", "reason"),
    [
        ("K1 tunda, acil Idah balum siap", "ditunda", "penerima nomor 2 balum siap"),
        ("K1 batalkan, acil Idah balum siap", "dibatalkan", "penerima nomor 2 balum siap"),
        ("K1 tunda, nomor 3 kana TBC", "ditunda", "nomor 3 (keadaan disampaikan pribadi)"),
        ("K1 tunda: hujan labat, hp Ganal 081255554444", "ditunda", "hujan labat, hp penerima nomor 3"),
        ("K1 tunda isuk haja, K2 tatap, jambatan putus", "ditunda", "jambatan putus"),
        ("K1 batal haja hari ini, bahaya", "dibatalkan", "bahaya"),
        ("tunda dulu, jambatan putus", "ditunda", "jambatan putus"),
    ],
)
async def test_the_reason_that_is_read_back_is_the_one_that_is_told(
    stage: Stage, words: str, effect: str, reason: str
) -> None:
    cast = stage.cast
    await listed(stage, "\n".join(NAMES))
    await stage.acts.says(cast.coordinator, cast.team_group, words)
    assert f"K1 {effect}, dengan alasan: {reason}?" in _said(stage)
    await _yes(stage)
    told = [m.shown for m in cast.official.sees(cast.village_group) if f"Kunjungan K1 {effect}" in m.shown]
    assert [one.split(": ", 1)[1].split(". ")[0].rstrip(".") for one in told] == [reason]


@pytest.mark.parametrize("words", ["K1 tunda isuk haja, K2 tatap", "K1 tunda ka isuk", "K1 batal haja hari ini"])
async def test_what_is_no_reason_becomes_none(stage: Stage, words: str) -> None:
    cast = stage.cast
    await listed(stage, "\n".join(NAMES))
    await stage.acts.says(cast.coordinator, cast.team_group, words)
    assert "Mengapa" in cast.coordinator.sees(cast.team_group)[-1].shown
    assert "Kunjungan K1 di" not in _said(stage)


async def test_without_a_code_the_effect_is_said_and_the_reason_is_asked_for(stage: Stage) -> None:
    cast = stage.cast
    await listed(stage, "\n".join(NAMES))
    await stage.acts.says(cast.coordinator, cast.team_group, "tunda ka isuk")
    assert "ditunda; alasannya ditanyakan dulu?" in _said(stage)
    await _yes(stage)
    assert "Kunjungan K1 ditunda" not in _said(stage)


async def test_closed_is_said_only_of_what_was_closed(stage: Stage) -> None:
    cast = stage.cast
    await listed(stage, "\n".join(NAMES))
    await stage.acts.says(cast.coordinator, cast.team_group, "K1 tutup haja, nang kada ada kabar biar")
    assert "K1 ditutup" not in _said(stage)
    assert "belum dapat ditutup" in _said(stage)
    assert "tidak dicatat: kada ada kabar biar" in _said(stage)


@pytest.mark.parametrize("words", ["julak Ganal", "amang Ganal", "cil Jumi", "pa Masrani", "mama Sari"])
async def test_whoever_is_listed_is_nobody_outside_the_list(stage: Stage, words: str) -> None:
    cast = stage.cast
    await listed(stage, "\n".join(NAMES))
    cast.member.sends_photo(cast.team_group, caption=f"K1 {words} tarima")
    await stage.settle()
    assert "di luar daftar" not in "".join(m.shown for m in cast.member.sees(cast.team_group) if "• " in m.shown)
    assert "omor" in cast.member.sees(cast.team_group)[-1].shown


async def test_a_place_is_no_recipients_home(stage: Stage) -> None:
    cast = stage.cast
    await listed(stage, "\n".join(NAMES))
    await stage.acts.says(cast.coordinator, cast.team_group, "K1 telepon, Jumat jam 9 di rumah acil Idah")
    assert "rumah penerima nomor 2 menyebut seorang penerima" in _said(stage)


async def test_those_in_charge_read_in_private_what_was_left_out(stage: Stage) -> None:
    cast = stage.cast
    await listed(stage, "\n".join(NAMES))
    await stage.acts.says(cast.coordinator, cast.team_group, "K1 tunda, acil Idah garing parah")
    await _yes(stage)
    alone = [m.shown for m in cast.coordinator.sees(own(stage, cast.coordinator))]
    assert any("acil Idah garing parah" in shown for shown in alone)


@pytest.mark.parametrize(
    ("words", "team", "village"),
    [
        ("Norhayti kasurupan", "penerima nomor 1 (keadaan disampaikan pribadi)", None),
        ("nomor 3 garing", "nomor 3 garing", "nomor 3 (keadaan disampaikan pribadi)"),
        ("acil Idah pingsan di balai", "penerima nomor 2 pingsan di balai",
         "penerima nomor 2 (keadaan disampaikan pribadi)"),
        ("Idup kada hakun, inya TBC takutan", "penerima nomor 6 kada hakun, (keadaan disampaikan pribadi)", None),
        ("supir garing, jalan licak", "supir garing, jalan licak", None),
        ("rumah mama Sari", "rumah mama penerima nomor 5", None),
        ("nini Jumi (lumpuh)", "penerima nomor 8 (keadaan disampaikan pribadi)", None),
        ("sudah sari, sampurna", "sudah penerima nomor 5, sampurna", None),
    ],
)  # fmt: skip
def test_what_the_team_and_what_a_village_reads(words: str, team: str, village: str | None) -> None:
    assert discreet.for_the_team(words, LISTED).words == team
    assert discreet.for_a_village(words, LISTED).words == (village or team)


@pytest.mark.parametrize(
    ("words", "team", "village"),
    [
        ("nini Bariah kana TBC", "seorang warga (keadaan disampaikan pribadi)", None),
        ("ibu siti pingsan", "ibu siti pingsan", "seorang warga (keadaan disampaikan pribadi)"),
        ("keluarga Bariah kena kolera", "keluarga Bariah kena kolera",
         "keluarga seorang warga (keadaan disampaikan pribadi)"),
        ("jemput Samsudin nang buta di RT 6", "jemput seorang warga nang (keadaan disampaikan pribadi)", None),
        ("Aminah anaknya Hamdan sakit TBC kada kawa turun",
         "seorang warga anaknya seorang warga (keadaan disampaikan pribadi)", None),
        ("ibu Saniah yang gila jangan diundang", "seorang warga yang (keadaan disampaikan pribadi)", None),
        ("titip salam untuk Aminah yang sakit TBC, obatnya kami bawa",
         "titip salam untuk seorang warga yang (keadaan disampaikan pribadi), obatnya kami bawa", None),
        ("karena Saniah anak pak Basran sakit jiwa harus dijemput",
         "karena seorang warga anak seorang warga (keadaan disampaikan pribadi)", None),
        ("Rahmi luka batis", "Rahmi luka batis", None),
        ("nomor 9 dirawat di rs jiwa", "nomor 9 (keadaan disampaikan pribadi)", None),
        *((kept, kept, None) for kept in (
            "nini Bariah balum siap", "periksa TBC gasan ibu hamil", "posyandu ibu hamil dan lansia",
            "pak camat garing", "bu bidan sakit", "supir garing, jalan licak", "gelap buta, kada tahu jalan",
            "pemberantasan buta huruf", "pak RT sakit", "Banyak warga sakit", "di Puskesmas Halong periksa hamil",
            "Mohon bawa obat sakit kepala", "anak balita kena demam",
        )),
    ],
)  # fmt: skip
def test_an_illness_is_told_of_nobody_by_name_on_a_list_or_not(words: str, team: str, village: str | None) -> None:
    assert discreet.for_the_team(words, LISTED, {"rahmi"}).words == team
    assert discreet.for_a_village(words, LISTED, {"rahmi"}).words == (village or team)


async def test_who_was_asked_for_is_named_in_no_answer_to_the_village(stage: Stage) -> None:
    cast = stage.cast
    await listed(stage, "\n".join(NAMES))
    await stage.acts.says(cast.member, own(stage, cast.member), "K1 usulan Bariah: kursi roda")
    await _yes(stage)
    await stage.acts.says(
        cast.coordinator, own(stage, cast.coordinator), "U1 diteruskan ke Puskesmas lawan anaknya Bariah"
    )
    assert "memuat nama warga pada usulan U1" in cast.coordinator.last(own(stage, cast.coordinator)).shown
    assert not HIDDEN.search(_said(stage))


def test_said_once_more_it_stays_as_it_was_read_back() -> None:
    for words in EXPOSED:
        once = discreet.for_a_village(words, LISTED).words
        assert discreet.for_a_village(once, LISTED).words == once


def test_a_name_in_small_letters_before_an_illness_is_one() -> None:
    said = {words: discreet.for_the_team(words, [], frozenset({"rahmi"})).words for words in SMALL}
    assert said == SMALL


@pytest.mark.parametrize(
    "words",
    ["3 desember duka, Idup kana stroke", "3 desember duka, Norhayati maninggal TBC",
     "3 desember duka, acil Idah maninggal", "3-4 desember aruh, hp 0812 5555 4444"],
)  # fmt: skip
async def test_why_a_day_is_closed_names_nobody(stage: Stage, words: str) -> None:
    """It stands on both cards; an agreed visit on that day is told to the team in words of its own."""
    cast, private = stage.cast, own(stage, stage.cast.official)
    await listed(stage, "\n".join(NAMES))
    before = _said(stage)
    await stage.acts.says(cast.official, private, "/desa")
    await stage.acts.taps(cast.official, "Hari tertutup", private)
    await stage.acts.says(cast.official, private, words)
    read_back = cast.official.last(private)
    if "Ya" in read_back.labels:
        await stage.acts.taps(cast.official, "Ya", private)
    async with stage.engine.store.reading() as books:
        kept = {one.day.day: one.reason for one in await books.closed_days.find()}
    assert 3 in kept
    assert set(kept) <= {3, 4}
    assert [reason for reason in kept.values() if HIDDEN.search(reason) or "Idup" in reason] == []
    more = _said(stage)[len(before) :]
    assert not HIDDEN.search(more)
    assert "Idup" not in more


async def test_a_question_in_the_group_repeats_no_telephone_number(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    cast.member.sends_photo(cast.team_group, caption="nini Bariah stroke di rumah, hp anaknya 0812 5555 4444")
    await stage.settle()
    assert "Catat sebagai kendala K1" in cast.member.last(cast.team_group).shown
    assert not HIDDEN.search(_said(stage))
