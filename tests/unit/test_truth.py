"""What an error says of a call is so: not sent, refused or unknown; and a refusal is believed only from thingsHub."""

from __future__ import annotations

import copy
import pickle
import re
import socket
import ssl
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from functools import partial
from typing import Any

import pytest

from tests.both import json_answer, run_both
from thingshub import AsyncThingsHub, Retries
from thingshub._client.operation import Answer, Failure, Operation
from thingshub._http import failures
from thingshub.errors import (
    REFUSED,
    UNKNOWN,
    UNSENT,
    ApiError,
    AuthenticationError,
    CallError,
    CertificateError,
    ConnectError,
    ForeignAnswerError,
    MismatchError,
    NameLookupError,
    NotFoundError,
    ProtocolError,
    RequestTimeoutError,
    TransportError,
    TruncatedAnswerError,
    UnexpectedStatusError,
)
from thingshub.retries import retry_after_seconds
from thingshub.transport import Request, Response, Timeout, TransportFailure

JSON = "application/json"
HTML = {"Content-Type": "text/html"}
PAGE = b"<html><h1>404 Not Found</h1>nginx</html>"
OURS = '{"code": %d, "error": "no"}'
ANYBODYS = (408, 413, 429)
FOREIGN = [status for status in (*ApiError.by_status, 407, 414, 418, 431) if 400 <= status < 500]
DEVICE = (
    '{"id": "pump-7", "name": "Pump 7", "labels": [], "created_at": "2026-01-01T00:00:00Z",'
    ' "updated_at": "2026-01-01T00:00:00Z"}'
)


def failed(method: str, *outcomes: Response | TransportFailure, attempts: int = 1) -> Any:
    """The error of a call to which these answers and failures come, one after the other."""
    found: list[CallError] = []
    retries = Retries(attempts=attempts, first_wait_seconds=0)

    async def scenario(hub: AsyncThingsHub) -> None:
        coming[:] = outcomes
        hub = hub.with_options(retries=retries)
        devices = hub.devices
        calls: dict[str, Callable[[], Awaitable[object]]] = {
            "GET": lambda: devices.get("pump-7"),
            "DELETE": lambda: devices.delete("pump-7"),
            "POST": lambda: devices.create(name="Pump 7"),
        }
        with pytest.raises(CallError) as caught:
            await calls[method]()
        found.append(caught.value)

    coming: list[Response | TransportFailure] = []

    def answer(_: Request) -> Response:
        outcome = coming.pop(0)
        if isinstance(outcome, TransportFailure):
            raise TransportFailure(outcome.kind, outcome.reason, is_unsent=outcome.is_unsent, hint=outcome.hint)
        return outcome

    run_both(scenario, answer)
    assert str(found[0]) == str(found[1])
    assert type(found[0]) is type(found[1])
    return found[0]


CUT = TransportFailure(TruncatedAnswerError, "the connection was closed")
UNREACHED = TransportFailure(ConnectError, "Connection refused", is_unsent=True)


@pytest.mark.parametrize("status", sorted({*FOREIGN} - {*ANYBODYS}))
@pytest.mark.parametrize(
    ("headers", "body"),
    [
        (HTML, PAGE),
        ({"Content-Type": JSON}, b'{"message": "no Route matched with those values"}'),
        ({"Content-Type": JSON}, b'{"status": 404, "error": "Not Found", "path": "/x"}'),
        ({"Content-Type": JSON}, b"[]"),
        ({"Content-Type": "text/plain"}, b"404 page not found"),
        ({}, b""),
    ],
    ids=["page", "gateway", "other server", "array", "text", "nothing"],
)
def test_a_refusal_of_somebody_else_is_none_of_thingshub(status: int, headers: dict[str, str], body: bytes) -> None:
    for method in ("GET", "DELETE"):
        error = failed(method, Response(status, {**headers, "X-Request-Id": "r-1"}, body))
        assert type(error) is ForeignAnswerError
        assert not isinstance(error, ApiError)
        assert (error.status, error.request_id, error.operation) == (status, "r-1", f"devices.{method.lower()}")
        assert error.content_type == headers.get("Content-Type", "")
        assert "check the id" not in str(error)
        assert "<html" not in str(error)
    assert error.fate == REFUSED
    assert REFUSED in str(error)


@pytest.mark.parametrize("status", FOREIGN)
def test_a_refusal_of_thingshub_has_the_class_of_its_status(status: int) -> None:
    error = failed("DELETE", json_answer(OURS % status, status))
    assert type(error) is ApiError.by_status.get(status, UnexpectedStatusError)
    assert error.fate == REFUSED


