"""Settings from the environment or `.env`. What is missing or malformed ends in one readable sentence."""

import base64
import re
from datetime import time
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import Field, HttpUrl, SecretStr, TypeAdapter, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from sotarsa_bot import texts
from sotarsa_bot.running import env_file
from sotarsa_bot.running.district import OWN, read_district
from sotarsa_bot.running.office import Office, ReminderPlan

PREFIX = "SOTARSA_"
ENV = Path(".env")
PASSPHRASE = f"{PREFIX}BACKUP_PASSPHRASE"
TOKEN = r"^\d+:[A-Za-z0-9_-]+$"  # noqa: S105 - its shape
KEY_BYTES = 32
MOST_ID = 0xFF_FFFF_FFFF
"""Telegram's own limit of a person's id."""
PHONE = re.compile(r"(?:0|\+|628\d{8})\d*")
"""How a telephone number is written here. As an id it would be a stranger's, who would then be an administrator."""
DATABASE = re.compile(r"(?!sqlite:)\w+(?:\+\w+)?://.*")
"""SQLite's own driver knows no asyncio: sqlite+aiosqlite does."""

Days = tuple[tuple[int, time], ...]


class BadSettings(Exception):
    """Its words are for the person who sets the bot up; they never hold a value."""


class Settings(BaseSettings):
    """Each field is `SOTARSA_<NAME>`; .env.example explains them."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=".env", env_file_encoding="utf-8", extra="ignore", env_ignore_empty=True,
        hide_input_in_errors=True, frozen=True,
    )  # fmt: skip

    bot_token: SecretStr
    api_url: str = "https://api.telegram.org"
    data: Path = Path("data")
    database_url: str = ""
    storage: Literal["fast", "plain"] = "fast"
    admin_ids: Annotated[tuple[int, ...], NoDecode] = ()
    timezone: str = "Asia/Makassar"
    log_format: Literal["console", "json"] = "console"
    remind_before: Annotated[Days, NoDecode] = ReminderPlan().before
    evening: Annotated[time, NoDecode] = Office().evening
    monday: Annotated[time, NoDecode] = Office().monday
    backup_at: Annotated[time, NoDecode] = time(2)
    backup_keep: int = Field(14, ge=0)
    backup_passphrase: SecretStr = SecretStr("")
    keep_years: int = Field(Office().keep_years, ge=1, le=100)
    district: str = ""
    data_key: SecretStr = SecretStr("")
    old_data_key: SecretStr = SecretStr("")

    @property
    def token(self) -> str:
        return self.bot_token.get_secret_value()

    @property
    def database(self) -> str:
        """The database's URL: the one that is set, or SQLite in the data folder."""
        return self.database_url or f"sqlite+aiosqlite:///{self.data / 'sotarsa.sqlite3'}"

    @property
    def photos(self) -> Path:
        return self.data / "photos"

    @property
    def backups(self) -> Path:
        return self.data / "backups"

    @property
    def passphrase(self) -> str:
        """What backups are sealed with; empty: they are not."""
        return self.backup_passphrase.get_secret_value()

    @property
    def key(self) -> bytes:
        """The 32 bytes that people's numbers are encrypted with; empty: none are kept."""
        return base64.b64decode(self.data_key.get_secret_value())

    @property
    def old_key(self) -> bytes:
        """The key before, for `bot.py rotate-key` alone."""
        return base64.b64decode(self.old_data_key.get_secret_value())

    @property
    def sqlite(self) -> bool:
        """Only SQLite is backed up by us: other databases have tools of their own."""
        return self.database.startswith("sqlite")

    def office(self) -> Office:
        """The settings as the rules and conversations know them."""
        return Office(
            zone=ZoneInfo(self.timezone),
            admin_ids=self.admin_ids,
            reminders=ReminderPlan(before=self.remind_before),
            evening=self.evening,
            monday=self.monday,
            keep_years=self.keep_years,
            district=read_district(Path(self.district) if self.district else OWN),
        )

    @model_validator(mode="before")
    @classmethod
    def _without_quotes(cls, values: Any) -> Any:
        """Docker hands on the quotes that others take away."""
        return {name: env_file.unquoted(v) if isinstance(v, str) else v for name, v in values.items()}

    @field_validator("bot_token", mode="before")
    @classmethod
    def _token(cls, value: Any) -> Any:
        """As @BotFather gives it."""
        return TypeAdapter(Annotated[str, Field(pattern=TOKEN)]).validate_python(str(value).strip())

    @field_validator("data_key", "old_data_key", mode="before")
    @classmethod
    def _key(cls, value: Any) -> Any:
        """Base64 of 32 bytes, or nothing."""
        words = value.get_secret_value() if isinstance(value, SecretStr) else str(value).strip()
        if words and len(base64.b64decode(words, validate=True)) != KEY_BYTES:
            raise ValueError("not 32 bytes")
        return words

    @field_validator("district")
    @classmethod
    def _district(cls, value: str) -> str:
        try:
            read_district(Path(value) if value else OWN)
        except OSError as error:
            raise ValueError("cannot be read") from error
        return value

    @field_validator("api_url")
    @classmethod
    def _address(cls, value: str) -> str:
        TypeAdapter(HttpUrl).validate_python(value)
        return value.rstrip("/")

    @field_validator("database_url")
    @classmethod
    def _database(cls, value: str) -> str:
        if value and not DATABASE.fullmatch(value):
            raise ValueError("not a URL, or not of a driver that fits")
        return value

    @field_validator("timezone")
    @classmethod
    def _zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (LookupError, OSError) as error:
            raise ValueError("no such zone") from error
        return value

    @field_validator("admin_ids", mode="before")
    @classmethod
    def _ids(cls, value: Any) -> Any:
        """ "1, 2" is two ids; nobody's id is below 1 (groups have those)."""
        parts = [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value
        if any(PHONE.fullmatch(str(part)) for part in parts):
            raise ValueError("a telephone number")
        ids = [int(part) for part in parts]
        if any(not 1 <= id_ <= MOST_ID for id_ in ids):
            raise ValueError("not a person's id")
        return tuple(ids)

    @field_validator("evening", "monday", "backup_at", mode="before")
    @classmethod
    def _moment(cls, value: Any) -> Any:
        return moment(value) if isinstance(value, str) else value

    @field_validator("remind_before", mode="before")
    @classmethod
    def _days(cls, value: Any) -> Any:
        """ "7@09:00,0@06:00" -> 7 days before at 09:00, then on the day at 06:00; the earliest first."""
        if not isinstance(value, str):
            return value
        pairs = [part.split("@") for part in value.split(",") if part.strip()]
        days = [(int(days), moment(at)) for days, at in pairs]
        if any(n < 0 for n, _ in days):
            raise ValueError("days before, not after")
        return tuple(sorted(days, key=lambda pair: (-pair[0], pair[1])))


def moment(words: str) -> time:
    """ "07:30" or "07.30". ValueError for anything else."""
    hours, minutes = words.strip().replace(".", ":").split(":")
    return time(int(hours), int(minutes))


def load(file: str | Path | None = ENV) -> Settings:
    """Reads the settings. BadSettings, in one sentence, if anything is missing or malformed."""
    try:
        spoilt = [line.name for line in env_file.lines(Path(file)) if not line.readable] if file else []
        if spoilt:  # it would be left out without a word: a passphrase, say, and backups lie open
            raise BadSettings(texts.plain("settings.spoilt_line", names=", ".join(spoilt)))
        return Settings(_env_file=file)
    except ValidationError as error:
        faults = {str(fault["loc"][0]): str(fault["type"]) for fault in error.errors(include_input=False)}
    except UnicodeDecodeError:
        raise BadSettings(texts.plain("settings.not_utf8")) from None
    except OSError:
        raise BadSettings(texts.plain("settings.unreadable")) from None
    raise BadSettings(texts.plain("settings.faults", faults="; ".join(_words(*fault) for fault in faults.items())))


def _words(field: str, kind: str) -> str:
    key = "settings.missing" if kind == "missing" else "settings.malformed"
    return texts.plain(key, name=PREFIX + field.upper(), hint=texts.plain(f"settings.hint_{field}"))
