"""Answers by status and media type: what they are decoded to, and which errors come of the others."""

from __future__ import annotations

import copy
import pickle
from datetime import UTC, datetime
from decimal import Decimal
from types import NoneType
from typing import Annotated, Any

import msgspec
import pytest

from tests.both import json_answer, run_both
from thingshub import UNSET, AsyncThingsHub, UnsetType, errors
from thingshub._client.operation import Answer, Failure, Operation
from thingshub.errors import (
    ApiError,
    BadRequestError,
    CallError,
    ConflictError,
    ForeignAnswerError,
    InternalServerError,
    MismatchError,
    NotJsonError,
    RateLimitError,
    UnexpectedStatusError,
)
from thingshub.model import Model
from thingshub.models import ErrorBody
from thingshub.transport import Response


class Thing(Model):
    id: str
    price: Decimal | UnsetType = UNSET


class Job(Model):
    job: int


class Problem(Model):
    title: str
    violations: list[str] | UnsetType = UNSET


class ProblemError(ApiError):
    """With a body of its own."""

    body: Problem


JSON = "application/json"


def _operation(*answers: Answer, failures: tuple[Failure, ...] = (), method: str = "GET") -> Operation[Any]:
    return Operation("probe.get", method, "/x", (), answers, failures=failures)


def _answered(response: Response, operation: Operation[Any]) -> Any:
    """What a call gives, the same with both clients."""
    found: list[Any] = []

    async def scenario(hub: AsyncThingsHub) -> None:
        found.append(await hub._executor.call(operation))  # pyright: ignore[reportPrivateUsage]

    run_both(scenario, lambda _: response)
    assert found[0] == found[1]
    assert type(found[0]) is type(found[1])
    return found[0]


def _refused(response: Response, operation: Operation[Any], **credentials: str) -> Any:
    found: list[CallError] = []

    async def scenario(hub: AsyncThingsHub) -> None:
        with pytest.raises(CallError) as caught:
            await hub._executor.call(operation)  # pyright: ignore[reportPrivateUsage]
        found.append(caught.value)

    run_both(scenario, lambda _: response, **credentials)
    assert type(found[0]) is type(found[1])
    return found[0]


SEVERAL = _operation(
    Answer("200", JSON, Thing),
    Answer("202", JSON, Job),
    Answer("204", "", NoneType),
    Answer("206", "text/csv", str),
    Answer("206", "application/octet-stream", bytes),
    Answer("2XX", "application/vnd.acme+json", list[int]),
)


@pytest.mark.parametrize(
    ("status", "media", "body", "expected"),
    [
        (200, JSON, b'{"id":"a"}', Thing(id="a")),
        (200, "application/json; charset=utf-8", b'{"id":"a"}', Thing(id="a")),
        (200, "text/json", b'{"id":"a"}', Thing(id="a")),
        (200, "application/hal+json", b'{"id":"a"}', Thing(id="a")),
        (202, JSON, b'{"job":7}', Job(job=7)),
        (204, "", b"", None),
        (206, "text/csv", b"a;b", "a;b"),
        (206, "application/octet-stream", b"\x00", b"\x00"),
        (206, "text/csv", b"", ""),
        (201, "application/vnd.acme+json", b"[1]", [1]),
        (200, JSON, b'{"id":"a","price":123456789.123456789123456789}',
         Thing(id="a", price=Decimal("123456789.123456789123456789"))),
    ],
)  # fmt: skip
def test_status_and_media_type_say_what_it_is(status: int, media: str, body: bytes, expected: Any) -> None:
    assert _answered(Response(status, {"Content-Type": media} if media else {}, body), SEVERAL) == expected


