"""A sandbox that differs from the document on purpose: one entry of a table for each way, and what is to be found.

The sandbox itself is unchanged; its answers are changed on their way out, and a few questions on their way in.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlencode

from pipeline.verify.difference import Kind
from starlette.types import ASGIApp, Message, Receive, Scope, Send

Expected = tuple[Kind, str, str]
SHOWN_SECRET = "shown-by-mistake"


@dataclass
class Answer:
    """An answer on its way out."""

    method: str
    path: str
    query: str
    has_token: bool
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    def give(self, value: Any, *, status: int | None = None, media: str = "application/json") -> None:
        """Answer this instead."""
        self.status = status or self.status
        self.headers["content-type"] = media
        self.body = value.encode() if isinstance(value, str) else json.dumps(value).encode()

    def each(self, change: Callable[[dict[str, Any]], object]) -> None:
        """Change the object, or every entry of the list."""
        value = self.json
        for entry in value.get("collection", [value]):
            change(entry)
        self.give(value)


@dataclass(frozen=True)
class Distortion:
    """One way to differ.

    Attributes:
        where: `METHOD /path`, a regular expression.
        change: What happens to successful answers there; None when only the question changes.
        expected: What verify has to find because of it.
        status: Of which answers, as a regular expression.
        dropped: Query parameters that never reach the sandbox.
    """

    where: str
    expected: frozenset[Expected]
    change: Callable[[Answer], object] | None = None
    status: str = "2.."
    dropped: tuple[str, ...] = ()


def _setting(**values: Any) -> Callable[[Answer], None]:
    return lambda answer: answer.each(lambda entry: entry.update(values))


def _header(name: str, value: str) -> Callable[[Answer], None]:
    return lambda answer: answer.headers.update({name: value})


def _allowing(methods: str, status: int) -> Callable[[Answer], None]:
    def change(answer: Answer) -> None:
        answer.give("", status=status)
        answer.headers["allow"] = methods

    return change


def _spaced(entry: dict[str, Any]) -> None:
    entry["received_at"] = entry["received_at"].replace("T", " ").partition(".")[0]


def _open(answer: Answer) -> None:
    if not answer.has_token:
        answer.give({"collection": []}, status=200)


def _cut(answer: Answer) -> None:
    answer.headers["content-length"] = str(len(answer.body) + 10)


API = "/api/v3"
ID = "[^/]+"
WAYS: dict[str, Distortion] = {
    "unknown property": Distortion(
        f"GET {API}/devices(/{ID})?",
        frozenset(
            {
                (Kind.UNKNOWN_PROPERTY, "devices.list", "/collection/*/battery"),
                (Kind.UNKNOWN_PROPERTY, "devices.get", "/battery"),
            }
        ),
        _setting(battery=3.6),
    ),
    "unknown property of several types": Distortion(
        f"GET {API}/sites",
        frozenset({(Kind.UNKNOWN_PROPERTY, "sites.list", "/collection/*/opened")}),
        lambda a: a.each(lambda site: site.update(opened=None if site["id"] == "north" else "2024-03-01T10:00:00Z")),
    ),
    "required property missing": Distortion(
        f"GET {API}/sites/{ID}",
        frozenset({(Kind.MISSING_PROPERTY, "sites.get", "")}),
        lambda a: a.each(lambda site: site.pop("external_id")),
    ),
    "null": Distortion(
        f"GET {API}/integrations",
        frozenset({(Kind.NULL, "integrations.list", "/collection/*/url")}),
        _setting(url=None),
    ),
    "null instead of a component": Distortion(
        f"GET {API}/things/{ID}",
        frozenset({(Kind.NULL, "things.get", "/geolocation")}),
        _setting(geolocation=None),
    ),
    "unknown value": Distortion(
        f"GET {API}/devices/{ID}/downlinks",
        frozenset({(Kind.UNKNOWN_VALUE, "devices.list_downlinks", "/collection/*/status")}),
        _setting(status="expired"),
    ),
    "unknown value of an open list": Distortion(
        f"GET {API}/network-connections",
        frozenset({(Kind.UNKNOWN_VALUE, "network_connections.list", "/collection/*/type")}),
        _setting(type="lorawan-basics"),
    ),
    "other type": Distortion(
        f"GET {API}/tenant/migrations",
        frozenset({(Kind.TYPE, "tenant.list_migrations", "/collection/*/description")}),
        _setting(description=7),
    ),
    "other type of a component": Distortion(
        f"GET {API}/api-keys", frozenset({(Kind.TYPE, "api_keys.list", "/collection/*/id")}), _setting(id=7)
    ),
    "timestamp with a space": Distortion(
        f"GET {API}/devices/{ID}/uplinks",
        frozenset({(Kind.TIMESTAMP, "devices.list_uplinks", "/collection/*/received_at")}),
        lambda a: a.each(_spaced),
    ),
    "array instead of a component": Distortion(
        f"GET {API}/drivers/{ID}/{ID}/tags/{ID}/manifest",
        frozenset({(Kind.TYPE, "drivers.get_manifest", "/metadata/author")}),
        lambda a: a.each(lambda manifest: manifest["metadata"].update(author=["example"])),
    ),
    "id against the rules": Distortion(
        f"GET {API}/data-tables/{ID}/rows",
        frozenset({(Kind.CONSTRAINT, "data_tables.rows", "/collection/*/device_id")}),
        _setting(device_id="-p-1-"),
    ),
    "undocumented success": Distortion(
        f"GET {API}/network-connections/{ID}",
        frozenset({(Kind.STATUS, "network_connections.get", "")}),
        lambda a: setattr(a, "status", 206),
    ),
    "undocumented refusal": Distortion(
        "GET /api/v4/assets/verify.*",
        frozenset({(Kind.STATUS, "assets.get", "")}),
        lambda a: a.give({"code": 410, "error": "gone"}, status=410),
        status="404",
    ),
    "redirection": Distortion(
        f"GET {API}/tracked-assets/cage-north",
        frozenset({(Kind.STATUS, "tracked_assets.get", "")}),
        lambda a: a.give("", status=302),
    ),
    "other media type": Distortion(
        f"GET {API}/roles",
        frozenset({(Kind.CONTENT, "roles.list", "")}),
        lambda a: a.give(a.json, media="application/vnd.api+json"),
    ),
    "other media type of text": Distortion(
        f"GET {API}/data-tables/{ID}/export",
        frozenset({(Kind.CONTENT, "data_tables.export", "")}),
        _header("content-type", "text/plain"),
    ),
    "login page": Distortion(
        f"GET {API}/sites/{ID}/zones/ramp",
        frozenset({(Kind.CONTENT, "zones.get", "")}),
        lambda a: a.give("<html>log in</html>", media="text/html"),
    ),
    "not JSON": Distortion(
        f"GET {API}/drivers/{ID}/{ID}",
        frozenset({(Kind.CONTENT, "drivers.get", "")}),
        lambda a: a.give("{'author': 'example'}"),
    ),
    "undocumented header": Distortion(
        f"GET {API}/things",
        frozenset({(Kind.HEADER, "things.list", "")}),
        _header("x-total-count", "2"),
    ),
    "missing operation": Distortion(
        f"GET {API}/users/{ID}",
        frozenset({(Kind.MISSING_OPERATION, "users.get", "")}),
        lambda a: a.give({"code": 404, "error": "not found"}, status=404),
    ),
    "bare array": Distortion(
        f"GET {API}/drivers", frozenset({(Kind.ENVELOPE, "drivers.list", "")}), lambda a: a.give(a.json["collection"])
    ),
    "another envelope": Distortion(
        f"GET {API}/sites/{ID}/zones",
        frozenset({(Kind.ENVELOPE, "zones.list", "")}),
        lambda a: a.give({"items": a.json["collection"], "total": 1}),
    ),
    "more in the envelope": Distortion(
        f"GET {API}/data-tables",
        frozenset({(Kind.UNKNOWN_PROPERTY, "data_tables.list", "/total")}),
        lambda a: a.give({**a.json, "total": 1}),
    ),
    "another error body": Distortion(
        f"GET {API}/data-tables/verify[^/]*",
        frozenset(
            {
                (Kind.ERROR_BODY, "data_tables.get", ""),
                (Kind.ERROR_BODY, "data_tables.get", "/message"),
            }
        ),
        lambda a: a.give({"message": "no such table"}),
        status="404",
    ),
    "error page": Distortion(
        f"GET {API}/assets",
        frozenset({(Kind.ERROR_BODY, "assets_v3.list", "")}),
        lambda a: a.give("<html>denied</html>", media="text/html"),
        status="401",
    ),
    "code that is not the status": Distortion(
        f"GET {API}/devices/verify[^/]*/state",
        frozenset({(Kind.ERROR_BODY, "devices.get_state", "/code")}),
        lambda a: a.give({"code": 400, "error": "device not found"}),
        status="404",
    ),
    "secret in an answer": Distortion(
        f"GET {API}/integrations/hook-1",
        frozenset({(Kind.SECRET, "integrations.get", "/config/authorization")}),
        lambda a: a.each(lambda integration: integration["config"].update(authorization=SHOWN_SECRET)),
    ),
    "no token needed": Distortion(
        f"GET {API}/tracked-assets", frozenset({(Kind.UNPROTECTED, "tracked_assets.list", "")}), _open, status="401"
    ),
    "any id is found": Distortion(
        f"GET {API}/assets/verify[^/]*",
        frozenset({(Kind.STATUS, "assets_v3.get", "")}),
        lambda a: a.give({"id": "x"}, status=200),
        status="404",
    ),
    "limit ignored": Distortion(
        "GET /api/v4/assets", frozenset({(Kind.PARAMETER, "assets.list", "")}), dropped=("limit", "offset")
    ),
    "offset ignored": Distortion(
        f"GET {API}/users", frozenset({(Kind.PARAMETER, "users.list", "")}), dropped=("offset",)
    ),
    "filter ignored": Distortion(
        f"GET {API}/data-tables/{ID}/rows", frozenset({(Kind.PARAMETER, "data_tables.rows", "")}), dropped=("since",)
    ),
    "405 and an unknown method": Distortion(
        f"OPTIONS {API}/roles",
        frozenset(
            {
                (Kind.WRONG_METHOD, f"OPTIONS {API}/roles", ""),
                (Kind.UNKNOWN_OPERATION, f"POST {API}/roles", ""),
            }
        ),
        _allowing("GET, POST, HEAD", 405),
        status="404",
    ),
    "a method less": Distortion(
        f"OPTIONS {API}/devices/{ID}",
        frozenset({(Kind.MISSING_OPERATION, "devices.delete", "")}),
        _allowing("GET, PUT, OPTIONS", 204),
        status="404",
    ),
    "undocumented GET": Distortion(
        f"GET {API}/assets-import",
        frozenset({(Kind.UNKNOWN_OPERATION, f"GET {API}/assets-import", "")}),
        lambda a: a.give({"running": []}, status=200),
        status="404",
    ),
    "answer that breaks off": Distortion(
        f"GET {API}/drivers/{ID}/{ID}/tags/{ID}/package", frozenset({(Kind.BROKEN, "drivers.download", "")}), _cut
    ),
}


@dataclass
class Distorted:
    """The application around the application.

    Attributes:
        inner: The sandbox.
        ways: How it differs.
        described: Served as the tenant's own Swagger, if given.
        methods: Every method and path that was asked.
    """

    inner: ASGIApp
    ways: Iterable[Distortion]
    described: dict[str, Any] | None = None
    asked: list[str] = field(default_factory=list[str])

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        what = f"{scope['method']} {scope['path']}"
        self.asked.append(what)
        ways = [way for way in self.ways if re.fullmatch(way.where, what)]
        dropped = {name for way in ways for name in way.dropped}
        pairs = parse_qsl(scope["query_string"].decode(), keep_blank_values=True)
        query = urlencode([pair for pair in pairs if pair[0] not in dropped])
        answer = Answer(
            scope["method"],
            scope["path"],
            query,
            any(name == b"authorization" for name, _ in scope["headers"]),
            200,
            {},
            b"",
        )

        async def collect(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer.status = message["status"]
                answer.headers = {name.decode().lower(): value.decode() for name, value in message["headers"]}
            else:
                answer.body += message.get("body", b"")

        await self.inner({**scope, "query_string": query.encode()}, receive, collect)
        answer.headers.pop("content-length", None)
        if self.described and what == "GET /api/index.html":
            answer.give("<html><script>SwaggerUIBundle({url: 'own.json'})</script>", status=200, media="text/html")
        elif self.described and what == "GET /api/own.json":
            answer.give(self.described, status=200)
        for way in ways:
            if way.change and re.fullmatch(way.status, str(answer.status)):
                way.change(answer)
        answer.headers.setdefault("content-length", str(len(answer.body)))
        headers = [(name.encode(), value.encode()) for name, value in answer.headers.items()]
        await send({"type": "http.response.start", "status": answer.status, "headers": headers})
        await send({"type": "http.response.body", "body": answer.body})
