"""An SDK written by hand, as small as the proof needs: a document, and a package for it that tests can break."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

THING = {
    "type": "object",
    "required": ["id"],
    "properties": {
        "id": {"type": "string"},
        "madeAt": {"type": "string", "format": "date-time"},
        "weight": {"type": "number"},
        "class": {"type": "string"},
    },
    "example": {"id": "a", "madeAt": "2024-01-02T03:04:05Z", "weight": 1.1, "class": "x"},
}
THINGS = {
    "type": "object",
    "required": ["collection"],
    "properties": {"collection": {"type": "array", "items": {"$ref": "#/components/schemas/Thing"}}},
}
FAULT = {"type": "object", "required": ["code"], "properties": {"code": {"type": "integer"}}}


def _answer(schema: str, example: Any) -> dict[str, Any]:
    content = {"schema": {"$ref": f"#/components/schemas/{schema}"}, "example": example}
    return {"description": "An answer.", "content": {"application/json": content}}


HEADERS = {
    "X-Left": {"required": True, "schema": {"type": "integer"}, "example": 7},
    "X-Tags": {"schema": {"type": "array", "items": {"type": "string"}}, "example": ["a"]},
}
ERRORS = {"404": _answer("Fault", {"code": 404}), "default": _answer("Fault", {"code": 1})}
DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Small", "version": "1"},
    "servers": [{"url": "https://demo.example"}],
    "security": [{"bearerAuth": []}],
    "tags": [{"name": "things"}],
    "paths": {
        "/things/{thing-id}": {
            "get": {
                "operationId": "things.get",
                "tags": ["things"],
                "parameters": [
                    {
                        "name": "thing-id",
                        "in": "path",
                        "required": True,
                        "schema": {"type": "string"},
                        "example": "a/b c",
                    },
                    {"name": "ids", "in": "query", "schema": {"type": "array", "items": {"type": "integer"}}},
                    {"name": "X-Trace", "in": "header", "schema": {"type": "string"}, "example": "t"},
                ],
                "responses": {
                    "200": {**_answer("Thing", {"id": "a", "weight": 0.1}), "headers": HEADERS},
                    **ERRORS,
                    "429": {**_answer("Fault", {"code": 429}), "headers": HEADERS},
                },
            },
        },
        "/things": {
            "get": {
                "operationId": "things.list",
                "tags": ["things"],
                "parameters": [
                    {"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": 50}, "example": 10},
                    {"name": "offset", "in": "query", "schema": {"type": "integer"}, "example": 0},
                ],
                "responses": {"200": _answer("ThingList", {"collection": [{"id": "a"}, {"id": "b"}]}), **ERRORS},
            },
            "post": {
                "operationId": "things.create",
                "tags": ["things"],
                "requestBody": {
                    "required": True,
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}},
                },
                "responses": {"201": _answer("Thing", {"id": "a"}), **ERRORS},
            },
        },
    },
    "components": {
        "schemas": {"Thing": THING, "ThingList": THINGS, "Fault": FAULT},
        "securitySchemes": {"bearerAuth": {"type": "http", "scheme": "bearer"}},
    },
}

PACKAGE = {
    "types.py": "class File:\n    def __init__(self, content, *, name, media): ...\n",
    "transport.py": """
from typing import NamedTuple

class Response(NamedTuple):
    status: int
    headers: dict
    body: bytes

class Request(NamedTuple):
    method: str
    target: str
    headers: dict
    body: bytes | None
""",
    "errors.py": """
class ApiError(Exception):
    def __init__(self, status, body, headers):
        self.status, self.body, self.headers = status, body, headers

    def header_values(self, kind):
        from thingshub import typed
        return typed(self.headers, kind)
""",
    "models.py": """
import datetime
import msgspec
from msgspec import UNSET, UnsetType

class Thing(msgspec.Struct, kw_only=True):
    id: str
    made_at: datetime.datetime | UnsetType = msgspec.field(name="madeAt", default=UNSET)
    weight: float | UnsetType = UNSET
    class_: str | UnsetType = msgspec.field(name="class", default=UNSET)

class ThingList(msgspec.Struct, kw_only=True):
    collection: list[Thing]

class ThingsGetHeaders(msgspec.Struct, kw_only=True):
    x_left: int = msgspec.field(name="X-Left")
    x_tags: list[str] | UnsetType = msgspec.field(name="X-Tags", default=UNSET)

class ThingsGetHeaders429(ThingsGetHeaders):
    pass

class Fault(msgspec.Struct, kw_only=True):
    code: int
""",
    "__init__.py": """
import msgspec
from urllib.parse import quote
from msgspec import UNSET
from thingshub.errors import ApiError
from thingshub.models import Fault, Thing, ThingList
from thingshub.transport import Request

class Retries:
    def __init__(self, attempts): ...

