"""A sandbox for the tests, and a plain HTTP client that holds every answer against the document."""

from __future__ import annotations

import http.client
import json
import ssl
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from thingshub_sandbox.clock import FixedClock
from thingshub_sandbox.openapi.api import Api
from thingshub_sandbox.server import Options, Running, running_sandbox

API = Api.load()


@dataclass
class Reply:
    """An answer: status, headers and the JSON body."""

    status: int
    headers: dict[str, str]
    raw: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.raw)


@dataclass
class Client:
    """Sends anything, also what no SDK would; every answer of a known operation must fit the document."""

    sandbox: Running
    token: str | None = field(default=None, repr=False)

    def send(
        self,
        method: str,
        target: str,
        body: bytes | None = None,
        *,
        headers: dict[str, str] | None = None,
        chunked: bool = False,
    ) -> Reply:
        """One request on a connection of its own."""
        parts = urlsplit(self.sandbox.url)
        context = ssl.create_default_context(cafile=self.sandbox.ca_file)
        connection = http.client.HTTPSConnection(parts.hostname or "", parts.port, timeout=20, context=context)
        sent = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        if body is not None:
            sent["Content-Type"] = "application/json"
        try:
            content = (body[i : i + 65536] for i in range(0, len(body), 65536)) if chunked and body else body
            connection.request(method, target, content, {**sent, **(headers or {})}, encode_chunked=chunked)
            answer = connection.getresponse()
            reply = Reply(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
        finally:
            connection.close()
        self._check(method, target, reply)
        return reply

    def call(self, method: str, target: str, value: Any = None) -> Reply:
        """One request with a JSON body."""
        return self.send(method, target, None if value is None else json.dumps(value).encode())

    def log_in(self) -> Client:
        """This client with a token."""
        body = {"username": self.sandbox.username, "password": self.sandbox.password}
        self.token = self.call("POST", "/api/v3/auth/token", body).json["token"]
        return self

    def _check(self, method: str, target: str, reply: Reply) -> None:
        assert "server" not in reply.headers
        found = API.find(method, target.partition("?")[0])
        if found:
            problems = found[0].answer_problems(
                status=reply.status, content_type=reply.headers.get("content-type"), body=reply.raw
            )
            assert problems == []
        if reply.status >= 400:
            assert set(reply.json) == {"code", "error"}
            assert reply.json["code"] == reply.status
            assert reply.headers["content-type"] == "application/json"


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory with a certificate authority that all sandboxes of the run share."""
    return tmp_path_factory.mktemp("sandbox")


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def sandbox(data: Path, clock: FixedClock, database: str | None) -> Iterator[Running]:
    """A fresh sandbox; each test that asks for it runs on both stores."""
    options = Options(
        data=data,
        is_in_memory=database is None,
        database=database,
        clock=clock,
        random_seed=7,
        has_cheap_passwords=True,
    )
    with running_sandbox(options) as running:
        yield running


@pytest.fixture
def client(sandbox: Running) -> Client:
    """A client that is logged in."""
    return Client(sandbox).log_in()
