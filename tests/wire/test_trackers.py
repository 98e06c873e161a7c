"""What error trackers show of a traceback has no password and no token: Sentry, loguru, rich and cgitb.

They write out the variables of every frame. The frames of whoever calls are his; those of the SDK, from the first one
on, must hold nothing secret in a form that shows itself.
"""

from __future__ import annotations

import io
import json
import sys
import warnings
from collections.abc import Callable
from types import TracebackType
from typing import Any

import pytest
import sentry_sdk
from loguru import logger
from rich.console import Console
from rich.traceback import Traceback

from tests.wire.clients import TOKEN, Client
from tests.wire.conftest import Wire
from tests.wire.hostile import Connection, Received, Script, answer, cutting, sending
from thingshub.errors import BadRequestError, TransportError
from thingshub.models import UserCreate, UserUpdate

Call = Callable[[Any], Any]
LOGIN = "canary-of-the-login"
PASSWORD = "canary-of-a-user"
KEY = "5ec7e75ec7e75ec7e75ec7e75ec7e75e"
SECRETS = (TOKEN, LOGIN, PASSWORD, KEY)
REFUSING = sending(answer(b'{"code": 400, "error": "no"}', "400 Bad Request"))
WRONG = sending(answer(b'{"code": 401, "error": "no"}', "401 Unauthorized"))


class HookError(Exception):
    """Of the caller's own hook."""


def _raising(_: object) -> None:
    raise HookError("the hook's own")


def _streaming(connection: Connection, _: Received) -> None:
    connection.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\nContent-Length: 100\r\n\r\na,b")


def _get(hub: Any) -> Any:
    return hub.devices.get("x")


def _user(hub: Any) -> Any:
    return hub.users.create(username="u", password=PASSWORD, full_name="x", email="a@b.c")


def _ready_user(hub: Any) -> Any:
    return hub.users.create(UserCreate(username="u", password=PASSWORD))


def _dict_user(hub: Any) -> Any:
    return hub.users.create({"username": "u", "password": PASSWORD})


def _changed_user(hub: Any) -> Any:
    return hub.users.update(7, password=PASSWORD)


def _changed_ready(hub: Any) -> Any:
    return hub.users.update(7, UserUpdate(password=PASSWORD))


def _device(hub: Any) -> Any:
    return hub.devices.create({"name": "Pump", "network_settings": {"app_key": KEY}})


def _raw_user(hub: Any) -> Any:
    return hub.raw(hub.users.create, username="u", password=PASSWORD)


def _request(hub: Any) -> Any:
    return hub.request("POST", "/api/v3/users", json={"username": "u", "password": PASSWORD})


def _both(hub: Any) -> Any:
    return hub.users.create({"username": "u"}, password=PASSWORD)


def _unencodable(hub: Any) -> Any:
    return hub.users.create(username="u", password=PASSWORD + "\ud800")


def _raw_unencodable(hub: Any) -> Any:
    return hub.raw(hub.users.create, {"username": "u", "password": PASSWORD, "full_name": "\ud800"})


def _previewed(hub: Any) -> Any:
    return hub.preview(hub.users.create, {"username": "u", "password": PASSWORD, "full_name": "\ud800"})


def _request_of_both(hub: Any) -> Any:
    return hub.request("POST", "/api/v3/users", json={"password": PASSWORD}, content=PASSWORD.encode())


def _request_elsewhere(hub: Any) -> Any:
    return hub.request("POST", "users", json={"password": PASSWORD}, headers={"X-Key": KEY})


def _no_body(hub: Any) -> Any:
    return hub.users.create(password=PASSWORD)


def _wrong_type(hub: Any) -> Any:
    return hub.users.create([PASSWORD])


def _refused_id(hub: Any) -> Any:
    return hub.users.update([7], password=PASSWORD)


AS_LOGIN: dict[str, Any] = {"token": None, "username": "olga", "password": LOGIN}
CASES: dict[str, tuple[Script, dict[str, Any], Call | None, type[Exception]]] = {
    "login, wrong password": (WRONG, AS_LOGIN, _get, Exception),
    "login, cut": (cutting(), AS_LOGIN, _get, TransportError),
    "login, no token in it": (sending(answer(b'{"token": 7}')), AS_LOGIN, _get, Exception),
    "wrong token": (WRONG, {}, _get, Exception),
    "cut GET": (cutting(), {}, _get, TransportError),
    "cut POST": (cutting(), {}, _user, TransportError),
    "cut POST, ready body": (cutting(), {}, _ready_user, TransportError),
    "cut POST, dict": (cutting(), {}, _dict_user, TransportError),
    "cut POST, nested key": (cutting(), {}, _device, TransportError),
    "cut PUT": (cutting(), {}, _changed_user, TransportError),
    "cut PUT, ready body": (cutting(), {}, _changed_ready, TransportError),
    "400": (REFUSING, {}, _user, BadRequestError),
    "400, ready body": (REFUSING, {}, _ready_user, BadRequestError),
    "400, dict": (REFUSING, {}, _dict_user, BadRequestError),
    "400, raw": (REFUSING, {}, _raw_user, BadRequestError),
    "400, request": (REFUSING, {}, _request, BadRequestError),
    "no JSON": (sending(answer(b"{")), {}, _user, Exception),
    "two bodies": (REFUSING, {}, _both, TypeError),
    "unencodable": (REFUSING, {}, _unencodable, ValueError),
    "unencodable, raw": (REFUSING, {}, _raw_unencodable, ValueError),
    "unencodable, preview": (REFUSING, {}, _previewed, ValueError),
    "two bodies, request": (REFUSING, {}, _request_of_both, ValueError),
    "wrong path": (REFUSING, {}, _request_elsewhere, ValueError),
    "body incomplete": (REFUSING, {}, _no_body, TypeError),
    "body of a wrong type": (REFUSING, {}, _wrong_type, TypeError),
    "argument of a wrong type": (REFUSING, {}, _refused_id, TypeError),
    "hook before": (REFUSING, {"on_request": _raising}, _user, HookError),
    "hook after": (REFUSING, {"on_answer": _raising}, _user, HookError),
    "hook of a login": (WRONG, {**AS_LOGIN, "on_answer": _raising}, _get, HookError),
    "broken download": (_streaming, {}, None, TransportError),
}


