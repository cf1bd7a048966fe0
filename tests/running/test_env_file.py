"""One value, three readers: `.env`, Docker's --env-file and systemd; and names that nothing reads."""

import argparse
import io
from pathlib import Path

import pytest
from dotenv import dotenv_values
from hypothesis import given
from hypothesis import strategies as st

from commands import backup
from sotarsa_bot.running import env_file, health
from sotarsa_bot.running.env_file import doubtful, readings, unquoted
from sotarsa_bot.running.health import Level
from sotarsa_bot.running.settings import PREFIX, BadSettings, Settings, load
from storage.backup import back_up
from tests.conftest import TUESDAY_NINE, Stage
from tests.running.test_settings import TOKEN

# As typed; what python-dotenv 1.2.4 made of it (None: the line was left out), Docker 28.2.2's client (its request to a
# stand-in for the daemon), and systemd 252 (its own reader of such files, which environment.d shares).
SEEN = [
    ("plain", "plain", "plain", "plain"),
    ('"double quoted"', "double quoted", '"double quoted"', "double quoted"),
    ("'single quoted'", "single quoted", "'single quoted'", "single quoted"),
    ("a b  c   ", "a b  c", "a b  c   ", "a b  c"),
    ("a #b", "a", "a #b", "a #b"),
    ("a#b", "a#b", "a#b", "a#b"),
    (r"a\b", r"a\b", r"a\b", "ab"),
    (r'"a\b"', "a\x08", r'"a\b"', r"a\b"),
    (r"'a\b'", r"a\b", r"'a\b'", r"a\b"),
    ('a"b"c', 'a"b"c', 'a"b"c', 'a"b"c'),
    ('"a"b', None, '"a"b', "ab"),
    (r'"a\"b"', 'a"b', r'"a\"b"', 'a"b'),
    ("""'it'"'"'s'""", None, """'it'"'"'s'""", "it's"),
    (r'"a\nb"', "a\nb", r'"a\nb"', r"a\nb"),
    ('"a b  "', "a b  ", '"a b  "', "a b  "),
    (r"C:\\x", r"C:\\x", r"C:\\x", r"C:\x"),
]


@pytest.mark.parametrize(("typed", "dotenv", "docker", "systemd"), SEEN)
def test_what_each_of_them_makes_of_it(typed: str, dotenv: str | None, docker: str, systemd: str) -> None:
    assert dotenv_values(stream=io.StringIO(f"X={typed}\n")).get("X") == dotenv
    assert docker == typed
    assert env_file._by_systemd(typed) == systemd
    assert set(readings(typed)) == {unquoted(dotenv or ""), unquoted(docker), unquoted(systemd)}


@pytest.mark.parametrize(
    "typed",
    ["kata sandi", "'kata sandi #1'", '"kata sandi #1"', "a#b$c&d(e)!", "'pa$$word'", " 'x' ", "é-ü", ""],
)
def test_what_means_the_same_to_all(typed: str) -> None:
    assert not doubtful(typed)


@pytest.mark.parametrize("typed", ["a #b", r"a\b", '"a"b', r'"a\tb"', "${HOME}/x", "'${HOME}'", r"C:\\x", '"a$"b'])
def test_what_does_not(typed: str) -> None:
    assert doubtful(typed)


@given(st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z"), exclude_characters="\\'\"`"), min_size=1))
def test_between_single_quotes_everything_means_itself(words: str) -> None:
    """But quotes and backslashes."""
    assert readings(f"'{words}'") == (words,) or "${" in words


@given(st.text(max_size=30))
def test_nothing_typed_breaks_the_reading(words: str) -> None:
    typed = words.replace("\n", " ")
    assert unquoted(typed) in readings(typed)  # Docker takes a line as it stands


# --- in the settings ---


@pytest.fixture
def env(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(f"{PREFIX}BACKUP_PASSPHRASE", raising=False)
    return tmp_path / ".env"


def wrote(env: Path, *lines: str) -> Path:
    env.write_text("\n".join([f"{PREFIX}BOT_TOKEN={TOKEN}", *lines, ""]), encoding="utf-8")
    return env


@pytest.mark.parametrize("typed", ["'kata sandi #1'", '"kata sandi #1"'])
def test_docker_and_the_file_give_the_same_passphrase(env: Path, monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    """Docker hands the quotes on, and `.env` does not: backups of one would not open in the other."""
    assert load(wrote(env, f"{PREFIX}BACKUP_PASSPHRASE={typed}")).passphrase == "kata sandi #1"
    monkeypatch.setenv(f"{PREFIX}BACKUP_PASSPHRASE", typed)
    monkeypatch.setenv(f"{PREFIX}BOT_TOKEN", f'"{TOKEN}"')
    found = load(wrote(env))
    assert (found.passphrase, found.token) == ("kata sandi #1", TOKEN)


def test_a_line_that_is_left_out_is_named(env: Path) -> None:
    """python-dotenv leaves it out, so that backups would lie open."""
    with pytest.raises(BadSettings, match=r"baris SOTARSA_BACKUP_PASSPHRASE di \.env tidak dapat dibaca") as refused:
        load(wrote(env, f"""{PREFIX}BACKUP_PASSPHRASE='it'"'"'s'"""))
    assert "it'" not in str(refused.value)


def test_misspelt_names_are_named(env: Path) -> None:
    wrote(
        env, "SOTARSA_BACKUP_PASPHRASE=x", "SOTRASA_ADMIN_IDS=1", "SOTARSA_KUCING=1", "LANG=id", "sotarsa_evening=19:00"
    )
    names = [line.name for line in env_file.lines(env)]
    said = [str(one) for one in health.setting_names(names, Settings.model_fields, PREFIX)]
    assert [line.partition(" ")[2] for line in said] == [
        "Pengaturan SOTARSA_BACKUP_PASPHRASE tidak dikenal; maksudnya SOTARSA_BACKUP_PASSPHRASE? "
        "Yang tertulis itu tidak dipakai.",
        "Pengaturan SOTRASA_ADMIN_IDS tidak dikenal; maksudnya SOTARSA_ADMIN_IDS? Yang tertulis itu tidak dipakai.",
        "Pengaturan SOTARSA_KUCING tidak dikenal dan tidak dipakai.",
    ]


def test_a_missing_key_is_a_warning() -> None:
    found = health.key(0, 0, there=False)
    assert found.level is Level.WARNING
    assert "SOTARSA_DATA_KEY belum diisi" in str(found)


async def test_a_backup_opens_whichever_way_its_passphrase_was_read(
    stage: Stage, home: Path, env: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sealed under systemd, which takes the backslash away; restored where `.env` keeps it."""
    usb = tmp_path_factory.mktemp("usb")
    url = f"sqlite+aiosqlite:///{home / 'sotarsa.sqlite3'}"
    await back_up(url, home / "photos", usb / "a.tar", TUESDAY_NINE, passphrase="rahasiab")
    elsewhere = usb / "data"
    wrote(env, rf"{PREFIX}BACKUP_PASSPHRASE=rahasia\b", f"{PREFIX}DATA={elsewhere}")
    args = argparse.Namespace(file=usb / "a.tar", restore=True)
    assert await backup.play(args, load()) == 0
    assert (elsewhere / "sotarsa.sqlite3").exists()