def get_request(thing_id, ids, x_trace):
    target = f"/things/{quote(thing_id, safe='')}"
    if ids is not None:
        target += "?" + "&".join(f"ids={one}" for one in ids)
    headers = {"Accept": "application/json"}
    if x_trace is not None:
        headers["X-Trace"] = x_trace
    return Request("GET", target, headers, None)

def create_request(body, fields):
    thing = Thing(**{name: value for name, value in fields.items() if value is not UNSET}) if body is None else body
    headers = {"Accept": "application/json", "Content-Type": "application/json"}
    return Request("POST", "/things", headers, msgspec.json.encode(thing))

def list_request(limit, offset):
    pairs = {"limit": limit, "offset": offset}
    query = "&".join(f"{name}={value}" for name, value in pairs.items() if value is not None)
    return Request("GET", "/things?" + query if query else "/things", {"Accept": "application/json"}, None)

def read(response, kind=Thing):
    if response.status >= 300:
        raise ApiError(response.status, msgspec.json.decode(response.body, type=Fault), response.headers)
    return msgspec.json.decode(response.body, type=kind)

def typed(headers, kind):
    values = {name: text.split(",") if name == "X-Tags" else text for name, text in headers.items()}
    return msgspec.convert(values, kind, strict=False)

class Raw:
    def __init__(self, response):
        self.response = response

    def header_values(self, kind):
        return typed(self.response.headers, kind)

class Things:
    def __init__(self, hub):
        self.hub = hub

    def get(self, thing_id, *, ids=None, x_trace=None):
        return read(self.hub.send(get_request(thing_id, ids, x_trace)))

    def create(self, body=None, *, id=UNSET, made_at=UNSET, weight=UNSET, class_=UNSET):
        fields = {"id": id, "made_at": made_at, "weight": weight, "class_": class_}
        return read(self.hub.send(create_request(body, fields)))

    def list(self, *, limit=None, offset=None):
        return read(self.hub.send(list_request(limit, offset)), ThingList)

    def iterate(self, *, page_size=100):
        offset = 0
        while page := self.list(limit=page_size, offset=offset).collection:
            yield from page
            offset += len(page)

class AsyncThings:
    def __init__(self, hub):
        self.hub = hub

    async def list(self, *, limit=None, offset=None):
        return read(await self.hub.send(list_request(limit, offset)), ThingList)

    async def iterate(self, *, page_size=100):
        offset = 0
        while page := (await self.list(limit=page_size, offset=offset)).collection:
            for entry in page:
                yield entry
            offset += len(page)

    async def get(self, thing_id, *, ids=None, x_trace=None):
        return read(await self.hub.send(get_request(thing_id, ids, x_trace)))

    async def create(self, body=None, *, id=UNSET, made_at=UNSET, weight=UNSET, class_=UNSET):
        fields = {"id": id, "made_at": made_at, "weight": weight, "class_": class_}
        return read(await self.hub.send(create_request(body, fields)))

class ThingsHub:
    def __init__(self, url, *, token, retries, transport, credentials=None):
        self.token, self.transport, self.things = token, transport, Things(self)

    def send(self, request):
        request = request._replace(headers={**request.headers, "Authorization": f"Bearer {self.token}"})
        self.last = self.transport.send(request, None)
        return self.last

    def raw(self, method, **keywords):
        method(**keywords)
        return Raw(self.last)

class AsyncThingsHub:
    def __init__(self, url, *, token, retries, transport, credentials=None):
        self.token, self.transport, self.things = token, transport, AsyncThings(self)

    async def send(self, request):
        request = request._replace(headers={**request.headers, "Authorization": f"Bearer {self.token}"})
        self.last = await self.transport.send(request, None)
        return self.last

    async def raw(self, method, **keywords):
        await method(**keywords)
        return Raw(self.last)
""",
}


def write(
    folder: Path, document: Mapping[str, Any] = DOCUMENT, edits: Mapping[str, tuple[str, str]] | None = None
) -> Path:
    """Write document and package into a folder.

    Args:
        folder: Where to.
        document: The document.
        edits: For a module (without `.py`; `package` for the package itself): a text and what stands there instead.
    """
    package = folder / "thingshub"
    package.mkdir(parents=True)
    for name, text in PACKAGE.items():
        key = "package" if name == "__init__.py" else name.removesuffix(".py")
        old, new = (edits or {}).get(key, ("", ""))
        assert old in text
        (package / name).write_text(text.replace(old, new) if old else text, encoding="utf-8")
    (folder / "openapi.json").write_text(json.dumps(document), encoding="utf-8")
    places: dict[int, list[str]] = {
        1: [],
        20: ["paths", "/things/{thing-id}", "get"],
        25: ["paths", "/things", "get"],
        30: ["paths", "/things", "post"],
        40: ["components", "schemas", "Thing"],
    }
    lines = [[place, f"openapi/small.yaml:{line}"] for line, place in places.items()]
    (folder / "lines.json").write_text(json.dumps(lines), encoding="utf-8")
    return folder
