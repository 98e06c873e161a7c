"""Log in, log out, list: profiles and the secrets that belong to them.

`login` proves the credentials before it keeps anything. With `--api-key` it keeps a new API key instead of the
password: commands then need no log-in of their own, and the key can be deleted without changing the password.
"""

from __future__ import annotations

import socket
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from thingshub.cli import output, profile_file, secret_store
from thingshub.cli.failures import CommandError, SettingError
from thingshub.cli.globals import global_options
from thingshub.cli.invocation import Invocation
from thingshub.cli.profile_file import Profile

if TYPE_CHECKING:
    from thingshub import ThingsHub


@click.command(
    params=global_options(is_hidden=False),
    epilog="The password is asked for, or comes from THINGSHUB_PASSWORD or with --password-stdin. It is kept in the"
    " system's keyring, or where there is none in a file that only you can read.",
)
@click.option("--api-key", "is_minting", is_flag=True, help="Make an API key and keep that instead of the password.")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
@click.option("--default/--no-default", "is_default", default=False, help="Use this profile when none is named.")
@click.pass_context
def login(context: click.Context, *, is_minting: bool, password_stdin: bool, is_default: bool) -> None:
    """Set up a tenant: address, user and password become a profile.

    A profile that exists is set up anew. The first profile becomes the default.
    """
    invocation = context.ensure_object(Invocation)
    profiles = profile_file.load()
    name = profile_file.check_name(invocation.flags.pop("profile", "") or profiles.default or "default")
    before = profiles.by_name.get(name, Profile(""))
    url = _asked(invocation, "url", "URL", before.url)
    username = _asked(invocation, "username", "User", before.username)
    profile = Profile(
        url=url if "://" in url else f"https://{url}",
        username=username,
        ca_file=_whole_path(_given(invocation, "ca_file") or before.ca_file),
        api_profile=_given(invocation, "api_profile") or before.api_profile,
    )
    password = _password(invocation, password_stdin)
    with invocation.client(profile, password) as hub:
        hub.auth.login(username=username, password=password)
        kind, secret = ("api_key", _minted(hub, name)) if is_minting else ("password", password)
    if before.url:
        secret_store.forget(name, before.url)
    where = secret_store.put(name, profile.url, secret)
    path = profile_file.save(name, replace(profile, credentials=kind), is_default=is_default)
    noun = {"api_key": "a new API key", "password": "the password"}[kind]
    print(f"Logged in at {profile.url} as {username}: profile {name} in {path}, {noun} in {where}.")


@click.command(params=global_options(is_hidden=True))
@click.option("--forget", "is_forgotten", is_flag=True, help="Take the profile out of the configuration file too.")
@click.argument("name", required=False)
@click.pass_context
def logout(context: click.Context, *, name: str | None, is_forgotten: bool) -> None:
    """Forget the secret of a profile; without NAME of the one that would be used.

    An API key stays valid on the server: delete it there with `thingshub api-keys delete` first.
    """
    invocation = context.ensure_object(Invocation)
    if name:
        invocation.flags["profile"] = name
    found, profile, _ = invocation.profile
    if profile is None:
        raise SettingError("there is no profile to log out of", hint="`thingshub profiles` lists them")
    secret_store.forget(found, profile.url)
    if is_forgotten:
        profile_file.remove(found)
    else:
        profile_file.save(found, replace(profile, credentials=""), is_default=False)
    print(f"Logged out: nothing is kept for profile {found}.")


@click.command(params=global_options(is_hidden=True))
@click.option("-o", "--output", "format", type=click.Choice(output.FORMATS), default="table", metavar="FORMAT")
def profiles(*, format: str) -> None:
    """List the profiles."""
    kept = profile_file.load()
    entries = [
        {
            "profile": name,
            "default": name == kept.default,
            "url": profile.url,
            "username": profile.username,
            "api_profile": profile.api_profile,
            "credentials": _described(name, profile),
        }
        for name, profile in sorted(kept.by_name.items())
    ]
    if not output.show_list(entries, format, []):
        output.remark(f"{kept.path} has no profiles; `thingshub login` makes one")


def _asked(invocation: Invocation, flag: str, noun: str, before: str) -> str:
    """A flag, a variable, or what somebody types."""
    if value := _given(invocation, flag):
        return value
    if not invocation.is_interactive:
        if before:
            return before
        raise SettingError(f"--{flag} is missing", hint="there is no terminal to ask at")
    return str(click.prompt(noun, default=before or None, err=True))


def _given(invocation: Invocation, flag: str) -> str:
    return invocation.flags.get(flag) or invocation.environment.get(f"THINGSHUB_{flag.upper()}") or ""


def _password(invocation: Invocation, is_from_stdin: bool) -> str:
    if is_from_stdin:
        password = sys.stdin.readline().rstrip("\r\n")
    else:
        password = invocation.environment.get("THINGSHUB_PASSWORD", "")
        if not password and invocation.is_interactive:
            password = str(click.prompt("Password", hide_input=True, err=True))
    if not password:
        raise SettingError("the password is missing", hint="set THINGSHUB_PASSWORD, or use --password-stdin")
    return password


def _minted(hub: ThingsHub, profile: str) -> str:
    host = "".join(c for c in socket.gethostname() if c.isalnum() or c in "-.")
    return hub.api_keys.create(name=f"thingshub command line, profile {profile}, on {host}").key


def _described(name: str, profile: Profile) -> str:
    with suppress(CommandError, OSError):
        if profile.credentials and (kept := secret_store.get(name, profile.url)):
            return f"{profile.credentials} in {kept[1]}"
    return "none"


def _whole_path(path: str) -> str:
    """A path that holds from any folder."""
    return str(Path(path).resolve()) if path else ""