@pytest.mark.parametrize(
    ("media", "kind", "content_type", "body", "expected"),
    [
        (JSON, str, JSON, b'"x"', "x"),
        (JSON, int, JSON, b"7", 7),
        (JSON, bool, JSON, b"true", True),
        (JSON, NoneType, JSON, b"null", None),
        (JSON, Any, JSON, b'{"a":[1.5]}', {"a": [1.5]}),
        (JSON, dict[str, Thing], JSON, b'{"x":{"id":"a"}}', {"x": Thing(id="a")}),
        (JSON, Thing | None, JSON, b"null", None),
        ("application/problem+json", Job, "application/problem+json", b'{"job":1}', Job(job=1)),
        ("text/plain", str, "text/plain; charset=iso-8859-1", b"\xe4", "ä"),
        ("text/plain", str, "text/plain", "ä".encode(), "ä"),
        ("text/plain", int, "text/plain", b"42", 42),
        ("text/plain", datetime, "text/plain", b"2024-01-02T00:00:00Z", datetime(2024, 1, 2, tzinfo=UTC)),
        ("application/xml", str, "application/xml", b"<a/>", "<a/>"),
        ("image/*", bytes, "image/png", b"\x89", b"\x89"),
        ("*/*", bytes, "text/html", b"<a>", b"<a>"),
        ("*/*", Thing, JSON, b'{"id":"a"}', Thing(id="a")),
        ("*/*", str, "text/plain", b"x", "x"),
        ("application/octet-stream", bytes, "application/octet-stream", b"", b""),
    ],
)
def test_media_types(media: str, kind: Any, content_type: str, body: bytes, expected: Any) -> None:
    operation = _operation(Answer("200", media, kind))
    assert _answered(Response(200, {"Content-Type": content_type}, body), operation) == expected


@pytest.mark.parametrize("status", ["200", "2XX", "default"])
def test_a_success_that_is_not_listed_is_read_as_one_that_is(status: str) -> None:
    assert _answered(json_answer('{"id":"a"}', 201), _operation(Answer(status, JSON, Thing))) == Thing(id="a")
    assert _answered(Response(202, {}, b""), _operation(Answer("204", "", NoneType))) is None
    assert _answered(json_answer("{}", 200), _operation(Answer("204", "", NoneType))) is None


def test_a_head_has_no_body_whatever_the_document_says() -> None:
    response = Response(200, {"Content-Type": JSON}, b"")
    assert _answered(response, _operation(Answer("200", JSON, Thing), method="HEAD")) is None


@pytest.mark.parametrize(
    ("media", "kind", "content_type", "body", "error", "reason"),
    [
        (JSON, Thing, "text/html", b"<html>", NotJsonError, "text/html instead of JSON"),
        (JSON, Thing, "", b"x", NotJsonError, "an answer without a content type instead of JSON"),
        (JSON, Thing, JSON, b"", NotJsonError, "an empty answer instead of JSON"),
        (JSON, Thing, JSON, b"{", NotJsonError, "not valid JSON"),
        (JSON, Thing, JSON, b"{}", MismatchError, "missing required field `id`"),
        ("", NoneType, "text/html", b"<html>", NotJsonError, "an HTML page instead of an empty answer"),
        ("text/csv", str, "text/html", b"<html>", NotJsonError, "text/html instead of text/csv"),
        ("text/csv", str, "text/csv", b"\xff", MismatchError, "the text is not UTF-8"),
        ("text/csv", str, "", b"", NotJsonError, "an empty answer instead of text/csv"),
        ("text/plain", int, "text/plain", b"x", MismatchError, "Expected `int`"),
        ("image/*", bytes, "text/html", b"<html>", NotJsonError, r"text/html instead of image/\*"),
        ("*/*", Thing, "text/html", b"<html>", NotJsonError, "text/html instead of JSON"),
    ],
)
def test_a_success_that_is_none(
    media: str, kind: Any, content_type: str, body: bytes, error: type[Exception], reason: str
) -> None:
    async def scenario(hub: AsyncThingsHub) -> None:
        with pytest.raises(error, match=f"probe.get: 200, but .*{reason}"):
            await hub._executor.call(_operation(Answer("200", media, kind)))  # pyright: ignore[reportPrivateUsage]

    headers = {"Content-Type": content_type} if content_type else {}
    run_both(scenario, lambda _: Response(200, headers, body))


def test_accept_names_what_is_read_and_json_for_errors() -> None:
    accepts: list[str] = []

    def answer(request: Any) -> Response:
        accepts.append(request.headers["Accept"])
        return json_answer("null", 201)

    async def scenario(hub: AsyncThingsHub) -> None:
        call = hub._executor.call  # pyright: ignore[reportPrivateUsage]
        for media in (JSON, "text/csv", ""):
            await call(_operation(Answer("200", media, Any), Answer("2XX", JSON, Any)))
        await call(_operation(Answer("200", "text/csv", str), Answer("201", JSON, Any)))

    run_both(scenario, answer)
    assert accepts[:4] == [JSON, f"text/csv, {JSON}", JSON, f"text/csv, {JSON}"]


