"""Read the tenant's own description of its API, Swagger 2.0 or OpenAPI 3, and compare it with ours.

Every tenant serves a Swagger UI at `/api/index.html`; where its raw document is, the page says, else `/api/doc.json` is
tried. Both documents are reduced to the same surface: methods and paths (names of path parameters do not matter),
query parameters, and the fields of bodies and of successful answers. The tenant's document is a stranger's: it may be
cyclic, and nothing of it is trusted to be well formed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

from pipeline.verify.asking import Asker
from pipeline.verify.difference import Difference, Kind, kinds_of
from thingshub.errors import CallError
from thingshub_document.source import Place, Source, place_of

_PAGE = "/api/index.html"
_USUAL = "/api/doc.json"
_LINKED = re.compile(r"""["']([^"'\s<>]{1,200}\.json)["']""")
_MOST_BYTES = 20 * 1024 * 1024
_MOST_DEPTH = 8
_METHODS = ("get", "put", "post", "delete", "patch")


@dataclass
class Described:
    """The surface of one operation.

    Attributes:
        path: The path template, as written.
        parameters: Query parameters: whether each is required.
        body: Fields of what is sent, by pointer: their JSON types.
        answer: Fields of the successful answer.
        places: Where the objects of the answer stand in the document, by pointer.
    """

    id: str
    path: str
    is_deprecated: bool = False
    parameters: dict[str, bool] = field(default_factory=dict[str, bool])
    body: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    answer: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    places: dict[str, Place] = field(default_factory=dict[str, Place])


Surface = dict[tuple[str, str], Described]


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


def surface(document: dict[str, Any]) -> Surface:
    """What a document offers."""
    base = str(document.get("basePath") or "")
    for server in _dicts(document.get("servers")):
        base = base or urlsplit(str(server.get("url", ""))).path
    base = base.rstrip("/")
    found: Surface = {}
    for path, item in document["paths"].items():
        for method in _METHODS:
            node = item.get(method) if isinstance(item, dict) else None
            if isinstance(node, dict):
                whole = path if path.startswith(base + "/") and base.startswith("/api") else base + path
                key = (method.upper(), re.sub(r"\{[^}]*\}", "{}", whole))
                found[key] = _Reading(document).operation(whole, item, node)
    return found


def differences(source: Source, theirs: dict[str, Any], product: str | None) -> Iterator[Difference]:
    """What the tenant's document says otherwise than ours.

    Args:
        source: Our document.
        theirs: The tenant's.
        product: The tenant's product; without it, operations that not every product has are not missed.
    """
    ours, others = surface(source.data), surface(theirs)
    for key in sorted(others.keys() - ours.keys()):
        note = " (deprecated)" if others[key].is_deprecated else ""
        yield Difference(Kind.SWAGGER, f"{key[0]} {others[key].path}", "", f"described there, not here{note}")
    for method, path in sorted(ours.keys() - others.keys()):
        here = ours[method, path]
        node = source.data["paths"][here.path][method.lower()]
        if not (node.get("x-availability") and product is None):
            yield Difference(Kind.SWAGGER, here.id, "", "described here, not there")
    for key in sorted(ours.keys() & others.keys()):
        yield from _within(ours[key], others[key])


def _within(here: Described, there: Described) -> Iterator[Difference]:
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


class _Reading:
    """Reads one operation of a document of either version."""

    def __init__(self, document: dict[str, Any]) -> None:
        self._document = document

    def operation(self, path: str, item: dict[str, Any], node: dict[str, Any]) -> Described:
        result = Described(id=str(node.get("operationId", "")), path=path, is_deprecated=node.get("deprecated") is True)
        for raw in [*_dicts(item.get("parameters")), *_dicts(node.get("parameters"))]:
            parameter, _ = self._deref(raw, ())
            if parameter.get("in") == "query":
                result.parameters[str(parameter.get("name"))] = parameter.get("required") is True
            elif parameter.get("in") == "body":
                self._fields(parameter.get("schema"), (), "", result.body, {})
        body, _ = self._deref(node.get("requestBody"), ())
        self._fields(_schema(body), (), "", result.body, {})
        answers = node.get("responses")
        for status, raw in answers.items() if isinstance(answers, dict) else ():
            if str(status).startswith("2"):
                answer, _ = self._deref(raw, ())
                self._fields(answer.get("schema") or _schema(answer), (), "", result.answer, result.places)
        return result

    def _fields(
        self,
        raw: Any,
        place: Place,
        pointer: str,
        found: dict[str, list[str]],
        places: dict[str, Place],
        depth: int = 0,
    ) -> None:
        schema, place = self._deref(raw, place)
        if depth > _MOST_DEPTH or not schema:
            return
        if pointer:
            found.setdefault(pointer, [kind for kind in kinds_of(schema) if kind != "null"])
        properties = schema.get("properties")
        if isinstance(properties, dict):
            places.setdefault(pointer, place)
            for name, below in properties.items():
                self._fields(below, (*place, "properties", name), f"{pointer}/{name}", found, places, depth + 1)
        if isinstance(schema.get("items"), dict):
            self._fields(schema["items"], (*place, "items"), f"{pointer}/*", found, places, depth + 1)
        for part in [*_dicts(schema.get("allOf")), *_dicts(schema.get("anyOf"))]:
            if part != {"type": "null"}:
                self._fields(part, place, pointer, found, places, depth + 1)

    def _deref(self, value: Any, place: Place) -> tuple[dict[str, Any], Place]:
        for _ in range(_MOST_DEPTH):
            if not isinstance(value, dict) or "$ref" not in value:
                break
            place = place_of(str(value["$ref"]))
            value = self._document
            for key in place:
                value = value.get(key) if isinstance(value, dict) else None
        return (value, place) if isinstance(value, dict) and "$ref" not in value else ({}, place)


def _schema(body: dict[str, Any]) -> Any:
    content = body.get("content")
    described = content.get("application/json") if isinstance(content, dict) else None
    return described.get("schema") if isinstance(described, dict) else None


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []
