"""One run of the command line: its flags, what they and environment, profile and defaults come to, and the client.

Every setting comes from the first place that has it: flag, environment, profile file, default. A profile that is named
by a flag is one: then the environment's address and credentials are not looked at, so that `--profile plant` never
lands where an old `export` points. Credentials of a profile are only ever sent to the address of that profile.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TextIO

from thingshub.cli import profile_file, secret_store
from thingshub.cli.failures import SettingError
from thingshub.cli.profile_file import Profile

if TYPE_CHECKING:
    from thingshub import ThingsHub
    from thingshub.transport import Transport

Credential = str | tuple[str, str]
_LOG_IN = "run `thingshub login`, or set THINGSHUB_URL, THINGSHUB_USERNAME and THINGSHUB_PASSWORD"


@dataclass(frozen=True)
class Setting:
    """A setting as it holds for this run.

    Attributes:
        name: Its name.
        value: Its value, empty when there is none. Secrets are not shown.
        source: Where it comes from, for people.
    """

    name: str
    value: str
    source: str
    is_secret: bool = False

    def __repr__(self) -> str:
        return f"Setting({self.name} = {self.shown!r} from {self.source})"

    @property
    def shown(self) -> str:
        return "***" if self.is_secret and self.value else self.value


@dataclass
class Invocation:
    """What all commands share.

    Attributes:
        flags: The options before or behind the command that hold for all, by name.
        credential_sources: Where the other credentials of the document are to be had, by name of the scheme.
        verbosity: How often -v was given.
        secrets: What was typed or read as a secret: a server may quote it in an error.
        environment: Environment variables.
        transport: Another way to send requests, for tests.
    """

    flags: dict[str, str] = field(default_factory=dict[str, str])
    credential_sources: dict[str, str] = field(default_factory=dict[str, str])
    verbosity: int = 0
    secrets: set[str] = field(default_factory=set[str], repr=False)
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)
    transport: Callable[[], Transport] | None = None

    @cached_property
    def profile(self) -> tuple[str, Profile | None, str]:
        """The profile's name, the profile (None when there is none), and where the choice comes from.

        Raises:
            SettingError: the profile does not exist, or the file is not sound.
        """
        profiles = profile_file.load()
        for name, source in (
            (self.flags.get("profile"), "--profile"),
            (self.environment.get("THINGSHUB_PROFILE"), "THINGSHUB_PROFILE"),
            (profiles.default, str(profiles.path)),
        ):
            if name:
                if name not in profiles.by_name:
                    known = ", ".join(sorted(profiles.by_name)) or "none yet"
                    hint = f"known profiles: {known}; `thingshub login --profile {name}` makes it"
                    raise SettingError(f"there is no profile {name} ({source})", hint=hint)
                return name, profiles.by_name[name], source
        return "", None, "default"

    @property
    def settings(self) -> list[Setting]:
        """All settings with their sources."""
        name, _, source = self.profile
        return [Setting("profile", name, source), self.url, *self.credentials, *self._others]

    @cached_property
    def url(self) -> Setting:
        return self._setting("url", "url", "THINGSHUB_URL", is_about_address=True)

    @cached_property
    def credentials(self) -> list[Setting]:
        """User name and password, or one token or API key; with what is missing left out.

        Raises:
            SettingError: a stored secret belongs to another address.
        """
        if user := self.flags.get("username"):
            return [Setting("username", user, "--username"), *self._password_of(user)]
        if not self._is_profile_flagged:
            names = ("username", "password", "token", "api_key")
            given = [(name, value) for name in names if (value := self.environment.get(f"THINGSHUB_{name.upper()}"))]
            if given:
                return [
                    Setting(name, value, f"THINGSHUB_{name.upper()}", is_secret=name != "username")
                    for name, value in given
                ]
        return self._stored()

    @cached_property
    def has_login(self) -> bool:
        """Whether there is what the log-in needs, or somebody to ask for it."""
        try:
            names = {setting.name for setting in self.credentials}
        except SettingError:  # what is stored belongs to another address
            return False
        return bool(names - {"username"}) or (bool(names) and self.is_interactive)

    def hub(self, *, needs_credentials: bool = True, named: Mapping[str, Credential] | None = None) -> ThingsHub:
        """The client.

        Args:
            needs_credentials: Whether the log-in's are sent; without, they may be missing.
            named: Other credentials, by name of the document's security scheme.

        Raises:
            SettingError: something is missing.
            ConfigurationError: something is contradictory or not safe.
        """
        from thingshub.settings import NO_TOKEN

        if not self.url.value:
            raise SettingError("no address of a tenant", hint=_LOG_IN)
        others = {setting.name: setting.value for setting in self._others}
        if not needs_credentials:
            return self._client({"token": NO_TOKEN}, others, named)
        values = {setting.name: setting.value for setting in self.credentials}
        if not values:
            raise SettingError(f"no credentials for {self.url.value}", hint=_LOG_IN)
        if "username" in values and "password" not in values:
            values["password"] = self._asked_password(values["username"])
        return self._client(values, others, named)

    def client(self, profile: Profile, password: str) -> ThingsHub:
        """A client for a profile that is not kept yet."""
        twin = Invocation({**self.flags, **_flags_of(profile)}, environment=self.environment, transport=self.transport)
        values = {"username": profile.username, "password": password}
        return twin._client(values, {setting.name: setting.value for setting in twin._others})

    def redact(self, text: str) -> str:
        """The text without secrets."""
        for secret in self.secrets:
            text = text.replace(secret, "***")
        return text

    @property
    def is_interactive(self) -> bool:
        """Whether there is somebody to ask."""
        return sys.stdin.isatty() and sys.stderr.isatty()

    def _client(
        self, values: Mapping[str, str], others: Mapping[str, str], named: Mapping[str, Credential] | None = None
    ) -> ThingsHub:
        from thingshub import ThingsHub, Timeout

        seconds = float(others["timeout_seconds"]) if others.get("timeout_seconds") else None
        timeout = Timeout()
        return ThingsHub(
            self.url.value,
            username=values.get("username"),
            password=values.get("password"),
            token=values.get("token"),
            api_key=values.get("api_key"),
            ca_file=others.get("ca_file") or None,
            api_profile=others.get("api_profile") or None,
            timeout=Timeout(min(timeout.connect_seconds, seconds), seconds, seconds) if seconds else timeout,
            credentials=named,
            transport=self.transport() if self.transport else None,
        )

    @cached_property
    def _others(self) -> list[Setting]:
        seconds = self.flags.get("timeout_seconds", "")
        return [
            self._setting("ca_file", "ca_file", "THINGSHUB_CA_FILE"),
            self._setting("api_profile", "api_profile", "THINGSHUB_API_PROFILE"),
            Setting("timeout_seconds", seconds, "--timeout-seconds" if seconds else "default"),
        ]

    @property
    def _is_profile_flagged(self) -> bool:
        return "profile" in self.flags

    def _setting(self, name: str, key: str, variable: str, *, is_about_address: bool = False) -> Setting:
        if value := self.flags.get(key):
            return Setting(name, value, f"--{key.replace('_', '-')}")
        if not self._is_profile_flagged and (value := self.environment.get(variable)):
            return Setting(name, value, variable)
        profile_name, profile, _ = self.profile
        if profile is not None and (value := getattr(profile, key)):
            return Setting(name, value, f"profile {profile_name}")
        return Setting(name, "", "not set" if is_about_address else "default")

    def _stored(self) -> list[Setting]:
        """What the profile has, user name first."""
        name, profile, _ = self.profile
        if profile is None:
            return []
        found = [Setting("username", profile.username, f"profile {name}")] if profile.username else []
        if not profile.credentials:
            return found
        if not secret_store.same_address(profile.url, self.url.value):
            raise SettingError(
                f"the credentials of profile {name} belong to {profile.url}, "
                f"not to {self.url.value} ({self.url.source})",
                hint=f"log in there: thingshub login --url {self.url.value} --profile NAME",
            )
        kept = secret_store.get(name, profile.url)
        if kept is None:
            return found
        secret, where = kept
        setting = Setting(profile.credentials, secret, where, is_secret=True)
        return [*found, setting] if profile.credentials == "password" else [setting]

    def _password_of(self, user: str) -> Iterator[Setting]:
        if password := self.environment.get("THINGSHUB_PASSWORD"):
            yield Setting("password", password, "THINGSHUB_PASSWORD", is_secret=True)
            return
        _, profile, _ = self.profile
        if profile and profile.username == user and secret_store.same_address(profile.url, self.url.value):
            yield from (setting for setting in self._stored() if setting.name == "password")

    def _asked_password(self, user: str) -> str:
        if not self.is_interactive:
            raise SettingError(f"no password for {user}", hint="run `thingshub login`, or set THINGSHUB_PASSWORD")
        import click

        return str(click.prompt(f"Password of {user} at {self.url.value}", hide_input=True, err=True))


def _flags_of(profile: Profile) -> dict[str, str]:
    names = ("url", "username", "ca_file", "api_profile")
    return {name: value for name in names if (value := getattr(profile, name))}


@contextmanager
def logging_to(stream: TextIO) -> Generator[None]:
    """Show what the library logs; it logs no secret."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logging.Formatter("%(asctime)s %(name)s: %(message)s", "%H:%M:%S"))
    levels = [(logger := logging.getLogger(name), logger.level) for name in ("thingshub", "thingshub.bodies")]
    levels[0][0].addHandler(handler)
    try:
        yield
    finally:
        levels[0][0].removeHandler(handler)
        for logger, level in levels:
            logger.setLevel(level)


def log_more(verbosity: int) -> None:
    """Choose what is logged: 1 for every request, 2 for what is sent and answered too."""
    logging.getLogger("thingshub").setLevel(logging.DEBUG)
    logging.getLogger("thingshub.bodies").setLevel(logging.DEBUG if verbosity > 1 else logging.INFO)
