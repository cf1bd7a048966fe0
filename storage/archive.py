"""The inside of a backup: a tar of the database, the photos, and last a manifest that says what must be there.

Streamed both ways: what it costs in memory does not depend on how much there is. Blocking; for threads.
"""

import hashlib
import json
import os
import re
import tarfile
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

from sotarsa_bot.running.backups import Stopped
from sotarsa_bot.trouble import Trouble
from storage.sealed import Sealing, Unsealing, is_sealed

DATABASE, MANIFEST = "sotarsa.sqlite3", "manifest.json"
PHOTO = re.compile(r"photos/([0-9a-f]{2})/(?:[0-9a-f]{2}/)?(\1[0-9a-f]{62})\.[a-z]+")
CHUNK_BYTES = 1 << 20
FORMAT = 1
MANIFEST_BYTES = 1 << 16

Into = Callable[[str], BinaryIO | None]
"""Where a member's bytes go, by its name; None: nowhere, they are only checked."""


class Writer:
    """`add` files, then `finish` with the manifest; `abandon` on the way out if that did not happen."""

    def __init__(self, target: BinaryIO, passphrase: str) -> None:
        self._sealing = Sealing(target, passphrase) if passphrase else None
        stream = cast(IO[bytes], self._sealing or target)
        self._tar = tarfile.open(fileobj=stream, mode="w|", bufsize=CHUNK_BYTES)  # noqa: SIM115 - `finish` or `abandon` closes

    def add(self, file: Path, name: str) -> None:
        with file.open("rb") as source:
            # Not gettarinfo: it remembers every file, and makes links of those that the disk has linked.
            info = tarfile.TarInfo(name)
            found = os.fstat(source.fileno())
            info.size, info.mtime, info.mode = found.st_size, int(found.st_mtime), 0o600
            self._tar.addfile(info, source)
        _forget(self._tar)

    def finish(self, manifest: dict[str, Any]) -> None:
        content = json.dumps({"format": FORMAT, **manifest}).encode()
        info = tarfile.TarInfo(MANIFEST)
        info.size = len(content)
        self._tar.addfile(info, BytesIO(content))
        self._tar.close()
        if self._sealing:
            self._sealing.close()

    def abandon(self) -> None:
        """tarfile would otherwise write its end when it is collected, into a file that is closed by then."""
        with suppress(OSError):
            self._tar.close()


def read(source: BinaryIO, passphrase: str, into: Into, stopped: Callable[[], bool]) -> dict[str, Any]:
    """Reads it whole, checks every byte, and returns the manifest. Trouble if anything is not as it was written."""
    sealed = is_sealed(source)
    if sealed and not passphrase:
        raise Trouble("backup.needs_passphrase")
    stream = Unsealing(source, passphrase) if sealed else source
    try:
        with tarfile.open(fileobj=cast(IO[bytes], stream), mode="r|", bufsize=CHUNK_BYTES) as tar:
            return _members(tar, into, stopped)
    except (tarfile.TarError, ValueError, KeyError, EOFError) as error:
        raise Trouble("backup.damaged") from error


def _members(tar: tarfile.TarFile, into: Into, stopped: Callable[[], bool]) -> dict[str, Any]:
    photos, database = 0, ""
    while member := tar.next():
        _forget(tar)
        if stopped():
            raise Stopped
        content = tar.extractfile(member) if member.isreg() else None
        if content is None:
            raise ValueError(f"not a file: {member.name}")
        if member.name == MANIFEST:
            manifest = json.loads(content.read(MANIFEST_BYTES))
            return _as_promised(manifest, photos, database)
        photo = PHOTO.fullmatch(member.name)
        if not photo and member.name != DATABASE:
            raise ValueError(f"does not belong here: {member.name}")
        digest = _checked_copy(content, member, into(member.name))
        if photo and photo[2] != digest:
            raise ValueError(f"not what its name says: {member.name}")
        photos, database = (photos + 1, database) if photo else (photos, digest)
    raise ValueError("no manifest: cut short")


def _forget(tar: tarfile.TarFile) -> None:
    """tarfile remembers every member; with a million photos that would be all the memory."""
    tar.members = []  # type: ignore[attr-defined] # not in its stubs


def _checked_copy(content: IO[bytes], member: tarfile.TarInfo, target: BinaryIO | None) -> str:
    digest, size = hashlib.sha256(), 0
    try:
        while chunk := content.read(CHUNK_BYTES):
            digest.update(chunk)
            size += len(chunk)
            if target:
                target.write(chunk)
    finally:
        if target:
            target.close()
    if size != member.size:
        raise ValueError(f"cut short: {member.name}")
    return digest.hexdigest()


def _as_promised(manifest: dict[str, Any], photos: int, database: str) -> dict[str, Any]:
    if manifest["format"] != FORMAT:
        raise Trouble("backup.newer_programme")
    if (manifest["photos"], manifest["database"]) != (photos, database):
        raise ValueError("not what the manifest says")
    return manifest


def sha256_of(file: Path) -> str:
    """The SHA-256 of a file's content, hex; read in pieces."""
    with file.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()
