"""Models: open enums, secrets out of every repr, timestamps as the vendor writes them."""

from __future__ import annotations

import json
import pickle
import re
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from thingshub import decode, models
from thingshub._facts import SECRETS
from thingshub.model import Model, flattened
from thingshub.models import ApiKeyCreated, Device, LoginRequest, Session
from thingshub.values import StrEnum
from thingshub_sandbox.openapi.api import Api

SPEC: dict[str, Any] = dict(Api.load().document.data)


class Kind(StrEnum):
    LORIOT = "loriot"
    CHIRPSTACK = "chirpstack"


def test_an_unknown_enum_value_is_kept_and_goes_back_unchanged() -> None:
    kinds = msgspec.json.decode(b'["loriot", "actility"]', type=list[Kind])
    assert kinds == ["loriot", "actility"]
    assert [kind.is_known for kind in kinds] == [True, False]
    assert msgspec.json.encode(kinds) == b'["loriot","actility"]'
    assert pickle.loads(pickle.dumps(kinds)) == kinds
    assert isinstance(kinds[1], Kind)
    assert list(Kind) == ["loriot", "chirpstack"], "an unknown value does not become a listed one"
    assert kinds[0] is Kind.LORIOT


def test_an_enum_value_of_another_type_is_still_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(b"[7]", type=list[Kind])


def test_secrets_show_in_no_repr() -> None:
    examples = [
        LoginRequest(username="olga", password="canary"),
        ApiKeyCreated(id="k", name="n", key="canary", created_at=datetime(2026, 1, 1, tzinfo=UTC)),
        Session(
            user=models.User(id=1, username="olga", password="canary"),
            expires=datetime(2026, 1, 1, tzinfo=UTC),
            token="canary",
        ),
    ]
    for example in examples:
        assert "canary" not in repr(example)
        assert "canary" not in f"{[example]}"
        assert "***" in repr(example)
        assert b"canary" in msgspec.json.encode(example), "only the repr is redacted"


def test_every_secret_of_the_document_is_in_the_table() -> None:
    """Walks the document: whatever it marks x-secret must be redacted, in a model of that name."""
    marked = {
        (name, key)
        for name, schema in SPEC["components"]["schemas"].items()
        for key, prop in schema.get("properties", {}).items()
        if prop.get("x-secret") or prop.get("format") == "password"
    }
    assert marked == {(name, key) for name, keys in SECRETS.items() for key in keys}
    assert len(marked) >= 4
    for name, key in marked:
        assert key in getattr(models, name).__struct_encode_fields__


def test_every_object_of_the_document_has_a_model() -> None:
    for name, schema in SPEC["components"]["schemas"].items():
        if "properties" in schema:
            assert issubclass(getattr(models, name), Model)


def _examples() -> list[tuple[str, str, Any]]:
    """Every JSON example of a body, with the operation and the model that it is an example of."""
    found: list[tuple[str, str, Any]] = []
    for item in (*SPEC["paths"].values(), *SPEC["webhooks"].values()):
        for operation in item.values():
            for part in (operation.get("requestBody", {}), *operation["responses"].values()):
                content = part.get("content", {}).get("application/json", {})
                kind = content.get("schema", {}).get("$ref", "").rpartition("/")[2]
                found += [(operation["operationId"], kind, e["value"]) for e in content.get("examples", {}).values()]
    return found


@pytest.mark.parametrize(
    ("operation", "kind", "value"), _examples(), ids=lambda part: part if isinstance(part, str) else ""
)
def test_every_example_survives_a_round_trip(operation: str, kind: str, value: Any) -> None:
    model = decode(json.dumps(value), getattr(models, kind))
    assert _comparable(flattened(msgspec.to_builtins(model))) == _comparable(value)


def _comparable(value: Any) -> Any:
    """JSON data with times as times, of whose fraction six digits count."""
    if isinstance(value, dict):
        return {key: _comparable(child) for key, child in value.items()}  # pyright: ignore[reportUnknownVariableType]
    if isinstance(value, list):
        return [_comparable(child) for child in value]  # pyright: ignore[reportUnknownVariableType]
    if isinstance(value, str) and value.endswith("Z") and "T" in value:
        return msgspec.convert(re.sub(r"(\.\d{6})\d+", r"\1", value), datetime)
    return value


@pytest.mark.parametrize(
    ("fraction", "microseconds"),
    [
        *(("", 0), (".5", 500000), (".12", 120000), (".123", 123000), (".123456", 123456)),
        *((".00000001", 0), (".123456789", 123456), (".999999999", 999999), (".99999999999999999999", 999999)),
    ],
)
@pytest.mark.parametrize("space", ["", " "])
def test_fractions_of_any_length_are_read_and_cut(fraction: str, microseconds: int, space: str) -> None:
    text = f"2026-01-01T00:00:00{fraction}Z"
    raw = f'{{"id":"a","name":"{text}","labels":["{text}"],"created_at":{space}"{text}","updated_at":"{text}"}}'
    device = decode(raw, Device)
    assert device.created_at == device.updated_at == datetime(2026, 1, 1, microsecond=microseconds, tzinfo=UTC)
    assert device.name == device.labels[0] == text, "what only looks like a time is left alone"


def test_unset_and_null_stay_apart() -> None:
    assert msgspec.json.encode(models.DeviceUpdate()) == b"{}"
    assert msgspec.json.encode(models.DeviceUpdate(description=None)) == b'{"description":null}'
    assert repr(models.DeviceUpdate(description=None)) == "DeviceUpdate(description=None)"
