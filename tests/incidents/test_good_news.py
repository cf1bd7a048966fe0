"""After an emergency was told: that it is over, or was none, is asked and reaches all who were told; what was no
emergency alarms nobody."""

from collections.abc import Awaitable, Callable

import pytest

from sotarsa_bot.parsing.emergencies import is_grave, tells_of_emergency
from sotarsa_bot.parsing.good_news import is_over, was_none
from tests.conftest import Stage
from tests.field.test_team_talk import writes
from tests.the_day import begins, heard, own, reports, seen

OVERTURNED = "kecelakaan bu mobil tabalik hendra luka kapala"


async def rings(stage: Stage, words: str) -> None:
    """It was written on the road, and nobody answered the question."""
    await begins(stage)
    await reports(stage, "Berangkat")
    await writes(stage, words)
    await stage.later(minutes=6)


@pytest.mark.parametrize(
    "words",
    [
        "batal bu bagarah haja hehe",
        "maaf salah kirim",
        "kada jadi bu",
        "hahaha bagarah haja",
        "bagarah haja tadi, ampun",
    ],
)
async def test_an_alarm_that_was_none_is_taken_back_wherever_it_rang(stage: Stage, words: str) -> None:
    cast = stage.cast
    await rings(stage, OVERTURNED)
    assert "batal, bukan kendala" in await writes(stage, words)
    for who in (cast.coordinator, cast.camat):
        assert "itu bukan kendala" not in seen(who, own(stage, who))
    await stage.acts.answers(cast.member, cast.team_group, "ya")
    for who in (cast.coordinator, cast.camat):
        assert f"itu bukan kendala: {OVERTURNED}" in heard(who, own(stage, who))


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        ("ban bocor di tanjakan", "ada, sudah diganti"),
        ("sungai naik kami kd kawa manyubarang", "sudah surut jam 11 kami lanjut"),
        ("ada warga pingsan di balai", "sadar dah sidin"),
        ("mobil mogok di tanjakan", "sdh hidup lagi"),
    ],
)
async def test_good_news_reaches_who_was_alarmed(stage: Stage, trouble: str, words: str) -> None:
    cast = stage.cast
    await rings(stage, trouble)
    assert "sudah selesai" in await writes(stage, words)
    await stage.acts.answers(cast.member, cast.team_group, "ya")
    assert f"sudah teratasi: {words}" in heard(cast.coordinator, own(stage, cast.coordinator))


