"""A step that can hardly be is asked about, and nothing on record is written over without a question."""

from zoneinfo import ZoneInfo

import pytest

from simulator.model import Message
from sotarsa_bot.parsing.several_steps import parse_steps
from sotarsa_bot.records.steps import Step
from sotarsa_bot.unsure import Unsure
from tests.asked import home_from_two_visits
from tests.conftest import TUESDAY_NINE, Stage, kept
from tests.the_day import begins, heard, panel, reports


async def says(stage: Stage, words: str, *, photo: bool = False) -> Message:
    """As a reply to the panel in the team's group, which stands there."""
    cast = stage.cast
    shown = [m for m in cast.member.sees(cast.team_group) if "hari kunjungan" in m.shown][-1]
    if photo:
        message = cast.member.sends_photo(cast.team_group, caption=words, reply_to=shown)
    else:
        message = cast.member.replies(shown, words)
    await stage.settle()
    return message


def asked(stage: Stage) -> str:
    return stage.acts.question(stage.cast.member, stage.cast.team_group).shown


def shown(stage: Stage) -> str:
    return panel(stage, stage.cast.member, stage.cast.team_group)


@kept
async def on_the_road(stage: Stage, *steps: str) -> None:
    await begins(stage)
    await reports(stage, *steps)


async def test_an_hour_before_the_departure_is_asked(stage: Stage) -> None:
    await on_the_road(stage, "Berangkat")
    await says(stage, "tiba 06.30")
    assert "Berangkat sudah dicatat 08.00. Benar tiba 06.30?" in asked(stage).replace("\n", " ")
    assert "⬜ Tiba" in shown(stage)
    await stage.acts.answers(stage.cast.member, stage.cast.team_group, "ya")
    assert "✅ Tiba 06.30" in shown(stage)


async def test_a_departure_after_the_arrival_is_asked(stage: Stage) -> None:
    await on_the_road(stage, "Berangkat", "Tiba")
    await says(stage, "berangkat 08.30")
    assert "Tiba sudah dicatat 08.20. Benar berangkat 08.30?" in asked(stage).replace("\n", " ")
    assert "✅ Berangkat 08.00" in shown(stage)


@pytest.mark.parametrize(("later", "words"), [(10, "baru tiba"), (10, "tiba 5 menit yang lalu"), (90, "tiba 09.40")])
async def test_what_was_reported_already_is_replaced_only_after_a_question(
    stage: Stage, later: int, words: str
) -> None:
    await on_the_road(stage, "Berangkat", "Tiba")
    await stage.later(minutes=later)
    await says(stage, words)
    assert "Tiba sudah dicatat 08.20. Diganti: tiba" in asked(stage).replace("\n", " ")
    assert "✅ Tiba 08.20" in shown(stage)
    await stage.acts.answers(stage.cast.member, stage.cast.team_group, "ya")
    assert "✅ Tiba 08.20" not in shown(stage)


async def test_an_hour_is_put_right_at_once(stage: Stage) -> None:
    await on_the_road(stage, "Berangkat", "Tiba")
    await says(stage, "tiba 08.15")
    assert "✅ Tiba 08.15" in shown(stage)


@pytest.mark.parametrize("who", ["member", "coordinator"])
async def test_an_hour_that_was_said_is_replaced_only_after_a_question(stage: Stage, who: str) -> None:
    """ "K1 berangkat jam 8" of the coordinator wiped the 07.30 of the member who was there."""
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, "K1 berangkat 7.30")
    speaker = getattr(cast, who)
    await stage.acts.says(speaker, cast.team_group, "K1 berangkat 7.45")
    question = stage.acts.question(speaker, cast.team_group)
    assert "Berangkat sudah dicatat 07.30. Diganti: berangkat 07.45?" in question.shown.replace("\n", " ")
    assert "✅ Berangkat 07.30" in shown(stage)
    speaker.replies(question, "ya")
    await stage.settle()
    assert "✅ Berangkat 07.45" in shown(stage)


