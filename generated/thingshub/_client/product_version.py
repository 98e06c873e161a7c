"""Which product has which operation: a call that the tenant's product cannot answer is refused before it is sent.

No operation is known that tells a tenant's product, so the client is told: `api_profile="7"`, or more exactly "6.1". Of
a bare major number the latest release is meant. Without a profile everything is sent; a 404 on an operation that some
products do not have then says what has moved.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from thingshub.errors import ConfigurationError

_LATEST = 10**6


class Availability(NamedTuple):
    """The products that have an operation.

    Attributes:
        change: What has changed, for people.
        since: First product that has it.
        until: First product that does not have it any more.
        predecessor: The operation that older products have instead.
        successor: The operation that newer products have instead.
    """

    change: str = ""
    since: str | None = None
    until: str | None = None
    predecessor: str | None = None
    successor: str | None = None

    def covers(self, profile: str) -> bool:
        """Whether this product has the operation."""
        version = parsed(profile)
        return not (self.since and version < _exact(self.since)) and not (self.until and version >= _exact(self.until))

    def instead(self, profile: str | None) -> str:
        """What to call instead, for people."""
        is_too_old = profile is not None and self.since is not None and parsed(profile) < _exact(self.since)
        other = self.predecessor if is_too_old or not self.successor else self.successor
        return "; ".join(filter(None, (self.change, f"use {other}" if other else "")))


def parsed(profile: str) -> tuple[int, int]:
    """A product as a number to compare.

    Raises:
        ConfigurationError: it is not a product like "7" or "4.13".
    """
    found = re.fullmatch(r"(\d{1,4})(?:\.(\d{1,4}))?", profile)
    if not found:
        raise ConfigurationError(f"api_profile {profile!r} is no product", hint='write it like "7" or "4.13"')
    return int(found[1]), int(found[2]) if found[2] else _LATEST


def _exact(version: str) -> tuple[int, int]:
    major, _, minor = version.partition(".")
    return int(major), int(minor or 0)
