"""From a call's arguments to a request: path, query, body, and what is refused before anything is sent."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import quote

import msgspec

from thingshub._facts import DEPRECATED, LIFESPANS
from thingshub.errors import DeprecatedOperationWarning, UnavailableOperationError
from thingshub.model import EXTRAS, check_times, flattened
from thingshub.operation import Content, Form, Operation
from thingshub.settings import Settings
from thingshub.transport import Request
from thingshub.version import USER_AGENT

QueryValue = str | int | float | bool | datetime | Sequence[str] | None
_encode = msgspec.json.Encoder().encode
_warned: set[str] = set()
_EXTRAS_KEY = f'"{EXTRAS}":'.encode()


def prepare(
    operation: Operation[Any],
    settings: Settings,
    path: tuple[str | int, ...],
    query: Mapping[str, QueryValue] | None,
    body: object,
) -> Request:
    """The request of a call, without a token.

    Raises:
        ValueError: a path argument or a query value that cannot be sent unambiguously.
        UnavailableOperationError: the product that the settings name does not have the operation.
    """
    if settings.api_profile is not None and operation.id in LIFESPANS:
        _check_lifespan(operation, settings.api_profile)
    if operation.id in DEPRECATED:
        _warn_once(operation)
    target = settings.base_path + operation.path
    if path:
        head, *pieces = operation.path.split("{")
        segments = zip(path, pieces, strict=True)
        target = settings.base_path + head + "".join(_segment(v, p) + p.partition("}")[2] for v, p in segments)
    if query and (pairs := [f"{name}={_text(name, value)}" for name, value in query.items() if value is not None]):
        target += "?" + "&".join(pairs)
    accept = operation.media if operation.media == "application/json" else f"{operation.media}, application/json"
    headers = {"Accept": accept, "Accept-Encoding": "gzip, deflate", "User-Agent": USER_AGENT}
    if body is None:
        return Request(operation.method, target, headers, None)
    if isinstance(body, Form | Content):
        content, headers["Content-Type"] = body.encoded()
        return Request(operation.method, target, headers, content)
    headers["Content-Type"] = "application/json"
    check_times(body)
    content = _encode(body)
    if _EXTRAS_KEY in content:
        content = _encode(flattened(msgspec.json.decode(content)))
    return Request(operation.method, target, headers, content)


def _check_lifespan(operation: Operation[Any], profile: str) -> None:
    life = LIFESPANS[operation.id]
    if not life.covers(profile):
        raise UnavailableOperationError(
            f"product {profile} does not have it", hint=life.instead(profile), **named(operation)
        )


def _warn_once(operation: Operation[Any]) -> None:
    if operation.id in _warned:
        return
    _warned.add(operation.id)
    successor = DEPRECATED[operation.id]
    instead = f"; use {successor}" if successor else ""
    # The frames between: this one, prepare, the caller, the generated method
    warnings.warn(f"{operation.id} is deprecated{instead}", DeprecatedOperationWarning, stacklevel=5)


def named(operation: Operation[Any]) -> dict[str, str]:
    """What each error of a call says of its operation."""
    return {"operation": operation.id, "method": operation.method, "path": operation.path}


def _segment(value: str | int, piece: str) -> str:
    if value in ("", ".", ".."):  # these would address another resource
        raise ValueError(f"{piece.partition('}')[0]} must not be {value!r}")
    return quote(str(value), safe="")


def _text(name: str, value: QueryValue) -> str:
    if isinstance(value, str):
        return quote(value, safe=",")
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise ValueError(f"{name}: the time has no time zone; write datetime(…, tzinfo=UTC)")
        return quote(value.isoformat(), safe="")
    if not isinstance(value, Sequence):
        return str(value)
    if not value:
        raise ValueError(f"{name} needs at least one entry; leave the argument out to not use it")
    if broken := [entry for entry in value if "," in entry]:
        raise ValueError(f"{name}: {broken[0]!r} has a comma, which separates entries here")
    return ",".join(quote(entry, safe="") for entry in value)
