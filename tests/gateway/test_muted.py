"""A group in which we may not write for a while: what is owed waits, somebody is told, and it goes on by itself."""

import pytest
from telegram.error import BadRequest, Forbidden, TelegramError

from conversations.gateway.delivery_outcome import Outcome, outcome_of
from simulator.model import Chat
from sotarsa_bot.records.machinery import PostState
from sotarsa_bot.summaries import attention
from tests.conftest import Stage
from tests.gateway.test_delivery_outcome import TOPIC, post
from tests.gateway.test_sending import DOCUMENT, Desk
from tests.people.test_groups import said
from tests.the_day import begins, heard, reports, seen

RIGHTS = """is_member can_send_messages can_send_audios can_send_documents can_send_photos can_send_videos
can_send_video_notes can_send_voice_notes can_send_polls can_send_other_messages can_add_web_page_previews
can_change_info can_invite_users can_pin_messages can_manage_topics"""
LOCKED, FREED = "sedang dikunci", "sudah dapat menulis lagi"


def lock(stage: Stage, group: Chat, *kinds: str, times: int = 40) -> None:
    stage.world.demote_bot(group)
    stage.world.forbid(group, *(kinds or ("text messages", "photos", "documents")))
    for _ in range(times):
        stage.world.expect("not enough rights to send")


def told(stage: Stage, words: str) -> int:
    return sum(words in text for text in said(stage, stage.cast.coordinator, stage.cast.team_group))


async def failed(stage: Stage) -> int:
    async with stage.engine.store.reading() as books:
        return await books.outbox.count(state=PostState.FAILED)


@pytest.mark.parametrize(
    ("words", "method", "means"),
    [
        ("Not enough rights to send text messages to the chat", "sendMessage", Outcome.MUTED),
        ("Have no rights to send a message", "sendMessage", Outcome.MUTED),
        ("Have no rights to send a message", "sendDocument", Outcome.MUTED),
        ("CHAT_WRITE_FORBIDDEN", "sendMessage", Outcome.MUTED),
        ("CHAT_WRITE_FORBIDDEN", "sendPhoto", Outcome.MUTED),
        ("CHAT_SEND_PLAIN_FORBIDDEN", "sendMessage", Outcome.MUTED),
        ("CHAT_GUEST_SEND_FORBIDDEN", "sendMessage", Outcome.MUTED),
        ("CHAT_RESTRICTED", "sendMessage", Outcome.MUTED),
        ("Not enough rights to send photos to the chat", "sendPhoto", Outcome.NOT_THIS_KIND),
        ("Not enough rights to send documents to the chat", "sendDocument", Outcome.NOT_THIS_KIND),
        ("CHAT_SEND_PHOTOS_FORBIDDEN", "sendMediaGroup", Outcome.NOT_THIS_KIND),
        ("CHAT_SEND_DOCS_FORBIDDEN", "sendDocument", Outcome.NOT_THIS_KIND),
        ("Not enough rights to manage pinned messages in the chat", "pinChatMessage", Outcome.REFUSED),
    ],
)
@pytest.mark.parametrize("error", [BadRequest, Forbidden], ids=["400", "403"])
def test_a_right_that_is_missing_may_come_back(
    words: str, method: str, means: Outcome, error: type[TelegramError]
) -> None:
    """With whichever number it is said: only who is thrown out hears by an update that he is back."""
    if means is not Outcome.REFUSED:
        assert outcome_of(error(words), post(method), TOPIC.with_(thread=None)) is means
    else:
        assert outcome_of(BadRequest(words), post(method), TOPIC) is means


def test_a_closed_topic_falls_back_and_a_closed_general_one_waits() -> None:
    assert outcome_of(BadRequest("TOPIC_CLOSED"), post(), TOPIC) is Outcome.THREAD_GONE
    assert outcome_of(BadRequest("TOPIC_CLOSED"), post(), TOPIC.with_(thread=None)) is Outcome.MUTED


async def test_a_proposal_waits_for_a_locked_village_and_goes_on_when_it_is_open(stage: Stage) -> None:
    """A bug: it failed for good, and nobody was told."""
    cast = stage.cast
    lock(stage, cast.village_group)
    await stage.acts.plans()
    await stage.later(minutes=45)
    assert (told(stage, LOCKED), told(stage, FREED), await failed(stage)) == (1, 0, 0)
    assert "Perangkat Desa Uren" in seen(cast.coordinator, cast.team_group)
    stage.world.forbid(cast.village_group)
    await stage.later(minutes=11)
    assert "Menunggu jawaban desa" in stage.acts.card(cast.official, cast.village_group, "K1").shown
    assert (told(stage, LOCKED), told(stage, FREED)) == (1, 1)
    await stage.acts.decides()
    assert "Disepakati" in stage.acts.card(cast.official, cast.village_group, "K1").shown


async def test_a_locked_group_is_tried_at_intervals_across_a_restart(stage: Stage) -> None:
    lock(stage, stage.cast.village_group)
    await stage.acts.plans()
    before = len(stage.world.refusals)
    await stage.later(minutes=1)
    await stage.reopen()
    await stage.later(minutes=1)
    assert len(stage.world.refusals) == before
    await stage.later(minutes=9)
    assert len(stage.world.refusals) == before + 1
    stage.world.forbid(stage.cast.village_group)
    await stage.later(minutes=11)