async def test_who_says_that_it_was_wrong_puts_it_right(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, "K1 berangkat 7.30")
    await stage.acts.says(cast.member, cast.team_group, "K1 eh berangkat 7.45")
    assert "✅ Berangkat 07.45" in shown(stage)


@pytest.mark.parametrize(("choice", "said"), [(0, "✅ Tiba 09.00"), (1, "✅ Tiba 4 Desember 09.00")])
async def test_an_hour_on_the_day_after_is_asked_for_its_day(stage: Stage, choice: int, said: str) -> None:
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    await stage.acts.says(cast.member, group, "K1 berangkat 07.30")
    await stage.later(hours=26)
    await stage.acts.says(cast.member, group, "K1 tiba 9.00")
    question = stage.acts.question(cast.member, group)
    assert "⬜ Tiba" in shown(stage)
    await stage.acts.taps(cast.member, question.labels[choice], group)
    assert said in shown(stage)


async def test_yesterday_is_asked_and_shown_as_yesterday(stage: Stage) -> None:
    await on_the_road(stage)
    await says(stage, "tiba kemarin jam 9")
    assert "⬜ Tiba" in shown(stage)
    await stage.acts.answers(stage.cast.member, stage.cast.team_group, "ya")
    assert "✅ Tiba 2 Desember 09.00" in shown(stage)


async def test_two_steps_of_one_sentence_are_recorded_together(stage: Stage) -> None:
    await on_the_road(stage)
    await says(stage, "berangkat jam 6 kurang lima belas, tiba setengah 8")
    assert "Maksudnya: berangkat 05.45, tiba 07.30?" in asked(stage)
    await stage.acts.answers(stage.cast.member, stage.cast.team_group, "ya")
    assert "✅ Berangkat 05.45" in shown(stage)
    assert "✅ Tiba 07.30" in shown(stage)


async def test_what_is_doubtful_for_two_reasons_is_asked_once_with_both(stage: Stage) -> None:
    await on_the_road(stage, "Berangkat")
    await says(stage, "tiba 06.30 mulai 06.40")
    assert "Berangkat sudah dicatat 08.00." in asked(stage)
    assert "Maksudnya: tiba 06.30, mulai melayani 06.40?" in asked(stage)


async def test_an_hour_before_the_departure_is_no_candidate(stage: Stage) -> None:
    await on_the_road(stage, "Berangkat", "Tiba", "Mulai", "Selesai")
    await stage.later(hours=9)
    await says(stage, "sudah pulang jam 3")
    assert "✅ Tim sudah pulang 15.00" in shown(stage)


async def test_a_photo_with_a_step_as_its_caption_reports_it(stage: Stage) -> None:
    cast = stage.cast
    await on_the_road(stage)
    message = await says(stage, "berangkat", photo=True)
    assert "✅ Berangkat" in shown(stage)
    assert message.reactions
    await stage.later(minutes=30)
    cast.member.sends_photo(cast.team_group, caption="K1 sudah tiba di balai desa")
    await stage.settle()
    assert "✅ Tiba" in shown(stage)
    assert "📷 2 foto" in stage.acts.card(cast.coordinator, cast.team_group, "K1").shown


@pytest.mark.parametrize("words", ["K1 berangkat", "K1 tiba 07.15", "k.1 sampai", "K1 sudah pulang dan selesai"])
async def test_a_step_with_the_code_needs_no_reply(stage: Stage, words: str) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, words)
    if "?" in cast.member.last(cast.team_group).shown:
        await stage.acts.answers(cast.member, cast.team_group, "ya")
    assert "✅" in shown(stage)


async def test_a_hand_over_with_a_step_in_it_is_a_hand_over(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, "K1 selesai sembako 20 dibagikan")
    assert "✅ Selesai" not in "\n".join(m.shown for m in cast.member.sees(cast.team_group))


