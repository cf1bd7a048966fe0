"""The morning of an agreed visit, for the tests of the field day."""

from datetime import timedelta

from simulator.model import Chat, Message
from simulator.people import Actor
from tests.conftest import Stage, kept


async def begins(stage: Stage) -> None:
    """K1 is proposed, agreed, and its hour has come."""
    await stage.once("begins", lambda: _begins(stage))


async def _begins(stage: Stage) -> None:
    await stage.acts.plans()
    await stage.acts.decides()
    await comes(stage)


@kept
async def comes(stage: Stage) -> None:
    """The morning of K1, which is agreed."""
    starts_at = stage.acts.starts_at(stage.cast.coordinator, stage.cast.team_group, "K1")
    await stage.acts.waits_until(starts_at - timedelta(hours=1))


@kept
async def reports(stage: Stage, *steps: str) -> None:
    """A team member opens the panel and taps these steps, in the team's group."""
    await stage.acts.says(stage.cast.member, stage.cast.team_group, "/lapangan")
    for step in steps:
        await stage.acts.taps(stage.cast.member, step, stage.cast.team_group)
        await stage.later(minutes=20)


async def closes(stage: Stage) -> None:
    """The coordinator closes K1, though not every hand-over has its photo."""
    coordinator, group = stage.cast.coordinator, stage.cast.team_group
    await stage.acts.taps(coordinator, "Tutup kunjungan", group)
    if any("☑️ Tutup juga" in message.labels for message in coordinator.sees(group)):
        await stage.acts.taps(coordinator, "Tutup juga", group)


def panel(stage: Stage, who: Actor, chat: Chat) -> str:
    """What the newest panel says."""
    return [m.shown for m in who.sees(chat) if "hari kunjungan" in m.shown][-1]


def seen(who: Actor, chat: Chat) -> str:
    """Everything the bot has said there, as it stands now: for what must not stand there, and for what was said before
    the last act."""
    return "\n".join(m.shown for m in who.sees(chat) if m.sender is who.world.bot)


def heard(who: Actor, chat: Chat) -> str:
    """What the bot has said there, or changed, since somebody last wrote, sent or pressed something, as it stands now:
    for what an act is to lead to. (What stood there before proves nothing.)"""
    bot, since = who.world.bot, set[int]()
    for event in reversed(who.world.feed.all):
        sign = event.message
        if event.kind == "pressed" or (sign and sign.sender is not bot and event.kind in ("message", "edited")):
            break
        if sign and event.kind in ("message", "edited"):
            since.add(id(sign))
    return "\n".join(m.shown for m in who.sees(chat) if m.sender is bot and id(m) in since)


@kept
async def asks_for_approval(stage: Stage) -> None:
    """25 parcels are on record, and both groups have the card of the handover record."""
    cast = stage.cast
    await begins(stage)
    await stage.acts.says(cast.member, cast.team_group, "K1 sembako 25")
    await stage.acts.says(cast.coordinator, cast.team_group, "/bast")
    await stage.acts.taps(cast.coordinator, "Minta persetujuan desa", cast.team_group)


def record_card(who: Actor, chat: Chat) -> Message:
    """The newest card of the handover record."""
    bot = who.world.bot
    return [m for m in who.sees(chat) if m.sender is bot and m.shown.startswith("📄 Berita acara K1")][-1]


def own(stage: Stage, who: Actor) -> Chat:
    return stage.world.private(who.user)