FAILURES = (
    Failure("422", "application/problem+json", Problem, ProblemError),
    Failure("400", "", None, ConflictError),
    Failure("409", JSON, Problem),
    Failure("418", JSON, Problem),
    Failure("5XX", JSON, Problem, InternalServerError),
    Failure("403", "text/plain", str),
)
OPERATION = _operation(Answer("200", JSON, Any), failures=FAILURES)


@pytest.mark.parametrize(
    ("status", "media", "body", "kind", "decoded", "text"),
    [
        (422, "application/problem+json", b'{"title":"no","violations":["a"]}', ProblemError,
         Problem(title="no", violations=["a"]), "no"),
        (422, JSON, b'{"title":"no"}', ProblemError, Problem(title="no"), "no"),
        (500, "text/html", b"<html>", InternalServerError, None, "(an HTML page)"),
        (400, JSON, b'{"code":400,"error":"no"}', ConflictError, ErrorBody(code=400, error="no"), "no"),
        (409, JSON, b'{"title":"no"}', ConflictError, Problem(title="no"), "no"),
        (418, JSON, b'{"title":"no"}', ApiError, Problem(title="no"), "no"),
        (503, JSON, b'{"title":"no"}', InternalServerError, Problem(title="no"), "no"),
        (403, "text/plain", b"no", errors.PermissionDeniedError, "no", "no"),
        (404, JSON, b'{"code":404,"error":"no"}', errors.NotFoundError, ErrorBody(code=404, error="no"), "no"),
        (429, JSON, b'{"message":"slow down"}', RateLimitError, None, "slow down"),
        (413, JSON, b'{"detail":"large"}', errors.ContentTooLargeError, None, "large"),
        (503, JSON, b'{"error":{"message":"gone"}}', InternalServerError, None, "gone"),
        (501, JSON, b'{"errors":[{"detail":"later"}]}', InternalServerError, None, "later"),
        (599, "", b"", InternalServerError, None, "(no text)"),
        (451, JSON, b'{"code":451,"error":"no"}', UnexpectedStatusError, ErrorBody(code=451, error="no"), "no"),
        (302, "", b"", UnexpectedStatusError, None, "(no text)"),
    ],
)  # fmt: skip
def test_failures(status: int, media: str, body: bytes, kind: type[ApiError], decoded: Any, text: str) -> None:
    error = _refused(Response(status, {"Content-Type": media}, body), OPERATION)
    assert type(error) is kind
    assert error.status == status
    assert error.body == decoded
    assert error.text == text


def test_an_exact_status_comes_before_a_class_of_them_and_that_before_default() -> None:
    failures = (Failure("default", JSON, Job), Failure("4XX", JSON, Thing), Failure("404", JSON, Problem))
    operation = _operation(Answer("200", JSON, Any), failures=failures)
    assert _refused(json_answer('{"title":"a"}', 404), operation).body == Problem(title="a")
    assert _refused(json_answer('{"id":"a"}', 400), operation).body == Thing(id="a")
    assert _refused(json_answer('{"job":1}', 500), operation).body == Job(job=1)


def test_a_failure_that_is_like_everywhere_else_is_taken_for_that() -> None:
    failures = (Failure("4XX", JSON, Problem, ProblemError), Failure("default", JSON, Problem))
    operation = _operation(Answer("200", JSON, Any), failures=failures)
    for status, kind in ((400, BadRequestError), (429, RateLimitError), (500, InternalServerError)):
        error = _refused(json_answer('{"code":1,"error":"no"}', status), operation)
        assert type(error) is kind
        assert error.body == ErrorBody(code=1, error="no")
    error = _refused(json_answer('{"title":"no"}', 409), operation)
    assert isinstance(error, ProblemError)
    assert isinstance(error, ConflictError), "it is of the class of its status, too"
    assert isinstance(_refused(json_answer("[]", 409), operation), ForeignAnswerError)


