"""Every failure is typed, says where and what to do, survives pickling and never shows a secret."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.both import json_answer, run_both
from thingshub import AsyncThingsHub, errors
from thingshub.errors import (
    AnswerError,
    ApiError,
    CallError,
    ConfigurationError,
    InputError,
    MismatchError,
    NotFoundError,
    NotJsonError,
    RateLimitError,
    ThingsHubError,
    UnexpectedStatusError,
)
from thingshub.transport import Response

CALL: dict[str, Any] = {"operation": "devices.get", "method": "GET", "path": "/api/v3/devices/{device_id}"}
DEVICE = (
    '{"id": "pump-7", "name": "Pump 7", "labels": [], "created_at": "2026-01-01T00:00:00Z",'
    ' "updated_at": "2026-01-01T00:00:00.123456789Z"}'
)


def _family(kind: type[ThingsHubError]) -> Iterator[type[ThingsHubError]]:
    yield kind
    for child in kind.__subclasses__():
        yield from _family(child)


def _made(kind: type[ThingsHubError]) -> ThingsHubError:
    if issubclass(kind, ApiError):
        return kind(status=404, code=404, text="device not found", request_id="r-1", **CALL)
    if issubclass(kind, AnswerError):
        return kind("an HTML page", status=200, content_type="text/html", **CALL)
    if issubclass(kind, CallError):
        return kind("broken", **CALL)
    if issubclass(kind, InputError):
        return kind("broken", place="fleet.csv, row 17", hint="mend it")
    return kind("broken", hint="mend it")


@pytest.mark.parametrize("kind", sorted(set(_family(ThingsHubError)), key=str))
@pytest.mark.parametrize("way", ["pickle", "copy", "deepcopy"])
def test_errors_survive_being_sent_around(kind: type[ThingsHubError], way: str) -> None:
    error = _made(kind)
    ways: dict[str, Callable[[ThingsHubError], ThingsHubError]] = {
        "pickle": lambda e: pickle.loads(pickle.dumps(e)),
        "copy": copy.copy,
        "deepcopy": copy.deepcopy,
    }
    twin = ways[way](error)
    assert type(twin) is kind
    assert str(twin) == str(error)
    assert vars(twin) == vars(error)
    assert "\n" not in str(error)


def test_every_documented_status_has_a_class_and_the_family_is_drawn() -> None:
    assert ApiError.by_status.keys() >= {400, 401, 403, 404, 409, 410, 412, 422, 429, 500, 501, 503}
    assert ApiError.by_status[429] is RateLimitError
    for kind in _family(ThingsHubError):
        if kind.__module__ == errors.__name__:
            assert kind.__name__ in (errors.__doc__ or "")


def test_an_error_names_operation_method_path_status_and_text() -> None:
    async def scenario(hub: AsyncThingsHub) -> None:
        with pytest.raises(NotFoundError) as caught:
            await hub.devices.get("pump-7")
        error = caught.value
        assert (error.operation, error.method, error.path) == tuple(CALL.values())
        assert (error.status, error.code, error.text, error.request_id) == (404, 404, "device\nnot found", "abc")
        assert str(error) == (
            "devices.get: 404 device not found, request id abc (GET /api/v3/devices/{device_id})"
            " -- check the id (upper and lower case differ) and the tenant's URL"
        )

    run_both(
        scenario, lambda _: json_answer('{"code":404,"error":"device\\nnot found"}', 404, **{"X-Request-Id": "abc"})
    )


@pytest.mark.parametrize("status", [302, 520, 599])
def test_a_status_that_nobody_expects_is_an_error_of_its_own(status: int) -> None:
    async def scenario(hub: AsyncThingsHub) -> None:
        with pytest.raises(UnexpectedStatusError) as caught:
            await hub.devices.delete("pump-7")
        assert caught.value.status == status
        assert "<html" not in str(caught.value)

    run_both(scenario, lambda _: Response(status, {"Content-Type": "text/html"}, b"<html>Bad gateway</html>"))


@pytest.mark.parametrize(
    ("content_type", "body", "kind"),
    [
        ("text/html", b"<html>please log in</html>", NotJsonError),
        ("", b"", NotJsonError),
        ("application/json", b"", NotJsonError),
        ("application/json", DEVICE.encode()[:-10], NotJsonError),
        ("application/json", b'{"id": "\xff"}', NotJsonError),
        ("application/json", b"[" * 100_000, MismatchError),
        ("application/json", b'{"id": "pump-7"}', MismatchError),
        ("application/json", DEVICE.replace('"Pump 7"', "7").encode(), MismatchError),
        ("application/json", b"[]", MismatchError),
    ],
)
def test_a_success_that_is_none_is_a_typed_error(content_type: str, body: bytes, kind: type[AnswerError]) -> None:
    async def scenario(hub: AsyncThingsHub) -> None:
        with pytest.raises(kind, match=r"devices\.get: 200, but ") as caught:
            await hub.devices.get("pump-7")
        assert caught.value.content_type == content_type

    run_both(scenario, lambda _: Response(200, {"Content-Type": content_type}, body))


def test_a_login_page_is_no_successful_delete() -> None:
    async def scenario(hub: AsyncThingsHub) -> None:
        with pytest.raises(NotJsonError):
            await hub.devices.delete("pump-7")

    run_both(scenario, lambda _: Response(200, {"Content-Type": "text/html; charset=utf-8"}, b"<html>log in</html>"))


def test_a_server_that_quotes_secrets_back_is_redacted() -> None:
    async def scenario(hub: AsyncThingsHub) -> None:
        with pytest.raises(ThingsHubError) as caught:
            await hub.devices.list()
        assert "canary-password" not in repr(vars(caught.value)) + str(caught.value)
        assert "***" in str(caught.value)

    body = '{"code": 400, "error": "password canary-password is wrong"}'
    run_both(scenario, lambda _: json_answer(body, 400), username="olga", password="canary-password")


def test_a_long_text_of_the_server_stays_one_short_line() -> None:
    async def scenario(hub: AsyncThingsHub) -> None:
        with pytest.raises(ApiError) as caught:
            await hub.devices.list()
        assert "\n" not in str(caught.value)
        assert len(str(caught.value)) < 600
        assert len(caught.value.text) == 5001

    run_both(scenario, lambda _: json_answer('{"code": 500, "error": "' + "x" * 5000 + '\\n"}', 500))


def test_configuration_errors_are_of_the_family() -> None:
    assert issubclass(ConfigurationError, ThingsHubError)
    assert str(ConfigurationError("no URL", hint="pass it")) == "no URL -- pass it"