async def test_good_news_ends_what_is_on_record(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await writes(stage, "jembatan putus kami kd kawa liwat")
    await stage.acts.answers(cast.member, cast.team_group, "ya")
    await stage.later(minutes=10)
    assert "sudah selesai, kunjungan dilanjutkan?" in await writes(stage, "sdh lewat aman")
    await stage.acts.answers(cast.member, cast.team_group, "ya")
    assert "melaporkan kendala ini sudah selesai" in heard(cast.coordinator, own(stage, cast.coordinator))
    async with stage.engine.store.reading() as books:
        assert await books.incidents.count(resolved_at=None) == 0


@pytest.mark.parametrize("words", ["sudah surut", "batal", "aman haja", "sdh lewat aman"])
async def test_where_nothing_was_told_it_is_talk(stage: Stage, words: str) -> None:
    await begins(stage)
    assert await writes(stage, words) == ""


async def test_the_same_emergency_twice_rings_once(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await writes(stage, OVERTURNED)
    await writes(stage, OVERTURNED)
    await stage.later(minutes=10)
    for who in (cast.coordinator, cast.camat):
        assert seen(who, own(stage, who)).count(f"{OVERTURNED}. Pertanyaan bot belum dijawab") == 1


async def test_a_flat_tyre_is_the_coordinators_matter(stage: Stage) -> None:
    cast = stage.cast
    await rings(stage, "ban bocor di tanjakan")
    assert "ban bocor" in heard(cast.coordinator, own(stage, cast.coordinator))
    assert "ban bocor" not in seen(cast.camat, own(stage, cast.camat))


async def test_lateness_taken_back_reaches_the_village(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    assert await writes(stage, "kada jadi telat surut dah") == ""
    await writes(stage, "tim K1 terlambat sajam")
    await stage.acts.answers(cast.member, cast.team_group, "ya")
    assert "tidak jadi terlambat?" in await writes(stage, "kada jadi telat surut dah")
    await stage.acts.answers(cast.member, cast.team_group, "ya")
    assert "Tim kunjungan K1 tidak jadi terlambat" in heard(cast.official, cast.village_group)


@pytest.mark.parametrize(
    "words",
    ["paman supir garing muntah2", "supir sakit kada kawa manyetir", "kunci mobil hilang", "tim kami muntah-muntah"],
)
def test_trouble_in_the_words_of_here(words: str) -> None:
    assert tells_of_emergency(words, last=True)


@pytest.mark.parametrize(
    "words",
    [
        "hampir haja kecelakaan tadi untung rem pakem",
        "nyaris tabrakan alhamdulillah selamat",
        "aminah garing",
        "no 5 garing",
    ],
)
def test_what_is_none(words: str) -> None:
    assert not tells_of_emergency(words, last=True)


def test_what_is_grave() -> None:
    assert is_grave("mobil tabalik untung kada ada nang luka")
    assert is_grave("ban pecah mobil masuk jurang")
    assert not is_grave("ban bocor di tanjakan")


def test_no_good_news_in_bad() -> None:
    assert not is_over("belum surut")
    assert not is_over("kalau sudah surut kami lanjut")
    assert not is_over("sudah surut kah?")
    assert not was_none("batal kah")


LANDSLIDE = "jalan longsor kami kada kawa liwat"


@pytest.mark.parametrize(
    "words",
    [
        "kada papa luka sadikit",
        "nini nomor 4 pingsan di balai, sudah sadar",
        "rem blong tadi, syukur kada papa",
        "Hendra kana tiris paku, sudah diubati bidan, masih badarah luka",
    ],
)
async def test_other_news_of_the_same_sound_is_asked_and_ends_nothing_by_itself(stage: Stage, words: str) -> None:
    """A careless yes must not call off what stands open."""
    cast = stage.cast
    await rings(stage, LANDSLIDE)
    await writes(stage, words)
    await stage.acts.answers(cast.member, cast.team_group, "iih")
    for who in (cast.coordinator, cast.camat):
        assert "sudah teratasi" not in seen(who, own(stage, who))


@pytest.mark.parametrize(
    "words",
    [
        "aman ja samuaan, handak mancari lanting dulu",
        "banyunya sudah surut sadikit, tapi arusnya masih dalas",
        "alhamdulillah sudah lewat simpang, masih jauh",
    ],
)
async def test_what_is_better_but_not_over_is_no_end(stage: Stage, words: str) -> None:
    """Nor is its end offered: it is more of what was told, or news of its own."""
    cast = stage.cast
    await rings(stage, "kami tajabak banjir di muhara")
    said = await writes(stage, words)
    assert "sudah selesai" not in said
    assert "1. tambahan kabar untuk “kami tajabak banjir di muhara”" in said
    assert f"2. kendala: {words}" in said
    await stage.acts.answers(cast.member, cast.team_group, "iih")
    await stage.later(minutes=6)
    heard = seen(cast.coordinator, own(stage, cast.coordinator))
    assert "sudah teratasi" not in heard
    assert words not in heard
    await stage.acts.taps(cast.member, "1", cast.team_group)
    async with stage.engine.store.reading() as books:
        (one,) = await books.incidents.find(resolved_at=None)
    assert one.words == f"kami tajabak banjir di muhara; {words}"
    assert "Maksudnya: tajabak" not in seen(cast.member, cast.team_group)


async def test_of_several_it_is_asked_which_one_has_more_to_it(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    for words in ("mobil tabalik, Rahmi luka parah", "Rahmi sudah dibawa ka rumah sakit"):
        await stage.acts.says(cast.member, cast.team_group, f"kendala K1 {words}")
    said = await writes(stage, "mobil sudah diderek, kami numpang bulik")
    assert "sudah selesai" not in said
    await stage.acts.taps(cast.member, "2", cast.team_group)
    async with stage.engine.store.reading() as books:
        open_ = [one.words for one in await books.incidents.find(resolved_at=None)]
    assert sorted(open_) == [
        "Rahmi sudah dibawa ka rumah sakit",
        "mobil tabalik, Rahmi luka parah; mobil sudah diderek, kami numpang bulik",
    ]


async def test_a_step_is_not_lost_in_good_news(stage: Stage) -> None:
    await rings(stage, "ban motor kempes di tanjakan")
    assert "sudah selesai" not in await writes(stage, "alhamdulillah tembus, K1 sampai jua 8.01")


async def test_of_two_it_is_asked_which_one_is_over(stage: Stage) -> None:
    cast = stage.cast
    await rings(stage, "ban motor kempes di tanjakan")
    await writes(stage, LANDSLIDE)
    await stage.later(minutes=6)
    said = await writes(stage, "sudah aman")
    assert said.index("longsor") < said.index("kempes")
    await stage.acts.taps(cast.member, "2", cast.team_group)
    heard = seen(cast.coordinator, own(stage, cast.coordinator))
    assert "sudah teratasi: sudah aman (kabar sebelumnya: ban motor kempes" in heard
    assert "(kabar sebelumnya: jalan longsor" not in heard


async def test_what_was_tyre_is_not_the_road(stage: Stage) -> None:
    await rings(stage, "ban motor kempes di tanjakan")
    await writes(stage, LANDSLIDE)
    said = await writes(stage, "ban sudah ditambal")
    assert "kempes" in said
    assert "longsor" not in said


@pytest.mark.parametrize("words", ["kada, masih di simpang", "salah grup kah ini", "kada surut2 banyunya"])
async def test_no_word_but_a_plain_no_denies_it(stage: Stage, words: str) -> None:
    cast = stage.cast
    await rings(stage, LANDSLIDE)
    await stage.acts.answers(cast.member, cast.team_group, words)
    for who in (cast.coordinator, cast.camat):
        assert "itu bukan kendala" not in seen(who, own(stage, who))


@pytest.mark.parametrize("words", ["bukan kendala", "lain kami, urang lain", "maaf tapicik", "kada"])
async def test_a_plain_no_below_the_question_denies_it(stage: Stage, words: str) -> None:
    cast = stage.cast
    await rings(stage, "mobil di muka kacalakaan")
    await stage.acts.answers(cast.member, cast.team_group, words)
    assert "itu bukan kendala" in heard(cast.coordinator, own(stage, cast.coordinator))


async def test_more_of_it_below_the_question_is_asked_with_it(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await writes(stage, "mobil tabakar di jalan")
    await stage.acts.answers(cast.member, cast.team_group, "tidak bisa dipadamkan")
    await stage.later(minutes=6)
    assert "mobil tabakar di jalan; tidak bisa dipadamkan" in heard(cast.coordinator, own(stage, cast.coordinator))


async def test_kendala_selesai_names_which_one(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    for words in ("jambatan rusak", "balai takunci"):
        await stage.acts.says(cast.member, cast.team_group, f"kendala K1 {words}")
    said = await writes(stage, "kendala selesai")
    assert "jambatan rusak" in said
    assert "balai takunci" in said
    await stage.acts.taps(cast.member, "1", cast.team_group)
    async with stage.engine.store.reading() as books:
        assert [one.words for one in await books.incidents.find(resolved_at=None)] == ["balai takunci"]


async def test_an_end_that_nobody_confirms_alarms_nobody(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, "kendala K1 hujan labat")
    await writes(stage, "hujan sudah taduh")
    await stage.later(minutes=10)
    assert "Belum dipastikan" not in seen(cast.coordinator, own(stage, cast.coordinator))


@pytest.mark.parametrize("words", ["sesak nafas nini nomor 6 wayah antri", "rem mobil blong",
                                   "warga barabutan sembako, rusuh",
                                   "ada anak kajang-kajang di posyandu"])  # fmt: skip
def test_somebody_in_need_is_seen(words: str) -> None:
    assert tells_of_emergency(words, last=True)


@pytest.mark.parametrize("words", ["kami dihadang urang bawa parang", "hendra digigit ular"])
def test_an_attack_is_grave(words: str) -> None:
    assert is_grave(words)


async def on_record(stage: Stage, words: str = OVERTURNED) -> None:
    """It was written on the road and confirmed: the coordinator and the camat were told alone."""
    await begins(stage)
    await reports(stage, "Berangkat")
    await writes(stage, words)
    await stage.acts.answers(stage.cast.member, stage.cast.team_group, "ya")


@pytest.mark.parametrize("words", ["hahaha bagarah haja", "bagarah haja tadi, ampun", "maaf salah lapor", "batal"])
@pytest.mark.parametrize("below", [True, False])
async def test_a_joke_on_record_is_taken_back_wherever_it_was_told(stage: Stage, words: str, below: bool) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await on_record(stage)
    told = next(m for m in cast.member.sees(group) if "Lanjutkan atau tunda" in m.shown)
    if below:
        cast.member.replies(told, words)
        await stage.settle()
    else:
        assert "batal, bukan kendala" in await writes(stage, words)
    if "Dibatalkan oleh" not in told.shown:
        await stage.acts.taps(cast.member, "Ya", group)
    assert "Dibatalkan oleh Hendra Contoh: bukan kendala" in told.shown
    for who in (cast.coordinator, cast.camat):
        assert f"ini bukan kendala, jadi dibatalkan: {OVERTURNED}" in heard(who, own(stage, who))


@pytest.mark.parametrize(
    ("button", "said"),
    [("Salah: bukan kendala", "ini bukan kendala, jadi dibatalkan"), ("▶️ Lanjutkan", "kendala ini sudah selesai")],
)
async def test_a_button_reaches_who_was_alarmed_too(stage: Stage, button: str, said: str) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await on_record(stage)
    await stage.acts.taps(cast.member, button, group)
    for who in (cast.coordinator, cast.camat):
        assert said in heard(who, own(stage, who))
    await stage.acts.taps(cast.member, "↩️ Salah: kendala belum selesai", group)
    for who in (cast.coordinator, cast.camat):
        assert f"kendala ini masih ada: {OVERTURNED}" in heard(who, own(stage, who))


async def test_who_ends_it_is_not_told_so(stage: Stage) -> None:
    cast = stage.cast
    await on_record(stage)
    await stage.acts.taps(cast.coordinator, "▶️ Lanjutkan", cast.team_group)
    assert "sudah selesai" not in seen(cast.coordinator, own(stage, cast.coordinator))
    assert "sudah selesai" in heard(cast.camat, own(stage, cast.camat))


async def test_what_alarmed_nobody_ends_quietly(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, "kendala K1 hujan labat")
    await stage.acts.taps(cast.member, "▶️ Lanjutkan", cast.team_group)
    assert "hujan labat" not in seen(cast.camat, own(stage, cast.camat))


async def test_a_joke_below_the_question_for_a_photo_gets_a_button(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await on_record(stage)
    await stage.acts.answers(cast.member, group, "hahaha bagarah haja")
    assert OVERTURNED in cast.member.last(group).shown
    await stage.acts.taps(cast.member, "Salah: bukan kendala", group)
    assert f"jadi dibatalkan: {OVERTURNED}" in heard(cast.camat, own(stage, cast.camat))


async def test_an_alarm_carries_what_was_said_since(stage: Stage) -> None:
    """The camat read that a car lay in the river, and not that it was a joke."""
    cast = stage.cast
    await begins(stage)
    await writes(stage, OVERTURNED)
    await writes(stage, "hahaha bagarah haja")
    await stage.later(minutes=6)
    assert "sesudah itu ditulis: hahaha bagarah haja" in heard(cast.camat, own(stage, cast.camat))


async def test_a_joke_that_nobody_confirms_alarms_nobody_anew(stage: Stage) -> None:
    cast = stage.cast
    await on_record(stage)
    await writes(stage, "hahaha bagarah haja")
    await stage.later(minutes=10)
    assert "bagarah" not in seen(cast.coordinator, own(stage, cast.coordinator))
    assert "1." not in await writes(stage, "bagarah haja tadi, ampun")


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        ("mobil mogok, kada kawa tarus", "kawa sudah mobilnya"),
        ("ada kabakaran di kampung", "api sudah pajah"),
        ("ada kabakaran di kampung", "apinya sudah padam"),
        ("banyu naik, kami kada kawa bulik", "kawa sudah liwat, kami di parjalanan bulik"),
        ("jambatan larut, kami tatahan di sabarang", "alhamdulillah kawa sudah, lanjut tarus"),
        ("mobil tasangkut di lumpur", "sudah kawa, lanjut jalan"),
    ],
)
@pytest.mark.parametrize("told", [on_record, rings])
async def test_that_one_can_again_ends_what_one_could_not(
    stage: Stage, told: Callable[[Stage, str], Awaitable[None]], trouble: str, words: str
) -> None:
    cast = stage.cast
    await told(stage, trouble)
    said = await writes(stage, words)
    assert "sudah selesai" in said
    assert "tambahan kabar" not in said
    await stage.acts.answers(cast.member, cast.team_group, "ya")
    assert trouble in heard(cast.coordinator, own(stage, cast.coordinator)).splitlines()[-1]


async def test_a_fire_that_is_out_ends_no_illness(stage: Stage) -> None:
    await on_record(stage, "ada urang garing parah, kada kawa dibawa")
    assert "sudah selesai" not in await writes(stage, "api sudah pajah")


@pytest.mark.parametrize(
    "words", ["sudah dibawa ka puskesmas lawan ambulan desa", "sidin sudah diantar ka rumah sakit"]
)
async def test_who_was_brought_to_help_is_no_new_alarm_but_asked(stage: Stage, words: str) -> None:
    cast = stage.cast
    await on_record(stage, "ada urang garing parah, sasak hinak, kada kawa dibawa")
    said = await writes(stage, words)
    assert said.index("1. tambahan kabar untuk “ada urang garing") < said.index("2. kendala lainnya (“ada urang garing")
    assert f"3. kendala: {words}" in said
    await stage.acts.taps(cast.member, "2", cast.team_group)
    assert "kendala ini sudah selesai" in heard(cast.camat, own(stage, cast.camat))


async def test_who_is_brought_to_help_beside_a_broken_car_is_news(stage: Stage) -> None:
    await on_record(stage, "mobil mogok di tanjakan")
    assert "Catat sebagai kendala K1" in await writes(stage, "sudah dibawa ka puskesmas Rahmi")


async def test_going_on_with_a_story_is_asked(stage: Stage) -> None:
    await on_record(stage, "minyak habis di tangah hutan")
    said = await writes(stage, "ada urang baik mambari minyak, lanjut pulang")
    assert "sudah selesai" in said
    assert "tambahan kabar untuk “minyak habis" in said


async def test_good_news_with_more_below_it_is_asked_which(stage: Stage) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await on_record(stage, "mobil mogok, kada kawa tarus")
    told = next(m for m in cast.member.sees(group) if "Lanjutkan atau tunda" in m.shown)
    cast.member.replies(told, "kawa dah kaluar matan licaknya, ditarik traktor")
    await stage.settle()
    said = cast.member.last(group).shown
    assert "sudah selesai, kunjungan dilanjutkan" in said
    assert "ditambahkan pada kendala mobil mogok" in said
    await stage.acts.taps(cast.member, "1", group)
    assert "kendala ini sudah selesai" in heard(cast.coordinator, own(stage, cast.coordinator))


@pytest.mark.parametrize("words", ["sudah tuntung balum kita ni", "kawa sudah kah mobilnya"])
async def test_a_question_is_no_news_of_it(stage: Stage, words: str) -> None:
    await on_record(stage, "mobil mogok, kada kawa tarus")
    assert await writes(stage, words) == ""


async def test_a_step_is_no_word_of_what_stands_in_the_way(stage: Stage) -> None:
    await on_record(stage, "mobil mogok, kada kawa tarus")
    said = await writes(stage, "tuntung sudah, tinggal makan")
    assert "K1 selesai" in said
    assert "tambahan kabar" not in said


@pytest.mark.parametrize("words", ["kendala selesai semua", "kendala K1 sudah selesai barataan pak"])
async def test_all_of_them_end_with_one_yes(stage: Stage, words: str) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    for trouble in ("ban bocor", "sungai naik"):
        await stage.acts.says(cast.member, group, f"kendala K1 {trouble}")
    said = await writes(stage, words)
    assert "semua kendala K1 sudah selesai" in said
    assert "ban bocor" in said
    assert "sungai naik" in said
    await stage.acts.answers(cast.member, group, "ya")
    async with stage.engine.store.reading() as books:
        assert await books.incidents.count(resolved_at=None) == 0
        assert await books.incidents.count() == 2