async def test_who_is_made_administrator_need_not_wait(stage: Stage) -> None:
    cast = stage.cast
    lock(stage, cast.village_group)
    await stage.acts.plans()
    stage.world.promote_bot(cast.village_group)
    await stage.settle()
    assert stage.acts.card(cast.official, cast.village_group, "K1")
    assert told(stage, FREED) == 1


async def test_the_count_that_was_never_asked_for_is_seen_as_not_asked(stage: Stage) -> None:
    """Neither the summary nor who closes the visit takes the silence of a locked village for its own."""
    cast = stage.cast
    await begins(stage)
    await reports(stage, "Berangkat", "Tiba", "Mulai melayani")
    await stage.acts.says(cast.member, cast.team_group, "K1 sembako 3")
    lock(stage, cast.village_group)
    await reports(stage, "Selesai")
    async with stage.engine.store.reading() as books:
        needs = await attention.everywhere(books, stage.engine.office, stage.clock.now())
    assert ("summary.needs_reaching", {"codes": "K1"}) in needs
    assert told(stage, LOCKED) == 1
    stage.world.forbid(cast.village_group)
    await stage.later(minutes=11)
    assert "Cocok?" in heard(cast.official, cast.village_group)
    async with stage.engine.store.reading() as books:
        needs = await attention.everywhere(books, stage.engine.office, stage.clock.now())
    assert "summary.needs_reaching" not in [need.key for need in needs]


async def test_a_question_that_was_refused_is_asked_with_the_same_words_again(stage: Stage) -> None:
    """A bug: what Telegram had refused passed for said, and so was never said again."""
    desk, group = Desk(stage), stage.cast.team_group
    await desk.owes(group, "   ", slot="kartu")
    stage.world.expect("message text is empty")
    stage.world.expect("message text is empty")
    await stage.settle()
    assert await failed(stage) == 1
    await desk.owes(group, "   ", slot="kartu")
    await stage.settle()
    assert await failed(stage) == 2


async def test_a_topic_and_the_general_one_are_closed_and_opened_again(stage: Stage) -> None:
    cast = stage.cast
    forum = stage.world.add_group("Forum Uren", [cast.coordinator.user, cast.official.user], forum=True)
    topic = stage.world.add_topic(forum, "Kunjungan")
    cast.coordinator.sends(forum, "/hubungkan", thread=topic.thread_id)
    await stage.settle()
    await stage.acts.taps(cast.coordinator, "Desa", forum)
    await stage.acts.answers(cast.coordinator, forum, "kapul")
    for thread in (topic.thread_id, None):
        stage.world.close_topic(forum, thread)
    for _ in range(4):
        stage.world.expect("TOPIC_CLOSED")
    await stage.acts.plans("Kapul")
    assert (told(stage, LOCKED), await failed(stage)) == (1, 0)
    stage.world.reopen_topic(forum, None)
    await stage.settle()
    assert stage.acts.card(cast.official, forum, "K1").thread_id is None
    assert told(stage, FREED) == 1


async def test_where_only_files_are_forbidden_words_go_on_and_say_so(stage: Stage) -> None:
    desk, group = Desk(stage), stage.cast.team_group
    lock(stage, group, "photos", "documents")
    await desk.owes_call(group, "sendDocument", DOCUMENT)
    await desk.owes_call(group, "sendDocument", DOCUMENT | {"filename": "lain.ics"})
    await desk.owes(group, "sesudahnya")
    await stage.settle()
    await stage.later(minutes=35)
    assert desk.said(group)[0] == "sesudahnya" or desk.said(group)[1] == "sesudahnya"
    assert sum("tidak boleh mengirim foto atau berkas" in words for words in desk.said(group)) == 1
    assert desk.files(group) == 0
    stage.world.forbid(group)
    await stage.later(minutes=11)
    assert desk.files(group) == 2
    lock(stage, group, "documents")
    await desk.owes_call(group, "sendDocument", DOCUMENT)
    await stage.settle()
    assert sum("tidak boleh mengirim foto atau berkas" in words for words in desk.said(group)) == 2


@pytest.mark.parametrize("silenced", [{"can_send_messages": False}, {"is_member": False}], ids=str)
async def test_the_bot_itself_is_silenced(stage: Stage, silenced: dict[str, bool]) -> None:
    """An administrator takes its right to write, or restricts one that has left: told at once, before it has to say
    something."""
    cast, bot = stage.cast, {"id": 42, "is_bot": True, "first_name": "PAK SOTARSA"}
    rights = dict.fromkeys(RIGHTS.split(), True)
    change = {
        "chat": {"id": cast.village_group.id, "type": "supergroup", "title": "Perangkat Desa Uren"},
        "from": {"id": 5, "is_bot": False, "first_name": "A"},
        "date": 1_800_000_000,
        "old_chat_member": {"user": bot, "status": "member"},
        "new_chat_member": {"user": bot, "status": "restricted", "until_date": 0, **rights, **silenced},
    }
    stage.world.faults.poison({"my_chat_member": change})
    await stage.settle()
    assert told(stage, LOCKED if silenced.get("can_send_messages") is False else "tidak dapat menulis ke") == 1
