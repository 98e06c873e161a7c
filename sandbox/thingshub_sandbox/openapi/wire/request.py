"""A request as it came: nothing of it is unquoted, split or trusted yet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from thingshub_sandbox.openapi.wire.styles import BadStyle, unquoted_form

MOST_FIELDS = 100  # of a query or a form
_SEPARATOR = re.compile(r"\s*;\s*")


class InvalidRequest(Exception):
    """A request does not fit the document; the text names the place."""


@dataclass(frozen=True)
class IncomingRequest:
    """What a request says besides its method, its operation and its body.

    Attributes:
        path_values: The parameters of the path by name, still quoted.
        query: Behind the question mark, still quoted.
        headers: By their names in lower case; one that came several times is joined with commas.
    """

    path_values: Mapping[str, str] = field(default_factory=dict[str, str])
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict[str, str])

    @cached_property
    def query_pairs(self) -> list[tuple[str, str]]:
        """Names, unquoted, and values, still quoted, of the query.

        Raises:
            InvalidRequest: there are too many, or a name is not UTF-8.
        """
        return pairs(self.query, "query")

    @cached_property
    def cookies(self) -> list[tuple[str, str]]:
        """Names and values of the cookies, the values as they came."""
        found = (entry.partition("=") for entry in _SEPARATOR.split(self.headers.get("cookie", "").strip()) if entry)
        return [(name, value.strip('"')) for name, _, value in found]


def pairs(text: str, where: str) -> list[tuple[str, str]]:
    """Names, unquoted, and values, still quoted, of a query or a form.

    Raises:
        InvalidRequest: there are too many, or a name is not UTF-8.
    """
    if text.count("&") >= MOST_FIELDS:
        raise InvalidRequest(f"{where}: has more than {MOST_FIELDS} fields")
    found = (entry.partition("=") for entry in text.split("&") if entry)
    try:
        return [(unquoted_form(name), value) for name, _, value in found]
    except BadStyle as problem:
        raise InvalidRequest(f"{where}: {problem}") from problem


def joined_headers(headers: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Headers by their names in lower case; one that came several times is joined as HTTP says."""
    found: dict[str, str] = {}
    for name, value in headers:
        key = name.lower()
        separator = "; " if key == "cookie" else ", "
        found[key] = f"{found[key]}{separator}{value}" if key in found else value
    return found
