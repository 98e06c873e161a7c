"""Profiles: the tenants that someone works with, in `thingshub/config.toml` of the user's configuration folder.

    default_profile = "plant"

    [profiles.plant]
    url = "https://demo.example"
    username = "olga"
    ca_file = "/etc/ssl/plant.pem"
    api_profile = "7"

The file holds no secret, those stand elsewhere (thingshub.cli.secret_store); but it says where secrets are sent, so it
is refused when somebody else may write to it. A key that is not known is refused too, with its line: a misspelt
`ca_file` must not go unnoticed. Comments survive what the program writes.
"""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from thingshub.cli import files
from thingshub.cli.failures import SettingError

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,62}")
_SECRETS = ("password", "token", "api_key")


@dataclass(frozen=True)
class Profile:
    """One tenant and who works there.

    Attributes:
        url: The tenant's address.
        username: Who logs in; empty when a key or token is used.
        ca_file: PEM file of CA certificates to trust.
        api_profile: The tenant's product, e.g. "7".
        credentials: What the stored secret is: `password`, `token` or `api_key`; empty when none is stored.
    """

    url: str
    username: str = ""
    ca_file: str = ""
    api_profile: str = ""
    credentials: str = ""


@dataclass(frozen=True)
class Profiles:
    """What the file says."""

    path: Path
    default: str = ""
    by_name: dict[str, Profile] = field(default_factory=dict[str, Profile])


def folder() -> Path:
    """Where the files of this program stand; THINGSHUB_CONFIG_DIR names another place."""
    if chosen := os.environ.get("THINGSHUB_CONFIG_DIR"):
        return Path(chosen)
    import platformdirs

    return Path(platformdirs.user_config_dir("thingshub", appauthor=False))


def load() -> Profiles:
    """All profiles; none when there is no file.

    Raises:
        SettingError: with file, line and what to do.
    """
    path = folder() / "config.toml"
    try:
        if not path.exists():
            return Profiles(path)
        if files.is_open_to_others(path, to_read=False):
            raise SettingError(
                f"{path}: others may write to it, and it says where passwords are sent",
                hint=f"chmod go-w {path}",
            )
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise SettingError(f"{path}: is not UTF-8", hint="save it as UTF-8") from None
    except OSError as error:
        raise SettingError(f"{path}: cannot be read: {error.strerror}") from None
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingError(*_syntax(path, str(error))) from None
    return _checked(path, text, data)


def save(name: str, profile: Profile, *, is_default: bool) -> Path:
    """Write a profile into the file, which is made when there is none.

    Raises:
        OSError: it cannot be written; nothing has changed.
    """
    import tomlkit

    profiles = load()  # never written over when it is not sound
    folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    text = profiles.path.read_text(encoding="utf-8") if profiles.path.exists() else ""
    document = tomlkit.parse(text)
    tables = document.setdefault("profiles", tomlkit.table(is_super_table=True))
    table = tables.setdefault(name, tomlkit.table())
    for entry in fields(profile):
        if value := getattr(profile, entry.name):
            table[entry.name] = value
        else:
            table.pop(entry.name, None)
    if is_default or not profiles.default:
        document["default_profile"] = name
    files.write(profiles.path, tomlkit.dumps(document).encode())
    return profiles.path


def remove(name: str) -> None:
    """Take a profile out of the file; the default goes with it."""
    import tomlkit

    profiles = load()
    document: dict[str, Any] = tomlkit.parse(profiles.path.read_text(encoding="utf-8"))
    del document["profiles"][name]
    if profiles.default == name:
        del document["default_profile"]
    files.write(profiles.path, tomlkit.dumps(document).encode())


def check_name(name: str) -> str:
    """The name, if a profile may have it.

    Raises:
        SettingError: it may not.
    """
    if not _NAME.fullmatch(name):
        raise SettingError(f"{name!r} is no name for a profile", hint="use letters, digits, hyphens and underscores")
    return name


def _checked(path: Path, text: str, data: dict[str, object]) -> Profiles:
    known = {entry.name for entry in fields(Profile)}
    for key in [key for key in data if key not in ("default_profile", "profiles")]:
        raise SettingError(
            f"{_place(path, text, key)}: {key} is not known here",
            hint="the file has default_profile and [profiles.NAME]",
        )
    default, tables = data.get("default_profile", ""), data.get("profiles", {})
    if not isinstance(default, str) or not isinstance(tables, dict):
        raise SettingError(f"{path}: default_profile must be a text, profiles tables", hint="see `thingshub --help`")
    found: dict[str, Profile] = {}
    for name, table in tables.items():  # pyright: ignore[reportUnknownVariableType]
        check_name(str(name))  # pyright: ignore[reportUnknownArgumentType]
        if not isinstance(table, dict):
            raise SettingError(f"{_place(path, text, str(name))}: {name} is not a table", hint=f"[profiles.{name}]")  # pyright: ignore[reportUnknownArgumentType]
        for key, value in table.items():  # pyright: ignore[reportUnknownVariableType]
            place = _place(path, text, str(key), str(name))  # pyright: ignore[reportUnknownArgumentType]
            if key in _SECRETS:
                raise SettingError(f"{place}: {key} does not belong into this file", hint="run `thingshub login`")
            if key not in known:
                raise SettingError(f"{place}: {key} is not known here", hint=f"known are {', '.join(sorted(known))}")
            if not isinstance(value, str):
                raise SettingError(f"{place}: {key} must be a text", hint=f'{key} = "…"')
        if "url" not in table:
            raise SettingError(f"{_place(path, text, '', str(name))}: profile {name} has no url", hint='url = "https…"')  # pyright: ignore[reportUnknownArgumentType]
        found[str(name)] = Profile(**table)  # pyright: ignore[reportUnknownArgumentType]
    if default and default not in found:
        raise SettingError(
            f"{_place(path, text, 'default_profile')}: there is no profile {default}", hint="run `thingshub profiles`"
        )
    return Profiles(path, default, found)


def _syntax(path: Path, message: str) -> tuple[str]:
    """A syntax error with its line in front."""
    at = re.search(r" \(at line (\d+), column \d+\)", message)
    if at is None:
        return (f"{path}: {message}",)
    return (f"{path}:{at[1]}: {message.replace(at[0], '')}",)


def _place(path: Path, text: str, key: str, profile: str = "") -> str:
    """File and line of a key, as near as lines tell; of a profile's own line when the key is empty."""
    lines = text.splitlines()
    start = 0
    if profile:
        headers = [i for i, line in enumerate(lines) if re.match(rf'\s*\[profiles\."?{re.escape(profile)}"?\]', line)]
        start = headers[0] if headers else 0
        if not key:
            return f"{path}:{start + 1}"
    found = [
        i for i, line in enumerate(lines[start:], start) if re.match(rf'\s*\[?"?{re.escape(key)}"?\s*[=\].]', line)
    ]
    return f"{path}:{found[0] + 1}" if found else str(path)
