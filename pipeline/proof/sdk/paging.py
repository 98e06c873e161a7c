"""Prove the iterators: two pages, the second one empty; what they ask for and what they give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from pipeline.proof.answers import Given
from pipeline.proof.cases import Case
from pipeline.proof.plan import Planner
from pipeline.proof.sdk.clients import Prepared
from pipeline.proof.sdk.encoding import json_bytes
from thingshub_document.calls import iterator_name, page_size_argument
from thingshub_document.model import Operation, Paging, Parameter
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


class Unreadable(Exception):
    """A list cannot be read in the proof; the text says why."""


def reading_of(document: Document, planner: Planner, case: Case, answers: Sequence[Given]) -> Reading:
    """How the list of an operation is read.

    Args:
        document: The document.
        planner: Makes a page where no example has entries.
        case: A call of an operation that is paged, with the required arguments.
        answers: Its answers.

    Raises:
        Unreadable: no page with entries can be made, or no last page.
    """
    operation, paging = case.operation, case.operation.paging
    assert paging is not None
    given = _page(planner, operation, paging, answers)
    assert given.media is not None
    entries = _at(given.value, paging.items)
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
        last = next((one for one in tries if planner.fits(given.media, one)), _GONE)
        if last is _GONE:
            raise Unreadable(f"no page that fits says that it is the last one (without entries, {_ends(paging)})")
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


def _page(planner: Planner, operation: Operation, paging: Paging, answers: Sequence[Given]) -> Given:
    """A first page: an example with entries, else one that is made; by cursor, one that has a next page."""
    pages = [given for given in answers if given.is_success and given.media is not None and given.media.kind == "json"]
    found = [given for given in pages if _has_entries(given.value, paging)]
    if not found:
        found = [_with_body(given, value) for given in pages for value in _filled(planner, operation, paging, given)]
    if not found:
        raise Unreadable("no answer has an entry")
    if paging.style != "cursor":
        return found[0]
    going_on = next((given for given in found if _at(given.value, paging.next)), None)
    return going_on or _with_cursor(planner, operation, paging, found[0])


def _filled(planner: Planner, operation: Operation, paging: Paging, given: Given) -> Iterator[Any]:
    """The body of an answer with entries: its own if it can have them, else one that is all made."""
    assert given.media is not None
    for made in planner.made(given.media):
        if _has_entries(made, paging):
            filled = _replaced(given.value, paging.items, _at(made, paging.items))
            yield filled if _has_entries(filled, paging) and planner.fits(given.media, filled) else made


def _with_cursor(planner: Planner, operation: Operation, paging: Paging, given: Given) -> Given:
    """The page with a cursor that leads to a next one, if it can have one."""
    assert given.media is not None
    parameter = next(one for one in operation.parameters if one.name == paging.parameter and one.where == "query")
    value = _replaced(given.value, paging.next, planner.value_of(operation, parameter), is_added=True)
    return _with_body(given, value) if planner.fits(given.media, value) else given


def _with_body(given: Given, value: Any) -> Given:
    return replace(given, value=value, prepared=replace(given.prepared, body=json_bytes(value)))


def _has_entries(value: Any, paging: Paging) -> bool:
    entries = _at(value, paging.items)
    return isinstance(entries, list) and bool(entries)


def _ends(paging: Paging) -> str:
    return f"and with nothing at /{'/'.join(paging.next)}" if paging.next else "and else the same"


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


def _replaced(value: Any, path: tuple[str, ...], by: Any, *, is_added: bool = False) -> Any:
    """The value with another one at a path; one that is not there is only added if asked."""
    if not path:
        return by
    name, *rest = path
    if not isinstance(value, Mapping):
        return value
    made = dict(value)
    if not rest and by is _GONE:
        made.pop(name, None)
    elif name in made or is_added:
        made[name] = _replaced(made.get(name, {}), tuple(rest), by, is_added=is_added)
    return made


def _without_link(prepared: Prepared) -> dict[str, str]:
    return {name: text for name, text in prepared.headers.items() if name.lower() != "link"}
