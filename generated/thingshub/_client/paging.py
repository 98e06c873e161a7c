"""Iterate a whole list: never clip it, never loop, whatever a server makes of what it is asked for.

By offset and by page, reading goes on until a page is empty, brings nothing new, or is shorter than a page that came
earlier. A short *first* page proves nothing, since the server may cap pages below the size asked for, so one more page
is asked for. By cursor and by link, the server says whether there is more; one that says the same thing twice is
refused. Entries are told apart by their identity where they have one: objects change while they are read, and an entry
that comes again on a later page, because others were put before it, is not given again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urljoin, urlsplit

import msgspec
from msgspec import UNSET

from thingshub._client.operation import Operation, Paging, named
from thingshub._client.request import is_same_origin
from thingshub.errors import PagingError
from thingshub.model import release_page
from thingshub.unions import is_array

if TYPE_CHECKING:
    from thingshub.transport import Request

_URL_SIGNS = "%/?:@!$&'()*+,;=-._~[]"
_LINK = re.compile(r"<([^>]*)>([^<]*)")
_REL = re.compile(r'(?:^|;)\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,]+))', re.IGNORECASE)


class Reading:
    """Where the reading of one list stands.

    Attributes:
        arguments: Those of the next call.
        is_over: Whether there is none.
    """

    def __init__(
        self,
        operation: Operation[Any],
        arguments: Sequence[Any],
        page_size: int,
        body: Any = UNSET,
        content_type: str | None = None,
    ) -> None:
        if operation.paging is None:
            raise TypeError(f"{operation.id} is not a list")
        if page_size < 1:
            raise ValueError(f"page_size must be 1 or more, not {page_size}")
        self.operation = operation
        self.paging: Paging = operation.paging
        self.arguments: list[Any] = [*arguments, *[None] * (len(operation.parameters) - len(arguments))]
        self.is_over = False
        self._body = body
        self._content_type = content_type
        self._position = self.paging.first_page if self.paging.style == "page" else 0
        self._largest = 0
        self._previous: Sequence[Any] = ()
        self._seen: set[Any] = set()
        self._asked: set[Any] = set()
        self._link: str | None = None
        self._target = ""
        if self.paging.size >= 0:
            self.arguments[self.paging.size] = page_size
        if self.paging.style in ("offset", "page"):
            self.arguments[self.paging.parameter] = self._position

    @property
    def call(self) -> tuple[Operation[Any], list[Any], Any, str | None]:
        """What the next call is made of."""
        return self.operation, self.arguments, self._body, self._content_type

    def take(self, answer: Any, headers: Mapping[str, str] | None = None) -> Sequence[Any]:
        """What of this page is new.

        Raises:
            PagingError: the list does not go on as it must.
        """
        page = _entries(answer, self.paging.items)
        new = self._new(page)
        if self.paging.style in ("offset", "page"):
            self._count(page, new)
        else:
            self._go_on(self._next(answer, headers or {}), bool(new))
        release_page(new)
        return new

    def follow(self, request: Request, origin: str) -> Request:
        """The request for the next page, by the link of the page before.

        Args:
            request: That of the first page.
            origin: Scheme and authority of the host that it goes to.

        Raises:
            PagingError: the next page is on another host, which must not get the credentials.
        """
        if self._link is not None:
            link = urlsplit(urljoin(origin + self._target, self._link))
            if not is_same_origin(f"{link.scheme}://{link.netloc}", origin):
                raise self._refused(f"the next page is at {link.scheme}://{link.hostname}, another host")
            target = (link.path or "/") + (f"?{link.query}" if link.query else "")
            request = request.replaced(target=quote(target, safe=_URL_SIGNS))
        self._target = request.target
        return request

    def _new(self, page: Sequence[Any]) -> Sequence[Any]:
        identity = self.paging.identity
        identities = [_identity(entry, identity) for entry in page] if identity else []
        if not identities or None in identities:
            new = () if page == self._previous else page
            self._previous = page
            return new
        new = [entry for entry, id in zip(page, identities, strict=True) if id not in self._seen]
        self._seen.update(identities)
        return new

    def _count(self, page: Sequence[Any], new: Sequence[Any]) -> None:
        """By offset and page: whether there may be another one, and where."""
        self.is_over = not new or len(page) < self._largest
        self._largest = max(self._largest, len(page))
        self._position += len(page) if self.paging.style == "offset" else 1
        self.arguments[self.paging.parameter] = self._position

    def _go_on(self, following: Any, has_new: bool) -> None:
        """By cursor and link: the next one, unless it was asked for before."""
        if following is None or following == "":
            self.is_over = True
        elif following in self._asked:
            self.is_over = True
            if has_new:  # else it is the end: some servers name the last page for ever
                raise self._refused("the server names the same next page twice")
        else:
            self._asked.add(following)
            if self.paging.style == "cursor":
                self.arguments[self.paging.parameter] = following
            else:
                self._link = following

    def _next(self, answer: Any, headers: Mapping[str, str]) -> Any:
        if self.paging.style == "cursor":
            return _found(answer, self.paging.next)
        return next_link(headers.get("Link", ""))

    def _refused(self, reason: str) -> PagingError:
        return PagingError(
            reason, hint="what was read until here is complete; the rest is not", **named(self.operation)
        )


def next_link(header: str) -> str | None:
    """The URL that a Link header calls `next`; None when it does not."""
    for url, parameters in _LINK.findall(header):
        found = _REL.search(parameters)
        if found and "next" in (found[1] or found[2]).lower().split():
            return str(url)
    return None


def _entries(answer: Any, path: tuple[str, ...]) -> Sequence[Any]:
    found = _found(answer, path)
    return found if is_array(found) else ()


def _identity(entry: Any, name: str) -> Any:
    found = _found(entry, (name,))
    return found if isinstance(found, str | int) else str(found) if found is not None else None


def _found(value: Any, path: Sequence[str]) -> Any:
    """What stands at a path of names, as they are on the wire, in models and JSON data; None for nothing."""
    for name in path:
        if isinstance(value, msgspec.Struct):
            value = getattr(value, _attribute(type(value), name), None)
        elif isinstance(value, Mapping):
            value = value.get(name)  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
        else:
            return None
    return None if value is msgspec.UNSET else value  # pyright: ignore[reportUnknownVariableType]


_attributes: dict[tuple[type, str], str] = {}


def _attribute(kind: type[msgspec.Struct], name: str) -> str:
    found = _attributes.get((kind, name))
    if found is None:
        by_wire_name = dict(zip(kind.__struct_encode_fields__, kind.__struct_fields__, strict=True))
        found = _attributes[kind, name] = by_wire_name.get(name, name)
    return found
