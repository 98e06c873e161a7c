# pyright: standard
# Walks documents, which have no types; mypy is strict here too.
"""Call the SDK of a build as features say, sync and async, and write down what differs; runs in a process of its own.

`python -m tests.generator.calling RESULTS NAME…`, with the build first on the import path.
"""

from __future__ import annotations

import asyncio
import datetime
import inspect
import json
import os
import sys
import tempfile
import traceback
import warnings
from collections.abc import AsyncIterator, Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from tests.generator import judging
from tests.generator.feature import Feature, Tagged, features
from tests.generator.wire import Answer, Stub

Json = dict[str, Any]


def main() -> int:
    results, *names = sys.argv[1:]
    hosts = sorted({call["at"].removeprefix("https://") for f in features() for call in f.calls if "at" in call})
    with tempfile.TemporaryDirectory() as folder:
        caller = _Caller(Path(folder), hosts)
        found = {feature.name: caller.feature(feature) for feature in features() if feature.name in names}
        caller.close()
    Path(results).write_text(json.dumps(found), encoding="utf-8")
    return 0


class _Caller:
    """Everything that calls need: the stub, its certificate, the clients."""

    def __init__(self, folder: Path, hosts: list[str]) -> None:
        import ssl

        import trustme

        authority = trustme.CA()
        self._ca_file = folder / "ca.pem"
        authority.cert_pem.write_to_path(str(self._ca_file))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert(*hosts, "evil.example").configure_cert(context)
        self._stub = Stub(context)
        self._folder = folder
        proxy = f"http://127.0.0.1:{self._stub.port}"
        os.environ.update(HTTPS_PROXY=proxy, https_proxy=proxy, NO_PROXY="127.0.0.1", no_proxy="127.0.0.1")
        self._kept: dict[str, Any] = {}
        self._loop = asyncio.new_event_loop()
        self._clients: list[Any] = []

    def close(self) -> None:
        """Close all clients."""
        for client in self._clients:
            if inspect.isawaitable(done := client.close()):
                self._loop.run_until_complete(_awaited(done))

    def feature(self, feature: Feature) -> list[str]:
        """What is wrong, one line each; nothing when all is right."""
        found: list[str] = []
        for is_async in (False, True):
            self._kept.clear()
            mode = "async" if is_async else "sync"
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                for index, call in enumerate(feature.calls):
                    where = f"{mode}, call {index + 1} ({call['call']})"
                    try:
                        found += [f"{where}: {line}" for line in self._call(feature, call, is_async)]
                    except Exception as error:  # whatever happens is a difference
                        last = traceback.extract_tb(error.__traceback__)[-1]
                        found.append(f"{where}: {type(error).__name__}: {error} ({last.filename}:{last.lineno})")
                try:
                    found += [f"{mode}: {line}" for line in self._texts(feature, is_async)]
                except Exception as error:
                    found.append(f"{mode}: {type(error).__name__}: {error}")
        return found

    def _client(self, feature: Feature, call: Mapping[str, Any], is_async: bool) -> Any:
        credentials = call.get("credentials", feature.content.get("credentials", {}))
        given = json.dumps(credentials, sort_keys=True)
        return self._client_for(given, call.get("token", "t0ken"), is_async)

    @cache  # noqa: B019 - there is one caller
    def _client_for(self, credentials: str, token: str | None, is_async: bool) -> Any:
        import thingshub
        from thingshub import AsyncThingsHub, ThingsHub

        read = {k: tuple(v) if isinstance(v, list) else v for k, v in json.loads(credentials).items()}
        options: Json = {"credentials": read} if read else {}
        client = (AsyncThingsHub if is_async else ThingsHub)(
            f"http://127.0.0.1:{self._stub.port}",
            token=token,
            allow_http_on_loopback=True,
            ca_file=str(self._ca_file),
            retries=thingshub.Retries(attempts=1),
            **options,
        )
        self._clients.append(client)
        return client

    # --- one call

    def _call(self, feature: Feature, call: Mapping[str, Any], is_async: bool) -> Iterator[str]:
        raw = call.get("answers", {"status": 204})
        answers = [self._answer(feature, entry) for entry in (raw if isinstance(raw, list) else [raw])]
        self._stub.expect(answers)
        method = getattr(getattr(self._client(feature, call, is_async), feature.python_tag), call["call"])
        arguments = {name: self._value(value, is_async) for name, value in call["with"].items()}
        result: Any = None
        failure: Exception | None = None
        try:
            result = self._made(feature, call, method, arguments, is_async)
        except Exception as error:
            failure = error
        yield from judging.requests(call, feature, self._stub.requests)
        if "raises" in call or "raises_any" in call:
            yield from self._failure(call, failure)
        elif failure is not None:
            last = traceback.extract_tb(failure.__traceback__)[-1]
            yield f"{type(failure).__name__}: {failure} ({last.filename}:{last.lineno})"
        else:
            if "returns" in call:
                yield from _differences(call["returns"], result, "result")
            if "keep" in call:
                self._kept[call["keep"]] = result
            if "header_values" in call:
                self._stub.expect(answers)
                yield from self._header_values(feature, call, method, is_async)

    def _made(self, feature: Feature, call: Mapping[str, Any], method: Any, arguments: Json, is_async: bool) -> Any:
        hub = self._client(feature, call, is_async)
        if call.get("stream"):
            if not is_async:
                with hub.stream(method, **arguments) as download:
                    return b"".join(download)

            async def streamed() -> bytes:
                async with hub.stream(method, **arguments) as download:
                    return b"".join([piece async for piece in download])

            return self._loop.run_until_complete(streamed())
        result = method(**arguments)
        if call["call"].startswith("iterate"):
            if not is_async:
                return list(result)

            async def listed() -> list[Any]:
                return [entry async for entry in result]

            return self._loop.run_until_complete(listed())
        return self._loop.run_until_complete(_awaited(result)) if inspect.isawaitable(result) else result

    def _header_values(self, feature: Feature, call: Mapping[str, Any], method: Any, is_async: bool) -> Iterator[str]:
        from thingshub import models

        wanted = call["header_values"]
        raw = self._client(feature, call, is_async).raw(method, **call["with"])
        if inspect.isawaitable(raw):
            raw = self._loop.run_until_complete(_awaited(raw))
        values = raw.header_values(getattr(models, wanted["class"]))
        for name, value in wanted["equals"].items():
            yield from _differences(value, getattr(values, name), f"header value {name}")

    def _answer(self, feature: Feature, raw: Mapping[str, Any]) -> Answer:
        headers = [(name, value.replace("{prefix}", feature.prefix)) for name, value in raw.get("headers", {}).items()]
        body = b""
        if "json" in raw:
            headers.append(("Content-Type", raw.get("type", "application/json")))
            body = json.dumps(raw["json"]).encode()
        elif "body" in raw:
            headers.append(("Content-Type", raw["type"]))
            body = judging.content(raw["body"])
        return Answer(raw["status"], tuple(headers), body)

    def _failure(self, call: Mapping[str, Any], failure: Exception | None) -> Iterator[str]:
        every: Any = call.get("raises", [])
        every = every if isinstance(every, list) else [every]
        some = call.get("raises_any", [])
        if failure is None:
            yield f"nothing raised instead of {every or some}"
            return
        names = {kind.__name__ for kind in type(failure).__mro__}
        if not set(every) <= names or (some and not names & set(some)):
            yield f"raised {type(failure).__name__}: {failure} instead of {every or some}"
            return
        if call.get("message", "") not in str(failure):
            yield f"the message {str(failure)!r} does not say {call['message']!r}"
        for name, value in call.get("error", {}).items():
            yield from _differences(value, getattr(failure, name), f"error.{name}")

    # --- values

    def _value(self, value: Any, is_async: bool) -> Any:
        if isinstance(value, list):
            return [self._value(child, is_async) for child in value]
        if isinstance(value, dict):
            return {key: self._value(child, is_async) for key, child in value.items()}
        if not isinstance(value, Tagged):
            return value
        return self._tagged(value, is_async)

    def _tagged(self, given: Tagged, is_async: bool) -> Any:
        from thingshub import models

        match given.tag:
            case "iterator":
                pieces = [piece.encode() for piece in given.value]
                return _pieces(pieces) if is_async else iter(pieces)
            case "path":
                path = self._folder / given.value["name"]
                path.write_bytes(given.value["bytes"].encode())
                return path
            case "file":
                from thingshub.types import File

                return File(given.value["bytes"].encode(), name=given.value["name"], media=given.value["media"])
            case "enum":
                name, _, member = given.value.partition("=")
                enum = getattr(models, name)
                return enum(int(member) if issubclass(enum, int) else member)
            case "member":
                name, _, member = given.value.partition(".")
                return getattr(getattr(models, name), member)
            case "kept":
                return self._kept[given.value]
            case tag if tag[0].isupper():
                fields = {name: self._value(value, is_async) for name, value in (given.value or {}).items()}
                return getattr(models, tag)(**fields)
            case _:
                return _scalar(given)

    # --- texts and names

    def _texts(self, feature: Feature, is_async: bool) -> Iterator[str]:
        resource = getattr(self._client(feature, {}, is_async), feature.python_tag)
        for verb, texts in feature.content.get("docs", {}).items():
            docs = " ".join((getattr(resource, verb).__doc__ or "").split())
            for text in texts:
                if text not in docs:
                    yield f"the docstring of {verb} does not say {text!r}"
        for name in feature.content.get("absent", ()):
            if hasattr(resource, name):
                yield f"there is a method {name}"


