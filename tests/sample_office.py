"""A small office for the tests of the page: people, chats, and a "bot" that says prepared things over the Bot API."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from simulator.clock import SimClock
from simulator.model import Chat
from simulator.office import CastMember, ShownChat
from simulator.people import Actor
from simulator.player import TourPlayer, TourStep
from simulator.server import create_app
from simulator.world import World

CAST = (
    ("Rina", "Contoh", "koordinator tim"),
    ("Yusuf", "Contoh", "anggota tim"),
    ("Salmah", "Contoh", "perangkat Desa Uren"),
    ("Idris", "Contoh", "perangkat Desa Uren"),
    ("Norhayati", "Contoh", "perangkat Desa Liyu"),
    ("Bahran", "Contoh", "camat"),
    ("Fitri", "Contoh", "administrator"),
    ("Tamu", "Contoh", "orang luar"),
)


class SampleOffice:
    """Everything that the page asks of an office."""

    def __init__(self) -> None:
        self.world = World(SimClock(datetime(2026, 11, 24, 1, 0, tzinfo=UTC)), strict_rates=False)
        add = self.world.add_user
        self.people = [CastMember(Actor(self.world, add(first, last_name=last)), role) for first, last, role in CAST]
        self.rina, self.yusuf, self.salmah, self.idris, self.norhayati, self.camat, self.fitri, self.tamu = (
            one.actor for one in self.people
        )
        self.team = self._group("Tim PAK SOTARSA", self.rina, self.yusuf, self.fitri)
        self.uren = self._group("Desa Uren · PAK SOTARSA", self.salmah, self.idris, self.rina)
        self.liyu = self._group("Desa Liyu · PAK SOTARSA", self.norhayati, self.rina)
        self.private = self.camat.opens_private()
        self.chats: Sequence[ShownChat] = (
            ShownChat(self.team, "Grup tim"),
            ShownChat(self.uren, "Grup Desa Uren"),
            ShownChat(self.private, "Obrolan pribadi camat"),
        )
        self.reminder: datetime | None = None
        self.player = TourPlayer(self._steps, self._settle, 0.0, total=3)
        transport = httpx.ASGITransport(create_app(self.world))
        self._http = httpx.AsyncClient(transport=transport, base_url="http://bot-api")

    def _group(self, title: str, *actors: Actor) -> Chat:
        return self.world.add_group(title, [one.user for one in actors], bot_admin=True)

    async def next_reminder(self) -> datetime | None:
        """As prepared by the test."""
        return self.reminder

    def tour(self) -> TourPlayer:
        """A tour of three steps; the second waits for nothing."""
        return self.player

    async def _settle(self) -> None:
        return

    async def _steps(self) -> AsyncIterator[TourStep]:
        yield TourStep("Rina mengajukan kunjungan", "Tim memilih desa dan layanan.", self.team.id)
        self.rina.sends(self.team, "Kita ke Uren pekan depan.")
        yield TourStep("Desa menentukan hari", "Perangkat desa menekan hari yang cocok.", self.uren.id)
        self.salmah.sends(self.uren, "Kamis pagi bisa.")
        yield TourStep("Camat menerima ringkasan", "Setelah tim kembali.", self.private.id)
        await self.says(self.private, "<b>Ringkasan kunjungan</b>\n25 paket, 7 foto.")

    async def calls(self, method: str, files: dict[str, tuple[str, bytes]] | None = None, **params: Any) -> Any:
        """A request of the bot."""
        path = f"/bot{self.world.token}/{method}"
        answer = await (
            self._http.post(path, data=params, files=files) if files else self._http.post(path, json=params)
        )
        return answer.json().get("result")

    async def says(self, chat: Chat, html: str, **more: Any) -> int:
        """A message of the bot; returns its number."""
        sent = await self.calls("sendMessage", chat_id=chat.id, text=html, parse_mode="HTML", **more)
        return int(sent["message_id"])


def keys(*rows: Sequence[str]) -> dict[str, Any]:
    """Inline buttons with their labels as data."""
    return {"inline_keyboard": [[{"text": label, "callback_data": label[:60]} for label in row] for row in rows]}


async def lively(office: SampleOffice) -> None:
    """Conversations as a visit makes them: every kind of content is there once."""
    scope = json.dumps({"type": "all_group_chats"})
    words = {"kunjungan": "ajukan kunjungan ke desa", "jadwal": "jadwal kunjungan", "bantuan": "cara memakai bot"}
    commands = [{"command": name, "description": description} for name, description in words.items()]
    await office.calls("setMyCommands", scope=scope, commands=commands)
    await _proposed(office)
    await _agreed(office)
    await _delivered(office)
    await _summed_up(office)


async def _proposed(office: SampleOffice) -> None:
    team, clock = office.team, office.world.clock
    office.rina.sends(team, "/kunjungan")
    clock.advance(timedelta(minutes=1))
    villages = keys(["Hauwai", "Bangkal", "Mantuyan"], ["Uren", "Liyu", "Marajai"], ["Berikutnya ›", "Batal"])
    await office.says(team, "Desa mana yang akan dikunjungi? Tekan tombolnya, atau ketik.", reply_markup=villages)
    office.rina.sends(team, "uren")
    card = await office.says(
        team,
        "<b>Kunjungan K12 · Desa Uren</b>\n🟡 Menunggu jawaban desa\n\n"
        "<b>Layanan:</b> asuransi sosial, makanan\n<b>Hari:</b> 1–5 Desember 2026\n"
        "<b>Dibawa:</b> 25 paket sembako\n<b>Berangkat:</b> Rina Contoh, Yusuf Contoh\n\n"
        "<i>Peringatan: pemberitahuan kurang dari 7 hari.</i>",
        reply_markup=keys(["Ubah", "Batalkan"], ["Catat jawaban lewat telepon"]),
    )
    await office.calls("pinChatMessage", chat_id=team.id, message_id=card)
    office.yusuf.replies(team.messages[card], "Siap, mobil sudah saya pesan.")
    clock.advance(timedelta(minutes=6))


async def _agreed(office: SampleOffice) -> None:
    uren, salmah = office.uren, office.salmah
    asked = await office.says(
        uren,
        "Tim PAK SOTARSA ingin datang ke <b>Desa Uren</b>. Hari apa yang cocok?\n\nDesa menentukan hari dan tempat.",
        reply_markup=keys(["Selasa, 1 Des"], ["Rabu, 2 Des", "Kamis, 3 Des"], ["Pilih hari lain"]),
    )
    salmah.taps("Kamis, 3 Des", chat=uren)
    query = next(iter(office.world.presses))
    await office.calls("answerCallbackQuery", callback_query_id=query, text="Tercatat: Kamis")
    office.world.clock.advance(timedelta(minutes=2))
    salmah.replies(uren.messages[asked], "jam 9 di balai desa ya")
    await office.says(
        uren,
        "Disepakati: <b>Kamis, 3 Desember 2026, 09.00 WITA</b>, balai desa. Ketik /jadwal untuk melihat semua, "
        "atau buka <a href='https://t.me/sotarsa_bot?start=abc'>obrolan pribadi</a>. Kode: <code>K12</code>. "
        "<tg-spoiler>rahasia</tg-spoiler>",
    )


async def _delivered(office: SampleOffice) -> None:
    uren = office.uren
    office.salmah.sends_location(uren)
    album = office.salmah.sends_album(uren, 7, caption="K12 sembako 25")
    first = album[0].message_id
    reaction = [{"type": "emoji", "emoji": "👌"}]
    await office.calls("setMessageReaction", chat_id=uren.id, message_id=first, reaction=reaction)
    await office.says(uren, "✅ 7 dari 7 foto tersimpan untuk <b>25 paket sembako</b>.", reply_to_message_id=first)
    office.idris.sends_photo(uren)
    await office.says(uren, "Tulis tempatnya sebagai balasan pesan ini.", reply_markup={"force_reply": True})


async def _summed_up(office: SampleOffice) -> None:
    await office.says(
        office.private,
        "<b>Ringkasan hari ini</b>\n\n1 kunjungan selesai: Desa Uren\n25 paket sembako, 7 foto\n"
        "Diwakilkan: 2 · Kendala: 0",
        reply_markup=keys(["Lihat foto", "Minggu ini"]),
    )
    calendar = ("kunjungan-K12.ics", b"BEGIN:VCALENDAR\n" * 90)
    await office.calls("sendDocument", {"document": calendar}, chat_id=office.private.id)
    office.camat.sends(office.private, "Terima kasih. Apakah jalan ke Uren aman?")
