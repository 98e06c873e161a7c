"""Who is told about a call, and that nobody is told a secret."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from tests.both import FakeTransport, answering, json_answer, run_both
from thingshub import AsyncThingsHub, Retries, ThingsHub, Timeout, decode, models, tracing, values
from thingshub.drift import Drift
from thingshub.errors import CallError, NotFoundError
from thingshub.model import Model
from thingshub.options import AnswerEvent, RequestEvent
from thingshub.redaction import redacted_json
from thingshub.transport import Response
from thingshub_sandbox.openapi.api import Api

STATE = Response(200, {"Content-Type": "application/json", "X-Request-Id": "r-1"}, b'{"reported":{},"desired":{}}')
SPEC = Api.load().document.data
CANARY = "canary-0123456789"
QUICK = Retries(first_wait_seconds=0.001)


def test_hooks_are_told_of_each_request_and_answer() -> None:
    seen: list[RequestEvent | AnswerEvent] = []

    def on_request(event: RequestEvent) -> Mapping[str, str]:
        seen.append(event)
        return {"X-Correlation": f"c-{event.attempt}"}

    answers = iter([json_answer("{}", 503), STATE] * 2)

    async def scenario(hub: AsyncThingsHub) -> None:
        told = hub.with_options(retries=QUICK, on_request=on_request, on_answer=seen.append)
        await told.devices.get_state("pump-7")

    requests = run_both(scenario, lambda _: next(answers))
    assert [request.headers["X-Correlation"] for request in requests] == ["c-1", "c-2"]
    called = ("devices.get_state", "GET", "/api/v3/devices/{device_id}/state")
    once = [event[:4] for event in seen[:4]]
    assert once == [(*called, 1), (*called, 1), (*called, 2), (*called, 2)]
    failed, answered = seen[1], seen[3]
    assert isinstance(failed, AnswerEvent)
    assert isinstance(answered, AnswerEvent)
    assert (failed.status, failed.request_id, answered.status, answered.request_id) == (503, None, 200, "r-1")
    assert [event[:4] for event in seen[4:]] == once, "sync and async tell the same"


def test_a_hook_may_not_take_the_clients_place() -> None:
    hub, transport = answering(lambda _: (200, {}))
    with pytest.raises(ValueError, match="authorization is set by the client"):
        hub.with_options(on_request=lambda _: {"authorization": "Bearer other"}).devices.get("a")
    assert transport.requests == []


def test_a_copy_shares_connections_token_and_budget_and_changes_nothing() -> None:
    transport = FakeTransport(lambda request: _session() if "auth" in request.target else STATE)
    hub = ThingsHub("https://demo.example", username="olga", password=CANARY, transport=transport)
    copy = hub.with_options(timeout=Timeout(total_seconds=7), retries=Retries(attempts=1))
    copy.devices.get_state("a")
    hub.devices.get_state("a")
    assert sum("auth" in request.target for request in transport.requests) == 1
    assert copy._executor.budget is hub._executor.budget  # pyright: ignore[reportPrivateUsage]
    assert hub._executor.options.timeout == Timeout()  # pyright: ignore[reportPrivateUsage]
    assert copy._executor.options.timeout.total_seconds == 7  # pyright: ignore[reportPrivateUsage]
    again = copy.with_options(on_drift=None)
    assert again._executor.options == copy._executor.options  # pyright: ignore[reportPrivateUsage]
    assert CANARY not in repr(copy)


def _session() -> Response:
    user = dict.fromkeys(("country", "email", "full_name", "username", "password"), "")
    times = dict.fromkeys(("created_at", "updated_at", "last_login_at"), "2026-01-01T00:00:00Z")
    return json_answer(
        json.dumps({"User": {"id": 1, **user, **times}, "expires": "2099-01-01T00:00:00Z", "token": CANARY})
    )


def test_the_log_has_a_line_for_each_answer_and_each_repetition(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "thingshub")
    answers = iter([json_answer("{}", 503), STATE])
    hub = ThingsHub(
        "https://demo.example", token=CANARY, transport=FakeTransport(lambda _: next(answers)), retries=QUICK
    )
    hub.devices.get_state("pump-7")
    lines = [record.getMessage() for record in caplog.records if record.name == "thingshub.calls"]
    assert lines[0].startswith("devices.get_state GET /api/v3/devices/{device_id}/state -> 503 in ")
    assert lines[1].startswith("devices.get_state: 503, trying again in ")
    assert lines[2].endswith("(attempt 2)")
    assert CANARY not in caplog.text


def _secret_bodies() -> Iterator[tuple[str, str, dict[str, Any], str]]:
    """Each place of the document where a body or an answer has a secret: operation, model, example, property."""
    schemas = SPEC["components"]["schemas"]
    for item in SPEC["paths"].values():
        for operation in item.values():
            for part in (operation.get("requestBody", {}), *operation["responses"].values()):
                content = part.get("content", {}).get("application/json", {})
                kind = content.get("schema", {}).get("$ref", "").rpartition("/")[2]
                for example in content.get("examples", {}).values():
                    for key in _secret_keys(schemas, schemas.get(kind, {}), example["value"]):
                        yield operation["operationId"], kind, example["value"], key


def _secret_keys(schemas: dict[str, Any], schema: dict[str, Any], value: Any) -> Iterator[str]:
    """Names of the secret properties that a value has, nested ones included; unions by their members."""
    while "$ref" in schema:
        schema = schemas[schema["$ref"].rpartition("/")[2]]
    for part in (*schema.get("anyOf", []), *schema.get("oneOf", [])):
        yield from _secret_keys(schemas, part, value)
    if isinstance(value, list):
        for entry in value:  # pyright: ignore[reportUnknownVariableType]
            yield from _secret_keys(schemas, schema.get("items", {}), entry)
    if isinstance(value, dict):
        for key, prop in schema.get("properties", {}).items():
            if key in value:
                if prop.get("x-secret"):
                    yield key
                yield from _secret_keys(schemas, prop, value[key])


def _planted(value: Any, key: str) -> Any:
    """The example with the canary as the secret."""
    if isinstance(value, dict):
        return {k: CANARY if k == key else _planted(v, key) for k, v in value.items()}  # pyright: ignore[reportUnknownVariableType]
    return [_planted(entry, key) for entry in value] if isinstance(value, list) else value  # pyright: ignore[reportUnknownVariableType]


PLACES = sorted({(o, k, key, json.dumps(v)) for o, k, v, key in _secret_bodies()})


@pytest.mark.parametrize(("operation", "kind", "key", "example"), PLACES, ids=lambda part: part[:30])
def test_no_secret_of_the_document_is_ever_shown(
    operation: str, kind: str, key: str, example: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Walks the document: bodies and answers with a canary in each secret place."""
    caplog.set_level(logging.DEBUG, "thingshub")
    planted = _planted(json.loads(example), key)
    model: Any = decode(json.dumps(planted), getattr(models, kind))
    assert isinstance(model, Model)
    hub, _ = answering(lambda _: (200, planted))
    raw = hub.with_options().request("POST", "/api/v3/x", json=model)
    shown = [repr(model), redacted_json(model), redacted_json(planted), repr(raw), caplog.text]
    assert "thingshub.bodies" in {record.name for record in caplog.records}
    shown.append(str(hub.preview(hub.devices.update, "a", models.DeviceUpdate())))
    tag, verb = operation.split(".")
    method: Any = getattr(getattr(hub, tag), verb)
    if kind.endswith(("Create", "Request", "Update")):
        arguments: list[Any] = ["a", model] if kind.endswith("Update") else [model]
        preview = hub.preview(method, *arguments)
        shown += [str(preview), repr(preview), preview.curl]
        assert "***" in preview.curl
    refusing, _ = answering(lambda request: (400, {"code": 400, "error": f"no: {request.body!r}"}))
    with pytest.raises(CallError) as caught:
        refusing.request("POST", "/api/v3/x", json=model)
    shown += [str(caught.value), repr(caught.value), *caught.value.__notes__]
    assert not [text for text in shown if CANARY in text]


