"""The simulator's page without a browser: what it answers to whom. test_page_in_browser.py looks at it."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import httpx
import pytest
from starlette.applications import Starlette

from simulator.clock import SimClock
from simulator.page import page_routes
from tests.sample_office import SampleOffice


@pytest.fixture
async def office() -> SampleOffice:
    """An office with nothing written yet."""
    return SampleOffice()


@pytest.fixture
async def web(office: SampleOffice) -> AsyncIterator[httpx.AsyncClient]:
    """The page without a browser."""
    transport = httpx.ASGITransport(Starlette(routes=page_routes(office)))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8080") as client:
        yield client


async def test_another_site_or_another_name_gets_nothing(web: httpx.AsyncClient) -> None:
    """Neither a foreign page nor a name that points to loopback may read or act."""
    assert (await web.get("/sim/state", headers={"Host": "jahat.example"})).status_code == 403
    foreign = {"Origin": "https://jahat.example"}
    assert (await web.post("/sim/clock", json={"step": "day"}, headers=foreign)).status_code == 403
    other_port = {"Origin": "http://127.0.0.1:9999"}
    assert (await web.post("/sim/clock", json={"step": "day"}, headers=other_port)).status_code == 403
    form = await web.post("/sim/clock", content="step=day", headers={"Content-Type": "text/plain"})
    assert form.status_code == 415


async def test_the_page_may_load_its_own_things_only(web: httpx.AsyncClient) -> None:
    """The policy is sent, and no file of the page names another host."""
    page = await web.get("/")
    assert page.headers["content-security-policy"].startswith("default-src 'self'")
    assert "http" not in re.sub(r'xmlns="[^"]*"', "", page.text)


@pytest.mark.parametrize(
    ("action", "body", "words"),
    [
        ("text", {"text": "   "}, "kosong"),
        ("text", {"text": "x" * 4097}, "terlalu panjang"),
        ("text", {"text": "halo", "chat": 1}, "Mulai"),
        ("tap", {"message": 5, "row": 0, "column": 0}, "sudah tidak ada"),
        ("location", {"latitude": 900, "longitude": 1}, "tidak terbaca"),
        ("clock", {"step": "yesterday"}, "tidak dikenal"),
        ("tour", {"do": "speed", "speed": 1000}, "tidak ada"),
    ],
)
async def test_what_cannot_be_done_is_said_in_words(
    office: SampleOffice, web: httpx.AsyncClient, action: str, body: dict[str, object], words: str
) -> None:
    """Every refusal of the page is a sentence."""
    answer = await web.post(f"/sim/{action}", json={"as": office.rina.user.id, "chat": office.team.id, **body})
    assert answer.status_code == 409
    assert words in answer.json()["error"]


async def test_a_person_cannot_write_where_they_are_not(office: SampleOffice, web: httpx.AsyncClient) -> None:
    """The stranger is not in the team's group."""
    body = {"as": office.tamu.user.id, "chat": office.team.id, "text": "halo"}
    answer = await web.post("/sim/text", json=body)
    assert "tidak dapat menulis" in answer.json()["error"]


async def test_what_is_no_picture_goes_as_a_file(office: SampleOffice, web: httpx.AsyncClient) -> None:
    """A broken photo reaches the bot as a document, as Telegram's own app sends it."""
    fields = {"as": str(office.rina.user.id), "chat": str(office.team.id), "caption": "K12"}
    file = {"file": ("foto.jpg", b"not a picture", "image/jpeg")}
    assert (await web.post("/sim/media", data=fields, files=file)).status_code == 200
    message = office.team.timeline[-1]
    assert (message.document is not None, message.caption, message.photo) == (True, "K12", [])


async def test_the_narrowest_scope_gives_the_commands(office: SampleOffice, web: httpx.AsyncClient) -> None:
    """A group with commands of its own does not show those for all groups."""
    await office.calls("setMyCommands", commands=[{"command": "bantuan", "description": "cara memakai bot"}])
    scope = {"type": "chat", "chat_id": office.uren.id}
    await office.calls("setMyCommands", scope=scope, commands=[{"command": "jadwal", "description": "jadwal"}])
    shown = {}
    for chat in (office.uren, office.team):
        answer = await web.get("/sim/commands", params={"chat": chat.id, "as": office.rina.user.id})
        shown[chat.id] = [one["command"] for one in answer.json()["commands"]]
    assert shown == {office.uren.id: ["jadwal"], office.team.id: ["bantuan"]}


async def test_a_reminder_that_is_due_already_moves_no_clock(office: SampleOffice, web: httpx.AsyncClient) -> None:
    """The bot is about to say it; meanwhile the clock of the demo has gone on by itself."""
    office.world.clock = SimClock(datetime(2026, 11, 24, 1, 0, tzinfo=UTC), running=True)
    office.reminder = office.world.clock.now()
    assert (await web.post("/sim/clock", json={"step": "reminder"})).status_code == 200