async def test_home_without_a_word_before_is_asked(stage: Stage) -> None:
    cast = stage.cast
    await on_the_road(stage)
    await stage.acts.taps(cast.member, "Tim sudah pulang", cast.team_group)
    assert "belum ada langkah, penyerahan atau foto" in asked(stage)
    assert "⬜ Tim sudah pulang" in shown(stage)
    await stage.acts.taps(cast.member, "Tidak", cast.team_group)
    assert cast.member.last(cast.team_group).shown == "Baik, tidak dicatat."
    await stage.acts.taps(cast.member, "Tim sudah pulang", cast.team_group)
    await stage.acts.taps(cast.member, "Ya", cast.team_group)
    assert "✅ Tim sudah pulang" in shown(stage)


async def test_a_press_out_of_order_is_asked(stage: Stage) -> None:
    cast = stage.cast
    await on_the_road(stage, "Tiba")
    await stage.acts.taps(cast.member, "Berangkat", cast.team_group)
    assert "Tiba sudah dicatat 08.00. Benar berangkat 08.20?" in asked(stage)
    cast.member.replies(stage.acts.question(cast.member, cast.team_group), "berangkat 07.00")
    await stage.settle()
    assert "✅ Berangkat 07.00" in shown(stage)


async def test_what_is_still_to_come_is_refused_and_the_departure_beside_it_is_asked(stage: Stage) -> None:
    """Once the departure was asked about with "other words are not recorded", and nobody heard why."""
    await on_the_road(stage)
    await says(stage, "berangkat 07.15, tiba 11.00")
    said = asked(stage)
    assert said.startswith('"tiba 11.00" belum terjadi, jadi belum dicatat.')
    assert said.endswith("Maksudnya: berangkat 07.15?")
    await stage.acts.answers(stage.cast.member, stage.cast.team_group, "ya")
    assert "✅ Berangkat 07.15" in shown(stage)
    assert "⬜ Tiba" in shown(stage)


async def test_an_hour_alone_below_the_panel_is_the_next_step(stage: Stage) -> None:
    """Once "08.30" was offered as the recipients 8 and 30."""
    await on_the_road(stage, "Berangkat")
    await says(stage, "08.15")
    assert asked(stage) == "Maksudnya: tiba 08.15?"
    await stage.acts.answers(stage.cast.member, stage.cast.team_group, "ya")
    assert "✅ Tiba 08.15" in shown(stage)


async def test_a_question_about_a_step_reports_none(stage: Stage) -> None:
    await on_the_road(stage)
    await says(stage, "sudah berangkat?")
    assert "⬜ Berangkat" in shown(stage)
    assert "Maksudnya" not in stage.cast.member.last(stage.cast.team_group).shown


async def test_a_step_with_its_hour_beside_the_panel_is_asked_about(stage: Stage) -> None:
    """Once it was met by silence, though the panel stood there."""
    cast = stage.cast
    await on_the_road(stage)
    await stage.acts.says(cast.member, cast.team_group, "mulai 07.45")
    assert asked(stage) == "Maksudnya: K1 mulai melayani 07.45?"
    await stage.acts.answers(cast.member, cast.team_group, "ya")
    assert "✅ Mulai melayani 07.45" in shown(stage)
    before = len(cast.member.sees(cast.team_group))
    await stage.acts.says(cast.member, cast.team_group, "otw")
    assert len(cast.member.sees(cast.team_group)) == before + 1


@pytest.mark.parametrize("answer", ["Ya", "Tidak"])
async def test_who_is_home_from_the_second_village_is_home_from_the_first_if_they_say_so(
    stage: Stage, answer: str
) -> None:
    """At night the alarm rang for a team that had reported home from its second visit of the day."""
    cast = stage.cast
    await home_from_two_visits(stage)
    asked = cast.member.last(cast.team_group)
    assert "K1 sudah selesai, tetapi belum dilaporkan pulang. Tim K1 juga sudah pulang" in asked.shown
    await stage.acts.taps(cast.member, answer, cast.team_group)
    async with stage.engine.store.reading() as books:
        home = {one.visit: one.happened_at for one in await books.steps.find(step=Step.RETURNED)}
    assert set(home) == ({1, 2} if answer == "Ya" else {2})
    assert len({at.replace(second=0, microsecond=0) for at in home.values()}) == 1


