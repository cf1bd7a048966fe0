"""`bot.py doctor`: says what is well and what to mend; 1 if anything is broken."""

import argparse
import os

import httpx

from conversations.office import doctor as telegram_health
from sotarsa_bot.records.chats import Chat
from sotarsa_bot.running import audit_chain, env_file, health, logs, vitals
from sotarsa_bot.running.clock import wall_clock
from sotarsa_bot.running.health import Finding, Level
from sotarsa_bot.running.settings import ENV, PASSPHRASE, PREFIX, BadSettings, Settings, load
from storage import health as storage_health
from storage import picture_check, resealing
from storage.picture_files import DiskPictures
from storage.store import SqlStore
from storage.vault import vault_of


async def play(_args: argparse.Namespace) -> int:
    try:
        settings = load()
    except BadSettings as error:
        print(f"{Level.BROKEN} {error}")
        return 1
    logs.configure(settings.log_format, settings.token)
    findings = await _examined(settings)
    print(*findings, telegram_health.summary(findings), sep="\n")
    return int(any(finding.level is Level.BROKEN for finding in findings))


async def _examined(settings: Settings) -> list[Finding]:
    database = await storage_health.examine(settings.database)
    findings = [health.admins(settings.admin_ids), *health.exposed(ENV, settings.data), *_settings()]
    findings += [health.disk(health.free_megabytes(settings.data)), database]
    groups: list[Chat] = []
    if database.level is Level.GOOD:
        store = SqlStore.open(settings.database)
        async with store.reading() as books:
            findings += await health.left_lying(books)
            findings += health.photos_folder(settings.photos)
            findings.append(await picture_check.examine(books, DiskPictures(settings.photos)))
            if settings.sqlite:
                last = await vitals.last_backup(books)
                findings.append(vitals.backup(last, wall_clock(), settings.office().zone))
            groups = await telegram_health.bound_groups(books)
        findings += [await audit_chain.examine(store), await _key(settings)]
        await store.close()
    async with httpx.AsyncClient(timeout=20) as client:
        line = telegram_health.Line(client, settings.api_url, settings.token)
        return findings + await telegram_health.examine(line, groups, wall_clock)


def _settings() -> list[Finding]:
    """What was typed, and would be read as nothing or as something else."""
    names = [line.name for line in env_file.lines(ENV)] + [name for name in os.environ if name.startswith(PREFIX)]
    raw = env_file.raw_of(PASSPHRASE, ENV)
    return [*health.setting_names(names, Settings.model_fields, PREFIX), *health.passphrase(raw)]


async def _key(settings: Settings) -> Finding:
    found = await resealing.look(settings.database, vault_of(settings.key))
    return health.key(found.sealed, found.shut, there=bool(settings.key))
