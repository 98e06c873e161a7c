"""Unknown properties never break decoding, and read, change, write never loses them."""

from __future__ import annotations

import copy
import json
from typing import Any

import msgspec
import pytest

from tests.both import json_answer, run_both, sent
from thingshub import AsyncThingsHub
from thingshub.model import Model, remember_one
from thingshub.models import Device, DeviceUpdate
from thingshub.roundtrip import as_update
from thingshub.transport import Request, Response

NEWER: dict[str, Any] = {
    "id": "pump-7",
    "name": "Pump 7",
    "description": "old",
    "labels": ["hall-1"],
    "created_at": "2026-01-01T00:00:00.123456789Z",
    "updated_at": "2026-01-01T00:00:00Z",
    "firmware": {"version": "1.2", "slots": [1, None, {"a": "b"}]},
    "rack": None,
}
UNKNOWN = {"firmware": NEWER["firmware"], "rack": None}


def _server(request: Request) -> Response:
    if "limit" in request.target or request.target.endswith("/devices"):
        entries = [] if "offset=2" in request.target else [NEWER, {**NEWER, "id": "pump-8", "rack": 8}]
        return json_answer(json.dumps({"collection": entries}))
    return json_answer(json.dumps(NEWER))


def _sent(requests: list[Request]) -> Any:
    return sent(next(request for request in requests if request.method == "PUT"))


def test_get_change_update_sends_the_change_and_everything_unknown() -> None:
    async def scenario(hub: AsyncThingsHub) -> None:
        device = await hub.devices.get("pump-7")
        device.name = "Pump 7b"
        await hub.devices.update("pump-7", device)

    assert _sent(run_both(scenario, _server)) == {"name": "Pump 7b", "description": "old", **UNKNOWN}


@pytest.mark.parametrize("way", ["list", "iterate"])
def test_entries_of_lists_keep_what_is_unknown_too(way: str) -> None:
    async def scenario(hub: AsyncThingsHub) -> None:
        if way == "list":
            device = (await hub.devices.list()).collection[1]
        else:
            device = [device async for device in hub.devices.iterate()][1]
        device.description = "new"
        await hub.devices.update(device.id, device)

    expected = {"name": "Pump 7", "description": "new", **UNKNOWN, "rack": 8}
    assert _sent(run_both(scenario, _server)) == expected


def test_a_copy_keeps_it_and_the_original_is_left_alone() -> None:
    device = msgspec.convert(NEWER, Device)
    remember_one(device, json.dumps(NEWER).encode(), ())
    for twin in (copy.copy(device), copy.deepcopy(device)):
        twin.name = "Another"
        assert as_update(twin, DeviceUpdate)["firmware"] == NEWER["firmware"]
    assert device.name == "Pump 7"


def test_keyword_arguments_send_only_what_was_given_and_tell_null_from_absent() -> None:
    async def scenario(hub: AsyncThingsHub) -> None:
        await hub.devices.update("pump-7", name="x")
        await hub.devices.update("pump-7", description=None)
        await hub.devices.update("pump-7", DeviceUpdate(description=None))

    bodies = [request.body for request in run_both(scenario, _server)]
    assert bodies == [b'{"name":"x"}', b'{"description":null}', b'{"description":null}']


def test_both_a_model_and_keyword_arguments_are_refused() -> None:
    async def scenario(hub: AsyncThingsHub) -> None:
        with pytest.raises(TypeError, match=r"not both \(got name\)"):
            await hub.devices.update("pump-7", DeviceUpdate(), name="x")  # type: ignore[call-overload]  # pyright: ignore
        with pytest.raises(TypeError, match="name"):
            await hub.devices.create(id="pump-7")  # type: ignore[call-overload]  # pyright: ignore

    assert run_both(scenario, _server) == []


class Part(Model):
    id: str
    size: int = 0


class Whole(Model):
    id: str
    parts: list[Part]
    spare: Part | None = None


class WholeUpdate(Model):
    parts: list[Part]
    spare: Part | None = None


RAW: dict[str, Any] = {
    "id": "w",
    "parts": [{"id": "a", "size": 1, "x": 1}, {"id": "b", "size": 2, "x": 2}],
    "spare": {"id": "s", "size": 3, "x": 3},
}


def _whole() -> Whole:
    whole = msgspec.convert(RAW, Whole)
    remember_one(whole, json.dumps(RAW).encode(), ())
    return whole


def test_unknown_properties_of_nested_objects_come_along() -> None:
    whole = _whole()
    assert whole.spare is not None
    whole.spare.size = 30
    whole.parts[1].size = 20
    sent = as_update(whole, WholeUpdate)
    assert sent["spare"] == {"id": "s", "size": 30, "x": 3}
    assert sent["parts"] == [{"id": "a", "size": 1, "x": 1}, {"id": "b", "size": 20, "x": 2}]


def test_entries_that_moved_or_went_take_their_own_unknown_properties() -> None:
    whole = _whole()
    whole.parts.reverse()
    assert [part["x"] for part in as_update(whole, WholeUpdate)["parts"]] == [2, 1]
    whole = _whole()
    whole.parts.pop(0)
    assert as_update(whole, WholeUpdate)["parts"] == [{"id": "b", "size": 2, "x": 2}]
    whole.parts.insert(0, Part(id="new"))
    assert as_update(whole, WholeUpdate)["parts"][1]["x"] == 2


def test_what_was_removed_stays_removed() -> None:
    whole = _whole()
    whole.spare = None
    whole.parts = []
    assert as_update(whole, WholeUpdate) == {"parts": [], "spare": None}
