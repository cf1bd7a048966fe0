"""AES-256-GCM with the row as associated data, and an HMAC as blind index. One key is set; each use has its own."""

import base64
import binascii
import hashlib
import hmac
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sotarsa_bot.records.vault import Numbers

VERSION = "1:"
NONCE_BYTES = 12


class AesVault:
    """Implements sotarsa_bot.records.vault.Vault with a key of 32 bytes."""

    def __init__(self, key: bytes) -> None:
        self._cipher, self._index = AESGCM(_derived(key, b"seal")), _derived(key, b"index")

    def seal(self, numbers: Numbers, row: str) -> str:
        nonce = os.urandom(NONCE_BYTES)
        plain = numbers.model_dump_json(exclude_defaults=True).encode()
        return VERSION + base64.b64encode(nonce + self._cipher.encrypt(nonce, plain, row.encode())).decode()

    def open(self, sealed: str, row: str) -> Numbers | None:
        try:
            raw = base64.b64decode(sealed.removeprefix(VERSION), validate=True)
            plain = self._cipher.decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], row.encode())
        except (InvalidTag, ValueError, binascii.Error):
            return None
        return Numbers.model_validate_json(plain)

    def index(self, nik: str) -> str:
        return hmac.digest(self._index, nik.encode(), hashlib.sha256).hex()


def vault_of(key: bytes) -> AesVault | None:
    """The vault of a key; None where none is set."""
    return AesVault(key) if key else None


def _derived(key: bytes, use: bytes) -> bytes:
    return hmac.digest(key, b"sotarsa " + use, hashlib.sha256)
