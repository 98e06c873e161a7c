"""Every operation, refused in every documented way: the calls are made from the document's own examples.

Per operation: 404 (unknown tenant), 401 (no valid token), 403 (a user without roles), 500 and 503 (on demand), 400 (one
argument that does not fit).
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

import pytest

from tests.cassettes.stage import Stage
from thingshub import AsyncThingsHub, decode, models
from thingshub.errors import (
    ApiError,
    AuthenticationError,
    BadRequestError,
    InternalServerError,
    NotFoundError,
    PermissionDeniedError,
    ServiceUnavailableError,
)
from thingshub_document.model import Media
from thingshub_document.types import ListOf, Named, ObjectDefinition
from thingshub_sandbox.openapi.api import Api

DOCUMENT = Api.load().document


def by_tag() -> dict[str, Callable[[AsyncThingsHub, Stage], Awaitable[None]]]:
    """A scenario for each tag."""
    return {tag: partial(_refused, tag) for tag in DOCUMENT.tags}


async def _refused(tag: str, hub: AsyncThingsHub, stage: Stage) -> None:
    await hub.users.create(username="nobody", password="a-user-without-roles")
    stranger = stage.another(token="not-a-token")
    lost = stage.another(tenant="nowhere", token="not-a-token")
    nobody = stage.another(username="nobody", password="a-user-without-roles")
    for operation_id, operation in DOCUMENT.operations.items():
        if operation.tag != tag:
            continue
        arguments, named = _arguments(operation_id)
        await _call(lost, operation_id, NotFoundError, arguments, named)
        for status, error in ((500, InternalServerError), (503, ServiceUnavailableError)):
            stage.fail(operation_id, status)
            await _call(hub, operation_id, error, arguments, named)
        if not operation.is_public:
            await _call(stranger, operation_id, AuthenticationError, arguments, named)
            await _call(nobody, operation_id, PermissionDeniedError, arguments, named)
        refusal = AuthenticationError if operation.is_public else BadRequestError  # the login's 400 is one, too
        await _call(hub, operation_id, refusal, *_misfit(operation_id, arguments, named))


async def _call(
    hub: AsyncThingsHub, operation_id: str, error: type[ApiError], arguments: list[Any], named: dict[str, Any]
) -> None:
    tag, verb = operation_id.split(".")
    with pytest.raises(error) as caught:
        await getattr(getattr(hub, tag), verb)(*arguments, **named)
    assert caught.value.operation == operation_id


def _arguments(operation_id: str) -> tuple[list[Any], dict[str, Any]]:
    """Arguments that fit: the examples of the required parameters, and of the body as a ready model."""
    operation = DOCUMENT.operation(operation_id)
    arguments = [parameter.examples[0] for parameter in operation.parameters if parameter.required]
    if operation.body is None:
        return arguments, {}
    [media] = operation.body.alternatives
    if media.kind == "multipart":
        return [*arguments, b"no package"], {"tags": ["1.0"]}
    [value, *_] = media.examples
    assert media.type is not None
    if isinstance(definition := DOCUMENT.definition(media.type), ObjectDefinition):
        return [*arguments, decode(json.dumps(value), getattr(models, definition.name))], {}
    if items := _items(media):
        entry = getattr(models, items.name)
        return [*arguments, [decode(json.dumps(item), entry) for item in value]], {}
    return [*arguments, value], {}


def _misfit(operation_id: str, arguments: list[Any], named: dict[str, Any]) -> tuple[list[Any], dict[str, Any]]:
    """The same with one argument that does not fit."""
    operation = DOCUMENT.operation(operation_id)
    if any((parameter.where, parameter.name) == ("query", "limit") for parameter in operation.parameters):
        return arguments, named | {"limit": 0}
    if any(parameter.where == "path" for parameter in operation.parameters):
        return [0 if isinstance(arguments[0], int) else "-", *arguments[1:]], named
    if named or operation.body is None:
        return arguments, named  # a package that is none
    if _items(operation.body.alternatives[0]):
        return [[]], {}
    body = arguments[0]
    first = next(name for name in ("name", "username", "id") if hasattr(body, name))
    setattr(body, first, "")
    return [body], {}


def _items(media: Media) -> Named | None:
    """What the entries of a body are that is an array of objects."""
    assert media.type is not None
    lists = [found for found in DOCUMENT.resolved_types(media.type) if isinstance(found, ListOf)]
    return lists[0].items if lists and isinstance(lists[0].items, Named) else None
