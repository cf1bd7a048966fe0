"""Another sub-district than Halong: its names and villages come from a file of facts, and from nowhere else."""

import re
from pathlib import Path

import pytest

from conversations.notifications import reminding
from sotarsa_bot import texts
from sotarsa_bot.official import office_facts
from sotarsa_bot.official.office_facts import OfficeFacts
from sotarsa_bot.papers import official
from sotarsa_bot.running.district import OWN, read_district
from sotarsa_bot.running.office import Office
from sotarsa_bot.running.settings import BadSettings, load
from storage.migrate import upgrade
from storage.store import SqlStore
from tests.conftest import TUESDAY_NINE

ROOT = Path(__file__).parents[2]
NAMES = re.compile(r"halong|balangan", re.IGNORECASE)
LAYOUTS = ROOT / "sotarsa_bot" / "papers" / "layouts"


@pytest.fixture
def awayan(tmp_path: Path) -> Path:
    file = tmp_path / "awayan.toml"
    file.write_text('name = "Awayan"\nregency = "Balangan Timur"\n[villages]\n2001 = "Merah"\n2002 = "Ambakiang"\n')
    return file


def test_no_text_and_no_layout_names_the_first_office() -> None:
    assert [key for key, text in texts.catalogue().items() if NAMES.search(text)] == []
    files = [file for file in LAYOUTS.rglob("*") if file.is_file()]
    assert len(files) > 3
    assert [file.name for file in files if NAMES.search(file.read_text(encoding="utf-8", errors="ignore"))] == []


def test_halong_is_the_office_of_whoever_says_nothing() -> None:
    assert (Office().district.name, len(Office().district.villages)) == ("Halong", 24)


async def test_its_villages_are_known_from_the_first_start(awayan: Path, tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'other.sqlite3'}"
    await upgrade(url)
    store = SqlStore.open(url)
    async with store.writing() as books:
        await reminding.prepare(books, Office(district=read_district(awayan)), TUESDAY_NINE)
    async with store.reading() as books:
        assert {v.code: v.name for v in await books.villages.find()} == {"2001": "Merah", "2002": "Ambakiang"}
    await store.close()


def test_its_papers_say_its_names_until_the_office_says_others(awayan: Path) -> None:
    office = Office(district=read_district(awayan))
    head = official.head(OfficeFacts(), office)
    assert (head.regency, head.office) == ("PEMERINTAH KABUPATEN BALANGAN TIMUR", "KECAMATAN AWAYAN")
    assert official.head(OfficeFacts(office="KANTOR CAMAT AWAYAN"), office).office == "KANTOR CAMAT AWAYAN"
    assert office_facts.said(OfficeFacts(), "title", office) == "Camat Awayan (bawaan)"
    assert office_facts.said(OfficeFacts(), "nip", office) == "–"


def test_its_file_may_say_what_its_visits_are_about(awayan: Path) -> None:
    usual = read_district(awayan)
    more = awayan.with_name("more.toml")
    more.write_text('services = ["air bersih"]\njoint = []\n' + awayan.read_text())
    own = read_district(more)
    assert office_facts.choices(OfficeFacts(), "services", Office(district=usual))[0] == "asuransi sosial"
    assert office_facts.choices(OfficeFacts(), "services", Office(district=own)) == ["air bersih"]
    assert office_facts.choices(OfficeFacts(), "joint", Office(district=own)) == []
    assert office_facts.choices(OfficeFacts(services="beras\nobat"), "services", Office(district=own)) == [
        "beras",
        "obat",
    ]


@pytest.mark.parametrize(
    "words",
    ["", "name = Awayan", 'name = "Awayan"\nregency = "B"\n', 'name = ""\nregency = "B"\n[villages]\n2001 = "M"\n',
     'name = "Awayan"\nregency = "B"\n[villages]\nx = "M"\n', 'name = "Awayan"\nregency = "B"\n[villages]\n', None],
)  # fmt: skip
def test_a_file_that_cannot_be_used_is_named_at_the_start(
    words: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOTARSA_BOT_TOKEN", "123456:a-secret_Token")
    monkeypatch.setenv("SOTARSA_DISTRICT", str(tmp_path / "district.toml"))
    if words is not None:
        (tmp_path / "district.toml").write_text(words)
    with pytest.raises(BadSettings, match="SOTARSA_DISTRICT"):
        load(tmp_path / ".env")


def test_the_settings_take_it(awayan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOTARSA_BOT_TOKEN", "123456:a-secret_Token")
    assert load(tmp_path / ".env").office().district == read_district(OWN)
    monkeypatch.setenv("SOTARSA_DISTRICT", str(awayan))
    assert load(tmp_path / ".env").office().district.name == "Awayan"
