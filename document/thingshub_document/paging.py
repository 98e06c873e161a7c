"""How a list goes on: declared by `x-paging`, or recognised by its parameters and its answer.

Recognised is what nearly all APIs mean by these names; what was recognised stands in the docstring of the iterator, and
`x-paging: none` says that it is not meant.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, cast

from thingshub_document.model import Answer, Paging, PagingStyle, Parameter
from thingshub_document.types import Field, ListOf, Nullable, Place, Type

EXTENSION = "x-paging"
_SIZES = ("limit", "per_page", "page_size", "pageSize", "pagelen", "size", "count", "max_results", "maxResults")
_CURSORS = ("cursor", "page_token", "pageToken", "after", "starting_after", "next_token", "nextToken", "marker")
_NEXT = ("next_cursor", "nextCursor", "next_page_token", "nextPageToken", "next_token", "nextToken", "cursor", "next")
_HOLDERS = ("meta", "paging", "pagination", "page", "links", "page_info", "pageInfo", "response_metadata")
_IDENTITIES = ("id", "uuid")  # a name may be given twice

FieldsOf = Callable[[Type], "tuple[Field, ...] | None"]


class _Entries(NamedTuple):
    """Where the entries of a list stand in its answer, and what they are."""

    path: tuple[str, ...]
    item_type: Type


class BadPaging(Exception):
    """`x-paging` does not fit its operation; the text says what it would have to name."""


def paging_of(
    extension: Any,
    parameters: Sequence[Parameter],
    success: Answer | None,
    fields_of: FieldsOf,
    place: Place,
    line: str,
) -> Paging | None:
    """How the list of an operation goes on; None for an operation that is not a list.

    Args:
        extension: The value of `x-paging`; None where it is absent.
        parameters: The operation's parameters.
        success: Its successful answer.
        fields_of: The fields of a type.
        place: The operation's place.
        line: The operation's line.

    Raises:
        BadPaging: `x-paging` names something that is not there.
    """
    if extension == "none":
        return None
    media = (
        next((m for m in success.alternatives if m.kind == "json" and m.type is not None), None) if success else None
    )
    if success is None or media is None or media.type is None:
        if extension is not None:
            raise BadPaging("the operation has no JSON answer that could be a list")
        return None
    query = {parameter.name: parameter for parameter in parameters if parameter.where == "query"}
    if isinstance(extension, Mapping):
        return _declared(extension, query, media.type, fields_of, place, line)
    if extension is not None:
        raise BadPaging("write `x-paging: none`, or {style: offset | page | cursor | link, …}")
    entries = _entries(media.type, fields_of)
    if entries is None:
        return None
    size = next((name for name in _SIZES if name in query), "")
    identity = _identity(entries.item_type, fields_of)

    def found(style: PagingStyle, parameter: str, next: tuple[str, ...] = ()) -> Paging:
        first = query[parameter].schema.get("default", query[parameter].schema.get("minimum")) if parameter else 1
        first_page = first if style == "page" and first in (0, 1) else 1
        return Paging(
            style, entries.path, parameter, size, entries.item_type, next, identity, first_page, False, place, line
        )

    if "limit" in query and "offset" in query:
        return found("offset", "offset")
    for name in _CURSORS:
        if name in query and (path := _next(media.type, fields_of)):
            return found("cursor", name, path)
    if any(header.name.lower() == "link" for header in success.headers) and ("page" in query or size):
        return found("link", "")
    if "page" in query:
        return found("page", "page")
    return None


def _declared(
    extension: Mapping[str, Any],
    query: Mapping[str, Parameter],
    answer: Type,
    fields_of: FieldsOf,
    place: Place,
    line: str,
) -> Paging:
    style = extension.get("style")
    if style not in ("offset", "page", "cursor", "link"):
        raise BadPaging(f"style is {style!r}; write offset, page, cursor or link")
    known = {"style", "items", "parameter", "size", "next", "identity", "first_page"}
    if unknown := sorted(extension.keys() - known):
        raise BadPaging(f"{unknown[0]!r} is not a member of x-paging; it has {', '.join(sorted(known))}")
    parameter = extension.get("parameter", {"offset": "offset", "page": "page", "cursor": "cursor"}.get(style, ""))
    size = extension.get("size", next((name for name in _SIZES if name in query), ""))
    for role, name in (("parameter", parameter), ("size", size)):
        if name and name not in query:
            raise BadPaging(f"{role} is {name!r}, which is not a query parameter of the operation")
    items = _path(extension.get("items")) if "items" in extension else None
    entries = _entries(answer, fields_of) if items is None else _at(answer, items, fields_of)
    if entries is None:
        where = f"at {extension['items']!r}" if items is not None else "in the answer; say where with `items: /…`"
        raise BadPaging(f"there is no list {where}")
    next_path = _path(extension.get("next", "")) if "next" in extension else _next(answer, fields_of) or ()
    if style == "cursor" and not (next_path and _type_at(answer, next_path, fields_of)):
        raise BadPaging("say with `next: /…` where in the answer the next cursor stands")
    identity = extension.get("identity", _identity(entries.item_type, fields_of))
    fields = fields_of(entries.item_type)
    if identity and fields is not None and identity not in {field.name for field in fields}:
        raise BadPaging(f"identity is {identity!r}, which is not a property of an entry")
    return Paging(
        style=cast(PagingStyle, style),
        items=entries.path,
        parameter=parameter,
        size=size,
        item_type=entries.item_type,
        next=next_path,
        identity=identity,
        first_page=extension.get("first_page", 1),
        is_declared=True,
        place=(*place, EXTENSION),
        line=line,
    )


def _path(pointer: Any) -> tuple[str, ...]:
    if not isinstance(pointer, str) or (pointer and not pointer.startswith("/")):
        raise BadPaging(f"{pointer!r} is not a path such as /data or /meta/next")
    return tuple(pointer.split("/")[1:])


def _type_at(answer: Type, path: Sequence[str], fields_of: FieldsOf) -> Type | None:
    found: Type | None = answer
    for step in path:
        fields = fields_of(_plain(found)) if found is not None else None
        found = next((field.type for field in fields or () if field.name == step), None)
    return found


def _at(answer: Type, path: tuple[str, ...], fields_of: FieldsOf) -> _Entries | None:
    found = _type_at(answer, path, fields_of)
    found = _plain(found) if found is not None else None
    return _Entries(path, found.items) if isinstance(found, ListOf) else None


def _entries(answer: Type, fields_of: FieldsOf) -> _Entries | None:
    """The list of an answer: itself, or its only array of anything."""
    answer = _plain(answer)
    if isinstance(answer, ListOf):
        return _Entries((), answer.items)
    lists = [
        _Entries((field.name,), plain.items)
        for field in fields_of(answer) or ()
        if isinstance(plain := _plain(field.type), ListOf)
    ]
    named = [entries for entries in lists if entries.path[0] in ("collection", "data", "items", "results", "entries")]
    return lists[0] if len(lists) == 1 else named[0] if len(named) == 1 else None


def _next(answer: Type, fields_of: FieldsOf) -> tuple[str, ...] | None:
    """Where the next cursor stands."""
    for holder in ((), *((name,) for name in _HOLDERS)):
        for name in _NEXT:
            found = _type_at(answer, (*holder, name), fields_of)
            if found is not None and fields_of(_plain(found)) is None:
                return (*holder, name)
    return None


def _identity(item: Type, fields_of: FieldsOf) -> str:
    fields = {field.name for field in fields_of(_plain(item)) or () if field.required}
    return next((name for name in _IDENTITIES if name in fields), "")


def _plain(found: Type) -> Type:
    return found.inner if isinstance(found, Nullable) else found
