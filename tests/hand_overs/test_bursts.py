"""Ten teams come back into signal at once; everything is kept, said once, and nobody else has to wait for it."""

import pytest

from conversations.gateway.worker import A_COMMIT
from simulator.cast import Registered
from simulator.model import Message
from simulator.people import Actor
from sotarsa_bot.people.example_office import furnish
from sotarsa_bot.records.field import PhotoState
from sotarsa_bot.records.machinery import InboxState
from tests.conftest import Stage
from tests.the_day import begins, heard, reports, seen

TEAMS, ALBUMS, SINGLES = 10, 2, 2


@pytest.fixture
async def teams(stage: Stage) -> list[Actor]:
    """Ten more people of the team, each with a phone."""
    await stage.settle()
    found = [Actor(stage.world, stage.world.add_user(f"Anggota {n} (contoh)")) for n in range(TEAMS)]
    for who in found:
        who.opens_private()
    known = [Registered(who.user.id, who.user.name, "", "team") for who in found]
    async with stage.engine.store.writing() as books:
        await furnish(books, known, [], stage.clock.now())
    await begins(stage)
    async with stage.engine.store.writing() as books:  # enough for all of them
        plan = (await books.visits.get(1)).plan
        cargo = tuple(one.model_copy(update={"amount": 1000}) for one in plan.cargo)
        await books.visits.change(1, plan=plan.model_copy(update={"cargo": cargo}))
    return found


def burst(stage: Stage, who: Actor, number: int) -> list[Message]:
    """Albums whose caption comes first, or last; singles with a caption each. Nobody has said "tiba"."""
    chat, sent = stage.world.private(who.user), []
    who.goes_offline()
    for n in range(ALBUMS):
        words = f"K1 sembako {n + 2}"
        captions = [words, None, None, None] if n % 2 == 0 else [None, None, None, words]
        sent += who.sends_album(chat, 4, captions=captions)
    sent += [who.sends_photo(chat, caption=f"K1 {100 * number + n + 1} terima") for n in range(SINGLES)]
    return sent


async def test_ten_teams_at_once(stage: Stage, teams: list[Actor]) -> None:
    for number, who in enumerate(teams):
        burst(stage, who, number)
    arrived = [message for who in teams for message in who.comes_online()]
    await stage.settle()
    async with stage.engine.store.reading() as books:
        photos = await books.photos.find()
        hand_overs = await books.deliveries.find()
    assert len(photos) == len(arrived) == TEAMS * (4 * ALBUMS + SINGLES)
    assert {p.state for p in photos} == {PhotoState.STORED}
    assert all(p.delivery for p in photos)
    assert len(hand_overs) == TEAMS * (ALBUMS + SINGLES)
    each = 4 * ALBUMS + SINGLES
    for who in teams:
        said = seen(who, stage.world.private(who.user))
        assert said.count("foto tersimpan (") == 1
        assert f"{each} dari {each} foto tersimpan" in said
    # Telegram shows the reaction to any item of an album under its first.
    assert sum(bool(message.reactions) for message in arrived) == TEAMS * (ALBUMS + SINGLES)


async def test_a_press_of_somebody_else_does_not_wait_for_the_burst(stage: Stage, teams: list[Actor]) -> None:
    burst(stage, teams[0], 0)
    burst(stage, teams[1], 1)
    for who in teams[:2]:
        who.comes_online()
    stage.cast.official.taps("tempat siap", chat=stage.cast.village_group)
    await stage.engine.receiver.receive()
    await stage.engine.worker.work()
    await stage.engine.worker.finish()
    assert not stage.world.unanswered_presses
    async with stage.engine.store.reading() as books:
        assert await books.inbox.count(state=InboxState.NEW) > 0


async def test_a_press_in_the_very_group_does_not_wait_for_the_burst(stage: Stage) -> None:
    """Forty photos of one member wait in the team's group; the coordinator's press is answered in the first round."""
    cast = stage.cast
    await begins(stage)
    await reports(stage)
    for number in range(40):
        cast.member.sends_photo(cast.team_group, caption=f"K1 {number + 1} terima")
    cast.coordinator.taps("Berangkat", chat=cast.team_group)
    await stage.starts()
    await stage.engine.receiver.receive()
    await stage.engine.worker.work()
    await stage.engine.worker.finish()
    assert not stage.world.unanswered_presses
    async with stage.engine.store.reading() as books:
        assert await books.steps.count(step="departed") == 1
        assert await books.inbox.count(state=InboxState.NEW) > 30
    await stage.settle()
    assert "40 dari 40 foto tersimpan" in heard(cast.member, cast.team_group)


async def test_a_press_does_not_wait_either_when_more_people_speak_than_a_commit_holds(stage: Stage) -> None:
    await begins(stage)
    for n in range(A_COMMIT + 1):
        who = Actor(stage.world, stage.world.add_user(f"Warga {n}"))
        for _ in range(3):
            who.sends(who.opens_private(), "Apa kabar?")
    stage.cast.official.taps("tempat siap", chat=stage.cast.village_group)
    await stage.starts()
    await stage.engine.receiver.receive()
    await stage.engine.worker.work()
    await stage.engine.worker.finish()
    assert not stage.world.unanswered_presses
    async with stage.engine.store.reading() as books:
        assert await books.inbox.count(state=InboxState.NEW) == 2 * (A_COMMIT + 1)


async def test_what_was_said_before_a_group_got_its_new_name_does_not_give_back_the_old_one(stage: Stage) -> None:
    """What concerns the chat comes after all that was before it, and before all that was after it."""
    cast, group = stage.cast, stage.cast.team_group
    for _ in range(12):
        cast.member.sends(group, "/jadwal")
    group.title = "Tim Baru"
    stage.world.service(group, cast.admin.user, {"new_chat_title": group.title})
    cast.coordinator.sends(group, "/jadwal")
    await stage.settle()
    async with stage.engine.store.reading() as books:
        (row,) = await books.chats.find(telegram_id=group.id)
    assert row.title == "Tim Baru"


async def test_in_one_chat_the_order_of_one_person_is_kept(stage: Stage, teams: list[Actor]) -> None:
    """One's own command waits for what one sent there before it."""
    who = teams[0]
    chat = stage.world.private(who.user)
    for number in range(30):
        who.sends(chat, f"K1 {number + 1} terima")
    who.sends(chat, "/jadwal")
    await stage.settle()
    said = [m.shown for m in who.sees(chat) if m.sender is stage.world.bot]
    assert "Jadwal kunjungan" in said[-1]
    assert [n for n in range(30) if f"nomor {n + 1}" not in "\n".join(said)] == []