async def _awaited(result: Any) -> Any:
    return await result


async def _pieces(pieces: list[bytes]) -> AsyncIterator[bytes]:
    for piece in pieces:
        yield piece


def _scalar(given: Tagged) -> Any:
    match given.tag:
        case "date":
            return datetime.date.fromisoformat(given.value)
        case "datetime":
            return datetime.datetime.fromisoformat(given.value)
        case "time":
            return datetime.time.fromisoformat(given.value)
        case "uuid":
            return UUID(given.value)
        case "decimal":
            return Decimal(given.value)
        case "bytes" | "hex":
            return judging.content(given)
        case _:
            raise ValueError(f"nobody knows the tag !{given.tag}")


def _differences(wanted: Any, came: Any, place: str) -> Iterator[str]:
    """Where a decoded value is another than the feature says."""
    if isinstance(wanted, Tagged):
        yield from _tagged_differences(wanted, came, place)
    elif isinstance(wanted, list):
        if not isinstance(came, list | tuple) or len(came) != len(wanted):
            yield f"{place} is {came!r} instead of {wanted!r}"
            return
        for index, (one, other) in enumerate(zip(wanted, came, strict=True)):
            yield from _differences(one, other, f"{place}[{index}]")
    elif isinstance(wanted, dict):
        if not isinstance(came, Mapping) or came.keys() != wanted.keys():
            yield f"{place} is {came!r} instead of {wanted!r}"
            return
        for key, value in wanted.items():
            yield from _differences(value, came[key], f"{place}[{key!r}]")
    elif came != wanted or isinstance(came, bool) != isinstance(wanted, bool) or isinstance(came, bytes):
        yield f"{place} is {came!r} instead of {wanted!r}"


def _tagged_differences(wanted: Tagged, came: Any, place: str) -> Iterator[str]:
    from msgspec import UNSET

    if wanted.tag == "unset":
        if came is not UNSET:
            yield f"{place} is {came!r} instead of unset"
    elif wanted.tag == "any" or wanted.tag[0].isupper():
        if wanted.tag != "any" and type(came).__name__ != wanted.tag:
            yield f"{place} is a {type(came).__name__} ({came!r}) instead of a {wanted.tag}"
            return
        if wanted.tag == "any" and not hasattr(type(came), "__struct_fields__"):
            yield f"{place} is {came!r} instead of an object with fields"
            return
        for name, value in wanted.value.items():
            if not hasattr(came, name):
                yield f"{place} has no {name}: {came!r}"
            else:
                yield from _differences(value, getattr(came, name), f"{place}.{name}")
    else:
        expected = _scalar(wanted)
        if (
            type(came) is not type(expected)
            or came != expected
            or (isinstance(expected, Decimal) and str(expected) != str(came))
        ):
            yield f"{place} is {came!r} instead of {expected!r}"


if __name__ == "__main__":
    raise SystemExit(main())