@pytest.mark.parametrize(
    "words", ["sdh smpai", "alhamdulillah sudah tiba", "sudah nyampai tadi", "sudah tiba dari tadi", "K1 sudah tiba"]
)
async def test_what_stands_is_said_to_whoever_reports_it_again_without_an_hour(stage: Stage, words: str) -> None:
    await on_the_road(stage, "Berangkat", "Tiba")
    await stage.later(minutes=10)
    await says(stage, words)
    assert "Tiba sudah dicatat 08.20. Tidak ada yang diubah." in heard(stage.cast.member, stage.cast.team_group)
    assert "✅ Tiba 08.20" in shown(stage)


async def test_a_step_that_stands_keeps_its_hour_beside_a_new_one(stage: Stage) -> None:
    await on_the_road(stage, "Berangkat", "Tiba")
    await stage.later(minutes=10)
    await says(stage, "sudah tiba, mulai melayani")
    await stage.acts.answers(stage.cast.member, stage.cast.team_group, "ya")
    assert "✅ Tiba 08.20" in shown(stage)
    assert "✅ Mulai melayani" in shown(stage)


async def test_another_persons_hour_is_replaced_only_after_a_question(stage: Stage) -> None:
    cast = stage.cast
    await on_the_road(stage, "Berangkat", "Tiba")
    await stage.acts.says(cast.coordinator, cast.team_group, "K1 tiba 08.10")
    assert "Tiba sudah dicatat 08.20. Diganti: tiba 08.10?" in asked(stage).replace("\n", " ")
    assert "✅ Tiba 08.20" in shown(stage)


async def test_the_denied_hour_is_not_read_back(stage: Stage) -> None:
    await on_the_road(stage, "Berangkat", "Tiba")
    await says(stage, "tiba bukan 8.20 tapi 8.10")
    assert "Maksudnya: tiba 08.10?" in asked(stage)
    await stage.acts.answers(stage.cast.member, stage.cast.team_group, "ya")
    assert "✅ Tiba 08.10" in shown(stage)


@pytest.mark.parametrize("words", ["berangkat K1 jam 7.10", "min K1 berangkat 7.10", "kami di K1 sudah berangkat 7.10"])
async def test_a_code_in_the_middle_names_the_visit(stage: Stage, words: str) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, words)
    assert "✅ Berangkat 07.10" in shown(stage)


@pytest.mark.parametrize(
    "words", ["kami sudah barangkat lah", "alhamdulillah sudah berangkat", "sudah berangkat pak", "berangkat 7.10"]
)
async def test_a_step_that_happened_is_asked_beside_all_messages_too(stage: Stage, words: str) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, words)
    assert "Maksudnya: K1 berangkat" in asked(stage)
    await stage.acts.answers(cast.member, cast.team_group, "ya")
    assert "✅ Berangkat" in shown(stage)


@pytest.mark.parametrize("words", ["sudah berangkat kah", "sudah makan", "berangkat nanti", "kami sudah siap"])
async def test_talk_of_the_team_is_no_step(stage: Stage, words: str) -> None:
    cast = stage.cast
    await begins(stage)
    before = len(cast.member.sees(cast.team_group))
    await stage.acts.says(cast.member, cast.team_group, words)
    assert len(cast.member.sees(cast.team_group)) == before + 1


async def test_what_stands_and_is_said_once_more_to_nobody_is_talk(stage: Stage) -> None:
    cast = stage.cast
    await on_the_road(stage, "Berangkat")
    before = len(cast.member.sees(cast.team_group))
    await stage.acts.says(cast.member, cast.team_group, "kami sudah berangkat")
    assert len(cast.member.sees(cast.team_group)) == before + 1


