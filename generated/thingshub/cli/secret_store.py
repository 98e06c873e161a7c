"""Where secrets of profiles are kept: in the system's keyring, or where there is none in a file for its owner only.

A secret is kept under profile and address together, so that it can never be sent to another address: whoever changes
the url of a profile has to log in again. A keyring counts only if it gives back what it was given; some desktops have
one that refuses, and one backend forgets everything.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec

from thingshub.cli import files, profile_file
from thingshub.cli.failures import SettingError

_SERVICE = "thingshub"


def put(profile: str, url: str, secret: str) -> str:
    """Keep a secret.

    Returns:
        Where it is kept, for people.

    Raises:
        OSError: there is no keyring, and the file cannot be written.
    """
    account = _account(profile, url)
    if (ring := _keyring()) and _is_kept(ring, account, secret):
        _write({name: kept for name, kept in _read().items() if name != account})
        return f"the keyring ({type(ring).__name__})"
    _write({**_read(), account: secret})
    return str(_path())


def get(profile: str, url: str) -> tuple[str, str] | None:
    """A secret and where it is kept, for people; None when there is none.

    Raises:
        SettingError: the file is not sound, or others may read it.
    """
    account = _account(profile, url)
    if secret := _read().get(account):
        return secret, str(_path())
    if (ring := _keyring()) and (secret := _asked(ring, account)):
        return secret, f"the keyring ({type(ring).__name__})"
    return None


def forget(profile: str, url: str) -> None:
    """Remove a secret, wherever it is."""
    account = _account(profile, url)
    kept = _read()
    if kept.pop(account, None) is not None:
        _write(kept)
    if ring := _keyring():
        import keyring.errors

        try:
            if ring.get_password(_SERVICE, account) is not None:
                ring.delete_password(_SERVICE, account)
        except keyring.errors.KeyringError:
            pass  # there is nothing to be had, so nothing to remove


def same_address(one: str, other: str) -> bool:
    """Whether two URLs mean the same tenant."""
    return _normal(one) == _normal(other)


def _account(profile: str, url: str) -> str:
    return f"{profile} {_normal(url)}"


def _normal(url: str) -> str:
    parts = urlsplit(url if "://" in url else f"https://{url}")
    return f"{parts.scheme}://{parts.netloc.lower()}{parts.path.rstrip('/')}"


def _keyring() -> Any:
    """The keyring of this system; None when there is none to be had."""
    import keyring
    import keyring.backends.fail

    ring = keyring.get_keyring()
    return None if isinstance(ring, keyring.backends.fail.Keyring) else ring


def _asked(ring: Any, account: str) -> str | None:
    import keyring.errors

    try:
        secret: str | None = ring.get_password(_SERVICE, account)
    except keyring.errors.KeyringError:
        return None
    return secret


def _is_kept(ring: Any, account: str, secret: str) -> bool:
    import keyring.errors

    try:
        ring.set_password(_SERVICE, account, secret)
    except keyring.errors.KeyringError:
        return False
    return _asked(ring, account) == secret


def _path() -> Path:
    return profile_file.folder() / "secrets.json"


def _read() -> dict[str, str]:
    path = _path()
    try:
        if not path.exists():
            return {}
        if files.is_open_to_others(path, to_read=True):
            raise SettingError(f"{path}: others may read it, and it holds secrets", hint=f"chmod 600 {path}")
        return msgspec.json.decode(path.read_bytes(), type=dict[str, str])
    except msgspec.DecodeError:
        raise SettingError(f"{path}: is not what `thingshub login` writes", hint="remove it and log in again") from None


def _write(kept: dict[str, str]) -> None:
    path = _path()
    if not kept:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    files.write(path, msgspec.json.encode(kept), is_secret=True)
