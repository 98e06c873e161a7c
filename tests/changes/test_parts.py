"""What a small document says otherwise in one place: how values are written, sent, answered, paged and called."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest
from pipeline.changes import api

from thingshub_document.reading import Document

Edit = Callable[[dict[str, Any]], object]

_THING = {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}, "at": {"type": "string"}}}
_LIST = {"type": "object", "properties": {"items": {"type": "array", "items": {"$ref": "#/components/schemas/Thing"}}}}
_ETAG = {"ETag": {"required": True, "schema": {"type": "string"}}}
BASE: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "x", "version": "1.0.0"},
    "security": [{"token": []}],
    "tags": [{"name": "things"}],
    "paths": {
        "/things": {
            "get": {
                "operationId": "things.list",
                "tags": ["things"],
                "parameters": [
                    {"name": "tags", "in": "query", "schema": {"type": "array", "items": {"type": "string"}}},
                    {"name": "limit", "in": "query", "schema": {"type": "integer"}},
                    {"name": "offset", "in": "query", "schema": {"type": "integer"}},
                ],
                "responses": {"200": {"description": "All.", "content": {"application/json": {"schema": _LIST}}}},
            },
            "put": {
                "operationId": "things.put",
                "tags": ["things"],
                "requestBody": {
                    "content": {
                        "application/json": {"schema": {"$ref": "#/components/schemas/Thing"}},
                        "multipart/form-data": {
                            "schema": {"type": "object", "properties": {"meta": {"type": "string"}}},
                            "encoding": {"meta": {"contentType": "text/plain"}},
                        },
                    }
                },
                "responses": {"200": {"description": "It.", "headers": _ETAG}},
            },
        }
    },
    "components": {
        "schemas": {"Thing": _THING, "State": {"type": "string", "enum": ["a", "b"]}},
        "securitySchemes": {
            "token": {"type": "http", "scheme": "bearer"},
            "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
        },
    },
}


def _told(edit: Edit, *, backwards: bool = False) -> list[tuple[str, str, bool]]:
    """Subject, text and verdict of what an edit changes; backwards: of what taking it back changes."""
    edited = copy.deepcopy(BASE)
    edit(edited)
    old, new = (edited, BASE) if backwards else (BASE, edited)
    return [(c.subject, c.text, c.is_breaking) for c in api.compare(Document(old), Document(new))]


def _list(document: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = document["paths"]["/things"]["get"]
    return found


def _put(document: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = document["paths"]["/things"]["put"]
    return found


def _thing(document: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = document["components"]["schemas"]["Thing"]["properties"]
    return found


def _swapped(body: dict[str, Any]) -> None:
    body["content"] = dict(reversed(body["content"].items()))


TAGS = "things.list: the query parameter tags"
CASES: dict[str, tuple[Edit, tuple[str, str, bool]]] = {
    "exploded no more": (
        lambda d: _list(d)["parameters"][0].update(explode=False),
        (TAGS, "explode is false now, was true", True),
    ),
    "style": (
        lambda d: _list(d)["parameters"][0].update(style="pipeDelimited", explode=False),
        (TAGS, 'style is "pipeDelimited" now, was "form"', True),
    ),
    "reserved characters": (
        lambda d: _list(d)["parameters"][0].update(allowReserved=True),
        (TAGS, "allowReserved is true now, was false", True),
    ),
    "moved to a header": (
        lambda d: _list(d)["parameters"][0].update({"in": "header"}),
        ("things.list", "the parameter tags is sent in the header now, was in the query", True),
    ),
    "as JSON": (
        lambda d: _list(d)["parameters"][0].update(
            content={"application/json": {"schema": _list(d)["parameters"][0].pop("schema")}}
        ),
        (TAGS, "is written application/json now, was in the style form", True),
    ),
    "another argument": (
        lambda d: _list(d)["parameters"][0].update({"x-python-name": "labels"}),
        (TAGS, "is the argument labels in Python now, was tags", True),
    ),
    "another method": (
        lambda d: _list(d).update({"x-python-name": "all"}),
        ("things.list", "is hub.things.all in Python now, was hub.things.list", True),
    ),
    "another property": (
        lambda d: _thing(d)["at"].update({"x-python-name": "seen_at"}),
        ("Thing.at", "is called seen_at in Python now, was none", True),
    ),
    "other names of values": (
        lambda d: d["components"]["schemas"]["State"].update({"x-enum-varnames": ["ONE", "TWO"]}),
        ("State", "its values have other names in Python now", True),
    ),
    "sent first": (
        lambda d: _swapped(_put(d)["requestBody"]),
        ("things.put: the body", "multipart/form-data is sent now where nothing is said, was application/json", True),
    ),
    "a media type less": (
        lambda d: _put(d)["requestBody"]["content"].pop("application/json"),
        ("things.put: the body", "the form application/json is gone", True),
    ),
    "a media type more": (
        lambda d: _put(d)["requestBody"]["content"].update({"text/plain": {"schema": {"type": "string"}}}),
        ("things.put: the body", "the form text/plain is new", False),
    ),
    "the media type of a field": (
        lambda d: _put(d)["requestBody"]["content"]["multipart/form-data"]["encoding"]["meta"].update(
            contentType="application/json"
        ),
        ("things.put: the body", "the field meta is sent as application/json now, was text/plain", True),
    ),
    "another host": (
        lambda d: _put(d).update(servers=[{"url": "https://files.example"}]),
        ("things.put", "is sent to https://files.example now, was sent to the tenant", True),
    ),
    "another key": (
        lambda d: _put(d).update(security=[{"key": []}]),
        ("things.put", "needs key now", True),
    ),
    "a second way in": (
        lambda d: _put(d).update(security=[{"token": []}, {"key": []}]),
        ("things.put", "needs token or key now", False),
    ),
    "both": (
        lambda d: _put(d).update(security=[{"token": [], "key": []}]),
        ("things.put", "needs token and key now", True),
    ),
    "nobody asked": (
        lambda d: _put(d).update(security=[]),
        ("things.put", "needs no login now", False),
    ),
    "a header more": (
        lambda d: _put(d)["responses"]["200"].update(headers={**_ETAG, "Age": {"schema": {"type": "integer"}}}),
        ("things.put: the answer 200: the header age", "is new", False),
    ),
    "a header less": (
        lambda d: _put(d)["responses"]["200"].pop("headers"),
        ("things.put: the answer 200: the header etag", "is gone", True),
    ),
    "a header of another type": (
        lambda d: _put(d)["responses"]["200"]["headers"]["ETag"]["schema"].update(type="integer"),
        ("things.put: the answer 200: the header etag", "is integer now, was string", True),
    ),
    "a header that may be missing": (
        lambda d: _put(d)["responses"]["200"]["headers"]["ETag"].pop("required"),
        ("things.put: the answer 200: the header etag", "is optional now", True),
    ),
    "no pages": (
        lambda d: _list(d).update({"x-paging": "none"}),
        ("things.list", "cannot be read page by page any more (was offset)", True),
    ),
    "another identity": (
        lambda d: _list(d).update(
            {
                "x-paging": {
                    "style": "offset",
                    "items": "/items",
                    "parameter": "offset",
                    "size": "limit",
                    "identity": "at",
                }
            }
        ),
        ("things.list", 'its pages are read in another way now: identity "at", was "id"', False),
    ),
    "deprecated beside a reference": (
        lambda d: _list(d)["responses"]["200"]["content"]["application/json"]["schema"]["properties"]["items"][
            "items"
        ].update(deprecated=True),
        ("things.list: the answer 200.items[]", "is deprecated", False),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_difference_in_one_part_is_told_with_its_verdict(name: str) -> None:
    edit, expected = CASES[name]
    assert expected in _told(edit)
    assert any(breaks for _, _, breaks in _told(edit)) == expected[2], _told(edit)


@pytest.mark.parametrize("name", CASES)
def test_taking_it_back_is_told_too(name: str) -> None:
    assert _told(CASES[name][0], backwards=True)


def test_a_list_that_gets_pages_is_told() -> None:
    told = _told(lambda document: _list(document).update({"x-paging": "none"}), backwards=True)
    assert told == [("things.list", "can be read page by page now (offset)", False)]


STATED: dict[str, Edit] = {
    "style and explode": lambda d: _list(d)["parameters"][0].update(style="form", explode=True, allowReserved=False),
    "security": lambda d: _put(d).update(security=[{"token": []}]),
    "the path's parameters": lambda d: d["paths"]["/things"].update(
        parameters=[], get={**_list(d), "parameters": list(_list(d)["parameters"])}
    ),
    "its own name": lambda d: _list(d)["parameters"][0].update({"x-python-name": "tags"}),
    "pages": lambda d: _list(d).update(
        {"x-paging": {"style": "offset", "items": "/items", "parameter": "offset", "size": "limit"}}
    ),
}


@pytest.mark.parametrize("name", STATED)
def test_what_held_anyway_and_is_written_now_is_no_change(name: str) -> None:
    assert _told(STATED[name]) == []
