"""A small thingsHub behind a fake transport: devices that are there, and what goes wrong on the way."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from typing import Any

from tests.both import json_answer
from thingshub.errors import RequestTimeoutError
from thingshub.transport import Request, Response, TransportFailure

TIMES = {"created_at": "2026-01-01T00:00:00Z", "updated_at": "2026-01-01T00:00:00Z"}
LOST = TransportFailure(RequestTimeoutError, "no answer in time")


def body_of(request: Request) -> Any:
    """The JSON body of a request."""
    assert isinstance(request.body, bytes)
    return json.loads(request.body)


def refused(status: int, text: str = "no") -> Response:
    """An error answer."""
    return json_answer(json.dumps({"code": status, "error": text}), status)


class Fleet:
    """Devices by id, and every request that came.

    Args:
        before: Called with each request before it is carried out; what it answers or raises comes instead.
        after: The same, afterwards.
    """

    def __init__(
        self,
        *,
        before: Callable[[Request], Response | None] = lambda _: None,
        after: Callable[[Request], Response | None] = lambda _: None,
    ) -> None:
        self.devices: dict[str, dict[str, Any]] = {}
        self.requests: list[tuple[str, str]] = []
        self._before, self._after = before, after
        self._lock = threading.Lock()

    def answer(self, request: Request) -> Response:
        """Carry a request out."""
        with self._lock:
            self.requests.append((request.method, request.target.removeprefix("/api/v3")))
            if (instead := self._before(request)) is not None:
                return instead
            response = self._carried_out(request)
            return self._after(request) or response

    def _carried_out(self, request: Request) -> Response:
        id = request.target.removeprefix("/api/v3/devices").strip("/")
        if request.method == "POST":
            device: dict[str, Any] = {"labels": [], **body_of(request), **TIMES}
            if device["id"] in self.devices:
                return refused(400, "device id already in use")
            device.get("network_settings", {}).pop("app_key", None)
            self.devices[device["id"]] = device
            return json_answer(json.dumps(device), 201)
        if id not in self.devices:
            return refused(404, "device not found")
        if request.method == "DELETE":
            del self.devices[id]
            return Response(200, {}, b"")
        if request.method == "PUT":
            self.devices[id] |= {name: value for name, value in body_of(request).items() if value is not None}
        return json_answer(json.dumps(self.devices[id]))

    def count(self, method: str) -> int:
        """How many requests of a method came."""
        return sum(request[0] == method for request in self.requests)
