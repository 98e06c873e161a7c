"""What a sandbox does with a document that is not the house's: credentials, answers, and what it lacks at its start."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from tests.sandbox.small_api import OK, api, ask, module_of, operation
from thingshub_document.reading import Document
from thingshub_sandbox.app import Sandbox
from thingshub_sandbox.calls import Answer, Call
from thingshub_sandbox.completeness import IncompleteSandbox, handlers_for
from thingshub_sandbox.openapi.api import Api
from thingshub_sandbox.permissions import Permissions
from thingshub_sandbox.resources import Kind

SCHEMES: dict[str, Any] = {
    "headerKey": {"type": "apiKey", "in": "header", "name": "X-API-Key"},
    "queryKey": {"type": "apiKey", "in": "query", "name": "api_key"},
    "cookieKey": {"type": "apiKey", "in": "cookie", "name": "sid"},
    "basicAuth": {"type": "http", "scheme": "basic"},
    "other": {"type": "http", "scheme": "bearer"},
}
BASIC = "Basic " + base64.b64encode(b"ada:secret").decode()


async def probe_run(call: Call) -> Answer:
    """Says what it got."""
    body = call.body.decode("latin-1") if isinstance(call.body, bytes) else call.body
    seen = {"arguments": call.arguments, "body": body, "media": call.media, "is_known": call.caller is not None}
    return Answer(200, seen)


def _probe(security: Any = None, **more: Any) -> Api:
    shown: Any = {"200": {"description": "Done.", "content": {"application/json": {"schema": {}}}}}
    raw: dict[str, Any] = {"operationId": "probe.run", "tags": ["probe"], "responses": shown, **more}
    if security is not None:
        raw["security"] = security
    return api({"/x": {"post": raw}}, schemes=SCHEMES, security=[{"bearerAuth": []}])


CALLS: list[tuple[Any, str, list[tuple[str, str]], int]] = [
    ([{"headerKey": []}], "/x", [("x-api-key", "k")], 200),
    ([{"headerKey": []}], "/x", [("x-api-key", " ")], 401),
    ([{"headerKey": []}], "/x", [], 401),
    ([{"queryKey": []}], "/x?api_key=k", [], 200),
    ([{"queryKey": []}], "/x?api_key=", [], 401),
    ([{"queryKey": []}], "/x", [], 401),
    ([{"headerKey": []}], "/x?api_key=k", [("X-API-Key", "k")], 400),
    ([{"cookieKey": []}], "/x", [("Cookie", "a=1; sid=k")], 200),
    ([{"cookieKey": []}], "/x", [("Cookie", "a=1")], 401),
    ([{"basicAuth": []}], "/x", [("Authorization", BASIC)], 200),
    ([{"basicAuth": []}], "/x", [("Authorization", "Basic !")], 401),
    ([{"basicAuth": []}], "/x", [("Authorization", "Bearer t")], 401),
    ([{"other": []}], "/x", [("Authorization", "Bearer anything")], 200),
    ([{"other": []}], "/x", [], 401),
    ([{"headerKey": [], "cookieKey": []}], "/x", [("X-API-Key", "k")], 401),
    ([{"headerKey": [], "cookieKey": []}], "/x", [("X-API-Key", "k"), ("Cookie", "sid=s")], 200),
    ([{"headerKey": []}, {"basicAuth": []}], "/x", [("Authorization", BASIC)], 200),
    ([{"headerKey": []}, {}], "/x", [], 200),
    ([], "/x", [], 200),
    (None, "/x", [], 401),
    (None, "/x", [("Authorization", "Bearer anything")], 401),
    ([{"bearerAuth": []}, {"headerKey": []}], "/x", [("X-API-Key", "k")], 200),
]


@pytest.mark.parametrize(("security", "target", "headers", "status"), CALLS)
def test_an_operation_wants_what_the_document_says(
    security: Any, target: str, headers: list[tuple[str, str]], status: int
) -> None:
    reply = ask(_probe(security), "POST", target, headers=headers, probe_run=probe_run)
    assert reply.status == status
    if status == 200:
        assert reply.json["is_known"] is False
    if status == 401:
        assert reply.headers["www-authenticate"]


def test_the_tenants_token_says_who_calls_where_it_is_one_of_the_ways() -> None:
    ways: list[Any] = [None, [{"headerKey": []}, {"bearerAuth": []}], [{}, {"bearerAuth": []}]]
    for security in ways:
        reply = ask(_probe(security), "POST", "/x", has_token=True, probe_run=probe_run)
        assert (reply.status, reply.json["is_known"]) == (200, True)
    assert (
        ask(_probe([{"bearerAuth": [], "headerKey": []}]), "POST", "/x", has_token=True, probe_run=probe_run).status
        == 401
    )


def test_a_refusal_says_which_ways_there_are() -> None:
    reply = ask(_probe([{"basicAuth": []}, {"bearerAuth": []}]), "POST", "/x", probe_run=probe_run)
    assert reply.headers["www-authenticate"] == 'Basic realm="thingsHub", Bearer'
    assert reply.json == {"code": 401, "error": "unauthorized"}


def test_a_handler_gets_arguments_by_name_and_the_body_with_its_media_type() -> None:
    parameters = [
        {"name": "ids", "in": "query", "explode": False, "schema": {"type": "array", "items": {"type": "integer"}}},
        {"name": "If-Match", "in": "header", "schema": {"type": "string"}},
        {"name": "theme", "in": "cookie", "schema": {"type": "string"}},
    ]
    content: Any = {"application/json": {"schema": {"type": "object"}}, "application/octet-stream": {"schema": {}}}
    small = _probe([], parameters=parameters, requestBody={"content": content})
    headers = [("if-match", '"1"'), ("cookie", "a=b"), ("cookie", "theme=dark"), ("content-type", "application/json")]
    reply = ask(small, "POST", "/x?ids=1,2", headers=headers, body=b'{"a":1}', probe_run=probe_run)
    assert reply.json == {
        "arguments": {"ids": [1, 2], "If-Match": '"1"', "theme": "dark"},
        "body": {"a": 1},
        "media": "application/json",
        "is_known": False,
    }
    reply = ask(small, "POST", "/x", probe_run=probe_run)
    assert (reply.json["body"], reply.json["media"]) == (None, "")


THING = {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}}
JSON = "application/json"
ANSWERS: dict[str, Any] = {
    "200": {
        "description": ".",
        "content": {JSON: {"schema": THING}, "text/csv": {"schema": {"type": "string", "maxLength": 9}}},
        "headers": {
            "X-Total": {"required": True, "schema": {"type": "integer"}},
            "X-Tags": {"schema": {"type": "array", "items": {"type": "string"}, "maxItems": 2}},
        },
    },
    "202": {"description": ".", "content": {"application/problem+json": {"schema": THING}}},
    "204": {"description": "."},
    "2XX": {"description": ".", "content": {"application/*": {"schema": {}}}},
    "4XX": {"description": ".", "content": {JSON: {"schema": THING}}},
    "default": {"description": ".", "content": {JSON: {"schema": {"type": "null"}}}},
}
TOTAL = {"x-total": "2"}


@pytest.mark.parametrize(
    ("status", "media", "body", "headers", "problem"),
    [
        (200, JSON, b'{"id":"a"}', TOTAL, None),
        (200, "application/json; charset=utf-8", b'{"id":"a"}', TOTAL, None),
        (200, JSON, b'{"id":1}', TOTAL, "body.id: must be of type"),
        (200, JSON, b"", TOTAL, "is missing"),
        (200, None, b"", TOTAL, "is without a content type, not application/json or text/csv"),
        (200, "image/png", b"a", TOTAL, "is image/png, not application/json or text/csv"),
        (200, "text/csv", b"id,size", TOTAL, None),
        (200, "text/csv", b"id,size,name", TOTAL, "body: does not satisfy maxLength 9"),
        (200, "text/csv", b"\xff", TOTAL, "is not of its charset"),
        (200, JSON, b'{"id":"a"}', {}, "header X-Total: is required"),
        (200, JSON, b'{"id":"a"}', {"x-total": "many"}, "header X-Total: is not an integer"),
        (200, JSON, b'{"id":"a"}', {**TOTAL, "x-tags": "a, b"}, None),
        (200, JSON, b'{"id":"a"}', {**TOTAL, "x-tags": "a,b,c"}, "header X-Tags: does not satisfy maxItems 2"),
        (200, JSON, b'{"id":"a"}', None, None),
        (202, "application/problem+json", b'{"id":"a"}', None, None),
        (204, None, b"", None, None),
        (204, JSON, b"{}", None, "has a body"),
        (207, "application/octet-stream", b"\xff", None, None),
        (207, "text/plain", b"a", None, "is text/plain, not application/*"),
        (409, JSON, b'{"id":"a"}', None, None),
        (409, JSON, b"null", None, "body: must be of type"),
        (500, JSON, b"null", None, None),
    ],
)
def test_an_answer_is_held_against_status_media_type_headers_and_schema(
    status: int, media: str | None, body: bytes, headers: dict[str, str] | None, problem: str | None
) -> None:
    probe = operation("/x", {"responses": ANSWERS})
    found = probe.answer_problems(status=status, content_type=media, body=body, headers=headers)
    assert [line.partition(": ")[0] for line in found] == (["probe.run"] if problem else [])
    assert problem is None or problem in found[0]


def test_a_status_that_the_document_does_not_list_and_an_answer_to_head() -> None:
    probe = operation("/x", {"responses": {"200": ANSWERS["200"]}}, method="head")
    assert probe.answer_problems(status=404, content_type=None, body=b"") == ["probe.run: status 404 is not documented"]
    assert probe.answer_problems(status=200, content_type=None, body=b"", headers=TOTAL) == []


def test_what_is_only_sent_must_not_be_answered() -> None:
    secret = {"type": "object", "required": ["key"], "properties": {"key": {"type": "string", "writeOnly": True}}}
    probe = operation("/x", {"responses": {"200": {"description": ".", "content": {JSON: {"schema": secret}}}}})
    assert probe.answer_problems(status=200, content_type=JSON, body=b"{}") == []
    [problem] = probe.answer_problems(status=200, content_type=JSON, body=b'{"key":"k"}')
    assert problem.endswith("body.key: must not be here")


def test_answers_of_every_kind_leave_as_the_handler_gave_them() -> None:
    content: Any = {
        JSON: {"schema": {}},
        "application/problem+json": {"schema": {}},
        "text/plain": {"schema": {"type": "string"}},
        "application/zip": {"schema": {"type": "string", "format": "binary"}},
    }
    responses: Any = {
        "200": {"description": ".", "content": content, "headers": {"ETag": {"schema": {"type": "string"}}}}
    }
    small = _probe([], responses={**responses, "204": {"description": "."}})
    for answer, media, body in (
        (Answer(200, "a"), JSON, b'"a"'),
        (Answer(200, b"null"), JSON, b"null"),
        (Answer(200, "a", "application/problem+json"), "application/problem+json", b'"a"'),
        (Answer(200, "ä", "text/plain"), "text/plain; charset=utf-8", "ä".encode()),
        (Answer(200, b"\xff", "application/zip", {"ETag": '"1"'}), "application/zip", b"\xff"),
        (Answer(204), None, b""),
    ):

        async def probe_run(call: Call, answer: Answer = answer) -> Answer:
            return answer

        reply = ask(small, "POST", "/x", probe_run=probe_run)
        assert (reply.status, reply.headers.get("content-type"), reply.body) == (answer.status, media, body)
        assert reply.headers.get("etag") == answer.headers.get("ETag")


async def _nothing(call: Call) -> Answer:
    return Answer(200)


def test_all_that_lacks_is_said_at_the_start_in_one_message() -> None:
    """Each gap by name, with what to write, and none of them only when a call meets it."""
    operations = {
        "get": {"operationId": "gateways.get", "tags": ["gateways"], "responses": OK},
        "put": {"operationId": "probe.run", "tags": ["probe"], "responses": OK},
    }
    small = api({"/x": operations}, security=[{"bearerAuth": []}])
    module = module_of(probe_run=_nothing, probe_paint=_nothing)
    with pytest.raises(IncompleteSandbox) as caught:
        Sandbox(small, None, modules=(module,), permissions=Permissions({"probe": "attic"}, {"old.list": "user"}))  # type: ignore[arg-type]
    lines = str(caught.value).splitlines()
    assert len(lines) == 5
    assert lines[0].startswith("gateways.get has no handler; write `async def gateways_get(call: Call) -> Answer`")
    assert lines[0].endswith(" in sandbox/thingshub_sandbox/handlers/gateways.py")
    assert lines[1].startswith("the handler probe_paint has no operation")
    assert 'the tag gateways has no area; add `"gateways": "' in lines[2]
    assert lines[2].endswith(" to _AREA_OF_TAG in sandbox/thingshub_sandbox/permissions.py")
    assert "the tag probe has the area 'attic', which is none" in lines[3]
    assert lines[4].startswith("old.list is not an operation")


def test_two_kinds_of_objects_may_not_share_a_name() -> None:
    small = api({"/x": {"get": {"operationId": "open.get", "tags": ["open"], "responses": OK}}})
    module = module_of(open_get=_nothing)
    vars(module)["_SITE"] = Kind("site", "building site")
    with pytest.raises(IncompleteSandbox, match="two kinds of objects are called site; rename the one in stubs"):
        handlers_for(small, (module,))


def test_a_public_operation_needs_no_area() -> None:
    small = api({"/x": {"get": {"operationId": "open.get", "tags": ["open"], "responses": OK}}})
    assert Permissions({}, {}).gaps(operation.documented for operation in small.operations.values()) == []


@pytest.mark.parametrize(
    ("method", "level"),
    [
        ("get", "guest"),
        ("head", "guest"),
        ("options", "guest"),
        ("patch", "user"),
        ("put", "user"),
        ("delete", "owner"),
    ],
)
def test_every_method_has_a_level(method: str, level: str) -> None:
    raw = {"operationId": "probe.run", "tags": ["probe"], "responses": OK}
    small = api({"/x": {method: raw}}, security=[{"bearerAuth": []}])
    permissions = Permissions({"probe": "data"}, {})
    documented = small.operations["probe.run"].documented
    assert permissions.gaps([documented]) == []
    permitted = [name for name in ("guest", "user", "owner") if permissions.permit(documented, (f"data-{name}",))]
    assert permitted == ["guest", "user", "owner"][["guest", "user", "owner"].index(level) :]


def test_operations_whose_functions_would_share_a_name_are_told() -> None:
    def raw(id: str) -> dict[str, Any]:
        return {"get": {"operationId": id, "tags": ["a"], "responses": OK}}

    small = api({"/x": raw("a.b_c"), "/y": raw("a_b.c"), "/z": raw("asset-groups.list")})
    with pytest.raises(IncompleteSandbox) as caught:
        handlers_for(small, (module_of(a_b_c=_nothing, asset_groups_list=_nothing),))
    assert str(caught.value) == "a_b.c and a.b_c would both be handled by a_b_c; rename one in the document"


def test_a_document_without_components_serves() -> None:
    bare: Any = {
        "openapi": "3.1.0",
        "info": {"title": "Bare", "version": "1"},
        "paths": {"/x": {"get": {"responses": {}}}},
    }
    assert list(Api(Document(bare)).operations) == ["get /x"]


def test_decimals_are_answered_as_exact_as_they_came() -> None:
    amount = {"type": "number", "format": "decimal", "maximum": 2}
    schema = {"type": "object", "properties": {"amount": amount, "plain": {"type": "number"}}}
    content = {"application/json": {"schema": schema}}
    small = _probe(
        security=[],
        requestBody={"content": content},
        parameters=[{"name": "exact", "in": "query", "schema": amount}],
        responses={"200": {"description": "It.", "content": content}},
    )

    async def probe_run(call: Call) -> Answer:
        return Answer(200, call.body | {"plain": call.arguments["exact"]})

    body = b'{"amount":0.30000000000000004441}'
    reply = ask(
        small, "POST", "/x?exact=1.10", body=body, headers=[("Content-Type", "application/json")], probe_run=probe_run
    )
    assert (reply.status, reply.body) == (200, b'{"amount":0.30000000000000004441,"plain":1.10}')
    too_large = ask(
        small, "POST", "/x?exact=2.10", body=body, headers=[("Content-Type", "application/json")], probe_run=probe_run
    )
    assert too_large.status == 400
