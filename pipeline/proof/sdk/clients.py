"""The built SDK, loaded from where it was staged, with clients whose requests go nowhere."""

from __future__ import annotations

import importlib
import inspect
import sys
import warnings
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from pipeline.proof.cases import TENANT, TENANT_TOKEN
from pipeline.proof.judge.sent import SentRequest

PACKAGE = "thingshub"


class NothingPrepared(Exception):
    """A call sent more requests than there are answers for."""


@dataclass
class Prepared:
    """An answer that is waiting."""

    status: int
    headers: dict[str, str]
    body: bytes


class Stub:
    """A transport, blocking and asyncio, that notes requests and gives what was prepared.

    Args:
        response_type: The SDK's class of answers.
    """

    def __init__(self, response_type: Any) -> None:
        self._response_type = response_type
        self._answers: list[Prepared] = []
        self.requests: list[SentRequest] = []

    def prepare(self, *answers: Prepared) -> None:
        """Give these to the next requests, and forget earlier ones."""
        self._answers = list(answers)
        self.requests.clear()

    def take(self, request: Any) -> Any:
        """Note a request and answer it."""
        origin = getattr(request, "origin", None) or TENANT
        body = request.body
        content = b"".join(body) if body is not None and not isinstance(body, bytes) else body
        self.requests.append(SentRequest.of(request.method, origin + request.target, request.headers, content))
        if not self._answers:
            raise NothingPrepared("the call sent another request, e.g. to log in or to try again")
        answer = self._answers.pop(0)
        return self._response_type(answer.status, answer.headers, answer.body)


class SyncTransport:
    """The stub for the blocking client."""

    def __init__(self, stub: Stub) -> None:
        self._stub = stub

    def send(self, request: Any, timeout: Any) -> Any:
        return self._stub.take(request)

    def open(self, request: Any, timeout: Any) -> Any:
        return _Opened(self._stub.take(request))

    def close(self) -> None: ...


class AsyncTransport:
    """The stub for the asyncio client."""

    def __init__(self, stub: Stub) -> None:
        self._stub = stub

    async def send(self, request: Any, timeout: Any) -> Any:  # the SDK's signature
        return self._stub.take(request)

    async def open(self, request: Any, timeout: Any) -> Any:
        return _AsyncOpened(self._stub.take(request))

    async def close(self) -> None: ...


class _Opened:
    """An answer whose body is read piece by piece."""

    def __init__(self, response: Any) -> None:
        self.status = response.status
        self.headers = response.headers
        self._body = response.body

    def pieces(self) -> Iterator[bytes]:
        yield self._body

    def close(self) -> None: ...


class _AsyncOpened(_Opened):
    async def pieces(self) -> AsyncIterator[bytes]:  # type: ignore[override]
        yield self._body

    async def close(self) -> None: ...  # type: ignore[override]


class Sdk:
    """The SDK under proof.

    Args:
        root: The folder that holds the package.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        sys.path.insert(0, str(root))
        self.package = importlib.import_module(PACKAGE)
        found = Path(inspect.getfile(self.package)).resolve()
        if root.resolve() not in found.parents:
            raise ImportError(f"{PACKAGE} was loaded from {found}, and not from {root}")
        self.models: ModuleType = importlib.import_module(f"{PACKAGE}.models")
        self.errors: ModuleType = importlib.import_module(f"{PACKAGE}.errors")
        self.file_type: Any = importlib.import_module(f"{PACKAGE}.types").File
        self.stub = Stub(importlib.import_module(f"{PACKAGE}.transport").Response)
        self._clients: dict[tuple[bool, tuple[tuple[str, Any], ...]], Any] = {}
        warnings.simplefilter("ignore")  # deprecated operations are called too

    def client(self, credentials: Mapping[str, Any], *, is_async: bool) -> Any:
        """A client with these credentials beside the tenant's token; it tries nothing twice."""
        key = (is_async, tuple(sorted(credentials.items())))
        if key not in self._clients:
            kind = self.package.AsyncThingsHub if is_async else self.package.ThingsHub
            transport = AsyncTransport(self.stub) if is_async else SyncTransport(self.stub)
            self._clients[key] = kind(
                TENANT,
                token=TENANT_TOKEN,
                retries=self.package.Retries(attempts=1),
                transport=transport,
                **({"credentials": dict(credentials)} if credentials else {}),
            )
        return self._clients[key]

    def method(self, python_tag: str, python_verb: str, credentials: Mapping[str, Any], *, is_async: bool) -> Any:
        """The method of an operation; raises AttributeError."""
        return getattr(getattr(self.client(credentials, is_async=is_async), python_tag), python_verb)