@pytest.mark.parametrize("status", [*ANYBODYS, 500, 502, 503, 504])
def test_what_anybody_may_say_keeps_its_class_and_names_the_proxy(status: int) -> None:
    ours, page = (
        failed("POST", answer) for answer in (json_answer(OURS % status, status), Response(status, HTML, PAGE))
    )
    assert type(ours) is type(page) is ApiError.by_status[status]
    assert "proxy or gateway" in page.hint
    assert ours.hint in page.hint
    assert ours.fate == page.fate == (REFUSED if status < 500 else UNKNOWN)


FAILURES = (Failure("404", "text/plain", str), Failure("409", "", None))
ANSWERED: Operation[Any] = Operation("x.get", "GET", "/x", (), (Answer("200", JSON, Any),), failures=FAILURES)
HEAD: Operation[Any] = Operation("x.look", "HEAD", "/x", (), (Answer("200", "", type(None)),))


@pytest.mark.parametrize(
    ("operation", "answer", "kind"),
    [
        (ANSWERED, Response(404, {"Content-Type": "Text/Plain; charset=utf-8"}, b"gone"), NotFoundError),
        (ANSWERED, Response(404, HTML, PAGE), ForeignAnswerError),
        (ANSWERED, json_answer(OURS % 404, 404), NotFoundError),
        (ANSWERED, json_answer('{"title": "no"}', 409), ForeignAnswerError),
        (HEAD, Response(404, {}, b""), NotFoundError),
    ],
    ids=["declared text", "page", "object", "other object", "HEAD"],
)
def test_what_the_document_describes_is_believed_and_a_page_in_its_place_is_not(
    operation: Operation[Any], answer: Response, kind: type[CallError]
) -> None:
    async def scenario(hub: AsyncThingsHub) -> None:
        with pytest.raises(kind):
            await hub._executor.call(operation)  # pyright: ignore[reportPrivateUsage]

    run_both(scenario, lambda _: answer)


def _same(response: Response, _: Request) -> Response:
    return response


def test_media_types_are_compared_without_case() -> None:
    async def scenario(hub: AsyncThingsHub) -> None:
        assert (await hub.devices.get("pump-7")).name == "Pump 7"

    for media in ("Application/JSON", "APPLICATION/PROBLEM+JSON; Charset=UTF-8", "Text/X-Json"):
        response = Response(200, {"Content-Type": media}, DEVICE.encode())
        run_both(scenario, partial(_same, response))
    error = failed("DELETE", Response(200, {"Content-Type": "TEXT/HTML"}, PAGE))
    assert "an HTML page" in str(error)


@pytest.mark.parametrize(("asked", "seconds"), [("1.5", 1.5), ("2", 2.0), ("0", 0.0), ("-1", None), ("soon", None)])
def test_a_wait_may_have_a_fraction(asked: str, seconds: float | None) -> None:
    assert retry_after_seconds({"Retry-After": asked}) == seconds


@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
def test_not_sent_refused_and_unknown_are_three_sentences(method: str) -> None:
    unsent, cut = failed(method, UNREACHED), failed(method, CUT)
    refused = failed(method, json_answer(OURS % 400, 400))
    broken = failed(method, json_answer(OURS % 500, 500))
    assert (unsent.is_unsent, cut.is_unsent) == (True, False)
    assert UNSENT in str(unsent)
    assert "carried out" not in str(unsent)
    is_read = method == "GET"  # it changes nothing, so nobody has to ask
    assert (UNKNOWN in str(cut)) is (UNKNOWN in str(broken)) is (REFUSED in str(refused)) is not is_read
    for error in (cut, refused, broken):
        assert UNSENT not in str(error)
    assert "carried out" not in str(refused)


def test_what_was_sent_once_was_sent_whatever_came_of_the_last_attempt() -> None:
    error = failed("DELETE", CUT, UNREACHED, attempts=2)
    assert isinstance(error, ConnectError)
    assert not error.is_unsent
    assert error.fate == UNKNOWN
    assert failed("DELETE", UNREACHED, UNREACHED, attempts=2).is_unsent
    refused = failed("DELETE", CUT, json_answer(OURS % 404, 404), attempts=2)
    assert "an earlier attempt may have been carried out" in str(refused)
    assert failed("DELETE", UNREACHED, json_answer(OURS % 404, 404), attempts=2).fate == REFUSED
    asked = failed("DELETE", json_answer(OURS % 429, 429), json_answer(OURS % 404, 404), attempts=2)
    assert asked.fate == REFUSED


