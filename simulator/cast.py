"""The example people and groups of the demo and the tests. All names and numbers are made up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.model import Chat
from simulator.office import CastMember, ShownChat
from simulator.people import Actor
from simulator.world import World

ADMIN_ID = 7_100_000_007
"""The example administrator's Telegram id, for the bot's settings."""


@dataclass(frozen=True)
class Registered:
    """Somebody the office knows. `role` and `village` are the bot's words ("official", "2019")."""

    telegram_id: int
    name: str
    phone: str
    role: str
    village: str | None = None


@dataclass(frozen=True)
class Bound:
    """A group the office has bound: to the "team", or to a "village"."""

    telegram_id: int
    title: str
    purpose: str
    village: str | None = None


@dataclass(frozen=True)
class Cast:
    """Everybody in the example office, and their groups, as Telegram knows them."""

    world: World
    coordinator: Actor
    member: Actor
    official: Actor
    second_official: Actor
    other_official: Actor
    camat: Actor
    admin: Actor
    stranger: Actor
    team_group: Chat
    village_group: Chat
    other_group: Chat
    spare_group: Chat

    @property
    def people(self) -> Sequence[CastMember]:
        """Everybody one can be on the page."""
        return (
            CastMember(self.coordinator, "koordinator tim"),
            CastMember(self.member, "anggota tim"),
            CastMember(self.official, "sekretaris Desa Uren"),
            CastMember(self.second_official, "kepala dusun, Desa Uren"),
            CastMember(self.other_official, "perangkat Desa Liyu"),
            CastMember(self.camat, "camat"),
            CastMember(self.admin, "admin"),
            CastMember(self.stranger, "orang luar"),
        )

    @property
    def registered(self) -> Sequence[Registered]:
        """Whom the example office has let in. The administrator comes from the settings; the stranger is nobody."""
        roles = (
            (self.coordinator, "coordinator", None),
            (self.member, "team", None),
            (self.official, "official", "2019"),
            (self.second_official, "official", "2019"),
            (self.other_official, "official", "2014"),
            (self.camat, "camat", None),
        )
        return [
            Registered(who.user.id, who.user.name, f"+62812000000{n:02}", role, village)
            for n, (who, role, village) in enumerate(roles, 1)
        ]

    @property
    def bound(self) -> Sequence[Bound]:
        """The groups that the example office has bound."""
        groups = (
            (self.team_group, "team", None),
            (self.village_group, "village", "2019"),
            (self.other_group, "village", "2014"),
            (self.spare_group, "village", "2011"),
        )
        return [Bound(chat.id, chat.name, purpose, village) for chat, purpose, village in groups]

    @property
    def chats(self) -> Sequence[ShownChat]:
        """What the page shows first: the team, the village, the camat."""
        return (
            ShownChat(self.team_group, "Grup tim"),
            ShownChat(self.village_group, "Grup Desa Uren"),
            ShownChat(self.world.private(self.camat.user), "Obrolan pribadi camat"),
        )


def newcomers(cast: Cast) -> Sequence[CastMember]:
    """Everybody, before the office knows them: the administrator first, who lets the others in."""
    known = (cast.admin, cast.stranger)
    people = [one if one.actor in known else CastMember(one.actor, f"calon {one.role}") for one in cast.people]
    return sorted(people, key=lambda one: one.actor is not cast.admin)


def assemble(world: World) -> Cast:
    """Puts the example people into a world, with the bot in four groups (admin in each, so that it sees photos)."""

    def person(name: str, user_id: int) -> Actor:
        return Actor(world, world.add_user(name, user_id=user_id))

    coordinator, member = person("Rahmi Contoh", 7_100_000_001), person("Hendra Contoh", 7_100_000_002)
    official, second = person("Alus Contoh", 7_100_000_003), person("Marni Contoh", 7_100_000_004)
    other, camat = person("Dilan Contoh", 7_100_000_005), person("Camat Contoh", 7_100_000_006)
    admin, stranger = person("Fadli Contoh", ADMIN_ID), person("Orang Luar", 7_100_000_008)
    for somebody in (coordinator, member, official, second, other, camat, admin, stranger):
        somebody.opens_private()

    def group(title: str, *members: Actor) -> Chat:
        return world.add_group(title, [m.user for m in members], bot_admin=True)

    return Cast(
        world, coordinator, member, official, second, other, camat, admin, stranger,
        team_group=group("Tim PAK SOTARSA", coordinator, member, admin),
        village_group=group("Perangkat Desa Uren", official, second, coordinator, stranger),
        other_group=group("Perangkat Desa Liyu", other, coordinator),
        spare_group=group("Perangkat Desa Kapul", coordinator),
    )  # fmt: skip
