"""Prove the iterators: two pages, the second one empty; what they ask for and what they give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from pipeline.proof.answers import Given
from pipeline.proof.cases import Case
from pipeline.proof.sdk.clients import Prepared
from pipeline.proof.sdk.encoding import json_bytes
from pipeline.proof.validity import Validity
from thingshub_document.calls import iterator_name, page_size_argument
from thingshub_document.model import Paging, Parameter
from thingshub_document.reading import Document

NEXT = "/next-page?after=1"  # where the link of a first page leads
_GONE = object()


class Reading(NamedTuple):
    """How a whole list is read in the proof.

    Attributes:
        method: The iterator's name.
        left_out: The arguments of the operation that the iterator has not.
        size: The name and value of its argument for the page size; empty for none.
        pages: The answers.
        entries: What it is to give.
        requests: The calls whose requests it is to make; by links, only the first: the next is the server's own.
    """

    method: str
    left_out: frozenset[str]
    size: dict[str, int]
    pages: tuple[Prepared, ...]
    entries: list[Any]
    requests: tuple[Case, ...]


def reading_of(document: Document, validity: Validity, case: Case, given: Given) -> Reading | None:
    """How the list of an operation is read; None when its answer has no entries to read, or no last page fits.

    Args:
        document: The document.
        validity: Its validators.
        case: A call with the required arguments.
        given: The first answer.
    """
    operation, paging = case.operation, case.operation.paging
    if paging is None or given.media is None or given.media.kind != "json":
        return None
    entries = _at(given.value, paging.items)
    if not isinstance(entries, list) or not entries:
        return None
    own = {name for name in (paging.parameter, paging.size) if name}
    if paging.style == "link" and "page" in {parameter.name for parameter in operation.parameters}:
        own.add("page")
    by_name = {parameter.name: parameter for parameter in operation.parameters if parameter.where == "query"}
    size = _size(by_name[paging.size]) if paging.size else 0
    fixed = [(parameter, value) for parameter, value in case.arguments if parameter.name not in own]
    if paging.size:
        fixed.append((by_name[paging.size], size))
    first, second = _positions(paging, entries, given.value)
    requests = [_asked(case, "first page", fixed, by_name.get(paging.parameter), first)]
    pages = [given.prepared]
    if paging.style == "link":
        headers = _without_link(given.prepared) | {"Link": f'<{NEXT}>; rel="next"'}
        pages = [replace(given.prepared, headers=headers)]
    if paging.style != "cursor" or second:
        empty = _replaced(given.value, paging.items, [])
        tries = [_replaced(empty, paging.next, value) for value in (_GONE, None, "")] if paging.next else [empty]
        last = next((one for one in tries if validity.fits(given.media.schema, one, "read")), _GONE)
        if last is _GONE:
            return None
        pages.append(replace(given.prepared, body=json_bytes(last), headers=_without_link(given.prepared)))
        if paging.style != "link":
            requests.append(_asked(case, "second page", fixed, by_name.get(paging.parameter), second))
    return Reading(
        method=iterator_name(operation.python_verb),
        left_out=frozenset(by_name[name].python_name for name in own if name in by_name),
        size={page_size_argument(document, operation): size} if paging.size else {},
        pages=tuple(pages),
        entries=entries,
        requests=tuple(requests),
    )


def _asked(case: Case, name: str, fixed: list[tuple[Parameter, Any]], parameter: Parameter | None, value: Any) -> Case:
    own = [(parameter, value)] if parameter is not None and value is not None else []
    return Case(case.operation, name, (*fixed, *own), credentials=case.credentials)


def _positions(paging: Paging, entries: list[Any], answer: Any) -> tuple[Any, Any]:
    """What the parameter that goes on is on the first and on the second page; None for absent."""
    match paging.style:
        case "offset":
            return 0, len(entries)
        case "page":
            return paging.first_page, paging.first_page + 1
        case "cursor":
            return None, _at(answer, paging.next)
        case "link":
            return None, None


def _size(parameter: Parameter) -> int:
    most: int = parameter.schema.get("maximum", 100)
    return min(most, 100)


def _at(value: Any, path: tuple[str, ...]) -> Any:
    for name in path:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def _replaced(value: Any, path: tuple[str, ...], by: Any) -> Any:
    """The value with another one at a path."""
    if not path:
        return by
    name, *rest = path
    if not isinstance(value, Mapping):
        return value
    made = dict(value)
    if not rest and by is _GONE:
        made.pop(name, None)
    elif name in made:
        made[name] = _replaced(made[name], tuple(rest), by)
    return made


def _without_link(prepared: Prepared) -> dict[str, str]:
    return {name: text for name, text in prepared.headers.items() if name.lower() != "link"}
