"""Messages without a call, open unions, and properties of the tenant's own: nothing that a server adds is lost."""

from __future__ import annotations

import copy
import json
import pickle
from typing import Any

import msgspec
import pytest

from tests.both import answering, sent
from thingshub import decode, models
from thingshub.errors import MismatchError, PayloadError
from thingshub.model import flattened
from thingshub.models import Asset, AssetList, Integration, OtherIntegrationConfig, StateUpdate, WebhookPayload

TIMES = {"created_at": "2026-01-01T00:00:00Z", "updated_at": "2026-01-01T00:00:00Z"}
INTEGRATION = {"id": "i", "name": "n", "labels": ["all"], "enabled": True, "description": "", "status": "ok", **TIMES}


def _integration(**config: Any) -> Integration:
    return decode(json.dumps({**INTEGRATION, "type": config.get("type", "x"), "config": config}), Integration)


def test_a_member_of_an_open_union_is_told_by_its_type() -> None:
    integration = _integration(type="http", url="https://erp.example/hook")
    assert isinstance(integration.config, models.HttpIntegrationConfig)
    assert integration.config.url == "https://erp.example/hook"


def test_a_type_that_the_document_does_not_know_is_kept_whole() -> None:
    integration = _integration(type="kafka", broker="b.example", topics=["a", {"b": None}])
    assert isinstance(integration.config, OtherIntegrationConfig)
    assert integration.config.extras == {"broker": "b.example", "topics": ["a", {"b": None}]}
    assert not integration.type.is_known
    assert flattened(msgspec.to_builtins(integration))["config"] == {
        "type": "kafka",
        "broker": "b.example",
        "topics": ["a", {"b": None}],
    }


@pytest.mark.parametrize("config", [None, 7, [], "http", {"type": "http", "url": 7}])
def test_what_fits_no_member_is_refused_with_its_place(config: Any) -> None:
    with pytest.raises(PayloadError) as caught:
        decode(json.dumps({**INTEGRATION, "type": "http", "config": config}), Integration)
    assert "Integration: " in str(caught.value)
    assert "$.config" in str(caught.value)


@pytest.mark.parametrize("config", [{}, {"type": None}, {"type": ["x"]}, {"type": {}}])
def test_a_type_of_another_type_never_crashes(config: Any) -> None:
    with pytest.raises(PayloadError):
        decode(json.dumps({**INTEGRATION, "type": "http", "config": config}), Integration)


def test_extras_live_beside_the_fixed_properties() -> None:
    raw = {"id": "a", "name": "A", "colour": "blue", "floor": 3, "nested": {"deep": [1]}, **TIMES}
    asset = decode(json.dumps(raw), Asset)
    assert asset.extras == {"colour": "blue", "floor": 3, "nested": {"deep": [1]}}
    for twin in (copy.copy(asset), copy.deepcopy(asset), pickle.loads(pickle.dumps(asset))):
        assert twin.extras == asset.extras
        assert twin == asset
    listed = decode(json.dumps({"collection": [raw, {**raw, "colour": "red"}]}), AssetList)
    assert [entry.extras["colour"] for entry in listed.collection] == ["blue", "red"]


def test_extras_that_look_like_secrets_show_in_no_repr() -> None:
    asset = Asset(id="a", name="A", extras={"door_password": "canary", "api_key": "canary", "colour": "blue"})
    assert "canary" not in repr(asset)
    assert "'colour': 'blue'" in repr(asset)


def test_extras_may_not_shadow_a_fixed_property() -> None:
    hub, transport = answering(lambda _: (201, {"id": "a", "name": "A", **TIMES}))
    with pytest.raises(ValueError, match="'name' is a property of its own"):
        hub.assets.create(id="a", name="A", extras={"name": "B"})
    assert transport.requests == []
    given = {"colour": "blue"}
    hub.assets.create(id="a", name="A", extras=given)
    assert sent(transport.requests[-1]) == {"id": "a", "name": "A", "colour": "blue"}
    assert given == {"colour": "blue"}


def test_messages_of_webhooks_and_websockets_are_decoded() -> None:
    update = {"device_id": "a", "timestamp": "2026-01-01T00:00:00.123456789Z", "values": {"t": 1}, "new": 7}
    assert decode(json.dumps(update).encode(), StateUpdate).values == {"t": 1}
    payload = decode(json.dumps({"integration_id": "i", "updates": [update, update]}), WebhookPayload)
    assert [entry.device_id for entry in payload.updates] == ["a", "a"]


@pytest.mark.parametrize(
    "message", [b"", b"{", b"\xff", "[" * 100_000, '{"device_id": "canary"', '{"device_id": ["canary"]}', "null"]
)
def test_a_message_that_is_none_is_refused_without_being_quoted(message: bytes | str) -> None:
    with pytest.raises(PayloadError, match="StateUpdate: ") as caught:
        decode(message, StateUpdate)
    assert "canary" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_a_misfit_in_an_answer_names_operation_and_place() -> None:
    hub, _ = answering(lambda _: (200, {**INTEGRATION, "type": "http", "config": 7}))
    with pytest.raises(MismatchError, match=r"integrations\.get: 200, but .*\$\.config"):
        hub.integrations.get("i")