def _of_the_sdk(error: BaseException) -> TracebackType:
    """The traceback from the SDK's first frame on."""
    step = error.__traceback__
    while step is not None:
        if step.tb_frame.f_globals.get("__name__", "").startswith("thingshub."):
            return step
        step = step.tb_next
    raise AssertionError("no frame of the SDK")


def sentry(error: BaseException) -> str:
    events: list[Any] = []

    def keep(event: Any, _: Any) -> None:
        events.append(event)

    client = sentry_sdk.Client("http://nobody@127.0.0.1:9/1", before_send=keep, default_integrations=False)
    with sentry_sdk.isolation_scope() as scope:
        scope.set_client(client)
        sentry_sdk.capture_exception(error)
    client.close(timeout=0)
    assert len(events) == 1
    assert '"vars"' in json.dumps(events, default=repr)
    return json.dumps(events, default=repr)


def loguru(error: BaseException) -> str:
    shown = io.StringIO()
    number = logger.add(shown, diagnose=True, backtrace=False, catch=False, colorize=False)
    try:
        logger.opt(exception=(type(error), error, error.__traceback__)).error("failed")
    finally:
        logger.remove(number)
    return shown.getvalue()


def rich(error: BaseException) -> str:
    written = io.StringIO()
    console = Console(file=written, width=400, color_system=None)
    made = Traceback.from_exception(
        type(error), error, error.__traceback__, show_locals=True, locals_max_string=9999, locals_max_length=99
    )
    console.print(made)
    shown = written.getvalue()
    assert "locals" in shown
    return shown


def cgitb(error: BaseException) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import cgitb as module  # type: ignore[import-not-found,unused-ignore]
    traceback: Any = error.__traceback__
    return str(module.text((type(error), error, traceback)))


TRACKERS = [sentry, loguru, rich]
if sys.version_info < (3, 13):
    TRACKERS.append(cgitb)


def _failed(client: Client, call: Call | None, kind: type[Exception]) -> Exception:
    with pytest.raises(kind) as caught:
        client.streamed("data_tables.export", "t") if call is None else client.run(call)
    return caught.value


@pytest.mark.parametrize("wire", ["plain"], indirect=True)
@pytest.mark.parametrize("name", CASES)
def test_no_tracker_shows_a_secret(wire: Wire, name: str) -> None:
    script, options, call, kind = CASES[name]
    _, client = wire.served(script, **options)
    error = _failed(client, call, kind)
    assert not isinstance(error, AttributeError | AssertionError), error
    for chained in (error.__cause__, error.__context__):
        assert chained is None, f"something hangs on the error: {chained!r}"
    error = error.with_traceback(_of_the_sdk(error))
    for tracker in TRACKERS:
        shown = tracker(error)
        assert type(error).__name__ in shown
        for secret in SECRETS:
            found = shown.find(secret)
            assert found < 0, f"{tracker.__name__}: …{shown[max(0, found - 300) : found + 40]}"


def test_the_trackers_do_show_what_is_there() -> None:
    """Else the test above would prove nothing."""

    def leak(thing: str) -> None:
        raise ValueError(len(thing))

    with pytest.raises(ValueError, match="16") as caught:
        leak(PASSWORD)
    for tracker in TRACKERS:
        assert PASSWORD in tracker(caught.value), tracker.__name__


@pytest.mark.parametrize("wire", ["plain"], indirect=True)
@pytest.mark.parametrize("script", [REFUSING, cutting()], ids=["refused", "cut"])
def test_no_tracker_shows_what_a_run_was_given(wire: Wire, script: Script) -> None:
    _, client = wire.served(script)
    device = {"id": "pump-1", "name": "Pump", "network_settings": {"app_key": KEY}}
    report = client.run(lambda hub: hub.devices.create_many([device], max_failures=None).finish())
    [outcome] = report.failures
    error = outcome.error
    assert error is not None
    for tracker in TRACKERS:
        assert KEY not in tracker(_raised_again(error)), tracker.__name__


def _raised_again(error: Exception) -> Exception:
    """As a program does that finds it in a report."""
    try:
        raise error
    except Exception as raised:
        return raised
