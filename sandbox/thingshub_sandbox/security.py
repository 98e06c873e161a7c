"""Passwords, tokens and keys: what is stored cannot be used to log in.

Passwords are hashed with Argon2id, in a few worker threads, because a hash takes long and the event loop must not wait.
A login with an unknown name verifies a hash as well, so that neither answer nor time tells which names exist. Tokens
and API keys are 256 random bits, so a plain digest of them is enough; they are looked up by it and never stored.
"""

from __future__ import annotations

import asyncio
import base64
import binascii
import hashlib
import random
import secrets
import string
from concurrent.futures import ThreadPoolExecutor

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

API_KEY_PREFIX = "thk_"
_BASE62 = string.digits + string.ascii_uppercase + string.ascii_lowercase


class Randomness:
    """Where ids, tokens and keys come from.

    Args:
        seed: For tests, the same ids and tokens on every run; None for real secrets.
    """

    def __init__(self, seed: int | None = None) -> None:
        self._source: random.Random = secrets.SystemRandom() if seed is None else random.Random(seed)

    def token(self) -> str:
        """A session token: 32 bytes in URL-safe base64, 44 characters, as the vendor's."""
        return base64.urlsafe_b64encode(self._source.randbytes(32)).decode()

    def api_key(self) -> str:
        """An API key: a prefix that scanners know, 256 bits in base62, and a checksum."""
        value = "".join(self._source.choices(_BASE62, k=43))
        checksum, digits = binascii.crc32(value.encode()), ""
        for _ in range(6):
            checksum, digit = divmod(checksum, 62)
            digits = _BASE62[digit] + digits
        return API_KEY_PREFIX + value + digits

    def object_id(self, prefix: str) -> str:
        """An id that the platform makes, e.g. `device-4k2m9x0a7c1d`."""
        return f"{prefix}-{''.join(self._source.choices(string.digits + string.ascii_lowercase, k=12))}"


class Passwords:
    """Hashes and checks passwords.

    Args:
        cheap: For tests, a hash that costs next to nothing.
    """

    def __init__(self, *, cheap: bool = False) -> None:
        self._hasher = PasswordHasher(
            time_cost=1 if cheap else 2, memory_cost=64 if cheap else 19 * 1024, parallelism=1
        )
        self._nobody = self._hasher.hash(secrets.token_hex())
        self._threads = ThreadPoolExecutor(2, thread_name_prefix="argon2")

    async def hash(self, password: str) -> str:
        """The hash to store."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._hasher.hash, password)

    async def is_right(self, password: str, stored: str | None) -> bool:
        """Whether the password fits; with no hash (unknown user) it takes as long and is false."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._verify, password, stored)

    def close(self) -> None:
        """End the worker threads."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _verify(self, password: str, stored: str | None) -> bool:
        try:
            self._hasher.verify(stored or self._nobody, password)
        except (VerificationError, InvalidHashError):
            return False
        return stored is not None


def digest(secret: str) -> str:
    """What is stored and looked up in place of a token or key."""
    return hashlib.sha256(secret.encode()).hexdigest()
