"""The example people and groups of the demo and the tests. All names and numbers are made up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from simulator.model import Chat
from simulator.office import CastMember, ShownChat
from simulator.people import Actor
from simulator.world import World

ADMIN_ID = 7_100_000_007
"""The example administrator's Telegram id, for the bot's settings."""


class Site(NamedTuple):
    """A village, by the code that the bot's office knows it by."""

    code: str
    name: str


SITES = (Site("2019", "Uren"), Site("2014", "Liyu"), Site("2011", "Kapul"))
"""The villages with a group where nobody says others: the tour's, its neighbour, and one without officials."""


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
    sites: Sequence[Site]

    @property
    def village(self) -> Site:
        """The village of the tour."""
        return self.sites[0]

    @property
    def people(self) -> Sequence[CastMember]:
        """Everybody one can be on the page."""
        return (
            CastMember(self.coordinator, "koordinator tim"),
            CastMember(self.member, "anggota tim"),
            CastMember(self.official, f"sekretaris Desa {self.village.name}"),
            CastMember(self.second_official, f"kepala dusun, Desa {self.village.name}"),
            CastMember(self.other_official, f"perangkat Desa {self.sites[1].name}"),
            CastMember(self.camat, "camat"),
            CastMember(self.admin, "admin"),
            CastMember(self.stranger, "orang luar"),
        )

    @property
    def registered(self) -> Sequence[Registered]:
        """Whom the example office has let in. The administrator comes from the settings; the stranger is nobody."""
        first, second, _ = (site.code for site in self.sites)
        roles = (
            (self.coordinator, "coordinator", None),
            (self.member, "team", None),
            (self.official, "official", first),
            (self.second_official, "official", first),
            (self.other_official, "official", second),
            (self.camat, "camat", None),
        )
        return [
            Registered(who.user.id, who.user.name, f"+62812000000{n:02}", role, village)
            for n, (who, role, village) in enumerate(roles, 1)
        ]

    @property
    def bound(self) -> Sequence[Bound]:
        """The groups that the example office has bound."""
        first, second, third = (site.code for site in self.sites)
        groups = (
            (self.team_group, "team", None),
            (self.village_group, "village", first),
            (self.other_group, "village", second),
            (self.spare_group, "village", third),
        )
        return [Bound(chat.id, chat.name, purpose, village) for chat, purpose, village in groups]

    @property
    def chats(self) -> Sequence[ShownChat]:
        """What the page shows first: the team, the village, the camat."""
        return (
            ShownChat(self.team_group, "Grup tim"),
            ShownChat(self.village_group, f"Grup Desa {self.village.name}"),
            ShownChat(self.world.private(self.camat.user), "Obrolan pribadi camat"),
        )


def newcomers(cast: Cast) -> Sequence[CastMember]:
    """Everybody, before the office knows them: the administrator first, who lets the others in."""
    known = (cast.admin, cast.stranger)
    people = [one if one.actor in known else CastMember(one.actor, f"calon {one.role}") for one in cast.people]
    return sorted(people, key=lambda one: one.actor is not cast.admin)


def assemble(world: World, sites: Sequence[Site] = SITES) -> Cast:
    """Puts the example people into a world, with the bot in four groups (admin in each, so that it sees photos): the
    team's, and one for each of three villages. ValueError if these are not three."""
    first, second_site, third = sites

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
        village_group=group(f"Perangkat Desa {first.name}", official, second, coordinator, stranger),
        other_group=group(f"Perangkat Desa {second_site.name}", other, coordinator),
        spare_group=group(f"Perangkat Desa {third.name}", coordinator),
        sites=tuple(sites),
    )  # fmt: skip
