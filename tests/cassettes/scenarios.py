"""What is recorded: each scenario once, for the sync and the async client alike."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Protocol

import pytest

from thingshub import AsyncThingsHub
from thingshub.errors import AuthenticationError, BadRequestError, NotFoundError
from thingshub.models import DeviceCreate, DeviceUpdate

EIGHT_DAYS = 8 * 24 * 3600


class Stage(Protocol):
    """What a scenario can do beside calling: nothing when it is replayed."""

    def advance(self, seconds: float) -> None: ...


@dataclass(frozen=True)
class Scenario:
    """A scenario and who plays it."""

    play: Callable[[AsyncThingsHub, Stage], Awaitable[None]]
    password: str | None = field(default=None, repr=False)

    @property
    def name(self) -> str:
        return self.play.__name__


async def device_life_cycle(hub: AsyncThingsHub, stage: Stage) -> None:
    made = await hub.devices.create(id="pump-7", name="Pump 7", labels=["hall-1"])
    assert (made.id, made.labels, made.description) == ("pump-7", ["hall-1"], "")
    stage.advance(90)
    assert (await hub.devices.get("pump-7")).name == "Pump 7"
    changed = await hub.devices.update("pump-7", name="Pump 7b", description="Cooling water")
    assert (changed.name, changed.labels) == ("Pump 7b", ["hall-1"])
    cleared = await hub.devices.update("pump-7", DeviceUpdate(description=None))
    assert (cleared.name, cleared.description) == ("Pump 7b", "")
    await hub.devices.delete("pump-7")
    with pytest.raises(NotFoundError, match="device not found"):
        await hub.devices.get("pump-7")
    with pytest.raises(NotFoundError):
        await hub.devices.update("pump-7", name="x")
    with pytest.raises(NotFoundError):
        await hub.devices.delete("pump-7")


async def read_change_write(hub: AsyncThingsHub, stage: Stage) -> None:
    device = await hub.devices.create(DeviceCreate(name="Fan"))
    assert device.id.startswith("device-")
    device.description = "Row 2: ölgekühlt, 50 °C"
    changed = await hub.devices.update(device.id, device)
    assert changed.description == "Row 2: ölgekühlt, 50 °C"
    assert changed.name == "Fan"


async def labels(hub: AsyncThingsHub, stage: Stage) -> None:
    for number in (1, 2, 3):
        await hub.devices.create(id=f"fan-{number}", name=f"Fan {number}", labels=["hall-1"])
    added = await hub.devices.add_labels("fan-2", ["cold", "hall-1", "north.1"])
    assert added.collection == ["hall-1", "cold", "north.1"]
    assert [device.id for device in (await hub.devices.list(labels=["hall-1"])).collection] == [
        "fan-1",
        "fan-2",
        "fan-3",
    ]
    assert [device.id for device in (await hub.devices.list(labels=["hall-1", "cold"])).collection] == ["fan-2"]
    await hub.devices.remove_label("fan-2", "cold")
    assert (await hub.devices.list_labels("fan-2")).collection == ["hall-1", "north.1"]
    assert [label async for label in hub.devices.iterate_labels("fan-2", page_size=1)] == ["hall-1", "north.1"]
    with pytest.raises(NotFoundError, match="label not found"):
        await hub.devices.remove_label("fan-2", "cold")
    with pytest.raises(NotFoundError):
        await hub.devices.list_labels("fan-9")
    with pytest.raises(NotFoundError):
        await hub.devices.add_labels("fan-9", ["cold"])


async def paging(hub: AsyncThingsHub, stage: Stage) -> None:
    for number in range(5):
        await hub.devices.create(id=f"m-{number}", name="Meter")
    seen = [device.id async for device in hub.devices.iterate(page_size=2)]
    assert seen == [f"m-{number}" for number in range(5)]
    assert [device.id for device in (await hub.devices.list(limit=2, offset=3)).collection] == ["m-3", "m-4"]
    with pytest.raises(BadRequestError, match="query limit"):
        await hub.devices.list(limit=0)


async def state(hub: AsyncThingsHub, stage: Stage) -> None:
    await hub.devices.create(id="room-1", name="Room")
    empty = await hub.devices.get_state("room-1")
    assert (empty.reported, empty.desired) == ({}, {})
    wished = await hub.devices.set_desired_state("room-1", {"interval": 300, "limits": {"low": 1.5, "high": None}})
    assert wished.desired == {"interval": 300, "limits": {"low": 1.5, "high": None}}
    assert (await hub.devices.get_state("room-1")).desired == wished.desired
    with pytest.raises(NotFoundError):
        await hub.devices.get_state("room-9")
    with pytest.raises(NotFoundError):
        await hub.devices.set_desired_state("room-9", {})


async def api_keys(hub: AsyncThingsHub, stage: Stage) -> None:
    made = await hub.api_keys.create(name="night report")
    assert made.key
    assert [key.name for key in (await hub.api_keys.list()).collection] == ["night report"]
    assert [key.id async for key in hub.api_keys.iterate(page_size=1)] == [made.id]
    await hub.api_keys.delete(made.id)
    with pytest.raises(NotFoundError, match="api key not found"):
        await hub.api_keys.delete(made.id)
    with pytest.raises(BadRequestError, match=r"body\.name"):
        await hub.api_keys.create(name="")


async def refusals(hub: AsyncThingsHub, stage: Stage) -> None:
    await hub.devices.create(id="pump-7", name="Pump 7")
    with pytest.raises(BadRequestError, match="already in use"):
        await hub.devices.create(id="pump-7", name="Another")
    with pytest.raises(BadRequestError, match=r"body\.name"):
        await hub.devices.update("pump-7", name="")
    with pytest.raises(BadRequestError, match="query labels"):
        await hub.devices.add_labels("pump-7", ["-bad-"])
    with pytest.raises(BadRequestError, match="path device_id"):
        await hub.devices.get("no--id")


async def token_ends(hub: AsyncThingsHub, stage: Stage) -> None:
    assert (await hub.devices.list()).collection == []
    stage.advance(EIGHT_DAYS)
    assert (await hub.devices.list()).collection == []


async def wrong_password(hub: AsyncThingsHub, stage: Stage) -> None:
    with pytest.raises(AuthenticationError, match="invalid credentials") as caught:
        await hub.devices.list()
    assert (caught.value.operation, caught.value.status) == ("auth.login", 400)


SCENARIOS = [
    Scenario(device_life_cycle),
    Scenario(read_change_write),
    Scenario(labels),
    Scenario(paging),
    Scenario(state),
    Scenario(api_keys),
    Scenario(refusals),
    Scenario(token_ends),
    Scenario(wrong_password, password="not-the-password"),
]
