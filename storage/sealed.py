"""A backup's outer skin when a passphrase is set: AES-256-GCM in blocks, so that nothing has to fit into memory.

The key is derived from the passphrase and a salt of the file's own, so that a counter may be the nonce; its last byte
marks the last block, so that a file cut short is noticed. A block that was changed, moved or left out is noticed too.
"""

import hashlib
import os
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sotarsa_bot.trouble import Trouble

MAGIC = b"SOTARSA SEALED 1\n"
SALT, TAG, BLOCK = 16, 16, 1 << 20


class Sealing:
    """What is written here reaches `target` encrypted. Close it: only then is the last block there."""

    def __init__(self, target: BinaryIO, passphrase: str) -> None:
        salt = os.urandom(SALT)
        target.write(MAGIC + salt)
        self._target, self._cipher = target, AESGCM(_key(passphrase, salt))
        self._waiting, self._count = bytearray(), 0

    def write(self, data: bytes) -> int:
        self._waiting += data
        while len(self._waiting) > BLOCK:  # one block is kept back: it may be the last
            self._seal(bytes(self._waiting[:BLOCK]), last=False)
            del self._waiting[:BLOCK]
        return len(data)

    def close(self) -> None:
        self._seal(bytes(self._waiting), last=True)

    def _seal(self, block: bytes, *, last: bool) -> None:
        self._target.write(self._cipher.encrypt(_nonce(self._count, last=last), block, None))
        self._count += 1


class Unsealing:
    """Reads what `Sealing` wrote. Trouble for another passphrase, and for a file that is not what was written."""

    def __init__(self, source: BinaryIO, passphrase: str) -> None:
        source.read(len(MAGIC))
        self._source, self._cipher = source, AESGCM(_key(passphrase, source.read(SALT)))
        self._ahead, self._ready, self._count = source.read(BLOCK + TAG), bytearray(), 0

    def read(self, size: int) -> bytes:
        while len(self._ready) < size and self._ahead:
            self._ready += self._open()
        data = bytes(self._ready[:size])
        del self._ready[:size]
        return data

    def _open(self) -> bytes:
        block, self._ahead = self._ahead, self._source.read(BLOCK + TAG)
        try:
            opened = self._cipher.decrypt(_nonce(self._count, last=not self._ahead), block, None)
        except InvalidTag as error:
            raise Trouble("backup.damaged" if self._count else "backup.wrong_passphrase") from error
        self._count += 1
        return opened


def is_sealed(source: BinaryIO) -> bool:
    """Whether a file begins as `Sealing` begins; leaves it at its beginning."""
    found = source.read(len(MAGIC)) == MAGIC
    source.seek(0)
    return found


def _key(passphrase: str, salt: bytes) -> bytes:
    return hashlib.scrypt(passphrase.encode(), salt=salt, n=2**15, r=8, p=1, maxmem=1 << 26, dklen=32)


def _nonce(count: int, *, last: bool) -> bytes:
    return count.to_bytes(11, "big") + bytes([last])
