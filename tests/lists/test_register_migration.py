"""What was on lists before there was a register comes into it, and stays readable."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from sotarsa_bot.records.vault import Numbers
from storage.engine import open_engine
from storage.migrate import downgrade, upgrade
from storage.store import SqlStore
from storage.vault import AesVault

KEY, AT = bytes(range(32)), "2026-11-01 01:00:00"
VAULT = AesVault(KEY)
AMINAH, RAHMAT = "6311021203560003", "6311020107700001"


def listed(
    visit: int, number: int, name: str, nik: str = "", benefits: str = "[]", address: str = ""
) -> dict[str, Any]:
    return {
        "visit": visit, "number": number, "name": name, "address": address, "benefits": benefits,
        "nik_index": VAULT.index(nik) if nik else None,
        "sealed": VAULT.seal(Numbers(nik=nik), f"listed:{visit}:{number}") if nik else "",
    }  # fmt: skip


RICE = '[{"programme": "", "item": "beras", "amount": 10, "unit": "kg"}]'
LINES = (
    listed(1, 1, "Siti"),
    listed(1, 2, "Aminah", AMINAH, RICE, "Jl. 1"),
    listed(1, 3, "Budi", benefits=RICE, address="Jl. 3"),
    listed(2, 1, "AMINAH", AMINAH, RICE),
    listed(2, 2, "Budi", benefits=RICE, address="jl 3"),
    listed(2, 3, "Siti"),
    listed(3, 1, "Rahmat", RAHMAT, RICE),
)


@pytest.fixture
async def url(tmp_path: Path) -> str:
    """Two visits to Uren and one to Liyu; at the first, Aminah was given her rice, and Budi was not there."""
    url = f"sqlite+aiosqlite:///{tmp_path / 'old.sqlite3'}"
    await upgrade(url, "0005")
    engine = open_engine(url)
    async with engine.begin() as connection:
        await connection.execute(text(f"INSERT INTO people VALUES (1, 7, 'Budi', '', '{AT}')"))
        for visit, village in ((1, "2019"), (2, "2019"), (3, "2014")):
            await connection.execute(
                text(
                    "INSERT INTO visits (id, version, state, village, plan, reason, proposed_by, proposed_at)"
                    f" VALUES ({visit}, 1, 'agreed', '{village}', '{{}}', '', 1, '{AT}')"
                )
            )
        for line in LINES:
            names = ", ".join(line)
            values = ", ".join(f":{name}" for name in line)
            await connection.execute(text(f"INSERT INTO listed ({names}) VALUES ({values})"), line)
        for number, kind in ((2, "received"), (3, "absent")):
            await connection.execute(
                text(
                    "INSERT INTO deliveries (source, visit, kind, item, amount, number, recipient, proxy_name,"
                    " proxy_relation, note, by, happened_at, received_at) VALUES"
                    f" ('m{number}', 1, '{kind}', 'Beras', 10, {number}, '', '', '', '', 1, '{AT}', '{AT}')"
                )
            )
    await engine.dispose()
    return url


async def test_people_come_into_the_register_and_their_numbers_stay_readable(url: str) -> None:
    """The same NIK, or the same name and place, is one person; two who only bear one name are two."""
    await upgrade(url)
    store = SqlStore.open(url, VAULT)
    async with store.reading() as books:
        people = await books.recipients.find()
        assert [(one.village, one.name) for one in people] == [
            ("2019", "Siti"), ("2019", "Aminah"), ("2019", "Budi"), ("2019", "Siti"), ("2014", "Rahmat"),
        ]  # fmt: skip
        assert [one.recipient for one in await books.listed.find()] == [1, 2, 3, 2, 3, 4, 5]
        opened = [VAULT.open(one.sealed, one.key) for one in people]
        assert [numbers and numbers.nik for numbers in opened] == [None, AMINAH, None, None, RAHMAT]
        owed = [(one.recipient, str(one.benefit)) for one in await books.entitlements.find()]
    await store.close()
    assert owed == [
        (1, ""), (2, "beras 10 kg"), (3, "beras 10 kg"), (2, "beras 10 kg"), (4, ""), (5, "beras 10 kg"),
    ]  # fmt: skip


async def test_the_lists_survive_the_way_back(url: str) -> None:
    await upgrade(url)
    await downgrade(url, "0005")
    engine = open_engine(url)
    async with engine.begin() as connection:
        found = (await connection.execute(text("SELECT name FROM listed ORDER BY visit, number"))).scalars().all()
    await engine.dispose()
    assert list(found) == [line["name"] for line in LINES]
    await upgrade(url)
