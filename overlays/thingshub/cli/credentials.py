"""Credentials other than the log-in, which the document asks for with some operations: API keys, basic, other tokens.

`--credential NAME=SOURCE` says where one is to be had, never what it is; else THINGSHUB_CREDENTIALS_NAME holds it. As
with the log-in, a profile that is named by a flag leaves the environment out. User and password of a basic scheme are
one text with a colon between them, or are asked for one after the other.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

import click

from thingshub.cli.failures import SettingError
from thingshub.cli.invocation import Credential, Invocation
from thingshub.cli.sources import read_secret
from thingshub.model import REDACTED
from thingshub_document.model import Operation, SecurityScheme
from thingshub_document.reading import Document

if TYPE_CHECKING:
    from thingshub import ThingsHub

_NO_LETTER = re.compile(r"[^A-Z0-9]+")


def hub_for(invocation: Invocation, document: Document, operation: Operation) -> ThingsHub:
    """The client for an operation, with what it needs to say who calls.

    Raises:
        SettingError: something is missing, or a name is not one of the document.
        ConfigurationError: something is contradictory or not safe.
    """
    schemes = {name: scheme for name, scheme in document.security_schemes.items() if not scheme.is_tenant}
    if unknown := next((name for name in invocation.credential_sources if name not in schemes), None):
        known = ", ".join(schemes) or "none besides the log-in"
        raise SettingError(f"--credential: there is no {unknown}", hint=f"the document has {known}")
    asked = {scheme.name for way in operation.requirements for scheme in way if not scheme.is_tenant}
    if operation.is_public:
        return invocation.hub(needs_credentials=False)
    named = {name: found for name in asked if (found := _credential(invocation, schemes[name])) is not None}
    return invocation.hub(needs_credentials=_needs_login(invocation, operation, named), named=named)


def preview_hub(invocation: Invocation, document: Document, operation: Operation) -> ThingsHub:
    """A client that shows a call: no credential has to be there, and none is read.

    Raises:
        SettingError: there is no address.
    """
    asked = {scheme.name: scheme for way in operation.requirements for scheme in way if not scheme.is_tenant}
    first = next((way for way in operation.requirements if way), ())
    given = [name for name in asked if name in invocation.credential_sources]
    given = given or [scheme.name for scheme in first if not scheme.is_tenant]
    placeholders: dict[str, Credential] = {
        name: ("user", REDACTED) if asked[name].kind == "basic" else REDACTED for name in given
    }
    return invocation.hub(needs_credentials=False, named=placeholders)


def variable(scheme: str) -> str:
    """The environment variable that holds the credential of a scheme."""
    return f"THINGSHUB_CREDENTIALS_{_NO_LETTER.sub('_', scheme.upper())}"


def _credential(invocation: Invocation, scheme: SecurityScheme) -> Credential | None:
    source = invocation.credential_sources.get(scheme.name)
    if source is None:
        text = "" if "profile" in invocation.flags else invocation.environment.get(variable(scheme.name), "")
        place = variable(scheme.name)
    elif source == "prompt" and scheme.kind == "basic":
        user = str(click.prompt(f"User of {scheme.name}", err=True))
        password = str(click.prompt(f"Password of {scheme.name}", hide_input=True, err=True))
        invocation.secrets.add(password)
        return user, password
    else:
        place = f"--credential {scheme.name}"
        try:
            text = read_secret(source, scheme.name, is_new=False)
        except ValueError as error:
            raise SettingError(f"{place}: {error}") from None
    if not text:
        return None
    if scheme.kind != "basic":
        invocation.secrets.add(text)
        return text
    user, separator, password = text.partition(":")
    invocation.secrets.add(password or text)
    if not separator:
        raise SettingError(f"{place}: expected user:password")
    return user, password


def _needs_login(invocation: Invocation, operation: Operation, named: Mapping[str, Credential]) -> bool:
    """Whether the log-in is among what will be sent: of the document's alternatives the first that is all there.

    Raises:
        SettingError: none is.
    """
    ways = sorted((_Way(way, named) for way in operation.requirements), key=lambda way: way.is_empty)
    if complete := [way for way in ways if not way.missing]:
        is_alone = all(way.needs_login for way in complete)
        return complete[0].needs_login and (is_alone or invocation.has_login)  # as the SDK chooses
    first = min(ways, key=lambda way: len(way.missing)).missing
    several = " or ".join(" and ".join(way.missing) for way in ways)
    hint = " ".join(f"--credential {name}=prompt" for name in first)
    raise SettingError(f"{operation.id} needs the credential {several}", hint=f"{hint}, or set {variable(first[0])}")


class _Way:
    """One of the alternatives, and what of it is not there."""

    def __init__(self, schemes: Collection[SecurityScheme], named: Mapping[str, Credential]) -> None:
        self.is_empty = not schemes
        self.needs_login = any(scheme.is_tenant for scheme in schemes)
        self.missing = [scheme.name for scheme in schemes if not scheme.is_tenant and scheme.name not in named]