def test_an_error_of_two_classes_survives_being_sent_around() -> None:
    operation = _operation(Answer("200", JSON, Any), failures=(Failure("default", JSON, Problem, ProblemError),))
    error = _refused(json_answer('{"title":"no"}', 409), operation)
    assert error.hint == ConflictError.hint
    for twin in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
        assert type(twin) is type(error)
        assert vars(twin) == vars(error)
    assert type(_refused(json_answer('{"title":"no"}', 418), operation)) is ProblemError


class Limits(Model):
    limit: int = msgspec.field(name="X-RateLimit-Limit")
    reset: datetime | UnsetType = msgspec.field(name="X-RateLimit-Reset", default=UNSET)
    tags: Annotated[list[str], msgspec.Meta(description="Words.")] | UnsetType = msgspec.field(
        name="X-Tags", default=UNSET
    )
    ids: list[int] | UnsetType = msgspec.field(name="X-Ids", default=UNSET)
    is_partial: bool | UnsetType = msgspec.field(name="X-Partial", default=UNSET)
    meta: dict[str, int] | UnsetType = msgspec.field(name="X-Meta", default=UNSET)
    price: Decimal | UnsetType = msgspec.field(name="X-Price", default=UNSET)


HEADERS = {
    "x-ratelimit-limit": "60",
    "X-RateLimit-Reset": "Tue, 02 Jan 2024 03:04:05 GMT",
    "X-Tags": "a, b",
    "X-Ids": "1,2",
    "X-Partial": "true",
    "X-Meta": "a=1,b=2",
    "X-Price": "1.10",
}
EXPECTED = Limits(
    limit=60,
    reset=datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC),
    tags=["a", "b"],
    ids=[1, 2],
    is_partial=True,
    meta={"a": 1, "b": 2},
    price=Decimal("1.10"),
)


def test_headers_of_successes_and_failures_are_typed() -> None:
    async def scenario(hub: AsyncThingsHub) -> None:
        answer = await hub.raw(hub.devices.list)
        assert answer.header_values(Limits) == EXPECTED
        assert answer.headers["X-TAGS"] == "a, b"
        with pytest.raises(MismatchError, match=r"devices\.list: 200, but in the headers: .*missing.*`date`"):
            answer.header_values(Dated)

    class Dated(Model):
        date: str

    run_both(scenario, lambda _: json_answer('{"collection":[]}', 200, **HEADERS))
    error = _refused(Response(429, HEADERS, b"{}"), OPERATION)
    assert error.header_values(Limits) == EXPECTED
    assert error.headers["x-TAGS"] == "a, b"
    twin = pickle.loads(pickle.dumps(error))
    assert twin.header_values(Limits) == copy.deepcopy(error).header_values(Limits) == EXPECTED
    with pytest.raises(MismatchError, match="429, but in the headers"):
        _refused(Response(429, {"X-RateLimit-Limit": "x"}, b"{}"), OPERATION).header_values(Limits)


def test_an_error_that_quotes_secrets_has_none_anywhere() -> None:
    body = b'{"title":"canary\\u002dpassword is wrong","violations":["canary-password"]}'
    headers = {"Content-Type": "application/problem+json", "X-Echo": "canary-password", "Set-Cookie": "session=1"}
    error = _refused(Response(422, headers, body), OPERATION, token="canary-password")
    assert error.text == "*** is wrong"
    assert error.body == Problem(title="*** is wrong", violations=["***"])
    assert (error.headers["X-Echo"], error.headers["Set-Cookie"]) == ("***", "***")
    assert "canary" not in repr(error.__dict__) + str(error)


@pytest.mark.parametrize("status", sorted(ApiError.by_status))
def test_each_usual_status_has_a_class_of_its_own(status: int) -> None:
    body = f'{{"code":{status},"error":"no"}}'
    error = _refused(json_answer(body, status), _operation(Answer("200", JSON, Any)))
    assert type(error) is ApiError.by_status[status]
    assert not isinstance(error, UnexpectedStatusError | BadRequestError) or status == 400


def test_errors_with_bodies_of_their_own_are_found_beside_the_others() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'absent'"):
        _ = errors.absent  # type: ignore[attr-defined]  # pyright: ignore
    with pytest.raises(AttributeError, match="AbsentError"):
        _ = errors.AbsentError  # type: ignore[attr-defined]  # pyright: ignore