@pytest.mark.parametrize("end", ["cut", "page", "500"])
def test_a_call_whose_login_fails_was_not_sent(end: str) -> None:
    async def scenario(hub: AsyncThingsHub) -> None:
        for _ in range(2):
            with pytest.raises(CallError) as caught:
                await hub.with_options(retries=Retries(attempts=1)).devices.create(name="Pump 7")
            assert caught.value.operation == "auth.login"
            assert "devices.create was not sent" in str(caught.value)
            assert "carried out" not in str(caught.value)
            assert getattr(caught.value, "is_unsent", True)

    def answer(_: Request) -> Response:
        if end == "cut":
            raise TransportFailure(TruncatedAnswerError, "the connection was closed")
        return Response(403, HTML, PAGE) if end == "page" else json_answer(OURS % 500, 500)

    run_both(scenario, answer, username="olga", password="canary-password")


def _all(kind: type[CallError]) -> Iterator[type[CallError]]:
    for child in kind.__subclasses__():
        yield child
        yield from _all(child)


def test_hints_fit_what_has_happened() -> None:
    for by_status in ApiError.by_status.values():
        assert by_status.hint, by_status.__name__
        assert "URL" not in by_status.hint or by_status is NotFoundError
        assert "carried out" not in by_status.hint
    for kind in _all(TransportError):
        assert kind.hint, kind.__name__
        assert "carried out" not in kind.hint
    assert "base path" in failed("GET", Response(404, HTML, PAGE)).hint
    assert "default_headers" in failed("GET", Response(431, HTML, PAGE)).hint
    assert "proxy" in failed("GET", Response(407, HTML, PAGE)).hint
    assert "redirects are never followed" in failed("GET", Response(302, HTML, b"")).hint
    assert "URL" not in failed("GET", json_answer(OURS % 451, 451)).hint


@pytest.mark.parametrize("end", ["cut", 502, 503, 504, "page"])
@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
def test_nobody_is_told_to_repeat_what_may_have_been_done(method: str, end: int | str) -> None:
    answers: dict[str, Response | TransportFailure] = {"cut": CUT, "page": Response(502, HTML, PAGE)}
    error = failed(method, answers[end] if isinstance(end, str) else json_answer(OURS % end, end))
    is_repeatable = "call again" in str(error) or "try again" in str(error)
    assert is_repeatable is (method == "GET")
    assert (UNKNOWN in str(error)) is not is_repeatable
    assert error.hint


def test_a_404_names_what_was_asked_for() -> None:
    found: list[NotFoundError] = []

    async def scenario(hub: AsyncThingsHub) -> None:
        with pytest.raises(NotFoundError) as by_id:
            await hub.devices.get("pump-7")
        with pytest.raises(NotFoundError) as listing:
            await hub.devices.list()
        with pytest.raises(NotFoundError) as creating:
            await hub.devices.create(name="Pump 7")
        found.extend([by_id.value, listing.value, creating.value])

    run_both(scenario, lambda _: json_answer(OURS % 404, 404))
    by_id, *others = found[:3]
    assert "check the id" in by_id.hint
    for error in others:
        assert error.hint == "the server may have no such path: check the tenant's URL with its base path"


def test_a_login_that_is_refused_speaks_of_user_name_and_password_only() -> None:
    async def scenario(hub: AsyncThingsHub) -> None:
        with pytest.raises(AuthenticationError) as caught:
            await hub.devices.list()
        assert caught.value.operation == "auth.login"
        assert caught.value.hint == "check user name and password"

    run_both(scenario, lambda _: json_answer(OURS % 400, 400), username="olga", password="canary-password")


def test_a_call_without_time_left_names_what_it_had() -> None:
    async def scenario(hub: AsyncThingsHub) -> None:
        hub = hub.with_options(timeout=Timeout(total_seconds=0.05), retries=Retries(attempts=1))
        with pytest.raises(RequestTimeoutError) as caught:
            await hub.devices.get("pump-7")
        assert caught.value.hint == "allow more than the 0.05 s of Timeout(total_seconds=...), or look at the server"

    def late(_: Request) -> Response:
        time.sleep(0.05)
        raise TransportFailure(RequestTimeoutError, "timed out")

    run_both(scenario, late)
    early = failed("GET", TransportFailure(RequestTimeoutError, "timed out: nothing received for 30 s"))
    assert early.hint == RequestTimeoutError.hint


def test_attempts_are_told_in_plain_decimals() -> None:
    error = failed("GET", CUT, UNREACHED, attempts=2)
    first, second = error.__notes__
    assert re.fullmatch(r"attempt 1: TruncatedAnswerError, begun after 0\.\d{3} s, took 0\.\d{3} s(, then .*)?", first)
    assert re.fullmatch(r"attempt 2: ConnectError, begun after 0\.\d{3} s, took 0\.\d{3} s", second)


def _tls(reason: str) -> ssl.SSLError:
    error = ssl.SSLError(1, reason)
    error.reason = reason
    return error


