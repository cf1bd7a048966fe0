"""Settings: what is read, what is refused and in which words; .env.example says all of them."""

import base64
import os
import re
from datetime import time
from itertools import pairwise
from pathlib import Path

import pytest

from sotarsa_bot import texts
from sotarsa_bot.running.office import Office
from sotarsa_bot.running.settings import PREFIX, BadSettings, Settings, load

EXAMPLE = Path(__file__).parents[2] / ".env.example"
TOKEN = "123456:a-secret_Token"


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in os.environ:
        if name.startswith(PREFIX):
            monkeypatch.delenv(name)


@pytest.fixture
def env(tmp_path: Path) -> Path:
    return tmp_path / ".env"


def read(env: Path, **values: str) -> Settings:
    """The settings of a .env with a token and these values."""
    values = {"bot_token": TOKEN} | values
    env.write_text("".join(f"{PREFIX}{k.upper()}={v}\n" for k, v in values.items()), encoding="utf-8")
    return load(env)


def test_a_token_is_enough(env: Path) -> None:
    found = read(env)
    assert found.token == TOKEN
    assert found.database == "sqlite+aiosqlite:///data/sotarsa.sqlite3"
    assert found.photos == Path("data/photos")
    assert found.office() == Office()


def test_all_of_them_reach_the_office(env: Path) -> None:
    found = read(
        env,
        admin_ids="11, 7000000002,",
        timezone="Asia/Jakarta",
        remind_before="0@06.00,2@9:30",
        evening="20:15",
        monday="06.45",
        api_url="http://127.0.0.1:8081/",
        database_url="sqlite+aiosqlite://",
    )
    office = found.office()
    assert office.admin_ids == (11, 7_000_000_002)
    assert office.zone.key == "Asia/Jakarta"
    assert office.reminders.before == ((2, time(9, 30)), (0, time(6)))
    assert (office.evening, office.monday) == (time(20, 15), time(6, 45))
    assert found.api_url == "http://127.0.0.1:8081"
    assert found.database == "sqlite+aiosqlite://"


def test_the_environment_comes_before_the_file(env: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOTARSA_TIMEZONE", "Asia/Jayapura")
    assert read(env, timezone="Asia/Jakarta").timezone == "Asia/Jayapura"


def test_a_missing_token_is_one_sentence(env: Path) -> None:
    with pytest.raises(BadSettings) as refused:
        load(env)
    assert str(refused.value).startswith("Pengaturan belum benar: SOTARSA_BOT_TOKEN belum diisi (token dari @BotFather")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("bot_token", "RAHASIA"),
        ("api_url", "RAHASIA"),
        ("database_url", "RAHASIA"),
        ("admin_ids", "RAHASIA"),
        ("admin_ids", "-100123"),
        ("timezone", "RAHASIA/Halong"),
        ("timezone", "/etc/passwd"),
        ("log_format", "RAHASIA"),
        ("remind_before", "RAHASIA"),
        ("remind_before", "7@25:00"),
        ("remind_before", "-1@09:00"),
        ("evening", "RAHASIA"),
        ("admin_ids", "08123456789"),
        ("admin_ids", "+628123456789"),
        ("admin_ids", "628123456789"),
        ("admin_ids", "99999999999999999999"),
        ("database_url", "://RAHASIA"),
        ("database_url", "sqlite:///RAHASIA.sqlite3"),
        ("monday", "7"),
        ("data_key", "RAHASIA"),
        ("data_key", "UkFIQVNJQQ=="),
    ],
)
def test_a_malformed_value_is_one_sentence_that_names_the_key_and_not_the_value(
    env: Path, name: str, value: str
) -> None:
    with pytest.raises(BadSettings) as refused:
        read(env, **{name: value})
    words = str(refused.value)
    assert f"isi {PREFIX}{name.upper()} tidak dapat dibaca (" in words
    assert "RAHASIA" not in words
    assert TOKEN not in words
    assert "\n" not in words
    assert refused.value.__context__ is None


def test_several_faults_are_still_one_sentence(env: Path) -> None:
    with pytest.raises(BadSettings, match=r"SOTARSA_TIMEZONE.*; .*SOTARSA_EVENING") as refused:
        read(env, timezone="x", evening="x")
    assert "\n" not in str(refused.value)


def test_a_file_in_another_encoding_is_one_sentence(env: Path) -> None:
    env.write_bytes("SOTARSA_TIMEZONE=é".encode("utf-16"))
    with pytest.raises(BadSettings, match="UTF-8"):
        load(env)


def test_a_file_that_may_not_be_read_is_one_sentence(env: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It was replaced by somebody else's; whoever runs the tests may be root, who reads everything."""

    def refused(*_args: object, **_more: object) -> None:
        raise PermissionError(13, "Permission denied", str(env))

    env.touch()
    monkeypatch.setattr("dotenv.main.open", refused, raising=False)
    with pytest.raises(BadSettings, match="tidak boleh dibaca"):
        load(env)


def test_the_token_and_the_key_are_not_shown(env: Path) -> None:
    key = base64.b64encode(bytes(range(32))).decode()
    found = read(env, data_key=key)
    assert found.key == bytes(range(32))
    assert TOKEN not in repr(found)
    assert key not in repr(found)


def test_the_example_explains_every_key_and_states_the_defaults() -> None:
    """One line of explanation above each key; a key that is commented out shows its default."""
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    keys = {}
    for above, line in pairwise(lines):
        if found := re.fullmatch(rf"#?{PREFIX}(\w+)=(.*)", line):
            assert re.match(r"# \w.*\.$", above), f"{line} has no explanation"
            keys[found[1].lower()] = found[2]
    assert set(keys) == set(Settings.model_fields)
    defaults = Settings(_env_file=None, bot_token=TOKEN)
    shown = {k: v for k, v in keys.items() if k != "bot_token"}
    assert Settings(_env_file=None, bot_token=TOKEN, **shown) == defaults  # type: ignore[arg-type]


def test_every_hint_belongs_to_a_setting() -> None:
    hints = {k.removeprefix("settings.hint_") for k in texts.catalogue() if k.startswith("settings.hint_")}
    assert hints == set(Settings.model_fields)
