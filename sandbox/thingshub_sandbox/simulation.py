"""Simulated devices: room sensors with a driver in the registry and a data table, which send raw uplinks.

They are made through the handlers that the API has, so that all of it is real; what is there already stays. The
readings follow the time of day, with noise that repeats for the same seed, device and moment.
"""

from __future__ import annotations

import io
import math
import random
import time
import zipfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from thingshub_sandbox.calls import Call, Handler, Refusal, Services
from thingshub_sandbox.handlers.data_tables import data_tables_create
from thingshub_sandbox.handlers.devices import devices_create
from thingshub_sandbox.handlers.drivers import drivers_push
from thingshub_sandbox.remote import Remote
from thingshub_sandbox.resources import DATA_TABLE, DEVICE, DRIVER_TAG

MOST_DEVICES = 10_000
LABEL = "simulated"
_DRIVER = "sandbox/room-sensor:1.0"
_PORT = 2
_MANIFEST = """\
type: javascript
metadata:
  author: sandbox
  name: room-sensor
  labels: []
  supports:
    - {manufacturer: Sandbox, model: Room sensor}
schema:
  version: 2
  properties:
    temperature: {type: float64, unit: °C}
    humidity: {type: float64, unit: '%'}
    battery: {type: float64, unit: V}
"""
_SCRIPT = """\
// Temperature in hundredths of a degree (signed), humidity in halves of a percent, battery in hundredths of a volt
function decode(payload, port) {
  var raw = (payload[0] << 8) | payload[1];
  if (raw > 0x7fff) { raw -= 0x10000; }
  return { temperature: raw / 100, humidity: payload[2] / 2, battery: payload[3] / 100 + 1 };
}
"""
_COLUMNS = (("temperature", "°C"), ("humidity", "%"), ("battery", "V"))


async def ensure_devices(services: Services, tenant: str, count: int) -> list[str]:
    """The ids of `count` simulated devices of a tenant."""
    store = services.store
    if await store.get(tenant, DRIVER_TAG.name, _DRIVER) is None:
        await _do(drivers_push, services, tenant, {"package": _package(), "tag": [_DRIVER.rpartition(":")[2]]})
    if await store.get(tenant, DATA_TABLE.name, LABEL) is None:
        columns = [{"name": name, "type": "float64", "unit": unit} for name, unit in _COLUMNS]
        table = {"id": LABEL, "name": "Simulated room sensors", "labels": [LABEL], "columns": columns}
        await _do(data_tables_create, services, tenant, table)
    ids = [f"room-sensor-{number}" for number in range(1, count + 1)]
    there = {str(device["id"]) for device in await store.select(tenant, DEVICE.name, labels=[LABEL])}
    for number, id in enumerate(ids, start=1):
        if id not in there:
            device = {"id": id, "name": f"Room sensor {number}", "labels": [LABEL], "driver": _DRIVER}
            await _do(devices_create, services, tenant, device)
    return ids


async def _do(handler: Handler, services: Services, tenant: str, body: dict[str, Any]) -> None:
    with suppress(Refusal):  # another process has just made it
        await handler(Call(services, tenant, base_url="", arguments={}, body=body, caller=None))


def _package() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr(zipfile.ZipInfo(".project"), _MANIFEST)
        archive.writestr(zipfile.ZipInfo("script.js"), _SCRIPT)
    return content.getvalue()


def payload(device: int, at_seconds: float, random_seed: int) -> bytes:
    """What the n-th sensor measures at a time (seconds since 1970)."""
    noise = random.Random(f"{random_seed}/{device}/{at_seconds:.0f}")
    daylight = math.sin((at_seconds % 86400 / 86400 - 0.25) * 2 * math.pi)
    temperature = 19.5 + device % 7 * 0.4 + 2.5 * daylight + noise.gauss(0, 0.15)
    humidity = 52 - 6 * daylight + noise.gauss(0, 1)
    battery = 3.25 - device % 5 * 0.05 + noise.gauss(0, 0.01)
    whole = round(temperature * 100) & 0xFFFF
    return bytes([whole >> 8, whole & 0xFF, round(humidity * 2) & 0xFF, round((battery - 1) * 100) & 0xFF])


@dataclass
class Progress:
    """How far a simulation is.

    Attributes:
        sent: Uplinks that were taken.
        failed: Of these, how many the driver could not decode.
    """

    seconds: float
    of_seconds: float
    sent: int = 0
    failed: int = 0


@dataclass(frozen=True)
class Simulation:
    """Uplinks of simulated devices, each at its own moment of the interval.

    Attributes:
        duration_seconds: How long to send.
        every_seconds: How often each device sends.
        random_seed: The same readings for the same seed, device and moment.
    """

    remote: Remote
    devices: Sequence[str]
    duration_seconds: float
    every_seconds: float
    random_seed: int = 1
    clock: Callable[[], float] = field(default=time.monotonic)
    sleep: Callable[[float], None] = field(default=time.sleep)

    def run(self, show: Callable[[Progress], None]) -> Progress:
        """Send until the time is over; `show` is called after each uplink.

        Raises:
            RemoteError: the sandbox has gone.
        """
        start = self.clock()
        progress = Progress(0, self.duration_seconds)
        round_number = 0
        while round_number * self.every_seconds < self.duration_seconds:
            for index, device in enumerate(self.devices):
                due = (round_number + index / len(self.devices)) * self.every_seconds
                if due >= self.duration_seconds:
                    break
                if (ahead := start + due - self.clock()) > 0:
                    self.sleep(ahead)
                content = payload(index + 1, time.time(), self.random_seed)
                uplink = self.remote.uplink(device, content.hex(), port=_PORT)
                progress.sent += 1
                progress.failed += "error" in uplink
                progress.seconds = self.clock() - start
                show(progress)
            round_number += 1
        return progress