def _certificate(code: int, text: str) -> ssl.SSLCertVerificationError:
    error = ssl.SSLCertVerificationError(1, text)
    error.verify_code, error.verify_message = code, text
    return error


@pytest.mark.parametrize(
    ("error", "kind", "reason", "advice"),
    [
        (socket.gaierror(-2, "Name or service not known"), NameLookupError, "name cannot be looked up", "name server"),
        (_tls("WRONG_VERSION_NUMBER"), ConnectError, "TLS: wrong version number", "speaks TLS"),
        (_certificate(10, "certificate has expired"), CertificateError, "not trusted: certificate has", "expired"),
        (_certificate(62, "Hostname mismatch"), CertificateError, "not trusted: Hostname", "host in the URL"),
        (_certificate(18, "self-signed certificate"), CertificateError, "not trusted: self-signed", "ca_file"),
    ],
)
def test_why_there_is_no_connection_is_said_with_what_to_do(
    error: OSError, kind: type[TransportError], reason: str, advice: str
) -> None:
    found = failed("POST", failures.connect_failure(error))
    assert type(found) is kind
    assert reason in found.message
    assert advice in found.hint
    assert found.is_unsent
    assert UNSENT in str(found)


def test_copies_are_apart_and_say_the_same() -> None:
    error = failed("DELETE", CUT, UNREACHED, attempts=2)
    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
        for name in ("is_unsent", "attempts", "fate", "hint", "may_be_done_before", "__notes__"):
            assert getattr(again, name) == getattr(error, name)
        again.add_note("of the copy")
        assert "of the copy" not in error.__notes__
    page = failed("GET", Response(404, HTML, PAGE))
    assert vars(pickle.loads(pickle.dumps(page))) == vars(page)


@pytest.mark.parametrize("kind", [MismatchError, ProtocolError, RequestTimeoutError])
def test_no_hint_of_a_class_claims_what_an_instance_has_to_say(kind: type[CallError]) -> None:
    assert "carried out" not in kind.hint
    assert UNSENT not in kind.hint


ODD = [
    ("Content-Type", "text/plain; charset=base64"),
    ("Content-Type", "text/plain; charset=undefined"),
    ("Content-Type", 'text/csv; charset="a\0b"'),
    ("Content-Type", "application/json; charset=rot13"),
    ("Content-Type", ";;=;"),
    ("Retry-After", "9" * 400),
    ("Retry-After", "Wed, 99 Foo 99999 99:99:99 GMT"),
    ("Retry-After", "\u0661"),
    ("X-Request-Id", "\u2028" * 10),
]


@pytest.mark.parametrize("header", ODD, ids=str)
@pytest.mark.parametrize("status", [200, 299, 302, 404, 429, 500, 999])
@pytest.mark.parametrize("body", [b"", b"\xff\xfe", b"[" * 5000, b'{"code": 1e999, "error": 7}', PAGE])
def test_whatever_a_server_says_is_an_error_of_the_family(status: int, body: bytes, header: tuple[str, str]) -> None:
    error = failed("POST", Response(status, dict([header]), body))
    assert isinstance(error, CallError)
    assert "\n" not in str(error)


@pytest.mark.parametrize("header", ODD, ids=str)
def test_an_odd_text_is_a_text_or_an_error_of_the_family(header: tuple[str, str]) -> None:
    operation: Operation[Any] = Operation("x.get", "GET", "/x", (), (Answer("200", "text/*", str),), failures=FAILURES)

    async def scenario(hub: AsyncThingsHub) -> None:
        with suppress(CallError):
            await hub._executor.call(operation)  # pyright: ignore[reportPrivateUsage]

    for status in (200, 404):
        run_both(scenario, partial(_same, Response(status, dict([header]), b"a\xff")))


def test_wrong_arguments_are_told_with_operation_and_argument() -> None:
    async def scenario(hub: AsyncThingsHub) -> None:
        users: Any = hub.users
        with pytest.raises(TypeError, match=r"^users\.create: username is missing$"):
            await users.create(password="x")
        with pytest.raises(TypeError, match=r"^users\.create: pass either a ready UserCreate or keyword arguments"):
            await users.create({"username": "u"}, password="x")
        with pytest.raises(TypeError, match=r"^users\.create: expected UserCreate, got list$"):
            await users.create(["x"])
        with pytest.raises(TypeError, match=r"^users\.get: user_id"):
            await users.get([7])
        with pytest.raises(TypeError, match=r"^devices\.get: device_id is required$"):
            await hub.devices.get(None)  # type: ignore[arg-type]
        with pytest.raises(ValueError, match=r"^users\.create: a text has characters that cannot be encoded$"):
            await users.create(username="\ud800", password="x")

    assert run_both(scenario, lambda _: json_answer("{}")) == []