def test_there_are_places_to_walk() -> None:
    assert {key for _, _, key, _ in PLACES} >= {"password", "token", "key", "app_key"}


def test_drift_is_counted_by_operation_and_pointer() -> None:
    drifts: list[Drift] = []
    device: dict[str, Any] = {"id": "a", "name": "A", "labels": [], "created_at": "2026-01-01T00:00:00Z"}
    device |= {"updated_at": "2026-01-01T00:00:00Z", "firmware/version": "1", "twin": {"a": 1}}

    async def scenario(hub: AsyncThingsHub) -> None:
        await hub.with_options(on_drift=drifts.append).devices.list()

    run_both(scenario, lambda _: json_answer(json.dumps({"collection": [device] * 3, "total": 3})))
    once = [
        Drift("devices.list", "/total", "unknown field", None, 1),
        Drift("devices.list", "/collection/0/firmware~1version", "unknown field", None, 3),
        Drift("devices.list", "/collection/0/twin", "unknown field", None, 3),
    ]
    assert sorted(drifts) == sorted(once * 2)


def test_unknown_values_and_types_are_drift_but_custom_fields_are_not(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(values, "_told", set[tuple[type, str]]())
    drifts: list[Drift] = []
    times = {"created_at": "2026-01-01T00:00:00Z", "updated_at": "2026-01-01T00:00:00Z"}
    config = {"type": "carrier-pigeon", "loft": "north"}
    integration: dict[str, Any] = {
        "id": "i",
        "name": "I",
        "labels": [],
        "type": "carrier-pigeon",
        "config": config,
        "enabled": True,
    }
    hub, _ = answering(lambda _: (200, {**integration, **times, "status": "active", "description": ""}))
    told = hub.with_options(on_drift=drifts.append)
    told.integrations.get("i")
    told.integrations.get("i")
    assert {(d.pointer, d.what, d.value) for d in drifts} == {
        ("/type", "unknown value", "carrier-pigeon"),
        ("/config/type", "unknown value", "carrier-pigeon"),
    } | {(d.pointer, d.what, d.value) for d in drifts if d.what == "unknown field"}
    warned = [record for record in caplog.records if record.name == "thingshub.values"]
    assert len([record for record in warned if "carrier-pigeon" in record.getMessage()]) == 1, "once, not twice"

    drifts.clear()
    asset_hub, _ = answering(lambda _: (200, {"id": "a", "name": "A", "colour": "blue", **times}))
    asset_hub.with_options(on_drift=drifts.append).assets.get("a")
    assert drifts == []


def test_calls_are_spans_with_the_operation_as_their_name(monkeypatch: pytest.MonkeyPatch) -> None:
    exporter = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    monkeypatch.setattr("opentelemetry.trace._TRACER_PROVIDER", provider)
    answers = iter([json_answer("{}", 503), STATE, json_answer('{"code":404,"error":"no"}', 404)])
    transport = FakeTransport(lambda _: next(answers))
    hub = ThingsHub("https://demo.example", token=CANARY, transport=transport, retries=QUICK)
    hub.devices.get_state("pump-7")
    with pytest.raises(NotFoundError):
        hub.devices.get("pump-8")
    good, bad = exporter.get_finished_spans()
    assert (good.name, bad.name) == ("devices.get_state", "devices.get")
    assert dict(good.attributes or {}) == {
        "http.request.method": "GET",
        "url.template": "/api/v3/devices/{device_id}/state",
        "http.response.status_code": 200,
        "thingshub.attempts": 2,
    }
    assert (bad.attributes or {})["http.response.status_code"] == 404
    assert (bad.attributes or {})["error.type"] == "404"
    assert (good.status.is_ok, bad.status.is_ok) == (True, False)
    assert all("traceparent" in request.headers for request in transport.requests)
    assert "pump-8" not in str([span.attributes for span in (good, bad)])
    provider.shutdown()


def test_without_a_provider_of_spans_no_context_is_made_or_sent() -> None:
    transport = FakeTransport(lambda _: STATE)
    hub = ThingsHub("https://demo.example", token=CANARY, transport=transport)
    assert not tracing.is_configured()
    hub.devices.get_state("pump-7")
    assert "traceparent" not in transport.requests[0].headers
