"""An alarm is answered by whoever it rings for: that ends it for all, and everybody hears by whom."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.model import Message
from simulator.people import Actor
from sotarsa_bot.parsing import lexicon
from sotarsa_bot.parsing.calls import Answer, read_answer, rings_again
from sotarsa_bot.parsing.words import POLITE
from tests.conftest import Stage, kept
from tests.notifications.test_reminding import wita
from tests.the_day import begins, heard, own, reports, seen

UREN = ("Uren", "Liyu")
TALKED, NOT_REACHED = "✅ Sudah bicara dengan tim", "↩️ Belum dapat dihubungi"


@pytest.mark.parametrize(
    "words",
    [
        "Sudah saya telepon, tim aman di jalan",
        "sdh sy tlp, masih di Liyu",
        "sudah bicara",
        "sudah bicara dengan tim, aman",
        "tim sudah dapat dihubungi",
        "maaf, sudah saya telpon barusan, diangkat",
        "sudah saya telepon, besok dijawab",
    ],
)
def test_a_call_that_reached_them(words: str) -> None:
    assert read_answer(words, UREN) is Answer.REACHED


@pytest.mark.parametrize(
    "words",
    [
        "sudah saya telepon, tidak diangkat",
        "hubungi kades jam 7",
        "telpon kadesnya",
        "sdh wa centang satu",
        "sudah saya wa, masih pending",
        "sudah saya coba telepon, mati",
        "belum saya telepon",
        "sudah ditelepon?",
        "sudah sampai kah",
        "sudah dihubungi kah pak",
        "nanti saya telepon",
        "siapa yang sudah telepon",
        "sudah malam, mohon ditunggu",
        "kalau sudah ditelepon kabari saya",
        "tidak nyambung",
        "nomornya tidak aktif",
        "di luar jangkauan",
        "belum bisa dihubungi",
        "salah tekan, belum saya telepon",
    ],
)
def test_a_call_that_was_tried_wished_for_or_asked_about(words: str) -> None:
    assert read_answer(words, UREN) is Answer.OTHER


@pytest.mark.parametrize(
    "words",
    [
        "ditelpon, katanya patah kaki kena batang",
        "sudah saya telepon, mobilnya terguling",
        "Baru saja saya hubungi, ban bocor",
        "sudah ditelepon, ada kendala",
        "hendra sudah nelpon, kecelakaan di Liyu",
    ],
)
def test_bad_news(words: str) -> None:
    assert read_answer(words, UREN) is Answer.BAD


@pytest.mark.parametrize(
    "words",
    [
        "sudah ditelpon",
        "sudah ditelepon pak",
        "tadi sudah kami hubungi",
        "sudah saya telepon kembali",
        "sudah saya telepon pambakal di Liyu",
        "selamat malam pak, sudah saya telepon",
        "tim aman",
        "hendra sudah nelpon, mobilnya di jalan",
        "sudah ditelepon, mereka menginap di Liyu",
        "sudah saya telepon tim lain",
        "sudah saya telepon Liyu",
        "sudah ditelepon, tidak ada yang luka",
        "sudah pulang tadi malam jam 11",
        "sudah ditelpon, katanya keseleo kakinya",
    ],
)
def test_what_may_mean_that_they_were_reached(words: str) -> None:
    assert read_answer(words, UREN) is not Answer.REACHED
    assert read_answer(words, UREN) in (Answer.PERHAPS, Answer.BAD)


@pytest.mark.parametrize(
    "words",
    [
        "salah tekan",
        "batal",
        "eh balum, salah urang",
        "tidak diangkat",
        "kada, salah, balum kawa",
        "ternyata ban bocor",
    ],
)
def test_what_takes_it_back(words: str) -> None:
    assert rings_again(words)


@pytest.mark.parametrize("words", ["baik, hati-hati di jalan", "tidak ada kendala", "sudah bulik kah?", "sudah bicara"])
def test_what_takes_nothing_back(words: str) -> None:
    assert not rings_again(words)


@given(st.lists(st.sampled_from(sorted(lexicon.ALARM_KNOWN)), max_size=6), st.sampled_from(sorted(lexicon.ALARM_BAD)))
def test_no_bad_word_ends_an_alarm(words: list[str], bad: str) -> None:
    for place in range(len(words) + 1):
        said = " ".join([*words[:place], bad, *words[place:]])
        assert read_answer(said, UREN) is Answer.BAD


@given(
    st.lists(st.sampled_from(sorted(lexicon.ALARM_KNOWN)), max_size=4), st.text("abcdefghijklmnoprstuwy", min_size=4)
)
def test_no_word_that_is_not_known_ends_an_alarm_unasked(words: list[str], unknown: str) -> None:
    known = lexicon.ALARM_KNOWN | POLITE | {"uren", "liyu"}
    said = " ".join(["sudah saya telepon", *words, unknown])
    assert unknown in known or read_answer(said, UREN) is not Answer.REACHED


@kept
async def late(stage: Stage, *, camat: bool = True) -> None:
    """The team left at 08.00 and is not back; the coordinator's alarm rings at 16.00, the camat's at 17.00."""
    await begins(stage)
    await reports(stage, "Berangkat")
    await stage.acts.waits_until(wita(3, 17 if camat else 16, 1, month=12))


def alarm(stage: Stage, who: Actor) -> Message:
    return next(m for m in who.sees(own(stage, who)) if "belum melapor pulang" in m.shown)


async def test_the_camats_words_end_it_for_all(stage: Stage) -> None:
    """U9: "Sudah saya telepon, tim aman di jalan"."""
    cast = stage.cast
    await late(stage)
    assert alarm(stage, cast.camat).labels == [TALKED]
    cast.camat.replies(alarm(stage, cast.camat), "Sudah saya telepon, tim aman di jalan")
    await stage.settle()
    noted = cast.camat.last(own(stage, cast.camat)).shown
    assert "✅ Dicatat. Yang lain diberi tahu. Bila tim belum melapor, bot mengingatkan lagi pukul 20.01" in noted
    told = cast.coordinator.last(own(stage, cast.coordinator)).shown
    assert told.startswith("📞 K1 Desa Uren: Camat Contoh sudah bicara dengan tim: Sudah saya telepon, tim aman")
    for who in (cast.camat, cast.coordinator):
        assert "📞 17.01 Camat Contoh sudah bicara dengan tim" in alarm(stage, who).shown
        assert alarm(stage, who).labels == [NOT_REACHED]


@pytest.mark.parametrize(
    "words", ["Sudah saya telepon, tim aman di jalan", "K1 sudah saya telepon, tim aman", "sudah ditelpon, aman aja bu"]
)
@pytest.mark.parametrize("role", ["camat", "coordinator"])
async def test_an_answer_below_nothing_is_offered_for_the_alarm_that_rings(stage: Stage, role: str, words: str) -> None:
    """Who is worried writes, and does not look for what to reply to."""
    who: Actor = getattr(stage.cast, role)
    await late(stage)
    await stage.acts.says(who, own(stage, who), words)
    asked = "Maksudnya: K1 Uren: tim sudah dapat dihubungi, jadi peringatan berhenti sementara?"
    assert who.last(own(stage, who)).shown == asked
    assert alarm(stage, who).labels == [TALKED]
    await stage.acts.taps(who, "Ya", own(stage, who))
    for one in (stage.cast.camat, stage.cast.coordinator):
        assert alarm(stage, one).labels == [NOT_REACHED]


async def test_a_call_in_vain_below_nothing_is_noted_and_it_rings_on(stage: Stage) -> None:
    cast = stage.cast
    await late(stage)
    await stage.acts.says(cast.camat, own(stage, cast.camat), "sudah saya telepon, tidak diangkat")
    assert "K1 Uren: catatan pada peringatan itu" in cast.camat.last(own(stage, cast.camat)).shown
    await stage.acts.taps(cast.camat, "Ya", own(stage, cast.camat))
    assert "Camat Contoh: sudah saya telepon, tidak diangkat" in alarm(stage, cast.coordinator).shown
    assert alarm(stage, cast.coordinator).labels == [TALKED]


async def test_where_no_alarm_rings_such_words_are_no_answer_to_one(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.camat, own(stage, cast.camat), "sudah saya telepon, tim aman di jalan")
    assert "pesan untuk koordinator" in cast.camat.last(own(stage, cast.camat)).shown


async def test_other_words_below_a_ringing_alarm_go_to_the_coordinator(stage: Stage) -> None:
    cast = stage.cast
    await late(stage)
    await stage.acts.says(cast.camat, own(stage, cast.camat), "tolong siapkan laporan bulan ini")
    assert "pesan untuk koordinator" in cast.camat.last(own(stage, cast.camat)).shown


async def test_the_coordinators_press_spares_the_camat(stage: Stage) -> None:
    cast = stage.cast
    await late(stage, camat=False)
    await stage.acts.taps(cast.coordinator, "Sudah bicara dengan tim", own(stage, cast.coordinator))
    assert "📞 16.01 Rahmi Contoh sudah bicara dengan tim" in alarm(stage, cast.coordinator).shown
    await stage.later(hours=2, minutes=50)
    assert "belum melapor pulang. Terakhir" not in seen(cast.camat, own(stage, cast.camat))
    await reports(stage, "Tiba")
    await stage.later(hours=2)
    assert "belum melapor pulang. Terakhir" not in seen(cast.camat, own(stage, cast.camat))


@pytest.mark.parametrize("words", ["Sudah saya telepon, tidak diangkat", "Saya minta pambakal Liyu melihat di jalan"])
async def test_other_words_are_noted_and_it_goes_on(stage: Stage, words: str) -> None:
    cast = stage.cast
    await late(stage, camat=False)
    cast.coordinator.replies(alarm(stage, cast.coordinator), words)
    await stage.settle()
    assert "mohon tekan Sudah bicara dengan tim" in cast.coordinator.last(own(stage, cast.coordinator)).shown
    assert f"💬 16.01 Rahmi Contoh: {words}" in alarm(stage, cast.coordinator).shown
    await stage.later(hours=1)
    assert f"💬 16.01 Rahmi Contoh: {words}" in alarm(stage, cast.camat).shown
    await stage.acts.taps(cast.camat, "Sudah bicara dengan tim", own(stage, cast.camat))
    assert "Camat Contoh sudah bicara dengan tim" in alarm(stage, cast.coordinator).shown


async def test_a_second_press_hears_who_was_first(stage: Stage) -> None:
    cast = stage.cast
    await late(stage)
    message = alarm(stage, cast.camat)
    data = message.buttons[0][0].data or ""
    await stage.acts.taps(cast.coordinator, "Sudah bicara dengan tim", own(stage, cast.coordinator))
    cast.camat.presses_data(own(stage, cast.camat), message, data)
    await stage.settle()
    assert cast.camat.alerts[-1].text == "Rahmi Contoh sudah bicara dengan tim."


async def test_a_nik_in_an_answer_is_masked_and_a_nod_is_no_answer(stage: Stage) -> None:
    cast = stage.cast
    await late(stage)
    cast.camat.replies(alarm(stage, cast.camat), "terima kasih")
    await stage.settle()
    assert "💬" not in alarm(stage, cast.camat).shown


async def test_a_village_that_does_not_answer_is_phoned_once(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.later(hours=85)
    private = own(stage, cast.coordinator)
    rung = next(m for m in cast.coordinator.sees(private) if "belum menjawab usulan K1" in m.shown)
    assert rung.labels[:3] == ["📲 Hubungi desa", "Catat jawaban desa", "✅ Sudah bicara dengan desa"]
    cast.coordinator.replies(rung, "sudah saya telepon, besok dijawab")
    await stage.settle()
    assert "Rahmi Contoh sudah bicara dengan desa: sudah saya telepon, besok dijawab" in rung.shown
    assert rung.labels[:3] == ["📲 Hubungi desa", "Catat jawaban desa", NOT_REACHED]
    await stage.acts.taps(cast.coordinator, "Catat jawaban desa", private)
    assert "bagaimana desa menjawab" in cast.coordinator.last(private).shown


@pytest.mark.parametrize(
    "words", ["hendra sudah nelpon, mobilnya di jalan", "kata pambakal sudah ditelepon, tim aman di jalan"]
)
async def test_what_may_mean_it_is_asked_and_nobody_is_said_to_have_phoned(stage: Stage, words: str) -> None:
    cast = stage.cast
    await late(stage)
    cast.camat.replies(alarm(stage, cast.camat), words)
    await stage.settle()
    asked = cast.camat.last(own(stage, cast.camat))
    assert asked.shown == "Maksudnya: tim sudah dapat dihubungi, jadi peringatan berhenti sementara?"
    assert words not in alarm(stage, cast.coordinator).shown
    await stage.acts.taps(cast.camat, "Ya", own(stage, cast.camat))
    assert f"✅ 17.01 Tim sudah dapat dihubungi, kata Camat Contoh: {words}" in alarm(stage, cast.coordinator).shown
    assert "sudah bicara dengan tim" not in alarm(stage, cast.coordinator).shown
    assert alarm(stage, cast.coordinator).labels == [NOT_REACHED]


@pytest.mark.parametrize(
    "words", ["tidak nyambung", "ditelpon, katanya patah kaki kena batang", "sudah saya telepon, mobilnya terguling"]
)
async def test_who_was_not_reached_or_is_in_trouble_is_asked_about_again(stage: Stage, words: str) -> None:
    """Through the night, for coordinator and camat, with what was said, until somebody has reached them."""
    cast = stage.cast
    await late(stage)
    cast.coordinator.replies(alarm(stage, cast.coordinator), words)
    await stage.settle()
    assert "bot mengingatkan lagi" in cast.coordinator.last(own(stage, cast.coordinator)).shown
    rung = {who: _alarms(stage, who) for who in (cast.camat, cast.coordinator)}
    for _hour in range(8):
        await stage.later(hours=1)
    for who, before in rung.items():
        assert _alarms(stage, who) == before + 3
        assert f"Rahmi Contoh: {words}" in alarms(stage, who)[-1].shown
        assert alarms(stage, who)[-1].labels == [TALKED]
    await stage.acts.taps(cast.camat, "Sudah bicara dengan tim", own(stage, cast.camat))
    await stage.later(hours=2, minutes=55)
    assert _alarms(stage, cast.camat) == rung[cast.camat] + 3


async def test_an_alarm_that_nobody_answers_goes_on_at_growing_pauses(stage: Stage) -> None:
    """For coordinator and camat, through the night and the days after, until somebody has reached the team."""
    cast = stage.cast
    await late(stage)
    rung = {who: _alarms(stage, who) for who in (cast.camat, cast.coordinator)}
    heard = []
    for _hour in range(40):
        await stage.later(hours=1)
        heard.append(_alarms(stage, cast.camat) - rung[cast.camat])
    assert [heard[n - 1] for n in (2, 4, 8, 16, 28, 40)] == [1, 2, 3, 4, 5, 5]
    assert _alarms(stage, cast.coordinator) - rung[cast.coordinator] == 5
    await stage.acts.taps(cast.camat, "Sudah bicara dengan tim", own(stage, cast.camat))
    await stage.later(hours=2, minutes=55)
    assert _alarms(stage, cast.camat) == rung[cast.camat] + 5


async def test_home_late_at_night_is_said_in_the_morning(stage: Stage) -> None:
    """ "Sudah pulang tadi malam jam 11" is of yesterday, and ends the watch."""
    cast = stage.cast
    await late(stage)
    cast.camat.replies(alarm(stage, cast.camat), "tidak nyambung")
    await stage.settle()
    await stage.acts.waits_until(wita(4, 7, 30, month=12))
    cast.coordinator.replies(alarms(stage, cast.coordinator)[-1], "sudah pulang tadi malam jam 11")
    await stage.settle()
    assert "✅ Tim sudah pulang 23.00" in heard(cast.coordinator, own(stage, cast.coordinator))
    before = _alarms(stage, cast.camat)
    await stage.later(hours=12)
    assert _alarms(stage, cast.camat) == before > 1


async def test_a_village_that_was_not_reached_by_telephone_is_to_be_phoned_again(stage: Stage) -> None:
    cast = stage.cast
    await stage.acts.plans()
    await stage.later(hours=85)
    private = own(stage, cast.coordinator)
    rung = [m for m in cast.coordinator.sees(private) if "belum menjawab usulan K1" in m.shown]
    cast.coordinator.replies(rung[-1], "tidak diangkat")
    await stage.settle()
    await stage.later(hours=5)
    again = [m for m in cast.coordinator.sees(private) if "belum menjawab usulan K1" in m.shown]
    assert len(again) == len(rung) + 1
    assert "Rahmi Contoh: tidak diangkat" in again[-1].shown


def alarms(stage: Stage, who: Actor) -> list[Message]:
    return [m for m in who.sees(own(stage, who)) if "belum melapor pulang. Terakhir" in m.shown]


def _alarms(stage: Stage, who: Actor) -> int:
    return len(alarms(stage, who))


async def test_words_below_the_news_of_an_answer_to_an_alarm_answer_the_alarm(stage: Stage) -> None:
    """Nothing that is said in an emergency is lost, and nobody is asked to telephone themselves."""
    camat, coordinator = stage.cast.camat, stage.cast.coordinator
    await begins(stage)
    await stage.acts.says(stage.cast.member, stage.cast.team_group, "/lapangan")
    await stage.acts.taps(stage.cast.member, "Berangkat", stage.cast.team_group)
    for _ in range(10):
        await stage.later(hours=1)
    alarm = [m for m in camat.sees(own(stage, camat)) if "belum melapor pulang" in m.shown][-1]
    camat.replies(alarm, "kayapa tim sudah bulik kah?")
    await stage.settle()
    for who, words in ((camat, "kada nyambung hp nya"), (coordinator, "sinyal di sana hilang")):
        heard = [m for m in who.sees(own(stage, who)) if "Dicatat" in m.shown or "kata Camat" in m.shown][-1]
        who.replies(heard, words)
        await stage.settle()
        assert words in [m for m in camat.sees(own(stage, camat)) if "belum melapor pulang" in m.shown][-1].shown
    rung = [m for m in coordinator.sees(own(stage, coordinator)) if "Mohon telepon" in m.shown][-1]
    assert "Mohon telepon: Hendra Contoh" in rung.shown


async def test_the_team_is_home_and_whoever_the_alarm_rang_for_hears_it(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await reports(stage, "Berangkat")
    await stage.later(hours=11)
    chats = [own(stage, cast.coordinator), own(stage, cast.camat)]
    assert all("belum melapor pulang" in heard(who, own(stage, who)) for who in (cast.coordinator, cast.camat))
    await stage.acts.says(cast.member, own(stage, cast.member), "pulang jam 17.00")
    for who, chat in zip((cast.coordinator, cast.camat), chats, strict=True):
        assert "tim sudah pulang 17.00, kata Hendra Contoh" in who.last(chat).shown
        alarm = next(m for m in who.sees(chat) if "belum melapor pulang" in m.shown)
        assert "✅ Tim sudah pulang 17.00" in alarm.shown
        assert not alarm.buttons


@pytest.mark.parametrize("words", ["ujar kades tim sdh bulik jam 5", "kades bilang sudah pulang jam 17.00"])
async def test_an_hour_in_an_answer_is_no_hand_over(stage: Stage, words: str) -> None:
    cast = stage.cast
    await late(stage, camat=False)
    cast.coordinator.replies(alarm(stage, cast.coordinator), words)
    await stage.settle()
    said = cast.coordinator.last(own(stage, cast.coordinator)).shown
    assert "Mohon tulis misalnya" not in said
    assert "Maksudnya" in said or "Dicatat" in said


async def test_a_nod_ends_no_alarm_and_is_answered(stage: Stage) -> None:
    cast = stage.cast
    await late(stage)
    cast.camat.replies(alarm(stage, cast.camat), "oke")
    await stage.settle()
    assert "Bot tetap mengingatkan" in cast.camat.last(own(stage, cast.camat)).shown
    cast.camat.replies(alarm(stage, cast.camat), "sudah saya telepon, aman")
    await stage.settle()
    sent = cast.camat.replies(alarm(stage, cast.camat), "oke")
    await stage.settle()
    assert sent.reactions


async def test_a_call_alone_is_asked_about_and_it_rings_on(stage: Stage) -> None:
    """ "Sudah ditelpon" is no contact: nobody reads that the team was reached."""
    cast = stage.cast
    await late(stage)
    rung = _alarms(stage, cast.camat)
    cast.coordinator.replies(alarm(stage, cast.coordinator), "sudah ditelpon")
    await stage.settle()
    assert "Maksudnya: tim sudah dapat dihubungi" in cast.coordinator.last(own(stage, cast.coordinator)).shown
    assert "dapat dihubungi" not in seen(cast.camat, own(stage, cast.camat))
    await stage.later(hours=2)
    assert _alarms(stage, cast.camat) == rung + 1


@pytest.mark.parametrize(
    "words", ["salah tekan, belum saya telepon", "eh balum, salah urang", "batal", "tidak diangkat"]
)
async def test_what_was_said_by_mistake_is_taken_back_by_words(stage: Stage, words: str) -> None:
    cast = stage.cast
    await late(stage)
    rung = _alarms(stage, cast.coordinator)
    await stage.acts.taps(cast.camat, TALKED, own(stage, cast.camat))
    cast.camat.replies(alarm(stage, cast.camat), words)
    await stage.settle()
    assert "bot mengingatkan lagi pukul 18.01" in cast.camat.last(own(stage, cast.camat)).shown
    told = cast.coordinator.last(own(stage, cast.coordinator)).shown
    assert told == f"🔔 K1 Desa Uren: peringatan tentang tim berbunyi lagi, kata Camat Contoh: {words}"
    assert alarm(stage, cast.coordinator).labels == [TALKED]
    await stage.later(hours=1)
    assert _alarms(stage, cast.coordinator) == rung + 1


async def test_a_press_by_mistake_is_taken_back_by_a_press(stage: Stage) -> None:
    cast = stage.cast
    await late(stage)
    rung = _alarms(stage, cast.coordinator)
    await stage.acts.taps(cast.camat, TALKED, own(stage, cast.camat))
    await stage.acts.taps(cast.coordinator, NOT_REACHED, own(stage, cast.coordinator))
    assert "Rahmi Contoh: belum dapat dihubungi" in alarm(stage, cast.camat).shown
    assert alarm(stage, cast.camat).labels == [TALKED]
    await stage.later(hours=1)
    assert _alarms(stage, cast.coordinator) == rung + 1


async def test_other_words_leave_a_team_reached(stage: Stage) -> None:
    cast = stage.cast
    await late(stage)
    await stage.acts.taps(cast.camat, TALKED, own(stage, cast.camat))
    cast.coordinator.replies(alarm(stage, cast.coordinator), "baik, hati-hati di jalan")
    await stage.settle()
    assert "bot mengingatkan lagi pukul 20.01" in cast.coordinator.last(own(stage, cast.coordinator)).shown
    assert alarm(stage, cast.coordinator).labels == [NOT_REACHED]


async def test_a_team_that_was_reached_is_rung_for_again_until_it_is_home(stage: Stage) -> None:
    """That evening, the next morning, then each day."""
    cast = stage.cast
    await late(stage)
    rung = {who: _alarms(stage, who) for who in (cast.camat, cast.coordinator)}
    cast.camat.replies(alarm(stage, cast.camat), "sudah saya telepon, tim aman di jalan")
    await stage.settle()
    heard = []
    for _hour in range(28):
        await stage.later(hours=1)
        heard.append(_alarms(stage, cast.camat) - rung[cast.camat])
    assert [heard[n - 1] for n in (2, 3, 14, 15, 26, 27)] == [0, 1, 1, 2, 2, 3]
    assert _alarms(stage, cast.coordinator) - rung[cast.coordinator] == 3
    assert alarms(stage, cast.coordinator)[-1].labels == [TALKED]
    await stage.acts.says(cast.member, own(stage, cast.member), "K1 sudah pulang")
    await stage.later(days=2)
    assert _alarms(stage, cast.camat) == rung[cast.camat] + 3


async def test_a_team_that_only_sends_hand_overs_is_missed_too(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    cast.member.sends_photo(cast.team_group, caption="K1 sembako 5")
    await stage.settle()
    await stage.acts.waits_until(wita(3, 18, 30, month=12))
    for who in (cast.coordinator, cast.camat):
        assert (
            "belum melapor pulang. Terakhir: penyerahan, Kamis, 3 Desember 2026, 08.00 WITA" in alarm(stage, who).shown
        )
    before = _alarms(stage, cast.camat)
    await stage.later(hours=2)
    assert _alarms(stage, cast.camat) == before + 1
    await stage.acts.says(cast.member, own(stage, cast.member), "K1 pulang jam 18.00")
    await stage.later(hours=12)
    assert _alarms(stage, cast.camat) == before + 1


async def test_a_team_of_which_nothing_came_is_not_missed_nor_one_that_reports_days_later(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.waits_until(wita(4, 9, month=12))
    assert not _alarms(stage, cast.coordinator)
    cast.member.sends_photo(cast.team_group, caption="K1 sembako 5")
    await stage.later(days=2)
    assert not _alarms(stage, cast.coordinator)


async def test_that_they_have_arrived_is_asked_below_the_alarm(stage: Stage) -> None:
    """It was taken for the arrival in the village, and the alarm was silent for the rest of the night."""
    coordinator = stage.cast.coordinator
    await begins(stage)
    await reports(stage, "Berangkat")
    await stage.later(hours=18)
    private = own(stage, coordinator)
    alarm = next(m for m in coordinator.sees(private) if "belum melapor pulang" in m.shown)
    coordinator.replies(alarm, "alhamdulillah sudah sampai")
    await stage.settle()
    assert coordinator.last(private).labels[:2] == ["tim sudah pulang", "tiba"]
    async with stage.engine.store.reading() as books:
        assert [one.step for one in await books.steps.find()] == ["departed"]
    await stage.acts.taps(coordinator, "tim sudah pulang", private)
    async with stage.engine.store.reading() as books:
        assert {one.step for one in await books.steps.find()} == {"departed", "returned"}


@pytest.mark.parametrize("alone", [True, False])
@pytest.mark.parametrize("words", ["sudah sampai alhamdulillah", "K1 sampai"])
async def test_that_they_have_arrived_is_asked_of_the_team_while_the_alarm_rings(
    stage: Stage, words: str, alone: bool
) -> None:
    member = stage.cast.member
    chat = own(stage, member) if alone else stage.cast.team_group
    await begins(stage)
    await reports(stage, "Berangkat")
    await stage.later(hours=18)
    await stage.acts.says(member, chat, words if "K1" in words or alone else f"K1 {words}")
    assert member.last(chat).labels[:2] == ["tim sudah pulang", "tiba"]
    async with stage.engine.store.reading() as books:
        assert [one.step for one in await books.steps.find()] == ["departed"]
    await stage.acts.taps(member, "tim sudah pulang", chat)
    async with stage.engine.store.reading() as books:
        assert {one.step for one in await books.steps.find()} == {"departed", "returned"}


async def test_a_late_arrival_with_its_hour_is_recorded_while_the_alarm_rings(stage: Stage) -> None:
    await begins(stage)
    await reports(stage, "Berangkat")
    await stage.later(hours=13)
    await stage.acts.says(stage.cast.member, own(stage, stage.cast.member), "K1 tiba 9.10")
    async with stage.engine.store.reading() as books:
        assert [one.step for one in await books.steps.find(order="id")] == ["departed", "arrived"]


@pytest.mark.parametrize("words", ["sudah sampai kah", "tim aman kah", "sudah pulang kah?"])
async def test_a_question_of_the_camat_stops_no_alarm(stage: Stage, words: str) -> None:
    camat = stage.cast.camat
    await begins(stage)
    await reports(stage, "Berangkat")
    await stage.later(hours=18)
    await stage.acts.says(camat, own(stage, camat), words)
    assert "peringatan berhenti" not in seen(camat, own(stage, camat))
    async with stage.engine.store.reading() as books:
        assert not [one for one in await books.alarm_answers.find() if one.ends]
