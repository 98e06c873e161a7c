"""A request as it was sent, taken to its raw parts: nothing is decoded but what RFC 3986 and RFC 6265 say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote_to_bytes

_URL = re.compile(r"(?P<scheme>https?)://(?P<authority>[^/?#]*)(?P<path>/[^?#]*)?(?:\?(?P<query>[^#]*))?")
_LEGAL = re.compile(r"(?:[A-Za-z0-9\-._~:/?\[\]@!$&'()*+,;=|]|%[0-9A-Fa-f]{2})*")
_UNRESERVED = re.compile(r"(?:[A-Za-z0-9\-._~!'()*]|%[0-9A-Fa-f]{2})*")
_NEEDLESS = re.compile(r"%(?:2F|3A|3F|40)", re.IGNORECASE)
_RESERVED = re.compile(r"(?:[A-Za-z0-9\-._~!'()*:/?@$,;=+]|%[0-9A-Fa-f]{2})*")


class Misread(Exception):
    """The request cannot be read as the document says; the text says what is wrong."""


@dataclass(frozen=True)
class SentRequest:
    """One request.

    Attributes:
        url: With scheme, authority, path and query, as it was sent.
        headers: Names and values, in order.
        body: Empty for none.
    """

    method: str
    url: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @classmethod
    def of(
        cls, method: str, url: str, headers: Mapping[str, str] | Iterable[tuple[str, str]], body: bytes | None
    ) -> SentRequest:
        pairs = headers.items() if isinstance(headers, Mapping) else headers
        return cls(method, url, tuple((str(name), str(value)) for name, value in pairs), body or b"")

    @cached_property
    def _parts(self) -> re.Match[str]:
        found = _URL.fullmatch(self.url)
        if found is None or not _LEGAL.fullmatch((found["path"] or "") + (found["query"] or "")):
            raise Misread(f"the URL {self.url!r} has characters that no URL has")
        return found

    @property
    def origin(self) -> str:
        """Scheme and authority."""
        return f"{self._parts['scheme']}://{self._parts['authority']}"

    @property
    def path(self) -> str:
        return self._parts["path"] or ""

    @cached_property
    def query(self) -> list[tuple[str, str]]:
        """Names, decoded, and values, as they were sent."""
        found: list[tuple[str, str]] = []
        for pair in (self._parts["query"] or "").split("&") if self._parts["query"] else ():
            name, equals, value = pair.partition("=")
            if not equals and not name:
                raise Misread("the query has an empty parameter")
            found.append((decoded(name), value))
        return found

    def header_values(self, name: str) -> list[str]:
        """The values of a header, one for each line."""
        return [value for key, value in self.headers if key.lower() == name.lower()]

    def header(self, name: str) -> str | None:
        """The value of a header, several lines joined; None for none."""
        values = self.header_values(name)
        return ", ".join(values) if values else None

    @cached_property
    def cookies(self) -> list[tuple[str, str]]:
        """Names and values of the Cookie header, as they were sent."""
        lines = self.header_values("cookie")
        if len(lines) > 1:
            raise Misread("there are several Cookie headers; a request has one")
        pairs = (pair.partition("=") for line in lines for pair in line.split(";"))
        return [(name.strip(), value.strip()) for name, _, value in pairs]

    @property
    def media(self) -> str:
        """The media type of the body, without parameters; empty for none."""
        return (self.header("content-type") or "").partition(";")[0].strip().lower()


def decoded(raw: str) -> str:
    """A text with its percent-encoding taken off.

    Raises:
        Misread: it is not UTF-8.
    """
    try:
        return unquote_to_bytes(raw).decode("utf-8")
    except UnicodeDecodeError as error:
        raise Misread(f"{raw!r} is not UTF-8") from error


def value_of(raw: str, *, allows_reserved: bool = False) -> str:
    """One value of a URL, decoded; reserved characters must be percent-encoded unless the document allows them.

    Raises:
        Misread: it has a character that would have to be percent-encoded.
    """
    if not (_RESERVED if allows_reserved else _UNRESERVED).fullmatch(raw):
        raise Misread(f"{raw!r} has characters that must be percent-encoded")
    if allows_reserved and _NEEDLESS.search(raw):
        raise Misread(f"{raw!r} has characters percent-encoded that allowReserved leaves as they are")
    return decoded(raw)