async def test_a_denial_with_its_reason_is_read_back(stage: Stage) -> None:
    cast = stage.cast
    await on_the_road(stage, "Berangkat", "Tiba", "Mulai")
    await says(stage, "belum mulai, masih menunggu warga")
    assert 'Maksudnya: K1: "mulai melayani" dibatalkan?' in asked(stage)
    await stage.acts.answers(cast.member, cast.team_group, "ya")
    assert "⬜ Mulai melayani" in shown(stage)


async def test_a_denial_of_what_is_not_on_record_says_so(stage: Stage) -> None:
    cast = stage.cast
    await on_the_road(stage, "Berangkat")
    await says(stage, "belum mulai, masih menunggu warga")
    assert 'K1: "mulai melayani" memang belum dicatat.' in cast.member.last(cast.team_group).shown


@pytest.mark.parametrize("words", ["K1 belum berangkat, hujan labat", "K1 balum barangkat karena hujan labat"])
async def test_why_not_reaches_the_coordinator_behind_the_code_too(stage: Stage, words: str) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, words)
    assert "tim belum berangkat: hujan labat." in heard(cast.coordinator, stage.world.private(cast.coordinator.user))


@pytest.mark.parametrize("words", ["bukan jam 8.20, 8.10", "jam 8.10 bukan 8.20", "8.10, lain 8.20"])
async def test_an_hour_alone_that_denies_another_is_of_the_last_step(stage: Stage, words: str) -> None:
    await on_the_road(stage, "Berangkat", "Tiba")
    await says(stage, words)
    assert "Maksudnya: tiba 08.10?" in asked(stage)


async def test_a_step_that_is_denied_behind_its_word_is_taken_back(stage: Stage) -> None:
    await on_the_road(stage, "Berangkat", "Tiba", "Mulai")
    await says(stage, "mulai kada jadi")
    assert "⬜ Mulai melayani" in shown(stage)


async def test_what_happened_just_now_is_shown_with_its_hour_and_taken_with_it(stage: Stage) -> None:
    await on_the_road(stage, "Berangkat", "Tiba")
    await stage.later(minutes=10)
    await says(stage, "berangkat jam 7.30, tiba barusan")
    assert "Maksudnya: berangkat 07.30, tiba 08.50?" in asked(stage)
    await stage.acts.answers(stage.cast.member, stage.cast.team_group, "ya")
    assert "✅ Berangkat 07.30" in shown(stage)
    assert "✅ Tiba 08.50" in shown(stage)


async def test_a_code_that_is_none_beside_another_is_said(stage: Stage) -> None:
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, "K1 dan K9 selesai 7.10")
    assert "Mohon satu pesan untuk satu kunjungan" in cast.member.last(cast.team_group).shown


@pytest.mark.parametrize(
    "words",
    ["siap berangkat", "siap kami bulik", "ayo mulai", "pulang haja kami", "kita pulang", "siap berangkat jam 8"],
)
def test_what_they_are_about_to_do_is_asked(words: str) -> None:
    with pytest.raises(Unsure):
        parse_steps(words, now=TUESDAY_NINE, tz=ZoneInfo("Asia/Makassar"))


@pytest.mark.parametrize(
    "words", ["siap, berangkat", "siap pak, sudah berangkat", "sudah selesai saja", "kami berangkat", "tiba 8.50 aja"]
)
def test_what_they_have_done_is_taken(words: str) -> None:
    assert len(parse_steps(words, now=TUESDAY_NINE, tz=ZoneInfo("Asia/Makassar"))) == 1


async def test_an_hour_that_is_told_days_later_without_its_day_is_asked(stage: Stage) -> None:
    """It was taken for an hour of the day of writing: a trip of two days, on paper."""
    cast, group = stage.cast, stage.cast.team_group
    await begins(stage)
    await reports(stage, "Berangkat")
    await stage.later(days=2)
    await stage.acts.says(cast.member, group, "K1 pulang 7.15")
    async with stage.engine.store.reading() as books:
        assert await books.steps.count(step=Step.RETURNED) == 0
    await stage.acts.taps(cast.member, "Ya", group)
    async with stage.engine.store.reading() as books:
        assert await books.steps.count(step=Step.RETURNED) == 1
