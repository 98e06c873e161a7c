"""Find the tenant's own description of its API, and compare it with ours.

Every tenant serves a Swagger UI at `/api/index.html`; where its raw document is, the page says, else `/api/doc.json` is
tried.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from pipeline.verify.asking import Asker
from pipeline.verify.difference import Difference, Kind
from pipeline.verify.surface import OperationSummary, surface_of, surface_of_stranger
from thingshub.errors import CallError
from thingshub_document.reading import Document
from thingshub_document.types import Place

_PAGE = "/api/index.html"
_USUAL = "/api/doc.json"
_LINKED = re.compile(r"""["']([^"'\s<>]{1,200}\.json)["']""")
_MOST_BYTES = 20 * 1024 * 1024


def find(asker: Asker) -> tuple[str, dict[str, Any]] | None:
    """The tenant's own document and where it is; None when there is none that can be read."""
    page = _got(asker, _PAGE)
    linked = _LINKED.findall(page.decode("utf-8", "replace")) if page else []
    for name in dict.fromkeys([*linked, _USUAL]):
        address = urlsplit(urljoin(_PAGE, name))
        if address.netloc:  # another host gets neither questions nor the token
            continue
        with_body = _got(asker, address.path)
        try:
            value = json.loads(with_body or b"")
        except (ValueError, RecursionError):
            continue
        if (
            isinstance(value, dict)
            and ("swagger" in value or "openapi" in value)
            and isinstance(value.get("paths"), dict)
        ):
            return address.path, value
    return None


def _got(asker: Asker, path: str) -> bytes | None:
    try:
        answer = asker.ask(path)
    except CallError:
        return None
    return answer.body if answer.status == 200 and len(answer.body) <= _MOST_BYTES else None


def differences(document: Document, theirs: dict[str, Any], product: str | None) -> Iterator[Difference]:
    """What the tenant's document says otherwise than ours.

    Args:
        document: Our document.
        theirs: The tenant's.
        product: The tenant's product; without it, operations that not every product has are not missed.
    """
    ours, others = surface_of(document), surface_of_stranger(theirs)
    for key in sorted(others.keys() - ours.keys()):
        note = " (deprecated)" if others[key].is_deprecated else ""
        yield Difference(Kind.SWAGGER, f"{key[0]} {others[key].path}", "", f"described there, not here{note}")
    for method, path in sorted(ours.keys() - others.keys()):
        here = ours[method, path]
        if not (document.operation(here.id).availability and product is None):
            yield Difference(Kind.SWAGGER, here.id, "", "described here, not there")
    for key in sorted(ours.keys() & others.keys()):
        yield from _within(ours[key], others[key])


def _within(here: OperationSummary, there: OperationSummary) -> Iterator[Difference]:
    def differs(pointer: str, message: str, place: Place = (), detail: Any = None) -> Difference:
        return Difference(Kind.SWAGGER, here.id, pointer, message, place, detail)

    for name in sorted(there.parameters.keys() - here.parameters.keys()):
        yield differs("", f"query parameter {name} there, not here")
    for name in sorted(here.parameters.keys() - there.parameters.keys()):
        yield differs("", f"query parameter {name} here, not there")
    for name in sorted(here.parameters.keys() & there.parameters.keys()):
        if here.parameters[name] != there.parameters[name]:
            yield differs("", f"query parameter {name} is {'' if there.parameters[name] else 'not '}required there")
    for what, mine, its in (("answer", here.answer, there.answer), ("body", here.body, there.body)):
        if not mine or not its:
            continue  # one of the two does not say
        for pointer in sorted(its.keys() - mine.keys()):
            above, _, name = pointer.rpartition("/")
            if above in mine or not above:
                place = (*here.places[above], "properties") if what == "answer" and above in here.places else ()
                seen = {"type": its[pointer][0]} if its[pointer] else {}
                yield differs(pointer, f"field of the {what} there, not here", place, (name, seen) if place else None)
        for pointer in sorted(mine.keys() - its.keys()):
            if pointer.rpartition("/")[0] in its or "/" not in pointer[1:]:
                yield differs(pointer, f"field of the {what} here, not there")
        for pointer in sorted(mine.keys() & its.keys()):
            if mine[pointer] and its[pointer] and not set(its[pointer]) & _accepted(mine[pointer]):
                yield differs(
                    pointer, f"{' or '.join(its[pointer])} in the {what} there, not {' or '.join(mine[pointer])}"
                )


def _accepted(kinds: list[str]) -> set[str]:
    return {*kinds, *(["integer"] if "number" in kinds else [])}
